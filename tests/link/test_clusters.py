"""Clusters: every claim in one, the same whatever the order, within one day and place, and as people judged."""

import random
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rasid.link.blocks import pairs
from rasid.link.clusters import clusters
from rasid.link.profiles import profiles
from rasid.model.event import Judgement, Telling
from tests.link.tellings import killed, party, place, telling

WORDS = "مدفع رشاش حاجز تفتيش دراجة سوق مزرعة جسر معمل سنابل"
RIVALS = {"initiators": (party("xx/rebels"),), "targets": (party("xx/army"),)}


def _together(told: list[Telling], *judged: Judgement) -> list[set[str]]:
    return [set(c.claims) for c in clusters(told, {}, judged) if len(c.claims) > 1]


def test_one_happening_as_two_reports_tell_it() -> None:
    a = telling("a.1", tallies=(killed(7),), words="هجوم على حاجز الجسر", **RIVALS)
    b = telling("b.1", tallies=(killed(9),), words="مسلحون هاجموا حاجز الجسر", **RIVALS)
    found = clusters([a, b])
    assert [c.claims for c in found] == [("a.1", "b.1")]
    assert {f.code for f in found[0].bonds[0].reasons} >= {"same kind", "same day", "same place", "same parties"}


@pytest.mark.parametrize(
    "other",
    [
        telling("b.1", day=14, words=WORDS, **RIVALS),
        telling("b.1", words=WORDS, places=(place("Zahra"),), **RIVALS),
        telling("b.1", words=WORDS, places=(place("Qala"),), **RIVALS),
        telling("b.1", "Peaceful protest", words=WORDS, **RIVALS),
        telling("b.1", words=WORDS, status="planned/threatened", **RIVALS),
        telling("b.1", "Casualty tally", day=(1, 10), words=WORDS, tallies=(killed(70),)),
        telling("b.1", day=(1, 10), words=WORDS, tallies=(killed(70),), **RIVALS),
    ],
    ids=["days later", "next village", "far", "other kind", "only threatened", "a month's toll", "a period's sum"],
)
def test_what_keeps_two_tellings_apart(other: Telling) -> None:
    assert _together([telling("a.1", words=WORDS, tallies=(killed(7),), **RIVALS), other]) == []


def test_what_no_book_has_may_lie_at_the_next_town_too() -> None:
    a = telling("a.1", places=(place("Rummana", "site", 5.0, held=True),), tallies=(killed(7),), words=WORDS, **RIVALS)
    b = telling("b.1", places=(place("Nahr", "site", 5.0, held=True),), tallies=(killed(7),), words=WORDS, **RIVALS)
    assert _together([a, b]) == [{"a.1", "b.1"}]


def test_a_months_tolls_meet_those_of_the_same_month_alone() -> None:
    toll = {"words": WORDS, "tallies": (killed(45),), "published": date(2024, 5, 31)}
    a, b = (telling(f"{r}.1", "Casualty tally", day=(1, 30), **toll) for r in "ab")
    c = telling("c.1", "Casualty tally", day=(11, 17), **toll)
    assert _together([a, b, c]) == [{"a.1", "b.1"}]


def test_two_strikes_that_one_report_tells_apart_stay_apart_though_a_third_fits_both() -> None:
    strike = {"words": WORDS, "published": date(2024, 5, 11)}
    a1 = telling("a.1", "Air/drone strike", places=(place("Rummana"),), tallies=(killed(3),), **strike)
    a2 = telling("a.2", "Air/drone strike", places=(place("Zahra"),), tallies=(killed(5),), **strike)
    wide = telling(
        "b.1", "Air/drone strike", places=(place("Rummana", "district", 25.0),), tallies=(killed(3),), **strike
    )
    found = _together([a1, a2, wide])
    assert all(not {"a.1", "a.2"} <= c for c in found)


