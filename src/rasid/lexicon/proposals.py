"""An entry proposed for what no book has, ready to be pasted once a person has looked; or the places a name may mean.

A group is read by its form («لواء …»), a place by its class noun («قرية …») and by the places it was named with.
"""

from collections.abc import Container
from dataclasses import dataclass
from typing import NamedTuple

from rasid.arabic.clitics import bares
from rasid.arabic.normalize import fold_words
from rasid.arabic.place_syntax import bare_word
from rasid.knowledge.actors import actor_book
from rasid.knowledge.place_words import place_words
from rasid.knowledge.places import Place, gazetteer
from rasid.lexicon.additions import Addition

_SETTLED = ("town", "neighbourhood", "district", "governorate", "region")
"""Levels of which the class noun is no part of the name: the village of such a name is called by the rest."""


class Company(NamedTuple):
    """Of what country and governorate the reports speak where the name stands; "" unknown."""

    country: str
    admin1: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """The entry and the book it belongs in, or the places a name may mean; all empty where nothing can be proposed."""

    book: str = ""
    entry: str = ""
    candidates: tuple[str, ...] = ()


def propose(kind: str, words: str, why: str, company: Company) -> Proposal:
    """What may be done about a gap of ``kind`` spelt ``words``."""
    if kind == "actor":
        return _actor(words, company)
    if kind == "place":
        return _ambiguous(words) if why == "ambiguous" else _place(words, company)
    return Proposal()


def _actor(words: str, company: Company) -> Proposal:
    name = _without(words, actor_book().words.heads)
    new = Addition("actor", {"ar": name, "yes": [name]})
    if company.country:
        new.said["country"] = [company.country]
    return _filled(new, ("en", "kind", "id"))


def _place(words: str, company: Company) -> Proposal:
    book = place_words()
    name = _without(words, book.single.keys() | book.position.keys())
    first, _, rest = name.partition(" ")
    if rest and fold_words(first) in book.position:  # «محيط الدوار»
        return _place(rest, company)
    cls = book.single.get(_bare(first)) if rest else None
    construct = fold_words(first) in book.single  # «المخيم القديم» is no camp of the name «القديم»
    called = rest if cls and construct and cls.level in _SETTLED else name
    new = Addition("place", {"name_ar": called, "country": company.country or "XX", "admin1": company.admin1})
    kind = (cls.id if cls.level == "site" or cls.id in gazetteer().kinds() else cls.level) if cls else "village"
    new.said.update({"kind": kind, **({"level": cls.level} if cls else {})})
    return _filled(new, ("name_en", "level", "source", "id"))


def _without(words: str, known: Container[str]) -> str:
    """``words`` without what is written onto the first, where that leaves a ``known`` word, its article left alone."""
    first, space, rest = words.partition(" ")
    folded = fold_words(first)
    bare = next((b for b in bares(folded) if b in known or bare_word(b) in known), folded)
    return (first[len(folded) - len(bare) :] if folded.endswith(bare) else bare) + space + rest


def _bare(word: str) -> str:
    return bare_word(fold_words(word))


def _filled(new: Addition, names: tuple[str, ...]) -> Proposal:
    for name in names:
        new.said.setdefault(name, new.default(name))
    return Proposal(new.book(), new.text())


def _ambiguous(words: str) -> Proposal:
    spelt = fold_words(words).split(" ")
    for n in range(len(spelt)):
        for first in bares(spelt[n]):
            found = gazetteer().named(" ".join([first, *spelt[n + 1 :]]), loose=n > 0)
            if len(found) > 1:
                return Proposal(candidates=tuple(map(_told, found)))
    return Proposal()


def _told(p: Place) -> str:
    of = ", ".join(filter(None, (p.admin2 if p.admin2 != p.name_en else "", p.admin1, p.country)))
    return f"{p.id}  {p.name_ar} · {p.name_en} ({p.kind}; {of})"
