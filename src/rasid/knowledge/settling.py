"""The words that settling looks for in the evidence of a figure and in the names of sources."""

from collections.abc import Set

from rasid.arabic.normalize import fold_words
from rasid.knowledge.overlay import entries_of
from rasid.knowledge.shelves import of_books

BOOK = "words/settling.yaml"
USES = ("provisional", "raised", "unnamed", "authorities", "official", "forces", "possessed", "within", "state media")

Phrase = tuple[str, ...]


@of_books(BOOK)
def phrases(use: str) -> tuple[Phrase, ...]:
    """The phrases for one use, each as folded words, in the book's order."""
    rows = (e.data["words"] for e in entries_of(BOOK) if e.data["for"] == use)
    return tuple(dict.fromkeys(tuple(fold_words(p).split(" ")) for row in rows for p in row))


@of_books(BOOK)
def single(use: str) -> frozenset[str]:
    """The phrases of one word alone."""
    return frozenset(p[0] for p in phrases(use) if len(p) == 1)


def told(use: str, words: Set[str]) -> bool:
    """Whether all words of one of the phrases are among ``words``, which are folded.

    >>> told("provisional", {"حصيله", "غير", "نهائيه"})
    True
    >>> told("provisional", {"حصيله", "نهائيه"})
    False
    """
    return any(all(w in words for w in p) for p in phrases(use))


def begins(use: str, name: str) -> bool:
    """Whether ``name`` begins with one of the phrases.

    >>> begins("unnamed", "مصدر عسكري"), begins("unnamed", "مرصد حوران")
    (True, False)
    """
    words = tuple(fold_words(name).split(" "))
    return any(words[: len(p)] == p for p in phrases(use))
