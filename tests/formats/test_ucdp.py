"""UCDP GED's file: its columns and codes, deaths as a range, and what it would not hold."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasid.export.formats.ucdp import priogrid
from rasid.knowledge.formats import codes, columns
from rasid.model.claim import Actor
from rasid.model.event import Flag
from tests.formats.made import (
    CAMP,
    GUNMEN,
    PRIVATE,
    REGIME,
    RESIDENTS,
    SYRIA,
    figure,
    file,
    incident,
    when,
)

REBELS = Actor("sd/rsf", "قوات الدعم السريع", "Rapid Support Forces", ("sd/rsf",), "rebel group")
GHOSTS = Actor("?كتيبة السهل", "كتيبة السهل", "كتيبة السهل", ("?كتيبة السهل",), "rebel group")


def rows(*incidents, **options):
    made, about = file(incidents, "ucdp", **options)
    return list(csv.DictReader(io.StringIO(made.decode("utf-8-sig")))), about


def row(**told):
    found, _ = rows(incident(**{"id": "0fe8cdc92ec6", **told}))
    assert len(found) == 1
    return found[0]


def test_the_columns_are_those_of_the_codebook_in_order():
    names = [c.name for c in columns("ucdp")]
    assert names == codes()["columns"]["ucdp"] and len(names) == 49
    assert list(row()) == names


def test_an_incident_as_ucdp_has_it():
    r = row(figures=(figure(3, 6),))
    assert (r["id"], r["relid"]) == (str(int("0fe8cdc92ec6", 16)), "0fe8cdc92ec6")
    assert (r["type_of_violence"], r["dyad_name"]) == ("1", "Government of Syria - Unidentified gunmen")
    assert (r["low"], r["high"], r["best"]) == ("3", "6", "")
    assert (r["where_prec"], r["geom_wkt"], r["adm_1"]) == ("1", "POINT (36.215 32.633)", "Daraa")
    assert (r["date_prec"], r["date_start"], r["date_end"]) == ("1", "2021-03-15", "2021-03-15")
    assert r["source_original"] == PRIVATE, "whoever is said to know, not the outlet"
    assert r["source_office"] == "صدى السهل" and r["number_of_sources"] == "1"
    assert r["priogrid_gid"] == str(priogrid(32.633, 36.215))


def test_an_open_figure_leaves_high_empty_and_says_so():
    found, about = rows(incident(figures=(figure(26, None),)))
    assert (found[0]["low"], found[0]["high"]) == ("26", "")
    assert [x["code"] for x in about["to_know"]] == ["open_high"]


def test_best_is_a_policys_and_adds_up():
    figures = (
        figure(2, 4, "soldiers", side=REGIME, best=3, policy="lowest"),
        figure(5, 5, "civilian", best=5, policy="lowest"),
        figure(1, 2, "fighters", side=GUNMEN, best=1, policy="lowest"),
    )
    r = row(figures=figures)
    assert [r[k] for k in ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best")] == list("31509")


@pytest.mark.parametrize(
    ("did", "suffered", "figures", "type"),
    [
        ((REGIME,), (GUNMEN,), (figure(1, 1),), "1"),
        ((GUNMEN,), (REGIME,), (figure(1, 1),), "1"),
        ((GUNMEN,), (REBELS,), (figure(1, 1),), "2"),
        ((REGIME,), (RESIDENTS,), (figure(1, 1),), "3"),
        ((REGIME,), (), (figure(1, 1, "civilian"),), "3"),
    ],
)
def test_types_of_violence_by_the_parties_that_are_told(did, suffered, figures, type):
    r = row(did=did, suffered=suffered, figures=figures)
    assert r["type_of_violence"] == type
    if type == "1":
        assert r["side_a"] == "Government of Syria", "the state's side is A, whoever began"
    if type == "3":
        assert r["side_b"] == "Civilians"


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ({"figures": ()}, "no_deaths"),
        ({"figures": (figure(0, 0),)}, "no_deaths"),
        ({"figures": (figure(90, 90, basis="sum"),)}, "no_deaths"),
        ({"on": None}, "no_day"),
        ({"on": when(days=400)}, "vague_day"),
        ({"place": None}, "no_place"),
        ({"did": ()}, "no_sides"),
        ({"did": (RESIDENTS,)}, "no_sides"),
        ({"suffered": ()}, "no_sides"),
        ({"flags": (Flag("rival_perpetrators", ("أ / ب",)),)}, "no_sides"),
        ({"kinds": (("Armed clash", "denied"),)}, "denied"),
    ],
)
def test_what_ucdp_does_not_hold_is_left_out_and_counted(told, reason):
    found, about = rows(incident(**told))
    assert found == [] and reason in {x["code"] for x in about["not_counted"]}


def test_a_country_alone_is_taken_as_the_sixth_precision():
    assert row(place=SYRIA)["where_prec"] == "6"
    assert row(place=CAMP)["where_coordinates"] == "Al-Hol camp"


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_a_cell_of_the_grid_is_one_of_its_cells(lat, lon):
    assert 1 <= priogrid(lat, lon) <= 360 * 720


def test_a_party_of_no_book_keeps_its_name_and_is_what_its_kind_is():
    r = row(suffered=(GHOSTS,))
    assert (r["side_b"], r["type_of_violence"]) == ("كتيبة السهل", "1")
    assert row(did=(GHOSTS,), suffered=(REBELS,))["type_of_violence"] == "2"
