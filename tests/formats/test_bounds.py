"""The figures of an incident as one range: laws that hold of any figures, and rows that stream."""

import io
import weakref
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rasid.export.formats import Sheet, export
from rasid.export.formats.bounds import bound
from tests.formats.made import figure, incident

WHO = ["unknown", "civilian", "children", "women", "soldiers", "fighters", "officers", "journalists", "olive trees"]
SIDES = [None, "sy/regime", "sd/rsf"]
FLAGS = [[], [{"code": "status_contested"}]]


@st.composite
def figures(draw):
    low = draw(st.integers(0, 50))
    high = draw(st.one_of(st.none(), st.integers(low, 99)))
    side = draw(st.sampled_from(SIDES))
    return {
        "what": "killed", "who": draw(st.sampled_from(WHO)), "side": side and {"actor": side}, "basis": "incident",
        "reported_min": low, "reported_max": high, "best": draw(st.one_of(st.none(), st.just(low))), "grade": "Weak",
        "subset_of": None, "flags": draw(st.sampled_from(FLAGS)),
    }  # fmt: skip


@given(st.lists(figures(), max_size=4))
@settings(max_examples=60)
def test_a_range_is_one_and_no_order_of_figures_changes_it(held):
    made = {(b.low, b.high, b.best) if b else None for p in permutations(held) for b in [bound({"figures": list(p)})]}
    assert len(made) == 1
    told = made.pop()
    assert (told is None) == (not held)
    if told:
        assert told[1] is None or told[0] <= told[1]
        assert told[0] <= sum(f["reported_min"] for f in held), "never more than all added up"


@given(st.lists(figures(), min_size=1, max_size=4), figures())
def test_what_is_part_of_another_figure_or_no_figure_of_this_happening_changes_nothing(held, more):
    before = bound({"figures": held})
    for change in (
        {"subset_of": 0},
        {"basis": "since"},
        {"basis": "sum"},
        {"grade": "Discounted"},
        {"what": "injured"},
    ):
        assert bound({"figures": [*held, {**more, **change}]}) == before


class _Row(dict):
    """A row that can be watched."""

    __hash__ = object.__hash__  # type: ignore[assignment]


@pytest.mark.parametrize("form", ["csv", "jsonl", "geojson", "xlsx", "parquet", "geopackage"])
@pytest.mark.parametrize("scheme", ["acled", "events", "claims"])
def test_rows_stream_and_are_let_go(scheme, form):
    base, alive, most = incident(figures=(figure(3, 6),)), weakref.WeakSet(), 0

    def rows():
        nonlocal most
        for n in range(60):
            row = _Row(base, id=f"{n:012x}")
            alive.add(row)
            yield row
            del row
            most = max(most, len(alive))

    assert export(Sheet(scheme, form), rows(), io.BytesIO())["incidents"] == 60
    assert most <= 3, "whole incidents were held"
