"""The schemas that editors complete from: current, true of our books, and as strict as the loader."""

import json

import pytest
from jsonschema import Draft202012Validator

from rasid.errors import BookError
from rasid.knowledge.entries import entries
from rasid.knowledge.fields import BOOK, check, fields
from rasid.knowledge.load import Entry
from rasid.knowledge.schema import schema_of, schemas
from rasid.knowledge.shelves import DATA, OURS

BOOKS = [b for b in OURS.books() if b.endswith(".yaml") and schema_of(b) in schemas()]


def validator(book: str) -> Draft202012Validator:
    schema = json.loads(schemas()[schema_of(book)])
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def test_what_is_committed_is_what_is_made():
    kept = {p.name: p.read_text(encoding="utf-8") for p in (DATA / "schema").glob("*.json")}
    assert kept == schemas(), "run: rasid lexicon schema --out src/rasid/data/schema"


@pytest.mark.parametrize("book", BOOKS)
def test_every_book_of_ours_holds(book):
    faults = validator(book).iter_errors([e.data for e in entries(book)])
    assert [(list(f.path), f.message) for f in faults] == []


def test_every_book_that_has_fields_has_a_schema_and_both_languages():
    assert {b.partition("/")[0] for b in BOOKS} >= {"actors", "triggers", "words", "ontology.yaml"}
    told = [f for own in fields().values() for f in own.values()]
    assert all(f.en.isascii() or "«" in f.en or any(c >= "\u0600" for c in f.en) for f in told)
    assert all(any("\u0600" <= c <= "\u06ff" for c in f.ar) for f in told)


@pytest.mark.parametrize(
    ("book", "data", "said"),
    [
        ("actors/a.yaml", {"id": "x", "ar": "س", "en": "X"}, "needs «kind»"),
        ("actors/a.yaml", {"id": "x", "ar": "س", "en": "X", "kind": "rebels"}, "no kind"),
        ("actors/a.yaml", {"id": "x", "ar": "س", "en": "X", "kind": "party", "alias": ["ص"]}, "is it «aliases»"),
        ("actors/a.yaml", {"id": "x", "ar": "س", "en": "X", "kind": "party", "aliases": "ص"}, "no list of phrases"),
        ("actors/a.yaml", {"id": "x", "ar": "س", "en": "X", "kind": "party", "aliases": [""]}, "no list of phrases"),
        ("actors/a.yaml", {"id": "x", "ar": 17, "en": "X", "kind": "party"}, "«ar» is not written so"),
        ("triggers/a.yaml", {"id": "x", "kind": "Attack", "frame": "strike", "weak": "maybe"}, "weak: true"),
        ("words/place_words.yaml", {"role": "side", "toward": "north"}, "no number"),
    ],
)
def test_the_loader_and_the_schema_refuse_the_same(book, data, said):
    with pytest.raises(BookError, match=said):
        check(Entry(book, 1, data))
    assert not validator(book).is_valid([data])


def test_an_entry_that_only_drops_is_one(tmp_path):
    check(Entry("actors/a.yaml", 1, {"id": "x", "drop": "true"}))
    assert validator("actors/a.yaml").is_valid([{"id": "x", "drop": True}])
    assert (DATA / BOOK).is_file()


def test_the_command_writes_them(rasid, tmp_path):
    done = rasid("lexicon", "schema", "--out", tmp_path / "new")
    assert done.returncode == 0
    assert {p.name: p.read_text(encoding="utf-8") for p in (tmp_path / "new").iterdir()} == schemas()
