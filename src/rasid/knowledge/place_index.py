"""Names of places as a reader looks them up: made of the rows once, for they are many, and kept beside the books.

Nothing here is anything but numbers and words, so that it can be kept as JSON.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from rasid.arabic.normalize import fold_all
from rasid.arabic.place_syntax import ARTICLE, bare_word

Row = tuple[str, int, list[str]]
"""The book, the line and the cells of a place."""

_DIGIT = re.compile("[0-9]")
_SPLIT = re.compile(r"([^\W\d])(\d)")


class Index(NamedTuple):
    """Rows by number, under the spellings of their names."""

    exact: dict[str, list[int]]
    bare: dict[str, list[int]]
    """Names of several words: without articles, and without the space."""
    alone: dict[str, list[int]]
    """Names of one word without its article."""
    heads: dict[str, int]
    """First word of a name, with and without its article → words of the longest name."""
    seconds: dict[str, list[str]]
    """First word of a longer name → its second words, all without article."""


def bare(words: str) -> str:
    """A folded name without the article of any of its words: «دير الزور» → «دير زور»."""
    return " ".join([bare_word(w) for w in words.split(" ")])


def index(rows: Sequence[Row]) -> Index:
    """The index of rows."""
    made = Index({}, {}, {}, {}, {})
    for number, spelt in enumerate(fold_all([_spelt(cells) for _, _, cells in rows])):
        if _DIGIT.search(spelt):
            spelt = _SPLIT.sub(r"\1 \2", spelt)
        for name in spelt.split("|"):
            _add(made, number, " ".join(name.split()))
    return made


def _spelt(cells: list[str]) -> str:
    """The Arabic names of a row, divided by bars."""
    return f"{cells[3]}|{cells[5]}" if cells[5] else cells[3]


def _add(made: Index, number: int, name: str) -> None:
    made.exact.setdefault(name, []).append(number)
    head, space, rest = name.partition(" ")
    count, heads = (rest.count(" ") + 2 if space else 1), made.heads
    if heads.get(head, 0) < count:
        heads[head] = count
    if head.startswith(ARTICLE) and len(head) > 3:
        head = head[2:]
        if heads.get(head, 0) < count:
            heads[head] = count
    if space:
        seconds, second = made.seconds.setdefault(head, []), bare_word(rest.partition(" ")[0])
        if second not in seconds:
            seconds.append(second)
        joined = head + rest.replace(" ", "")
        heads.setdefault(joined, 1)
        made.bare.setdefault(joined, []).append(number)
        made.bare.setdefault(bare(name), []).append(number)
    elif head != name:
        made.alone.setdefault(head, []).append(number)
