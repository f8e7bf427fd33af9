"""Settling by the method: what counts, once a root, low and high, and what is only said beside the figures."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rasid.errors import UserError
from rasid.link.incidents import settled
from rasid.model.claim import Hop
from rasid.model.event import Decision
from rasid.model.record import canonical
from rasid.model.values import Count, When, shown
from tests.link.voices import ARMY, DAY, GUNMEN, IS, REGIME, SDF, count, known, place, tell

OFFICE = "مكتب توثيق الشهداء"
OBSERVATORY = "المرصد السوري لحقوق الإنسان"


def incident(*claims, copies=None, policy=None, decisions=()):
    return settled([t.claim for t in claims], known(*claims), copies or {}, policy, decisions)


def figure(came, what="killed", who="unknown"):
    [row] = [f for f in came.figures if (f.what, f.who) == (what, who)]
    return row


def ranges(came):
    return {f"{f.what}/{f.who}": shown(Count(f.low, f.high)) for f in came.figures}


def codes(flags):
    return [f.code for f in flags]


def test_low_and_high_are_over_roots_and_never_a_sum():
    row = figure(incident(tell("a", count("killed", 5), by=OFFICE), tell("b", count("killed", 6))))
    assert (row.low, row.high, len(row.backed_by)) == (5, 6, 2)
    assert "roots_differ" in codes(row.flags)


def test_an_open_end_stays_open():
    row = figure(incident(tell("a", count("killed", 21, None)), tell("b", count("killed", 11))))
    assert shown(Count(row.low, row.high)) == "11+"


def test_outlets_that_quote_one_body_are_one_root_and_its_latest_value_counts():
    a = tell("a", count("killed", 5), by=OBSERVATORY)
    b = tell("b", count("killed", 7), by="المرصد السوري لحقوق الانسان", published=DAY + timedelta(1))
    came = incident(a, b)
    row = figure(came)
    assert (row.low, row.high, len(row.backed_by), row.grade) == (7, 7, 1, "Weak")
    assert [(x.claim, x.why.code) for x in came.left_out] == [("a", "replaced")]


def test_two_values_of_one_root_on_one_day_are_both_kept_and_said():
    row = figure(incident(tell("a", count("killed", 5), by=OFFICE), tell("b", count("killed", 6), by=OFFICE)))
    assert (row.low, row.high) == (5, 6)
    assert "root_differs_with_itself" in codes(row.flags) and "roots_differ" not in codes(row.flags)


def test_a_toll_that_rose_on_the_day_replaces_the_one_before():
    a = tell("a", count("killed", 5), by=OFFICE)
    b = tell("b", count("killed", 8), by=OFFICE, marks=frozenset(["raised"]))
    assert ranges(incident(a, b)) == {"killed/unknown": "8"}


def test_in_one_report_too_the_raised_toll_counts_though_the_earlier_is_told_last():
    both = {"report": "R", "by": OFFICE, "marks": frozenset(["raised"])}
    came = incident(tell("a", count("killed", 32), **both), tell("b", count("killed", 23), at=9, **both))
    assert ranges(came) == {"killed/unknown": "32"}


def test_a_copy_is_the_root_of_its_original():
    a = tell("a", count("killed", 5), report="R1", outlet="صدى الجنوب")
    b = tell("b", count("killed", 5), report="R2", outlet="ناقل", published=DAY + timedelta(1))
    c = tell("c", count("killed", 5), report="R3", outlet="ناقل آخر", published=DAY + timedelta(1))
    row = figure(incident(a, b, c, copies={"R2": "R1", "R3": "R2"}))
    [backing] = row.backed_by
    assert (backing.report, backing.copies, backing.root.name) == ("R1", ("R2", "R3"), "صدى الجنوب")
    assert "copies_collapsed" in codes(row.flags)


def test_a_paragraph_taken_over_is_the_root_of_where_it_stood_first():
    a = tell("a", count("killed", 5), report="R1", outlet="صدى الجنوب")
    b = tell("b", count("killed", 5), report="R2", outlet="ناقل", published=DAY + timedelta(1))
    own = tell("c", count("injured", 2), report="R2", outlet="ناقل", published=DAY + timedelta(1), at=90)
    came = incident(a, b, own, copies={"b": "R1"})
    assert [x.root.name for x in figure(came).backed_by] == ["صدى الجنوب"]
    assert [x.root.name for x in figure(came, "injured").backed_by] == ["ناقل"]


def test_reposts_in_a_loop_and_by_the_hundred_are_one_root():
    many = [tell(f"c{k}", count("killed", 5), report=f"R{k}") for k in range(200)]
    copies = {f"R{k}": f"R{(k + 1) % 200}" for k in range(200)}
    row = figure(incident(*many, copies=copies))
    assert (len(row.backed_by), len(row.backed_by[0].copies), row.grade) == (1, 199, "Weak")


def test_an_outlet_that_quotes_itself_is_one_root():
    a = tell("a", count("killed", 5), outlet="مرصد الشام")
    b = tell("b", count("killed", 5), outlet="مرصد الشام", by="مرصد الشام")
    assert len(figure(incident(a, b)).backed_by) == 1


def test_an_agency_that_others_quote_has_the_root_that_it_names_itself():
    a = tell("a", count("injured", 1), outlet="وكالة الفرات", by=Hop("named person", "سامر الحريري"))
    b = tell("b", count("injured", 1), by=Hop("agency", "وكالة الفرات"))
    [backing] = figure(incident(a, b), "injured").backed_by
    assert backing.root.key == "person:سامر الحريري"


def test_unnamed_sources_of_two_outlets_are_two_roots():
    by = Hop("anonymous source", "مصدر محلي")
    row = figure(incident(tell("a", count("killed", 5), by=by), tell("b", count("killed", 5), by=by)))
    assert len(row.backed_by) == 2


def test_superseded_restated_and_figureless_tallies_are_out():
    a = tell(
        "a",
        count("killed", 7),
        count("killed", 5, qualifier="superseded"),
        count("killed", 7, restates=0),
        count("munitions", None, None, "ammunition"),
    )
    came = incident(a)
    assert ranges(came) == {"killed/unknown": "7"}
    assert [(x.tally, x.why.code) for x in came.left_out] == [(1, "superseded"), (3, "no_figure")]


@pytest.mark.parametrize("status", ["demanded", "planned/threatened"])
def test_what_is_not_done_never_counts(status):
    came = incident(tell("a", count("displaced", 6), status=status), tell("b", count("displaced", 4)))
    assert ranges(came) == {"displaced/unknown": "4"}
    assert codes(x.why for x in came.left_out) == ["not_done"]


def test_a_denial_is_no_figure_and_contests_what_it_denies():
    a = tell("a", count("captured", 2, who="soldiers"), kind="Capture of combatants")
    b = tell("b", count("captured", 0, qualifier="zero", who="soldiers"), kind="Capture of combatants", status="denied")
    row = figure(incident(a, b), "captured", "soldiers")
    assert (row.low, row.high, row.contested, row.grade) == (2, 2, True, "Contested")


def test_who_denies_its_own_claim_contests_nothing():
    a = tell("a", count("killed", 2), by=OFFICE)
    b = tell("b", by=OFFICE, status="denied")
    assert not figure(incident(a, b)).contested


def test_a_denial_for_one_brigade_contests_its_share_alone():
    brigade = replace(ARMY, id="sy/regime/liwa-al-quds", path=("sy/regime", "sy/regime/liwa-al-quds"), name_ar="لواء")
    a = tell("a", count("killed", 21, None, "soldiers"), targets=(REGIME,), kind="Armed clash")
    b = tell("b", targets=(brigade,), status="denied", variant_of="a", kind="Armed clash")
    row = figure(incident(a, b), who="soldiers")
    assert not row.contested and "denied_share" in codes(row.flags)


def test_an_explicit_zero_counts():
    zero = tell("b", count("killed", 0, qualifier="zero"))
    assert ranges(incident(tell("a", count("killed", 3)), zero)) == {"killed/unknown": "0–3"}


def test_a_figure_of_a_part_against_another_roots_whole_is_said():
    a = tell("a", count("killed", 7, who="civilian"))
    few, none = tell("b", count("killed", 5)), tell("c", count("killed", 0, qualifier="zero"))
    assert "exceeds_rival_whole" in codes(figure(incident(a, few), who="civilian").flags)
    assert "none_at_all" in codes(figure(incident(a, none), who="civilian").flags)
    assert figure(incident(a, none), who="civilian").low == 7


def test_a_mixed_figure_has_no_floor():
    row = figure(incident(tell("a", count("killed", 0, 29)), tell("b", count("killed", 19))))
    assert (row.low, row.high) == (0, 29) and "mixed_figure" in codes(row.flags)


def test_cumulative_figures_never_meet_those_of_the_incident():
    toll = tell("t", count("killed", 16), kind="Casualty tally", when=When(DAY, date(2021, 8, 30)))
    long = tell("m", count("killed", 40), when=When(date(2021, 7, 1), DAY))
    wide = tell("w", count("killed", 12), places=(place("A", id="a"), place("B", id="b"), place("C", id="c")))
    came = incident(tell("a", count("killed", 6)), toll, long, wide)
    assert ranges(came) == {"killed/unknown": "6"}
    assert {x.claim: x.why.code for x in came.left_out} == {"t": "cumulative", "m": "longer", "w": "several_places"}
    assert "cumulative_left_out" in codes(came.flags)


def test_cumulative_figures_alone_are_rows_of_their_own_window():
    july, august = When(date(2021, 7, 1), date(2021, 7, 31)), When(date(2021, 8, 1), date(2021, 8, 31))
    a, b, c = (
        tell(n, count("killed", k), kind="Casualty tally", when=w)
        for n, k, w in (("a", 40, july), ("b", 44, july), ("c", 9, august))
    )
    assert [(f.basis, f.low, f.high) for f in incident(a, b, c).figures] == [("since", 40, 44), ("since", 9, 9)]
    d = tell("d", count("killed", 7), kind="Casualty tally", when=None)
    assert [f.low for f in incident(a, d).figures] == [7, 40]


def test_a_headline_over_several_posts_is_a_sum_and_its_parts_are_checked():
    headline = tell("h", count("killed", 12), report="R", places=())
    parts = [
        tell(n, count("killed", k), report="R", part_of="h", places=(place(n, id=n),)) for n, k in (("x", 5), ("y", 8))
    ]
    one = settled(["h", "y"], known(headline, *parts), {})
    assert [x.why.code for x in one.left_out] == ["several_places"] and ranges(one) == {"killed/unknown": "8"}
    came = incident(headline, *parts)
    assert ranges(came) == {"killed/unknown": "12"}
    [flag] = [f for f in came.flags if f.code == "parts_miss_headline"]
    assert flag.values == ("R", "13", "12")


def test_a_figure_of_the_governorate_beside_one_of_the_place_is_wider():
    area = place("Daraa", "SY", id="sy-daraa", level="governorate")
    a = tell("a", count("killed", 6), report="R")
    b = tell("b", count("killed", 12), report="R", places=(area,), at=9)
    came = incident(a, b)
    assert ranges(came) == {"killed/unknown": "6"} and codes(x.why for x in came.left_out) == ["wider"]


def test_two_counts_of_one_class_in_one_claim_are_kept_apart():
    assert ranges(incident(tell("a", count("killed", 7), count("killed", 3)))) == {"killed/unknown": "3–7"}


def test_soldiers_and_fighters_of_one_claim_are_of_two_sides():
    a = tell(
        "a", count("killed", 3, who="soldiers"), count("killed", 7, who="fighters"), kind="Armed clash", targets=(ARMY,)
    )
    assert sorted(f.low for f in incident(a).figures) == [3, 7]


def test_who_attacked_nobody_that_is_named_is_not_whom_it_killed():
    a = tell("a", count("killed", 21, who="fighters"), kind="Armed clash", initiators=(IS,))
    assert incident(a).figures[0].side is None


def test_sides_are_never_merged_though_both_are_fighters():
    a = tell("a", count("killed", 29, who="fighters"), kind="Armed clash", targets=(IS,), initiators=(SDF,))
    b = tell("b", count("killed", 3, who="fighters"), kind="Armed clash", targets=(SDF,), initiators=(IS,))
    assert sorted((f.side.id, f.low) for f in incident(a, b).figures) == [("is/islamic-state", 29), ("sy/sdf", 3)]


def test_people_of_one_party_are_one_measure_whatever_they_are_called():
    a = tell("a", count("killed", 5, who="soldiers"), kind="Armed clash", targets=(ARMY,), initiators=(IS,))
    b = tell("b", count("killed", 7, who="regime forces"), kind="Armed clash", targets=(REGIME,), initiators=(IS,))
    c = tell("c", count("killed", 6, who="soldiers"), kind="Armed clash", initiators=(GUNMEN,))
    assert [(f.low, f.high) for f in incident(a, b, c).figures] == [(5, 7)]


def test_officers_beside_soldiers_are_soldiers_too():
    a = tell("a", count("killed", 1, who="officers"), count("killed", 4, who="soldiers"), targets=(ARMY,))
    b = tell("b", count("killed", 6, who="soldiers"), count("killed", 2, who="officers", of=0), targets=(ARMY,))
    came = incident(a, b)
    assert ranges(came) == {"killed/soldiers": "5–6", "killed/officers": "1–2"}
    assert figure(came, who="officers").subset_of == came.figures.index(figure(came, who="soldiers"))


def test_a_part_of_its_own_class_is_a_row_under_its_whole():
    came = incident(tell("a", count("injured", 9), count("injured", 2, of=0)))
    assert [(f.low, f.subset_of) for f in came.figures] == [(9, None), (2, 0)]


def test_civilians_and_unknown_people_are_two_measures():
    came = incident(tell("a", count("killed", 10)), tell("b", count("killed", 9, who="civilian")))
    assert ranges(came) == {"killed/unknown": "10", "killed/civilian": "9"}


def test_dead_that_are_civilians_to_one_and_fighters_to_the_striker_may_be_none_of_either():
    army = Hop("organisation", "الجيش العربي السوري")
    a = tell("a", count("killed", 4, who="civilian"), by=OFFICE)
    b = tell("b", count("killed", 5, who="fighters"), by=army, targets=(GUNMEN,))
    came = incident(a, b)
    assert ranges(came) == {"killed/civilian": "0–4", "killed/fighters": "0–5"}
    assert all(f.contested and "status_contested" in codes(f.flags) for f in came.figures)


def test_grades():
    def grade(*claims):
        return figure(incident(*claims)).grade

    assert grade(tell("a", count("killed", 5))) == "Weak"
    assert grade(tell("a", count("killed", 5)), tell("b", count("killed", 5))) == "Fair"
    nobody = {"initiators": (GUNMEN,)}
    assert grade(tell("a", count("killed", 5), **nobody), tell("b", count("killed", 5), **nobody)) == "Weak"
    rival = tell("b", count("killed", 5), initiators=(SDF,))
    assert grade(tell("a", count("killed", 5)), rival) == "Contested"


def test_a_loss_that_its_own_side_tells_is_confirmed():
    by = Hop("organisation", "قسد")
    a = tell("a", count("killed", 3, who="fighters"), kind="Armed clash", targets=(SDF,), initiators=(IS,), by=by)
    row = figure(incident(a), who="fighters")
    assert (row.grade, row.backed_by[0].standing) == ("Confirmed", "admitted")


def test_policies_fill_best_and_nothing_else_does():
    claims = [tell("a", count("killed", 5)), tell("b", count("killed", 6)), tell("c", count("killed", 6))]
    wanted = {None: None, "lowest": 5, "agree2": 6, "majority": 6, "assessment": None}
    for policy, best in wanted.items():
        row = figure(incident(*claims, policy=policy))
        assert (row.best, row.policy) == (best, policy if best is not None else None)
    with pytest.raises(UserError, match="no policy"):
        incident(*claims, policy="mean")


def test_people_assess_and_grade():
    value = json.dumps({"what": "killed", "who": "unknown", "best": 6})
    signed = Decision("d1", "assess", ("a",), value, "نور", "2026-01-01T00:00:00Z", "شاهدت القبور")
    graded = Decision("d2", "grade", ("b",), "Discounted", "نور", "2026-01-02T00:00:00Z")
    claims = [tell("a", count("killed", 5)), tell("b", count("killed", 6))]
    row = figure(incident(*claims, policy="assessment", decisions=[signed, graded]))
    assert (row.best, row.policy, row.grade) == (6, "assessment", "Discounted")
    undo = Decision("d3", "undo", ("d2",), "", "نور", "2026-01-03T00:00:00Z")
    assert figure(incident(*claims, decisions=[graded, undo])).grade == "Fair"
    assert figure(incident(*claims, decisions=[replace(graded, about=("zzz",))])).grade == "Fair"


def test_parts_that_cannot_be_are_flagged_and_not_mended():
    a = tell("a", count("killed", 7), count("killed", 9, who="civilian", of=0))
    b = tell("b", count("killed", 5), count("killed", 4, who="women", of=0), count("killed", 3, who="children", of=0))
    c = tell("c", count("killed", 16), count("killed", 9, who="civilian", of=0))
    said = {(f.code, f.values) for f in incident(a, b, c).flags}
    assert ("part_exceeds_whole", ("r-a", "9", "7")) in said
    assert ("parts_exceed_whole", ("r-b", "7", "5")) in said
    assert ("remainder_unknown", ("r-c", "7")) in said


def test_the_extent_is_the_narrowest_that_is_agreed():
    area = place("Daraa", "SY", id="sy-daraa", level="governorate")
    a = tell("a", count("killed", 1), when=When(DAY - timedelta(1), DAY), places=(area,), initiators=(REGIME,))
    b = tell("b", count("killed", 1), when=When(DAY, DAY + timedelta(1)), initiators=(ARMY, GUNMEN))
    came = incident(a, b)
    assert came.when == When(DAY, DAY) and came.place.id == "sy-daraa-al-yadudah"
    assert [x.id for x in came.initiators] == ["sy/regime/army"]


def test_places_that_do_not_agree_give_the_larger_area():
    nawa = place("Nawa", "SY", "Daraa", "Izra", id="sy-daraa-nawa")
    came = incident(tell("a"), tell("b", places=(nawa,)))
    assert came.place.id == "sy-daraa" and "place_worded_differently" in codes(came.flags)


def test_the_incident_has_the_id_of_its_first_claim_and_an_event_a_kind():
    late = tell("a", published=DAY + timedelta(1))
    came = incident(late, tell("c"), tell("b", kind="Armed clash"))
    assert came.id == "b" and [e.kind for e in came.events] == ["Armed clash", "Shelling/artillery/missile attack"]
    assert {c for e in came.events for c in e.claims} == set(came.claims) == {"a", "b", "c"}


PEOPLE = ["unknown", "civilian", "children", "soldiers", "fighters", "officers"]
STATUSES = ["asserted", "claimed-disputed", "denied", "planned/threatened", "demanded"]


@st.composite
def clusters(draw):
    made = []
    for k in range(draw(st.integers(2, 7))):
        tallies = []
        for n in range(draw(st.integers(0, 3))):
            low = draw(st.integers(0, 9))
            high = draw(st.sampled_from([low, low + 3, None]))
            of = draw(st.sampled_from([None, 0])) if n else None
            tallies.append(count("killed", low, high, draw(st.sampled_from(PEOPLE)), of=of))
        made.append(
            tell(
                f"c{k}",
                *tallies,
                report=f"R{draw(st.integers(0, 3))}",
                outlet="صدى الجنوب",
                at=k,
                by=draw(st.sampled_from([None, OFFICE, OBSERVATORY, "قسد"])),
                status=draw(st.sampled_from(STATUSES)),
                published=DAY + timedelta(draw(st.integers(0, 1))),
                targets=draw(st.sampled_from([(), (REGIME,), (ARMY,), (SDF,), (GUNMEN,)])),
                initiators=draw(st.sampled_from([(), (IS,), (REGIME,), (SDF, GUNMEN)])),
                kind=draw(st.sampled_from(["Armed clash", "Air/drone strike", "Casualty tally"])),
                when=draw(st.sampled_from([None, When(DAY, DAY), When(DAY - timedelta(30), DAY)])),
                variant_of=draw(st.sampled_from([None, "c0"])) if k else None,
                part_of=draw(st.sampled_from([None, "c1"])) if k > 1 else None,
            )
        )
    return made


@settings(max_examples=60, deadline=None)
@given(clusters(), st.randoms(use_true_random=False))
def test_no_order_changes_the_result(claims, random):
    shuffled = random.sample(claims, len(claims))
    copies = {"R1": "R0"}
    a = settled([t.claim for t in claims], known(*claims), copies)
    b = settled([t.claim for t in shuffled], known(*shuffled), copies)
    assert canonical(a) == canonical(b)


@settings(max_examples=60, deadline=None)
@given(clusters())
def test_a_figure_lies_within_what_its_roots_say(claims):
    for row in incident(*claims).figures:
        lows = [b.count.low or 0 for b in row.backed_by]
        highs = [b.count.high for b in row.backed_by]
        assert row.low == min(lows) or (row.low == 0 and row.contested)
        assert row.high == (None if None in highs else max(highs))
        assert row.subset_of is None or row.subset_of < len(claims) * 4


def test_days_told_backwards_are_no_days_of_an_incident():
    from rasid.link.extent import when_of

    wrong = replace(tell("r1", 1), when=When(DAY, DAY - timedelta(days=3)))
    right = replace(tell("r2", 1), when=When(DAY, DAY))
    assert when_of([wrong]) is None
    assert when_of([wrong, right]) == When(DAY, DAY)


def test_a_figure_since_a_day_stands_beside_one_of_an_unknown_time():
    """Two cumulative figures, one without days: their order must not ask which is earlier."""
    from rasid.link.bases import Basis

    day = date(2021, 1, 1)
    bases = [Basis("since", day, day), Basis("since"), Basis("incident")]
    assert [b.name for b in sorted(bases, key=lambda b: b.order)] == ["incident", "since", "since"]
    assert sorted(bases, key=lambda b: b.order)[1].since is None
