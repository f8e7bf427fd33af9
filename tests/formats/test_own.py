"""rasid's own tables: incidents, figures, claims and sums; every column described, none that states a fact."""

import csv
import io
import json
import re

import pytest

from rasid.export.flat import _FIGURE, _INCIDENT
from rasid.export.formats import SCHEMES
from rasid.export.tabular import COLUMNS
from rasid.knowledge.formats import TYPES, columns
from rasid.model.event import GRADES
from tests.formats.made import CAMP, PRIVATE, REGIME, figure, file, incident

OWN = ("claims", "events", "figures", "tallies")


def rows(scheme, *incidents, **options):
    made, about = file(incidents, scheme, **options)
    return list(csv.DictReader(io.StringIO(made.decode("utf-8-sig")))), about


def test_the_columns_are_those_of_the_commands_that_print_the_same():
    assert [c.name for c in columns("claims")] == ["incident_id", *(c for c in COLUMNS if c != "error")]
    assert [c.name for c in columns("figures")] == [*_INCIDENT, *_FIGURE]


@pytest.mark.parametrize("table", ["acled", "ucdp", "polecat", "plover", "whole", *OWN])
def test_every_column_is_described_in_both_languages(table):
    names = [c.name for c in columns(table)]
    assert len(names) == len(set(names))
    for c in columns(table):
        assert c.type in TYPES and c.en and re.search("[\u0600-\u06ff]", c.ar), c.name


@pytest.mark.parametrize("table", OWN)
def test_no_column_of_ours_states_a_fact(table):
    names = {c.name for c in columns(table)}
    for what in ("killed", "injured"):
        bare = {n for n in names if n.startswith(what) and "reported" not in n and not n.endswith("_best")}
        assert not bare
    assert not names & {"deaths", "fatalities", "perpetrator", "perpetrators", "initiator", "actor"}


def test_an_incident_with_its_ranges():
    (r,), _ = rows("events", incident(figures=(figure(3, 6), figure(26, None, what="injured"))))
    assert (r["killed_reported_min"], r["killed_reported_max"], r["killed_best"]) == ("3", "6", "")
    assert (r["injured_reported_min"], r["injured_reported_max"]) == ("26", "")
    assert (r["initiators_alleged"], r["initiators_alleged_ar"]) == (REGIME.name_en, REGIME.name_ar)
    assert (r["statuses"], r["grade_proposed"], r["contested"]) == ("asserted", "Weak", "false")
    assert r["said_by"] == f"{PRIVATE} / مرصد السهل"


def test_what_no_scheme_of_others_takes_is_kept_and_told():
    found, about = rows("events", incident(kinds=(("Troop movement", "denied"),), place=None, on=None))
    assert [(r["kinds"], r["statuses"]) for r in found] == [("Troop movement", "denied")]
    assert {x["code"] for x in about["to_know"]} == {"unplaced", "undated"} and about["not_counted"] == []


def test_as_lines_of_json_an_incident_is_whole():
    made, about = file([incident(place=CAMP)], "events", "jsonl")
    (r,) = [json.loads(line) for line in made.decode("utf-8").splitlines()]
    assert list(r) == [c["column"] for c in about["columns"]]
    assert r["figures"][0]["roots"][0]["root_name"] == PRIVATE and "coded" not in r


def test_a_row_a_figure():
    broken_down = (figure(3, 6), figure(1, 2, "children", subset_of=0))
    found, _ = rows("figures", incident(figures=broken_down), incident(figures=()))
    assert [(r["measure"], r["reported_min"], r["part_of_measure"]) for r in found] == [
        ("killed", "3", ""), ("killed", "1", "killed/unknown"), ("", "", "")]  # fmt: skip


def test_a_row_a_claim_with_its_incident():
    found, about = rows("claims", incident(id="c0", kinds=(("Armed clash", "asserted"), ("Arrests", "denied"))))
    assert [(r["incident_id"], r["kind"], r["status"]) for r in found] == [
        ("c0", "Armed clash", "asserted"), ("c0", "Arrests", "denied")]  # fmt: skip
    assert found[0]["said_by"] == f"صدى السهل < {PRIVATE}" and about["read_by"] == ["rasid test books:0"]


def test_every_grade_has_its_place():
    from rasid.export.formats.own import _WORST

    assert set(_WORST) == set(GRADES)


def test_every_scheme_has_its_words():
    from rasid.knowledge.formats import words

    assert set(words()["schemes"]) == set(SCHEMES)
    assert all(s in words()["reading"] for s in SCHEMES)
