"""A foreign gazetteer laid against the books: what is a place of ours already, what is new, and what cannot be read.

The same place is the one of the same code, or of the same name within four kilometres (areas, whose middles are
measured in many ways, within more). Ours is never changed: what a gazetteer adds to a place of ours, a spelling or a
p-code, is a copy of our row with that added; it stands in the user's own book, and the reader takes only what is added.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from rasid.arabic.normalize import fold_words
from rasid.arabic.place_spelling import arabic_names
from rasid.knowledge.foreign_places import Foreign, Refused
from rasid.knowledge.place_admin import Areas, km, spelling_key
from rasid.knowledge.place_shy import Shy, no_names

SAME_KM = 4.0
_CITY_KM = 20.0
"""Where one of the two is a city: gazetteers put a city's point on its old centre, its middle, or its town hall."""
_AREA_KM = {"district": 30.0, "subdistrict": 15.0, "governorate": 1000.0, "region": 100.0, "river": 400.0,
            "mountain": 30.0, "area": 15.0, "strait": 100.0}  # fmt: skip
_TOWN = frozenset({"town", "neighbourhood"})
_COARSE = ("country", "region", "governorate", "district", "town", "neighbourhood", "site")
_CALLED_ALIKE = {"governorate": "region", "subdistrict": "district"}
"""Where no area of the one rank is called so, one of the other is meant: the centre of a district is called like it."""
_TWICE_CLAIMED = {"IL": "PS/IL", "PS": "PS/IL"}
"""Ground that gazetteers give to either of two countries: the same point is then the same place."""
_MOST_ALIASES = 8


@dataclass(slots=True)
class Known:
    """A place that is known already. ``origin``: "" where it is of our books, else the book of the user's."""

    cells: list[str]
    origin: str
    at: tuple[float, float] | None
    more: list[str] = field(default_factory=list)
    """Spellings that this import adds."""
    pcode: str = ""
    """The p-code that this import adds."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a foreign place: ``added``, ``merged`` (into which), ``refused`` or ``left out`` (why)."""

    place: Foreign
    what: str
    into: str = ""
    more: tuple[str, ...] = ()
    reason: str = ""


def known(cells: list[str], origin: str = "") -> Known:
    """A row of a book as a place that is known."""
    return Known(cells, origin, (float(cells[9]), float(cells[10])) if cells[9] else None)


