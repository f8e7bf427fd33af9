"""What is to be linked: claims of many reports, as rasid's linking takes them and as rows of a table for the peer."""

from collections.abc import Iterable, Sequence
from typing import Any

from benchmarks.peers.texts import GOLD, Row, lines
from rasid.evaluate.gold_reading import claim_id, gold_reading
from rasid.knowledge.ontology import kinds
from rasid.link.clusters import clusters
from rasid.link.copies import copies
from rasid.link.profiles import Profile, joined, profiles
from rasid.link.sketches import sketch
from rasid.link.telling import tellings
from rasid.model.claim import Reading
from rasid.model.event import Telling
from rasid.model.report import Report
from rasid.pipeline import read

Told = list[tuple[Report, Reading]]


def gold_told() -> tuple[Told, dict[str, str]]:
    """The gold's own events as claims, and the incident of each; one that no group has is of an incident of its own."""
    composed, groups = lines(GOLD / "composed.jsonl"), lines(GOLD / "clusters.jsonl")
    rows = composed + [report for g in groups for report in g["reports"]]
    incident = {claim_id(r["id"], e["n"]): f"{r['id']}.{e['n']}" for r in rows for e in r["events"]}
    for r in composed:
        incident |= {claim_id(r["id"], int(n)): g for n, g in r.get("incident_groups", {}).items()}
    incident |= {claim_id(m["report"], n): g["group"] for g in groups for m in g["members"] for n in m["events"]}
    return [gold_reading(row) for row in rows], incident


def read_told(reports: Iterable[Report]) -> Told:
    """What rasid reads in reports."""
    return [(r, read(r)) for r in reports]


def all_tellings(told: Told) -> list[Telling]:
    """Every claim as linking sees it."""
    return [t for one in told for t in tellings(*one)]


def all_copies(told: Told) -> dict[str, str]:
    """Reports that only repeat another."""
    return copies(sketch(r) for r, _ in told)


def units(told: Sequence[Telling]) -> list[Profile]:
    """The claims of each report as occurrences: what rasid joins within a report, the peer gets joined."""
    by_report: dict[str, list[Telling]] = {}
    for t in told:
        by_report.setdefault(t.report, []).append(t)
    out = []
    for own in by_report.values():
        by_claim = {p.claims[0]: p for p in profiles(own)}
        out += [joined(by_claim[c] for c in group.claims) for group in clusters(own)]
    return out


def rows(held: Sequence[Profile]) -> list[Row]:
    """The same things that rasid compares, a column each; what is not said is null."""
    known = kinds()
    return [
        _row(str(k), p, {known[kind].event_type or known[kind].group for kind in p.kinds}) for k, p in enumerate(held)
    ]


def _row(name: str, p: Profile, families: set[str]) -> Row:
    point = next(((s.lat, s.lon) for s in p.spots if s.lat is not None), (None, None))
    provinces = sorted({"/".join(s.path[:2]) for s in p.spots})
    return {
        "unique_id": name,
        "report": p.report,
        "mood": f"{p.mood}{' sum' if p.toll else ''}",
        "day_first": p.days.first if p.days else None,
        "day_last": p.days.last if p.days else None,
        "basis": p.days.basis if p.days else None,
        "days": list(range(p.days.first, p.days.last + 2))[-4:] if p.days else None,
        "kinds": sorted(p.kinds),
        "families": sorted(families),
        "family": min(families),
        "places": _some(s.id for s in p.spots),
        "provinces": provinces or None,
        "province": provinces[0] if provinces else None,
        "lat": point[0],
        "lon": point[1],
        "parties": _some(a.id for a in (*p.initiators, *p.targets)),
        "figures": _some(f"{t.what} {t.count.low}" for t in p.tallies),
        "words": _some(p.words),
    }


def _some(values: Iterable[Any]) -> list[str] | None:
    return sorted({str(v) for v in values}) or None
