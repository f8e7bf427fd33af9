"""A new entry before it is written: what it defaults to, which book it belongs in, what it clashes with, its checks.

Nothing is written here: the entry is laid over the books in a folder of its own, and the books are checked with it.
"""

import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from rasid.arabic.latin import latin, slug
from rasid.arabic.normalize import fold_words
from rasid.errors import BookError
from rasid.knowledge.actors import actor_book
from rasid.knowledge.entries import entries
from rasid.knowledge.fields import Field, fields
from rasid.knowledge.place_books import OWN
from rasid.knowledge.places import gazetteer
from rasid.knowledge.schema import choices
from rasid.knowledge.shelves import OURS, laid_over, shelf_of, shelves
from rasid.knowledge.triggers import triggers
from rasid.lexicon.examples import Fault, check
from rasid.lexicon.pages import csv_entry, inserted, yaml_entry

SORTS = ("actor", "place", "trigger")
_FIELDS = {"actor": "actors", "place": "places.csv", "trigger": "triggers"}
_ASKED = {
    "actor": ("ar", "en", "country", "kind", "id", "aliases", "years", "parent", "yes", "no"),
    "place": ("name_ar", "name_en", "country", "kind", "level", "admin1", "id", "aliases_ar", "lat", "lon", "within"),
    "trigger": ("kind", "frame", "verbs", "nouns", "phrases", "id", "company", "without", "yes", "no"),
}
_COUNTRY = Field("country", "text", True, (), "", "The country's code of two letters: SY.", "")
_LEVELS = {"city": "town", "town": "town", "village": "town", "camp": "neighbourhood", "neighbourhood": "neighbourhood"}


def known_fields(sort: str) -> dict[str, Field]:
    """The fields an entry of that sort may have, those that are asked for first."""
    known = {**({"country": _COUNTRY} if sort == "place" else {}), **fields()[_FIELDS[sort]]}
    return {name: known[name] for name in dict.fromkeys((*_ASKED[sort], *known))}


def asked(sort: str) -> tuple[str, ...]:
    """The fields that a person is asked for, in order."""
    return _ASKED[sort]


@dataclass(slots=True)
class Addition:
    """An entry in the making: what was said of it, by field."""

    sort: str
    said: dict[str, Any] = field(default_factory=dict)

    def default(self, name: str) -> str:
        """What a field is where nobody says otherwise, from what was said already; empty where it stays open."""
        make = getattr(self, f"_{name}", None)
        return str(make()) if make else ""

    def data(self) -> dict[str, Any]:
        """The fields in the order of the book, without those left open."""
        known = fields()[_FIELDS[self.sort]]
        return {name: self.said[name] for name in known if self.said.get(name) not in (None, "", [])}

    @property
    def id(self) -> str:
        """The entry's id."""
        return str(self.said.get("id", ""))

    def text(self) -> str:
        """The entry as its book writes it."""
        if self.sort == "place":
            return csv_entry(self.data())
        return yaml_entry(self.data(), quoted=frozenset(("yes", "no") if self.sort == "trigger" else ()))

    def book(self) -> str:
        """The book it belongs in: by its country («actors/sy.yaml»), of words the one that holds most of their kind."""
        if self.sort == "place":
            return f"{OWN}{self.id[:2].lower()}.csv"
        if self.sort == "trigger":
            return _most("triggers", "kind", [self.said.get("kind", "")]) or "triggers/politics.yaml"
        country = next(iter(self.said.get("country") or []), "")
        return f"actors/{country.lower() or 'others'}.yaml"

    def _en(self) -> str:
        return latin(self.said.get("ar", ""))

    def _name_en(self) -> str:
        return latin(self.said.get("name_ar", ""))

    def _kind(self) -> str:
        if self.sort == "actor":
            return form_kind(self.said.get("ar", ""))
        return "village" if self.sort == "place" else ""

    def _level(self) -> str:
        return _LEVELS.get(self.said.get("kind", ""), "site")

    def _source(self) -> str:
        return "own" if self.sort == "place" else ""

    def _id(self) -> str:
        name = slug(str(self.said.get("en") or self.said.get("name_en") or ""))
        if self.sort == "trigger":
            first = next((w for key in ("verbs", "nouns", "phrases") for w in self.said.get(key) or ()), "")
            return slug(latin(first.partition("/")[0]))
        if self.sort == "place":
            return "-".join(filter(None, [str(self.said.get("country", "")).lower(), slug(self._region()), name]))
        countries = self.said.get("country") or []
        return f"{countries[0].lower()}/{name}" if countries else name

    def _region(self) -> str:
        return str(self.said.get("admin1") or "")


def form_kind(name: str) -> str:
    """The kind of party that the first word of a name says: «لواء», «حزب»."""
    heads = actor_book().words.heads.get(fold_words(name).split(" ")[0], [])
    return next((str(h.data["kind"]) for h in heads if h.data.get("kind")), "rebel group")


