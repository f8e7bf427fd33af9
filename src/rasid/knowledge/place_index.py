"""Rows of places and their names as a reader looks them up: made once, for they are many, and kept beside the books."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple, overload

from rasid.arabic.normalize import fold_all
from rasid.arabic.place_syntax import ARTICLE, bare_word

Row = tuple[str, int, list[str]]
"""The book, the line and the cells of a place."""

_TAB = "\t"
"""Between the cells of a packed row: no book of places has one in a cell."""
_DIGIT = re.compile("[0-9]")
_SPLIT = re.compile(r"([^\W\d])(\d)")


class Rows(Sequence[Row]):
    """Rows packed, each one string until somebody asks for it: most are never asked for."""

    __slots__ = ("_packed",)

    def __init__(self, rows: Iterable[Row]) -> None:
        self._packed = [
            _TAB.join((book, str(line), *(c.replace(_TAB, " ") for c in cells))) for book, line, cells in rows
        ]

    def __len__(self) -> int:
        return len(self._packed)

    @overload
    def __getitem__(self, number: int) -> Row: ...

    @overload
    def __getitem__(self, number: slice) -> list[Row]: ...

    def __getitem__(self, number: int | slice) -> Row | list[Row]:
        """A row, or several."""
        if isinstance(number, slice):
            return [_unpacked(packed) for packed in self._packed[number]]
        return _unpacked(self._packed[number])

    def ids(self) -> list[str]:
        """The first cell of every row."""
        return [packed.split(_TAB, 3)[2] for packed in self._packed]


def _unpacked(packed: str) -> Row:
    book, line, *cells = packed.split(_TAB)
    return book, int(line), cells


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
