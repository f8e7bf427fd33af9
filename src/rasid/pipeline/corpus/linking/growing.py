"""From connected sets to groups: in each set the groups grow as in memory, and every occurrence gets its group.

A set can be most of what is told for weeks, so that of a pair no more is held than its number and its score: its
reasons are read only where it brought two groups together.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from rasid.link.clusters import Pair, grouped
from rasid.model.event import Flag
from rasid.pipeline.corpus.json_text import parsed
from rasid.pipeline.corpus.linking.desk import Desk, begins, columns, cuts, rows_between, table
from rasid.pipeline.corpus.linking.numbering import Numbers
from rasid.pipeline.corpus.linking.sets import AGAIN, PAIR, UNIT
from rasid.pipeline.corpus.linking.spreading import BONDS, SPREAD
from rasid.pipeline.corpus.linking.unit_text import bare_unit, bonds, bonds_text, flags
from rasid.pipeline.corpus.shards import arrow, write_table

_ROWS = 20_000
"""Of one task: some seconds of work."""
GROUPS = {"u": "int64", "c": "int64"}
_BONDS = 1_000_000
"""The pieces of bonds are numbered from here on, behind what the shards spread."""


@dataclass(frozen=True, slots=True)
class Sets:
    """A task: rows ``[start, stop)`` of the table ``beside``, whole sets."""

    desk: Desk
    k: int
    start: int
    stop: int


def bunches(desk: Desk) -> list[Sets]:
    """The tasks of a corpus, the longest first, for a set is never divided."""
    return sorted((Sets(desk, *cut) for cut in cuts(desk, "beside", _ROWS)), key=lambda t: (t.start - t.stop, t.k))


def grown(task: Sets) -> int:
    """Write the group of each occurrence of some sets, named by its first one, and the bonds of each; how many."""
    groups: list[tuple[int, int]] = []
    bound: list[tuple[Any, ...]] = []
    for one in _sets(rows_between(task.desk.whole("beside"), task.start, task.stop)):
        for members, text in _groups(one):
            groups += [(u, members[0]) for u in members]
            if text:
                bound.append((members[0], BONDS, 0, 0, text, None, None, None))
    write_table(task.desk.piece("spread", _BONDS + task.k), table(bound, SPREAD))
    write_table(task.desk.piece("groups", task.k), table(groups, GROUPS))
    return len(groups)


def group_numbers(desk: Desk) -> Any:
    """The table of all occurrences with their groups: those of sets that grew, and each other one by itself."""
    import numpy as np

    units = Numbers.at(desk, "sets").units
    of = units.copy()
    for path in desk.pieces("groups"):
        u, c = columns(path, "u", "c")
        of[np.searchsorted(units, u)] = c
    pa = arrow()
    return pa.table({"u": pa.array(units), "c": pa.array(of)})


def _sets(rows: Any) -> Iterator[Any]:
    """The rows of each set."""
    c = rows.column("c").to_numpy()
    for a, b in pairwise([*begins(c).tolist(), len(c)]):
        yield rows.slice(a, b - a)


def _groups(rows: Any) -> Iterator[tuple[list[int], str | None]]:
    """The groups of one set: their occurrences in order, and their bonds."""
    import numpy as np

    role = rows.column("role").to_numpy()
    cut = np.searchsorted(role, [UNIT, PAIR, AGAIN, AGAIN + 1]).tolist()
    ours, pairs, copies = (rows.slice(a, b - a) for a, b in pairwise(cut))
    numbers = ours.column("a").to_numpy()
    units = [bare_unit(text) for text in _texts(ours, "text")]
    inner = [bond for text in _texts(ours, "bonds") if text for bond in bonds(text)]

    def places(some: Any) -> tuple[Any, Any]:
        a, b = (np.searchsorted(numbers, some.column(n).to_numpy()) for n in ("a", "b"))
        return a, b

    again = dict(zip(*(x.tolist() for x in places(copies)), strict=True))
    scores = _Scores(*places(pairs), pairs.column("score").to_numpy())
    why = _Why(scores, pairs.column("text"))
    number = {p.claims[0]: u for p, u in zip(units, numbers.tolist(), strict=True)}
    for cluster in grouped(units, inner, again, scores, why):
        members = sorted(number[claim] for claim in cluster.claims if claim in number)
        yield members, bonds_text(list(cluster.bonds))


def _texts(rows: Any, name: str) -> Iterator[Any]:
    """A column, without a whole list of it."""
    for batch in rows.select([name]).to_batches(max_chunksize=1024):
        yield from batch.column(0).to_pylist()


class _Scores(Mapping[Pair, float]):
    """Pairs in order with their scores: sixteen bytes each, where a dict takes two hundred."""

    def __init__(self, i: Any, j: Any, score: Any) -> None:
        import numpy as np

        self._codes = array("q", (i.astype(np.int64) << 32 | j).tobytes())
        self._scores = array("d", score.astype(np.float64).tobytes())

    def row(self, pair: Pair) -> int:
        """Where a pair stands. Raises :class:`KeyError` where it was not compared."""
        code = pair[0] << 32 | pair[1]
        at = bisect_left(self._codes, code)
        if at == len(self._codes) or self._codes[at] != code:
            raise KeyError(pair)
        return at

    def __getitem__(self, pair: Pair) -> float:
        """The score of a pair. Raises :class:`KeyError` where it was not compared."""
        score: float = self._scores[self.row(pair)]
        return score

    def __iter__(self) -> Iterator[Pair]:
        """The pairs, in order."""
        return ((code >> 32, code & 0xFFFFFFFF) for code in self._codes)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._codes)


@dataclass(frozen=True, slots=True)
class _Why:
    """The reasons of a pair, read where they are asked for."""

    scores: _Scores
    told: Any

    def __call__(self, pair: Pair) -> tuple[Flag, ...]:
        text = self.told[self.scores.row(pair)].as_py()
        return flags(parsed(text)) if text else ()
