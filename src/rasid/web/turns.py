"""Which wish of a tab for a question is its last: one that is shut sends two at once, in whatever order they arrive."""

import re
import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager

TURN = r"^[\w-]{1,40}\.\d{1,9}$"
"""How a wish is numbered: the tab that sends it, a point, and the how manieth of its wishes it is."""
_KEPT = 10_000


class Turns:
    """The last turn of each tab for each question; what is older is no longer wished."""

    def __init__(self) -> None:
        self._one_by_one = threading.Lock()
        self._last: OrderedDict[tuple[str, str], int] = OrderedDict()

    @contextmanager
    def turn(self, said: str, key: str) -> Iterator[bool]:
        """Carry out a wish within it; whether it is still wished.

        ``said`` is in the form of :data:`TURN`, or empty for a wish without number, which always holds. Wishes are
        carried out one after the other, so that none comes between the question and the answer of another.
        """
        with self._one_by_one:
            yield not said or self._newest(said, key)

    def _newest(self, said: str, key: str) -> bool:
        if not re.match(TURN, said):
            raise ValueError(f"not a turn: {said!r}")
        tab, _, n = said.rpartition(".")
        if self._last.get((tab, key), -1) > int(n):
            return False
        self._last[(tab, key)] = int(n)
        self._last.move_to_end((tab, key))
        if len(self._last) > _KEPT:
            self._last.popitem(last=False)
        return True
