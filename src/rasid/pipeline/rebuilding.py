"""Events drawn anew from claims and decisions, and from nothing else: drop them all, rebuild, and they are the same."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from rasid.browse.card import Told, cards
from rasid.errors import CorrectionError
from rasid.link.archive import archive
from rasid.link.clusters import clusters
from rasid.link.copies import borrowed, copies
from rasid.link.corrections import corrected
from rasid.link.decided import judgements
from rasid.link.incidents import holds, settled
from rasid.link.sketches import sketch
from rasid.link.telling import tellings
from rasid.model.claim import Claim, Reading
from rasid.model.event import Decision, Sketch, Telling
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
    at: datetime | None = None,
    cause: str = "rebuild",
) -> Rebuilt:
    """Link and settle every claim in force, and put the incidents in place of those that stood before.

    ``policy`` names how ``best`` is filled (agree2, lowest, majority, assessment); without one it stays empty.
    What became of each incident is noted with the time and the ``cause``.
    """
    decisions = [_followed(store, d) for d in store.decisions()]
    about, order = _by_claim(decisions), {d.id: n for n, d in enumerate(decisions)}
    unfit: list[CorrectionError] = []
    told, sketches = _told(store, about, unfit, step)
    repeated = copies(sketches)
    found = clusters(told.values(), repeated, judgements(decisions))
    kept, origins = archive(told), repeated | _taken_over(told, sketches, repeated)
    incidents = [settled(c.claims, kept, origins, policy, _on(c.claims, about, order), bonds=c.bonds) for c in found]
    shown = cards(incidents, Told(told, {s.report: s.outlet for s in sketches}), lambda ids: _on(ids, about, order))
    store.replace_events(incidents, holds(incidents, kept, origins), cards=shown, at=at, cause=cause)
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


def _told(
    store: Store, about: Mapping[str, Sequence[Decision]], unfit: list[CorrectionError], step: Step
) -> tuple[dict[str, Telling], list[Sketch]]:
    """Every claim as linking sees it, with what people corrected in it, and every report in outline."""
    on_claim = {c: corrects for c, ds in about.items() if (corrects := [d for d in ds if d.what == "correct"])}
    told: dict[str, Telling] = {}
    sketches: list[Sketch] = []
    for report, reading in store.claims():
        sketches.append(sketch(report))
        told |= {t.claim: t for t in tellings(report, _mended(reading, on_claim, unfit))}
        step()
    return told, sketches


def _taken_over(told: Mapping[str, Telling], sketches: Sequence[Sketch], repeated: Mapping[str, str]) -> dict[str, str]:
    """Claims in paragraphs that another report had first, each with that report: its root is whoever stands there."""
    taken = borrowed(sketches, repeated)
    return {t.claim: b.origin for t in told.values() for b in taken.get(t.report, ()) if b.start <= t.at < b.end}


def _mended(reading: Reading, on_claim: Mapping[str, Sequence[Decision]], unfit: list[CorrectionError]) -> Reading:
    if not on_claim:
        return reading
    return replace(reading, claims=tuple(_corrected(reading.claims, on_claim, unfit)))


def _corrected(
    claims: Iterable[Claim], on_claim: Mapping[str, Sequence[Decision]], unfit: list[CorrectionError]
) -> Iterator[Claim]:
    for c in claims:
        now: Claim | None = c
        try:
            now = corrected(c, on_claim.get(c.id, ()))
        except CorrectionError as e:
            e.where = e.where or f"claim {c.id}"
            unfit.append(e)
        if now is not None:
            yield now
