"""What is wrong with the books of places, told line by line: for `rasid lexicon check` and whoever adds a place.

The form of a row comes first: its level, id, names, numbers, and what holds it. Then its ground: whether its point
lies in its country, by the box of that country's rows that GeoNames knows; whether it lies among the rows of its own
governorate rather than deep in another's; whether it stands twice. Desert rows far from everything are nobody's fault.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from rasid.arabic.clitics import bares
from rasid.arabic.count_words import ARTICLE
from rasid.arabic.normalize import fold
from rasid.errors import BookError
from rasid.knowledge.place_books import where_of
from rasid.knowledge.place_index import Row
from rasid.knowledge.places import LEVELS

TWICE_KM = 4.0
"""Two rows of one name, kind and governorate so near each other are one place."""
WITHIN_KM = 30.0
"""Between a quarter or site and what holds it."""
AMONG_KM = 60.0
"""Farther than this from every other row of its governorate a place must be far from other governorates' rows too."""
DEEP = 0.2
"""Deep in another governorate: that one's nearest row is so many times nearer than the nearest of its own."""
MARGIN = 0.3
"""Around the rows of a country that open gazetteers know, as a share of how far they reach."""
ENOUGH = 70
"""Rows from which a country's box is computed; of fewer it is not."""

NEARLY_ALL = 0.97
"""Of a country's rows: where fewer lie in a governorate that has a row of its own, none is asked for one."""

OPEN = ("geonames", "wof", "open-syria")
"""Sources whose points are not ours."""

_VAST = ("country", "region")
"""Levels that a point only says about where of."""
_LETTERS = r"(?:[A-Za-z]\d|\u0627\u0644\u0640\d*|[\u0621-\u063a\u0641-\u064a\u0660-\u06690-9]+)"
# «منطقة الـ55»: the article before a figure is drawn out.
_ARABIC = re.compile(rf"{_LETTERS}(?:(?: | - |-){_LETTERS})*(?: \({_LETTERS}(?: {_LETTERS})*\))?")
_LATIN = re.compile(r"[A-Za-z0-9\u2013\u00c0-\u024f\u1e00-\u1eff\u0300-\u036f\u02be\u02bf'’‘ʻ`´.,()&/ -]+")

Point = tuple[float, float]
Fault = tuple[str, str]
"""What is wrong, and the mend."""


def check(rows: Iterable[Row]) -> list[BookError]:
    """What is wrong with rows beyond the number of their cells, in the order of the rows."""
    ground = Ground(list(rows))
    return [
        BookError(what, where=where_of(book, line), mend=mend)
        for number, (book, line, cells) in enumerate(ground.rows)
        for what, mend in _faults(number, cells, ground)
    ]


def _faults(number: int, c: list[str], ground: "Ground") -> Iterator[Fault]:
    if c[2] not in LEVELS:
        yield f"the level «{c[2]}» is unknown", f"one of {', '.join(LEVELS)}"
    if ground.first[c[0]] != number:
        yield f"the id {c[0]} stands twice", "give each place its own id"
    yield from _names(c, ground)
    at = point(c)
    if isinstance(at, str):
        yield f"no such point: {at}", "WGS 84 degrees, lat then lon"
        at = None
    if c[6] in ground.unknown.get(c[0][:2], ()):
        yield f"«{c[6]}» is no governorate of {c[0][:2]}", "write admin1 as the row of its governorate does"
    yield from _held(c, at, ground)
    if at and c[2] not in _VAST:
        yield from _ground(number, c, at, ground)


def _names(c: list[str], ground: "Ground") -> Iterator[Fault]:
    """Names that are missing, misspelt, or have kept what a sentence wrote onto them."""
    if not c[3] or not c[4]:
        yield "a name is missing", "fill name_ar and name_en"
        return
    for name in [c[3], *(c[5].split("|") if c[5] else ())]:
        if not _ARABIC.fullmatch(name):
            yield f"«{name}» is not written in Arabic letters with single spaces", "write the name alone, unvowelled"
        elif less := ground.less(c, name):
            yield f"«{name}» is «{less}» with what a sentence wrote onto it", f"write «{less}», or leave it out"
    if not _LATIN.fullmatch(c[4]) or "  " in c[4] or c[4] != c[4].strip():
        yield f"«{c[4]}» is not written in Latin letters with single spaces", "write the name alone"


def _held(c: list[str], at: Point | None, ground: "Ground") -> Iterator[Fault]:
    """What is said to hold the place: known, of its country, and near."""
    if not c[14]:
        return
    if c[14] not in ground.first:
        yield f"«{c[14]}», which is to hold it, is no place of the books", "write the id of the city or town in within"
        return
    holder = ground.rows[ground.first[c[14]]][2]
    if c[14][:2] != c[0][:2]:
        yield f"«{c[14]}», which is to hold it, lies in another country", "write a place of its own country in within"
    there = point(holder)
    if at and there and not isinstance(there, str) and km(at, there) > WITHIN_KM:
        yield (
            f"it lies {km(at, there):.0f} km from {c[14]}, which is to hold it",
            f"mend its point, or leave within empty: what holds a place is at most {WITHIN_KM:.0f} km away",
        )


def _ground(number: int, c: list[str], at: Point, ground: "Ground") -> Iterator[Fault]:
    """The point: in its country, among its governorate, and not where the same name stands already."""
    box = ground.boxes.get(c[0][:2])
    if box and not box.holds(at):
        swapped = box.holds((at[1], at[0]))
        yield (
            f"{at[0]},{at[1]} lies outside {c[0][:2]} ({box})",
            "lat comes before lon: swap them" if swapped else "mend the point, or the first two letters of the id",
        )
        return
    for n in ground.namesakes[_name_key(c)]:
        there = point(ground.rows[n][2])
        if n < number and there and not isinstance(there, str) and km(at, there) < TWICE_KM:
            book, line, other = ground.rows[n]
            yield f"«{c[3]}» stands already at {book}:{line} ({other[0]})", "leave one of the two out"
            break
    if c[6] and c[2] != "governorate":
        yield from _astray(number, c, at, ground)


