# make demo   sets up its own environment, codes the sample dispatches and prints what they claim
# make test   sets up, then everything: format, lint, types, import contract, books, tests, quality gate

SHELL := /bin/bash
BIN := .venv/bin

.PHONY: demo test setup dev format gate measured readme bench clean

demo: setup
	@$(BIN)/rasid code samples --to table
	@echo
	@echo "Read a report of your own:      $(BIN)/rasid code FILE --published 2021-07-29 --outlet NAME"
	@echo "See what read every word of it: $(BIN)/rasid try \"قُتل سبعة جنود في هجوم على حاجز قرب درعا\""
	@echo "Feed other programs:            $(BIN)/rasid code FILE --to jsonl   (or csv, json)"

setup:
	@tools/setup.sh

dev:
	@tools/setup.sh dev

test: dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/rasid lexicon check
	$(BIN)/pytest
	$(BIN)/rasid evaluate gold/daraa.jsonl gold/composed.jsonl --floors gold/floors.json
	$(BIN)/python tools/gold_places.py --check
	$(BIN)/python tools/measured.py --check
	$(BIN)/python tools/readme.py --check

format: dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

gate: dev
	$(BIN)/rasid evaluate gold/daraa.jsonl gold/composed.jsonl --floors gold/floors.json --raise-floors
	$(BIN)/python tools/gold_places.py --raise
	$(BIN)/python tools/measured.py

readme: dev
	$(BIN)/python tools/readme.py

measured: dev
	$(BIN)/python tools/measured.py

bench: dev
	$(BIN)/python benchmarks/reading.py

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache dist
