"""RSS and Atom: a feed's entries as reports, the whole article rather than its summary where the feed gives it."""

import re
from collections.abc import Iterator
from functools import partial
from io import BytesIO
from typing import Any

from rasid.errors import FormatError, NoTextError, TooLargeError
from rasid.ingest.days import day_of_stamp
from rasid.ingest.html import looks_html
from rasid.ingest.inputs import LARGEST, ReadReport
from rasid.ingest.item import Asked, Content, Part, Recovered, by
from rasid.ingest.lines import whole
from rasid.ingest.markup import plain, take_apart

MEDIA = "application/xml"
ONLY_SUMMARY = "the feed gives only a summary of it: `rasid feeds run --pages` fetches the article"
ONLY_UPDATED = "the feed gives the day it was changed and not the day it appeared"
_ENTRY = re.compile(rb"<(?:[A-Za-z0-9]+:)?(item|entry)[\s>/]")
_CLOSE = {name: re.compile(rb"</(?:[A-Za-z0-9]+:)?" + name + rb"\s*>") for name in (b"item", b"entry")}
_ENTITY = re.compile(rb"<!ENTITY", re.I)
_MARKUP = re.compile(r"<[a-zA-Z/!]")


def feed_parts(content: Content, asked: Asked) -> Iterator[Part]:
    """The entries of a feed. Raises :class:`FormatError` where there are none for it is no feed."""
    raw = content.stream.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise TooLargeError("this feed is over 10 MB", mend="give a part of it")
    if _ENTITY.search(raw[:100_000]):
        raise FormatError("this feed defines entities of its own, which none needs", mend="remove its DOCTYPE")
    import feedparser

    found = feedparser.parse(BytesIO(raw), sanitize_html=False, resolve_relative_uris=False)
    if not found.entries:
        told = f": {str(found.bozo_exception)[:100]}" if found.get("bozo") else ""
        raise FormatError(f"this feed has no entries{told}", mend="see whether it is a feed, and of what")
    pieces = _pieces(raw, len(found.entries))
    outlet = _line(found.feed.get("title"))
    for number, entry in enumerate(found.entries, 1):
        at = f"{content.where}:[{number}]"
        read = partial(_entry, entry, outlet, at, asked.given.country)
        url = _address(entry.get("link"))
        yield Part(at, pieces[number - 1] if pieces else raw, MEDIA, read, url, _line(entry.get("id")) or url)


def _entry(entry: Any, outlet: str | None, at: str, country: str | None) -> Recovered:
    """One entry as a report. Raises :class:`NoTextError` where it is but a title and a link."""
    full = [c.get("value") or "" for c in entry.get("content") or ()]
    text = max((prose(held) for held in full), key=len, default="")
    warnings = []
    if not text.strip():
        text = prose(entry.get("summary") or "")
        warnings.append(ONLY_SUMMARY)
    if not text.strip():
        mend = "`rasid feeds run --pages` fetches the article"
        raise NoTextError("this entry is a title and a link, without text", mend=mend)
    published, warning = None, None
    for name in ("published", "updated"):
        published, warning = day_of_stamp(str(entry.get(name) or ""), country)
        if published:
            warnings += [ONLY_UPDATED] if name == "updated" else []
            break
    report = ReadReport(
        text=whole(text),
        source=outlet,
        published=published,
        title=_line(entry.get("title")),
        url=_address(entry.get("link")),
        where=at,
        warnings=(*warnings, *([warning] if warning else [])),
    )
    return Recovered(report, f"feed by {by('feedparser')}", _line((entry.get("source") or {}).get("title")))


def prose(html: str) -> str:
    """A fragment of HTML as lines of text; what is no HTML as it is."""
    if not _MARKUP.search(html) and not looks_html(html):
        return "\n".join(" ".join(line.split()) for line in plain(html).splitlines() if line.strip())
    page = take_apart(html)
    return "\n".join(text for _, text in page.blocks)


def _pieces(raw: bytes, count: int) -> list[bytes]:
    """The bytes of each entry; nothing where it cannot be told which is whose."""
    starts = [(m.start(), m.group(1)) for m in _ENTRY.finditer(raw)]
    if len(starts) != count:
        return []
    cut = []
    for (start, name), end in zip(starts, [s for s, _ in starts[1:]] + [len(raw)], strict=True):
        close = _CLOSE[name].search(raw, start, end)
        cut.append(raw[start : close.end() if close else end])
    return cut


def _line(value: object) -> str | None:
    text = " ".join(plain(re.sub(r"<[^>]{0,300}>", "", str(value or ""))).split())
    return whole(text)[:500] or None


def _address(value: object) -> str | None:
    text = whole(str(value or "")).strip()[:2000]
    return text if text.startswith(("http://", "https://")) else None