def test_a_part_stays_with_its_whole_and_the_item_of_a_sum_does_not() -> None:
    whole = telling("a.1", **RIVALS)
    part = telling("a.2", "Capture of combatants", part_of="a.1")
    total = telling("a.3", "Non-state actor overtakes territory", tallies=(killed(11, what="sites_seized"),), places=())
    item = telling("a.4", "Non-state actor overtakes territory", places=(place("Qala"),), part_of="a.3")
    found = _together([whole, part, total, item])
    assert {"a.1", "a.2"} in found
    assert not any({"a.3", "a.4"} <= c for c in found)


def test_weak_pairs_do_not_chain_from_day_to_day() -> None:
    told = [telling(f"r{d}.1", day=d, words=WORDS, tallies=(killed(4),), **RIVALS) for d in range(5, 20)]
    for c in clusters(told):
        days = [int(x.split(".")[0][1:]) for x in c.claims]
        assert max(days) - min(days) <= 2


def _say(verdict: str, a: str, b: str, at: str = "1") -> Judgement:
    return Judgement(a, b, verdict, "من", at)


def test_people_have_the_last_word() -> None:
    a, b, c = (telling(f"{r}.1", words=WORDS, tallies=(killed(7),), **RIVALS) for r in "abc")
    far = telling("d.1", "Peaceful protest", day=20, places=(place("Qala"),))
    assert _together([a, b, c, far]) == [{"a.1", "b.1", "c.1"}]
    assert _together([a, b, c, far], _say("same", "a.1", "d.1")) == [{"a.1", "b.1", "c.1", "d.1"}]
    for found in (
        _together([a, b, c, far], _say("different", "a.1", "b.1")),
        _together(
            [a, b, c, far], _say("different", "a.1", "b.1"), _say("same", "b.1", "c.1"), _say("same", "a.1", "c.1")
        ),
    ):
        assert not any({"a.1", "b.1"} <= x for x in found)
    assert _together([a, b], _say("different", "a.1", "b.1", "1"), _say("same", "b.1", "a.1", "2")) == [{"a.1", "b.1"}]
    assert _together([a, b], _say("same", "a.1", "b.1", "1"), _say("different", "b.1", "a.1", "2")) == []
    assert _together([a, b], _say("different", "a.1", "b.1", "1"), _say("unsure", "b.1", "a.1", "2")) == [
        {"a.1", "b.1"}
    ]


def test_a_word_on_one_telling_of_each_brings_two_incidents_together_whole() -> None:
    here = [telling(f"{r}.1", places=(place("Rummana"),), words="قصف الفرن") for r in "abc"]
    there = [telling(f"{r}.1", day=25, places=(place("Qala"),), words="حاجز الجسر") for r in "xyz"]
    assert len(clusters([*here, *there])) == 2
    same = Judgement("b.1", "y.1", "same", "سلمى", "2024-06-01")
    assert [len(c.claims) for c in clusters([*here, *there], {}, [same])] == [6]
    parted = Judgement("a.1", "x.1", "different", "سلمى", "2024-06-01")
    held = next(c.claims for c in clusters([*here, *there], {}, [same, parted]) if "b.1" in c.claims)
    assert "y.1" in held and not {"a.1", "x.1"} <= set(held)


def test_different_parts_even_a_part_from_its_whole() -> None:
    told = [telling("a.1", **RIVALS), telling("a.2", "Capture of combatants", part_of="a.1")]
    assert _together(told) == [{"a.1", "a.2"}]
    assert _together(told, _say("different", "a.2", "a.1")) == []


def test_a_judgement_on_a_claim_that_is_not_there_is_passed_over() -> None:
    assert [
        c.claims for c in clusters([telling("a.1")], {}, [_say("same", "a.1", "zz"), _say("same", "a.1", "a.1")])
    ] == [("a.1",)]


KINDS = ["Armed clash", "Shelling/artillery/missile attack", "Capture of combatants", "Peaceful protest", "Attack"]


