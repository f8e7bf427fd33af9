"""JSON Lines and JSON: records of our own, and Telegram's exports, which are JSON too."""

import json
from collections.abc import Iterator
from functools import partial
from io import BytesIO
from typing import IO, Any

from rasid.errors import TooLargeError
from rasid.ingest.encodings import codec_of, decode
from rasid.ingest.formats.json_stream import ARRAYS, Element, elements
from rasid.ingest.formats.telegram import is_message, key, read_message
from rasid.ingest.inputs import LARGEST, too_large
from rasid.ingest.item import Asked, Content, Part, Recovered, failing
from rasid.ingest.lines import parsed, report_of

LINES = "application/x-ndjson"
JSON = "application/json"
_BLANK = b" \t\r\n\xef\xbb\xbf\0"


def line_parts(content: Content, asked: Asked) -> Iterator[Part]:
    """The lines of JSON Lines; one that is longer than any report is passed over and told of."""
    number = 0
    while raw := content.stream.readline(LARGEST + 1):
        number += 1
        at = f"{content.where}:{number}"
        if len(raw) > LARGEST:
            _pass_over(content.stream, raw)
            yield failing(at, TooLargeError(too_large(at).message, mend=too_large(at).mend), media=LINES)
        elif raw.strip(_BLANK):
            yield Part(at, raw, LINES, partial(_line, raw, at))


def _line(raw: bytes, at: str) -> Recovered:
    return Recovered(*report_of(parsed(raw), at))


def _pass_over(stream: IO[bytes], raw: bytes) -> None:
    while raw and not raw.endswith(b"\n"):
        raw = stream.readline(1 << 20)


def json_parts(content: Content, asked: Asked) -> Iterator[Part]:
    """The records of a JSON document, in whatever array it keeps them; one that keeps none is a record itself."""
    raw = content.stream.read(LARGEST + 1)
    if len(raw) <= LARGEST:
        single, stream = _single(raw), BytesIO(_as_utf8(raw))
        if single is not None:
            yield Part(content.where, raw, JSON, lambda: Recovered(*report_of(single, content.where)))
            return
    else:
        stream = _Rejoined(raw, content.stream)  # type: ignore[assignment]
    number = 0
    for number, element in enumerate(elements(stream), 1):
        yield _part(element, f"{content.where}:[{number}]", asked)
    if not number and len(raw) > LARGEST:
        told = too_large(content.where)
        yield failing(content.where, TooLargeError(told.message, mend=told.mend), media=JSON)


def _single(raw: bytes) -> dict[str, Any] | None:
    """The one record that a small document is."""
    try:
        value = json.loads(decode(raw))
    except (ValueError, RecursionError):
        return None  # the stream tells what is wrong, and gives what is right
    held = isinstance(value, dict) and (isinstance(value.get("chats"), dict) or any(
        isinstance(value.get(k), list) for k in ARRAYS
    ))  # fmt: skip
    return value if isinstance(value, dict) and not held else None


def _as_utf8(raw: bytes) -> bytes:
    """The document in the encoding that JSON has; one in another is small enough to be turned at once."""
    if codec_of(raw).startswith("utf-8"):
        return raw
    return decode(raw).encode("utf-8", "surrogatepass")


def _part(element: Element, at: str, asked: Asked) -> Part:
    value = element.value
    if element.key == "messages" and is_message(value):
        read = partial(read_message, value, element.around, at, asked.given.country)
        return Part(at, element.raw, JSON, read, key=key(value, element.around))
    return Part(at, element.raw, JSON, lambda: Recovered(*report_of(value, at)))


class _Rejoined:
    """A stream whose beginning was read already."""

    def __init__(self, head: bytes, rest: IO[bytes]) -> None:
        self.head, self.rest = BytesIO(head), rest

    def read(self, size: int) -> bytes:
        return self.head.read(size) or self.rest.read(size)
