"""`rasid export` from outside: a file and its sheet, filters, a cut-off, policies, corrections, refusals."""

import csv
import io
import json

import pytest

from rasid.browse.filter import _SINGLE
from rasid.browse.filter import FACETS as FILTER_FACETS
from rasid.cli import export_arguments
from rasid.export.formats import FORMS, PROFILES, SCHEMES
from tests.conftest import ROOT, rows

DISPATCHES = ROOT / "samples" / "dispatches.jsonl"


@pytest.fixture
def table(rasid, filled):
    """The rows of an export, and what was said."""

    def read(scheme, *more, db=filled):
        done = rasid("export", "--as", scheme, "--to", "csv", "--db", db, *more)
        assert done.returncode == 0, done.stderr.decode()
        return list(csv.DictReader(io.StringIO(done.stdout.decode("utf-8-sig")))), done.stderr.decode("utf-8")

    return read


def test_the_command_knows_what_the_door_knows():
    assert (set(export_arguments.SCHEMES), set(export_arguments.FORMS)) == (set(SCHEMES), set(FORMS))
    assert export_arguments.PROFILES == PROFILES
    assert set(export_arguments.FACETS) == set(FILTER_FACETS)
    assert {*export_arguments.SINGLE, "contested"} == set(_SINGLE)


def test_a_file_and_its_sheet(exported, filled, rasid):
    out, said = exported("acled", "csv", "--country", "sy")
    assert out.read_bytes().startswith(b"\xef\xbb\xbfevent_id_cnty,")
    about = json.loads(out.with_name("acled.csv.about.json").read_text(encoding="utf-8"))
    assert about["filters"] == {"country": "SY"} and about["rows"] > 1
    assert (about["cut_off"], about["policy"]) == (None, None)
    assert about["what"]["en"].startswith("An enumeration of reports, not a death toll")
    told = out.with_name("acled.csv.about.txt").read_text(encoding="utf-8")
    assert "not a death toll" in told and about["audit_head"] in told and about["made_by"] in told
    assert about["audit_head"] in said and "not a death toll" in said
    assert rasid("db", "verify", "--head", about["audit_head"], "--db", filled).returncode == 0


def test_to_stdout_the_sheet_is_a_line_on_stderr(rasid, filled, exported):
    done = rasid("export", "--as", "acled", "--to", "csv", "--country", "sy", "--db", filled)
    out, said = exported("acled", "csv", "--country", "sy")
    assert done.returncode == 0 and done.stdout == out.read_bytes()
    assert done.stderr.decode("utf-8") == said and len(said.splitlines()) == 1


@pytest.mark.parametrize("form", FORMS)
def test_every_command_gives_the_same_bytes_again(exported, form):
    first, _ = exported("events", form)
    again, _ = exported("events", form)
    assert first.read_bytes() == again.read_bytes()
    sheet = first.name + ".about.json"
    assert first.with_name(sheet).read_bytes() == again.with_name(sheet).read_bytes()


def test_filters_are_those_of_the_page(table, filled, rasid):
    every, _ = table("events")
    syrian, _ = table("events", "--country", "sy")
    others, _ = table("events", "--country=-sy")
    assert len(every) == len(syrian) + len(others) > len(syrian) > 0
    either, _ = table("events", "--country", "sy", "--country", "ye", "--since", "2020-01-01", "--killed-min", "2")
    assert {r["country"] for r in either} == {"SY", "YE"}
    ids = {r["id"] for r in rows(rasid("events", "--to", "jsonl", "--limit", "0", "--db", filled).stdout)}
    assert {r["incident_id"] for r in every} == ids


