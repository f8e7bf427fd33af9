"""Events drawn anew from claims and decisions, and from nothing else: drop them all, rebuild, and they are the same."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from rasid.browse.card import Told, cards
from rasid.errors import CorrectionError
from rasid.link.archive import archive
from rasid.link.clusters import clusters
from rasid.link.copies import Borrowed, borrowed, copies
from rasid.link.decided import judgements
from rasid.link.incidents import holds
from rasid.link.nearly import nearly
from rasid.model.event import Bond, Decision, Hold, Incident, Telling
from rasid.pipeline.remembered import Memory
from rasid.store.store import Card, Store

Step = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Drawn:
    """The events as they come of claims and decisions; ``cards`` are made as they are taken, once."""

    incidents: list[Incident]
    cards: Iterator[Card]
    holds: Sequence[Hold]
    near: Sequence[Bond]
    reports: int
    copies: int
    claims: int
    unfit: tuple[CorrectionError, ...]


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What the events were built of, and how many there are."""

    reports: int
    copies: int
    claims: int
    incidents: int
    unfit: tuple[CorrectionError, ...] = ()
    """Corrections that can no longer be laid on, as where a place has left the books; the claims stand as read."""


def rebuild(
    store: Store,
    *,
    policy: str | None = None,
    step: Step = lambda: None,
    memory: Memory | None = None,
    at: datetime | None = None,
    cause: str = "rebuild",
) -> Rebuilt:
    """Link and settle every claim in force, and put the incidents in place of those that stood before.

    ``policy`` names how ``best`` is filled (agree2, lowest, majority, assessment); without one it stays empty.
    ``memory`` is what a process that stays, as `rasid serve`, keeps between two drawings: the result is the same, and
    a decision is drawn in a fraction of the time. One drawing at a time may use it. What became of each incident is
    noted with the time and the ``cause``.
    """
    d = draw(store, policy=policy, step=step, memory=memory)
    store.replace_events(d.incidents, d.holds, cards=d.cards, at=at, cause=cause, near=d.near)
    return Rebuilt(d.reports, d.copies, d.claims, len(d.incidents), d.unfit)


def draw(
    store: Store,
    *,
    policy: str | None = None,
    step: Step = lambda: None,
    memory: Memory | None = None,
    cut_off: date | None = None,
) -> Drawn:
    """As :func:`rebuild`, with nothing written: the events as they would be.

    With ``cut_off`` of the reports published up to that day alone; whatever was published on no known day is none.
    """
    known, decisions = memory or Memory(), Decisions.of(store)
    told, sketches, unfit = known.told(store, decisions.about, step)
    if cut_off is not None:
        sketches = [s for s in sketches if s.published is not None and s.published <= cut_off]
        reports = {s.report for s in sketches}
        told = {c: t for c, t in told.items() if t.report in reports}
    repeated = known.of_sketches("copies", sketches, lambda: copies(sketches))
    found = clusters(told.values(), repeated, judgements(decisions.every), known.compared)
    taken = known.of_sketches("borrowed", sketches, lambda: borrowed(sketches, repeated))
    kept, origins = archive(told), repeated | _taken_over(told, taken)
    incidents = known.settled(found, kept, origins, policy, decisions.on)
    shown = cards(incidents, Told(told, {s.report: s.outlet for s in sketches}), decisions.on)
    return Drawn(
        incidents, shown, holds(incidents, kept, origins), nearly(found, known.compared),
        len(sketches), len(repeated), len(told), tuple(unfit),
    )  # fmt: skip


class Decisions:
    """What stands decided, each about the claims that now stand for those it named."""

    def __init__(self, every: Sequence[Decision]) -> None:
        self.every = every
        self._order = {d.id: n for n, d in enumerate(every)}
        self.about: dict[str, list[Decision]] = defaultdict(list)
        """What was decided about each claim, in the order it was decided."""
        for d in every:
            for c in dict.fromkeys(d.about):
                self.about[c].append(d)

    @classmethod
    def of(cls, store: Store) -> "Decisions":
        """Those of a store."""
        return cls([replace(d, about=tuple(store.now_of(c) or c for c in d.about)) for d in store.decisions()])

    def on(self, claims: Iterable[str]) -> list[Decision]:
        """What was decided about any of ``claims``, once each, in the order it was decided and not by any clock."""
        found = {d.id: d for c in claims for d in self.about.get(c, ())}
        return sorted(found.values(), key=lambda d: self._order[d.id])


def _taken_over(told: Mapping[str, Telling], taken: Mapping[str, Sequence[Borrowed]]) -> dict[str, str]:
    """Claims in paragraphs that another report had first, each with that report: its root is whoever stands there."""
    return {t.claim: b.origin for t in told.values() for b in taken.get(t.report, ()) if b.start <= t.at < b.end}
