"""Decisions bind, are only added, and are undone by others; nobody overrules what he has not seen."""

import json
from collections.abc import Callable

import pytest

from rasid.errors import ConflictError, UnknownIdError
from rasid.model.claim import Reading
from rasid.model.event import Decision
from rasid.store.store import Store
from tests.store.conftest import NOW, claim_of, item_of, report_of

AT = "2021-08-01T10:00:00+00:00"


def decision(id: str, what: str, *about: str, value: str = "", by: str = "A") -> Decision:
    return Decision(id, what, about, value, by, AT, "why")


def test_they_come_back_in_the_order_they_were_made(store: Store) -> None:
    made = [decision(f"d{n}", "accept", f"c{n}", value=f"{n}") for n in (3, 1, 2)]
    assert [store.decide(d) for d in made] == [True, True, True]
    assert list(store.decisions()) == made
    assert not store.decide(made[0]), "the same again is no other"
    assert list(store.decisions()) == made and store.verify() == []


def test_undone_and_undone_again(store: Store) -> None:
    store.decide(decision("d1", "same", "a", "b"))
    store.decide(decision("u1", "undo", "d1"))
    assert list(store.decisions()) == [] and len(list(store.decisions(standing=False))) == 2
    with pytest.raises(ConflictError, match="undone already"):
        store.decide(decision("u2", "undo", "d1"))
    store.decide(decision("u3", "undo", "u1"))
    assert [d.id for d in store.decisions()] == ["d1"], "undoing the undoing lets it stand again"
    with pytest.raises(UnknownIdError):
        store.decide(decision("u4", "undo", "nothing"))


RIVALS: list[tuple[Decision, Decision]] = [
    (decision("1", "same", "a", "b"), decision("2", "different", "b", "a")),
    (decision("1", "same", "a", "b"), decision("2", "unsure", "a", "b")),
    (decision("1", "accept", "a", value="yes"), decision("2", "accept", "a", value="no")),
    (decision("1", "correct", "a", value=json.dumps({"field": "killed", "value": 7})),
     decision("2", "correct", "a", value=json.dumps({"field": "killed", "value": 9}))),
    (decision("1", "grade", "a", value="Fair"), decision("1", "grade", "a", value="Weak")),
]  # fmt: skip
FRIENDS: list[tuple[Decision, Decision]] = [
    (decision("1", "same", "a", "b"), decision("2", "same", "a", "b", by="B")),
    (decision("1", "same", "a", "b"), decision("2", "different", "a", "c")),
    (decision("1", "accept", "a"), decision("2", "grade", "a", value="Fair")),
    (decision("1", "correct", "a", value=json.dumps({"field": "killed", "value": 7})),
     decision("2", "correct", "a", value=json.dumps({"field": "wounded", "value": 9}))),
    (decision("1", "correct", "a", value="{"), decision("2", "accept", "a", value="[1]")),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second"), RIVALS)
def test_the_second_of_two_who_decide_otherwise_meets_a_conflict(
    store: Store, first: Decision, second: Decision
) -> None:
    store.decide(first)
    with pytest.raises(ConflictError) as told:
        store.decide(second)
    assert told.value.mend and list(store.decisions()) == [first]
    if first.id != second.id:
        store.decide(decision("u", "undo", first.id))
        store.decide(second)
        assert list(store.decisions()) == [second]


@pytest.mark.parametrize(("first", "second"), FRIENDS)
def test_decisions_that_do_not_touch_stand_together(store: Store, first: Decision, second: Decision) -> None:
    store.decide(first), store.decide(second)
    assert list(store.decisions()) == [first, second]


def test_of_two_who_read_the_same_the_second_is_refused(url: str, opened: Callable[[str], Store]) -> None:
    with opened(url) as one, opened(url) as other:
        read_by_one, read_by_other = one.mark(), other.mark()
        one.decide(decision("d1", "accept", "c1", value="yes"), seen=read_by_one)
        with pytest.raises(ConflictError, match="changed since you read it"):
            other.decide(decision("d2", "accept", "c1", value="no", by="B"), seen=read_by_other)
        other.decide(decision("d2", "accept", "c2", value="no", by="B"), seen=read_by_other)
        other.decide(decision("d3", "accept", "c1", value="no", by="B"), seen=other.mark())
        assert [d.id for d in one.decisions()] == ["d1", "d2", "d3"]


def test_a_claim_read_anew_or_a_new_text_is_a_change_too(store: Store) -> None:
    run = store.begin(["x"], NOW)
    store.keep(run, item_of(1))
    old, new = claim_of(report_of(1), 0, 20), claim_of(report_of(1), 0, 25)
    store.code("r1", Reading((old,), ()), "v1", NOW)
    seen = store.mark()
    store.code("r1", Reading((new,), ()), "v2", NOW)
    with pytest.raises(ConflictError):
        store.decide(decision("d1", "accept", old.id), seen=seen)
    store.keep(run, item_of(1, "نص آخر"))
    with pytest.raises(ConflictError):
        store.decide(decision("d2", "assess", "r1"), seen=seen)
