"""How like the pairs of a corpus are: a task takes a stretch of the pairs, which lie in order of days.

What a pair's score hangs on lies within a few days of it: the two occurrences, and how rare words are around the day.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from rasid.link.clusters import LEAST
from rasid.link.features import COMMON, Rarity, rarity
from rasid.link.likening import Likening
from rasid.link.profiles import Profile
from rasid.link.singling import ALONE
from rasid.pipeline.corpus.json_text import written
from rasid.pipeline.corpus.linking.desk import Desk, columns, rows_between
from rasid.pipeline.corpus.linking.outlines import ALL
from rasid.pipeline.corpus.linking.unit_text import flag_parts, unit
from rasid.pipeline.corpus.shards import arrow, write_table

_REACH = 4
"""Days by which the last days of two occurrences of one block may differ, and one more."""
_LEAST = LEAST - ALONE - 0.01
"""What a pair must come to for singling to lift it to :data:`LEAST`, whatever is rounded."""
_PAIRS = 150_000
"""Of one task: some seconds of work."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A task: rows ``[start, stop)`` of the table of pairs, in which the days ``[first, last]`` lie."""

    desk: Desk
    k: int
    start: int
    stop: int
    first: int
    last: int


def stretches(desk: Desk) -> list[Stretch]:
    """The tasks of a corpus; every pair once, in order of days (table ``pairs``)."""
    desk.sort("pairs", "SELECT DISTINCT day, i, j FROM {pieces} ORDER BY day, i, j")
    (day,) = columns(desk.whole("pairs"), "day")
    starts = range(0, max(1, len(day)), _PAIRS)
    held = [(a, day[a : a + _PAIRS]) for a in starts]
    return [
        Stretch(desk, k, a, a + len(d), *(map(int, d[[0, -1]]) if len(d) else (0, -1))) for k, (a, d) in enumerate(held)
    ]


def scored(task: Stretch) -> int:
    """Write the scores of a stretch of pairs; why, of those that may yet be one."""
    pa = arrow()
    pairs = rows_between(task.desk.whole("pairs"), task.start, task.stop)
    i, j, day = (pairs.column(n).to_numpy() for n in ("i", "j", "day"))
    units, first, second = _units(task, i, j)
    like, rare = Likening(units), _rarities(task, set(day.tolist()))
    scores, why = [], []
    for a, b, d in zip(first.tolist(), second.tolist(), day.tolist(), strict=True):
        words = rare.get(d, COMMON)
        score = like.score(a, b, words)
        scores.append(score)
        why.append(written([flag_parts(f) for f in like.reasons(a, b, words)]) if score >= _LEAST else None)
    held = {"i": i, "j": j, "score": pa.array(scores, pa.float64()), "why": pa.array(why, pa.string())}
    write_table(task.desk.piece("scored", task.k), pa.table(held))
    return len(scores)


def _units(task: Stretch, i: Any, j: Any) -> tuple[list[Profile], Any, Any]:
    """The occurrences that the pairs name, and for either of each pair its place among them."""
    import numpy as np

    wanted, places = np.unique(np.concatenate([i, j]), return_inverse=True)
    between = [("last", ">=", task.first - _REACH), ("last", "<=", task.last)]
    read = arrow("pyarrow.parquet").read_table(task.desk.whole("units"), columns=["u", "text"], filters=between)
    numbers = read.column("u").to_numpy()
    order = np.argsort(numbers)
    texts = read.column("text").take(order[np.searchsorted(numbers, wanted, sorter=order)])
    return [unit(text) for text in texts.to_pylist()], places[: len(i)], places[len(i) :]


def _rarities(task: Stretch, days: set[int]) -> Mapping[int, Rarity]:
    """By day how rare each of its words is."""
    between = [("day", ">=", task.first), ("day", "<=", task.last)]
    read = arrow("pyarrow.parquet").read_table(task.desk.whole("words"), filters=between).to_pydict()
    users: dict[int, dict[str, int]] = {}
    for day, word, n in zip(read["day"], read["word"], read["users"], strict=True):
        if day in days:
            users.setdefault(day, {})[word] = n
    return {day: Rarity({w: _rare(told[ALL], n) for w, n in told.items()}) for day, told in users.items()}


@lru_cache(maxsize=65536)
def _rare(reports: int, users: int) -> float:
    return rarity(reports, users)
