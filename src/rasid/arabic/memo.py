"""What is asked of every word of every report, asked once a word."""

from collections.abc import Callable
from typing import TypeVar

V = TypeVar("V")

MOST = 400_000
"""More words than any one run's: past it a memo is emptied and learns anew."""


class Memo(dict[str, V]):
    """What a function says of each word: ``memo[word]``, or ``map(memo.__getitem__, words)`` for a whole text.

    >>> lengths = Memo(len)
    >>> list(map(lengths.__getitem__, ["قصف", "في", "قصف"]))
    [3, 2, 3]
    """

    __slots__ = ("_ask",)

    def __init__(self, ask: Callable[[str], V]) -> None:
        super().__init__()
        self._ask = ask

    def __missing__(self, word: str) -> V:
        if len(self) > MOST:
            self.clear()
        known = self[word] = self._ask(word)
        return known
