"""The door: :class:`Parser` has foreign bytes read in a process of its own, and outlives whatever happens to that.

One process reads thousands of items. Where it goes over its limits or dies, the item that did it fails with
``PARSER_KILLED``, a new process takes the place and goes on behind that item.
"""

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from types import TracebackType
from typing import IO, Any, cast

from rasid.errors import ParserKilledError, RasidError
from rasid.ingest.item import Asked, Item, by
from rasid.ingest.worker.frames import BrokenFrameError, Frame, receive, send
from rasid.ingest.worker.limits import OUT_OF_MEMORY, Limits
from rasid.ingest.worker.wire import asked_data, found, outcome

_MEND = "give the text itself, in a .txt file"
_KEPT = ("PATH", "LANG", "LC_ALL", "TZ", "TZDIR", "SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
"""Of the environment, what a parser needs: no passwords of databases among it."""
_PATIENCE = 25
_GLANCE = 0.1
_GRACE = 0.5


@dataclass(frozen=True, slots=True)
class Source:
    """What is to be read: a file by its ``path``, or bytes that are at hand already."""

    where: str
    name: str
    path: str = ""
    raw: bytes = b""
    media: str = ""
    url: str | None = None


class Parser:
    """Reads sources in a process of its own, one after another. To be used with ``with``; not by two threads."""

    def __init__(self, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self.killed = 0
        """How many processes were lost so far."""
        self._process: subprocess.Popen[bytes] | None = None
        self._waiting: float | None = None
        self._overdue = False
        self._closed = threading.Event()
        self._watch: threading.Thread | None = None

    def __enter__(self) -> "Parser":
        return self

    def __exit__(self, kind: type[BaseException] | None, e: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """End the process."""
        self._closed.set()
        self._stop()

    def read(self, source: Source, asked: Asked, after: int = 0) -> Iterator[Item]:
        """Everything that ``source`` holds behind its first ``after`` items. Raises nothing: faults are items too."""
        done, whole, in_a_row = after, False, 0
        try:
            while not whole:
                pending: Item | None = None
                for item, read in self._run(source, asked, done):
                    pending = None if read else item
                    if read:
                        done, in_a_row = done + 1, 0
                        yield replace(item, source=source.where, position=done)
                whole = pending is None
                if pending is not None:  # the process died on this one: another goes on behind it
                    done += 1
                    error = self._post_mortem(pending.where)
                    yield replace(pending, error=error, how=by("rasid"), source=source.where, position=done)
                    in_a_row += 1
                if in_a_row >= _PATIENCE:
                    told = f"the process that read it died {_PATIENCE} times in a row: the rest was not read"
                    error = ParserKilledError(told, where=source.where, mend=_MEND)
                    lost = Item(None, error, b"", source.media, source.where, by("rasid"), url=source.url)
                    yield replace(lost, source=source.where, position=done + 1)
                    return
        except GeneratorExit:
            self._stop()  # it is still sending what nobody wants
            raise

    def _run(self, source: Source, asked: Asked, skip: int) -> Iterator[tuple[Item, bool]]:
        """What one process tells: each item as it is found (``False``) and as it was read (``True``)."""
        item: Item | None = None
        try:
            process = self._started()
            self._ask(process, source, asked, skip)
            while (frame := self._next(process)) is not None:
                if frame.kind == "E":
                    return
                if frame.kind == "P":
                    item = found(frame.told, frame.raw)
                    yield item, False
                elif frame.kind == "D" and item is not None:
                    read = outcome(item, frame.told)
                    item = None
                    yield read, True
        except (BrokenFrameError, KeyError, TypeError, ValueError, AttributeError, OSError):
            self._end()
        if item is None:  # it died between two: what would have come is not known
            error = self._post_mortem(source.where)
            yield Item(None, error, b"", source.media, source.where, by("rasid"), url=source.url), True

    @staticmethod
    def _ask(process: "subprocess.Popen[bytes]", source: Source, asked: Asked, skip: int) -> None:
        told: dict[str, Any] = {"path": source.path, "where": source.where, "name": source.name}
        told |= {"media": source.media, "url": source.url, "skip": skip, **asked_data(asked)}
        pipe = cast(IO[bytes], process.stdin)
        send(pipe, "R", told, source.raw)
        pipe.flush()

    def _next(self, process: "subprocess.Popen[bytes]") -> Frame | None:
        self._waiting = time.monotonic()
        try:
            return receive(cast(IO[bytes], process.stdout))
        finally:
            self._waiting = None

    def _started(self) -> "subprocess.Popen[bytes]":
        if self._process is None:
            self._overdue = False
            self._process = subprocess.Popen(
                self._command(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=_environment(),
                bufsize=1 << 17,
            )
            if self._watch is None:
                self._watch = threading.Thread(target=self._guard, name="rasid-parser-guard", daemon=True)
                self._watch.start()
        return self._process

    def _command(self) -> list[str]:
        limits = [str(self.limits.cpu), str(self.limits.wall), str(self.limits.memory_mb)]
        return [sys.executable, "-X", "utf8", "-m", "rasid.ingest.worker.child", *limits]

    def _guard(self) -> None:
        """Kill a process that has said nothing for too long. It is not counted while nobody listens to it."""
        while not self._closed.wait(_GLANCE):
            since, process = self._waiting, self._process
            if since is not None and process is not None and time.monotonic() - since > self.limits.wall:
                self._overdue = True
                process.kill()

    def _stop(self) -> None:
        if self._process is not None:
            self._end()
            self._process = None

    def _end(self) -> int:
        """End the process, if it has not ended of itself; how it ended."""
        process = cast("subprocess.Popen[bytes]", self._process)
        with contextlib.suppress(OSError):
            cast(IO[bytes], process.stdin).close()
        try:
            status = process.wait(_GRACE)
        except subprocess.TimeoutExpired:
            process.kill()
            status = process.wait()
        cast(IO[bytes], process.stdout).close()
        return status

    def _post_mortem(self, where: str) -> RasidError:
        """Why the process died, for the user."""
        status = self._end()
        self._process = None
        self.killed += 1
        limits = self.limits
        if self._overdue:
            told = f"reading it took over {limits.wall:g} s and was stopped"
        elif status == -getattr(signal, "SIGXCPU", 0):
            told = f"reading it took over {limits.cpu} s of the processor and was stopped"
        elif status == OUT_OF_MEMORY:
            told = f"reading it took over {limits.memory_mb} MB of memory and was stopped"
        else:
            told = f"the process that read it died (status {status})"
        return ParserKilledError(told, where=where, mend=_MEND)


def _environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return {**kept, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
