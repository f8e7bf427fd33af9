"""`rasid lexicon diff`: what books of one's own, or what changed since, make of the same reports."""

import argparse
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import date
from typing import Any

from rasid.cli.code import inputs
from rasid.cli.coded import coded_rows
from rasid.cli.say import fault, out
from rasid.errors import UserError
from rasid.export.rows import report_row
from rasid.export.words import clean
from rasid.ingest.inputs import FailedInput
from rasid.knowledge.shelves import use_books
from rasid.lexicon.changes import Change, Changes, compare
from rasid.model.report import Report
from rasid.pipeline import Coded, code_inputs, made_by

Row = dict[str, Any]
_SIGNS = {"gained": "+", "lost": "-", "changed": "~"}


def run(asked: argparse.Namespace) -> int:
    """Tell what is gained, lost and read otherwise; 1 only where an input could not be read."""
    if not asked.before and not (asked.books and asked.inputs):
        mend = "give reports and --books DIR, or --before with what `rasid code` wrote"
        raise UserError("there is nothing to compare with", where="lexicon diff", mend=mend)
    failed: list[FailedInput] = []
    before = {row["id"]: row for row in coded_rows(asked.before)} if asked.before else None
    reports = list(_reports(asked, before, failed))
    after = _coded(reports, failed)
    if before is None:
        use_books()  # what is always in force, without the folders that --books names
        before = _coded(reports, [])
    ids = dict.fromkeys(r.id for r in reports)
    _tell(compare((before.get(i), after.get(i)) for i in ids), asked)
    for one in failed:
        fault(one.error, one.where)
    return 1 if failed else 0


def _reports(asked: argparse.Namespace, before: dict[str, Row] | None, failed: list[FailedInput]) -> Iterator[Report]:
    """The reports that the command names, or without any those of the file that was written before."""
    for item in inputs(asked) if asked.inputs else map(_again, (before or {}).values()):
        if isinstance(item, FailedInput):
            failed.append(item)
        elif before is None or item.id in before:
            yield item


def _again(row: Row) -> Report:
    day = row.get("published")
    return Report(
        row.get("text", ""), id=row["id"], source=row.get("outlet"), title=row.get("title"), url=row.get("url"),
        country=row.get("country"), published=date.fromisoformat(day) if day else None,
    )  # fmt: skip


def _coded(reports: Iterable[Report], failed: list[FailedInput]) -> dict[str, Row]:
    """The rows of reports, by id, as the books in force read them."""
    rows = {}
    for result in code_inputs(reports):
        if isinstance(result, Coded):
            rows[result.report.id] = report_row(result.report, result.reading, made_by())
        else:
            failed.append(result)
    return rows


def _tell(found: Changes, asked: argparse.Namespace) -> None:
    counts = {change: found.count(change) for change in _SIGNS}
    if asked.json:
        head = {"reports": found.reports, "same": found.same, **counts, "slots": found.slots()}
        out(json.dumps({**head, "changes": [asdict(c) for c in found.all]}, ensure_ascii=False))
        return
    for change in found.all:
        _show(change)
    told = ", ".join(f"{n} {change}" for change, n in counts.items())
    out(f"{found.reports} reports; claims: {told}, {found.same} the same", "head")
    if found.slots():
        out("changed: " + ", ".join(f"{slot} {n}" for slot, n in found.slots().items()))


def _show(change: Change) -> None:
    out(f"{_SIGNS[change.change]} {change.kind}  ({change.report}, {change.span[0]}–{change.span[1]})")
    out(f"    {clean(change.words)}", "text")
    for slot, (old, new) in change.slots.items():
        out(f"    {slot}: {clean(old) or '—'} → {clean(new) or '—'}")
