"""Feeds remembered in the store, asked politely, what they bring kept: items first and the feed after them."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from rasid.ingest.feeds import Feed, Fetcher, Parser, Polled, poll
from rasid.model.record import canonical, restored
from rasid.pipeline.adding import Clock, keep
from rasid.store.store import Ledger, Store


@dataclass(frozen=True, slots=True)
class Brought:
    """What one poll brought: how it went, and the ledger of its items, ``None`` where there were none."""

    url: str
    polled: Polled
    ledger: Ledger | None


def remember(store: Store, feed: Feed) -> bool:
    """Remember a feed; ``False`` where it is known, and what is remembered of it stays."""
    if feed.url in store.feeds():
        return False
    store.remember_feed(feed.url, canonical(feed))
    return True


def feeds(store: Store) -> list[tuple[Feed, str]]:
    """The feeds, each with when it was last polled or added."""
    return [(restored(Feed, json.loads(body)), at) for body, at in store.feeds().values()]


def poll_all(store: Store, fetcher: Fetcher, now: Clock, today: Callable[[], date]) -> Iterator[Brought]:
    """Ask each feed once and keep what is new in it; one that fails stops no other."""
    with Parser() as parser:
        for feed, _ in feeds(store):
            polled = poll(feed, fetcher, parser, today=today())
            ledger = keep(store, [feed.url], polled.items, now)[1] if polled.items else None
            if polled.feed.url != feed.url:
                store.remember_feed(feed.url, None)  # it moved for good
            store.remember_feed(polled.feed.url, canonical(polled.feed))
            yield Brought(feed.url, polled, ledger)
