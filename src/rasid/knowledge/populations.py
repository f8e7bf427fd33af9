"""Whom a tally counts: the words of tallies as classes from the general to the particular, to tell which compare."""

from collections.abc import Mapping
from dataclasses import dataclass

from rasid.errors import BookError
from rasid.knowledge.load import Entry
from rasid.knowledge.overlay import entries_of
from rasid.knowledge.shelves import of_books
from rasid.model.values import Path

BOOK = "words/populations.yaml"
SIDES = ("state", "irregular")


@dataclass(frozen=True, slots=True)
class Population:
    """One class; those of one ``path`` are one measure. ``apart`` is the question that it answers, so that no other

    answer to it overlaps; ``side`` says whose armed people they are, where no party is named; ``adds`` is true of what
    is counted beside the class above it.
    """

    name: str
    path: Path
    apart: str = ""
    side: str = ""
    adds: bool = False

    def within(self, other: "Population") -> bool:
        """Whether all of these are of the ``other`` class too."""
        return self.path[: len(other.path)] == other.path


@of_books(BOOK)
def populations() -> Mapping[str, Population]:
    """Every class by each of its words. Raises :class:`BookError` where a word stands twice or «under» is unknown."""
    made: dict[str, Population] = {}
    words: dict[str, Population] = {}
    for entry in entries_of(BOOK):
        one = made[entry.data["id"]] = _made(entry, made)
        for word in entry.data["who"]:
            if words.setdefault(word, one) is not one:
                raise BookError(f"«{word}» stands twice", where=entry.where, mend="leave it in one entry")
    return words


def _made(entry: Entry, above: Mapping[str, Population]) -> Population:
    d = entry.data
    under = above.get(d.get("under", ""))
    if "under" in d and under is None:
        raise BookError(
            f"no class «{d['under']}» stands above it", where=entry.where, mend="name one that stands before"
        )
    path = under.path if under else ()
    if d.get("whole") != "true":
        path = (*path, str(d["id"]))
    apart = d.get("apart") or (under.apart if under else "")
    return Population(d["who"][0], path, apart, d.get("side", ""), d.get("adds") == "true")


def population(who: str) -> Population:
    """The class of a tally's ``who``; a word that no entry has is a class of its own, which compares with itself alone.

    >>> population("officers").within(population("unknown"))
    True
    >>> population("olive trees").path
    ('olive trees',)
    """
    return populations().get(who) or Population(who, (who,))
