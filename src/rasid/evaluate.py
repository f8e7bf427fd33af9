"""Gold against output, slot by slot: what was right, what was missed, what was invented.

A coded claim meets a gold event of its own kind whose evidence it overlaps, best overlap first, one to one. A slot
can only be right on a claim so met; on every other claim or event each of its slots counts as wrong, so that
inventing costs as missing does. Slots in brackets are shown and not pooled.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from rasid.arabic.likeness import alike, bare_words
from rasid.errors import InputError
from rasid.export.rows import report_row
from rasid.knowledge.ontology import kinds
from rasid.model.report import Report
from rasid.pipeline import read

Row = dict[str, Any]
T = TypeVar("T")

SLOTS = ("(found at all)", "(kind, by group)", "kind", "status", "initiator", "target", "place", "date", "tally",
         "(tally with who)", "(breakdown)", "source", "all")  # fmt: skip
_GROUPED = ("Battles", "Explosions/Remote violence", "Violence against civilians", "Protests", "Riots")
_LEAST_OVERLAP, _MOST_STRETCH = 0.3, 6


@dataclass(slots=True)
class Figures:
    """Right, in gold, in output; and the three shares of them."""

    right: int = 0
    gold: int = 0
    coded: int = 0

    def add(self, right: int, gold: int, coded: int) -> None:
        """Count more."""
        self.right += right
        self.gold += gold
        self.coded += coded

    @property
    def precision(self) -> float:
        """The share of the output that is right."""
        return self.right / self.coded if self.coded else 0.0

    @property
    def recall(self) -> float:
        """The share of the gold that was found."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0


@dataclass(frozen=True, slots=True)
class Miss:
    """A gold event not met (``missed``) or a coded claim that met none (``extra``)."""

    report: str
    what: str
    kind: str
    evidence: str


@dataclass(slots=True)
class Sheet:
    """The figures of one gold file, and what they are made of."""

    slots: dict[str, Figures] = field(default_factory=lambda: {s: Figures() for s in SLOTS})
    misses: list[Miss] = field(default_factory=list)
    reports: int = 0


@dataclass(frozen=True, slots=True)
class _Side:
    """A gold event or a coded claim, reduced to what is compared."""

    kind: str
    status: str
    span: tuple[int, int]
    evidence: str
    initiators: list[str | None]
    targets: list[str | None]
    places: list[tuple[str | None, str | None]]
    date: tuple[str, str] | None
    tallies: list[Row]
    source: Row | None


def coded_by_rules(gold: Iterable[Row], step: Callable[[], None] = lambda: None) -> Iterator[tuple[str, list[Row]]]:
    """Each gold report's id, and the claims that rasid reads in it."""
    for row in gold:
        day = row.get("published")
        report = Report(
            text=row["text"],
            id=str(row["id"]),
            source=row.get("outlet"),
            published=date.fromisoformat(day) if day else None,
            title=row.get("title"),
            country=row.get("country"),
        )
        yield row["id"], report_row(report, read(report), "")["claims"]
        step()


def measure(gold: Iterable[Row], coded: Mapping[str, Sequence[Row]]) -> Sheet:
    """Score the claims of each report, by its id, against the gold events of that report."""
    sheet = Sheet()
    for report in gold:
        sheet.reports += 1
        ours = [_from_claim(report["text"], c) for c in coded.get(report["id"], ())]
        _score_report(sheet, report, [_from_gold(report, e) for e in report["events"]], ours)
    pooled = sheet.slots["all"]
    for slot in SLOTS[:-1]:
        if not slot.startswith("("):
            f = sheet.slots[slot]
            pooled.add(f.right, f.gold, f.coded)
    return sheet


def _from_gold(report: Row, e: Row) -> _Side:
    at = report["text"].find(e["evidence"])
    if at < 0:
        raise InputError(
            f"the evidence of event {e.get('n')} does not stand in the text",
            where=str(report["id"]), mend="copy the clause from the text exactly",
        )  # fmt: skip
    first, _, last = (e.get("date") or "").partition("/")
    actors = [[a["surface"]] if (a := e.get(role)) and a.get("surface") else [] for role in ("initiator", "target")]
    return _Side(
        kind=e["type"],
        status=e["status"],
        span=(at, at + len(e["evidence"])),
        evidence=e["evidence"],
        initiators=actors[0],
        targets=actors[1],
        places=[(p["surface"], p.get("admin1")) for p in e.get("places", ())],
        date=(first, last or first) if len(first) == 10 else None,
        tallies=list(e.get("tallies", ())),
        source=e["attribution"][-1] if e.get("attribution") else None,
    )


def _from_claim(text: str, c: Row) -> _Side:
    start, end = c["evidence"]["span"]
    date = c.get("date")
    chain = c.get("attribution")
    return _Side(
        kind=c["kind"],
        status=c["status"],
        span=(start, end),
        evidence=text[start:end],
        initiators=[a.get("surface") for a in c.get("initiators") or ()],
        targets=[a.get("surface") for a in c.get("targets") or ()],
        places=[(p.get("surface"), p.get("admin1")) for p in c.get("places") or ()],
        date=(date["earliest"], date["latest"]) if date else None,
        tallies=list(c.get("tallies") or ()),
        source={"kind": None, **chain[-1]} if chain else None,
    )


def _score_report(sheet: Sheet, report: Row, gold: list[_Side], coded: list[_Side]) -> None:
    def count(slot: str, same: Callable[[_Side, _Side], bool]) -> list[tuple[int, int]]:
        met = _meet(gold, coded, same)
        sheet.slots[slot].add(len(met), len(gold), len(coded))
        return met

    count("(found at all)", lambda g, c: True)
    count("(kind, by group)", lambda g, c: _group(g.kind) == _group(c.kind))
    met = dict(count("kind", lambda g, c: g.kind == c.kind))
    taken = set(met.values())
    for k, g in enumerate(gold):
        _score_pair(sheet, report, g, coded[met[k]] if k in met else None)
    for k, c in enumerate(coded):
        if k not in taken:
            _score_pair(sheet, report, None, c)


