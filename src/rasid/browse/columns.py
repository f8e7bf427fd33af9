"""The keys of all cards as columns of numbers, so that a filter is a few sweeps over arrays."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Bools = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
NO_DAY = -1
OPEN = np.iinfo(np.int64).max


@dataclass(frozen=True, slots=True)
class Column:
    """A field of many values: entry ``k`` says that row ``rows[k]`` has the value ``values[codes[k]]``."""

    values: list[str]
    rows: Ints
    codes: Ints
    code_of: dict[str, int]

    def having(self, wanted: Iterable[str], n: int) -> Bools:
        """The rows, of ``n``, that have any of ``wanted``."""
        look = np.zeros(len(self.values) + 1, dtype=bool)
        look[[self.code_of[w] for w in wanted if w in self.code_of]] = True
        mask = np.zeros(n, dtype=bool)
        mask[self.rows[look[self.codes]]] = True
        return mask

    def first(self, n: int) -> Ints:
        """The code of the first value of each of ``n`` rows, -1 where it has none."""
        out = np.full(n, -1, dtype=np.int64)
        out[self.rows[::-1]] = self.codes[::-1]  # backwards, so that the first value of a row stays
        return out

    def counts(self, mask: Bools) -> Ints:
        """How many of the rows in ``mask`` have each value."""
        return np.bincount(self.codes[mask[self.rows]], minlength=len(self.values))


@dataclass(frozen=True, slots=True)
class Columns:
    """All events, a row each, in the order in which they were drawn. Days are ordinals, both ends included.

    ``labels`` are the names that only the cards know: of places and of roots; and the country of each governorate
    (``country_of``), country and governorate of each district (``unit_of``).
    """

    n: int
    ids: list[str]
    bodies: list[bytes]
    fields: dict[str, Column]
    first: Ints
    last: Ints
    lat: Floats
    lon: Floats
    radius: Floats
    contested: Bools
    roots: Ints
    reports: Ints
    killed_row: Ints
    killed_low: Ints
    killed_high: Ints
    sum_low: Ints
    sum_high: Ints
    labels: dict[str, dict[str, tuple[str, str]]]


__all__ = ["NO_DAY", "OPEN", "Bools", "Column", "Columns", "Floats", "Ints"]
