"""The quality gate: floors under every slot of every gold, tied to the gold by its digest; and docs/measured.md."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from rasid.errors import GateError, UserError

Row = dict[str, Any]
_ROUNDING = 0.0005


def digest(raw: bytes) -> str:
    """What a gold file is known by."""
    return hashlib.sha256(raw).hexdigest()


def read_floors(text: str, where: str) -> Row:
    """The floors file as written by ``--raise-floors``. Raises :class:`UserError` where it is none."""
    try:
        floors = json.loads(text) if text.strip() else {}
    except ValueError as e:
        raise UserError(f"this is no floors file: {e}", where=where, mend="write it with --raise-floors") from e
    if not isinstance(floors, dict) or not isinstance(floors.setdefault("golds", {}), dict):
        raise UserError("this is no floors file", where=where, mend="write it with --raise-floors")
    return floors


def check(floors: Row, gold: str, sha256: str, f1: Mapping[str, float]) -> list[str]:
    """What fell, in words. Raises :class:`GateError` where the floors were measured on another gold, or on none."""
    known = floors["golds"].get(gold)
    if known is None:
        raise GateError(f"there are no floors for {gold}", where=gold, mend="measure them with --raise-floors")
    if known["sha256"] != sha256:
        raise GateError(
            f"its digest is {sha256[:12]}, and the floors were measured on {known['sha256'][:12]}",
            where=gold,
            mend="restore the gold; if it was changed on purpose, remove its floors and measure anew",
        )
    lost = [(slot, floor, f1.get(slot, 0.0)) for slot, floor in known["floors"].items()]
    return [
        f"{gold}: {slot} fell from {floor:.3f} to {now:.3f}" for slot, floor, now in lost if now < floor - _ROUNDING
    ]


def raised(floors: Row, gold: str, measured: Row, f1: Mapping[str, float]) -> Row:
    """The floors with those of ``gold`` raised to what was measured, and none lowered.

    ``measured`` is what is kept beside them: sha256, date, made_by, reports, events.
    """
    known = floors["golds"].get(gold) or {"floors": {}}
    if known.get("sha256", measured["sha256"]) != measured["sha256"]:
        check(floors, gold, measured["sha256"], f1)
    best = {slot: max(round(value, 3), known["floors"].get(slot, 0.0)) for slot, value in f1.items()}
    now = {slot: round(value, 3) for slot, value in f1.items()}
    entry = {**measured, "floors": best, "measured": now}
    return {**floors, "golds": dict(sorted({**floors["golds"], gold: entry}.items()))}


def written(floors: Row) -> str:
    """The floors file's text."""
    return json.dumps(floors, ensure_ascii=False, indent=1) + "\n"


def page(floors: Row) -> str:
    """docs/measured.md: what was measured, when, on which gold, and the floor under each figure."""
    lines = [
        "# Measured",
        "",
        "Printed by `make measured` from `gold/floors.json`; edit neither by hand. F1 by slot, all slots pooled in",
        "*all*; slots in brackets are shown and not pooled. A figure under its floor fails `make test`.",
    ]
    for gold, entry in floors["golds"].items():
        lines += ["", f"## {gold}", "", f"{_size(entry)}. Measured {entry['date']} with"]
        lines.append(f"{entry['made_by']}. SHA-256 of the gold: `{entry['sha256']}`.")
        lines += [
            "",
            f"| {_measure(entry)} | floor |",
            "|---|---|---|",
        ]
        lines += [f"| {slot} | {f:.3f} | {entry['floors'].get(slot, 0):.3f} |" for slot, f in entry["measured"].items()]
    if floors.get("growth"):
        lines += _growth(floors["growth"])
    if floors.get("also"):
        lines += ["", "## Also measured", "", "| what | figure | how | when |", "|---|---|---|---|"]
        lines += [f"| {n['what']} | {n['figure']} | {n['how']} | {n['date']} |" for n in floors["also"]]
    return "\n".join(lines) + "\n"


def _growth(rows: list[Row]) -> list[str]:
    """How time and memory grow with a corpus, as `tools/growth.py` keeps it."""
    lines = ["", "## Corpora, coded and linked", "", "![Time and memory by size](growth.svg)", ""]
    lines += [
        "Made of real articles by `benchmarks.recombining`, coded by `benchmarks.corpus` and linked by",
        "`benchmarks.linking`: a scheduler and two workers as processes of their own on two cores. Processor time is",
        "that of all processes together; core-hours are for a million of them. Rows of one hour compare: in another",
        "the machine was half as quick (the million reports).",
        "",
        "| step | number | time | processor, each | core-hours a million | worker, peak | coordinator, peak | on disk"
        " | killed on the way | when |",
        "|---|---|---|---|---|---|---|---|---|---|",
    ]
    for r in rows:
        step = {"coded": "code, reports", "linked": "link, claims"}[r["what"]]
        lines.append(
            f"| {step} | {r['number']:,} | {r['seconds']:,.0f} s | {r['milliseconds']:.2f} ms"
            f" | {r['milliseconds'] / 3.6:.2f} | {r['worker_megabytes']:,} MB | {r['coordinator_megabytes']:,} MB"
            f" | {r['disk_megabytes']:,} MB | {r['killed']} | {r['date']} |"
        )
    return lines


def _measure(entry: Row) -> str:
    if "places" in entry:
        return "share of places | figure"
    return "what | figure" if "incidents" in entry else "slot | F1"


def _size(entry: Row) -> str:
    """How much a gold holds."""
    if "incidents" in entry:
        return f"Incidents told by several reports, with what each must come to: {entry['incidents']}"
    if "places" in entry:
        return f"Places of the reports above, with points given once by hand: {entry['places']}"
    return f"Reports: {entry['reports']}; coded occurrences: {entry['events']}"
