"""How far each input was taken: what is read to its end is not opened again, what was broken off goes on where it was.

An input is known by its path, size and time of change, and by what the caller said of it. One that is another now is
read from its beginning; what of it was kept before is known again by its ids.
"""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from rasid.pipeline.corpus.known import Known, key_of

_STDIN = "-"


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it was met: ``position`` is how many of its things were taken, ``ended`` whether that was all."""

    path: str
    size: int
    changed: int
    given: str
    position: int = 0
    ended: bool = False

    def key(self) -> bytes:
        """What tells it apart."""
        return key_of(self.path, self.size, self.changed, self.given)

    def told(self) -> dict[str, Any]:
        """For the record of a shard."""
        return {name: getattr(self, name) for name in self.__slots__}


class Taken:
    """The inputs of a corpus, as the records of its shards tell of them, and as they are met now."""

    def __init__(self, given: str, cut: Iterable[Mapping[str, Any]] = ()) -> None:
        self._given = given
        self._ended = Known()
        self._broken: dict[str, Source] = {}
        self._where, self._now = "", Source("", 0, 0, "")
        self._met: dict[str, Source] = {}
        for record in cut:
            for told in record.get("sources", ()):
                self._recall(Source(**told))

    def _recall(self, source: Source) -> None:
        self._broken.pop(source.path, None)
        if source.ended and self._ended.get(source.key()) is None:
            self._ended.add(source.key())
        elif not source.ended:
            self._broken[source.path] = source

    def standing(self, path: Path | None) -> int | None:
        """How many things of a file were taken before; ``None`` where that is all it holds."""
        found = self.source(path)
        if self._ended.get(found.key()) is not None:
            return None
        broken = self._broken.get(found.path)
        return broken.position if broken is not None and broken.key() == found.key() else 0

    def source(self, path: Path | None) -> Source:
        """A file as it is now; the standard input, which is another each time, where there is none."""
        if path is None:
            return Source(_STDIN, 0, 0, str(os.getpid()))
        try:
            stat = path.stat()
        except OSError:
            return Source(os.path.abspath(path), -1, 0, self._given)
        return Source(os.path.abspath(path), stat.st_size, stat.st_mtime_ns, self._given)

    def open(self, where: str, path: Path | None) -> int | None:
        """As :meth:`standing`, and what came before has ended: for the door, which asks for each file in turn."""
        self.end()
        position = self.standing(path)
        if position is not None:
            self._where, self._now = where, replace(self.source(path), position=position)
        return position

    def note(self, where: str, position: int) -> None:
        """A thing was taken; of what has no file (a path that leads nowhere) nothing is noted."""
        if where == self._where:
            self._now = replace(self._now, position=position)
            self._met[self._now.path] = self._now

    def end(self) -> None:
        """The file that is open holds no more."""
        if self._where:
            self._met[self._now.path] = replace(self._now, ended=True)
        self._where = ""

    def met(self) -> list[dict[str, Any]]:
        """What was met since this was asked last, for the record of a shard."""
        told = [s.told() for s in self._met.values() if s.path != _STDIN]
        self._met = {}
        return told
