"""A JSON document of any size, element by element, each with its own bytes.

An array of a million messages is never held at once. ijson streams as well, but does not say which bytes a value
came from, and those are what is kept.
"""

import codecs
import json
import re
from collections.abc import Iterator
from typing import IO, Any, NamedTuple

from rasid.errors import FormatError, TooLargeError
from rasid.ingest.inputs import LARGEST

_CHUNK = 1 << 16
_SPACE = re.compile(r"[ \t\r\n\ufeff\0]*")
_MEND = "fetch or export the file again"
_DECODER = json.JSONDecoder(strict=False)
ARRAYS = frozenset(["reports", "articles", "items", "entries", "messages"])
"""The keys under which a document holds its reports."""
_NESTED = {"chats": "list"}
"""Telegram's export of a whole account: «chats» holds a «list» of chats, each with its «messages»."""


class Element(NamedTuple):
    """An element of an array: the key it stands under (empty for the top), what the object around says, its bytes."""

    key: str
    around: dict[str, Any]
    raw: bytes
    value: Any


class _Buffer:
    """A stream of UTF-8 as text, a window at a time; bytes that are no UTF-8 survive the way there and back."""

    def __init__(self, stream: IO[bytes]) -> None:
        self.stream = stream
        self.decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
        self.text, self.at, self.ended = "", 0, False

    def more(self) -> None:
        """Twice as much as is waiting, so that a long value is looked at a few times and not a thousand."""
        raw = self.stream.read(max(_CHUNK, len(self.text) - self.at))
        self.ended = not raw
        self.text = self.text[self.at :] + self.decoder.decode(raw, final=not raw)
        self.at = 0

    def next(self) -> str:
        """The next character that is no space, not taken; empty at the end."""
        while True:
            found = _SPACE.match(self.text, self.at)
            self.at = found.end() if found else self.at
            if self.at < len(self.text) or self.ended:
                return self.text[self.at : self.at + 1]
            self.more()

    def take(self, wanted: str) -> str:
        """The next character, which must be one of ``wanted``."""
        found = self.next()
        if not found or found not in wanted:
            told = f"«{found}» stands where one of {wanted} should" if found else "it breaks off"
            raise FormatError(f"this is no whole JSON: {told}", mend=_MEND)
        self.at += 1
        return found

    def value(self) -> tuple[str, Any]:
        """The next value and its own text."""
        self.next()
        while True:
            try:
                value, end = _DECODER.raw_decode(self.text, self.at)
            except RecursionError:
                raise FormatError("this JSON is nested too deeply", mend=_MEND) from None
            except ValueError as e:
                if self.ended:
                    raise FormatError(f"this is no whole JSON: {str(e)[:120]}", mend=_MEND) from None
            else:
                if end < len(self.text) or self.ended:  # a number may go on
                    raw, self.at = self.text[self.at : end], end
                    return raw, value
            if len(self.text) - self.at > LARGEST:
                raise TooLargeError("one value in this JSON is over 10 MB, or never ends", mend=_MEND)
            self.more()


def elements(stream: IO[bytes]) -> Iterator[Element]:
    """The elements of the arrays that hold reports, in order, as they come.

    Raises :class:`FormatError` where the document breaks off or is broken: what came before is whole.
    """
    buffer = _Buffer(stream)
    if buffer.next() == "[":
        yield from _array(buffer, "", {})
    else:
        yield from _object(buffer)


def _object(buffer: _Buffer) -> Iterator[Element]:
    around: dict[str, Any] = {}
    for key in _keys(buffer):
        opening = buffer.next()
        if opening == "[" and key in ARRAYS:
            yield from _array(buffer, key, around)
        elif opening == "{" and key in _NESTED:
            yield from _chats(buffer, _NESTED[key])
        else:
            _, value = buffer.value()
            if not isinstance(value, dict | list):
                around[key] = value


def _keys(buffer: _Buffer) -> Iterator[str]:
    """The keys of an object; whoever asks must take the value before the next."""
    buffer.take("{")
    if buffer.next() == "}":
        buffer.at += 1
        return
    while True:
        if buffer.next() != '"':
            buffer.take('"')
        key = str(buffer.value()[1])
        buffer.take(":")
        yield key
        if buffer.take(",}") == "}":
            return


def _array(buffer: _Buffer, key: str, around: dict[str, Any]) -> Iterator[Element]:
    buffer.take("[")
    if buffer.next() == "]":
        buffer.at += 1
        return
    while True:
        raw, value = buffer.value()
        yield Element(key, around, raw.encode("utf-8", "surrogateescape"), value)
        if buffer.take(",]") == "]":
            return


def _chats(buffer: _Buffer, within: str) -> Iterator[Element]:
    for key in _keys(buffer):
        if key == within and buffer.next() == "[":
            buffer.take("[")
            if buffer.next() == "]":
                buffer.at += 1
                continue
            while True:
                yield from _object(buffer)
                if buffer.take(",]") == "]":
                    break
        else:
            buffer.value()
