"""A claim, or the claims of one report that tell of one occurrence, as they are compared with those of other reports.

What a claim does not say it may have from what it is part of, or from what stands right before it in the report; a
day that no words tell is that of publication or the one before. Each such value says whence it came and weighs less.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from rasid.arabic.clitics import CORES
from rasid.arabic.normalize import fold
from rasid.link.sides import named
from rasid.link.spots import Spot, spot
from rasid.model.claim import Actor, Tally
from rasid.model.event import Telling

STATED, NEAR, PUBLISHED = "stated", "near", "published"
"""Whence a value comes: the claim's own words, a claim beside it, the day of publication."""
LONGEST = 3
"""Days that one incident may last in the words of a report; what is longer is a period."""
_NEAR_CHARACTERS = 300
_TOLL = "Casualty tally"
DONE = "done"
_SPOKEN = frozenset(["Statement/condemnation", "Demand/ultimatum"])


@dataclass(frozen=True, slots=True)
class Days:
    """First and last possible day, counted from the year 1, and whence they come."""

    first: int
    last: int
    basis: str

    @property
    def long(self) -> bool:
        """Whether they are a period and not the days of one happening."""
        return self.basis != PUBLISHED and self.last - self.first > LONGEST


@dataclass(frozen=True, slots=True)
class Profile:
    """What is compared of one occurrence as one report tells it; ``claims`` by where they stand, the first foremost.

    ``mood`` is done, or how it is only meant: planned/threatened, demanded.
    """

    claims: tuple[str, ...]
    report: str
    at: int
    kinds: frozenset[str]
    mood: str
    days: Days | None
    spots: tuple[Spot, ...]
    placed: str
    initiators: tuple[Actor, ...]
    targets: tuple[Actor, ...]
    tallies: tuple[Tally, ...]
    sources: frozenset[str]
    words: frozenset[str]
    names: frozenset[str]

    @property
    def toll(self) -> bool:
        """Whether it tells a sum over a period and no happening."""
        return _TOLL in self.kinds or (self.days is not None and self.days.long and bool(self.tallies))


def profiles(told: Sequence[Telling]) -> list[Profile]:
    """The claims of one report, by where they stand, each with what those beside it say of day and place."""
    ordered = sorted(told, key=lambda t: (t.at, t.claim))
    made = [_profile(t) for t in ordered]
    by = {t.claim: k for k, t in enumerate(ordered)}
    for k, t in enumerate(ordered):
        beside = [by[c] for c in (t.part_of, t.variant_of) if c in by]
        made[k] = _lent(made[k], [made[j] for j in beside], made[k - 1] if k else None)
    return made


def _profile(t: Telling) -> Profile:
    mood = _mood(t)
    when = _stated(t, mood)
    if when is None and t.published is not None and t.kind != _TOLL:
        when = Days(t.published.toordinal() - 1, t.published.toordinal(), PUBLISHED)
    spots = tuple(spot(w) for w in t.places if w.level != "country")
    return Profile(
        (t.claim,), t.report, t.at, frozenset([t.kind]), mood, when, spots, STATED,
        t.initiators, t.targets, tuple(x for x in t.tallies if _counted(x)),
        frozenset(h.name for h in t.said_by[1:] if h.name), t.words, _names(t),
    )  # fmt: skip


def _mood(t: Telling) -> str:
    """Whether it was done, planned or demanded; of a demand that it was made is what is told."""
    if t.status == "demanded":
        return DONE if t.kind in _SPOKEN else t.status
    return t.status if t.status == "planned/threatened" else DONE


def _stated(t: Telling, mood: str) -> Days | None:
    """The days that its words say; of what was done none after the report was printed."""
    if t.when is None:
        return None
    first, last = t.when.earliest.toordinal(), t.when.latest.toordinal()
    if mood == DONE and t.published is not None:
        last = min(last, t.published.toordinal())
    return Days(first, last, STATED) if first <= last else None


def _counted(t: Tally) -> bool:
    """A figure of its own: no repetition, nothing superseded; a part counts too, for it is as telling."""
    return t.restates is None and t.qualifier != "superseded" and t.count.low is not None


@lru_cache(maxsize=65536)
def _cores(name: str) -> frozenset[str]:
    return frozenset(CORES[w] for w in fold(name).split() if len(w) > 2)


def _names(t: Telling) -> frozenset[str]:
    told = [p.name_ar for p in t.places] + [a.name_ar for a in (*t.initiators, *t.targets) if named(a)]
    return frozenset().union(*map(_cores, told))


def _lent(p: Profile, linked: Sequence[Profile], before: Profile | None) -> Profile:
    """``p`` with the day and the place that it lacks, of what it is part of, else of what stands right before it."""
    lenders = [*linked, *([before] if before and p.at - before.at <= _NEAR_CHARACTERS else [])]
    lenders = [q for q in lenders if q.mood == p.mood]
    if p.days is None or p.days.basis == PUBLISHED:
        days = next((q.days for q in lenders if q.days and q.days.basis != PUBLISHED and not q.days.long), None)
        p = replace(p, days=replace(days, basis=NEAR)) if days else p
    if not p.spots:
        near = next((q.spots for q in lenders if q.spots), ())
        p = replace(p, spots=near, placed=NEAR) if near else p
    return p


def joined(parts: Iterable[Profile]) -> Profile:
    """Several claims of one report as one occurrence: the day and place that one states, the rest of all."""
    held = sorted(parts, key=lambda p: (p.at, p.claims))
    if len(held) == 1:
        return held[0]
    placed = next((b for b in (STATED, NEAR) if any(p.spots and p.placed == b for p in held)), STATED)
    spots = tuple(dict.fromkeys(s for p in held if p.placed == placed for s in p.spots))
    return replace(
        held[0],
        claims=tuple(c for p in held for c in p.claims),
        kinds=frozenset().union(*(p.kinds for p in held)),
        mood=DONE if any(p.mood == DONE for p in held) else held[0].mood,
        days=_tightest([p.days for p in held if p.days]),
        spots=tuple(s for s in spots if s.fine) or spots,
        placed=placed,
        initiators=tuple(dict.fromkeys(a for p in held for a in p.initiators)),
        targets=tuple(dict.fromkeys(a for p in held for a in p.targets)),
        tallies=tuple(dict.fromkeys(t for p in held for t in p.tallies)),
        sources=frozenset().union(*(p.sources for p in held)),
        words=frozenset().union(*(p.words for p in held)),
        names=frozenset().union(*(p.names for p in held)),
    )


def _tightest(days: Sequence[Days]) -> Days | None:
    ranked = [STATED, NEAR, PUBLISHED]
    return min(days, key=lambda d: (ranked.index(d.basis), d.last - d.first, d.first), default=None)
