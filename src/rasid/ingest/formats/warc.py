"""Web archives (ISO 28500): the pages among the records of a WARC file.

A record of a crawl's own affairs (warcinfo, request, metadata) is an envelope and no thing found; an answer that is no
page is one, and is told of. The answer is taken apart here and not by warcio, for what it unpacks to must be capped.
"""

from collections.abc import Iterator
from functools import partial
from typing import Any

from rasid.errors import FormatError, NotAReportError, TooLargeError
from rasid.ingest.formats.sniff import charset_of, media_of
from rasid.ingest.http_body import body_of, split
from rasid.ingest.inputs import LARGEST
from rasid.ingest.item import Asked, Content, Part, Recovered, by, failing
from rasid.ingest.single import one

MEDIA = "application/warc"
_ENVELOPES = frozenset(["warcinfo", "request", "metadata", "continuation"])
_PAGES = frozenset(["text/html", "application/xhtml+xml", "text/plain", "application/pdf", ""])
_MEND = "nothing is to be done"


def warc_parts(content: Content, asked: Asked) -> Iterator[Part]:
    """The answers in a web archive, packed or not. Raises :class:`FormatError` where it breaks off."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    number = 0
    try:
        for record in ArchiveIterator(content.stream, no_record_parse=True):
            if record.rec_type in _ENVELOPES:
                continue
            number += 1
            yield _part(record, f"{content.where}:[{number}]")
    except ArchiveLoadFailed as e:
        told = " ".join(str(e).split())[:150]
        raise FormatError(f"this web archive is broken after record {number}: {told}", mend="fetch it again") from e


def _part(record: Any, at: str) -> Part:
    url = record.rec_headers.get_header("WARC-Target-URI")
    url = str(url).strip("<> ")[:2000] if url else None
    block = record.raw_stream.read(LARGEST + 1)
    if len(block) > LARGEST:
        while record.raw_stream.read(1 << 20):
            pass
        return failing(at, TooLargeError("it is over 10 MB, which no page is", mend=_MEND), media=MEDIA, url=url)
    head = record.rec_headers.to_bytes() if hasattr(record.rec_headers, "to_bytes") else b""
    read = partial(_read, record.rec_type, record.rec_headers.get_header("Content-Type") or "", block, url, at)
    return Part(at, head + block, MEDIA, read, url, record.rec_headers.get_header("WARC-Record-ID"))


def _read(kind: str, media: str, block: bytes, url: str | None, at: str) -> Recovered:
    if kind == "revisit":
        raise NotAReportError("the page had not changed since it was archived before", mend=_MEND)
    if "application/http" in media.lower():
        status, headers, block = split(block)
        if status != 200:
            raise NotAReportError(f"the server answered {status}", mend=_MEND)
        block, media = body_of(headers, block, LARGEST), headers.get("content-type", "")
    return page_of(block, media, url, at, by("warcio"))


def page_of(block: bytes, media: str, url: str | None, at: str, via: str) -> Recovered:
    """What a server gave, as a report. Raises :class:`NotAReportError` where it is no page."""
    kind = media_of(media)
    if kind not in _PAGES:
        raise NotAReportError(f"no page but {kind}", mend=_MEND)
    if kind == "application/pdf" or block.startswith(b"%PDF"):
        from rasid.ingest.formats.pdf import read_pdf

        found = read_pdf(block, at)
        report, how = found.report, found.how
    else:
        report, how = one(block, at, "page" if "html" in kind else "", charset_of(media))
    from dataclasses import replace

    return Recovered(replace(report, url=report.url or url), f"{via}, {how}")
