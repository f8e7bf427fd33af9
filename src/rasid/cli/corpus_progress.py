"""How a long coding goes, in one line on the terminal: shards, reports, how many a second now, how long still."""

import gzip
import sys
import time
from collections import deque
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from rasid.cli.say import fault, many, say
from rasid.ingest.item import Item
from rasid.pipeline.corpus.coding import Counts
from rasid.pipeline.corpus.ledger import Ledger
from rasid.pipeline.corpus.running import Watch

_EVERY = 0.5
_NOW = 30.0
"""Seconds that «now» means."""
_SAMPLE = 1 << 22
_FAULTS = 20
"""So many are told one by one; all stand in the corpus."""


class Told:
    """Counts what passes and tells of it; on a terminal a line that is written over, elsewhere one at the end."""

    def __init__(self, inputs: Sequence[str]) -> None:
        self._inputs = inputs
        self._shown = sys.stderr.isatty()
        self._began = self._last = time.monotonic()
        self._seen = self._bytes = self._before = self._failed = 0
        self._held: int | None = None
        self._marks: deque[tuple[float, int]] = deque([(self._began, 0)])
        self.shards = self.reports = self.claims = 0
        self.watch = Watch(self._stood, self._took, self._coded, self._say)

    def __enter__(self) -> "Told":
        self._held = held(self._inputs) if self._shown else None
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, at: TracebackType | None) -> None:
        self._wipe()
        if kind is not None and not self.shards:
            return  # what was refused or broken off before anything was coded says why, and that is all
        took = time.monotonic() - self._began
        rate = f", {self.reports / took:,.0f} a second" if took > 0 and self.reports else ""
        say(f"rasid: {many(self.reports, 'report')} in {many(self.shards, 'shard')} coded in {_length(took)}{rate}")

    def _stood(self, before: Ledger) -> None:
        self._before = before.seen - before.waiting

    def _took(self, item: Item) -> None:
        self._seen += 1
        self._bytes += len(item.raw)
        if item.error is not None:
            self._failed += 1
            if self._failed <= _FAULTS:
                self._wipe()
                fault(item.error, item.where)
        self._show()

    def _coded(self, counts: Counts) -> None:
        self.shards += 1
        self.reports += counts.reports
        self.claims += counts.claims
        now = time.monotonic()
        self._marks.append((now, self.reports))
        while len(self._marks) > 2 and now - self._marks[0][0] > _NOW:
            self._marks.popleft()
        self._show()

    def _say(self, text: str) -> None:
        self._wipe()
        say(f"rasid: {text}")

    def rate(self) -> float:
        """Reports a second, of late."""
        since, before = self._marks[0]
        return (self.reports - before) / max(self._marks[-1][0] - since, 1e-9)

    def left(self) -> float | None:
        """Seconds still to go, where the inputs' sizes tell how much there will be."""
        if not (self._held and self._bytes and self.rate() > 0):
            return None
        expected = self._seen * self._held / self._bytes - self._before
        return max(expected, self._seen, self.reports) / self.rate() - self.reports / self.rate()

    def _show(self) -> None:
        now = time.monotonic()
        if not self._shown or now - self._last < _EVERY:
            return
        self._last = now
        left = self.left()
        still = f" · {_length(left)} left" if left is not None else ""
        done = f"{many(self.shards, 'shard')} · {many(self.reports, 'report')} coded of {self._seen:,}"
        line = f"{done} · {self.rate():,.0f}/s{still}"
        sys.stderr.write(f"\r\x1b[2K{line}")
        sys.stderr.flush()

    def _wipe(self) -> None:
        if self._shown:
            sys.stderr.write("\r\x1b[2K")


def _length(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return (
        f"{minutes // 60} h {minutes % 60} min"
        if minutes >= 60
        else f"{minutes} min {rest} s"
        if minutes
        else f"{rest} s"
    )


def held(inputs: Sequence[str]) -> int | None:
    """About how many bytes the inputs hold unpacked; ``None`` where that cannot be told before they are read."""
    total = 0.0
    for name in inputs:
        path = Path(name)
        try:
            if path.is_dir() or not path.is_file():
                return None
            total += path.stat().st_size * (_unpacks(path) if path.suffix == ".gz" else 1)
        except (OSError, EOFError, ValueError):
            return None
    return round(total) or None


def _unpacks(path: Path) -> float:
    """How many times its size the beginning of a gzipped file unpacks to."""
    with path.open("rb") as packed, gzip.GzipFile(fileobj=packed) as unpacked:
        size = len(unpacked.read(_SAMPLE))
        return size / max(packed.tell(), 1)
