"""FT-25: no input makes reading it grow faster than its size, and what is too large is refused without being read."""

import importlib
import io
import json
import pkgutil
import re
from itertools import islice

import pytest

import rasid.ingest
from rasid.ingest.encodings import decode
from rasid.ingest.formats.json_stream import elements
from rasid.ingest.formats.sniff import form_of
from rasid.ingest.formats.table import csv_parts
from rasid.ingest.formats.telegram import words
from rasid.ingest.item import Asked, Content
from rasid.ingest.sources import items, usual_headers
from tests.growing import STEEPEST, growth
from tests.ingest.making import TEXT, put

ANCHORED = {"_SPACE", "_RECORD", "_ISO"}
"""Patterns that are only ever matched at one place, so that each is tried once."""
HARD = ["<", ">", '"', "'", "&", "&#", " ", "\n", "a", "ا", "9", "<a ", "<!--", "a=", "(", ".", ":", "«", "\ufeb3",
        "a b", "x" + " " * 7, "</item", "<item ", "من ", "charset=", "\u0660,"]  # fmt: skip


def patterns() -> dict[str, re.Pattern]:
    """Every regular expression that a module of ingest keeps."""
    found = {}
    for module in pkgutil.walk_packages(rasid.ingest.__path__, "rasid.ingest."):
        if ".gazetteers" in module.name or module.name.endswith(".child"):
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            held = value.values() if isinstance(value, dict) else [value]
            for number, one in enumerate(held):
                if isinstance(one, re.Pattern) and name not in ANCHORED:
                    found[f"{module.name}.{name}.{number}"] = one
    return found


def test_every_regular_expression_is_linear() -> None:
    every = patterns()
    assert len(every) > 20
    for name, pattern in every.items():
        for piece in HARD:
            given = piece if isinstance(pattern.pattern, str) else piece.encode()

            def work(size: int, pattern=pattern, given=given) -> None:
                for _ in islice(pattern.finditer(given * size), size):
                    pass

            assert growth(work, 3_000) < STEEPEST, (name, piece)


def long(size: int) -> str:
    return (TEXT.replace(".", "") + " و") * size


READERS = {
    "a sentence that never ends": lambda n: decode(long(n).encode()),
    "the same in windows-1256": lambda n: decode(long(n).encode("cp1256", "replace")),
    "the same, garbled": lambda n: decode(long(n).encode().decode("latin-1").encode()),
    "many sentences": lambda n: decode((TEXT + "\n").encode() * n),
    "a long value in JSON": lambda n: list(elements(io.BytesIO(json.dumps([{"text": long(n)}]).encode()))),
    "many values in JSON": lambda n: list(elements(io.BytesIO(json.dumps([{"text": TEXT}] * n).encode()))),
    "spaces in JSON": lambda n: list(elements(io.BytesIO(b"[" + b" " * (n * 300) + b"1]"))),
    "pieces of a message": lambda n: words([TEXT, {"text": TEXT}] * n),
    "a table": lambda n: list(csv_parts(content(f"text\n{TEXT}\n" + f"{TEXT}\n" * n), ASKED)),
    "a cell over many lines": lambda n: list(csv_parts(content('text\n"' + f"{TEXT}\n" * n + '"\n'), ASKED)),
    "a quotation never closed": lambda n: list(csv_parts(content('text\n"' + f"{TEXT}\n" * n), ASKED)),
    "a head of braces": lambda n: form_of(b"{" * n * 50, "x", "x"),
}
ASKED = Asked(headers=usual_headers())


def content(text: str) -> Content:
    return Content(io.BufferedReader(io.BytesIO(text.encode())), "x", "a.csv")


@pytest.mark.parametrize("name", READERS)
def test_reading_grows_with_the_size(name: str) -> None:
    assert growth(READERS[name], 1_500) < STEEPEST


def test_a_hundred_megabytes_are_refused_and_ten_are_read(tmp_path) -> None:
    sentence = (long(60_000)).encode()[:9_990_000].decode("utf-8", "ignore")
    put(tmp_path / "b.txt", sentence)
    with put(tmp_path / "a.txt", b"").open("wb") as file:
        for _ in range(10):
            file.write(sentence.encode())
    big, read = items([str(tmp_path)])
    assert big.error.code == "TOO_LARGE" and big.raw == b"" and read.report.text == sentence


def test_many_items_are_streamed(tmp_path) -> None:
    """The first comes before the last is looked at: what follows it may be broken for all it knows."""
    many = b'{"text": "%s"}\n' % TEXT.encode() * 50_000
    file = put(tmp_path / "a.json", b"[" + many.replace(b"}\n", b"},\n") + b"broken")
    reading = items([str(file)])
    assert next(reading).report.text == TEXT
    assert sum(1 for _ in reading) == 50_000
