"""The door for `rasid feeds run`: a feed asked once, politely, and what is new in it, each entry once.

What is remembered of a feed between two polls (:class:`Feed`) is a plain value: whoever keeps the database keeps it.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from rasid.errors import AddressError, FetchError, FormatError, RasidError, RobotsError
from rasid.ingest.formats.feed import MEDIA, ONLY_SUMMARY
from rasid.ingest.inputs import Given
from rasid.ingest.item import Asked, Item, by
from rasid.ingest.web.fetch import Fetched, Fetcher, Manners
from rasid.ingest.worker.parser import Parser, Source

__all__ = ["Feed", "Fetcher", "Manners", "Parser", "Polled", "poll"]

_REMEMBERED = 2_000
"""Ids of entries: ten times as many as a long feed has at once."""
INSTEAD = "its page could not be read, so this is what the feed itself says of it"


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed and what is remembered of it. ``pages`` asks for the article's page rather than the feed's own text.

    ``etag`` and ``modified`` are the server's words of the last answer, ``seen`` the ids of entries taken, oldest
    first, ``failures`` how many polls in a row gave nothing.
    """

    url: str
    outlet: str | None = None
    country: str | None = None
    pages: bool = False
    etag: str | None = None
    modified: str | None = None
    seen: tuple[str, ...] = ()
    failures: int = 0


@dataclass(frozen=True, slots=True)
class Polled:
    """What a poll gave: the feed as it is to be remembered once ``items`` are kept, and what was new in it.

    ``error`` says why the feed itself could not be had; ``unchanged`` that the server said so; ``known`` how many
    entries had been taken before.
    """

    feed: Feed
    items: tuple[Item, ...] = ()
    error: RasidError | None = None
    unchanged: bool = False
    known: int = 0


def poll(feed: Feed, fetcher: Fetcher, parser: Parser, *, today: date | None = None) -> Polled:
    """Ask ``feed`` once. Raises nothing: an address that cannot be had is :attr:`Polled.error`, an entry an item.

    Keep the items first and the feed after them: cut off between the two, the next poll gives them again.
    """
    try:
        found = fetcher.get(feed.url, etag=feed.etag, modified=feed.modified)
        if found.status == 304:
            return Polled(replace(feed, failures=0), unchanged=True)
        asked = Asked(Given(None, feed.outlet, feed.country, today))
        entries = _entries(found, feed, parser, asked)
    except RasidError as e:
        e.where = e.where or feed.url
        return Polled(replace(feed, failures=feed.failures + 1), error=e)
    seen = set(feed.seen)
    new = [item for item in entries if item.key not in seen]
    taken = tuple(_whole(item, feed, fetcher, parser, asked) for item in new)
    remembered = replace(
        feed,
        url=found.url if found.moved else feed.url,
        etag=found.headers.get("etag"),
        modified=found.headers.get("last-modified"),
        seen=(*feed.seen, *(str(item.key) for item in taken if not _passing(item)))[-_REMEMBERED:],
        failures=0,
    )
    return Polled(remembered, taken, known=len(entries) - len(new))


def _entries(found: Fetched, feed: Feed, parser: Parser, asked: Asked) -> list[Item]:
    """The entries, each under its own id. Raises :class:`FormatError` where the answer is no feed."""
    held = list(parser.read(Source(found.url, "feed.xml", raw=found.body), asked))
    if any(item.media != MEDIA for item in held):
        fault = next((item.error for item in held if item.error), None)
        raise fault or FormatError("this address gives no feed", mend="look on the site for RSS or Atom")
    return list(_named(held, feed))


def _named(held: list[Item], feed: Feed) -> Iterator[Item]:
    """Entries by the id that they give themselves, which stays where their number in the feed does not."""
    names: set[str] = set()
    bodies: set[str] = set()
    for item in held:
        key = item.key or item.url or (item.report.id if item.report else item.where)
        body = f"{key} {hashlib.sha256(item.raw).hexdigest()[:12]}"
        key = body if key in names else key  # two entries under one id
        if body not in bodies:
            bodies.add(body)
            names.add(key)
            yield replace(item, key=key, where=f"{feed.url}#{key}", source=feed.url)


def _passing(item: Item) -> bool:
    """Whether what kept the article from being had may be gone at the next poll."""
    error = item.error
    return isinstance(error, FetchError) and not isinstance(error, AddressError | RobotsError)


def _whole(item: Item, feed: Feed, fetcher: Fetcher, parser: Parser, asked: Asked) -> Item:
    """The entry's article from its page, where that is asked and can be had; else what the feed says of it."""
    if not feed.pages or not item.url:
        return item
    try:
        page = fetcher.get(item.url)
    except RasidError as e:
        return _instead(item, e)
    media = page.headers.get("content-type", "") or "text/html"
    held = list(parser.read(Source(page.url, "page.html", raw=page.body, media=media, url=page.url), asked))
    if len(held) != 1 or held[0].report is None:
        return _instead(item, next((i.error for i in held if i.error), None))
    return _merged(item, held[0])


def _instead(item: Item, fault: RasidError | None) -> Item:
    if item.report is None:
        return replace(item, error=fault or item.error)
    told = f"{INSTEAD}: {fault.message}" if fault else INSTEAD
    return replace(item, warnings=(*(w for w in item.warnings if w != ONLY_SUMMARY), told))


def _merged(entry: Item, page: Item) -> Item:
    """The page's text with the feed's word for what a page seldom says well: the title, the day, the outlet."""
    said, told = page.report, entry.report
    if said is None or told is None:
        return replace(page, where=entry.where, source=entry.source, key=entry.key, position=entry.position)
    report = replace(
        said,
        id="",
        source=told.source or said.source,
        title=told.title or said.title,
        published=told.published or said.published,
        url=said.url or told.url,
    )
    dated = tuple(w for w in page.warnings if report.published is None or "day of publication" not in w)
    return replace(
        page,
        report=report,
        where=entry.where,
        source=entry.source,
        key=entry.key,
        position=entry.position,
        how=f"{page.how}; title and day by {by('feedparser')}",
        warnings=dated,
        credit=entry.credit,
    )
