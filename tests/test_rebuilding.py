"""Decisions outlive a new reading of the reports: followed to what their claims became, and none breaks a rebuild."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from rasid.model.claim import Reading
from rasid.model.event import Decision
from rasid.model.report import Report
from rasid.model.values import Span
from rasid.pipeline import read
from rasid.pipeline.rebuilding import rebuild
from rasid.store.store import Item, Store, open_store

NOW = datetime(2021, 8, 1, tzinfo=UTC)
TEXT = "قُتل سبعة جنود، أمس الأربعاء، في هجوم على حاجز قرب مدينة درعا، بحسب الناشط سامر الحريري."


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(str(tmp_path / "decided.db")) as made:
        run = made.begin(["x"], NOW)
        report = Report(TEXT, "r1", "صدى الجنوب", date(2021, 7, 29))
        made.keep(run, Item(report, TEXT.encode(), "x", "test", "text/plain"))
        made.code("r1", read(report), "books 1", NOW)
        yield made


def decided(store: Store, id: str, what: str, value: object = "") -> None:
    claim = next(store.claims())[1].claims[0].id
    said = value if isinstance(value, str) else json.dumps(value)
    store.decide(Decision(id, what, (claim,), said, "سلمى", "2021-08-01T00:00:00Z"))


def reread(store: Store) -> None:
    """Newer books find the same occurrence in fewer words: another id."""
    _, reading = next(store.claims())
    claims = tuple(replace(c, id=f"new{n}", evidence=Span(c.evidence.start, c.evidence.end - 1))
                   for n, c in enumerate(reading.claims))  # fmt: skip
    store.code("r1", Reading(claims, ()), "books 2", NOW)


def test_a_figure_assessed_before_the_books_grew_is_assessed_after(store: Store) -> None:
    decided(store, "d1", "assess", {"what": "killed", "who": "soldiers", "best": 5})
    decided(store, "d2", "accept")
    reread(store)
    rebuild(store, policy="assessment")
    (incident,) = store.each_incident()
    assert incident.claims[0].startswith("new")
    assert [(f.low, f.best) for f in incident.figures if f.what == "killed"] == [(7, 5)]
    assert "accepted" in {f.code for f in incident.flags}


def test_the_later_of_two_decisions_of_one_second_has_its_way(store: Store) -> None:
    decided(store, "z", "grade", {"what": "killed", "who": "soldiers", "grade": "Discounted"})
    store.decide(Decision("y", "undo", ("z",), "", "سلمى", "2021-08-01T00:00:00Z"))
    decided(store, "a", "grade", {"what": "killed", "who": "soldiers", "grade": "Contested"})
    rebuild(store)
    (incident,) = store.each_incident()
    assert [f.grade for f in incident.figures if f.what == "killed"] == ["Contested"]


def test_a_correction_that_no_book_bears_any_more_is_told_and_breaks_nothing(store: Store) -> None:
    decided(store, "d1", "correct", ["place", "xx-a-place-that-left-the-books"])
    built = rebuild(store)
    assert built.incidents == 1 and len(built.unfit) == 1
    assert built.unfit[0].where.startswith("claim ") and built.unfit[0].mend
    (incident,) = store.each_incident()
    assert incident.place and incident.place.admin1 == "Daraa"
