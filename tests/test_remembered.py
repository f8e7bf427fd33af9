"""What a process remembers between two drawings changes nothing of what is drawn."""

import json
import random
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from rasid.model.event import Decision
from rasid.model.report import Report
from rasid.pipeline import read
from rasid.pipeline.rebuilding import rebuild
from rasid.pipeline.remembered import Memory
from rasid.store.store import Item, Store, open_store

NOW = datetime(2021, 8, 1, tzinfo=UTC)
DISPATCHES = [json.loads(line) for line in Path("samples/dispatches.jsonl").read_text(encoding="utf-8").splitlines()]


def keep(store: Store, *reports: Report) -> None:
    run = store.begin(["x"], NOW)
    for report in reports:
        store.keep(run, Item(report, report.text.encode(), report.id, "test", "text/plain"))
        store.code(report.id, read(report), "books 1", NOW)


def dispatches() -> Iterator[Report]:
    for d in DISPATCHES:
        yield Report(d["text"], d["id"], d["outlet"], date.fromisoformat(d["published"]), d.get("title"), "SY")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(str(tmp_path / "kept.db")) as made:
        keep(made, *dispatches())
        yield made


def drawn(store: Store, memory: Memory | None) -> list[object]:
    rebuild(store, policy="assessment", memory=memory)
    return [*store.each_incident(), *store.holds()]


def decide(store: Store, n: int, chance: random.Random) -> None:
    """Some decision on what stands, as a person may take it, an undo among them."""
    claims = [c.id for _, reading in store.claims() for c in reading.claims]
    two = tuple(chance.sample(claims, 2))
    taken = [d.id for d in store.decisions()]
    choices = [
        ("same", two, ""),
        ("different", two, ""),
        ("accept", two[:1], ""),
        ("grade", two[:1], json.dumps({"what": "killed", "who": "civilians", "grade": "Discounted"})),
        ("assess", two[:1], json.dumps({"what": "killed", "who": "civilians", "best": 4})),
        ("correct", two[:1], json.dumps(["void", ""])),
        ("correct", two[:1], json.dumps(["kind", "Armed clash"])),
    ]
    if taken:
        choices.append(("undo", (chance.choice(taken),), ""))
    what, about, value = chance.choice(choices)
    store.decide(
        Decision(f"d{n}", what, about, value, "سلمى", f"2021-08-01T00:{n // 60:02}:{n % 60:02}Z"), store.mark()
    )


@pytest.mark.parametrize("seed", range(6))
def test_whatever_is_decided_the_events_are_those_of_a_drawing_from_nothing(store: Store, seed: int) -> None:
    chance, memory = random.Random(seed), Memory()
    for n in range(10):
        decide(store, n, chance)
        assert drawn(store, memory) == drawn(store, None)


def test_reports_that_come_are_corrected_and_go_are_met_by_what_is_remembered(store: Store) -> None:
    memory = Memory()
    before = drawn(store, memory)
    late = Report("قُتل ثلاثة مدنيين في قصف على مدينة إدلب، الثلاثاء، وفق الدفاع المدني.", "late", "صدى الشمال",
                  date(2024, 11, 20), None, "SY")  # fmt: skip
    keep(store, late)
    after = drawn(store, memory)
    assert after == drawn(store, None) and after != before
    store.erase(reason="asked", by="سلمى", at=NOW, report="late")
    assert drawn(store, memory) == before == drawn(store, None)
    assert "late" not in memory._told


def test_a_decision_is_drawn_without_reading_any_report_again(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    memory = Memory()
    drawn(store, memory)
    store.decide(Decision("d1", "accept", (store.incidents().incidents[0].id,), "", "سلمى", "2021-08-01T00:00:00Z"))
    monkeypatch.setattr("rasid.pipeline.remembered.sketch", None)
    monkeypatch.setattr("rasid.pipeline.remembered.tellings", None)
    assert any(f.code == "accepted" for i in drawn(store, memory) for f in getattr(i, "flags", ()))
