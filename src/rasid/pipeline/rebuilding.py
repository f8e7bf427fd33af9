"""Events drawn anew from claims and decisions, and from nothing else: drop them all, rebuild, and they are the same."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rasid.link.archive import archive
from rasid.link.clusters import clusters
from rasid.link.copies import borrowed, copies
from rasid.link.corrections import corrected
from rasid.link.decided import in_force, judgements
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


def rebuild(store: Store, *, policy: str | None = None, step: Step = lambda: None) -> Rebuilt:
    """Link and settle every claim in force, and put the incidents in place of those that stood before.

    ``policy`` names how ``best`` is filled (agree2, lowest, majority, assessment); without one it stays empty.
    """
    decisions = in_force(store.decisions(standing=False))
    now_of = {c: now for d in decisions for c in d.about if (now := store.now_of(c)) is not None}
    told, sketches = _told(store, decisions, now_of, step)
    repeated = copies(sketches)
    found = clusters(told.values(), repeated, judgements(decisions, now_of))
    kept, origins = archive(told), repeated | _taken_over(told, sketches, repeated)
    incidents = [settled(c.claims, kept, origins, policy, decisions, bonds=c.bonds) for c in found]
    store.replace_events(incidents, holds(incidents, kept, origins))
    return Rebuilt(len(sketches), len(repeated), len(told), len(incidents))


def _told(
    store: Store, decisions: Sequence[Decision], now_of: Mapping[str, str], step: Step
) -> tuple[dict[str, Telling], list[Sketch]]:
    """Every claim as linking sees it, with what people corrected in it, and every report in outline."""
    on_claim: dict[str, list[Decision]] = defaultdict(list)
    for d in decisions:
        if d.what == "correct":
            on_claim[now_of.get(d.about[0], d.about[0])].append(d)
    told: dict[str, Telling] = {}
    sketches: list[Sketch] = []
    for report, reading in store.claims():
        sketches.append(sketch(report))
        told |= {t.claim: t for t in tellings(report, _mended(reading, on_claim))}
        step()
    return told, sketches


def _taken_over(told: Mapping[str, Telling], sketches: Sequence[Sketch], repeated: Mapping[str, str]) -> dict[str, str]:
    """Claims in paragraphs that another report had first, each with that report: its root is whoever stands there."""
    taken = borrowed(sketches, repeated)
    return {t.claim: b.origin for t in told.values() for b in taken.get(t.report, ()) if b.start <= t.at < b.end}


def _mended(reading: Reading, on_claim: Mapping[str, Sequence[Decision]]) -> Reading:
    if not on_claim:
        return reading
    return replace(reading, claims=tuple(_corrected(reading.claims, on_claim)))


def _corrected(claims: Iterable[Claim], on_claim: Mapping[str, Sequence[Decision]]) -> Iterator[Claim]:
    for c in claims:
        now = corrected(c, on_claim[c.id]) if c.id in on_claim else c
        if now is not None:
            yield now
