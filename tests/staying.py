"""Whether memory stays flat: blocks that the interpreter still holds when work is done, whatever the machine gives."""

import gc
import sys
from collections.abc import Callable, Iterator
from functools import _lru_cache_wrapper

from rasid.arabic.memo import Memo

_BOUNDED = 1000
"""Caches with room for as many or more hold what was read; smaller ones hold books."""
ROUNDS = 15
"""The first ones wake the interpreter up, which makes ready what runs often and keeps that."""


def kept(work: Callable[[int], object], least: float, rounds: int = ROUNDS) -> int:
    """The fewest blocks that any round left behind; no further round is run once one left fewer than ``least``.

    ``work`` is told the number of its round. What rasid remembers on purpose and within bounds (:class:`Memo`, the
    caches of functions) is emptied before each count. What is kept by mistake is kept in every round, be it the
    fifteenth; what the interpreter keeps for itself is not.
    """
    gc.unfreeze()  # a command that ran in this process hid from us what it keeps for good, and memos among it
    work(0)
    fewest, before = sys.maxsize, _blocks()
    for k in range(1, rounds + 1):
        work(k)
        after = _blocks()
        fewest, before = min(fewest, after - before), after
        if fewest < least:
            break
    return fewest


def _blocks() -> int:
    for cache in _remembered():
        cache()
    gc.collect()
    return sys.getallocatedblocks()


def _remembered() -> Iterator[Callable[[], None]]:
    for one in gc.get_objects():
        if isinstance(one, Memo):
            yield one.clear
        elif isinstance(one, _lru_cache_wrapper) and (one.cache_parameters()["maxsize"] or 0) >= _BOUNDED:
            yield one.cache_clear
