"""A place as another gazetteer tells of it, whatever its format: what every reader makes and the merge takes.

What the formats call their places, whose they are and how tables head their columns is data (``data/gazetteers``).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from rasid.arabic.normalize import fold
from rasid.knowledge.load import read_csv, read_yaml

MOST = 500_000
"""Places of one import: the reader holds all its places in memory."""
_CITY, _TOWN = 100_000, 5_000
_SETTLEMENT = "settlement"


@dataclass(frozen=True, slots=True)
class Foreign:
    """A place of another gazetteer that can be read: at least a country, a kind and an Arabic name."""

    where: str
    """File and line, for people."""
    id: str
    """Its id in that gazetteer, after the prefix of the format: «gn-173813»."""
    country: str
    kind: str
    level: str
    names_ar: tuple[str, ...]
    name_en: str
    lat: float | None
    lon: float | None
    population: int = 0
    pcode: str = ""
    admin1: tuple[str, ...] = ()
    """What the source calls its governorate: names and codes, any of which may be known."""
    admin2: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    """What the places within it call this one."""
    also: tuple[str, ...] = ()
    """Its ids in other gazetteers."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A row of another gazetteer that gives no place: where it stands, and why."""

    where: str
    name: str
    reason: str
    detail: str = ""
    mend: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row that the command asked not to take."""

    reason: str


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A sheet of a workbook that is no table of places: a cover, notes, the columns of something else."""

    where: str
    sheet: str
    reason: str


Outcome = Foreign | Refused | LeftOut | PassedOver


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the prefix of its ids, and whose the data are."""

    name: str
    prefix: str
    title: str
    url: str
    licence: str
    attribution: str


@lru_cache(maxsize=1)
def formats() -> dict[str, Format]:
    """Every format by its name."""
    rows = [e.data for e in read_yaml("gazetteers/formats.yaml")]
    return {d["id"]: Format(d["id"], *(d.get(k, "") for k in Format.__slots__[1:])) for d in rows}


@lru_cache(maxsize=1)
def _kinds() -> dict[tuple[str, str], tuple[str, str]]:
    rows = [e.data for e in read_csv("gazetteers/kinds.csv")]
    return {(d["scheme"], d["code"]): (d.get("kind", ""), d.get("level", "")) for d in rows}


def kind_of(scheme: str, code: str, population: int = 0) -> tuple[str, str] | None:
    """Our kind and level of what ``scheme`` calls ``code``; ``None`` where rasid reads no such thing as a place."""
    known = _kinds()
    found = known.get((scheme, code)) or known.get((scheme, code.partition(".")[0] + ".*"))
    if not found or not found[0]:
        return None
    kind, level = found
    if kind == _SETTLEMENT:
        kind = "city" if population >= _CITY else "town" if population >= _TOWN else "village"
    return kind, level


def our_kinds() -> list[str]:
    """The kinds that an imported place may have."""
    return sorted(code for scheme, code in _kinds() if scheme == "rasid" and code != _SETTLEMENT)


def header_key(text: str) -> str:
    """A column's name for comparing: folded, without spaces and signs.

    >>> header_key("Admin1Name_EN"), header_key("خطّ العرض")
    ('admin1nameen', 'خطالعرض')
    """
    return "".join(c for c in fold(text) if c.isalnum())


@lru_cache(maxsize=1)
def _headers() -> dict[str, tuple[str, ...]]:
    rows = [e.data for e in read_yaml("gazetteers/headers.yaml")]
    return {d["id"]: tuple(header_key(w) for w in d["words"]) for d in rows}


def fields() -> list[str]:
    """What a column of a table may hold."""
    return list(_headers())


def guessed(header: Iterable[str]) -> dict[str, int]:
    """Which column of a table holds what, as far as its header says: the book's first word for a field wins."""
    columns: dict[str, int] = {}
    for number, name in enumerate(header):
        columns.setdefault(header_key(name), number)
    found: dict[str, int] = {}
    for field, words in _headers().items():
        at = next((columns[w] for w in words if w in columns), None)
        if at is not None:
            found[field] = at
    return found
