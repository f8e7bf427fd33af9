"""B-cubed over the gold's incidents: the measure itself, and what linking must reach."""

import json
from pathlib import Path

import pytest

from rasid.evaluate.incidents import b_cubed, grouped_from_gold, grouped_from_text

GOLD = Path(__file__).parents[2] / "gold" / "composed.jsonl"
ROWS = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]


def test_b_cubed_of_a_case_worked_by_hand() -> None:
    """Gold {1,2,3} {4}; found {1,2} {3,4}: precision (1+1+1/2+1/2)/4, recall (2/3+2/3+1/3+1)/4."""
    items = [("x", 1, True), ("x", 1, True), ("x", 2, True), ("y", 2, False)]
    all_of_it, grouped = b_cubed(items), b_cubed(items, only_grouped=True)
    assert all_of_it.precision == pytest.approx(3 / 4)
    assert all_of_it.recall == pytest.approx(8 / 12)
    assert (grouped.claims, grouped.precision) == (3, pytest.approx(2.5 / 3))
    assert b_cubed([]).f1 == 0.0


def test_linking_of_gold_claims() -> None:
    found = grouped_from_gold(ROWS)
    assert found.grouped.claims == found.wanted
    assert found.grouped.f1 >= 0.85
    assert found.every.f1 >= 0.9
    assert found.mixed == 0


def test_reading_and_linking() -> None:
    found = grouped_from_text(ROWS)
    assert found.grouped.f1 >= 0.70
    assert found.every.f1 >= 0.9
    assert found.mixed == 0
    assert set(found.floors()) == set(grouped_from_gold(ROWS).floors())