def test_a_cut_off_is_as_if_nothing_later_were_known(table, rasid, tmp_path):
    lines = [json.loads(line) for line in DISPATCHES.read_text(encoding="utf-8").splitlines()]
    days = sorted({r["published"] for r in lines})
    day = days[len(days) // 2]
    early, whole = tmp_path / "early.jsonl", tmp_path / "whole.jsonl"
    for at, kept in ((whole, lines), (early, [r for r in lines if r["published"] <= day])):
        at.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in kept), encoding="utf-8")
        assert rasid("add", at, "--db", at.with_suffix(".db")).returncode == 0
    cut, _ = table("figures", "--cut-off", day, db=whole.with_suffix(".db"))
    known, _ = table("figures", db=early.with_suffix(".db"))
    assert cut == known and 0 < len(known) < len(table("figures", db=whole.with_suffix(".db"))[0])


def test_a_policy_chooses_the_best_figures_and_is_named(table, exported):
    without, _ = table("events", "--country", "sy")
    assert not any(r["killed_best"] for r in without)
    lowest, _ = table("events", "--country", "sy", "--policy", "lowest")
    for r in lowest:
        assert r["killed_best"] == r["killed_reported_min"]
    assert {r["policy"] for r in lowest if r["killed_best"]} == {"lowest"}
    out, _ = exported("ucdp", "csv", "--policy", "lowest")
    about = json.loads(out.with_name(out.name + ".about.json").read_text(encoding="utf-8"))
    assert about["policy"] == "lowest"
    for r in csv.DictReader(io.StringIO(out.read_text(encoding="utf-8-sig"))):
        parts = [int(r[k]) for k in ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")]
        assert sum(parts) == int(r["best"]) == int(r["low"])


def test_claims_are_as_people_corrected_them_and_an_assessment_is_a_persons(table, rasid, tmp_path):
    db = tmp_path / "tests.db"
    assert rasid("add", DISPATCHES, "--db", db).returncode == 0
    attack = next(r for r in table("claims", db=db)[0] if r["killed_reported_min"] and r["kind"] == "Armed clash")
    done = rasid("decide", "correct", attack["claim_id"], "kind", "Attack", "--by", "ليان", "--db", db)
    assert done.returncode == 0, done.stderr.decode()
    now = next(r for r in table("claims", db=db)[0] if r["claim_id"] == attack["claim_id"])
    assert (attack["kind"], now["kind"], now["acled_sub_event_type"]) == ("Armed clash", "Attack", "Attack")


def test_sums_with_what_they_leave_out(table, exported, rasid, filled):
    found, _ = table("tallies", "--per", "country")
    told = rows(rasid("tally", "--by", "country", "--to", "jsonl", "--db", filled).stdout)
    assert [(r["group"], r["what"], r["who"], r["reported_min"]) for r in found] == [
        (t["group"], t["what"], t["who"], str(t["reported_min"])) for t in told]  # fmt: skip
    out, _ = exported("tallies", "xlsx", "--per", "country")
    about = json.loads(out.with_name(out.name + ".about.json").read_text(encoding="utf-8"))
    assert about["filters"] == {"per": "country"} and about["incidents"] > about["rows"] / 10
    assert "basis_since" in {x["code"] for x in about["not_counted"]}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--as", "acled", "--to", "geojson", "--hxl"), "csv or xlsx"),
        (("--as", "tallies", "--to", "geojson"), "no place"),
        (("--as", "acled", "--to", "csv", "--country", "syria"), "two letters"),
        (("--as", "acled", "--to", "csv", "--cut-off", "yesterday"), "is no day"),
        (("--as", "acled", "--to", "csv", "--bbox", "1,2"), "4 numbers"),
        (("--as", "unknown", "--to", "csv"), "invalid choice"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_with_the_mend(rasid, filled, tmp_path, words, said):
    out = tmp_path / "out"
    done = rasid("export", *words, "--out", out, "--db", filled)
    assert done.returncode == 2 and said in done.stderr.decode("utf-8")
    assert not out.exists() and not list(tmp_path.iterdir())


def test_a_database_that_is_not_there_is_told(rasid, tmp_path):
    done = rasid("export", "--as", "acled", "--to", "csv", "--db", tmp_path / "none.db")
    assert done.returncode == 2 and "no database" in done.stderr.decode()