def _group(kind: str) -> str:
    known = kinds().get(kind)
    return known.event_type if known and known.event_type in _GROUPED and known.event_type else kind


def _overlap(a: tuple[int, int], b: tuple[int, int]) -> float:
    """The share of the shorter inside the longer; none where the longer is many times what they share."""
    shared = min(a[1], b[1]) - max(a[0], b[0])
    long, short = max(a[1] - a[0], b[1] - b[0]), min(a[1] - a[0], b[1] - b[0])
    return 0.0 if shared <= 0 or shared * _MOST_STRETCH < long else shared / short


def _meet(gold: list[_Side], coded: list[_Side], same: Callable[[_Side, _Side], bool]) -> list[tuple[int, int]]:
    """Pairs (gold, coded), one to one, best overlap first, then most words shared."""
    candidates = []
    for i, g in enumerate(gold):
        for j, c in enumerate(coded):
            share = _overlap(g.span, c.span)
            if share >= _LEAST_OVERLAP and same(g, c):
                candidates.append((share, len(bare_words(g.evidence) & bare_words(c.evidence)), i, j))
    used_gold: set[int] = set()
    used_coded: set[int] = set()
    out = []
    for _, _, i, j in sorted(candidates, reverse=True):
        if i not in used_gold and j not in used_coded:
            used_gold.add(i)
            used_coded.add(j)
            out.append((i, j))
    return out


def _score_pair(sheet: Sheet, report: Row, g: _Side | None, c: _Side | None) -> None:
    slots = sheet.slots
    _score_list(slots["initiator"], g.initiators if g else [], c.initiators if c else [], alike)
    _score_list(slots["target"], g.targets if g else [], c.targets if c else [], alike)
    _score_list(slots["place"], g.places if g else [], c.places if c else [], _same_place)
    _score_tallies(slots, g.tallies if g else [], c.tallies if c else [])
    slots["status"].add(bool(g and c and g.status == c.status), bool(g), bool(c))
    if report.get("published"):
        want = g.date if g else None
        have = c.date if c and not (g and not g.date) else None
        slots["date"].add(bool(want and want == have), bool(want), bool(have))
    said, heard = g.source if g else None, c.source if c else None
    slots["source"].add(bool(said and heard and _same_source(said, heard)), bool(said), bool(heard))
    if g and not c:
        sheet.misses.append(Miss(str(report["id"]), "missed", g.kind, g.evidence))
    if c and not g:
        sheet.misses.append(Miss(str(report["id"]), "extra", c.kind, c.evidence))


def _score_list(figures: Figures, gold: Sequence[T], coded: Sequence[T], same: Callable[[T, T], bool]) -> None:
    figures.add(_hits(gold, coded, same), len(gold), len(coded))


def _hits(gold: Sequence[T], coded: Sequence[T], same: Callable[[T, T], bool]) -> int:
    """How many of ``gold`` find a partner of their own."""
    free = list(coded)
    found = 0
    for g in gold:
        partner = next((k for k, c in enumerate(free) if same(g, c)), None)
        if partner is not None:
            del free[partner]
            found += 1
    return found


def _same_place(g: tuple[str | None, str | None], c: tuple[str | None, str | None]) -> bool:
    return alike(g[0], c[0]) and (not g[1] or not c[1] or _latin(g[1]) == _latin(c[1]))


def _latin(name: str) -> str:
    return re.sub(r"[^a-z]", "", name.lower().replace("governorate", ""))


def _same_source(g: Row, c: Row) -> bool:
    if "outlet" in (g["kind"], c["kind"]):
        return bool(g["kind"] == c["kind"])
    return alike(g.get("surface"), c.get("surface"))


def _same_tally(g: Row, c: Row) -> bool:
    return all(g[k] == c[k] for k in ("what", "min", "max"))


def _same_tally_and_who(g: Row, c: Row) -> bool:
    return _same_tally(g, c) and (g.get("who") or "unknown") == (c.get("who") or "unknown")


def _score_tallies(slots: dict[str, Figures], gold: list[Row], coded: list[Row]) -> None:
    wanted, scored = _without_repeats(gold, coded)
    _score_list(slots["tally"], wanted, scored, _same_tally)
    _score_list(slots["(tally with who)"], wanted, scored, _same_tally_and_who)
    _score_list(slots["(breakdown)"], _breakdowns(gold), _breakdowns(coded), lambda a, b: a == b)


def _without_repeats(gold: list[Row], coded: list[Row]) -> tuple[list[Row], list[Row]]:
    """Gold tallies that only repeat another, or were superseded, are not scored, nor is whatever codes them."""
    spare = [t for t in gold if t.get("restates") is not None or t.get("qualifier") == "superseded"]
    wanted = [t for t in gold if t not in spare]
    role: dict[int, str] = {}
    for t in wanted + spare:
        k = next((k for k, c in enumerate(coded) if k not in role and _same_tally(t, c)), None)
        if k is not None:
            role[k] = "spare" if t in spare else "wanted"
    return wanted, [c for k, c in enumerate(coded) if role.get(k) != "spare"]


def _breakdowns(tallies: list[Row]) -> list[tuple[Any, ...]]:
    out = []
    for t in tallies:
        whole = t.get("subset_of")
        if whole is not None and 0 <= whole < len(tallies):
            w = tallies[whole]
            out.append((t["what"], t["min"], t["max"], w["min"], w["max"]))
    return out
