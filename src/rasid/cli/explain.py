"""`rasid try` and `rasid explain`: a finger on the words, and on the line of data that read them."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from rasid.cli.code import Country, Outlet, Published, day_of
from rasid.cli.say import say
from rasid.errors import InputError, UserError
from rasid.export.brackets import claim_lines
from rasid.export.rows import report_row
from rasid.export.words import clean
from rasid.knowledge.entries import data_line
from rasid.model.report import Report
from rasid.pipeline import made_by, read, unfit

Row = dict[str, Any]
_STYLES: dict[str, dict[str, Any]] = {
    "head": {"bold": True},
    "text": {"fg": "cyan"},
    "value": {},
    "note": {"dim": True},
}


def try_text(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="Arabic text, in quotation marks.")],
    published: Published = None,
    outlet: Outlet = None,
    country: Country = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the JSON of the report.")] = False,
) -> None:
    """Read TEXT and show, under each value, the rule and the line of data that read it."""
    report = Report(text=text, source=outlet, published=day_of(published), country=country)
    fault = unfit(text)
    if fault is not None:
        raise fault
    row = report_row(report, read(report, candidates=True), made_by(), explain=True)
    if as_json:
        typer.echo(json.dumps(row, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace"))
        return
    for claim in row["claims"]:
        _show(text, claim)
    if not row["claims"]:
        typer.echo("no claim was found in this text")
    for gap in row["gaps"]:
        typer.secho(f"not understood: «{clean(gap['surface'])}» {gap['kind']}: {clean(gap['why'])}", dim=True)


def explain(
    coded: Annotated[Path, typer.Argument(metavar="CODED-FILE", help="What `rasid code` wrote, JSON or JSON Lines.")],
    claim_id: Annotated[str, typer.Argument(metavar="CLAIM-ID", help="The claim's id, or its beginning.")],
) -> None:
    """Show one claim of CODED-FILE: the words, the rule under each value, and what each place won over."""
    found = [(row, c) for row in _rows(coded) for c in row.get("claims") or () if c["id"].startswith(claim_id)]
    if not found:
        raise UserError(f"no claim «{claim_id}»", where=str(coded), mend="the ids stand under claims, id")
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


def _rows(path: Path) -> Iterator[Row]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as e:
        raise InputError(f"cannot be read: {e}", where=str(path), mend="give the file that `rasid code` wrote") from e
    try:
        whole = json.loads(text)
        yield from whole if isinstance(whole, list) else [whole]
    except ValueError:
        for n, line in enumerate(text.split("\n"), 1):
            if line.strip():
                yield _line(line, f"{path}:{n}")


def _line(line: str, where: str) -> Row:
    try:
        return dict(json.loads(line))
    except (ValueError, TypeError) as e:
        raise InputError(f"this is no coded report: {e}", where=where, mend="give what `rasid code` wrote") from e


def _show(text: str, claim: Row) -> None:
    for style, line in claim_lines(text, claim, data_line):
        typer.secho(line.encode("utf-8", "replace").decode("utf-8"), **_STYLES[style])
    typer.echo()
