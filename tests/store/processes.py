"""Processes of their own that use the store, are killed at any moment, and say meanwhile what they were told."""

import os
import signal
import time
from collections.abc import Callable, Iterator

Say = Callable[[str], None]


class Child:
    """A forked process that runs ``work``; what it says through ``say`` is read here, and survives its death."""

    def __init__(self, work: Callable[[Say], None]) -> None:
        self._read, write = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            os.close(self._read)
            status = 1
            try:
                work(lambda line: _write(write, line))
                status = 0
            finally:
                os._exit(status)
        os.close(write)
        self._words = os.fdopen(self._read, "rb")

    def lines(self) -> Iterator[str]:
        """What it says, until it is gone; half a word is none."""
        for line in self._words:
            if line.endswith(b"\n"):
                yield line.decode().rstrip("\n")

    def kill_after(self, words: int, seconds: float) -> list[str]:
        """Let it say so much, and live so much longer, then kill -9; all it said."""
        said = [line for _, line in zip(range(words), self.lines(), strict=False)]
        time.sleep(seconds)
        os.kill(self.pid, signal.SIGKILL)
        said += self.lines()
        os.waitpid(self.pid, 0)
        return said

    def word(self) -> str:
        """The next thing it says."""
        return next(iter(self.lines()), "")

    def end(self) -> tuple[int, list[str]]:
        """Wait for its end; its exit status (negative: the signal it died of), and all it said."""
        said = list(self.lines())
        _, status = os.waitpid(self.pid, 0)
        return os.waitstatus_to_exitcode(status), said


def _write(pipe: int, line: str) -> None:
    os.write(pipe, line.encode() + b"\n")
