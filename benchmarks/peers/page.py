"""The tables for the terminal, for a file, and as docs/peers.md: made of what this run measured and of nothing else."""

import json
import os
import platform
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date
from importlib.metadata import metadata

from benchmarks.peers.figures import Part, Table
from rasid.pipeline import made_by

ORDER = ("reading", "sentences", "copies", "linking")


def versions(part: Part) -> list[str]:
    """Each peer with its version and licence, as its distribution states them."""
    told = [metadata(name) for name in part.peers]
    return [f"{m['Name']} {m['Version']} ({m.get('License-Expression') or m.get('License') or 'MIT'})" for m in told]


def terminal(part: Part) -> str:
    """A part for the eye."""
    out = [f"== {part.title}: {', '.join(versions(part))}"]
    for table in part.tables:
        out += ["", *_aligned(table)]
    return "\n".join([*out, "", *part.came, ""])


def _aligned(table: Table) -> Iterator[str]:
    rows = [table.head, *([str(c) for c in row] for row in table.rows)]
    widths = [max(len(r[k]) for r in rows) for k in range(len(table.head))]
    for row in rows:
        yield "  ".join(cell.ljust(w) for cell, w in zip(row, widths, strict=True)).rstrip()


def as_json(parts: Sequence[Part]) -> str:
    """All figures with their spread, for a machine."""
    held = {"date": date.today().isoformat(), "rasid": made_by(), "python": platform.python_version()}
    told = [{**asdict(p), "versions": versions(p)} for p in parts]
    return json.dumps({**held, "parts": told}, ensure_ascii=False, indent=1) + "\n"


def page(parts: Sequence[Part]) -> str:
    """docs/peers.md. Raises :class:`ValueError` where a part was not measured in this run."""
    held = {p.name: p for p in parts}
    missing = [name for name in ORDER if name not in held]
    if missing:
        raise ValueError(f"not measured in this run, so no page is written: {', '.join(missing)}")
    lines = [
        "# Peers, side by side",
        "",
        "Written by `make peers`; not to be edited by hand, for every number here was measured in one run. Times are",
        "processor time of one process, in rounds in which all take turns; a ratio is made within a round and given as",
        "the middle of the rounds with the least and the greatest, so that another machine gives about the same.",
        "",
        f"Measured {date.today().isoformat()} with {made_by()}, Python {platform.python_version()}, "
        f"{platform.machine()}, {os.cpu_count()} cores.",
    ]
    for name in ORDER:
        lines += _section(held[name])
    return "\n".join(lines) + "\n"


def _section(part: Part) -> list[str]:
    out = ["", f"## {part.title}", "", f"Against {', '.join(versions(part))}.", "", part.done]
    for table in part.tables:
        out += ["", "| " + " | ".join(table.head) + " |", "|---" * len(table.head) + "|"]
        out += ["| " + " | ".join(str(c) for c in row) + " |" for row in table.rows]
    return [*out, "", *(f"- {line}" for line in part.came)]
