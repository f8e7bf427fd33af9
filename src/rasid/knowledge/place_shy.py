"""Which names of places are ordinary words, told without a corpus: by the books and the tables of the language.

A village called «حلول» would be read wherever news is told. A name of one word is shy where it is short, where the book
of place words lists it as ordinary, or where rasid knows it as a word that is no place: from its tables of the
language, from the entries of triggers and words, and from the examples that prove them.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from types import ModuleType

from rasid.arabic import clause_words, count_words, date_periods, deed_words, function_words, number_words, status_words
from rasid.arabic.clitics import bares
from rasid.arabic.normalize import fold_words
from rasid.arabic.place_syntax import bare_word
from rasid.knowledge.load import names, read_yaml
from rasid.knowledge.place_words import place_words
from rasid.knowledge.shelves import of_the_books

_SHORT = 3
_WORD = re.compile("[\u0621-\u064a]+")
_GRAMMAR = (function_words, clause_words, status_words, deed_words)
"""What no text does without: a name spelt so would be read everywhere and be wrong nearly everywhere."""
_TABLES = (*_GRAMMAR, count_words, number_words, date_periods)
_STRUCTURE = ("class", "position", "bearing", "side", "part", "tail", "generic", "around", "nation")


class Shy:
    """Told of names one at a time. ``places`` are names the books read as they stand, ``shy`` those they do not."""

    def __init__(self, places: Iterable[str] = (), shy: Iterable[str] = ()) -> None:
        proven = {bare_word(fold_words(p)) for p in places}
        self._words = _written() - proven | {bare_word(fold_words(w)) for w in (*place_words().ordinary, *shy)}

    def __call__(self, name: str) -> bool:
        """Whether ``name`` is an ordinary word."""
        folded = fold_words(name)
        return " " not in folded and (len(folded) <= _SHORT or bare_word(folded) in self._words)


@of_the_books
def no_names() -> frozenset[str]:
    """What is no use as a name: «المدينة», for the reader has another sense for the word, and words of grammar."""
    rows = [e.data for e in place_words().entries if e.data["role"] in _STRUCTURE]
    made_of = {fold_words(w) for d in rows for key in ("words", "two", "many", "the") for w in d.get(key) or ()}
    return frozenset(made_of | {b for module in _GRAMMAR for w in _words_of(module) for b in bares(w)})


@lru_cache(maxsize=1)
def _written() -> frozenset[str]:
    """Every word of the language's tables and of the books of words and triggers, with and without its clitics."""
    books = [b for part in ("words", "triggers") for b in names(part, ".yaml")]
    text = {w for b in books for e in read_yaml(b) for s in _strings(e.data) for w in _WORD.findall(fold_words(s))}
    text |= {w for module in _TABLES for w in _words_of(module)}
    return frozenset(bare_word(b) for w in text for b in bares(w))


def _words_of(module: ModuleType) -> Iterator[str]:
    """The words of a module's tables."""
    for table in vars(module).values():
        if isinstance(table, frozenset | dict):
            for said in table:
                if isinstance(said, str):
                    yield from _WORD.findall(fold_words(said))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for held in value.values() if isinstance(value, dict) else value:
            yield from _strings(held)
