"""What goes over the pipe between rasid and its parser: frames with their lengths first, JSON and raw bytes inside.

Nothing is unpickled: a parser that a hostile file has taken over can say wrong things, and cannot make rasid run any.
"""

import json
import struct
from typing import IO, Any, NamedTuple

_HEAD = struct.Struct(">4scII")
_MAGIC = b"rsd1"
_MOST_TOLD = 200_000_000
_MOST_RAW = 200_000_000


class Frame(NamedTuple):
    """One message: ``kind`` is one letter, ``told`` JSON, ``raw`` bytes as they are."""

    kind: str
    told: dict[str, Any]
    raw: bytes


class BrokenFrameError(Exception):
    """What came over the pipe is no frame: whoever sent it is not to be trusted any more."""


def send(stream: IO[bytes], kind: str, told: dict[str, Any], raw: bytes = b"") -> None:
    """Write a frame; the caller flushes."""
    text = json.dumps(told, ensure_ascii=False).encode("utf-8", "surrogatepass")
    stream.write(_HEAD.pack(_MAGIC, kind.encode("ascii"), len(text), len(raw)))
    stream.write(text)
    if raw:
        stream.write(raw)


def receive(stream: IO[bytes]) -> Frame | None:
    """The next frame, or ``None`` where the stream has ended. Raises :class:`BrokenFrameError`."""
    head = stream.read(_HEAD.size)
    if not head:
        return None
    try:
        magic, kind, told_size, raw_size = _HEAD.unpack(head)
        if magic != _MAGIC or told_size > _MOST_TOLD or raw_size > _MOST_RAW:
            raise BrokenFrameError("no frame")
        text, raw = stream.read(told_size), stream.read(raw_size)
        if len(text) < told_size or len(raw) < raw_size:
            return None
        told = json.loads(text.decode("utf-8", "surrogatepass"))
        if not isinstance(told, dict):
            raise BrokenFrameError("no frame")
        return Frame(kind.decode("ascii"), told, raw)
    except (struct.error, ValueError, RecursionError) as e:
        raise BrokenFrameError(str(e)) from e
