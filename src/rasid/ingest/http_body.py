"""The body of an HTTP answer as the server meant it: put together from its chunks and unpacked, by caps."""

import zlib
from collections.abc import Callable
from importlib import import_module
from typing import Any

from rasid.errors import FormatError, TooLargeError

_MEND = "see what it is with a browser"
_CODINGS = ("gzip", "x-gzip", "deflate", "br")
_STEP = 1 << 16


def split(answer: bytes) -> tuple[int, dict[str, str], bytes]:
    """An answer as it went over the wire: status, headers in lower case, body. Raises :class:`FormatError`."""
    head, mark, body = answer.partition(b"\r\n\r\n")
    if not mark:
        head, mark, body = answer.partition(b"\n\n")
    lines = head.decode("latin-1").splitlines()
    status = lines[0].split() if lines else []
    if len(status) < 2 or not status[0].startswith("HTTP/") or not status[1].isdecimal():
        raise FormatError("this is no answer of a web server", mend=_MEND)
    headers: dict[str, str] = {}
    for line in lines[1:200]:
        name, _, value = line.partition(":")
        headers.setdefault(name.strip().lower(), value.strip())
    return int(status[1][:3]), headers, body


def body_of(headers: dict[str, str], body: bytes, most: int) -> bytes:
    """The body, ``most`` bytes at most. Raises :class:`TooLargeError`, or :class:`FormatError` if it is broken."""
    if "chunked" in headers.get("transfer-encoding", "").lower():
        body = _joined(body)
    codings = [c.strip() for c in headers.get("content-encoding", "").lower().split(",") if c.strip()]
    for coding in reversed(codings[:3]):
        if coding in _CODINGS:
            body = unpacked(body, coding, most)
    if len(body) > most:
        raise TooLargeError(f"it is over {most // 1_000_000} MB", mend=_MEND)
    return body


def unpacked(body: bytes, coding: str, most: int) -> bytes:
    """``body`` unpacked, never more than ``most`` bytes of it. Raises as :func:`body_of`."""
    step = _brotli() if coding == "br" else _zlib(body, coding)
    out = bytearray()
    for at in range(0, len(body), _STEP):
        piece: bytes | None = body[at : at + _STEP]
        while piece is not None:
            try:
                given, piece = step(piece)
            except Exception as e:  # zlib.error, brotli.error
                if out:
                    return bytes(out)  # what stands before the broken place is still the page
                raise FormatError(f"it cannot be unpacked ({coding}): {str(e)[:80]}", mend=_MEND) from None
            out += given
            if len(out) > most:
                raise TooLargeError(f"unpacked it is over {most // 1_000_000} MB", mend=_MEND)
    return bytes(out)


Step = Callable[[bytes], tuple[bytes, bytes | None]]
"""Takes a piece, gives what it unpacks to and what of the piece is still waiting."""


def _zlib(body: bytes, coding: str) -> Step:
    raw_deflate = coding == "deflate" and (len(body) < 2 or (body[0] * 256 + body[1]) % 31 or body[0] & 15 != 8)
    machine = zlib.decompressobj(-15 if raw_deflate else 47)

    def step(piece: bytes) -> tuple[bytes, bytes | None]:
        given = machine.decompress(piece, _STEP * 4)
        return given, machine.unconsumed_tail or None

    return step


def _brotli() -> Step:
    try:
        machine: Any = import_module("brotli").Decompressor()
    except ImportError:
        raise FormatError("it is packed with Brotli", mend="pip install brotli, and add it again") from None

    def step(piece: bytes) -> tuple[bytes, bytes | None]:
        given = machine.process(piece, output_buffer_limit=_STEP * 4)
        return given, None if machine.can_accept_more_data() else b""

    return step


def _joined(body: bytes) -> bytes:
    """A chunked body in one piece; one that is not chunked after all as it is."""
    out, at = bytearray(), 0
    while at < len(body):
        end = body.find(b"\n", at, at + 100)
        size = body[at:end].split(b";")[0].strip() if end >= 0 else b"x"
        try:
            length = int(size, 16)
        except ValueError:
            return bytes(out) if out else body
        if length <= 0:
            break
        out += body[end + 1 : end + 1 + length]
        at = end + 1 + length + 2
    return bytes(out)
