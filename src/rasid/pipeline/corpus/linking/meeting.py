"""Which occurrences of a corpus are held against each other: the pairs of :mod:`rasid.link.blocks`, in arrays.

A task takes some blocks, which are whole: a block is one day's, and one stretch of land's. What its finer keys and
lines are was written with each occurrence; here they are numbers, and the blocks are parted and paired all at once.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from rasid.link.blocks import FINER, FULL, LINES, WINDOW
from rasid.link.features import kindred
from rasid.link.spots import APART
from rasid.pipeline.corpus.json_text import parsed
from rasid.pipeline.corpus.linking.desk import Desk, begins, columns, rows_between
from rasid.pipeline.corpus.linking.outlines import SHIFT
from rasid.pipeline.corpus.shards import arrow, write_table

_EARLIER, _LATER = 1, 2
"""A block's day is at most the day after an occurrence's last, and not more than so many days before it."""
_ROWS = 100_000
"""Of the table of keys that one task takes, where blocks allow."""


@dataclass(frozen=True, slots=True)
class Blocks:
    """A task: the blocks in the rows ``[start, stop)`` of the table of keys, of the days ``[first, last]``."""

    desk: Desk
    k: int
    start: int
    stop: int
    first: int
    last: int


def blocks_of(desk: Desk) -> list[Blocks]:
    """The tasks of a corpus, one at least."""
    import numpy as np

    day, ground = columns(desk.whole("keys"), "day", "ground")
    if not len(day):
        return [Blocks(desk, 0, 0, 0, 0, -1)]
    starts = begins(day, ground)
    _, first = np.unique(starts // _ROWS, return_index=True)
    cuts = [*starts[first].tolist(), len(day)]
    return [Blocks(desk, k, a, b, int(day[a]), int(day[b - 1])) for k, (a, b) in enumerate(pairwise(cuts))]


def met(task: Blocks) -> int:
    """Write the pairs of some blocks: both numbers, the first the lesser, and the later of their last days.

    Those of kinds apart (``strangers``) are as unlike as can be, and weigh only where both are of one set after all.
    """
    import numpy as np

    pa = arrow()
    read = rows_between(task.desk.whole("keys"), task.start, task.stop, ["day", "ground", "u"])
    day, ground, u = (read.column(n).to_numpy() for n in ("day", "ground", "u"))
    outlined = _outlines(task, u)
    units, last = outlined.units, outlined.last
    starts = begins(day, ground)
    block = np.repeat(np.arange(len(starts)), np.diff(np.r_[starts, len(day)]))
    member = np.searchsorted(units, u)
    codes = paired(block, member, outlined.finer, outlined.lines)
    i, j = codes >> 32, codes & 0xFFFFFFFF
    other = (units[i] >> SHIFT) != (units[j] >> SHIFT)
    i, j = i[other], j[other]
    far = outlined.strangers(i, j)
    for name, of in (("pairs", ~far), ("strangers", far)):
        held = {"i": units[i[of]], "j": units[j[of]], "day": np.maximum(last[i[of]], last[j[of]])}
        write_table(task.desk.piece(name, task.k), pa.table({n: pa.array(column) for n, column in held.items()}))
    return len(i)


@dataclass(frozen=True, slots=True)
class _Outlines:
    """The units that may stand in some blocks, in order: numbers, last days, finer keys, places in line, kinds."""

    units: Any
    last: Any
    finer: list[Any]
    lines: list[Any]
    kinds: list[frozenset[str]]

    def strangers(self, i: Any, j: Any) -> Any:
        """Which pairs are of kinds that are never told of one happening: most of them, and no more is asked."""
        import numpy as np

        if not len(i):
            return np.zeros(0, bool)
        names = {kinds: n for n, kinds in enumerate(dict.fromkeys(self.kinds))}
        of = np.array([names[kinds] for kinds in self.kinds], np.int64)
        apart = np.array([[kindred(a, b)[0] == APART for b in names] for a in names], bool)
        return apart[of[i], of[j]]


def _outlines(task: Blocks, wanted: Any) -> _Outlines:
    """The units ``wanted``, of which those of the blocks' days are read."""
    import numpy as np

    between = [("last", ">=", task.first - _EARLIER), ("last", "<=", task.last + _LATER)]
    read = arrow("pyarrow.parquet").read_table(
        task.desk.whole("units"), columns=["u", "last", "outline"], filters=between
    )
    numbers = read.column("u").to_numpy()
    at = np.flatnonzero(np.isin(numbers, wanted))
    read = read.take(at[np.argsort(numbers[at])])
    told = [parsed(text) for text in read.column("outline").to_pylist()]
    finer = [_lists([one[n] for one in told]) for n in range(len(FINER))]
    lines = [_ranks([one[len(FINER) + n] for one in told]) for n in range(len(LINES))]
    kinds = [frozenset(one[-1]) for one in told]
    return _Outlines(read.column("u").to_numpy(), read.column("last").to_numpy(), finer, lines, kinds)


