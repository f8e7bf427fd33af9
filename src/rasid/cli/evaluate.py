"""`rasid evaluate`: the slot table of a gold file, the misses, and the quality gate."""

import argparse
import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from rasid import gate
from rasid.cli.coded import coded_rows
from rasid.cli.say import Progress, out, say
from rasid.errors import GateError, InputError, UserError
from rasid.evaluate import Sheet, coded_by_rules, measure
from rasid.pipeline import made_by

Row = dict[str, Any]
_KEYS = ("id", "text", "events")


def run(asked: argparse.Namespace) -> int:
    """Print the slot table of each gold; raise where the gate does not let it pass."""
    if asked.raise_floors and asked.floors is None:
        raise UserError("--raise-floors needs a file", where="--floors", mend="name it: --floors gold/floors.json")
    kept = _floors(asked.floors) if asked.floors else {}
    fallen: list[str] = []
    printed: Row = {}
    for path in asked.golds:
        raw, rows = _load(path)
        sheet = _measure(rows, asked.coded)
        f1 = {slot: f.f1 for slot, f in sheet.slots.items()}
        printed[path.name] = _figures(sheet)
        if not asked.json:
            _print(path.name, sheet, asked.misses)
        if asked.raise_floors:
            kept = gate.raised(kept, path.name, _about(raw, sheet), f1)
        elif asked.floors:
            fallen += gate.check(kept, path.name, gate.digest(raw), f1)
    if asked.json:
        out(json.dumps(printed, ensure_ascii=False))
    _settle(asked.floors, kept if asked.raise_floors else None, fallen)
    return 0


def _settle(path: Path | None, raised: Row | None, fallen: list[str]) -> None:
    if path and raised is not None:
        path.write_text(gate.written(raised), encoding="utf-8")
        say(f"rasid: floors written to {path}; print docs/measured.md anew with `make measured`")
    if fallen:
        raise GateError("; ".join(fallen), mend="find what broke it: --misses 50 prints what is missed and invented")
    if path and raised is None:
        say("rasid: every slot stands on its floor or above it")


def _floors(path: Path) -> Row:
    return gate.read_floors(path.read_text(encoding="utf-8") if path.exists() else "", str(path))


def _load(path: Path) -> tuple[bytes, list[Row]]:
    try:
        raw = path.read_bytes()
    except OSError as e:
        raise InputError(f"cannot be read: {e.strerror}", where=str(path), mend="check the path") from e
    rows = []
    for n, line in enumerate(raw.decode("utf-8-sig", "replace").split("\n"), 1):
        if line.strip():
            rows.append(_gold_row(line, f"{path}:{n}"))
    if not rows:
        raise InputError("it holds no report", where=str(path), mend="a gold has one coded report a line")
    return raw, rows


def _gold_row(line: str, where: str) -> Row:
    try:
        row = json.loads(line)
    except ValueError as e:
        raise InputError(f"this is no JSON: {e}", where=where, mend="one report a line, as JSON") from e
    missing = [k for k in _KEYS if not isinstance(row, dict) or k not in row]
    if missing:
        raise InputError("missing: " + ", ".join(missing), where=where, mend="see docs/coding-manual.md")
    return dict(row)


def _measure(rows: Sequence[Row], coded: Path | None) -> Sheet:
    if coded is not None:
        given = {str(r["id"]): r["claims"] for r in coded_rows(coded)}
        lacking = sum(str(r["id"]) not in given for r in rows)
        if lacking:
            say(f"rasid: {coded}: {lacking} of the gold's {len(rows)} reports are not in it, and count as missed")
        return measure(rows, given)
    with Progress(lambda: len(rows), on_stdout=False) as progress:
        return measure(rows, dict(coded_by_rules(rows, progress.step)))


def _about(raw: bytes, sheet: Sheet) -> Row:
    return {
        "sha256": gate.digest(raw),
        "date": date.today().isoformat(),
        "made_by": made_by(),
        "reports": sheet.reports,
        "events": sheet.slots["kind"].gold,
    }


def _figures(sheet: Sheet) -> Row:
    return {
        slot: {"p": f.precision, "r": f.recall, "f": f.f1, "gold": f.gold, "coded": f.coded, "right": f.right}
        for slot, f in sheet.slots.items()
    }


def _print(name: str, sheet: Sheet, misses: int) -> None:
    out(f"{name}: {sheet.reports} reports")
    out(f"{'slot':18} {'P':>6} {'R':>6} {'F1':>6} {'right':>6} {'gold':>6} {'coded':>6}")
    for slot, f in sheet.slots.items():
        figures = f"{f.precision:6.3f} {f.recall:6.3f} {f.f1:6.3f} {f.right:6} {f.gold:6} {f.coded:6}"
        out(f"{slot:18} {figures}")
    for m in sheet.misses[:misses]:
        out(f"{m.report} {m.what} {m.kind}: {m.evidence[:110]}".replace("\n", " "))
