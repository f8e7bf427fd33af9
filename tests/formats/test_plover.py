"""PLOVER records and POLECAT's table: fields in order, types and modes of the manual, actors of each kind."""

import csv
import io
import json

import pytest

from rasid.export.formats.plover import plover_type
from rasid.knowledge.formats import codes, columns
from rasid.knowledge.ontology import kinds
from rasid.model.event import Flag
from tests.formats.made import GUNMEN, REGIME, RESIDENTS, file, incident


def records(*incidents, **options):
    made, about = file(incidents, "plover", "jsonl", **options)
    return [json.loads(line) for line in made.decode("utf-8").splitlines()], about


def test_the_fields_and_columns_are_those_of_the_manual_in_order():
    assert [c.name for c in columns("plover")] == codes()["columns"]["plover"]
    assert [c.name for c in columns("polecat")] == codes()["columns"]["polecat"] and len(columns("polecat")) == 40
    assert list(records(incident())[0][0]) == codes()["columns"]["plover"]


def test_every_type_and_mode_is_one_of_the_manual():
    for kind in kinds():
        for status in ("asserted", "planned/threatened", "demanded"):
            type = plover_type(kind, frozenset([status]))
            assert type is None or type in codes()["plover_quads"], kind
    assert set(codes()["plover_mode_of_kind"]) <= set(kinds())
    every = {m for modes in codes()["plover_modes"].values() for m in modes}
    assert set(codes()["plover_mode_of_kind"].values()) <= every


def test_an_incident_as_plover_has_it():
    (r,), _ = records(incident(kinds=(("Air/drone strike", "asserted"),), suffered=(RESIDENTS,)))
    assert (r["event"], r["mode"], r["quad_code"]) == ("ASSAULT", "aerial", "MATERIAL CONFLICT")
    assert (r["date"], r["enddate"]) == ("2021-03-15", None)
    assert (r["actor"][0]["code"], r["actor"][0]["sector"]) == ("SYR", ["MIL"])
    assert list(r["actor"][0]) == codes()["plover_entity"]
    assert r["event_loc"]["lat"] == 32.633 and r["event_text"].startswith("قُتل أربعة")
    assert "4 killed" in r["comment"]


def test_as_a_table_it_is_polecats():
    made, about = file([incident()], "plover", "csv")
    (r,) = csv.DictReader(io.StringIO(made.decode("utf-8-sig")))
    assert list(r) == codes()["columns"]["polecat"]
    assert (r["Event Type"], r["Actor Country"], r["Primary Actor Sector"]) == ("ASSAULT", "SYR", "MIL")
    assert (r["City"], r["Province"], r["Country"], r["Latitude"]) == ("Saida", "Daraa", "SYR", "32.633")
    assert about["rows"] == 1


def test_one_record_a_kind_each_with_its_own_actors():
    told = [(kind, "asserted") for kind in ("Armed clash", "Arrests", "Displacement")]
    found, about = records(incident(kinds=told))
    assert [r["event"] for r in found] == ["ASSAULT", "COERCE"]
    assert {x["code"]: x["of"] for x in about["not_counted"]} == {"no_row": {"Displacement": 1}}


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ({"did": ()}, "no_doer"),
        ({"did": (REGIME, GUNMEN), "flags": (Flag("rival_perpetrators", ("أ / ب",)),)}, "no_doer"),
        ({"on": None}, "no_day"),
        ({"kinds": (("Armed clash", "planned/threatened"),)}, "not_done"),
        ({"kinds": (("Armed clash", "denied"),)}, "denied"),
    ],
)
def test_what_plover_cannot_say_is_left_out_and_counted(told, reason):
    found, about = records(incident(**told))
    assert found == [] and [x["code"] for x in about["not_counted"]] == [reason]


def test_a_threat_was_uttered_even_if_nothing_came_of_it():
    (r,), _ = records(incident(kinds=(("Demand/ultimatum", "planned/threatened"),)))
    assert r["event"] == "THREATEN"
