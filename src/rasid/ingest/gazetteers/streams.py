"""Files of gazetteers as lines of text, read as they come: plain or in a ZIP, in whatever encoding.

A country has tens of thousands of places, all countries twelve million: nothing here keeps more than a line.
"""

import codecs
import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from rasid.errors import EncodingError, InputError
from rasid.ingest.encodings import arabic_yield

LONGEST_LINE = 4_000_000
"""Characters of a line: the polygon of a large province has two million."""
_LARGEST = 20_000_000_000
"""Bytes of a file, unpacked: ten times the largest dump there is, of all countries."""
_SAMPLE = 1 << 18
_CHUNK = 1 << 20
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
          (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))  # fmt: skip
_ARABIC = ("utf-8", "cp1256", "iso8859-6")
SHEETS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
"""What spreadsheets are called, whether or not rasid reads them."""


@contextmanager
def text_of(path: Path, suffixes: tuple[str, ...]) -> Iterator[IO[str]]:
    """A file as text; of a ZIP the one file in it whose name ends on one of ``suffixes``.

    Raises :class:`InputError` where it cannot be opened or is no text.
    """
    must_be_file(path)
    if path.suffix.lower() in SHEETS:
        mend = "save the sheet as CSV (UTF-8) and give that"
        raise InputError("this format is read from no spreadsheet", where=str(path), mend=mend)
    with _bytes(path, suffixes) as stream:
        encoding = _encoding(stream, str(path))
    with _bytes(path, suffixes) as stream, io.TextIOWrapper(stream, encoding, errors="replace", newline="") as text:
        yield text


def lines(text: IO[str]) -> Iterator[str]:
    """The lines of a text; one that is longer than any row is cut, and will not have the cells of a row."""
    while line := text.readline(LONGEST_LINE):
        yield line
        while not line.endswith("\n") and len(line) == LONGEST_LINE:
            line = text.readline(LONGEST_LINE)


def must_be_file(path: Path) -> None:
    """Raise :class:`InputError` where there is no such file, or one larger than any gazetteer."""
    where = str(path)
    if not path.exists():
        raise InputError("there is no such file", where=where, mend="check the path")
    if path.is_dir():
        raise InputError("this is a folder", where=where, mend="name the files in it")
    if path.stat().st_size > _LARGEST:
        raise InputError("it is larger than any gazetteer", where=where, mend="give a part of it")


@contextmanager
def _bytes(path: Path, suffixes: tuple[str, ...]) -> Iterator[IO[bytes]]:
    try:
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive, archive.open(_member(archive, path, suffixes)) as inside:
                yield inside
        elif path.suffix.lower() == ".gz":
            with gzip.open(path) as unpacked:
                yield unpacked  # type: ignore[misc]
        else:
            with path.open("rb") as stream:
                yield stream
    except (zipfile.BadZipFile, gzip.BadGzipFile, EOFError, RuntimeError, NotImplementedError, zlib.error) as e:
        raise InputError(f"it cannot be unpacked: {e}", where=str(path), mend="fetch it again, or unpack it") from e


def _member(archive: zipfile.ZipFile, path: Path, suffixes: tuple[str, ...]) -> zipfile.ZipInfo:
    held = [m for m in archive.infolist() if not m.is_dir() and _wanted(m.filename, suffixes)]
    if len(held) != 1:
        told = ", ".join(m.filename for m in held[:5]) or "no file ending on " + " ".join(suffixes)
        raise InputError(f"this archive holds {told}", where=str(path), mend="unpack it and name the one file")
    if held[0].file_size > _LARGEST:
        raise InputError("what is packed is larger than any gazetteer", where=str(path), mend="give a part of it")
    return held[0]


def _wanted(name: str, suffixes: tuple[str, ...]) -> bool:
    last = name.rsplit("/", 1)[-1].lower()
    return last.endswith(suffixes) and not last.startswith((".", "readme", "iso-languagecodes"))


def _encoding(stream: IO[bytes], where: str) -> str:
    """UTF-8 where the whole file is; else what gives the most Arabic, so that one bad byte costs only its row."""
    head = stream.read(_SAMPLE)
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name
    if not head.strip():
        raise InputError("the file is empty", where=where, mend="fetch it again")
    if head.startswith(b"PK\x03\x04"):
        raise InputError("it cannot be unpacked", where=where, mend="fetch it again, or unpack it")
    if head.count(b"\0") * 50 > len(head):
        raise InputError("these bytes are no text", where=where, mend="give the table or the GeoJSON itself")
    return "utf-8" if _is_utf8(head, stream) else _most_arabic(head, where)


def _is_utf8(head: bytes, rest: IO[bytes]) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        decoder.decode(head)
        while chunk := rest.read(_CHUNK):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _most_arabic(head: bytes, where: str) -> str:
    best = max(_ARABIC, key=lambda name: arabic_yield(head.decode(name, "replace")))
    if arabic_yield(head.decode(best, "replace")).letters > 0:
        return best
    from charset_normalizer import from_bytes

    found = from_bytes(head).best()
    if found is None:
        raise EncodingError("no encoding makes text of it", where=where, mend="save it as UTF-8")
    return found.encoding
