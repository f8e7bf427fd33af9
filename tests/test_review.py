"""The queue asks first what most hangs on, and nothing twice."""

from rasid.link.clusters import LEAST
from rasid.model.event import Backing, Bond, Decision, Event, Flag, Incident, Root, Settled
from rasid.model.values import Count
from rasid.review import queue

ROOTS = [Root("a", "مرصد", "organisation"), Root("b", "مصدر", "anonymous source")]


def figure(low: int, high: int | None, *, what: str = "killed", contested: bool = False) -> Settled:
    backed = tuple(
        Backing(root, f"c{n}", 0, f"r{n}", Count(v, v), "exact", "claimed")
        for n, (root, v) in enumerate(zip(ROOTS, (low, high), strict=True))
    )
    return Settled(what, "unknown", None, "incident", low, high, backed, "Fair", contested)


def incident(id: str, *figures: Settled, score: float = 3 * LEAST) -> Incident:
    bonds = (Bond(f"{id}1", f"{id}2", score, (Flag("same-day"),)),)
    claims, reports = (f"{id}1", f"{id}2"), ("r1", "r2")
    return Incident(id, claims, reports, (Event(id, "Attack", claims),), None, None, (), (), figures, (), (), (), bonds)


def test_the_greater_disagreement_comes_first():
    asked = queue([incident("a", figure(5, 6)), incident("b", figure(3, 40))])
    assert [(q.incident, q.what) for q in asked] == [("b", "figure"), ("a", "figure")]


def test_killed_before_arms_and_contested_before_agreed():
    arms = incident("a", figure(1, 9, what="equipment_seized"))
    dead = incident("b", figure(1, 9))
    held = incident("c", figure(9, 9, contested=True))
    assert [q.incident for q in queue([arms, dead, held])] == ["c", "b", "a"]


def test_a_loose_bond_is_asked_about_and_a_firm_one_is_not():
    loose, firm = incident("a", figure(20, 20), score=1.1 * LEAST), incident("b", figure(20, 20), score=2.5 * LEAST)
    asked = queue([loose, firm])
    assert [(q.what, q.about) for q in asked] == [("together", ("a1", "a2"))]
    assert asked[0].reasons == (Flag("same-day"),)


def test_what_was_decided_is_not_asked_again():
    held = incident("a", figure(1, 9), score=LEAST)
    same = Decision("d1", "same", ("a2", "a1"), "", "تجربة", "2021-01-01T00:00:00Z")
    accepted = Decision("d2", "accept", ("a",), "", "تجربة", "2021-01-01T00:00:00Z")
    assert {q.what for q in queue([held])} == {"together", "figure"}
    assert {q.what for q in queue([held], [same])} == {"figure"}
    assert queue([held], [same, accepted]) == []


def test_two_incidents_that_fell_just_short_of_being_one_are_asked_about_until_somebody_says():
    held = [incident("a", figure(20, 20)), incident("b", figure(20, 20)), incident("c", figure(2, 2))]
    near = [Bond("a2", "b1", LEAST - 0.1, (Flag("same-day"),)), Bond("a1", "c1", LEAST - 0.1, (Flag("same-day"),))]
    asked = queue(held, near=near)
    assert [(q.what, q.about) for q in asked] == [("apart", ("a2", "b1")), ("apart", ("a1", "c1"))]
    told = Decision("d1", "different", ("b1", "a2"), "", "تجربة", "2021-01-01T00:00:00Z")
    assert [q.about for q in queue(held, [told], near)] == [("a1", "c1")]
    assert queue(held, near=[Bond("a1", "a2", LEAST - 0.1, ()), Bond("a1", "gone", LEAST - 0.1, ())]) == []