def _most(part: str, name: str, values: Iterable[str]) -> str:
    """The book of ours in which most entries have one of ``values`` in a field; "" where none has."""
    wanted = set(values)
    held: Counter[str] = Counter()
    for book in OURS.books(part):
        for e in entries(book):
            value = e.data.get(name) or []
            held[book] += bool(wanted & set(value if isinstance(value, list) else [value]))
    book, count = min(held.items(), key=lambda h: (-h[1], h[0]))
    return book if count else ""


def answer(known: Field, text: str) -> Any:
    """What a typed answer means for a field. Raises :class:`BookError` with the mend where it cannot be."""
    text = text.strip()
    if known.form == "words":
        parts = [text] if known.name in ("yes", "no") else text.replace("،", ",").replace("|", ",").split(",")
        found = [p.strip() for p in parts if p.strip()]
        return [_code(p) for p in found] if known.name == "country" else found
    if known.form == "list":
        return [int(p) if p.isdecimal() else p for p in (q.strip() for q in text.strip("[]").split(","))]
    if known.name == "country":
        return _code(text)
    allowed = choices(known)
    if text and allowed and text not in allowed:
        raise BookError(f"«{text}» is no {known.name}", where=f"--{known.name}", mend=f"one of {', '.join(allowed)}")
    return text


def _code(text: str) -> str:
    if len(text) != 2 or not text.isascii() or not text.isalpha():
        raise BookError(f"«{text}» is no country", where="--country", mend="write its code of two letters, as SY")
    return text.upper()


def missing(new: Addition) -> list[str]:
    """The fields that the entry still needs."""
    needed = [f.name for f in known_fields(new.sort).values() if f.needed and f.name != "country"]
    lacking = [name for name in needed if not new.said.get(name)]
    words = any(new.said.get(name) for name in ("verbs", "nouns", "phrases"))
    if new.sort == "trigger" and not words:
        lacking.append("verbs")
    examples = {"actor": ("yes",), "trigger": ("yes", "no"), "place": ()}[new.sort]
    return lacking + [name for name in examples if not new.said.get(name)]


def doubled(new: Addition) -> str:
    """Where the id stands already, or "" where it is free."""
    family = new.sort + "s"
    for shelf in shelves():
        for book in shelf.books(family):
            for e in entries(book, shelf=shelf):
                if e.data.get("id") == new.id and "drop" not in e.data:
                    return told_where(e.rule)
    return ""


def bearers(new: Addition) -> list[tuple[str, str]]:
    """The names of the entry that another bears already, each with where that stands."""
    found = [(name, rule) for name in _names(new) for rule in _bearers(new.sort, name, new.id)]
    return [(name, told_where(rule)) for name, rule in dict.fromkeys(found)]


def _names(new: Addition) -> list[str]:
    said = new.said
    if new.sort == "place":
        return [said.get("name_ar", ""), *filter(None, said.get("aliases_ar", "").split("|"))]
    if new.sort == "actor":
        return [said.get("ar", ""), *said.get("aliases", [])]
    verbs = [v.partition("/")[0].strip() for v in said.get("verbs", [])]
    return [*verbs, *said.get("nouns", []), *said.get("phrases", [])]


def _bearers(sort: str, name: str, id: str) -> Iterator[str]:
    folded = fold_words(name)
    if sort == "actor":
        yield from (e.rule for e in actor_book().named(name))
    elif sort == "trigger":
        yield from (t.rule for t, _ in triggers().of.get(folded, ()))
    else:
        yield from (p.rule for p in gazetteer().named(folded) if p.country == id[:2].upper())


def told_where(rule: str) -> str:
    """A rule as a person opens it: «data/actors/yemen.yaml:3», or the path of a user's own book."""
    found = shelf_of(rule)
    if found is None:
        return rule
    where = found[0].where(*found[1:])
    return where if found[0].name else f"data/{where}"


def tried(new: Addition) -> list[Fault]:
    """What is wrong with the entry, and with others because of it: every check and example, with it laid over all."""
    book = new.book()
    text = inserted(book, "", new.text(), new.id)
    with tempfile.TemporaryDirectory() as folder:
        over = Path(folder).resolve() / "new"
        file = over / book
        file.parent.mkdir(parents=True)
        file.write_text(text, encoding="utf-8")
        try:
            with laid_over(over):
                faults = check()[1]
        except BookError as e:
            faults = [Fault(e.where, e.message, e.mend)]
    own = [f for f in faults if f.where.startswith(str(file))]
    others = [f for f in faults if f not in own]
    if others:
        before = set(check()[1])
        others = [f for f in others if f not in before]
    return [*(replace(f, where="the new entry") for f in own), *others]


def given(sort: str, said: Mapping[str, Any]) -> Addition:
    """An entry of what flags say; typed lists stay lists."""
    known = known_fields(sort)
    new = Addition(sort)
    for name, value in said.items():
        if value in (None, "", []):
            continue
        if isinstance(value, list):
            parts = [p for v in value for p in (answer(known[name], v) if name == "country" else [v.strip()])]
            new.said[name] = parts
        else:
            new.said[name] = answer(known[name], str(value))
    return new
