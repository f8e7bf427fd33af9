"""How well rasid puts claims of many reports together, and settles their figures, on its own gold.

    python tools/gold_incidents.py            print the figures, and every measure that came out otherwise
    python tools/gold_incidents.py --raise    write them into gold/floors.json; they only rise
    python tools/gold_incidents.py --check    fail where a figure is under its floor

Grouping: B-cubed over the matched claims of `gold/composed.jsonl`, from the gold's own events and from what rasid reads
in the texts (`incident_groups` names the incidents told by several reports). Figures: low and high of every measure of
`gold/incidents.json` and `gold/clusters.jsonl` (invented reports of invented incidents), settled from the gold's events
and from the texts.
"""

import argparse
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

from rasid import gate
from rasid.evaluate.figures import FigureSheet, cluster_figures, figures
from rasid.evaluate.incidents import Grouped, grouped_from_gold, grouped_from_text
from rasid.pipeline import made_by

GOLD = Path(__file__).resolve().parent.parent / "gold"
FLOORS = GOLD / "floors.json"
NAMES = ("composed.jsonl", "incidents.json", "clusters.jsonl")


def lines(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (GOLD / name).read_text(encoding="utf-8").splitlines() if line.strip()]


def grouped(name: str, found: Grouped) -> dict[str, float]:
    return {f"{name}: {what}": value for what, value in found.floors().items()}


def settled(name: str, sheet: FigureSheet) -> dict[str, float]:
    return {
        f"{name}: groups all right": sheet.groups_right / sheet.groups,
        f"{name}: measures right": sheet.measures_right / sheet.measures,
        f"{name}: roots counted right": sheet.roots_right / sheet.measures,
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--raise", dest="lift", action="store_true")
    asked = parser.parse_args()
    reports, clusters = lines("composed.jsonl"), lines("clusters.jsonl")
    sheets = {
        "the nine, from gold claims": figures(reports, json.loads((GOLD / "incidents.json").read_text("utf-8"))),
        "clusters, from gold claims": cluster_figures(clusters),
        "clusters, from text": cluster_figures(clusters, from_text=True),
    }
    now = {
        **grouped("grouping, from gold claims", grouped_from_gold(reports)),
        **grouped("grouping, from text", grouped_from_text(reports)),
    }
    for name, sheet in sheets.items():
        now |= settled(name, sheet)
    return kept(now, sheets, asked)


def kept(now: dict[str, float], sheets: dict[str, FigureSheet], asked: argparse.Namespace) -> int:
    """Check, raise or print; the digest is of all the gold files together."""
    sha256 = gate.digest(b"".join((GOLD / name).read_bytes() for name in NAMES))
    floors = gate.read_floors(FLOORS.read_text(encoding="utf-8"), str(FLOORS))
    if asked.check:
        fallen = gate.check(floors, "incidents", sha256, now)
        print("\n".join(fallen) or f"incidents: {len(now)} figures, each on its floor or above it")
        return 1 if fallen else 0
    for name, value in now.items():
        print(f"{value:7.3f}  {name}")
    for name, sheet in sheets.items():
        if not asked.lift and sheet.misses:
            print(f"\n{name}\n{sheet.table()}")
    if asked.lift:
        groups = {"incidents": sum(s.groups for n, s in sheets.items() if "gold claims" in n)}
        measured = {"sha256": sha256, "date": date.today().isoformat(), "made_by": made_by(), **groups}
        FLOORS.write_text(gate.written(gate.raised(floors, "incidents", measured, now)), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
