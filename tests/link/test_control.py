"""Who holds what: taken, retaken, denied, merely claimed."""

from datetime import timedelta

import pytest

from rasid.link import control
from rasid.link.bases import within
from rasid.link.incidents import holder, holds, settled
from rasid.model.claim import Hop
from rasid.model.values import When
from tests.link.voices import DAY, IS, REGIME, SDF, known, place, tell

TAKES, RETAKES = "Non-state actor overtakes territory", "Government regains territory"


def on(n):
    return DAY + timedelta(n)


def taking(claim, by, day, where=None, kind=TAKES, source=None, **more):
    spot = (where or place(),)
    return tell(claim, kind=kind, initiators=(by,), when=When(on(day), on(day)), places=spot, by=source, **more)


def told(*groups):
    tellings = known(*(t for g in groups for t in g))
    return holds([settled([t.claim for t in g], tellings, {}) for g in groups], tellings)


def standing(held, where, day):
    return [(h.holder.id, h.contested) for h in holder(held, where, on(day))]


@pytest.fixture
def taken_and_retaken():
    return told([taking("a", IS, 0)], [taking("b", REGIME, 5, kind=RETAKES)])


def test_a_later_taking_ends_an_earlier_hold(taken_and_retaken):
    first, second = taken_and_retaken
    assert first.until == second.since and second.until is None
    assert standing(taken_and_retaken, "sy-daraa-al-yadudah", 3) == [("is/islamic-state", False)]
    assert standing(taken_and_retaken, "Yadouda", 5) == [("sy/regime/forces", False)]
    assert standing(taken_and_retaken, place(), -1) == []


def test_an_area_gives_each_place_in_it(taken_and_retaken):
    tafas = place("Tafas", id="sy-daraa-tafas")
    held = [*taken_and_retaken, *told([taking("c", SDF, 1, tafas)])]
    assert standing(held, "Daraa", 6) == [("sy/regime/forces", False), ("sy/sdf", False)]
    assert standing(held, "Homs", 6) == []


def test_a_denied_taking_is_contested_and_ends_nothing():
    denial = tell("d", kind=TAKES, status="denied", places=(), initiators=(), by="قسد", variant_of="b")
    held = told([taking("a", SDF, 0, source=None)], [taking("b", IS, 5), denial])
    assert standing(held, "Yadouda", 6) == [("sy/sdf", True), ("is/islamic-state", True)]
    assert standing(held, "Yadouda", 4) == [("sy/sdf", False)]
    assert [h.until for h in held] == [None, None]


def test_a_taking_that_its_own_side_alone_claims_is_contested_until_another_tells_it():
    own = taking("a", SDF, 0, source=Hop("organisation", "قسد"))
    assert standing(told([own]), "Yadouda", 0) == [("sy/sdf", True)]
    other = taking("b", SDF, 0)
    assert standing(told([own, other]), "Yadouda", 0) == [("sy/sdf", False)]


def test_planned_and_demanded_takings_are_none():
    assert told([taking("a", IS, 0, status="planned/threatened")], [taking("b", IS, 0, status="demanded")]) == []


def test_a_holder_holds_since_its_first_taking():
    held = told([taking("a", IS, 0)], [taking("b", IS, 3)])
    [now] = holder(held, "Yadouda", on(9))
    assert (now.claim, now.since.earliest) == ("a", on(0))


def test_no_order_of_incidents_changes_it():
    groups = ([taking("a", IS, 0)], [taking("b", REGIME, 5, kind=RETAKES)], [taking("c", SDF, 2)])
    assert told(*groups) == told(*reversed(groups))


def test_who_takes_the_district_takes_the_place_in_it():
    area = place("Daraa", "SY", "Daraa", id="sy-daraa-district", level="district")
    held = told([taking("a", SDF, 0)], [taking("b", REGIME, 4, area, kind=RETAKES)])
    assert [h.until and h.until.earliest for h in held] == [on(4), None]


def test_a_hold_is_compared_with_those_of_its_own_ground_alone(monkeypatch):
    asked = []
    monkeypatch.setattr(control, "within", lambda a, b: asked.append((a.id, b.id)) or within(a, b))
    told(*([taking(f"c{k}", IS if k % 2 else SDF, k % 40, place(f"P{k}", id=f"p{k}"))] for k in range(100)))
    assert not {(a, b) for a, b in asked if a != b}


def test_a_taking_without_a_day_is_background_where_another_side_s_is_dated():
    now = taking("b", REGIME, 5, kind=RETAKES, report="R")
    before = tell("a", kind=TAKES, initiators=(IS,), when=None, report="R", published=on(6))
    assert [h.claim for h in told([now], [before])] == ["b"]
    alone = tell("c", kind=TAKES, initiators=(IS,), when=None, published=on(6))
    assert [h.since for h in told([alone])] == [When(on(6), on(6))]
