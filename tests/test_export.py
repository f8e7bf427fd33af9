"""The JSON, the CSV and the view of one claim, of a claim made by hand."""

import csv
import io
import json
import re

import pytest

from rasid.errors import NoTextError
from rasid.export.brackets import bracketed, claim_lines, values
from rasid.export.rows import failed_row, report_row
from rasid.export.table import cells, heading, print_report
from rasid.export.tabular import BOM, COLUMNS, claim_cells, csv_lines
from rasid.export.words import clean, figure
from rasid.export.write import pieces, to_bytes
from tests.conftest import ROOT, TEXT

REPORT_KEYS = {"id", "outlet", "published", "title", "text", "made_by", "claims", "gaps"}
CLAIM_KEYS = {"id", "kind", "acled", "plover", "status", "evidence", "rule", "part_of", "variant_of", "initiators",
              "targets", "places", "date", "tallies", "attribution"}  # fmt: skip
PLACE_KEYS = {"place", "name", "admin1", "admin2", "pcode", "level", "lat", "lon", "radius_km", "surface", "span",
              "rule", "why"}  # fmt: skip


@pytest.fixture
def row(report, reading):
    return report_row(report, reading, "rasid test", explain=True)


def parsed(row) -> list[dict[str, str]]:
    text = "".join(csv_lines([row]))
    assert text.startswith(BOM)
    return list(csv.DictReader(io.StringIO(text[1:])))


def test_json_has_the_keys_that_are_promised(row):
    claim = row["claims"][0]
    assert row.keys() >= REPORT_KEYS
    assert claim.keys() >= CLAIM_KEYS
    assert claim["places"][0].keys() >= PLACE_KEYS
    assert claim["initiators"][0].keys() >= {"actor", "name", "surface", "span", "rule"}
    assert claim["date"].keys() >= {"earliest", "latest", "basis", "surface", "span", "rule"}
    tally_keys = {"what", "who", "min", "max", "qualifier", "surface", "span", "subset_of", "restates", "rule"}
    assert claim["tallies"][0].keys() >= tally_keys
    assert claim["attribution"][0].keys() >= {"kind", "name", "org", "surface", "span", "verb", "rule"}
    assert row["gaps"][0].keys() >= {"kind", "surface", "span", "why"}