def _astray(number: int, c: list[str], at: Point, ground: "Ground") -> Iterator[Fault]:
    """A point deep among the rows of another governorate and far from all of its own."""
    found = None if ground.among(number, at, c[6]) else ground.nearest(number, at, c[6])
    if found is None:
        return
    own, (other, whose) = found
    if other < DEEP * own:
        yield (
            f"it lies {own:.0f} km from the nearest other row of {c[6]}, and {other:.0f} from one of {whose}",
            "mend its point or its admin1",
        )


@dataclass(frozen=True, slots=True)
class Box:
    """South, west, north and east of a country's rows, with a margin."""

    south: float
    west: float
    north: float
    east: float

    def holds(self, at: Point) -> bool:
        """Whether a point lies in it."""
        return self.south <= at[0] <= self.north and self.west <= at[1] <= self.east

    def __str__(self) -> str:
        return f"{self.south:.1f} to {self.north:.1f}, {self.west:.1f} to {self.east:.1f}"


@dataclass
class Ground:
    """All rows at once, by what a row is checked against."""

    rows: list[Row]
    first: dict[str, int] = field(default_factory=dict)
    governorates: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    namesakes: defaultdict[tuple[str, ...], list[int]] = field(default_factory=lambda: defaultdict(list))
    _cells: defaultdict[tuple[str, str, int, int], list[tuple[int, Point]]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def __post_init__(self) -> None:
        for number, (_, _, c) in enumerate(self.rows):
            self.first.setdefault(c[0], number)
            self.namesakes[_name_key(c)].append(number)
            if c[2] == "governorate":
                self.governorates[c[0][:2]].add(c[6])
            at = point(c)
            if at and not isinstance(at, str) and c[6] and c[2] not in (*_VAST, "governorate"):
                self._cells[c[0][:2], c[6], math.floor(2 * at[0]), math.floor(2 * at[1])].append((number, at))

    @cached_property
    def boxes(self) -> dict[str, Box]:
        """The box of each country that open gazetteers know enough rows of."""
        known = defaultdict(list)
        for _, _, c in self.rows:
            at = point(c)
            if at and not isinstance(at, str) and c[13].endswith(OPEN) and c[2] not in _VAST:
                known[c[0][:2]].append(at)
        return {country: _box(points) for country, points in known.items() if len(points) >= ENOUGH}

    @cached_property
    def unknown(self) -> dict[str, set[str]]:
        """The governorates without a row, of the countries nearly all of whose rows lie in one that has."""
        written: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for _, _, c in self.rows:
            if c[6]:
                written[c[0][:2]][c[6]] += 1
        return {
            country: set(written[country]) - known
            for country, known in self.governorates.items()
            if sum(written[country][a] for a in known) >= NEARLY_ALL * written[country].total()
        }

    @cached_property
    def _names(self) -> frozenset[tuple[str, str]]:
        return frozenset((c[0][:2], fold(c[3])) for _, _, c in self.rows)

    def less(self, c: list[str], name: str) -> str | None:
        """The name of the same country that is left of ``name`` without its clitics, where its article shows it."""
        whole = fold(name)
        for less in bares(whole)[1:]:
            if less.startswith(ARTICLE) and not whole.startswith(ARTICLE) and (c[0][:2], less) in self._names:
                return less
        return None

    def among(self, number: int, at: Point, admin1: str) -> bool:
        """Whether another row of its governorate is near: told at once for all rows but a few."""
        country, lat, lon = self.rows[number][2][0][:2], math.floor(2 * at[0]), math.floor(2 * at[1])
        return any(
            n != number and km(at, there) <= AMONG_KM
            for i in (0, -1, 1)
            for j in (0, -1, 1)
            for n, there in self._cells.get((country, admin1, lat + i, lon + j), ())
        )

    def nearest(self, number: int, at: Point, admin1: str) -> tuple[float, tuple[float, str]] | None:
        """Kilometres to the nearest other row of its governorate, and of any other one."""
        country, own, other = self.rows[number][2][0][:2], math.inf, (math.inf, "")
        for (c, a, _, _), members in self._cells.items():
            if c == country:
                least = min((km(at, there) for n, there in members if n != number), default=math.inf)
                own, other = (min(own, least), other) if a == admin1 else (own, min(other, (least, a)))
        return (own, other) if own < math.inf else None


def point(c: list[str]) -> Point | str | None:
    """The point of a row, none where it has none, or what stands there instead."""
    if not c[9] and not c[10]:
        return None
    try:
        at = float(c[9]), float(c[10])
    except ValueError:
        return f"{c[9]},{c[10]}"
    return at if -90 <= at[0] <= 90 and -180 <= at[1] <= 180 else f"{c[9]},{c[10]}"


def km(a: Point, b: Point) -> float:
    """Kilometres between two points."""
    return 111.2 * math.hypot((a[1] - b[1]) * math.cos(math.radians(a[0])), a[0] - b[0])


def _box(points: list[Point]) -> Box:
    lats, lons = [p[0] for p in points], [p[1] for p in points]
    up, out = MARGIN * (max(lats) - min(lats)), MARGIN * (max(lons) - min(lons))
    return Box(min(lats) - up, min(lons) - out, max(lats) + up, max(lons) + out)


def _name_key(c: list[str]) -> tuple[str, ...]:
    return c[0][:2], c[6], c[1], fold(c[3])
