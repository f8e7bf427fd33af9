"""`rasid try` and `rasid explain`: a finger on the words, and on the line of data that read them."""

import argparse
import json
from pathlib import Path
from typing import Any

from rasid.cli.code import country_of, day_of
from rasid.cli.coded import coded_rows
from rasid.cli.say import out, say
from rasid.errors import UserError
from rasid.export.brackets import claim_lines
from rasid.export.rows import report_row
from rasid.export.words import clean
from rasid.knowledge.entries import data_line
from rasid.model.report import Report
from rasid.pipeline import made_by, read, unfit

Row = dict[str, Any]


def run(asked: argparse.Namespace) -> int:
    """Run `try` or `explain`."""
    if asked.command == "try":
        _try(asked)
    else:
        _explain(asked.coded, asked.claim_id)
    return 0


def _try(asked: argparse.Namespace) -> None:
    day, country = day_of(asked.published), country_of(asked.country)
    report = Report(asked.text, source=asked.outlet, published=day, country=country)
    fault = unfit(asked.text)
    if fault is not None:
        fault.where = "TEXT"
        raise fault
    row = report_row(report, read(report, candidates=True), made_by(), explain=True)
    if asked.json:
        out(json.dumps(row, ensure_ascii=False, indent=1))
        return
    for claim in row["claims"]:
        _show(asked.text, claim)
    if not row["claims"]:
        out("no claim was found in this text")
    for gap in row["gaps"]:
        out(f"not understood: «{clean(gap['surface'])}» {gap['kind']}: {clean(gap['why'])}", "note")


def _explain(coded: Path, claim_id: str) -> None:
    found = [(row, c) for row in coded_rows(coded) for c in row["claims"] if c["id"].startswith(claim_id)]
    if not found:
        raise UserError(f"no claim «{claim_id}»", where=str(coded), mend="the ids stand under «claims», «id»")
    if len({c["id"] for _, c in found}) > 1:
        ids = ", ".join(sorted({c["id"] for _, c in found})[:5])
        raise UserError(f"«{claim_id}» begins more than one id: {ids}", where=str(coded), mend="give more of it")
    row, claim = found[0]
    if row.get("made_by") != made_by():
        say(f"rasid: coded by {row.get('made_by')}, and this is {made_by()}: the lines of data may have moved")
    _show(row["text"], _with_candidates(row, claim))


def _with_candidates(row: Row, claim: Row) -> Row:
    """Where the file was written without ``--explain``, read the report again for what the places won over."""
    if not claim["places"] or "candidates" in claim["places"][0]:
        return claim
    report = Report(
        text=row["text"],
        id=row["id"],
        source=row.get("outlet"),
        published=day_of(row.get("published")),
        title=row.get("title"),
        url=row.get("url"),
        country=row.get("country"),
    )
    again = report_row(report, read(report, candidates=True), made_by(), explain=True)["claims"]
    return next((c for c in again if c["id"] == claim["id"]), claim)


def _show(text: str, claim: Row) -> None:
    for style, line in claim_lines(text, claim, data_line):
        out(line, style)
    out()
