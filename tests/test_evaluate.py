"""The scorer, on gold and output small enough to count by hand."""

import pytest

from rasid.errors import InputError
from rasid.evaluate import measure

TEXT = "قصفت قوات النظام حي المنشية أمس. وأسر المقاتلون جنديين في طفس. ونزحت نحو 300 عائلة."
FIRST, SECOND, THIRD = (s.strip() for s in TEXT.split(".")[:3])


def event(evidence, kind, **more):
    return {"type": kind, "status": "asserted", "evidence": evidence, **more}


def gold(*events, published="2021-02-11"):
    return [{"id": "r", "text": TEXT, "published": published, "events": list(events)}]


def claim(evidence, kind, **more):
    at = TEXT.index(evidence)
    return {"kind": kind, "status": "asserted", "evidence": {"span": [at, at + len(evidence)]}, **more}


def score(events, claims, **more):
    return measure(gold(*events, **more), {"r": claims})


def figures(sheet, slot):
    f = sheet.slots[slot]
    return f.right, f.gold, f.coded


def test_right_missed_and_invented():
    sheet = score(
        [event(FIRST, "Shelling/artillery/missile attack"), event(SECOND, "Capture of combatants")],
        [claim(FIRST, "Shelling/artillery/missile attack"), claim(THIRD, "Displacement")],
    )
    assert figures(sheet, "kind") == (1, 2, 2)
    assert [(m.what, m.kind) for m in sheet.misses] == [("missed", "Capture of combatants"), ("extra", "Displacement")]
    assert sheet.slots["kind"].f1 == 0.5


def test_another_kind_of_the_same_group_is_shown_apart():
    sheet = score([event(FIRST, "Air/drone strike")], [claim(FIRST, "Grenade")])
    assert figures(sheet, "kind") == (0, 1, 1)
    assert figures(sheet, "(kind, by group)") == (1, 1, 1)
    assert figures(sheet, "(found at all)") == (1, 1, 1)


def test_kinds_of_our_own_are_groups_of_their_own():
    sheet = score([event(FIRST, "Arrests")], [claim(FIRST, "Agreement")])
    assert figures(sheet, "(kind, by group)") == (0, 1, 1)


def test_evidence_far_longer_than_what_is_shared_meets_nothing():
    sheet = measure(gold(event("طفس", "Other")), {"r": [claim(TEXT, "Other")]})
    assert figures(sheet, "kind") == (0, 1, 1)


def test_one_claim_meets_one_event():
    sheet = score([event(FIRST, "Other"), event(FIRST, "Other")], [claim(FIRST, "Other")])
    assert figures(sheet, "kind") == (1, 2, 1)


def test_slots_of_an_unmet_claim_are_wrong():
    actor = [{"surface": "المقاتلون"}]
    sheet = score([], [claim(SECOND, "Capture of combatants", initiators=actor)])
    assert figures(sheet, "initiator") == (0, 0, 1)


@pytest.mark.parametrize(
    ("ours", "right"),
    [
        ("القوات", 1),
        ("لقوات النظام", 1),
        ("قوات النظام السوري المدعومة", 1),
        ("قوات النظام السوري المدعومة من موسكو", 0),
    ],
)
def test_half_of_the_words_name_the_same_actor(ours, right):
    events = [event(FIRST, "Other", initiator={"surface": "قوات النظام"})]
    assert figures(score(events, [claim(FIRST, "Other", initiators=[{"surface": ours}])]), "initiator")[0] == right


@pytest.mark.parametrize(("admin1", "right"), [("Daraa", 1), ("Dar'a Governorate", 0), (None, 1), ("Latakia", 0)])
def test_a_place_needs_its_governorate(admin1, right):
    events = [event(FIRST, "Other", places=[{"surface": "حي المنشية", "admin1": "Daraa"}])]
    ours = [claim(FIRST, "Other", places=[{"surface": "المنشية", "admin1": admin1}])]
    assert figures(score(events, ours), "place")[0] == right


DAY = {"earliest": "2021-02-10", "latest": "2021-02-10"}


def test_a_date_is_right_to_the_day():
    assert figures(score([event(FIRST, "Other", date="2021-02-10")], [claim(FIRST, "Other", date=DAY)]), "date") == (
        1,
        1,
        1,
    )
    both = [event(FIRST, "Other", date="2021-02-09/2021-02-10")]
    assert figures(score(both, [claim(FIRST, "Other", date=DAY)]), "date") == (0, 1, 1)


def test_a_date_is_left_alone_where_gold_has_none_or_the_report_no_day():
    assert figures(score([event(FIRST, "Other")], [claim(FIRST, "Other", date=DAY)]), "date") == (0, 0, 0)
    dated = [event(FIRST, "Other", date="2021-02-10")]
    assert figures(score(dated, [claim(FIRST, "Other", date=DAY)], published=None), "date") == (0, 0, 0)


def tally(low, high, **more):
    return {"what": "killed", "min": low, "max": high, **more}


def tallies(gold_tallies, our_tallies):
    return score([event(FIRST, "Other", tallies=gold_tallies)], [claim(FIRST, "Other", tallies=our_tallies)])


def test_a_tally_is_what_and_how_many_and_who_is_shown_apart():
    sheet = tallies([tally(9, 9, who="civilian")], [tally(9, 9, who="unknown")])
    assert figures(sheet, "tally") == (1, 1, 1)
    assert figures(sheet, "(tally with who)") == (0, 1, 1)
    assert figures(tallies([tally(9, None)], [tally(9, 9)]), "tally") == (0, 1, 1)


def test_repeated_and_superseded_tallies_are_not_scored():
    twice = [tally(9, 9), tally(9, 9, restates=0)]
    assert figures(tallies(twice, [tally(9, 9)]), "tally") == (1, 1, 1)
    assert figures(tallies(twice, [tally(9, 9), tally(9, 9)]), "tally") == (1, 1, 1)
    assert figures(tallies([tally(4, 4, qualifier="superseded")], [tally(4, 4)]), "tally") == (0, 0, 0)


def test_breakdowns():
    tree = [tally(16, 16), tally(9, 9, subset_of=0)]
    assert figures(tallies(tree, tree), "(breakdown)") == (1, 1, 1)
    assert figures(tallies(tree, [tally(16, 16), tally(9, 9)]), "(breakdown)") == (0, 1, 0)


@pytest.mark.parametrize(
    ("want", "have", "right"),
    [
        ({"kind": "outlet"}, {"kind": "outlet", "surface": None}, 1),
        ({"kind": "outlet"}, {"kind": "named person", "surface": "سامر"}, 0),
        ({"kind": "anonymous source", "surface": "مصدر محلي"}, {"kind": "organisation", "surface": "المصدر المحلي"}, 1),
    ],
)
def test_the_last_of_the_chain_is_the_source(want, have, right):
    events = [event(FIRST, "Other", attribution=[{"kind": "outlet"}, want])]
    ours = [claim(FIRST, "Other", attribution=[{"kind": "outlet"}, have])]
    assert figures(score(events, ours), "source") == (right, 1, 1)


def test_all_pools_every_slot_without_brackets():
    sheet = score([event(FIRST, "Other")], [claim(FIRST, "Other")])
    assert figures(sheet, "all") == (2, 2, 2)


def test_gold_whose_evidence_does_not_stand_in_the_text_is_refused():
    with pytest.raises(InputError, match="does not stand in the text"):
        score([event("ليس هنا", "Other")], [])
