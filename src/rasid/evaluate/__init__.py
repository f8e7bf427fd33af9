"""Gold against output, slot by slot: what was right, what was missed, what was invented.

A coded claim meets a gold event of its own kind whose evidence it overlaps, best overlap first, one to one. A slot
can only be right on a claim so met; on every other claim or event each of its slots counts as wrong, so that
inventing costs as missing does. Slots in brackets are shown and not pooled.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from rasid.arabic.likeness import alike
from rasid.evaluate.likeness import hits, meet, same_place, same_source, same_tally, same_tally_and_who
from rasid.evaluate.sheet import SLOTS, Figures, Miss, Sheet
from rasid.evaluate.sides import Side, from_claim, from_gold
from rasid.export.rows import report_row
from rasid.knowledge.ontology import kinds
from rasid.model.report import Report
from rasid.pipeline import read

__all__ = ["SLOTS", "Figures", "Miss", "Sheet", "coded_by_rules", "measure"]

Row = dict[str, Any]
T = TypeVar("T")
_GROUPED = ("Battles", "Explosions/Remote violence", "Violence against civilians", "Protests", "Riots")


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
        yield report.id, report_row(report, read(report), "")["claims"]
        step()


def measure(gold: Iterable[Row], coded: Mapping[str, Sequence[Row]]) -> Sheet:
    """Score the claims of each report, by its id, against the gold events of that report."""
    sheet = Sheet()
    for report in gold:
        sheet.reports += 1
        ours = [from_claim(report["text"], c) for c in coded.get(str(report["id"]), ())]
        _score_report(sheet, report, [from_gold(report, e) for e in report["events"]], ours)
    pooled = sheet.slots["all"]
    for slot in SLOTS[:-1]:
        if not slot.startswith("("):
            f = sheet.slots[slot]
            pooled.add(f.right, f.gold, f.coded)
    return sheet


def _score_report(sheet: Sheet, report: Row, gold: list[Side], coded: list[Side]) -> None:
    def count(slot: str, same: Callable[[Side, Side], bool]) -> list[tuple[int, int]]:
        met = meet(gold, coded, same)
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


def _score_pair(sheet: Sheet, report: Row, g: Side | None, c: Side | None) -> None:
    slots = sheet.slots
    _score_list(slots["initiator"], g.initiators if g else [], c.initiators if c else [], alike)
    _score_list(slots["target"], g.targets if g else [], c.targets if c else [], alike)
    _score_list(slots["place"], g.places if g else [], c.places if c else [], same_place)
    _score_tallies(slots, g.tallies if g else [], c.tallies if c else [])
    slots["status"].add(bool(g and c and g.status == c.status), bool(g), bool(c))
    if report.get("published"):
        want = g.date if g else None
        have = c.date if c and not (g and not g.date) else None
        slots["date"].add(bool(want and want == have), bool(want), bool(have))
    said, heard = g.source if g else None, c.source if c else None
    slots["source"].add(bool(said and heard and same_source(said, heard)), bool(said), bool(heard))
    if g and not c:
        sheet.misses.append(Miss(str(report["id"]), "missed", g.kind, g.evidence))
    if c and not g:
        sheet.misses.append(Miss(str(report["id"]), "extra", c.kind, c.evidence))


def _score_list(figures: Figures, gold: Sequence[T], coded: Sequence[T], same: Callable[[T, T], bool]) -> None:
    figures.add(hits(gold, coded, same), len(gold), len(coded))


def _score_tallies(slots: dict[str, Figures], gold: list[Row], coded: list[Row]) -> None:
    wanted, scored = _without_repeats(gold, coded)
    _score_list(slots["tally"], wanted, scored, same_tally)
    _score_list(slots["(tally with who)"], wanted, scored, same_tally_and_who)
    _score_list(slots["(breakdown)"], _breakdowns(gold), _breakdowns(coded), lambda a, b: a == b)


def _without_repeats(gold: list[Row], coded: list[Row]) -> tuple[list[Row], list[Row]]:
    """Gold tallies that only repeat another, or were superseded, are not scored, nor is whatever codes them."""
    spare = [t for t in gold if t.get("restates") is not None or t.get("qualifier") == "superseded"]
    wanted = [t for t in gold if t not in spare]
    role: dict[int, str] = {}
    for t in wanted + spare:
        k = next((k for k, c in enumerate(coded) if k not in role and same_tally(t, c)), None)
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