class Merge:
    """One import into the book ``book``, whose rows say that they come from ``source``."""

    def __init__(self, ours: Sequence[Known], book: str, source: str) -> None:
        self._book, self._source = book, source
        self._named: dict[tuple[str, str, str], list[Known]] = defaultdict(list)
        self._bearers: dict[tuple[str, str], Known] = {}
        self._coded: dict[tuple[str, str], Known] = {}
        self._by_id: dict[str, Known] = {}
        self._known: list[Known] = []
        self._areas = Areas(k.cells for k in ours if not k.origin)
        single = [(fold_words(k.cells[3]), k.cells[12] == "1") for k in ours if not k.origin]
        words = [(name, shy) for name, shy in single if " " not in name]
        self._shy = Shy((n for n, shy in words if not shy), (n for n, shy in words if shy))
        for k in ours:
            self._add(k)

    def take(self, places: Iterable[Foreign], asked: Callable[[Foreign], str]) -> Iterator[Verdict]:
        """Every place with what became of it, coarse ones first; ``asked`` says why one is to be left out, or ""."""
        for place in sorted(places, key=_order):
            found, reason = self._find(place), asked(place)
            if found is not None:
                self._areas.learn(place, found.cells[6], found.cells[4])
            if reason:
                yield Verdict(place, "left out", reason=reason)
            elif found is not None:
                yield self._merged(place, found)
            else:
                yield self._new(place)

    def rows(self) -> list[list[str]]:
        """The rows of the book: places that are new, and copies of known ones to which something was added."""
        return sorted((self._told(k) for k in self._known if self._said(k)), key=lambda cells: cells[0])

    def overlays(self) -> dict[str, str]:
        """The ids of the rows that are copies, and the book each is copied from ("" for ours)."""
        return {k.cells[0]: k.origin for k in self._known if self._said(k) and k.origin != self._book}

    def _said(self, k: Known) -> bool:
        return k.origin == self._book or bool(k.more or k.pcode)

    @staticmethod
    def _told(k: Known) -> list[str]:
        """The row of a place with all that this import adds to it."""
        cells = [*k.cells]
        cells[5] = "|".join([*(a for a in cells[5].split("|") if a), *k.more])
        cells[8] = cells[8] or k.pcode
        return cells

    def _add(self, k: Known) -> None:
        c = k.cells
        self._known.append(k)
        self._by_id.setdefault(c[0], k)
        if c[8]:
            self._coded.setdefault((_rank(c[1], c[2]), c[8]), k)
        self._spell(k, [n for n in (c[3], *c[5].split("|")) if n])

    def _spell(self, k: Known, names: Sequence[str]) -> None:
        """Let a place be found by ``names``, with and without their class noun."""
        c = k.cells
        land, rank = _ground(c[0][:2].upper()), _rank(c[1], c[2])
        for name in dict.fromkeys(spelling_key(n) for n in (*names, *arabic_names(names))):
            self._named[(land, rank, name)].append(k)
            self._bearers.setdefault((land, name), k)

    def _find(self, place: Foreign) -> Known | None:
        """The place of ours that it is."""
        if place.level == "country":
            return self._by_id.get(place.country.lower())
        rank = _rank(place.kind, place.level)
        ranks = (rank, _CALLED_ALIKE[rank]) if rank in _CALLED_ALIKE else (rank,)
        return next((k for rank in ranks if (k := self._of_rank(place, rank)) is not None), None)

    def _of_rank(self, place: Foreign, rank: str) -> Known | None:
        coded = self._coded.get((rank, place.pcode)) if place.pcode else None
        if coded is not None:
            return coded
        for id in (place.id, *place.also):
            found = self._by_id.get(_id(place.country, id))
            if found is not None and _rank(found.cells[1], found.cells[2]) == rank and self._alike(place, found):
                return found
        keys = dict.fromkeys(spelling_key(n) for n in place.names_ar)
        near = [(far, k) for key in keys for k in self._named.get((_ground(place.country), rank, key), ())
                if (far := self._far(place, k, rank)) is not None]  # fmt: skip
        return min(near, key=lambda n: n[0])[1] if near else None

    def _alike(self, place: Foreign, k: Known) -> bool:
        """Whether one id is one place: a name or about the point is the same."""
        names = {spelling_key(n) for n in (k.cells[3], *k.cells[5].split("|"))}
        near = k.at and place.lat is not None and place.lon is not None and km((place.lat, place.lon), k.at) < SAME_KM
        return bool(near) or not names.isdisjoint(map(spelling_key, place.names_ar))

    def _far(self, place: Foreign, k: Known, rank: str) -> float | None:
        """How far a place of the same name lies, ``None`` where it is another one."""
        if place.pcode and k.cells[8] and not place.pcode.startswith(k.cells[8]):
            return None
        if k.at is None or place.lat is None or place.lon is None:
            area = rank if rank in _AREA_KM else ""
            same = area == "governorate" or (k.cells[6] and k.cells[6] == self._areas.admin1(place))
            return 0.0 if same else None
        far = km((place.lat, place.lon), k.at)
        town = _CITY_KM if rank == "town" and "city" in (place.kind, k.cells[1]) else SAME_KM
        return far if far < _AREA_KM.get(rank, town) else None

    def _merged(self, place: Foreign, k: Known) -> Verdict:
        c = k.cells
        spelt = {fold_words(n) for n in (c[3], *c[5].split("|"), *k.more)}
        room = max(0, _MOST_ALIASES - len(k.more))
        fresh = [n for n in place.names_ar if fold_words(n) not in spelt and self._useful(n, place, k)][:room]
        if not c[8]:
            k.pcode = k.pcode or place.pcode
        k.more += fresh
        self._spell(k, fresh)
        return Verdict(place, "merged", c[0], tuple(fresh))

    def _useful(self, name: str, place: Foreign, k: Known | None = None) -> bool:
        """Whether a further spelling helps: no ordinary word, and not the name of another place of that country."""
        bearer = self._bearers.get((_ground(place.country), spelling_key(name)), k)
        return bearer is k and fold_words(name) not in no_names() and not self._shy(name)

    def _new(self, place: Foreign) -> Verdict:
        spelt = [n for n in place.names_ar if fold_words(n) not in no_names()]
        id = _id(place.country, place.id)
        if not spelt:
            return Verdict(place, "refused", reason="its only name is a word of places or of grammar")
        if place.lat is None:
            return Verdict(place, "refused", reason="no point, and no place of ours that it could be")
        if id in self._by_id:
            return Verdict(place, "refused", id, reason="its id stands already, for another place")
        self._add(known(self._cells(place, id, spelt), self._book))
        self._areas.learn(place, place.name_en, place.name_en)
        return Verdict(place, "added", id)

    def _cells(self, place: Foreign, id: str, spelt: list[str]) -> list[str]:
        first, *rest = spelt
        aliases = [n for n in rest if self._useful(n, place)][:_MOST_ALIASES]
        whole = {"governorate": place.name_en, "country": ""}
        admin1 = whole[place.level] if place.level in whole else self._areas.admin1(place)
        admin2 = place.name_en if place.kind == "district" else self._areas.admin2(place)
        return [id, place.kind, place.level, first, place.name_en, "|".join(aliases), admin1, admin2, place.pcode,
                f"{place.lat:.4f}", f"{place.lon:.4f}", str(place.population or ""), "1" if self._shy(first) else "",
                self._source, ""]  # fmt: skip


def _order(place: Foreign) -> tuple[object, ...]:
    """Coarse places first, and then in an order that does not hang on that of the files."""
    point = (place.lat or 0.0, place.lon or 0.0)
    return _COARSE.index(place.level), -place.population, place.id, place.where, place.names_ar, *point, place.pcode


def _id(country: str, id: str) -> str:
    return f"{country}-{id}".lower()


def _ground(country: str) -> str:
    return _TWICE_CLAIMED.get(country, country)


def _rank(kind: str, level: str) -> str:
    """What two places of one name are compared in: a town is no district, though it may be called so."""
    if level in _TOWN:
        return "town"
    return kind if level in ("district", "region") else level


def refused(verdict: Verdict) -> Refused:
    """A refused place as the report tells of it."""
    place = verdict.place
    return Refused(place.where, place.names_ar[0], verdict.reason, verdict.into)
