"""Names of parties that are something else too: another party's, a place's, or ordinary words.

«الشرعية» is a government and lawfulness, «الحريري» a man and a town, «الجيش السوري» one army before 8 December 2024 and
another since. Such a name is read by what stands around it, and only a sentence shows whether that works.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from rasid.arabic.normalize import fold_words
from rasid.arabic.nouns import oblique
from rasid.knowledge.actors import actor_book
from rasid.knowledge.load import Entry
from rasid.knowledge.place_shy import Shy
from rasid.knowledge.places import gazetteer

UNSAID = "∅"
"""Stands for the name of an entry while that is left out, for it cannot be empty; no report has it as a word."""
_LISTS = ("aliases", "abbreviations", "guarded")


def homonyms(entry: Entry) -> Iterator[tuple[str, str]]:
    """The names of a party that are something else too, each with what."""
    d = entry.data
    first = [] if entry.book.endswith("generic.yaml") else [str(d["ar"])]
    guarded, shy = {fold_words(n) for n in d.get("guarded", [])}, _shy()
    names = [*first, *d.get("aliases", []), *d.get("abbreviations", [])]
    for name in {_spelt(n): n for n in reversed(names)}.values():
        others = [e.actor.id for e in actor_book().named(name) if e.actor.id != d["id"]]
        if others:
            yield name, f"a name of {others[0]}"
        elif found := gazetteer().named(fold_words(name)):
            yield name, f"the place {found[0].id}"
        elif fold_words(name) in guarded or shy(name):
            yield name, "ordinary words"


@lru_cache(maxsize=1)
def _shy() -> Shy:
    return Shy()


def without(entry: Entry, name: str) -> dict[str, Any]:
    """What an entry says without one of its names, however that is spelt."""
    gone = _spelt(name)
    lists = {k: [n for n in v if _spelt(n) != gone] for k, v in entry.data.items() if k in _LISTS}
    return {**entry.data, **lists, **({"ar": UNSAID} if _spelt(str(entry.data["ar"])) == gone else {})}


def _spelt(name: str) -> tuple[tuple[str, ...], ...]:
    """A name by the ways in which each of its words is written: «مليشيا» as «ميليشيا», «مسنون» as «مسنين»."""
    variants = actor_book().words.variants
    return tuple(variants.get(w, (w,)) for w in oblique(fold_words(name)).split(" "))
