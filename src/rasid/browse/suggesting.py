"""What somebody may have begun to write: parties, places and outlets by any of their names, Arabic or Latin."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from rasid.arabic.normalize import fold_all, fold_words
from rasid.browse.columns import Columns
from rasid.browse.filter import FilterError
from rasid.knowledge.actors import actor_book
from rasid.knowledge.names import Names
from rasid.knowledge.overlay import entries_of
from rasid.knowledge.places import gazetteer
from rasid.knowledge.shelves import of_the_books

FIELDS = ("actor", "place", "outlet")
_MOST = 20
_TOLD = 10
_LEAST_WITHIN = 3
"""So many letters before a name is also looked for inside others."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A value, its names, and what tells it from others of the same name."""

    value: str
    label: Names
    note: str


Named = tuple[str, str]
"""A name, folded, and the value that bears it."""


def suggest(c: Columns, field: str, text: str, limit: int = _MOST) -> list[Suggestion]:
    """The best fits of ``text``: the names that begin so, then those that have it inside.

    Of each the better known first, and the shorter.
    """
    if field not in FIELDS:
        raise FilterError("field", f"«{field[:80]}» is no field", f"one of {', '.join(FIELDS)}")
    wanted = _folded(text)
    if not wanted:
        return []
    names = _NAMES[field]() if field != "outlet" else _outlets(tuple(c.fields["outlet"].values))
    return [_made(field, value) for value in _best(names, wanted, _weights(c, field), limit)]


def _best(names: Iterable[Named], wanted: str, weight: Callable[[str], int], limit: int) -> list[str]:
    ranked: dict[str, tuple[bool, int, int, int, str]] = {}
    for name, value in names:
        at = name.find(wanted)
        if at < 0 or (at > 0 and len(wanted) < _LEAST_WITHIN):
            continue
        within = 0 if name == wanted else 1 if at == 0 else 2 if name[at - 1] in " -" else 3
        rank = (within > 1, -weight(value), within, len(name), value)
        if value not in ranked or rank < ranked[value]:
            ranked[value] = rank
    return sorted(ranked, key=lambda v: ranked[v])[:limit]


def _weights(c: Columns, field: str) -> Callable[[str], int]:
    """What is told of in the events before what is only in the books; of places there the better known first."""
    known = c.fields[field].code_of
    book = gazetteer() if field == "place" else None

    def weight(value: str) -> int:
        place = book.by_id(value) if book else None
        return _TOLD * (value in known) + (place.weight if place else 0)

    return weight


def _folded(text: str) -> str:
    return fold_words(text).casefold()[:100]


@of_the_books
def _actors() -> tuple[Named, ...]:
    def named() -> Iterator[Named]:
        for e in entries_of("actors", foremost=True):
            d = e.data
            for name in (d.get("ar"), d.get("en"), *d.get("aliases", ()), *d.get("abbreviations", ()), d.get("id")):
                if name:
                    yield _folded(str(name).replace('"', "")), str(d["id"])

    return tuple(named())


@of_the_books
def _places() -> tuple[Named, ...]:
    book = gazetteer()
    held = [book.at(n) for n in range(len(book))]
    arabic = fold_all([p.name_ar for p in held])
    named = zip(arabic, held, strict=True)
    return (*((name.casefold(), p.id) for name, p in named), *((_folded(p.name_en), p.id) for p in held))


@lru_cache(maxsize=4)
def _outlets(values: tuple[str, ...]) -> tuple[Named, ...]:
    return tuple((_folded(v), v) for v in values)


_NAMES: dict[str, Callable[[], tuple[Named, ...]]] = {"actor": _actors, "place": _places}


def _made(field: str, value: str) -> Suggestion:
    if field == "actor":
        actor = actor_book().actor(value)
        above = [actor_book().actor(p).name_en for p in actor.path[:-1]]
        return Suggestion(value, {"ar": actor.name_ar, "en": actor.name_en}, " › ".join(above))
    if field == "place":
        place = gazetteer().by_id(value)
        if place is not None:
            note = " · ".join(dict.fromkeys(n for n in (place.admin2, place.admin1, place.country) if n))
            return Suggestion(value, {"ar": place.name_ar, "en": place.name_en}, f"{place.level} · {note}")
    return Suggestion(value, {"ar": value, "en": value}, "")
