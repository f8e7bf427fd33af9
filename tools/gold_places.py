"""How near rasid puts the places of its own gold, against points that were given once by hand.

    python tools/gold_places.py            print the figures, and what is wrong
    python tools/gold_places.py --raise    write them into gold/floors.json; they only rise
    python tools/gold_places.py --check    fail where a figure is under its floor

``gold/places.csv`` has a point for every place of ``gold/daraa.jsonl`` and ``gold/composed.jsonl``, made by somebody
who had not seen rasid's books. A place counts by report, words and name; the reader is given the whole report, and what
it does not read at all counts as wrong. Distances are asked of sites, neighbourhoods and towns only.
"""

import argparse
import csv
import json
import math
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from rasid import gate
from rasid.extract.scene import Scene, books, read_scene
from rasid.model.report import Report
from rasid.model.values import Where

GOLD = Path(__file__).resolve().parent.parent / "gold"
FLOORS = GOLD / "floors.json"
LIMITS, ALIKE = (5.0, 20.0), 0.75
FINE = frozenset(["site", "neighbourhood", "town"])


@dataclass
class Case:
    """A place of the gold, and where rasid puts the words."""

    report: str
    surface: str
    true: dict[str, str]
    ours: Where | None

    @property
    def away(self) -> float:
        """Kilometres between the two points; infinite where rasid has none."""
        if self.ours is None or self.ours.lat is None or self.ours.lon is None:
            return math.inf
        lat, lon = float(self.true["lat"]), float(self.true["lon"])
        return 111.2 * math.hypot((lon - self.ours.lon) * math.cos(math.radians(lat)), lat - self.ours.lat)


def cases() -> Iterator[Case]:
    """Every place of the gold once a report."""
    with (GOLD / "places.csv").open(encoding="utf-8") as f:
        points = {(r["canonical"], r["admin1"]): r for r in csv.DictReader(f)}
    for name in ("daraa.jsonl", "composed.jsonl"):
        for line in (GOLD / name).read_text(encoding="utf-8").splitlines():
            yield from of_report(json.loads(line), points)


def of_report(row: dict[str, Any], points: dict[tuple[str, str], dict[str, str]]) -> Iterator[Case]:
    day = date.fromisoformat(row["published"]) if row.get("published") else None
    report = Report(text=row["text"], id=row["id"], source=row.get("outlet"), published=day, title=row.get("title"))
    scene, seen = read_scene(report, books()), set()
    for event in row["events"]:
        for place in event.get("places", ()):
            name = place["canonical"], place["admin1"] or ""
            if (place["surface"], *name) not in seen and name in points:
                seen.add((place["surface"], *name))
                yield Case(row["id"], place["surface"], points[name], ours(scene, event["evidence"], place["surface"]))


def ours(scene: Scene, evidence: str, surface: str) -> Where | None:
    """Where rasid puts the words: those of the evidence where they stand in it, else their first occurrence."""
    text = scene.text
    start = scene.report.text.find(evidence)
    at = evidence.find(surface)
    at = start + at if start >= 0 and at >= 0 else scene.report.text.find(surface)
    if at < 0:
        return None
    over = []
    for t in scene.toponyms:
        a, b = text.starts[t.i], text.ends[t.j - 1]
        shared = min(b, at + len(surface)) - max(a, at)
        if shared > 0:
            over.append((shared, -a, t.where))
    return max(over, key=lambda o: o[:2])[2] if over else None


def figures(found: list[Case]) -> dict[str, float]:
    """Shares by what is asked."""
    fine = [c for c in found if c.true["level"] in FINE]
    out = {f"within {limit:.0f} km": share([c.away <= limit for c in fine]) for limit in LIMITS}
    for unit in ("admin1", "admin2"):
        told = [c for c in found if c.true[unit]]
        out[f"{unit} right"] = share([same_unit(getattr(c.ours, unit, None), c.true[unit]) for c in told])
    return out


def same_unit(ours: str | None, true: str) -> bool:
    """Whether two English spellings are of one unit: «Al-Adhamiyah» and «Adhamiya»."""
    a, b = (re.sub(r"\b(al|as|ad|city|mount)\b|[^a-z]", "", (name or "").lower()) for name in (ours, true))
    return SequenceMatcher(None, a, b).ratio() >= ALIKE


def share(right: list[bool]) -> float:
    return round(sum(right) / len(right), 3)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--raise", dest="lift", action="store_true")
    asked = parser.parse_args()
    found = list(cases())
    now = figures(found)
    floors = gate.read_floors(FLOORS.read_text(encoding="utf-8"), str(FLOORS))
    sha256 = gate.digest((GOLD / "places.csv").read_bytes())
    if asked.check:
        fallen = gate.check(floors, "places.csv", sha256, now)
        print("\n".join(fallen) or "rasid: the gold's places stand where they stood or nearer", file=sys.stderr)
        return 1 if fallen else 0
    if asked.lift:
        from rasid.pipeline import made_by

        measured = {"sha256": sha256, "date": date.today().isoformat(), "made_by": made_by(), "places": len(found)}
        FLOORS.write_text(gate.written(gate.raised(floors, "places.csv", measured, now)), encoding="utf-8")
    for what, figure in now.items():
        print(f"{what:16} {figure:.3f}")
    for c in found:
        if (c.true["level"] in FINE and c.away > LIMITS[0]) or (
            c.true["admin1"] and getattr(c.ours, "admin1", "") != c.true["admin1"]
        ):
            put = f"{c.ours.id} ({c.ours.admin1})" if c.ours else "not read"
            print(f"{c.report:6} {c.true['canonical']} ({c.true['admin1']}) «{c.surface}»: {c.away:.0f} km, {put}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
