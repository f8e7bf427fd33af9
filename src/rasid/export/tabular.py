"""Claims as CSV, one row a claim, for spreadsheets and statistics; docs/csv-columns.md documents the columns."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import Any

from rasid.export.rows import Row
from rasid.export.words import NEVER_COUNTED

COLUMNS = (
    "report_id", "outlet", "published", "title", "claim_id",
    "kind", "acled_event_type", "acled_sub_event_type", "plover", "status",
    "initiators", "initiator_ids", "initiators_ar", "targets", "target_ids", "targets_ar",
    "place", "place_id", "place_ar", "admin1", "admin2", "pcode", "country", "level", "lat", "lon", "radius_km",
    "geo_precision", "where_prec", "other_places", "date_earliest", "date_latest", "date_basis",
    "killed_reported_min", "killed_reported_max", "injured_reported_min", "injured_reported_max", "other_tallies",
    "said_by", "source_kind", "source_org", "evidence", "evidence_start", "evidence_end",
    "part_of", "variant_of", "rule", "made_by", "error",
)  # fmt: skip
_PLACE = ("admin1", "admin2", "pcode", "country", "level", "lat", "lon", "radius_km", "geo_precision", "where_prec")
_TALLY = ("what", "who", "min", "max", "qualifier", "surface", "subset_of", "restates")
BOM = "\ufeff"
_FORMULA = frozenset("=+-@\t\r\n\0 ＝＋－＠\u200e\u200f\u202a\u202b\u202d\u202e\u061c\ufeff\u2066\u2067\u2068")


def csv_lines(rows: Iterable[Row]) -> Iterator[str]:
    """The file in pieces: byte order mark and header, then each report's claims."""
    yield BOM + line_of(COLUMNS)
    for row in rows:
        yield "".join(line_of([safe(cells.get(c)) for c in COLUMNS]) for cells in claim_cells(row))


def line_of(cells: Iterable[Any]) -> str:
    """One line of the file."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue()


def safe(cell: Any) -> Any:
    """A spreadsheet must not take text of the web for a formula: such text gets an apostrophe before it."""
    if not isinstance(cell, str):
        return cell
    plain = cell.replace("\0", "")
    return "'" + plain if may_be_formula(cell) or may_be_formula(plain) else plain


def may_be_formula(text: str) -> bool:
    """Whether a spreadsheet could take ``text`` for a formula, or would after stripping what it begins with."""
    return text[:1] in _FORMULA and text != ""


def claim_cells(row: Row) -> Iterator[Row]:
    """One mapping of columns a claim; one with ``error`` alone for an input that could not be read."""
    report = {"report_id": row["id"], **{k: row.get(k) for k in ("outlet", "published", "title", "made_by")}}
    if row.get("error"):
        fault = row["error"]
        yield {**report, "error": ": ".join(filter(None, (fault["code"], fault["where"], fault["message"])))}
    for c in row["claims"]:
        yield {**report, **_what(c), **_parties(c), **_place(c), **_date(c), **_counts(c), **_source(c)}


def _what(c: Row) -> Row:
    acled = c["acled"] or {}
    start, end = c["evidence"]["span"]
    return {
        "claim_id": c["id"],
        **{k: c[k] for k in ("kind", "plover", "status", "part_of", "variant_of", "rule")},
        "acled_event_type": acled.get("event_type"),
        "acled_sub_event_type": acled.get("sub_event_type"),
        "evidence": c["evidence"]["text"],
        "evidence_start": start,
        "evidence_end": end,
    }


def _parties(c: Row) -> Row:
    out: Row = {}
    for column, key in (("initiator", "initiators"), ("target", "targets")):
        out[f"{column}s"] = "; ".join(a["name"]["en"] or a["name"]["ar"] for a in c[key])
        out[f"{column}_ids"] = "; ".join(a["actor"] for a in c[key])
        out[f"{column}s_ar"] = "؛ ".join(a["surface"] or a["name"]["ar"] for a in c[key])
    return out


def _place(c: Row) -> Row:
    if not c["places"]:
        return {}
    p, *others = c["places"]
    out = {k: p[k] for k in _PLACE}
    out |= {"place": p["name"]["en"] or p["name"]["ar"], "place_id": p["place"], "place_ar": p["surface"]}
    short = [{k: o[k] for k in ("place", "surface", "admin1", "level", "lat", "lon", "radius_km")} for o in others]
    out["other_places"] = json.dumps(short, ensure_ascii=False) if short else None
    return out


def _date(c: Row) -> Row:
    return {f"date_{k}": c["date"][k] for k in ("earliest", "latest", "basis")} if c["date"] else {}


def _counts(c: Row) -> Row:
    """Deaths and injuries in columns of their own: the wholes, never their parts, nor what did not happen."""
    out: Row = {}
    rest = dict(enumerate(c["tallies"]))
    if c["status"] not in NEVER_COUNTED:
        for what in ("killed", "injured"):
            wholes = {n: t for n, t in enumerate(c["tallies"]) if t["what"] == what and is_whole(t)}
            out[f"{what}_reported_min"] = _sum(wholes.values(), "min")
            out[f"{what}_reported_max"] = _sum(wholes.values(), "max")
            rest = {n: t for n, t in rest.items() if n not in wholes}
    others = [{"n": n} | {k: t[k] for k in _TALLY} for n, t in rest.items()]
    out["other_tallies"] = json.dumps(others, ensure_ascii=False) if others else None
    return out


def is_whole(t: Row) -> bool:
    """Whether a tally is neither part of another, nor a repetition, nor out of date."""
    return t["subset_of"] is None and t["restates"] is None and t["qualifier"] != "superseded"


def _sum(wholes: Iterable[Row], end: str) -> int | None:
    """Sides that one claim counts apart are added; one open end leaves the sum open."""
    ends = [t[end] for t in wholes]
    if end == "min":
        ends = [e for e in ends if e is not None]
    return sum(ends) if ends and None not in ends else None


def _source(c: Row) -> Row:
    chain = c["attribution"]
    if not chain:
        return {}
    names = [h["surface"] or h["name"] or h["kind"] for h in chain]
    return {"said_by": " < ".join(names), "source_kind": chain[-1]["kind"], "source_org": chain[-1]["org"]}
