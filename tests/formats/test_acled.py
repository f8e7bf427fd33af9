"""ACLED's file: its columns and codes, the least of the deaths, what it does not take, and no more than is told."""

import csv
import io
from datetime import timedelta

import pytest

from rasid.knowledge.formats import codes, columns, countries
from rasid.knowledge.ontology import kinds
from rasid.model.event import Flag
from rasid.model.values import Count
from tests.formats.made import (
    DAY,
    GUNMEN,
    PROTESTERS,
    REGIME,
    RESIDENTS,
    SAIDA,
    SYRIA,
    TURKEY,
    figure,
    file,
    incident,
    when,
)


def rows(*incidents, **options):
    made, about = file(incidents, **options)
    return list(csv.DictReader(io.StringIO(made.decode("utf-8-sig")))), about


def row(**given):
    found, _ = rows(incident(**given))
    assert len(found) == 1
    return found[0]


def left(about) -> dict[str, int]:
    return {x["code"]: x["n"] for x in about["not_counted"]}


def test_the_columns_are_those_of_the_codebook_in_order():
    names = [c.name for c in columns("acled")]
    assert names == codes()["columns"]["acled"] and len(names) == 31
    assert list(row()) == names


def test_every_kind_with_a_row_of_acled_is_one_of_its_table():
    table = {(t, s) for t, s, _ in codes()["acled_event_types"]}
    ours = {(k.event_type, k.sub_event_type) for k in kinds().values() if k.event_type}
    assert ours == table, "all 25, as ACLED spells them"


def test_an_incident_as_acled_has_it():
    r = row(did=(REGIME,), suffered=(GUNMEN,))
    assert r["event_id_cnty"] == "SYRc0"
    assert (r["event_date"], r["year"], r["time_precision"]) == ("2021-03-15", "2021", "1")
    assert (r["disorder_type"], r["event_type"]) == ("Political violence", "Battles")
    assert (r["actor1"], r["inter1"]) == ("Military Forces of Syria (2000-2024)", "State forces")
    assert (r["actor2"], r["inter2"]) == ("Unidentified Armed Group (Syria)", "Political militia")
    assert r["interaction"] == "State forces-Political militia"
    assert (r["iso"], r["region"], r["country"], r["admin1"]) == ("760", "Middle East", "Syria", "Daraa")
    assert (r["latitude"], r["longitude"], r["geo_precision"]) == ("32.633", "36.215", "1")
    assert r["fatalities"] == "4" and r["source"] == "صدى السهل"


def test_forces_of_a_state_abroad_are_external():
    assert row(did=(TURKEY,))["inter1"] == "External/Other forces"


@pytest.mark.parametrize(("days", "precision", "day"), [(1, "1", 0), (7, "2", 3), (31, "3", 15)])
def test_of_several_days_the_middle_with_its_precision(days, precision, day):
    r = row(on=when(days=days))
    assert (r["time_precision"], r["event_date"]) == (precision, (DAY + timedelta(days=day)).isoformat())


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"on": None}, "no_day"),
        ({"on": when(days=32)}, "vague_day"),
        ({"place": None}, "no_place"),
        ({"place": SYRIA}, "only_country"),
        ({"kinds": (("Troop movement", "asserted"),)}, "no_row"),
        ({"kinds": (("Armed clash", "denied"),)}, "denied"),
        ({"kinds": (("Armed clash", "planned/threatened"),)}, "not_done"),
    ],
)
def test_what_acled_does_not_take_is_left_out_and_counted(given, reason):
    found, about = rows(incident(**given))
    assert found == [] and left(about) == {reason: 1}
    assert about["rows"] == 0 and about["incidents"] == 1


def test_what_one_denies_and_another_asserts_stays():
    assert row(kinds=(("Armed clash", "denied"), ("Armed clash", "asserted")))["event_type"] == "Battles"


def test_of_several_kinds_the_highest_in_acleds_order():
    told = [(kind, "asserted") for kind in ("Arrests", "Peaceful protest", "Displacement")]
    found, about = rows(incident(kinds=told))
    assert [r["sub_event_type"] for r in found] == ["Peaceful protest"]
    assert left(about) == {"folded": 1, "no_row": 1}


