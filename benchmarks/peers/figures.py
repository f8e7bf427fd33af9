"""What a comparison gives: figures that were measured, in tables, with words beside them; nothing else can be shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite
from statistics import median

import numpy as np

DRAWN, SEED = 2000, 7
"""How many samples are drawn anew from what was measured, to see how far a figure hangs on it."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured value and how far it strayed: over the rounds, or over samples of the same gold drawn anew."""

    value: float
    least: float | None = None
    most: float | None = None
    digits: int = 2
    unit: str = ""

    def __post_init__(self) -> None:
        """Refuse what no measurement gives."""
        if not all(isfinite(x) for x in (self.value, self.least or 0.0, self.most or 0.0)):
            raise ValueError(f"no measured figure: {self}")

    @classmethod
    def over(cls, values: Sequence[float], digits: int = 2, unit: str = "") -> "Figure":
        """The middle one of several rounds, with the least and the greatest."""
        return cls(median(values), min(values), max(values), digits, unit)

    def __str__(self) -> str:
        shown = f"{self.value:,.{self.digits}f}{self.unit}"
        if self.least is None or self.most is None:
            return shown
        return f"{shown} ({self.least:,.{self.digits}f} to {self.most:,.{self.digits}f})"


def spread(samples: np.ndarray, value: float) -> Figure:
    """A figure with the middle 95 % of its samples."""
    low, high = np.percentile(samples, [2.5, 97.5])
    return Figure(float(value), float(low), float(high), 3)


Cell = str | Figure


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head; the first column says of what."""

    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def __post_init__(self) -> None:
        """Refuse a row that leaves a cell out, and a number that is no figure."""
        for row in self.rows:
            if len(row) != len(self.head) or not all(isinstance(c, str | Figure) for c in row):
                raise ValueError(f"no row of {self.head}: {row}")


@dataclass(frozen=True, slots=True)
class Part:
    """One comparison: what was done, the tables, and who was ahead in what."""

    name: str
    title: str
    peers: tuple[str, ...]
    """Distributions whose versions and licences stand beside the figures."""
    done: str
    tables: tuple[Table, ...]
    came: tuple[str, ...]


def ahead(ours: str, peer: str, ratio: Figure) -> str:
    """Who was quicker, where ``ratio`` is our time over the peer's; neither where the rounds do not agree."""
    if ratio.most is not None and ratio.most < 1:
        return f"{ours} was quicker than {peer} in every round: {_times(ratio, inverse=True)}."
    if ratio.least is not None and ratio.least > 1:
        return f"{peer} was quicker than {ours} in every round: {_times(ratio)}."
    return f"Between {ours} and {peer} the rounds do not agree which was quicker."


def _times(ratio: Figure, inverse: bool = False) -> str:
    values = [v for v in (ratio.value, ratio.least, ratio.most) if v is not None]
    return f"{Figure.over([1 / v if inverse else v for v in values], 1)} times"


def better(ours: str, peer: str, gain: Figure, what: str) -> str:
    """Who was better, where ``gain`` is our figure less the peer's; neither where the samples span nothing gained."""
    if gain.least is not None and gain.least > 0:
        return f"{what}: {ours} was better than {peer} by {gain}."
    if gain.most is not None and gain.most < 0:
        turned = Figure(-gain.value, -gain.most, -(gain.least or 0.0), gain.digits)
        return f"{what}: {peer} was better than {ours} by {turned}."
    return f"{what}: no difference that the samples bear out between {ours} and {peer} ({gain})."
