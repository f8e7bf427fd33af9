"""Pairs that fell just short of one incident: asked about once, and never what a report parts."""

from rasid.link.clusters import LEAST, Compared, clusters
from rasid.link.nearly import SHORT, nearly
from rasid.model.event import Judgement, Telling
from tests.link.tellings import killed, party, place, telling

RIVALS = {"initiators": (party("xx/rebels"),), "targets": (party("xx/army"),)}


def _asked(told: list[Telling], *judged: Judgement) -> list[tuple[str, str]]:
    compared = Compared()
    found = clusters(told, {}, judged, compared)
    asked = nearly(found, compared)
    assert all(b.score >= LEAST - SHORT and b.reasons for b in asked)
    together = {frozenset(x) for c in found for x in _pairs(c.claims)}
    assert not any(frozenset((b.left, b.right)) in together for b in asked)
    return [(b.left, b.right) for b in asked]


def _pairs(claims: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(x, y) for x in claims for y in claims if x < y]


def _short() -> list[Telling]:
    """The same place, kind and figure a day apart: less than it takes, and worth a look."""
    a = telling("a.1", tallies=(killed(7),), words="هجوم على حاجز الجسر")
    b = telling("b.1", day=11, tallies=(killed(7),), words="معارك عنيفة")
    return [a, b]


def test_what_falls_just_short_is_asked_about() -> None:
    assert _asked(_short()) == [("a.1", "b.1")]


def test_what_was_put_together_or_lies_far_apart_is_not_asked_about() -> None:
    a = telling("a.1", tallies=(killed(7),), words="هجوم على حاجز الجسر", **RIVALS)
    b = telling("b.1", tallies=(killed(7),), words="مسلحون هاجموا حاجز الجسر", **RIVALS)
    assert _asked([a, b]) == []
    assert _asked([a, telling("c.1", day=19, places=(place("Zahra"),), words="مظاهرة")]) == []


def test_two_incidents_that_one_report_tells_apart_are_not_asked_about() -> None:
    a, b = _short()
    other = telling("a.2", day=14, words="قصف على المدينة", tallies=(killed(3),))
    joined = Judgement("a.2", "b.1", "same", "سلمى", "2021-08-01")
    assert _asked([a, b, other]) == [("a.1", "b.1")]
    assert _asked([a, b, other], joined) == []
