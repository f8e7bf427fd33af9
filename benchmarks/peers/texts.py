"""The texts that all contenders get: articles of a file, or the project's own gold where none is given."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from rasid.model.report import Report

GOLD = Path(__file__).resolve().parents[2] / "gold"
Row = dict[str, Any]


def lines(path: Path) -> list[Row]:
    """The objects of a file of JSON Lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def gold_rows() -> list[Row]:
    """The invented reports of the gold."""
    clusters = [report for group in lines(GOLD / "clusters.jsonl") for report in group["reports"]]
    return lines(GOLD / "daraa.jsonl") + lines(GOLD / "composed.jsonl") + clusters


def reports(rows: Sequence[Row]) -> list[Report]:
    """The rows as the reader takes them."""
    return [
        Report(r["text"], id=str(r["id"]), source=r.get("outlet"), published=_day(r.get("published"))) for r in rows
    ]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text[:10]) if text else None


def slices(rows: Sequence[Any], n: int, most: int) -> list[list[Any]]:
    """``n`` slices of equal length, no row in two of them, so that nobody reads what he has read before."""
    size = min(most, len(rows) // n)
    if not size:
        raise SystemExit(f"{len(rows)} texts are too few for {n} rounds")
    return [list(rows[k * size : (k + 1) * size]) for k in range(n)]
