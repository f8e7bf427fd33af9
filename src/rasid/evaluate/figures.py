"""Settled figures against what people wrote that each incident must give: low and high, measure by measure.

A measure of the gold meets a settled row of its own thing and class, whole with whole and part with part, one to one;
where the gold allows another reading of the same claims («also_accept»), that is right too.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from rasid.evaluate.gold_reading import claim_id, gold_reading
from rasid.knowledge.populations import population
from rasid.link.incidents import archive, settled
from rasid.link.telling import tellings
from rasid.model.event import Incident, Settled, Telling
from rasid.model.values import Count, Span, shown
from rasid.pipeline import read

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class FigureMiss:
    """A measure that came out otherwise: what was wanted, and what was settled, "" where nothing was."""

    group: str
    measure: str
    wanted: str
    came: str


@dataclass(slots=True)
class FigureSheet:
    """How many groups and measures came out right, with each that did not; ``roots`` are right where both are."""

    groups: int = 0
    groups_right: int = 0
    measures: int = 0
    measures_right: int = 0
    roots_right: int = 0
    left_out: int = 0
    left_out_right: int = 0
    flags: int = 0
    flags_right: int = 0
    misses: list[FigureMiss] = field(default_factory=list)

    def add(self, other: "FigureSheet") -> None:
        """Count the groups of another sheet too."""
        for name in self.__slots__:
            if name == "misses":
                self.misses += other.misses
            else:
                setattr(self, name, getattr(self, name) + getattr(other, name))

    def floors(self) -> dict[str, float]:
        """The shares that a gate can hold: groups and measures whose low and high are right, and right roots too."""
        return {
            "figures, whole groups": self.groups_right / self.groups if self.groups else 0.0,
            "figures": self.measures_right / self.measures if self.measures else 0.0,
            "figures with their roots": self.roots_right / self.measures if self.measures else 0.0,
        }

    def table(self) -> str:
        """The misses as lines of four columns, for the eye."""
        rows = [("group", "measure", "wanted", "came"), *((m.group, m.measure, m.wanted, m.came) for m in self.misses)]
        widths = [max(len(r[k]) for r in rows) for k in range(4)]
        return "\n".join("  ".join(c.ljust(w) for c, w in zip(r, widths, strict=True)).rstrip() for r in rows)


def gold_incidents(reports: Iterable[Row], groups: Iterable[Row]) -> dict[str, Incident]:
    """Each group of the gold settled from the gold's own claims, grouped as the gold groups them and nothing else."""
    told = (t for r in reports for t in tellings(*gold_reading(r)))
    known = archive({t.claim: t for t in told})
    return {g["group"]: settled(_members(g), known, g.get("copies", {})) for g in groups}


def _members(group: Row) -> list[str]:
    return [claim_id(m["report"], n) for m in group["members"] for n in m["events"]]


def figures(reports: Iterable[Row], groups: Iterable[Row], *, from_text: bool = False) -> FigureSheet:
    """The figures that ``groups`` (gold/incidents.json) over ``reports`` (gold/composed.jsonl) must give."""
    by_id = {r["id"]: r for r in reports}
    told = [{**g, "reports": [by_id[m["report"]] for m in g["members"]]} for g in groups]
    return cluster_figures(told, from_text=from_text)


def cluster_figures(clusters: Sequence[Row], *, from_text: bool = False) -> FigureSheet:
    """The figures that ``clusters`` (gold/clusters.jsonl, each with its reports) must give.

    From the gold's claims, or ``from_text``: from what rasid reads in the reports, grouped as the gold groups them.
    """
    sheet = FigureSheet()
    for cluster in clusters:
        if from_text:
            incident = read_incident(cluster)
        else:
            incident = gold_incidents(cluster["reports"], [cluster])[cluster["group"]]
        if incident is not None:
            gold = {**cluster, "left_out_claims": ()} if from_text else cluster  # what is read has ids of its own
            sheet.add(score_group(gold, incident))
        else:
            sheet.add(_nothing(cluster))
    return sheet


def read_incident(cluster: Row) -> Incident | None:
    """A cluster settled from the claims that rasid reads where its events stand; ``None`` where it reads none."""
    events = {m["report"]: set(m["events"]) for m in cluster["members"]}
    known: dict[str, Telling] = {}
    chosen: list[str] = []
    for row in cluster["reports"]:
        report, gold = gold_reading(row)
        reading = read(report)
        known.update((t.claim, t) for t in tellings(report, reading))
        spans = [
            (c.evidence, e["n"] in events.get(row["id"], ())) for c, e in zip(gold.claims, row["events"], strict=True)
        ]
        chosen += [c.id for c in reading.claims if _stands_in(c.evidence, spans)]
    return settled(chosen, archive(known), cluster.get("copies", {})) if chosen else None


