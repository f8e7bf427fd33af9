"""The gazetteer: what is called so, where it lies, and on which line of the books that stands.

Thousands of rows are read whenever rasid starts, so rows stay text until somebody asks for their place, and the index
of their names is kept. Spelling steps, in this order: the folded name; the article ignored inside a name of several
words (and before one word where the caller has a class noun, «قرية شولا»); the space ignored («كفربطيخ»).
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

from rasid.arabic.memo import MOST, Memo
from rasid.arabic.place_syntax import bare_word
from rasid.knowledge.load import compiled, uncollected
from rasid.knowledge.overlay import source_of
from rasid.knowledge.place_books import COLUMNS, LEVELS, OWN, by_hand, check, read_rows, rows_in_force
from rasid.knowledge.place_index import Index, Row, Rows, bare, index
from rasid.knowledge.shelves import of_books
from rasid.model.values import Where

__all__ = ["COLUMNS", "LEVELS", "OWN", "Gazetteer", "Place", "check", "gazetteer", "km", "read_rows"]

RADIUS: dict[str, float | None] = {
    "site": 1.0, "neighbourhood": 1.0, "town": 2.0, "district": 25.0, "governorate": 50.0, "region": 30.0,
    "country": None,
}  # fmt: skip
HELD_KM = 5.0
"""Around the point of a settlement that holds a site whose own point no book has (ACLED 2, UCDP 2)."""
_OF_KIND = {"subdistrict": 12.0, "mountain": 12.0, "area": 5.0, "strait": 30.0, "road": 15.0, "river": None,
            "field": 10.0, "lake": 10.0}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """One row of the books. ``shy``: an ordinary word, a place only after a class noun («قرية الزيارة»)."""

    id: str
    country: str
    kind: str
    level: str
    name_ar: str
    name_en: str
    admin1: str
    admin2: str
    pcode: str
    lat: float | None
    lon: float | None
    population: int
    shy: bool
    own: bool
    rule: str
    within: str
    """The place that holds it, by its id: the city of a neighbourhood."""
    held: bool
    """Whether its point is only that of the place that holds it."""
    weight: int
    """How well known, from 0 (a village of a bulk list) to 4 (a country or governorate)."""

    @property
    def radius_km(self) -> float | None:
        """How far the place reaches, by its kind, else by its level; 5 km where it is only held somewhere."""
        if self.held:
            return HELD_KM
        return _OF_KIND.get(self.kind, RADIUS[self.level])

    @property
    def path(self) -> tuple[str, ...]:
        """Coarse to fine: country, governorate, district, place, as far as the books say."""
        if self.level == "country":
            return (self.country,)
        steps = [self.country, self.admin1]
        if self.level != "governorate":
            steps += [self.admin2 if self.admin2 != self.name_en else "", self.name_en]
        return tuple(s for s in steps if s)

    def where(self, level: str | None = None, radius_km: float | None = None) -> Where:
        """The value a claim carries; ``level`` and ``radius_km`` where the words say something vaguer."""
        return Where(
            self.id, self.path, self.name_ar, self.name_en, level or self.level, self.country, self.admin1 or None,
            self.admin2 or None, self.pcode or None, self.lat, self.lon, radius_km or self.radius_km,
        )  # fmt: skip


def km(a: Place, b: Place) -> float:
    """Kilometres between two places; far away where either has no point."""
    if a.lat is None or b.lat is None or a.lon is None or b.lon is None:
        return 1e6
    x = (a.lon - b.lon) * math.cos(math.radians(a.lat))
    return 111.2 * math.hypot(x, a.lat - b.lat)


class Gazetteer:
    """Places by spelling. ``named`` answers a spelling; ``heads`` says how long a name may be that begins so."""

    def __init__(self, rows: Iterable[Row], names: Index | None = None) -> None:
        self._rows = rows if isinstance(rows, Rows) else Rows(rows)
        names = names or index(self._rows)
        self._exact, self._bare, self._alone = names.exact, names.bare, names.alone
        self._places: dict[int, Place] = {}
        self._id = {id: number for number, id in enumerate(self._rows.ids())}
        self._where: dict[str, Where] = {}
        self._known: dict[tuple[str, bool], tuple[Place, ...]] = {}
        self.beginnings: Memo[tuple[tuple[str, str], ...]] | None = None
        """Words met in texts → how they may begin a place: kept here by the reader, so that most are told at once."""
        self.heads = names.heads
        """First word of a name, with and without its article → words of the longest name."""
        self.seconds = names.seconds
        """First word of a longer name → its second words, all without article."""

    def __len__(self) -> int:
        return len(self._rows)

    def named(self, words: str, *, loose: bool = False) -> tuple[Place, ...]:
        """The places spelt ``words`` (folded); ``loose`` ignores the article of a one-word name too."""
        key = (words, loose)
        known = self._known.get(key)
        if known is None:
            known = self._named(words, loose)
            if (known or " " not in words) and len(self._known) < MOST:  # words that are no place have no end
                self._known[key] = known
        return known

    def _named(self, words: str, loose: bool) -> tuple[Place, ...]:
        found = self._exact.get(words)
        if found is None or loose:
            plain = bare(words)
            more = [*self._bare.get(plain if " " in words else words, ())]
            if loose and " " not in words:
                more += [*self._alone.get(plain, ()), *self._exact.get(plain, ())]
            found = [*(found or ()), *more]
        return tuple(self.at(n) for n in dict.fromkeys(found))

    def longest(self, first: str, second: str) -> int:
        """How many words a name may have that begins with ``first`` and ``second``."""
        size = self.heads.get(first, 0)
        if size > 1:
            seconds = self.seconds.get(bare_word(first))
            if seconds is None or bare_word(second) not in seconds:
                return 1
        return size

    def by_id(self, id: str) -> Place | None:
        """The place of an id."""
        number = self._id.get(id)
        return None if number is None else self.at(number)

    def at(self, number: int) -> Place:
        """The place of a row number."""
        place = self._places.get(number)
        if place is None:
            place = self._places[number] = self._held(_place(*self._rows[number]))
        return place

    def _held(self, place: Place) -> Place:
        """A place without a point of its own is held at that of the place that holds it."""
        holder = self.by_id(place.within) if place.lat is None and place.within else None
        return replace(place, lat=holder.lat, lon=holder.lon, held=True) if holder else place

    def where(self, place: Place) -> Where:
        """What a claim carries for a place as it is, made once: most reports tell of a few places."""
        known = self._where.get(place.id)
        if known is None:
            known = self._where[place.id] = place.where()
        return known

    def kinds(self) -> frozenset[str]:
        """Every kind that a place of the books is of."""
        return frozenset(cells[1] for _, _, cells in self._rows)

    def country(self, code: str) -> Place | None:
        """The row of a country."""
        return self.by_id(code.lower())

    def governorate(self, country: str, admin1: str) -> Place | None:
        """The governorate of an English name as the books spell it."""
        for place in self._governorates().get((country, admin1), ()):
            return place
        return None

    def countries(self) -> list[Place]:
        """The rows of all countries."""
        return [self.at(n) for n, (_, _, cells) in enumerate(self._rows) if cells[2] == "country"]

    def governorates(self) -> dict[tuple[str, str], Place]:
        """The first-order units by country and the English name that the books spell them with."""
        return {key: held[0] for key, held in sorted(self._governorates().items())}

    def districts(self) -> dict[tuple[str, str, str], Place]:
        """The districts that have a row of their own, by country, governorate and their own English name."""
        known = getattr(self, "_of_admin2", None)
        if known is None:
            every = (self.at(n) for n, (_, _, cells) in enumerate(self._rows) if cells[1] == "district" and cells[7])
            known = {(p.country, p.admin1, p.admin2): p for p in every}
            self._of_admin2: dict[tuple[str, str, str], Place] = known
        return known

    def _governorates(self) -> dict[tuple[str, str], tuple[Place, ...]]:
        known = getattr(self, "_of_admin1", None)
        if known is None:
            known = {}
            for n, (_, _, cells) in enumerate(self._rows):
                if cells[2] == "governorate":
                    known[(cells[0][:2].upper(), cells[6])] = (self.at(n),)
            self._of_admin1: dict[tuple[str, str], tuple[Place, ...]] = known
        return known


def _place(book: str, line: int, c: list[str]) -> Place:
    own, population = by_hand(book), int(c[11] or 0)
    return Place(
        c[0], c[0][:2].upper(), c[1], c[2], c[3], c[4], c[6], c[7], c[8], float(c[9]) if c[9] else None,
        float(c[10]) if c[10] else None, population, c[12] == "1", own, f"{book}:{line}", c[14], False,
        _weight(c[1], c[2], population, own),
    )  # fmt: skip


def _weight(kind: str, level: str, population: int, own: bool) -> int:
    if level in ("country", "governorate"):
        return 4
    if kind == "city" or population >= 100_000:
        return 3
    if own:
        return 2
    return 1 if population >= 3_000 or level == "district" else 0


@of_books("places", "words/place_words.yaml")  # it keeps how words may begin a place
@uncollected()
def gazetteer() -> Gazetteer:
    """The gazetteer of the books in force, hand-written rows first."""
    return Gazetteer(*compiled(source_of("places", also=(".csv", ".yaml", ".json")), _compile))


def _compile() -> tuple[Rows, Index]:
    rows = rows_in_force()
    return Rows(rows), index(rows)
