"""The words around the names of places: class nouns, sides, bearings, and what only looks like a name.

The book is data/words/place_words.yaml; here its entries become look-ups by folded word.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from rasid.arabic.normalize import fold_words
from rasid.errors import BookError
from rasid.knowledge.actor_codes import CodeTable
from rasid.knowledge.load import Entry
from rasid.knowledge.overlay import entries_of
from rasid.knowledge.shelves import of_books

T = TypeVar("T")

BOOK = "words/place_words.yaml"
ROLES = frozenset(["class", "position", "bearing", "side", "rural", "tail", "inner", "generic", "ordinary", "blocker",
                   "given", "nation", "link", "nothing", "part", "around", "city_state"])  # fmt: skip


@dataclass(frozen=True, slots=True)
class PlaceClass:
    """A class noun: what it may be the class of, and what it makes of a name that no book has."""

    id: str
    levels: frozenset[str]
    level: str
    radius: float
    rule: str
    flags: frozenset[str]
    """soft: the noun proves nothing · site: held at its container · known: only names of the books · bare: a name no
    book has may lack the article · weak: only after a preposition of place · exact: only as the book spells it ·
    front: names of settlements name fronts · abroad: an unknown one is not held at home · far: may be named after
    a place that lies elsewhere («شارع بغداد») · faced: a place only where one stands before it."""
    soft: bool
    site: bool
    reach: float
    """A site of a «far» class is at the place it is named after only within so many kilometres of the others."""


@dataclass(slots=True)
class PlaceWords:
    """Look-ups by folded word."""

    entries: list[Entry] = field(default_factory=list)
    classes: dict[str, PlaceClass] = field(default_factory=dict)
    single: dict[str, PlaceClass] = field(default_factory=dict)
    several: dict[str, tuple[PlaceClass, int]] = field(default_factory=dict)
    """Dual and plural class nouns, with how many names follow at most."""
    definite: dict[str, PlaceClass] = field(default_factory=dict)
    position: dict[str, float] = field(default_factory=dict)
    bearing: dict[str, int] = field(default_factory=dict)
    side: dict[str, int] = field(default_factory=dict)
    rural: dict[str, str] = field(default_factory=dict)
    """Forms of «ريف» → one, two, many, the, pair."""
    tail: frozenset[str] = frozenset()
    inner: frozenset[str] = frozenset()
    generic: frozenset[str] = frozenset()
    city_state: frozenset[str] = frozenset()
    """Names that mean the city where nothing more is said; of other names the governorate is meant."""
    ordinary: frozenset[str] = frozenset()
    blocker: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()
    """Adjectives between a part and its whole: «المزارع المحيطة بطفس»."""
    part: dict[str, float] = field(default_factory=dict)
    hoods: frozenset[str] = frozenset()
    within: frozenset[str] = frozenset()
    """Positions that add nothing to a place named with its class noun: «وسط مدينة السويداء» is the city."""
    given: frozenset[str] = frozenset()
    link: frozenset[str] = frozenset()
    nation: dict[str, str] = field(default_factory=dict)
    capital: dict[str, str] = field(default_factory=dict)
    exact: dict[str, tuple[str, ...]] = field(default_factory=dict)
    nothing: dict[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    """First word → phrases that only look like places («الشرق الأوسط»)."""
    rules: dict[str, str] = field(default_factory=dict)
    """Folded word → the line of the book that has it, for the roles that make a place of it."""


def read_words(entries: Iterable[Entry]) -> PlaceWords:
    """The look-ups of a book's entries.

    Raises :class:`BookError` where an entry's role or country is unknown.
    """
    out, countries = PlaceWords(list(entries)), CodeTable.load().iso3
    for e in out.entries:
        role = e.data.get("role")
        if role not in ROLES:
            raise BookError(f"the role «{role}» is unknown", where=e.where, mend=f"one of {', '.join(sorted(ROLES))}")
        if role == "nation" and e.data.get("country") not in countries:
            mend = "write its two capital letters; a new one is added to data/actor_codes.yaml"
            raise BookError(f"«{e.data.get('country')}» is no country", where=e.where, mend=mend)
        words = _folded(e, "words")
        if role in ("class", "position", "part", "bearing", "rural", "nation"):
            _structured(out, e, words)
        elif role == "nothing":
            for w in words:
                parts = tuple(w.split())
                out.nothing[parts[0]] = (*out.nothing.get(parts[0], ()), parts)
        elif role == "side":
            _first(out.side, words, int(e.data["toward"]))
        else:
            setattr(out, role, getattr(out, role) | frozenset(words))
    return out


def _folded(e: Entry, key: str) -> list[str]:
    return [fold_words(str(w)) for w in e.data.get(key) or ()]


def _structured(out: PlaceWords, e: Entry, words: list[str]) -> None:
    role, d = e.data["role"], e.data
    forms = [w for key in ("words", "two", "many", "the", "pair") for w in _folded(e, key)]
    for w in forms:
        out.rules.setdefault(w, e.rule)
    if role == "class":
        flags = frozenset(k for k, v in d.items() if str(v) == "true" or v is True)
        c = PlaceClass(str(d["id"]), frozenset(d["levels"]), d["level"], float(d["radius"]), e.rule, flags,
                       "soft" in flags, "site" in flags, float(d.get("reach", 60)))  # fmt: skip
        if "exact" in flags:
            _first(out.exact, words, tuple(str(w) for w in d["words"]))
        out.classes[c.id] = c
        _first(out.single, words, c)
        _first(out.several, _folded(e, "two"), (c, 2))
        _first(out.several, _folded(e, "many"), (c, 9))
        _first(out.definite, _folded(e, "the"), c)
    elif role in ("position", "part"):
        _first(getattr(out, role), words, float(d["radius"]))
        out.hoods |= frozenset(_folded(e, "hoods"))
        out.within |= frozenset(words) if "within" in d else frozenset()
    elif role == "bearing":
        _first(out.bearing, words, int(d["toward"]))
    elif role == "rural":
        for key in ("words", "two", "many", "the", "pair"):
            _first(out.rural, _folded(e, key), key)
    else:
        for w in words:
            for form in (w, "ال" + w):
                out.nation.setdefault(form, d["country"])
        if "capital" in d:
            out.capital.setdefault(d["country"], d["capital"])


def _first(into: dict[str, T], words: Iterable[str], value: T) -> None:
    """What the first entry says of a word holds: a user's own entries stand before ours."""
    for word in words:
        into.setdefault(word, value)


@of_books(BOOK)
def place_words() -> PlaceWords:
    """The look-ups of the book in force."""
    return read_words(entries_of(BOOK, foremost=True))