def _stands_in(span: Span, spans: Sequence[tuple[Span, bool]]) -> bool:
    """Whether most of a claim's words are those of an event of the cluster."""
    shared = [(min(span.end, s.end) - max(span.start, s.start), member) for s, member in spans]
    most, member = max(shared, key=lambda p: (p[0], p[1]), default=(0, False))
    return member and most > 0


def _nothing(cluster: Row) -> FigureSheet:
    lost = [FigureMiss(cluster["group"], _named(m), _wanted(m), "nothing read") for m in cluster["measures"]]
    return FigureSheet(groups=1, measures=len(lost), misses=lost)


def score_group(group: Row, incident: Incident) -> FigureSheet:
    """One group against its incident."""
    sheet = FigureSheet(groups=1)
    met = _met(group["measures"], incident.figures)
    for k, measure in enumerate(group["measures"]):
        sheet.measures += 1
        row = met.get(k)
        if row is not None and right(measure, row):
            sheet.measures_right += 1
            sheet.roots_right += roots(row) == measure.get("n_roots", roots(row))
        else:
            came = _near(measure, incident.figures) if row is None else shown(Count(row.low, row.high))
            sheet.misses.append(FigureMiss(group["group"], _named(measure), _wanted(measure), came))
    sheet.groups_right += not sheet.misses
    _score_flags(sheet, group, incident)
    return sheet


def _score_flags(sheet: FigureSheet, group: Row, incident: Incident) -> None:
    """Flags named by their codes (our own clusters name them so) and what had to be left out."""
    said = {f.code for f in incident.flags} | {f.code for row in incident.figures for f in row.flags}
    for code in group.get("flag_codes", ()):
        sheet.flags += 1
        sheet.flags_right += code in said
        if code not in said:
            sheet.misses.append(FigureMiss(group["group"], f"flag {code}", "raised", "not raised"))
    for measure in (m for m in group["measures"] if m.get("contested") and group.get("flag_codes")):
        path = population(measure["who"]).path
        rows = [f for f in incident.figures if f.what == measure["what"] and population(f.who).path == path]
        sheet.flags += 1
        sheet.flags_right += any(f.contested for f in rows)
    gone = {x.claim for x in incident.left_out}
    for out in group.get("left_out_claims", ()):
        sheet.left_out += 1
        sheet.left_out_right += claim_id(out["report"], out["event"]) in gone


def right(measure: Row, row: Settled) -> bool:
    """Whether low and high are those of the gold, or another pair that it accepts."""
    allowed = [[measure["low"], measure["high"]], *measure.get("also_accept", ())]
    return [row.low, row.high] in allowed


def roots(row: Settled) -> int:
    """On how many independent roots a figure stands."""
    return len({b.root.key for b in row.backed_by})


def _met(measures: Sequence[Row], rows: Sequence[Settled]) -> dict[int, Settled]:
    """Each measure's row, those that are right first, so that no right pair is lost to a wrong one."""
    out: dict[int, Settled] = {}
    free = list(range(len(rows)))
    tests: tuple[Callable[[Row, Settled], bool], ...] = (right, lambda m, r: True)
    for test in tests:
        for k, m in enumerate(measures):
            fit = [i for i in free if k not in out and _same(m, rows, i) and test(m, rows[i])]
            if fit:
                out[k] = rows[fit[0]]
                free.remove(fit[0])
    return out


def _same(measure: Row, rows: Sequence[Settled], i: int) -> bool:
    row = rows[i]
    if measure["what"] != row.what or population(measure["who"]).path != population(row.who).path:
        return False
    return bool(measure.get("scope") and measure.get("subset_of")) == _is_part(rows, row)


def _is_part(rows: Sequence[Settled], row: Settled) -> bool:
    """Whether a row breaks down one of its own class."""
    whole = rows[row.subset_of] if row.subset_of is not None else None
    return whole is not None and population(whole.who).path == population(row.who).path


def _near(measure: Row, rows: Sequence[Settled]) -> str:
    """The rows of the same thing, for whoever looks for the fault."""
    return "; ".join(f"{r.who} {shown(Count(r.low, r.high))}" for r in rows if r.what == measure["what"])


def _named(measure: Row) -> str:
    side = f" ({measure['side']})" if measure.get("side") else ""
    return f"{measure['what']}/{measure['who']}{side}"


def _wanted(measure: Row) -> str:
    pairs = [[measure["low"], measure["high"]], *measure.get("also_accept", ())]
    return " or ".join(shown(Count(*p)) for p in pairs)


__all__ = [
    "FigureMiss",
    "FigureSheet",
    "cluster_figures",
    "figures",
    "gold_incidents",
    "read_incident",
    "score_group",
]
