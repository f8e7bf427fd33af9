"""The words that so many reports of conflict use that sharing one of them says nothing."""

from rasid.arabic.clitics import core
from rasid.arabic.normalize import fold
from rasid.knowledge.shelves import OURS, of_books

BOOK = "common_words.txt"


@of_books(BOOK)
def common_words() -> frozenset[str]:
    """Their cores (:func:`rasid.arabic.clitics.core`), by which words of reports are looked up."""
    lines = OURS.text(BOOK).splitlines()
    return frozenset(core(fold(w)) for line in lines if not line.startswith("#") for w in line.split())
