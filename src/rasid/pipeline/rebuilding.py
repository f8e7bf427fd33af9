"""Events drawn anew from claims and decisions, and from nothing else: drop them all, rebuild, and they are the same."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from rasid.browse.card import Told, cards
from rasid.errors import CorrectionError
from rasid.link.archive import archive
from rasid.link.clusters import clusters
from rasid.link.copies import Borrowed, borrowed, copies
from rasid.link.decided import judgements
from rasid.link.incidents import holds
from rasid.link.nearly import nearly
from rasid.model.event import Decision, Telling
from rasid.pipeline.remembered import Memory
from rasid.store.store import Store

Step = Callable[[], None]


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
    known = memory or Memory()
    decisions = [_followed(store, d) for d in store.decisions()]
    about, order = _by_claim(decisions), {d.id: n for n, d in enumerate(decisions)}
    told, sketches, unfit = known.told(store, about, step)
    repeated = known.of_sketches("copies", sketches, lambda: copies(sketches))
    found = clusters(told.values(), repeated, judgements(decisions), known.compared)
    taken = known.of_sketches("borrowed", sketches, lambda: borrowed(sketches, repeated))
    kept, origins = archive(told), repeated | _taken_over(told, taken)
    incidents = known.settled(found, kept, origins, policy, lambda claims: _on(claims, about, order))
    shown = cards(incidents, Told(told, {s.report: s.outlet for s in sketches}), lambda ids: _on(ids, about, order))
    near = nearly(found, known.compared)
    store.replace_events(incidents, holds(incidents, kept, origins), cards=shown, at=at, cause=cause, near=near)
    return Rebuilt(len(sketches), len(repeated), len(told), len(incidents), tuple(unfit))


def _followed(store: Store, d: Decision) -> Decision:
    """The decision about the claims that now stand for those it named."""
    return replace(d, about=tuple(store.now_of(c) or c for c in d.about))


def _by_claim(decisions: Sequence[Decision]) -> dict[str, list[Decision]]:
    """What was decided about each claim, in the order it was decided."""
    about: dict[str, list[Decision]] = defaultdict(list)
    for d in decisions:
        for c in dict.fromkeys(d.about):
            about[c].append(d)
    return dict(about)


def _on(claims: Iterable[str], about: Mapping[str, Sequence[Decision]], order: Mapping[str, int]) -> list[Decision]:
    """What was decided about any of ``claims``, once each, in the order it was decided and not by any clock."""
    found = {d.id: d for c in claims for d in about.get(c, ())}
    return sorted(found.values(), key=lambda d: order[d.id])


def _taken_over(told: Mapping[str, Telling], taken: Mapping[str, Sequence[Borrowed]]) -> dict[str, str]:
    """Claims in paragraphs that another report had first, each with that report: its root is whoever stands there."""
    return {t.claim: b.origin for t in told.values() for b in taken.get(t.report, ()) if b.start <= t.at < b.end}
