"""Which reports may be copies of each other: those that share a band of their signature within a week, and are alike.

The candidates of :mod:`rasid.link.copies` and some more: what it would never hold against each other it never finds
alike, so that more of them change nothing (docs/design/0013-corpus-link.md).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from rasid.link.copies import LEAST, LEAST_CREDITED, LEAST_OWN, MOST_DAYS, ROWS, ROWS_CREDITED
from rasid.link.sketches import PERMUTATIONS
from rasid.model.event import Sketch
from rasid.pipeline.corpus.linking.desk import begins, table
from rasid.pipeline.corpus.linking.ranks import NO_DAY

_AT_ONCE = 1 << 16
"""Pairs held against each other in one go: 64 MB of signatures."""
BANDS = {"key": "int64", "day": "int32", "o": "int64"}


def banded(sketches: Sequence[Sketch], orders: Sequence[int]) -> Any:
    """The bands of reports as numbers: the same band the same number, and hardly ever two bands one."""
    import numpy as np

    signed = np.array([s.signature for s in sketches], np.uint64).reshape(len(sketches), PERMUTATIONS)
    credits = np.array([_credit(s.credit) for s in sketches], np.uint64)
    days = np.array([s.published.toordinal() if s.published else NO_DAY for s in sketches], np.int32)
    numbers = np.array(orders, np.int64)
    own = _runs(signed, ROWS, np.zeros_like(credits))
    rows = [(own[:, k], days, numbers) for k in range(own.shape[1])]
    some = credits > 0
    shared = _runs(signed[some], ROWS_CREDITED, credits[some])
    rows += [(shared[:, k], days[some], numbers[some]) for k in range(shared.shape[1])]
    held = [np.concatenate(column) for column in zip(*rows, strict=True)]
    return _table(held[0].view(np.int64), held[1], held[2])


def _table(*arrays: Any) -> Any:
    import pyarrow as pa

    schema = table([], BANDS).schema
    return pa.table([pa.array(a, t) for a, t in zip(arrays, schema.types, strict=True)], names=list(BANDS))


def _credit(agency: str | None) -> int:
    import hashlib

    if not agency:
        return 0
    return int.from_bytes(hashlib.blake2b(agency.encode("utf-8", "surrogatepass"), digest_size=7).digest(), "big") + 1


def _runs(signed: Any, rows: int, salt: Any) -> Any:
    """One number for each run of ``rows`` values, its place and its salt; wrapping multiplication mixes them."""
    import numpy as np

    starts = np.arange(0, PERMUTATIONS - rows + 1, rows)
    made = np.broadcast_to((starts + rows * 1000).astype(np.uint64), (len(signed), len(starts))) + salt[:, None]
    for k in range(rows):
        made = (made ^ signed[:, starts + k]) * np.uint64(0x9E3779B97F4A7C15)
        made = made ^ (made >> np.uint64(29))
    return made


@dataclass(frozen=True, slots=True)
class Heads:
    """All reports in order of publication: signatures, outlets and credits as numbers (0 where there is none)."""

    signed: Any
    outlets: Any
    credits: Any

    def alike(self, a: Any, b: Any) -> Any:
        """Which pairs are as alike as a copy is to its original."""
        import numpy as np

        kept = []
        for k in range(0, len(a), _AT_ONCE):
            x, y = a[k : k + _AT_ONCE], b[k : k + _AT_ONCE]
            share = (self.signed[x] == self.signed[y]).sum(axis=1) / PERMUTATIONS
            credited = (self.credits[x] == self.credits[y]) & (self.credits[x] > 0)
            own = (self.outlets[x] == self.outlets[y]) & (self.outlets[x] > 0)
            kept.append(share >= np.where(own, LEAST_OWN, np.where(credited, LEAST_CREDITED, LEAST)))
        return np.concatenate(kept) if kept else np.zeros(0, bool)


def near_pairs(sorted_bands: Iterator[list[Any]], heads: Heads) -> Iterator[Any]:
    """Arrays of pairs that are alike, from bands sorted by key and day; a pair may come more than once."""
    import numpy as np

    for keys, days, orders in _whole_keys(sorted_bands):
        undated = np.zeros(len(keys), bool)
        starts = begins(keys)
        ends = np.r_[starts[1:], len(keys)]
        undated |= np.repeat(days[ends - 1] == NO_DAY, ends - starts)
        left = np.arange(len(keys))
        for step in range(1, len(keys)):
            left = left[left + step < len(keys)]
            right = left + step
            near = (days[right] - days[left] <= MOST_DAYS) | undated[left]
            left = left[(keys[left] == keys[right]) & near]
            if not len(left):
                break
            a, b = orders[left], orders[left + step]
            fit = heads.alike(a, b)
            yield np.stack([np.minimum(a[fit], b[fit]), np.maximum(a[fit], b[fit])], axis=1)


def _whole_keys(batches: Iterator[list[Any]]) -> Iterator[list[Any]]:
    """The batches, parted where a key ends."""
    import numpy as np

    kept: list[Any] | None = None
    for batch in batches:
        held = batch if kept is None else [np.concatenate(two) for two in zip(kept, batch, strict=True)]
        cut = int(np.searchsorted(held[0], held[0][-1]))
        kept = [column[cut:] for column in held]
        if cut:
            yield [column[:cut] for column in held]
    if kept is not None:
        yield kept
