"""Groups that grow by their best average likeness, and never against what forbids it.

Average linkage: two groups are as like as their compared pairs are on average, so that one weak pair cannot chain two
incidents. A group stays within the days and the land of one happening, never holds two things that one report tells
apart, and never two claims that a person has judged to be different. Equal likeness is settled by the order of items.
"""

import heapq
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from rasid.link.profiles import PUBLISHED, Profile
from rasid.link.spots import APART, Spot, bearing

_MOST_DAYS = 2
"""Between the day of one telling and that of another within one incident."""
_OFTEN = 1_000
"""Scores that are held once for all pairs that have them; what may not be one has the same score everywhere."""
Apart = Callable[[int, int], bool]


@dataclass(slots=True)
class _Group:
    """Items of one incident: by report, their days as stated, their places, and how like they are to other groups."""

    items: list[int]
    reports: dict[str, list[int]]
    firsts: int
    lasts: int
    spots: dict[str, Spot]
    foes: frozenset[int]
    likes: dict[int, tuple[float, int]] = field(default_factory=dict)


class Groups:
    """Every item in a group of its own at first; :meth:`join` and :meth:`grow` put them together."""

    def __init__(self, held: list[Profile], apart: Apart) -> None:
        self._apart = apart
        self._held = held
        self._at = list(range(len(held)))
        self._groups = {k: _alone(k, p) for k, p in enumerate(held)}

    def of(self, item: int) -> int:
        """The number of the group that holds ``item``."""
        while self._at[item] != item:
            self._at[item] = self._at[self._at[item]]
            item = self._at[item]
        return item

    def forbid(self, a: int, b: int) -> None:
        """``a`` and ``b`` may never meet."""
        self._groups[self.of(a)].foes |= {b}
        self._groups[self.of(b)].foes |= {a}

    def join(self, a: int, b: int) -> bool:
        """Put the groups of two items together, whatever they are like; not where a person forbids it.

        Where the days or places of the two are not those of one happening, the earlier item's stand for both.
        """
        x, y = sorted((self.of(a), self.of(b)))
        if x == y:
            return True
        if self._foes(x, y):
            return False
        if not self._close(x, y):
            other = self._groups[y]
            other.firsts, other.lasts, other.spots = self._groups[x].firsts, self._groups[x].lasts, {}
        self._merge(x, y)
        return True

    def grow(self, scores: Iterable[tuple[tuple[int, int], float]], least: float) -> list[tuple[int, int, int]]:
        """Merge the most alike first for as long as groups are alike by ``least``: the two, and what they became.

        Groups that were joined before are as like to others as their likest item, for those who joined them knew why.
        Asked for once; ``scores`` are of pairs of items, each pair once.
        """
        once: dict[float, tuple[float, int]] = {}
        for (i, j), score in scores:
            told = once.get(score) or (score, 1)
            if len(once) < _OFTEN:
                once[score] = told
            self._met(self.of(i), self.of(j), told)
        heap = [
            (-score, x, y)
            for x, group in self._groups.items()
            for y, (score, _) in group.likes.items()
            if x < y and score >= least
        ]
        heapq.heapify(heap)
        merged = []
        while heap:
            negative, x, y = heapq.heappop(heap)
            if not self._current(x, y, -negative) or not self._may(x, y):
                continue
            keep = self._merge(x, y)
            merged.append((x, y, keep))
            for other, (total, n) in self._groups[keep].likes.items():
                if total / n >= least:
                    heapq.heappush(heap, (-total / n, min(keep, other), max(keep, other)))
        return merged

    def members(self) -> dict[int, list[int]]:
        """The items of each group, in order, by its number."""
        return {number: sorted(g.items) for number, g in self._groups.items()}

    def all(self) -> Iterable[list[int]]:
        """The items of each group, in order."""
        return self.members().values()

    def items(self, group: int) -> list[int]:
        """The items of one group."""
        return self._groups[group].items

    def _current(self, x: int, y: int, mean: float) -> bool:
        if x not in self._groups or y not in self._groups or y not in self._groups[x].likes:
            return False
        total, n = self._groups[x].likes[y]
        return total / n == mean

    def _met(self, x: int, y: int, told: tuple[float, int]) -> None:
        """That an item of one group and an item of the other are so alike: of several the likest counts."""
        likes = self._groups[x].likes
        if x != y and (y not in likes or told[0] > likes[y][0]):
            likes[y] = self._groups[y].likes[x] = told  # held once for both: of millions of pairs that counts

    def _like(self, x: int, y: int, total: float, n: int) -> None:
        for a, b in ((x, y), (y, x)):
            before = self._groups[a].likes.get(b, (0.0, 0))
            self._groups[a].likes[b] = (before[0] + total, before[1] + n)

    def _merge(self, x: int, y: int) -> int:
        """Put the smaller into the larger, the later into the earlier where they are of one size."""
        keep, gone = sorted((x, y), key=lambda g: (-len(self._groups[g].items), g))
        a, b = self._groups[keep], self._groups.pop(gone)
        self._at[gone] = keep
        a.items += b.items
        a.foes |= b.foes
        a.firsts, a.lasts = max(a.firsts, b.firsts), min(a.lasts, b.lasts)
        a.spots |= b.spots
        for report, items in b.reports.items():
            a.reports.setdefault(report, []).extend(items)
        a.likes.pop(gone, None)
        for other, (total, n) in b.likes.items():
            if other != keep:
                self._groups[other].likes.pop(gone, None)
                self._like(keep, other, total, n)
        return keep

    def _may(self, x: int, y: int) -> bool:
        if self._foes(x, y) or not self._close(x, y):
            return False
        a, b = self._groups[x], self._groups[y]
        shared = a.reports.keys() & b.reports.keys()
        return not any(self._apart(i, j) for r in shared for i in a.reports[r] for j in b.reports[r])

    def _close(self, x: int, y: int) -> bool:
        """Whether the days and the places of two groups are those of one happening."""
        a, b = self._groups[x], self._groups[y]
        if max(a.firsts, b.firsts) - min(a.lasts, b.lasts) > _MOST_DAYS:
            return False
        return not any(bearing(s, t)[0] == APART for s in a.spots.values() for t in b.spots.values())

    def _foes(self, x: int, y: int) -> bool:
        fewer, more = sorted((x, y), key=lambda g: len(self._groups[g].foes))
        return any(self.of(f) == more for f in self._groups[fewer].foes)


def _alone(k: int, p: Profile) -> _Group:
    told = p.days is not None and p.days.basis != PUBLISHED and not p.days.long
    first, last = (p.days.first, p.days.last) if told and p.days else (-(10**9), 10**9)
    spots = {s.id: s for s in p.spots if s.fine} if len(p.spots) == 1 else {}
    return _Group([k], {p.report: [k]}, first, last, spots, frozenset())
