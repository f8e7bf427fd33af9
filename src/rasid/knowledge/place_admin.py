"""What governorate and district a foreign place lies in, in our spelling: by what its source says, else by the map."""

import math
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from rasid.arabic.normalize import fold_words
from rasid.arabic.place_spelling import in_arabic_script
from rasid.knowledge.foreign_places import Foreign
from rasid.knowledge.place_index import bare

NEAREST_KM = 40.0
"""How far the nearest place of ours may lie that says in which governorate a place is."""
_CELL = 0.2
_NO_NAME = frozenset(
    "al el ad ar as at ash az an the of governorate governorates province region state district muhafazat mohafaza "
    "wilayat wilaya liwa qada".split()
)


@lru_cache(maxsize=200_000)
def spelling_key(name: str) -> str:
    """An Arabic name for comparing: folded, without articles and spaces.

    >>> spelling_key("دير الزور") == spelling_key("ديرالزور"), spelling_key("الرقّة")
    (False, 'رقه')
    """
    return bare(fold_words(name)).replace(" ", "")


def hint_key(said: str) -> str:
    """What a source calls an area, for comparing: in either script, without articles and class nouns.

    >>> hint_key("Ar-Raqqah Governorate"), hint_key("SY08"), hint_key("الرقة")
    ('raqqah', 'sy08', 'رقه')
    """
    if in_arabic_script(said):
        return spelling_key(said)
    plain = unicodedata.normalize("NFKD", said.lower())
    plain = re.sub(r"['’`‘ʿʾ\u02bb\u02bc\u0300-\u036f]", "", plain)
    return "".join(w for w in re.findall(r"[a-z0-9]+", plain) if w not in _NO_NAME)


def km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Kilometres between two points, as the books measure them."""
    return 111.2 * math.hypot((a[1] - b[1]) * math.cos(math.radians(a[0])), a[0] - b[0])


class Areas:
    """Governorates and districts by whatever a source calls them, begun with those of the books."""

    def __init__(self, rows: Iterable[list[str]]) -> None:
        self._first: dict[tuple[str, str], str] = {}
        self._second: dict[tuple[str, str], str] = {}
        self._cells: dict[tuple[str, int, int], list[tuple[float, float, str]]] = defaultdict(list)
        for c in rows:
            self._know(c)

    def _know(self, c: list[str]) -> None:
        land = c[0][:2].upper()
        if c[2] == "governorate":
            for said in (c[0], c[4], c[6], c[8], c[3], *c[5].split("|")):
                if said:
                    self._first.setdefault((land, hint_key(said)), c[6])
        elif c[2] == "district":
            for said in (c[0], c[8]):
                if said:
                    self._second.setdefault((land, hint_key(said)), c[4])
        elif c[6] and c[9]:
            lat, lon = float(c[9]), float(c[10])
            self._cells[(land, *_cell(lat, lon))].append((lat, lon, c[6]))

    def learn(self, place: Foreign, admin1: str, name_en: str) -> None:
        """From here on what ``place`` is called by those within it means our area."""
        areas = {"governorate": (self._first, admin1), "district": (self._second, name_en)}
        known, ours = areas.get(place.level, (self._second, ""))
        for said in place.codes if ours else ():
            known.setdefault((place.country, hint_key(said)), ours)

    def admin1(self, place: Foreign) -> str:
        """Its governorate in our spelling; that of the nearest place of ours where the source's is unknown."""
        for said in place.admin1:
            found = self._first.get((place.country, hint_key(said)))
            if found:
                return found
        return self._nearest(place)

    def admin2(self, place: Foreign) -> str:
        """Its district in our spelling where we have it, else as the source writes it in Latin letters."""
        for said in place.admin2:
            found = self._second.get((place.country, hint_key(said)))
            if found:
                return found
        plain = (s for s in place.admin2 if not in_arabic_script(s) and not any(c.isdigit() for c in s))
        return next(plain, "")

    def _nearest(self, place: Foreign) -> str:
        """The governorate of the nearest place of ours in its country, looked for cell by cell and ring by ring."""
        if place.lat is None or place.lon is None:
            return ""
        here, (y, x) = (place.lat, place.lon), _cell(place.lat, place.lon)
        width = _CELL * 111.2 * math.cos(math.radians(min(abs(place.lat), 80)))
        best, found, ring = NEAREST_KM, "", 0
        while (ring - 1) * width < best:  # no place of a ring is nearer than that
            for i, j in _ring(ring):
                for lat, lon, admin1 in self._cells.get((place.country, y + i, x + j), ()):
                    far = km(here, (lat, lon))
                    if far < best:
                        best, found = far, admin1
            ring += 1
        return found


@lru_cache(maxsize=64)
def _ring(ring: int) -> list[tuple[int, int]]:
    """The cells of a ring around a cell, as steps from it."""
    side = range(-ring, ring + 1)
    return [(i, j) for i in side for j in (side if abs(i) == ring else (-ring, ring) if ring else (0,))]


def _cell(lat: float, lon: float) -> tuple[int, int]:
    return math.floor(lat / _CELL), math.floor(lon / _CELL)
