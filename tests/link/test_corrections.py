"""What people decide is laid over claims; what was read stays as it was."""

import json
from datetime import date

import pytest

import rasid
from rasid.errors import CorrectionError
from rasid.link.corrections import corrected, set_field
from rasid.link.decided import in_force, judgements
from rasid.model.claim import Claim
from rasid.model.event import Decision
from rasid.model.values import Count, Span

TEXT = "قُتل سبعة جنود بينهم ضابط، أمس الأربعاء، في هجوم على حاجز قرب مدينة درعا، بحسب الناشط سامر الحريري."


@pytest.fixture(scope="module")
def claim() -> Claim:
    return rasid.code(TEXT, published=date(2021, 7, 29), outlet="صدى الجنوب", country="sy").claims[0]


def decision(id: str, what: str, *about: str, value: str = "", at: str = "2021-08-01T00:00:00Z") -> Decision:
    return Decision(id, what, about, value, "تجربة", at)


def correction(id: str, claim: Claim, field: str, value: str) -> Decision:
    return decision(id, "correct", claim.id, value=json.dumps([field, value]))


@pytest.mark.parametrize(
    ("field", "value", "seen"),
    [
        ("kind", "Attack", lambda c: c.kind == "Attack"),
        ("status", "denied", lambda c: c.status == "denied"),
        ("date", "2021-07-01/2021-07-03", lambda c: c.date.value.when.latest == date(2021, 7, 3)),
        ("date", "", lambda c: c.date is None),
        ("place", "sy-daraa-tafas", lambda c: [p.value.where.id for p in c.places] == ["sy-daraa-tafas"]),
        ("place", "32.5,36.1,3", lambda c: c.places[0].value.where.radius_km == 3),
        ("target", "sy/regime/army", lambda c: [a.value.id for a in c.targets] == ["sy/regime/army"]),
        ("tally:0", "killed soldiers 5+", lambda c: c.tallies[0].value.count == Count(5, None)),
        ("tally:0", "", lambda c: len(c.tallies) == 1 and c.tallies[0].value.subset_of is None),
        ("words:tally:1", "10-15", lambda c: c.tallies[1].words == (Span(10, 15),)),
        ("words:tally:0", "0-3,5-9", lambda c: c.tallies[0].words == (Span(0, 3), Span(5, 9))),
        ("words:place", "", lambda c: c.places[0].words == () and c.places[0].value.where.id),
        ("words:date", "27-40", lambda c: c.date.words == (Span(27, 40),) and c.date.rule == "decision d1"),
        ("words:source:1", "80-90", lambda c: c.said_by[1].words == (Span(80, 90),)),
        ("words:evidence", "0-25", lambda c: c.evidence == Span(0, 25)),
        ("void", "", lambda c: c is None),
    ],
)  # fmt: skip
def test_a_field_is_set_and_names_the_decision(claim, field, value, seen):
    assert len(claim.tallies) == 2 and claim.tallies[1].value.subset_of == 0
    now = corrected(claim, [correction("d1", claim, field, value)])
    assert seen(now)
    assert claim.kind == "Armed clash" and claim.tallies[0].value.count.low == 7


def test_words_by_hand_leave_the_value_as_it_was(claim):
    now = corrected(claim, [correction("d1", claim, "place", "sy-daraa-tafas"),
                            correction("d2", claim, "words:place:0", "60-70")])  # fmt: skip
    assert (now.places[0].value.where.id, now.places[0].words) == ("sy-daraa-tafas", (Span(60, 70),))
    assert [t.value for t in now.tallies] == [t.value for t in claim.tallies]


def test_the_later_correction_has_its_way(claim):
    now = corrected(claim, [correction("d1", claim, "kind", "Attack"), correction("d2", claim, "kind", "Suicide bomb")])
    assert now.kind == "Suicide bomb" and now.rule == "decision d2"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("kind", "Murder"), ("status", "true"), ("date", "yesterday"), ("date", "2021-08-01/2021-07-01"),
        ("place", "nowhere"), ("place", "120,36"), ("target", "nobody"), ("tally:7", "killed 3"),
        ("tally:0", "killed many"), ("colour", "red"),
        ("words:tally:7", "1-2"), ("words:place:x", "1-2"), ("words:colour", "1-2"), ("words", "1-2"),
        ("words:place:0", "9-3"), ("words:place:0", "a"), ("words:evidence", ""), ("words:evidence", "1-2,3-4"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_with_the_mend(claim, field, value):
    with pytest.raises(CorrectionError) as caught:
        set_field(claim, field, value, "decision d")
    assert caught.value.mend


def test_an_undone_decision_is_out_and_an_undone_undo_is_back():
    same = decision("a", "same", "1", "2")
    undo = decision("b", "undo", "a")
    again = decision("c", "undo", "b")
    assert in_force([same]) == [same]
    assert in_force([same, undo]) == []
    assert in_force([same, undo, again]) == [same]


def test_a_word_on_three_binds_each_to_the_first():
    got = judgements([decision("a", "same", "1", "2", "3"), decision("b", "accept", "1")])
    assert [(j.left, j.right, j.verdict) for j in got] == [("1", "2", "same"), ("1", "3", "same")]