def _lists(held: list[list[int]]) -> tuple[Any, Any]:
    """Lists of numbers as all of them, and where each begins and the last ends."""
    import numpy as np

    ends = np.cumsum([0, *map(len, held)])
    return np.fromiter((key for keys in held for key in keys), np.int64, int(ends[-1])), ends


def _ranks(line: list[Any]) -> Any:
    """Where each stands in line; of equals the earlier first."""
    import numpy as np

    order = sorted(range(len(line)), key=lambda k: line[k])
    rank = np.empty(len(line), np.int64)
    rank[order] = np.arange(len(line))
    return rank


def paired(block: Any, member: Any, finer: list[Any], lines: list[Any]) -> Any:
    """The pairs of blocks as sorted codes ``i << 32 | j``; ``block`` does not fall, nor ``member`` within one."""
    import numpy as np

    sizes = np.bincount(block) if len(block) else np.zeros(0, np.int64)
    few = sizes[block] <= FULL if len(block) else np.zeros(0, bool)
    found = _Codes()
    _next_to(block[few], member[few], FULL, found.add)
    for keys, ends in finer:
        b, m = block[~few], member[~few]
        held = ends[m + 1] - ends[m]
        inner = np.arange(held.sum()) - np.repeat(np.cumsum(held) - held, held)
        key = keys[np.repeat(ends[m], held) + inner]
        _parted(np.repeat(b, held), key, np.repeat(m, held), lines, found.add)
    return found.all()


def _parted(block: Any, key: Any, member: Any, lines: list[Any], add: Callable[[Any, Any], None]) -> None:
    """The pairs within the parts that a finer key makes of full blocks."""
    import numpy as np

    order = np.lexsort((member, key, block))
    block, key, member = block[order], key[order], member[order]
    part = np.cumsum(np.r_[False, (block[1:] != block[:-1]) | (key[1:] != key[:-1])]) if len(block) else block
    few = np.bincount(part)[part] <= FULL if len(block) else np.zeros(0, bool)
    _next_to(part[few], member[few], FULL, add)
    for rank in lines:
        part_, member_ = part[~few], member[~few]
        order = np.lexsort((rank[member_], part_))
        _next_to(part_[order], member_[order], WINDOW, add)


def _next_to(block: Any, member: Any, reach: int, add: Callable[[Any, Any], None]) -> None:
    """Each member with the ``reach`` next ones of its block."""
    for step in range(1, reach + 1):
        same = block[step:] == block[:-step]
        if not same.any():
            return
        add(member[:-step][same], member[step:][same])


class _Codes:
    """Pairs as numbers, each once; repeats are cast out as they come, for most come from several blocks."""

    def __init__(self) -> None:
        self._held: list[Any] = []
        self._size = 0

    def add(self, a: Any, b: Any) -> None:
        import numpy as np

        self._held.append(np.minimum(a, b) << 32 | np.maximum(a, b))
        self._size += len(a)
        if self._size > 4_000_000 + 2 * len(self._held[0]):
            self._held = [np.unique(np.concatenate(self._held))]
            self._size = len(self._held[0])

    def all(self) -> Any:
        import numpy as np

        return np.unique(np.concatenate(self._held)) if self._held else np.zeros(0, np.int64)
