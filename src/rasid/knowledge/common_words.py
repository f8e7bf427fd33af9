"""The words that so many reports of conflict use that sharing one of them says nothing."""

from rasid.arabic.calendar_words import MONTHS, WEEKDAYS
from rasid.arabic.clitics import core
from rasid.arabic.normalize import fold
from rasid.arabic.number_words import ATOMS
from rasid.knowledge.shelves import OURS, of_books

BOOK = "common_words.txt"


@of_books(BOOK)
def common_words() -> frozenset[str]:
    """Their cores (:func:`rasid.arabic.clitics.core`), by which words of reports are looked up.

    Days, months and numbers are among them: what they say of an incident its day and its figures say better.
    """
    lines = OURS.text(BOOK).splitlines()
    told = [w for line in lines if not line.startswith("#") for w in line.split()]
    days = [w.strip("!?") for names in (*WEEKDAYS.values(), *MONTHS.values()) for w in names.replace("_", " ").split()]
    return frozenset(core(fold(w)) for w in (*told, *days, *ATOMS))
