"""Figures of many incidents added up: the sum of the lows to the sum of the highs, each population by itself.

A sum of what reports say, incident by incident: no estimate, no confidence interval, and never across populations
(the civilians of one incident may stand among the unknown of another). Parts of a figure are added among themselves.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from rasid.model.event import Incident, Settled

COUNTED = ("incident", "day")
"""What may be added. A figure since a date, or over several happenings, holds others that stand here by themselves."""


@dataclass(frozen=True, slots=True)
class Total:
    """A measure of one population over ``incidents``: ``high`` is ``None`` where a figure of one of them is open."""

    group: str
    what: str
    who: str
    low: int
    high: int | None
    incidents: int
    contested: int
    part: bool


def totals(incidents: Iterable[Incident], group: Callable[[Incident], str] = lambda _: "") -> list[Total]:
    """The sums, by group, then measure, then population; ``group`` names the row that an incident belongs to."""
    held: dict[tuple[str, str, str, bool], list[Settled]] = {}
    for incident in incidents:
        for f in incident.figures:
            if f.basis in COUNTED and (f.low is not None or f.high is not None):
                held.setdefault((group(incident), f.what, f.who, f.subset_of is not None), []).append(f)
    return [_total(key, figures) for key, figures in sorted(held.items())]


def _total(key: tuple[str, str, str, bool], figures: list[Settled]) -> Total:
    name, what, who, part = key
    highs = [f.high for f in figures]
    high = None if None in highs else sum(h for h in highs if h is not None)
    low = sum(f.low or 0 for f in figures)
    return Total(name, what, who, low, high, len(figures), sum(f.contested for f in figures), part)
