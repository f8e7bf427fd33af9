"""The nine incident groups of the gold: low and high of every measure, and what must not come out."""

import json
from pathlib import Path

import pytest

from rasid.evaluate.figures import figures, gold_incidents, score_group

GOLD = Path(__file__).parents[2] / "gold"
ROWS = [json.loads(line) for line in (GOLD / "composed.jsonl").read_text(encoding="utf-8").splitlines()]
GROUPS = json.loads((GOLD / "incidents.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def came():
    return gold_incidents(ROWS, GROUPS)


def test_low_and_high_are_right():
    sheet = figures(ROWS, GROUPS)
    assert sheet.groups == 9 and sheet.groups_right == 9, sheet.table()
    assert set(sheet.floors().values()) == {1.0}


SUMS = {
    "G1": {("killed", 17), ("killed", 29), ("killed", 16), ("captured", 5), ("captured", 30), ("killed", 12)},
    "G2": {("killed", 4), ("killed", 61), ("killed", 59), ("killed", 22), ("killed", 63)},
    "G3": {("killed", 32), ("killed", 25), ("killed", 24), ("killed", 17), ("injured", 7)},
    "G4": {("killed", 5.0), ("injured", 8), ("attacks", 10)},
    "G5": {("killed", 35), ("killed", 32), ("killed", 15), ("injured", 15), ("killed", 38), ("captured", 19)},
    "G6": {("killed", 19), ("killed", 110), ("killed", 20), ("injured", 46), ("injured", 1340), ("killed", 120)},
    "G7": {("killed", 22), ("killed", 13), ("captured", 0), ("killed", 4), ("killed", 9)},
    "G8": {("killed", 48), ("injured", 10), ("killed", 22), ("attacks", 53)},
    "G9": {("killed", 4), ("injured", 16), ("killed", 85), ("killed", 87), ("arrested", 20)},
}
"""Sums of rivals, of parts with their whole and with cumulative tolls: none may be the end of a settled range."""


@pytest.mark.parametrize("group", SUMS)
def test_nothing_is_added_that_must_not_be(came, group):
    ends = {(f.what, end) for f in came[group].figures for end in (f.low, f.high) if end}
    whole = {e for e in ends if e != ("killed", 5) or group != "G4"}
    assert not whole & SUMS[group]


def test_sides_and_denials_of_the_groups(came):
    captured = [f for g in ("G1", "G7") for f in came[g].figures if f.what == "captured"]
    assert [f.contested for f in captured] == [True, True]
    fighters = [f for f in came["G5"].figures if f.what == "killed" and f.subset_of is None]
    assert len({f.side.path[0] for f in fighters}) == 3
    [regime] = [f for f in came["G3"].figures if f.what == "killed" and f.subset_of is None]
    assert not regime.contested and regime.high is None


def test_a_miss_is_named(came):
    wrong = {"what": "killed", "who": "unknown", "low": 1, "high": 1}
    sheet = score_group({"group": "G2", "measures": [wrong]}, came["G2"])
    assert (sheet.groups_right, sheet.measures_right) == (0, 0)
    [miss] = sheet.misses
    assert (miss.wanted, miss.came) == ("1", "2") and "G2" in sheet.table()