@pytest.mark.parametrize(
    ("figures", "least"),
    [
        ((figure(3, 6),), 3),
        ((figure(26, None),), 26),
        ((), 0),
        ((figure(2, 2, "soldiers", side=REGIME), figure(3, 5, "civilian")), 5),
        ((figure(5, 9), figure(7, 7, "civilian")), 5),
        ((figure(4, 4, "civilian"), figure(2, 2, "children")), 4),
        ((figure(9, 9), figure(4, 4, "civilian", subset_of=0)), 9),
        ((figure(900, 900, basis="since"),), 0),
        ((figure(8, 8, grade="Discounted"),), 0),
        (
            (
                figure(5, 5, "civilian", flags=(Flag("status_contested", ("أ", "ب")),)),
                figure(7, 7, "fighters", side=GUNMEN, flags=(Flag("status_contested", ("أ", "ب")),)),
            ),
            5,
        ),
    ],
    ids=["range", "open", "none", "sides added", "everybody", "children among", "part", "since", "discounted", "rival"],
)
def test_fatalities_are_the_least_that_no_overlap_doubles(figures, least):
    assert row(figures=figures)["fatalities"] == str(least)


def test_a_zero_that_no_report_gives_is_told_in_the_sheet():
    _, about = rows(incident(figures=()), incident(figures=(figure(0, 0),)))
    assert [(x["code"], x["n"]) for x in about["to_know"]] == [("zero_untold", 1)]


def test_rivals_for_one_deed_are_no_allies_and_nobody_is_named():
    r = row(did=(REGIME, TURKEY), flags=(Flag("rival_perpetrators", ("أ / ب",)),))
    assert (r["actor1"], r["assoc_actor_1"], r["inter1"]) == ("", "", "")


def test_protesters_stand_first_as_acled_has_them():
    r = row(kinds=(("Excessive force against protesters", "asserted"),), suffered=(PROTESTERS,))
    assert (r["actor1"], r["inter1"]) == ("Protesters (Syria)", "Protesters")
    assert r["actor2"] == "Military Forces of Syria (2000-2024)"
    assert r["interaction"] == "State forces-Protesters" and r["civilian_targeting"] == "Civilian targeting"
    assert r["tags"] == "crowd size=no report"


def test_a_crowd_as_reported():
    sizes = (figure(200, None, "unknown", "participants"),)
    assert row(kinds=(("Peaceful protest", "asserted"),), figures=sizes)["tags"] == "crowd size=200 or more"


def test_civilians_as_the_target():
    r = row(kinds=(("Air/drone strike", "asserted"),), suffered=(RESIDENTS,))
    assert (r["actor2"], r["civilian_targeting"]) == ("Civilians (Syria)", "Civilian targeting")
    assert r["interaction"] == "State forces-Civilians"


def test_the_notes_name_who_says_so():
    notes = row(figures=(figure(3, 6, counts=[Count(3, 3), Count(6, 6)]),))["notes"]
    assert "According to ياسين القمري (told by صدى السهل): 3 killed." in notes
    assert "According to مرصد السهل (told by صدى السهل): 6 killed." in notes
    assert notes.endswith("As reported, not as established.")


def test_every_interaction_of_two_types_is_in_the_table():
    types = codes()["acled_actor_types"]
    assert sorted(types.values()) == list(range(1, 9))
    for code, label in codes()["acled_interaction"].items():
        low, high = sorted(map(int, code)) if code[1] != "0" else (int(code[0]), 0)
        names = {n for t, n in types.items() if t in label}
        assert names == {low, high} - {0}, (code, label)


def test_every_country_of_the_books_has_its_codes():
    from rasid.knowledge.places import gazetteer

    of_books = {p.country for n in range(len(gazetteer())) if (p := gazetteer().at(n)).level == "country"}
    assert of_books <= set(countries())
    assert countries()["SY"].numeric == 760 and countries()["SD"].region == "Northern Africa"
    assert SAIDA.country in countries()
