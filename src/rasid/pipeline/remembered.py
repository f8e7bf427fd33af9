"""What a process that stays remembers of the last drawing of the events, so that the next one need not find it anew.

Each thing is kept with all that it was made of, and made again where any of that is another: what is remembered
changes how long a drawing takes, and never what comes of it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from rasid.errors import CorrectionError
from rasid.link.archive import Archive
from rasid.link.clusters import Compared
from rasid.link.corrections import corrected
from rasid.link.incidents import settled
from rasid.link.sketches import sketch
from rasid.link.telling import tellings
from rasid.model.claim import Claim, Reading
from rasid.model.event import Cluster, Decision, Incident, Sketch, Telling
from rasid.model.report import Report
from rasid.store.store import Store

About = Mapping[str, Sequence[Decision]]
Corrections = Mapping[str, Sequence[Decision]]


@dataclass(frozen=True, slots=True)
class _Told:
    """A report as linking sees it: of which coding, under which corrections, and which of these do not fit it."""

    coding: int
    claims: tuple[str, ...]
    corrections: tuple[Decision, ...]
    sketch: Sketch
    tellings: tuple[Telling, ...]
    unfit: tuple[CorrectionError, ...]


@dataclass(frozen=True, slots=True)
class _Settled:
    """An incident and all it was settled from."""

    made_of: tuple[object, ...]
    incident: Incident


@dataclass(slots=True)
class Memory:
    """What was told, compared and settled; some 5 kB a claim."""

    compared: Compared = field(default_factory=Compared)
    _told: dict[str, _Told] = field(default_factory=dict)
    _erasures: int = 0
    _sketches: list[Sketch] = field(default_factory=list)
    _of_sketches: dict[str, Any] = field(default_factory=dict)
    _settled: dict[tuple[str, ...], _Settled] = field(default_factory=dict)

    def told(
        self, store: Store, about: About, step: Callable[[], None]
    ) -> tuple[dict[str, Telling], list[Sketch], list[CorrectionError]]:
        """Every claim as linking sees it, with what people corrected in it, and every report in outline."""
        standing = store.standing()
        if standing.erasures != self._erasures:
            self._forget(standing.erasures)
        corrections = {c: mends for c, ds in about.items() if (mends := [d for d in ds if d.what == "correct"])}
        fit = {
            id: t
            for id, t in self._told.items()
            if t.coding == standing.codings.get(id) and t.corrections == _of_these(t.claims, corrections)
        }
        missing = [id for id in standing.codings if id not in fit]
        every = store.claims() if len(missing) > len(standing.codings) // 2 else store.claims_of(missing)
        for report, reading in every:
            if report.id in standing.codings:
                fit[report.id] = _told(report, reading, standing.codings[report.id], corrections)
                step()
        self._told = {id: fit[id] for id in standing.codings if id in fit}
        kept = self._told.values()
        claims = {t.claim: t for one in kept for t in one.tellings}
        return claims, [one.sketch for one in kept], [e for one in kept for e in one.unfit]

    def _forget(self, erasures: int) -> None:
        """What was erased must not live on here."""
        self._told, self._settled, self._sketches, self._of_sketches = {}, {}, [], {}
        self.compared, self._erasures = Compared(), erasures

    def of_sketches(self, name: str, sketches: list[Sketch], make: Callable[[], Any]) -> Any:
        """What ``make`` makes of ``sketches``, from memory where they are the same."""
        if sketches != self._sketches:
            self._sketches, self._of_sketches = sketches, {}
        if name not in self._of_sketches:
            self._of_sketches[name] = make()
        return self._of_sketches[name]

    def settled(
        self,
        found: Sequence[Cluster],
        known: Archive,
        origins: Mapping[str, str],
        policy: str | None,
        on: Callable[[tuple[str, ...]], list[Decision]],
    ) -> list[Incident]:
        """Each cluster settled, from memory where nothing that it rests on is another."""
        kept: dict[tuple[str, ...], _Settled] = {}
        for c in found:
            decisions = on(c.claims)
            made_of = (c.bonds, policy, tuple(decisions), tuple(self._ground(c.claims, known, origins)))
            before = self._settled.get(c.claims)
            if before is None or before.made_of != made_of:
                before = _Settled(made_of, settled(c.claims, known, origins, policy, decisions, bonds=c.bonds))
            kept[c.claims] = before
        self._settled = kept
        return [one.incident for one in kept.values()]

    def _ground(self, claims: tuple[str, ...], known: Archive, origins: Mapping[str, str]) -> Iterator[object]:
        """All that is told in the reports of an incident and in those they have it from, and whence each has what."""
        reach: list[str] = sorted({known[c].report for c in claims})
        for report in reach:  # grows as it goes: what a report has from another, and that one from a third
            told = self._told[report].tellings if report in self._told else ()
            whence = (origins.get(report), *(origins.get(t.claim) for t in told))
            reach += sorted({r for r in whence if r is not None and r not in reach})
            yield report, told, whence


def _told(report: Report, reading: Reading, coding: int, corrections: Corrections) -> _Told:
    claims = tuple(c.id for c in reading.claims)
    on = _of_these(claims, corrections)
    unfit: list[CorrectionError] = []
    if on:
        reading = replace(reading, claims=tuple(_corrected(reading.claims, corrections, unfit)))
    return _Told(coding, claims, on, sketch(report), tuple(tellings(report, reading)), tuple(unfit))


def _of_these(claims: Sequence[str], corrections: Corrections) -> tuple[Decision, ...]:
    return tuple(d for c in claims for d in corrections.get(c, ())) if corrections else ()


def _corrected(claims: Sequence[Claim], corrections: Corrections, unfit: list[CorrectionError]) -> Iterator[Claim]:
    for c in claims:
        now: Claim | None = c
        try:
            now = corrected(c, corrections.get(c.id, ()))
        except CorrectionError as e:
            e.where = e.where or f"claim {c.id}"
            unfit.append(e)
        if now is not None:
            yield now
