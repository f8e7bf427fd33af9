"""The gate: a drop fails, floors only rise, and both are tied to one gold."""

import pytest

from rasid import gate
from rasid.errors import GateError, UserError

ABOUT = {"sha256": "abc", "date": "2021-02-11", "made_by": "rasid 0", "reports": 1, "events": 2}


def floors(**f1):
    return gate.raised({"golds": {}}, "g.jsonl", ABOUT, f1)


def test_what_stands_on_its_floor_passes():
    assert gate.check(floors(kind=0.5), "g.jsonl", "abc", {"kind": 0.5}) == []
    assert gate.check(floors(kind=0.5), "g.jsonl", "abc", {"kind": 0.9}) == []


def test_a_drop_is_named():
    assert gate.check(floors(kind=0.5, date=0.7), "g.jsonl", "abc", {"kind": 0.49, "date": 0.7}) == [
        "g.jsonl: kind fell from 0.500 to 0.490"
    ]


def test_a_slot_that_is_gone_has_fallen():
    assert gate.check(floors(kind=0.5), "g.jsonl", "abc", {}) != []


def test_another_gold_is_refused():
    with pytest.raises(GateError, match="digest"):
        gate.check(floors(kind=0.5), "g.jsonl", "other", {"kind": 0.9})
    with pytest.raises(GateError, match="digest"):
        gate.raised(floors(kind=0.5), "g.jsonl", {**ABOUT, "sha256": "other"}, {"kind": 0.9})
    with pytest.raises(GateError, match="no floors"):
        gate.check(floors(kind=0.5), "h.jsonl", "abc", {"kind": 0.9})


def test_floors_rise_and_never_fall():
    twice = gate.raised(floors(kind=0.5, date=0.7), "g.jsonl", ABOUT, {"kind": 0.6, "date": 0.6})
    assert twice["golds"]["g.jsonl"]["floors"] == {"kind": 0.6, "date": 0.7}
    assert twice["golds"]["g.jsonl"]["measured"] == {"kind": 0.6, "date": 0.6}


def test_floors_read_back():
    assert gate.read_floors(gate.written(floors(kind=0.5)), "f") == floors(kind=0.5)
    with pytest.raises(UserError):
        gate.read_floors("{", "f")
    with pytest.raises(UserError):
        gate.read_floors("[]", "f")


def test_the_page_gives_figures_digest_and_day():
    page = gate.page({**floors(kind=0.512), "also": [{"what": "speed", "figure": "200/s", "how": "x", "date": "d"}]})
    assert (
        "| kind | 0.512 | 0.512 |" in page and "`abc`" in page and "2021-02-11" in page and "| speed | 200/s |" in page
    )