@st.composite
def many(draw: st.DrawFn) -> list[Telling]:
    out = []
    for n in range(draw(st.integers(1, 14))):
        report = draw(st.sampled_from("abcd"))
        earlier = [t.claim for t in out if t.report == report]
        out.append(
            telling(
                f"{report}.{n}",
                draw(st.sampled_from(KINDS)),
                draw(st.sampled_from([9, 10, 11, (9, 11), (1, 11), None])),
                at=draw(st.integers(0, 900)),
                places=tuple(
                    place(x) for x in draw(st.lists(st.sampled_from(["Rummana", "Zahra", "Qala"]), max_size=2))
                ),
                tallies=tuple(killed(k) for k in draw(st.lists(st.integers(1, 30), max_size=2))),
                words=" ".join(draw(st.lists(st.sampled_from(WORDS.split()), max_size=4))),
                part_of=draw(st.sampled_from([None, *earlier])),
                **draw(st.sampled_from([{}, RIVALS])),
            )
        )
    return out


@given(many(), st.randoms(use_true_random=False), st.data())
@settings(deadline=None, max_examples=80)
def test_every_claim_once_whatever_the_order_and_as_judged(
    told: list[Telling], chance: random.Random, data: st.DataObject
) -> None:
    ids = [t.claim for t in told]
    pick = st.tuples(st.sampled_from(ids), st.sampled_from(ids), st.sampled_from(["same", "different", "unsure"]))
    judged = [_say(v, a, b, str(n)) for n, (a, b, v) in enumerate(data.draw(st.lists(pick, max_size=5)))]
    found = clusters(told, {}, judged)
    assert sorted(c for x in found for c in x.claims) == sorted(ids)
    assert all(len(x.bonds) == len(x.claims) - 1 for x in found)
    mixed, mixed_judged = list(told), list(judged)
    chance.shuffle(mixed)
    chance.shuffle(mixed_judged)
    assert clusters(mixed, {}, mixed_judged) == found
    last = {frozenset((j.left, j.right)): j.verdict for j in judged if j.left != j.right}
    for pair, verdict in last.items():
        if verdict == "different":
            assert not any(pair <= set(x.claims) for x in found)


def test_what_a_copy_repeats_is_the_originals_and_what_it_adds_is_its_own() -> None:
    a = telling("a.1", day=None, places=(), words=WORDS)
    b = replace(a, claim="b.1", report="b")
    added = telling("b.2", "Peaceful protest", day=None, places=(), words="عمال المصنع")
    assert [c.claims for c in clusters([a, b, added])] == [("a.1",), ("b.1",), ("b.2",)]
    assert [c.claims for c in clusters([a, b, added], {"b": "a"})] == [("a.1", "b.1"), ("b.2",)]
    apart = [_say("different", "a.1", "b.1")]
    assert [c.claims for c in clusters([a, b, added], {"b": "a"}, apart)] == [("a.1",), ("b.1",), ("b.2",)]


def _day(reports: int) -> list[Telling]:
    """One day's heavy coverage: reports of a claim each, of a few places, figures and parties."""
    chance = random.Random(7)
    names = ["Rummana", "Zahra", "Wadi", "Qala", "Nahr"]
    return [
        telling(
            f"{r}.1", chance.choice(KINDS), 10,
            places=(place(chance.choice(names)),), tallies=(killed(chance.randint(1, 40)),),
            words=" ".join(chance.sample(WORDS.split(), 3)), **RIVALS,
        )
        for r in range(reports)
    ]  # fmt: skip


def _compared(reports: int) -> tuple[int, int]:
    """How many pairs are compared, and of how many claims."""
    by: dict[str, list[Telling]] = {}
    for t in _day(reports):
        by.setdefault(t.report, []).append(t)
    held = [p for told in by.values() for p in profiles(told)]
    return len(pairs(held)), len(held)


def test_the_pairs_compared_grow_with_the_claims_and_not_with_their_square() -> None:
    """Counted, not timed: 3,000 reports of one day and five places against 1,500, that is n log n or less."""
    few, many_ = _compared(1500), _compared(3000)
    assert many_[1] == 2 * few[1] == 3000
    assert many_[0] <= 2.25 * few[0]
    assert many_[0] <= 60 * many_[1]
