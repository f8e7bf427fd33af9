"""The door of the formats: what bytes hold, thing by thing, whatever they are and wherever they lie.

Each thing found comes out once. What breaks inside a container ends that container with a failure of its own; what
came before stands, and what comes after it (the next member, the next file) is read.
"""

import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import partial

from rasid.errors import FormatError, NoTextError, RasidError, TooLargeError
from rasid.ingest.formats.archives import gzip_parts, zip_parts, zstd_parts
from rasid.ingest.formats.feed import feed_parts
from rasid.ingest.formats.parquet import parquet_parts
from rasid.ingest.formats.pdf import LARGEST_PDF, read_pdf
from rasid.ingest.formats.records import json_parts, line_parts
from rasid.ingest.formats.sniff import charset_of, form_of, media_of
from rasid.ingest.formats.table import csv_parts, xlsx_parts
from rasid.ingest.formats.warc import page_of, warc_parts
from rasid.ingest.inputs import LARGEST, too_large
from rasid.ingest.item import Asked, Content, Part, Recovered, failing
from rasid.ingest.single import one

_HEAD = 1 << 16
_MEND = "fetch it again, or see what it holds"


def parts(content: Content, asked: Asked) -> Iterator[Part]:
    """Everything that ``content`` holds, faults included; raises nothing but ``MemoryError``."""
    found = False
    try:
        for part in _open(content, asked):
            found = True
            yield part
        if not found:
            yield failing(content.where, NoTextError("there is no report in it", mend=_MEND))
    except RasidError as e:
        yield failing(content.where, e, media=content.media)
    except (OSError, EOFError, zlib.error, zipfile.BadZipFile, ValueError, NotImplementedError, KeyError) as e:
        told = f"it is broken or breaks off: {type(e).__name__}: {str(e)[:120]}"
        yield failing(content.where, FormatError(told, mend=_MEND), media=content.media)
    except RecursionError:
        yield failing(content.where, FormatError("it is nested too deeply", mend=_MEND), media=content.media)


def _open(content: Content, asked: Asked) -> Iterator[Part]:
    head = content.stream.peek(_HEAD)[:_HEAD]  # type: ignore[attr-defined]
    form = form_of(head, content.name, content.where)
    if form in _PACKED:
        if form == "zip" and _is_workbook(head, content.name):
            return xlsx_parts(content, asked)
        return _PACKED[form](content, asked, parts)
    many = _MANY.get(form)
    return many(content, asked) if many else iter([_single(content, form)])


_PACKED = {"gzip": gzip_parts, "zip": zip_parts, "zstd": zstd_parts}
_MANY: dict[str, Callable[[Content, Asked], Iterator[Part]]] = {
    "lines": line_parts,
    "json": json_parts,
    "feed": feed_parts,
    "warc": warc_parts,
    "table": csv_parts,
    "parquet": parquet_parts,
}


def _is_workbook(head: bytes, name: str) -> bool:
    """An XLSX file is a ZIP archive whose first members have names of its own."""
    return b"[Content_Types].xml" in head[:4000] or b"xl/workbook" in head or name.lower().endswith((".xlsx", ".xlsm"))


def _single(content: Content, form: str) -> Part:
    """A file that is one report: a page, a text, a PDF."""
    most = LARGEST_PDF if form == "pdf" else LARGEST
    raw = content.stream.read(most + 1)
    if len(raw) > most:
        error = too_large(content.where)
        told = error.message.replace("10 MB", f"{most // 1_000_000} MB")
        return failing(content.where, TooLargeError(told, mend=error.mend), media=_MEDIA[form])
    if content.media:
        read = partial(page_of, raw, content.media, content.url, content.where, "http")
        return Part(content.where, raw, media_of(content.media), read, content.url)
    return Part(content.where, raw, _MEDIA[form], partial(_READ[form], raw, content.where, content.media))


_MEDIA = {"pdf": "application/pdf", "page": "text/html", "text": "text/plain"}


def _one(form: str, raw: bytes, where: str, media: str) -> Recovered:
    return Recovered(*one(raw, where, form, charset_of(media)))


def _pdf(raw: bytes, where: str, media: str) -> Recovered:
    return read_pdf(raw, where)


_READ: dict[str, Callable[[bytes, str, str], Recovered]] = {
    "pdf": _pdf,
    "page": partial(_one, "page"),
    "text": partial(_one, "text"),
}
