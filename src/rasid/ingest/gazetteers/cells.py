"""Cells of foreign rows as values, strictly: what is no degree, no number or no text refuses its row, with the mend."""

import math
import re
from collections.abc import Iterable

from rasid.arabic.place_spelling import arabic_names, in_arabic_script, plain
from rasid.knowledge.foreign_places import Refused

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffd\ud800-\udfff]")
_DEGREES = re.compile(r"[°º′″'\"]|\d\s*[NSEWnsew]\s*$|^\s*[NSEWnsew]\s*\d")
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,2})?", re.ASCII)
_PEOPLE = re.compile(r"\d{1,3}([,\u00a0\u202f ]\d{3})+|\d+(\.0+)?", re.ASCII)
_COUNTRY = re.compile(r"[A-Za-z]{2}", re.ASCII)
_MOST_PEOPLE = 100_000_000
_MOST_NAMES = 8
_LONGEST_NAME = 80
_DECIMAL = "write decimal degrees of WGS 84, as 33.5102"


class BadRow(Exception):
    """A row that gives no place."""

    def __init__(self, reason: str, detail: str = "", mend: str = "") -> None:
        super().__init__(reason)
        self.reason, self.detail, self.mend = reason, shown(detail, 120), mend

    def refused(self, where: str, name: str) -> Refused:
        """The row as the report tells of it."""
        return Refused(where, shown(name), self.reason, self.detail, self.mend)


def point(lat: str, lon: str) -> tuple[float, float]:
    """A point of WGS 84, to four decimals (ten metres). Raises :class:`BadRow`."""
    if not lat.strip() or not lon.strip():
        raise BadRow("no point")
    y, x = _degrees(lat), _degrees(lon)
    if not (-90 <= y <= 90 and -180 <= x <= 180):
        raise BadRow("no such point on earth", f"{lat},{lon}", "give lat and lon in degrees, not swapped, not metres")
    if y == 0 and x == 0:
        raise BadRow("no point", "0,0")
    return round(y, 4), round(x, 4)


def _degrees(text: str) -> float:
    cell = text.strip()
    if _NUMBER.fullmatch(cell):
        value = float(cell)
        if math.isfinite(value):
            return value
    if _DEGREES.search(cell):
        raise BadRow("degrees, minutes and seconds", cell, _DECIMAL)
    if "," in cell:
        raise BadRow("a decimal comma", cell, _DECIMAL)
    raise BadRow("a point that is no number", cell, _DECIMAL)


def people(text: str) -> int:
    """How many live there, 0 where nothing is said. Raises :class:`BadRow`."""
    cell = text.strip()
    if not cell or cell.startswith("-"):
        return 0  # -1, -99: what sources write for «unknown»
    if not _PEOPLE.fullmatch(cell):
        raise BadRow("a population that is no number", cell, "write digits")
    value = int(float(re.sub(r"[,\s\u00a0\u202f]", "", cell)))
    if value > _MOST_PEOPLE:
        raise BadRow("a population that no place has", cell)
    return value


def country(text: str) -> str:
    """A country's code of two letters. Raises :class:`BadRow`."""
    code = text.strip()
    if not code:
        raise BadRow("no country", mend="give it with --country")
    if not _COUNTRY.fullmatch(code):
        raise BadRow("a country that is no code of two letters", code, "write ISO 3166 codes, as SY")
    return code.upper()


def names(given: Iterable[str]) -> tuple[str, ...]:
    """The Arabic names. Raises :class:`BadRow` where there is none, or one is broken."""
    written = [n for n in given if n]
    if any("\ufffd" in n for n in written):
        raise BadRow("broken characters in a name", mend="save the file as UTF-8")
    found = arabic_names(_CONTROL.sub(" ", n) for n in written)
    if not found:
        script = next((n for n in written if in_arabic_script(n)), "")
        raise BadRow("no Arabic name" if not script else "no name that Arabic news could write", script)
    return found[:_MOST_NAMES]


def latin(*given: str, instead: str = "") -> str:
    """The first name in another script than Arabic, for people who read no Arabic; else the Arabic one."""
    for name in given:
        clean = plain(_CONTROL.sub(" ", name))
        if clean and not in_arabic_script(clean):
            return clean[:_LONGEST_NAME]
    return instead


def shown(text: str, most: int = 80) -> str:
    """Foreign text as an error may show it: short, and without what would steer a terminal."""
    return plain(_CONTROL.sub(" ", text))[:most]


def code(text: str) -> str:
    """A code as it may stand in an id or a p-code: letters, digits and hyphens."""
    return re.sub(r"[^A-Za-z0-9]+", "-", text).strip("-")[:60]
