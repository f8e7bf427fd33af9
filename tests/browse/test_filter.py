"""Filters: what they read, what they refuse, and that they come back as they were given."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasid.browse.filter import FACETS, Filter, FilterError
from tests.browse.making import careful, filters, made, more


@careful
@given(filters, more)
def test_a_filter_comes_back_from_its_own_pairs(one: dict[str, str], also: list[tuple[str, str]]) -> None:
    f = made(one, also)
    assert Filter.of(f.pairs()) == f and Filter.of(f.pairs()).pairs() == f.pairs()


@careful
@given(st.lists(st.tuples(st.sampled_from([*FACETS, "since", "near", "bbox", "polygon", "window", "q", "changed_since"])
                          | st.text(max_size=8), st.text(max_size=30)), max_size=4))  # fmt: skip
def test_whatever_is_asked_it_is_read_or_refused(pairs: list[tuple[str, str]]) -> None:
    try:
        f = Filter.of(pairs)
    except FilterError as e:
        assert e.where in {name[:80] for name, _ in pairs} | {"until"} and e.mend
    else:
        f.pairs()


@pytest.mark.parametrize(("pair", "where"), [
    (("since", "2021-13-01"), "since"), (("since", "today"), "since"), (("window", "-1"), "window"),
    (("killed_min", "٣"), "killed_min"), (("country", "syria"), "country"), (("geo", "4"), "geo"),
    (("bbox", "1,2,3"), "bbox"), (("bbox", "0,9,0,1"), "bbox"), (("near", "nan,1,1"), "near"),
    (("near", "91,0,1"), "near"), (("near", "1,1,-1"), "near"), (("polygon", "1 1,2 2"), "polygon"),
    (("polygon", "1 1,2 2,inf 3"), "polygon"), (("contested", "maybe"), "contested"),
    (("changed_since", "yesterday"), "changed_since"), (("colour", "red"), "colour"),
    (("all.colour", "1"), "all.colour"),
    (("q", "x" * 501), "q"),
])  # fmt: skip
def test_what_it_cannot_take_it_refuses_by_name(pair: tuple[str, str], where: str) -> None:
    with pytest.raises(FilterError) as e:
        Filter.of([pair])
    assert (e.value.where, bool(e.value.mend)) == (where, True)


def test_days_turned_round_are_refused() -> None:
    with pytest.raises(FilterError, match="before since"):
        Filter.of([("since", "2021-02-01"), ("until", "2021-01-01")])


def test_moments_are_told_in_utc() -> None:
    assert Filter.of([("changed_since", "2021-07-29T12:00:00 03:00")]).changed_since == "2021-07-29T09:00:00+00:00"
    assert Filter.of([("changed_since", "2021-07-29")]).changed_since == "2021-07-29T00:00:00+00:00"
