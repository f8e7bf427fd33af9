# make demo   sets up its own environment, adds the sample dispatches, prints the events they tell of, opens the page
# make test   sets up, then everything: format, lint, types, import contract, books, tests, quality gate
# make compiled builds a wheel whose reading is machine code (needs a C compiler) and proves that it reads the same

SHELL := /bin/bash
BIN := .venv/bin

.PHONY: demo test setup dev page pictures format gate measured readme compiled bench peers clean

demo: setup
	@tools/demo.sh

setup:
	@tools/setup.sh

dev:
	@tools/setup.sh dev

test: dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	tools/page.sh check
	$(BIN)/rasid lexicon check
	tools/tests.sh
	$(BIN)/rasid evaluate gold/daraa.jsonl gold/composed.jsonl --floors gold/floors.json
	$(BIN)/python tools/gold_places.py --check
	$(BIN)/python tools/gold_incidents.py --check
	$(BIN)/python tools/effort.py --check
	$(BIN)/python tools/measured.py --check
	$(BIN)/python tools/readme.py --check
	$(BIN)/python tools/wheel.py

page: dev
	tools/page.sh build

pictures: page
	RASID_PICTURES=docs/guide/pictures $(BIN)/pytest tests/page/test_guide.py -k as_it_is

format: dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

gate: dev
	$(BIN)/rasid evaluate gold/daraa.jsonl gold/composed.jsonl --floors gold/floors.json --raise-floors
	$(BIN)/python tools/gold_places.py --raise
	$(BIN)/python tools/gold_incidents.py --raise
	$(BIN)/python tools/effort.py --lower
	$(BIN)/python tools/measured.py

readme: dev
	$(BIN)/python tools/readme.py

measured: dev
	$(BIN)/python tools/measured.py

compiled: dev
	$(BIN)/python tools/compiled.py

bench: dev
	$(BIN)/python benchmarks/reading.py
	$(BIN)/python benchmarks/browse.py
	$(BIN)/python benchmarks/paint.py

peers:
	benchmarks/peers/run.sh $(ARGS)

clean:
	rm -rf .venv .venv-peers demo .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache dist
