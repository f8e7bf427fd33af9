"""Whether work grows in proportion to its input: a ratio of processor time, never seconds, on any machine."""

import time
from collections.abc import Callable

STEEPEST = 10.0
"""Four times the input: four times the work where it is linear, sixteen where it is quadratic."""
_ENOUGH = 0.02


def growth(work: Callable[[int], object], size: int) -> float:
    """How many times longer ``work`` takes on ``4 * size`` than on ``size``; the best of two each."""
    large = _spent(work, 4 * size)
    if large < _ENOUGH:
        return 1.0  # too short to tell, and so no matter
    large = min(large, _spent(work, 4 * size))
    return large / max(min(_spent(work, size) for _ in range(2)), 1e-9)


def _spent(work: Callable[[int], object], size: int) -> float:
    start = time.process_time()
    work(size)
    return time.process_time() - start
