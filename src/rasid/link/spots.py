"""How two places stand to each other: the same, one in the other, near enough for how well each is known, apart."""

from dataclasses import dataclass
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt

from rasid.arabic.clitics import CORES
from rasid.arabic.normalize import fold
from rasid.model.event import Flag
from rasid.model.values import Path, Where

FINE = ("site", "neighbourhood", "town")
_WIDE = {"district": 1.4, "governorate": 0.6, "region": 0.6, "country": 0.1}
"""What it weighs that both tell of the same place of that level."""
_EXACT_KM = 3.0
"""A point known no worse than this is the place itself; ACLED and UCDP number it 1."""
_SLACK_KM = 3.0
APART = float("-inf")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place as it is compared. ``held`` is the id of the container of what no book knows, ``name`` its own words."""

    id: str
    path: Path
    level: str
    lat: float | None
    lon: float | None
    radius: float
    name: frozenset[str]
    province: tuple[str | None, str | None]
    held: str | None = None

    @property
    def fine(self) -> bool:
        """Whether it is a town or finer, and has a point."""
        return self.level in FINE and self.lat is not None

    @property
    def exact(self) -> bool:
        """Whether the point is the place itself and not something near it or around it."""
        return self.held is None and self.radius <= _EXACT_KM


@lru_cache(maxsize=65536)
def spot(where: Where) -> Spot:
    """``where`` as it is compared; what is held at a container says so in its id, after «?»."""
    held, mark, _ = where.id.partition("/?")
    words = frozenset(CORES[w] for w in fold(where.name_ar).split() if len(w) > 2)
    radius = where.radius_km if where.radius_km is not None else 5.0
    land = (where.country, where.admin1)
    return Spot(where.id, where.path, where.level, where.lat, where.lon, radius, words, land, held if mark else None)


def distance_km(a: Spot, b: Spot) -> float | None:
    """Along the great circle; ``None`` where one has no point."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    x, y = radians(a.lat), radians(b.lat)
    h = sin((x - y) / 2) ** 2 + cos(x) * cos(y) * sin(radians(a.lon - b.lon) / 2) ** 2
    return 12742 * asin(min(1.0, sqrt(h)))


def bearing(a: Spot, b: Spot) -> tuple[float, Flag]:
    """What two places say for one incident, or :data:`APART` where they are two places."""
    if a.id == b.id:
        return (2.5 if a.fine else _WIDE.get(a.level, 0.6)), Flag("same place", (a.id,))
    return _held(a, b) or _nested(a, b) or _by_distance(a, b)


def _held(a: Spot, b: Spot) -> tuple[float, Flag] | None:
    """Two things that no book has, at one town: by their own names."""
    if a.held is None or b.held is None or a.held != b.held:
        return None
    if a.name & b.name:
        return 2.2, Flag("same name at one place", (" ".join(sorted(a.name & b.name)),))
    return 1.0, Flag("both at one place", (a.held,))


def _nested(a: Spot, b: Spot) -> tuple[float, Flag] | None:
    """One holds the other: a site its town, a town its district."""
    outer, inner = sorted((a, b), key=lambda s: len(s.path))
    told = inner.held == outer.id or (outer.path == inner.path[: len(outer.path)] and bool(outer.path))
    if not told or outer.held is not None:
        return None
    weight = 1.8 if outer.fine else {"district": 1.0, "governorate": 0.3, "region": 0.3}.get(outer.level, 0.0)
    return weight, Flag("one place holds the other", (outer.id,))


def _by_distance(a: Spot, b: Spot) -> tuple[float, Flag]:
    far = distance_km(a, b)
    if far is None:
        return _by_name(a, b)
    flag = Flag("km apart", (str(round(far)),))
    if a.exact and b.exact and a.fine and b.fine:
        return (-1.0 if far <= 2 * _EXACT_KM and a.level != b.level else APART), flag
    if not (a.fine and b.fine):
        return (0.0 if far <= a.radius + b.radius else APART), flag
    if far <= a.radius + b.radius + _SLACK_KM:
        return (1.2 if far <= _EXACT_KM else 0.7), flag
    return (-1.0 if far <= 2 * (a.radius + b.radius) else APART), flag


def _by_name(a: Spot, b: Spot) -> tuple[float, Flag]:
    """Where one has no point: by words of its name, else no nearer than the province."""
    if any(x and y and x != y for x, y in zip(a.province, b.province, strict=True)):
        return APART, Flag("places apart")
    shared = a.name & b.name
    return (1.2, Flag("same name at one place", (min(shared),))) if shared else (-0.3, Flag("one has no point"))
