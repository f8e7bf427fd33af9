"""Values that carry their own vagueness: spans, date ranges, places with a radius, open counts."""

from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

T = TypeVar("T")

Path = tuple[str, ...]
"""Coarse to fine, for actors, places and kinds alike, so that likeness is the common prefix."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """``[start, end)`` in code points of ``Report.text``, never of a normalised copy."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words of ``text`` that the span covers."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class When:
    """First and last possible day, both included."""

    earliest: date
    latest: date


@dataclass(frozen=True, slots=True)
class Where:
    """A place as a path that may be short, with a point and a radius in kilometres where one is known.

    ``level`` is one of site, neighbourhood, town, district, governorate, region, country.
    ``lat`` and ``lon`` are WGS 84 degrees; ``None`` where no book has the place nor a container of it.
    """

    id: str
    path: Path
    name_ar: str
    name_en: str
    level: str
    country: str | None = None
    admin1: str | None = None
    admin2: str | None = None
    pcode: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """What the words allow: ``high`` is ``None`` where open («أكثر من 25»), both where no figure is meant."""

    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Stated(Generic[T]):
    """A value, the words that say it (spans into the raw text) and the rule or book entry that read them."""

    value: T
    words: tuple[Span, ...]
    rule: str


def shown(count: Count) -> str:
    """A range for the eye: open ends as «26+» and never as 26, «?» where no figure is meant.

    >>> [shown(Count(*c)) for c in ((26, None), (5, 6), (7, 7), (0, 12), (None, None))]
    ['26+', '5–6', '7', '0–12', '?']
    """
    if count.low is None and count.high is None:
        return "?"
    if count.high is None:
        return f"{count.low}+"
    return str(count.high) if count.low == count.high else f"{count.low or 0}–{count.high}"
