"""Which occurrences are held against each other at all: those of one day and one stretch of land, or of one speaker.

The number of pairs grows with the number of occurrences and not with its square: a block that is too full is parted
by finer keys (place, figure, party, words), and what is still too full is read along a sorted line, each with the few
next to it.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from math import cos, floor, radians
from typing import Any

from rasid.link.features import SPEECH, TALKS
from rasid.link.profiles import Profile
from rasid.link.spots import Spot

FULL = 40
"""Occurrences of a block that are all held against each other."""
WINDOW = 12
"""Of a block that finer keys do not part: how many of the next in line each is held against."""
_CELL = 0.25
"""Degrees: about 28 km; what lies within a place's radius and 8 km of it falls into one cell with it."""
_MARGIN_KM = 8.0
_WIDEST = 20.0
_DAYS = 4

Key = Hashable
Pair = tuple[int, int]


def pairs(held: Sequence[Profile]) -> list[Pair]:
    """The pairs ``(i, j)`` of ``held``, ``i < j``, of two reports, that may tell of one incident; in order."""
    blocks: dict[Key, list[int]] = defaultdict(list)
    for k, p in enumerate(held):
        for key in set(keys(p)):
            blocks[key].append(k)
    found: set[Pair] = set()
    for members in blocks.values():
        found.update(_within(members, held))
    return sorted((i, j) for i, j in found if held[i].report != held[j].report)


def keys(p: Profile) -> Iterator[tuple[Any, ...]]:
    """Where an occurrence is looked for: each day it may be of and the next, by cells of land, or by its parties."""
    days = range(p.days.first, p.days.last + 2)[-_DAYS:] if p.days else range(1)
    if p.days and p.days.long:
        days = range(p.days.last, p.days.last + 2)
    wheres = {w for s in p.spots for w in _lands(s)}
    if not wheres or p.kinds & (SPEECH | TALKS):
        wheres |= {("who", a.id) for a in (*p.initiators, *p.targets)}
    for day in days:
        for where in wheres:
            yield (day, p.mood, *where)


def _lands(s: Spot) -> Iterator[tuple[object, ...]]:
    """The cells that a place reaches; a wide one, and any place, its province, where the two can meet."""
    yield ("province", *s.path[:2])
    if s.lat is None or s.lon is None or s.radius > _WIDEST:
        return
    dy = (s.radius + _MARGIN_KM) / 111.2
    dx = dy / max(0.1, cos(radians(s.lat)))
    for y in range(floor((s.lat - dy) / _CELL), floor((s.lat + dy) / _CELL) + 1):
        for x in range(floor((s.lon - dx) / _CELL), floor((s.lon + dx) / _CELL) + 1):
            yield "cell", y, x


def _within(members: Sequence[int], held: Sequence[Profile]) -> Iterator[Pair]:
    """All pairs of a block, or those that a finer key still holds together."""
    if len(members) <= FULL:
        yield from _all(members)
        return
    for finer in FINER:
        parts: dict[Key, list[int]] = defaultdict(list)
        for k in members:
            for key in finer(held[k]):
                parts[key].append(k)
        for part in parts.values():
            yield from _all(part) if len(part) <= FULL else _along(part, held)


def _all(members: Sequence[int]) -> Iterator[Pair]:
    for n, i in enumerate(members):
        for j in members[n + 1 :]:
            yield i, j


def _along(members: Sequence[int], held: Sequence[Profile]) -> Iterator[Pair]:
    """Each with the next in lines sorted by kind and figures, and by place."""
    for line in LINES:
        ordered = sorted(members, key=lambda k: (line(held[k]), k))
        for n, i in enumerate(ordered):
            for j in ordered[n + 1 : n + 1 + WINDOW]:
                yield min(i, j), max(i, j)


def _places(p: Profile) -> Iterable[Key]:
    return {s.id for s in p.spots}


def _figures(p: Profile) -> Iterable[Key]:
    return {(t.what, t.count.low) for t in p.tallies if (t.count.low or 0) > 1}


def _parties(p: Profile) -> Iterable[Key]:
    return {(min(p.kinds), a.id) for a in (*p.initiators, *p.targets)}


def _by_figures(p: Profile) -> tuple[object, ...]:
    told = sorted((t.what, t.count.low or 0) for t in p.tallies)
    return (min(p.kinds), told, sorted(s.id for s in p.spots))


def _by_place(p: Profile) -> tuple[object, ...]:
    return (sorted(s.id for s in p.spots), min(p.kinds), sorted(p.words)[:3])


FINER: tuple[Callable[[Profile], Iterable[Key]], ...] = (_places, _figures, _parties)
"""What parts a block that is too full."""
LINES: tuple[Callable[[Profile], tuple[object, ...]], ...] = (_by_figures, _by_place)
"""What those are sorted by that finer keys leave together."""
