"""What is packed: gzip, Zstandard and ZIP, looked into and never unpacked to the disk.

The size that matters is the one unpacked: a megabyte can hold a gigabyte of zeros.
"""

import gzip
import io
import stat
import zipfile
from collections.abc import Callable, Iterator
from typing import IO, cast

from rasid.errors import FormatError, InputError, NotAReportError, TooLargeError
from rasid.ingest.formats.parquet import pyarrow
from rasid.ingest.item import Asked, Content, Part, failing

Inside = Callable[[Content, Asked], Iterator[Part]]
"""What tells the parts of a content: the door of this folder, given here so that the two need not know each other."""
MOST_MEMBERS = 50_000
_MOST_UNPACKED = 20_000_000_000
"""Bytes that any archive may unpack to: ten times the largest Telegram export met."""
_FREE = 5_000_000
_STEEPEST = 100
"""How many times its size a file may unpack to, once it is past the first 5 MB; Arabic JSON packs to a seventh."""
_MEND = "unpack it yourself if you trust it, and give the folder"
_DEEPEST = 2


class Unpacking(io.RawIOBase):
    """A stream that counts what it gives and stops a bomb. ``packed`` tells how many bytes have gone into it."""

    def __init__(self, stream: IO[bytes], packed: Callable[[], int]) -> None:
        self.stream, self.packed, self.given = stream, packed, 0

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: object) -> int:
        """Fill ``buffer``. Raises :class:`TooLargeError` where it gives too much for what went in."""
        view = memoryview(cast(bytearray, buffer))
        piece = self.stream.read(min(len(view), 1 << 18))
        view[: len(piece)] = piece
        self.given += len(piece)
        steep = self.given > _FREE and self.given > _STEEPEST * max(self.packed(), 1)
        if steep or self.given > _MOST_UNPACKED:
            raise TooLargeError(f"it unpacks to over {self.given // 1_000_000} MB: this may be a bomb", mend=_MEND)
        return len(piece)


def gzip_parts(content: Content, asked: Asked, inside: Inside) -> Iterator[Part]:
    """What a gzipped file holds."""
    _refuse_deep(content)
    counted = _Counted(content.stream)
    with gzip.GzipFile(fileobj=cast(IO[bytes], counted)) as unpacked:
        stream = io.BufferedReader(Unpacking(cast(IO[bytes], unpacked), lambda: counted.read_bytes), 1 << 17)
        name = content.name[:-3] if content.name.lower().endswith(".gz") else content.name
        yield from inside(_within(content, stream, content.where, name), asked)


def zstd_parts(content: Content, asked: Asked, inside: Inside) -> Iterator[Part]:
    """What a file packed by Zstandard holds. Raises :class:`ExtraMissingError` where no library unpacks it."""
    _refuse_deep(content)
    arrow = pyarrow("Zstandard")
    counted = _Counted(content.stream)
    with arrow.CompressedInputStream(arrow.PythonFile(counted, mode="r"), "zstd") as unpacked:
        stream = io.BufferedReader(Unpacking(cast(IO[bytes], unpacked), lambda: counted.read_bytes), 1 << 17)
        name = content.name[:-4] if content.name.lower().endswith(".zst") else content.name
        yield from inside(_within(content, stream, content.where, name), asked)


class _Counted:
    """A stream that counts what was read of it."""

    def __init__(self, stream: IO[bytes]) -> None:
        self.stream, self.read_bytes, self.closed = stream, 0, False

    def read(self, size: int = -1) -> bytes:
        piece = self.stream.read(size)
        self.read_bytes += len(piece)
        return piece

    def close(self) -> None:
        """Not ours to close."""


def zip_parts(content: Content, asked: Asked, inside: Inside) -> Iterator[Part]:
    """What the members of a ZIP hold, in the archive's order, each failing alone.

    Raises :class:`TooLargeError` where it has too many or too much, :class:`FormatError` where it is broken or nested.
    """
    _refuse_deep(content)
    if content.depth:
        raise FormatError("this is an archive within an archive", mend=_MEND)
    with zipfile.ZipFile(content.stream) as archive:
        members = archive.infolist()
        if len(members) > MOST_MEMBERS:
            raise TooLargeError(f"this archive has {len(members):,} members, over {MOST_MEMBERS:,}", mend=_MEND)
        if sum(m.file_size for m in members) > _MOST_UNPACKED:
            raise TooLargeError("unpacked this archive is over 20 GB", mend=_MEND)
        for member in members:
            if not member.is_dir():
                yield from _member(archive, member, content, asked, inside)


def _member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, content: Content, asked: Asked, inside: Inside
) -> Iterator[Part]:
    where = f"{content.where}/{member.filename}"
    last = member.filename.rsplit("/", 1)[-1]
    refused = _refused(member)
    if refused is not None:
        yield failing(where, refused)
        return
    if last.startswith(".") or member.filename.startswith("__MACOSX/"):
        return
    with archive.open(member) as packed:
        unpacking = Unpacking(packed, lambda: member.compress_size)
        yield from inside(_within(content, io.BufferedReader(unpacking, 1 << 17), where, last), asked)


def _refused(member: zipfile.ZipInfo) -> InputError | None:
    """Why a member is not even opened. Nothing is written under its name, so this guards those who come after."""
    name = member.filename.replace("\\", "/")
    if name.startswith("/") or name[1:2] == ":" or ".." in name.split("/") or "\0" in name:
        return FormatError("this member's name leads out of the archive", mend=_MEND)
    if stat.S_ISLNK(member.external_attr >> 16):
        return NotAReportError("this member is a link and no file", mend=_MEND)
    if member.file_size > _FREE and member.file_size > _STEEPEST * max(member.compress_size, 1):
        return TooLargeError(f"it unpacks to {member.file_size // 1_000_000} MB: this may be a bomb", mend=_MEND)
    if member.flag_bits & 1:
        return FormatError("this member is locked with a password", mend="unpack it yourself and give the file")
    return None


def _refuse_deep(content: Content) -> None:
    if content.depth >= _DEEPEST:
        raise FormatError("this is packed within packed files", mend=_MEND)


def _within(content: Content, stream: object, where: str, name: str) -> Content:
    return Content(cast(IO[bytes], stream), where, name, content.media, content.url, content.depth + 1)
