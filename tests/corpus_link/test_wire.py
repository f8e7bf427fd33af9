"""What coding hands to linking comes back as it was, to the last surrogate."""

from datetime import date, timedelta

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rasid.model.claim import Actor, Hop, Tally
from rasid.model.event import Passage, Sketch, Telling
from rasid.model.values import Count, When, Where
from rasid.pipeline.corpus import json_text, wire

TEXTS = st.text(st.characters(), max_size=6) | st.sampled_from(["قُتل", "\ud800", "\x00", '"', "«?»", ""])
MAYBE = st.none() | TEXTS
DAYS = st.dates(date(1, 1, 1), date(9998, 12, 31))
WHENS = st.builds(lambda first, n: When(first, first + timedelta(n)), DAYS, st.integers(0, 300))
PATHS = st.lists(TEXTS, max_size=3).map(tuple)
DEGREES = st.none() | st.floats(allow_nan=False, allow_infinity=False)
PLACES = st.builds(
    Where, TEXTS, PATHS, TEXTS, TEXTS, TEXTS, MAYBE, MAYBE, MAYBE, MAYBE, DEGREES, DEGREES, DEGREES
)  # fmt: skip
PARTIES = st.builds(Actor, TEXTS, TEXTS, TEXTS, PATHS, TEXTS)
NUMBERS = st.none() | st.integers(-(2**70), 2**70)
COUNTS = st.builds(Count, NUMBERS, NUMBERS)
TALLIES = st.builds(Tally, TEXTS, TEXTS, COUNTS, TEXTS, NUMBERS, NUMBERS)
HOPS = st.builds(Hop, TEXTS, MAYBE, MAYBE, MAYBE)
SETS = st.frozensets(TEXTS, max_size=4)


def several(of: st.SearchStrategy) -> st.SearchStrategy[tuple]:
    return st.lists(of, max_size=3).map(tuple)


TELLINGS = st.builds(
    Telling, TEXTS, TEXTS, st.integers(0, 2**40), TEXTS, TEXTS, st.none() | DAYS, st.none() | WHENS, several(PLACES),
    several(PARTIES), several(PARTIES), several(TALLIES), several(HOPS), SETS, MAYBE, MAYBE,
    several(st.none() | PARTIES), SETS,
)  # fmt: skip
SIGNATURES = st.lists(st.integers(0, 2**32 - 1), min_size=wire.VALUES, max_size=wire.VALUES).map(tuple)
PASSAGES = st.builds(Passage, st.integers(0, 2**40), st.integers(0, 2**40), TEXTS)
SKETCHES = st.builds(
    Sketch, TEXTS, MAYBE, st.none() | DAYS, MAYBE, TEXTS, SIGNATURES, MAYBE, several(PASSAGES)
)  # fmt: skip


def through_parquet(table: pa.Table) -> pa.Table:
    sink = pa.BufferOutputStream()
    pq.write_table(table, sink)
    return pq.read_table(pa.BufferReader(sink.getvalue()))


@settings(deadline=None, max_examples=20)
@given(st.lists(TELLINGS, max_size=4))
def test_tellings_come_back_as_they_were(told: list[Telling]) -> None:
    table = through_parquet(wire.telling_table(told))
    assert wire.tellings(table) == told
    assert table.column_names == list(wire.TELLING_COLUMNS)


@settings(deadline=None, max_examples=8)
@given(st.lists(SKETCHES, max_size=3))
def test_sketches_come_back_as_they_were(made: list[Sketch]) -> None:
    table = through_parquet(wire.sketch_table(made))
    assert wire.sketches(table) == made
    assert table.column_names == list(wire.SKETCH_COLUMNS)


def test_nothing_is_a_table_with_the_same_columns() -> None:
    some = wire.telling_table([Telling("c", "r", 0, "k", "s", None, None, (), (), (), (), ())])
    assert wire.telling_table([]).schema == some.schema
    assert wire.tellings(wire.telling_table([])) == wire.sketches(wire.sketch_table([])) == []


def test_equal_places_come_back_as_one() -> None:
    place = Where("x", ("X",), "س", "x", "town", lat=1.0, lon=2.0)
    one, other = (Telling(c, "r", 0, "k", "s", None, None, (place,), (), (), (), ()) for c in "ab")
    first, second = wire.tellings(wire.telling_table([one, other]))
    assert first.places[0] is second.places[0]


VALUES = st.recursive(
    MAYBE | NUMBERS | DEGREES | st.booleans(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=2),
)


@settings(deadline=None)
@given(VALUES)
def test_what_is_written_with_orjson_or_without_it_is_read_by_either(parts: object) -> None:
    with pytest.MonkeyPatch.context() as patch:
        texts = [json_text.written(parts)]
        patch.setattr(json_text, "orjson", None)
        texts.append(json_text.written(parts))
        assert [json_text.parsed(t) for t in texts] == [parts, parts]
        patch.undo()
        assert [json_text.parsed(t) for t in texts] == [parts, parts]
        assert all(t.encode("utf-8") for t in texts)
