"""A brief as a feed: Atom (RFC 4287) and JSON Feed 1.1, an entry an event, its text the sentences with who says so.

An entry keeps its id for as long as the event has its own, and is newer each time the event changes: a feed reader
shows it again. Everything is text: no markup of a report reaches a reader's window as markup.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from xml.etree import ElementTree as xml

from rasid.export.brief import Brief, Entry, heads
from rasid.export.brief_changes import Line

ATOM, JSON_FEED = "application/atom+xml; charset=utf-8", "application/feed+json; charset=utf-8"
_NS = "http://www.w3.org/2005/Atom"
_NOT_XML = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_EPOCH = "1970-01-01T00:00:00Z"


@dataclass(frozen=True, slots=True)
class Feed:
    """Whose feed it is: ``key`` names store and search for ever, ``base`` the address of the server with its «/»."""

    key: str
    base: str
    own: str
    lang: str


def atom(told: Brief, feed: Feed) -> bytes:
    """The feed as Atom."""
    xml.register_namespace("", _NS)
    root = xml.Element(f"{{{_NS}}}feed", {"xml:lang": feed.lang})
    _add(root, "id", f"urn:rasid:{feed.key}")
    _add(root, "title", _title(told, feed.lang))
    _add(root, "subtitle", heads(told)["note"][feed.lang])
    _add(root, "updated", _last(told))
    _add(_add(root, "author"), "name", "rasid")
    _add(root, "link", rel="self", href=feed.own, type="application/atom+xml")
    _add(root, "link", rel="alternate", href=feed.base, type="text/html")
    for e in told.entries:
        one = _add(root, "entry")
        _add(one, "id", _id(e, feed))
        _add(one, "title", e.title[feed.lang])
        _add(one, "updated", moment(e.at))
        _add(one, "link", rel="alternate", href=_address(e, feed), type="text/html")
        _add(one, "category", term=e.what)
        _add(one, "content", _text(e, feed.lang), type="text")
    return bytes(xml.tostring(root, encoding="utf-8", xml_declaration=True))


def json_feed(told: Brief, feed: Feed) -> bytes:
    """The feed as JSON."""
    said = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _title(told, feed.lang),
        "description": heads(told)["note"][feed.lang],
        "home_page_url": feed.base,
        "feed_url": feed.own,
        "language": feed.lang,
        "authors": [{"name": "rasid"}],
        "items": [
            {
                "id": _id(e, feed),
                "url": _address(e, feed),
                "title": e.title[feed.lang],
                "content_text": _text(e, feed.lang),
                "date_modified": moment(e.at),
                "tags": [e.what, *(["contested"] if e.contested else [])],
                "language": feed.lang,
            }
            for e in told.entries
        ],
    }
    return json.dumps(said, ensure_ascii=False, indent=1).encode("utf-8", "replace")


def _add(under: xml.Element, name: str, text: str = "", **attributes: str) -> xml.Element:
    one = xml.SubElement(under, f"{{{_NS}}}{name}", {k: _NOT_XML.sub("", v) for k, v in attributes.items()})
    one.text = _NOT_XML.sub("", text) or None
    return one


def _title(told: Brief, lang: str) -> str:
    return f"rasid · {heads(told)['search'][lang]}"


def _id(e: Entry, feed: Feed) -> str:
    return f"urn:rasid:{feed.key.partition(':')[0]}:event:{e.id}"


def _address(e: Entry, feed: Feed) -> str:
    from urllib.parse import quote

    return f"{feed.base}event/{quote(e.id, safe='', errors='replace')}?lang={feed.lang}"


def _text(e: Entry, lang: str) -> str:
    return "\n".join(piece for line in e.lines for piece in _pieces(line, lang))


def _pieces(line: Line, lang: str) -> Iterator[str]:
    yield line.said[lang]
    for q in line.quotes:
        yield " · ".join(filter(None, (f"«{q['words']}»", q["outlet"], q["published"])))


def _last(told: Brief) -> str:
    return max((moment(e.at) for e in told.entries), default=_EPOCH)


def moment(at: str) -> str:
    """A time as RFC 3339 has it, in UTC to the second, so that texts of times sort as times do.

    >>> moment("2021-08-03T10:00:00+02:00"), moment("2021-08-03")
    ('2021-08-03T08:00:00Z', '2021-08-03T00:00:00Z')
    """
    try:
        read = datetime.fromisoformat(at)
    except ValueError:
        return _EPOCH
    told = read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)
    return told.isoformat(timespec="seconds").replace("+00:00", "Z")
