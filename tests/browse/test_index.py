"""The index against the plain reading of filters: what is quick must say the same."""

import json
from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasid.browse.filter import FACETS, Filter, FilterError
from rasid.browse.index import Index
from rasid.browse.ordering import SORTS
from tests.browse.making import Keys, cards_of, careful, filters, keys, made, meets, more, values_of

many = st.lists(keys(), max_size=10)


def index_of(found: list[Keys]) -> Index:
    return Index("digest", cards_of(found))


def every_page(index: Index, f: Filter, sort: str, limit: int) -> list[str]:
    seen: list[str] = []
    cursor: str | None = None
    for _ in range(200):
        ids, cursor = index.select(f).ids(sort, cursor, limit)
        seen += ids
        if cursor is None:
            return seen
    raise AssertionError("pages without end")


@careful
@given(many, filters, more)
def test_a_filter_takes_what_it_says(found: list[Keys], one: dict[str, str], also: list[tuple[str, str]]) -> None:
    f = made(one, also)
    wanted = {f"e{n}" for n, k in enumerate(found) if meets(k, f)}
    selection = index_of(found).select(f)
    assert set(selection.every_id()) == wanted and selection.total == len(wanted)


@careful
@given(many, filters, more)
def test_facets_count_under_all_other_conditions(
    found: list[Keys], one: dict[str, str], also: list[tuple[str, str]]
) -> None:
    f = made(one, also)
    for name, shown in index_of(found).select(f).facets(FACETS, limit=100).items():
        held = [set(values_of(k, name)) for k in found if meets(k, f, but=name)]
        wanted = {v: sum(v in h for h in held) for h in held for v in h}
        assert {x["value"]: x["count"] for x in shown if x["count"]} == wanted, name
        chosen = f.values.get(name)
        assert {x["value"] for x in shown if x["chosen"]} == (
            set(chosen.any) | set(chosen.without) if chosen else set()
        )


@careful
@given(many, st.sampled_from(SORTS), st.integers(1, 7))
def test_pages_visit_each_event_once_and_in_order(found: list[Keys], sort: str, limit: int) -> None:
    index = index_of(found)
    seen = every_page(index, Filter(), sort, limit)
    assert sorted(seen) == sorted(index.columns.ids)
    assert seen == every_page(index, Filter(), sort, 100)


@careful
@given(many, st.sampled_from(SORTS), st.integers(1, 4))
def test_the_page_before_is_the_page_that_was_before(found: list[Keys], sort: str, limit: int) -> None:
    selection = index_of(found).select(Filter())
    pages, at = [], None
    while not pages or at:
        pages.append(selection.rows(sort, at, limit))
        at = pages[-1].next
    for one, other in zip(pages[1:], pages, strict=False):
        back = selection.rows(sort, one.prev, limit)
        assert back.rows.tolist() == other.rows.tolist()
        assert (back.prev is None) == (other is pages[0]) and back.next is not None
    assert pages[0].prev is None


@careful
@given(many, many, st.sampled_from(SORTS), st.integers(1, 5))
def test_what_comes_in_between_two_pages_shifts_nothing(
    before: list[Keys], new: list[Keys], sort: str, limit: int
) -> None:
    first, cursor = index_of(before).select(Filter()).ids(sort, None, limit)
    if cursor is None:
        return
    rest, _ = index_of(before + new).select(Filter()).ids(sort, cursor, 1000)
    assert not set(first) & set(rest)
    assert set(index_of(before).columns.ids) <= {*first, *rest}


@careful
@given(many, filters, st.sampled_from(["auto", "day", "week", "month", "year"]))
def test_every_dated_event_stands_in_one_step_of_time(found: list[Keys], one: dict[str, str], by: str) -> None:
    f = made(one, [])
    told = index_of(found).select(f).histogram(by)
    taken = [k for k in found if meets(k, f)]
    assert told["undated"] == sum(k["days"][0] is None for k in taken)
    assert sum(sum(b["counts"].values()) for b in told["bins"]) == len(taken) - told["undated"]
    for b in told["bins"]:
        inside = [k for k in taken if k["days"][0] and b["start"] <= k["days"][0] <= b["end"]]
        assert b["counts"] == dict(Counter(k["type"][0] for k in inside))


@careful
@given(many, st.integers(0, 18))
def test_every_placed_event_stands_in_one_mark(found: list[Keys], zoom: int) -> None:
    told = index_of(found).select(Filter()).map(zoom)
    assert told["unplaced"] == sum(k["point"] is None for k in found)
    assert sum(m["count"] for m in told["features"]) == len(found) - told["unplaced"]
    assert all((m["id"] is None) == (m["count"] > 1) for m in told["features"])


@careful
@given(many)
def test_areas_add_up_what_is_reported(found: list[Keys]) -> None:
    told = index_of(found).select(Filter()).areas("country")
    assert {a["country"]: a["events"] for a in told} == _by(found, lambda k: 1)
    assert {a["country"]: a["killed_reported_min"] for a in told} == _by(
        found, lambda k: k["sum"][0] if k["sum"] else 0
    )


def _by(found: Sequence[Keys], count) -> dict[str, int]:  # type: ignore[no-untyped-def]
    out: dict[str, int] = {}
    for k in found:
        if k["country"]:
            out[k["country"]] = out.get(k["country"], 0) + count(k)
    return out


@pytest.mark.parametrize(
    "cursor",
    ["x", "....", "W10", "WzEsMl0", "WyJhIiwiYiJd", "bnVsbA", "e30", "W1tdLCJhIl0", "\u0660", "WzEsImEiLCJ4Il0"],
)
def test_a_cursor_that_is_none_is_told_so(cursor: str) -> None:
    index = index_of([])
    with pytest.raises(FilterError) as e:
        index.select(Filter()).ids("-day", cursor, 5)
    assert e.value.where == "cursor"


def test_an_older_store_has_no_cards() -> None:
    from rasid.store.store import Card

    assert not Index("d", [Card("e1", "", "")]).complete and Index("d", []).complete


@careful
@given(many)
def test_cards_come_in_the_order_of_their_ids(found: list[Keys]) -> None:
    selection = index_of(found).select(Filter())
    shown, _ = selection.cards("-killed", None, 100)
    assert [json.loads(body)["id"] for body in shown] == selection.ids("-killed", None, 100)[0]