def test_every_key_is_documented(row):
    documented = (ROOT / "docs/json.md").read_text(encoding="utf-8")

    def keys(value):
        if isinstance(value, dict):
            yield from value
            for inner in value.values():
                yield from keys(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from keys(inner)

    assert [k for k in sorted(set(keys(row))) if f"`{k}`" not in documented] == []


def test_every_column_is_documented():
    documented = (ROOT / "docs/csv-columns.md").read_text(encoding="utf-8")
    assert [c for c in COLUMNS if f"`{c}`" not in documented] == []


def test_codes_of_other_schemes(row):
    claim = row["claims"][0]
    assert claim["acled"]["event_type"] == "Explosions/Remote violence"
    assert claim["plover"] == "ASSAULT"


def test_surfaces_are_the_words_of_their_spans(row):
    for value in values(row["claims"][0]):
        for start, end in value.spans:
            assert 0 <= start < end <= len(TEXT)
    actor = row["claims"][0]["initiators"][0]
    assert TEXT[slice(*actor["span"])] == actor["surface"] == "قوات النظام"


def test_a_value_without_words_has_neither_surface_nor_span(row):
    outlet = row["claims"][0]["attribution"][0]
    assert outlet["surface"] is None and outlet["span"] is None and outlet["name"] == "صدى الجنوب"


def test_candidates_only_on_demand(report, reading):
    assert "candidates" not in report_row(report, reading, "")["claims"][0]["places"][0]


def test_a_failed_input_is_no_report_without_claims():
    row = failed_row("x", "page.html", NoTextError("no text", mend="look at the page"))
    assert row["error"]["code"] == "EXTRACTION_FAILED" and row["claims"] == []
    assert next(claim_cells(row))["error"].startswith("EXTRACTION_FAILED")


def test_what_failed_is_called_by_where_it_stood():
    row = failed_row("0f3c", "folder/page.html", NoTextError("no text", mend="look at the page"))
    assert heading(row) == "folder/page.html" and "folder/page.html" in next(claim_cells(row))["error"]


def test_csv_keeps_deaths_apart_and_parts_out_of_them(row):
    cells = parsed(row)[0]
    assert (cells["killed_reported_min"], cells["killed_reported_max"]) == ("9", "9")
    assert cells["injured_reported_min"] == ""
    assert [(t["n"], t["subset_of"], t["min"]) for t in json.loads(cells["other_tallies"])] == [(1, 0, 2)]


@pytest.mark.parametrize("status", ["planned/threatened", "demanded"])
def test_csv_counts_nobody_dead_who_was_only_threatened(row, status):
    row["claims"][0]["status"] = status
    cells = parsed(row)[0]
    assert cells["killed_reported_min"] == "" and len(json.loads(cells["other_tallies"])) == 2


def test_csv_adds_sides_counted_apart_and_leaves_open_ends_open(row):
    first = row["claims"][0]["tallies"][0]
    row["claims"][0]["tallies"] = [first, {**first, "who": "police", "min": 3, "max": None}]
    cells = parsed(row)[0]
    assert (cells["killed_reported_min"], cells["killed_reported_max"]) == ("12", "")


@pytest.mark.parametrize(
    "mark",
    ["=", "+", "-", "@", "\t", "\r", "\n", "\0", " ", "\ufeff", "\uff1d", "\u200e", "\u200f", "\u202b", "\u061c"],
)
def test_csv_takes_no_text_for_a_formula(row, mark):
    row["title"] = row["outlet"] = row["claims"][0]["evidence"]["text"] = f"{mark}=1+1"
    cells = parsed(row)[0]
    assert all(cells[c].startswith("'") for c in ("title", "outlet", "evidence"))


def test_csv_numbers_stay_numbers(row):
    row["claims"][0]["places"][0]["lat"] = -3.5
    assert parsed(row)[0]["lat"] == "-3.5"


@pytest.mark.parametrize(
    ("low", "high", "qualifier", "shown"),
    [(16, 16, "exact", "16"), (26, None, "more_than", "26+"), (0, 12, "unknown", "≤12"), (3, 5, "exact", "3–5"),
     (50, 50, "approx", "~50"), (None, None, "vague", "some"), (0, 0, "zero", "0")],
)  # fmt: skip
def test_figures_in_few_words(low, high, qualifier, shown):
    assert figure({"min": low, "max": high, "qualifier": qualifier}) == shown


def test_table_cells(row):
    what, who, whom, where, when, many, source = cells(row["claims"][0])
    assert (what, who, whom, when) == ("Shelling/ artillery/ missile attack", "قوات النظام", "", "2021-02-10")
    assert where == "حي المنشية (Daraa)"
    assert many == "9 killed (civilian)\n  of them 2 children"
    assert source == "الناشط سامر"
    assert heading(row) == "r1 · صدى الجنوب · 2021-02-11 · قصف"


def test_table_tells_no_claims_from_no_text(row):
    from rich.console import Console

    out = io.StringIO()
    console = Console(file=out, width=120)
    print_report({**row, "claims": []}, console)
    print_report(failed_row("x", "", NoTextError("nothing to read")), console)
    empty, failed = out.getvalue().split("x\n")
    assert "no claim was found" in empty and "could not be read: nothing to read" in failed


def test_a_narrow_terminal_gets_a_list(row):
    from rich.console import Console

    out = io.StringIO()
    print_report(row, Console(file=out, width=80))
    said = out.getvalue()
    assert "▪ Shelling/artillery/missile attack" in said and "who           قوات النظام" in said
    assert "whom" not in said and "│" not in said


def test_terminal_gets_no_control_characters():
    assert clean("a\x1b[31mb\u202ec\nd") == "a [31mb c d"


def test_brackets_number_the_words(row):
    claim = row["claims"][0]
    marked, numbers = bracketed(TEXT, claim, values(claim))
    assert "قصفت [قوات النظام]¹ [حي المنشية]² [أمس الأربعاء]³، وقُتل [9 مدنيين]⁴ بينهم [طفلان]⁵" in marked
    assert len(numbers) == 6


def test_brackets_nest(row):
    claim = row["claims"][0]
    claim["targets"] = [{**claim["initiators"][0], "span": claim["evidence"]["span"]}]
    marked, _ = bracketed(TEXT, claim, values(claim))
    assert marked.startswith("[قصفت [قوات النظام]¹") and "[طفلان]⁶]²" in marked


def test_the_view_names_rule_why_and_what_was_won_over(row):
    lines = "\n".join(line for _, line in claim_lines(TEXT, row["claims"][0], lambda rule: f"<{rule}>"))
    assert "<actors/syria_state.yaml:1>" in lines and "<triggers/violence.yaml:2>" in lines
    assert "why: the only one" in lines and "won over: al-Manshiya, Latakia" in lines
    assert "part of: 9 killed" in lines


def test_one_report_is_an_object_and_several_are_an_array(row):
    assert json.loads("".join(pieces([row], "json")))["id"] == "r1"
    assert [r["id"] for r in json.loads("".join(pieces([row, row, row], "json")))] == ["r1"] * 3
    assert json.loads("".join(pieces([], "json"))) == []


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_a_lone_surrogate_survives_json(row, form):
    row["title"] = "a\ud800b"
    raw = to_bytes("".join(pieces([row], form)), form)
    assert json.loads(raw.decode("utf-8"))["title"] == "a\ud800b"


def test_a_lone_surrogate_does_not_break_csv(row):
    row["title"] = "a\ud800b"
    assert "a\ufffdb" in to_bytes("".join(csv_lines([row])), "csv").decode("utf-8")


def test_every_documented_key_is_there(report, reading):
    page = (ROOT / "docs/json.md").read_text(encoding="utf-8")
    tables = re.findall(r"^\| (?:[a-z ]+)?\|? ?((?:`\w+`(?:, )?)+) \|", page, re.M)
    documented = {key for cell in tables for key in re.findall(r"`(\w+)`", cell)} - {"path"}
    written = json.dumps(report_row(report, reading, "", explain=True))
    assert len(documented) > 40 and [k for k in sorted(documented) if f'"{k}"' not in written] == []
