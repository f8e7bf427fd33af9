"""What a corpus holds already, as hashes in sorted arrays: 24 bytes an entry, so that 100 million fit into 2.4 GB.

That any two entries of 10^8 share a hash of 15 bytes has a chance of one in 10^20.
"""

import hashlib
from typing import Any

import numpy as np

_RECENT = 4_096
"""Entries that are kept in a dict until they are sorted in with the rest."""
_KEY = "S16"


def key_of(*parts: object) -> bytes:
    """The hash of what tells a thing apart: never with a zero at its end, which numpy would drop."""
    told = "\x1f".join("" if p is None else str(p) for p in parts)
    return hashlib.blake2b(told.encode("utf-8", "surrogatepass"), digest_size=15).digest() + b"\1"


class Known:
    """Keys, each with a number of 64 bits. Runs of sorted keys, each at least twice as long as the next."""

    def __init__(self) -> None:
        self._recent: dict[bytes, int] = {}
        self._runs: list[tuple[Any, Any]] = []

    def get(self, key: bytes) -> int | None:
        """The number that was noted with ``key``, or ``None``."""
        if key in self._recent:
            return self._recent[key]
        wanted = np.bytes_(key)
        for keys, values in self._runs:
            at = int(np.searchsorted(keys, wanted))
            if at < len(keys) and keys[at] == wanted:
                return int(values[at])
        return None

    def add(self, key: bytes, value: int = 0) -> None:
        """Note ``key``, which is not known yet."""
        self._recent[key] = value
        if len(self._recent) >= _RECENT:
            self.add_all(list(self._recent), list(self._recent.values()))
            self._recent.clear()

    def add_all(self, keys: list[bytes], values: list[int]) -> None:
        """Note many."""
        if not keys:
            return
        self._runs.append(_sorted(np.array(keys, dtype=_KEY), np.array(values, dtype=np.uint64)))
        while len(self._runs) > 1 and len(self._runs[-2][0]) < 2 * len(self._runs[-1][0]):
            (a, b), (c, d) = self._runs.pop(), self._runs.pop()
            self._runs.append(_sorted(np.concatenate((a, c)), np.concatenate((b, d))))

    def __len__(self) -> int:
        return len(self._recent) + sum(len(keys) for keys, _ in self._runs)


def _sorted(keys: Any, values: Any) -> tuple[Any, Any]:
    order = np.argsort(keys, kind="stable")
    return keys[order], values[order]
