"""Feeds and what is remembered of them between two polls, as text that whoever polls writes and reads."""

from sqlalchemy import Connection, func, select

from rasid.store.hashes import plain
from rasid.store.journal import Writing, stamp
from rasid.store.schema import FEEDS


def put(writing: Writing, url: str, body: str | None) -> None:
    """Remember ``body`` of a feed from now on; ``None`` forgets the feed."""
    writing.add(FEEDS, url=plain(url), body=body, at=stamp(None))


def standing(connection: Connection) -> dict[str, tuple[str, str]]:
    """What is remembered of each feed, and since when, by address."""
    newest = select(func.max(FEEDS.c.no)).group_by(FEEDS.c.url)
    query = select(FEEDS.c.url, FEEDS.c.body, FEEDS.c.at).where(FEEDS.c.no.in_(newest), FEEDS.c.body.is_not(None))
    return {url: (body, at) for url, body, at in connection.execute(query.order_by(FEEDS.c.url))}
