"""Which names of places are ordinary words, told without a corpus: by the books themselves.

A village called «الخبر» would be read wherever news is told. A name of one word is shy where it is short, where the
book of place words lists it as ordinary, or where the books of words and triggers use it, in their entries or in the
examples that prove them, as a word that is no place.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from rasid.arabic.clitics import bares
from rasid.arabic.normalize import fold_words
from rasid.arabic.place_syntax import bare_word
from rasid.knowledge.load import names, read_yaml
from rasid.knowledge.place_words import place_words

_SHORT = 3
_WORD = re.compile("[\u0621-\u064a]+")
_STRUCTURE = ("class", "position", "bearing", "side", "part", "tail", "generic", "around", "nation")


class Shy:
    """Told of names one at a time. ``places`` are names the books read as they stand, ``shy`` those they do not."""

    def __init__(self, places: Iterable[str] = (), shy: Iterable[str] = ()) -> None:
        proven = {bare_word(p) for p in places}
        self._words = _written() - proven | {bare_word(w) for w in (*place_words().ordinary, *shy)}

    def __call__(self, name: str) -> bool:
        """Whether ``name`` is an ordinary word."""
        folded = fold_words(name)
        return " " not in folded and (len(folded) <= _SHORT or bare_word(folded) in self._words)


@lru_cache(maxsize=1)
def _written() -> frozenset[str]:
    """Every word of the books of words and triggers, folded, with and without what is written onto it."""
    books = [b for part in ("words", "triggers") for b in names(part, ".yaml")]
    text = {w for b in books for e in read_yaml(b) for s in _strings(e.data) for w in _WORD.findall(fold_words(s))}
    return frozenset(bare_word(b) for w in text for b in (w, *bares(w)))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for held in value.values() if isinstance(value, dict) else value:
            yield from _strings(held)


@lru_cache(maxsize=1)
def structure() -> frozenset[str]:
    """Words that make names of places and are none: a row called «المدينة» is no use, the reader has another sense."""
    rows = [e.data for e in place_words().entries if e.data["role"] in _STRUCTURE]
    return frozenset(fold_words(w) for d in rows for key in ("words", "two", "many", "the") for w in d.get(key) or ())
