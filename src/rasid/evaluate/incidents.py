"""How well claims of many reports were grouped into incidents: B-cubed over the claims that meet a gold event.

Bagga and Baldwin's measure (1998): for each claim the share of its incident that is of its gold incident (precision),
and the share of its gold incident that is in its own (recall). A gold event without a group is an incident of its own.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rasid.evaluate.gold_reading import gold_reading
from rasid.evaluate.likeness import meet
from rasid.evaluate.sides import from_claim, from_gold
from rasid.export.rows import report_row
from rasid.link.clusters import clusters
from rasid.link.copies import copies
from rasid.link.sketches import sketch
from rasid.link.telling import tellings
from rasid.model.claim import Reading
from rasid.model.report import Report
from rasid.pipeline import read

Row = dict[str, Any]
Read = tuple[Report, Reading]


@dataclass(frozen=True, slots=True)
class BCubed:
    """Precision, recall and their harmonic mean over ``claims`` claims."""

    precision: float
    recall: float
    f1: float
    claims: int


@dataclass(frozen=True, slots=True)
class Grouped:
    """B-cubed over every matched claim and over those of grouped incidents; incidents that mix two gold groups."""

    every: BCubed
    grouped: BCubed
    wanted: int
    """Grouped events that the gold has, matched or not."""
    mixed: int

    def floors(self) -> dict[str, float]:
        """The figures that a gate can hold; each is better where it is greater."""
        return {
            "incidents B3": self.grouped.f1,
            "incidents B3, every claim": self.every.f1,
            "incidents that mix no two groups": 0.0 if self.mixed else 1.0,
        }


def grouped_from_gold(gold: Sequence[Row]) -> Grouped:
    """Linking alone: the gold's own events as claims, each report with ``incident_groups`` by event number."""
    return _grouped(gold, [gold_reading(row) for row in gold])


def grouped_from_text(gold: Sequence[Row]) -> Grouped:
    """Reading and linking: the claims that rasid reads in the gold's texts."""
    return _grouped(gold, [(r, read(r)) for r in (gold_reading(row)[0] for row in gold)])


def incidents_of(readings: Iterable[Read]) -> dict[str, str]:
    """For each claim the first claim, by id, of the incident that linking puts it in."""
    held = list(readings)
    told = [t for one in held for t in tellings(*one)]
    found = clusters(told, copies(sketch(r) for r, _ in held))
    return {c: k.claims[0] for k in found for c in k.claims}


def _grouped(gold: Sequence[Row], readings: Sequence[Read]) -> Grouped:
    incident = incidents_of(readings)
    items: list[tuple[Hashable, Hashable, bool]] = []
    for row, (report, reading) in zip(gold, readings, strict=True):
        labels: Mapping[str, str] = row.get("incident_groups", {})
        claims = report_row(report, reading, "")["claims"]
        met = meet([from_gold(row, e) for e in row["events"]], [from_claim(report.text, c) for c in claims], _same_kind)
        for i, j in met:
            n = row["events"][i]["n"]
            label = labels.get(str(n))
            items.append((label or (row["id"], n), incident[claims[j]["id"]], label is not None))
    wanted = sum(len(row.get("incident_groups", {})) for row in gold)
    return Grouped(b_cubed(items), b_cubed(items, only_grouped=True), wanted, _mixed(items))


def _same_kind(a: Any, b: Any) -> bool:
    return bool(a.kind == b.kind)


def b_cubed(items: Sequence[tuple[Hashable, Hashable, bool]], only_grouped: bool = False) -> BCubed:
    """Over ``items`` (gold incident, found incident, whether counted where only grouped ones are)."""
    wanted, found = defaultdict(set), defaultdict(set)
    for k, (g, c, _) in enumerate(items):
        wanted[g].add(k)
        found[c].add(k)
    chosen = [(wanted[g], found[c]) for g, c, grouped in items if grouped or not only_grouped]
    if not chosen:
        return BCubed(0.0, 0.0, 0.0, 0)
    p = sum(len(g & c) / len(c) for g, c in chosen) / len(chosen)
    r = sum(len(g & c) / len(g) for g, c in chosen) / len(chosen)
    return BCubed(p, r, 2 * p * r / (p + r) if p + r else 0.0, len(chosen))


def _mixed(items: Sequence[tuple[Hashable, Hashable, bool]]) -> int:
    groups = defaultdict(set)
    for g, c, grouped in items:
        if grouped:
            groups[c].add(g)
    return sum(len(g) > 1 for g in groups.values())
