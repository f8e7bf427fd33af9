"""Feeds from end to end: remembered, polled, their entries kept once, and what was remembered survives the store."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from rasid.ingest.feeds import Feed
from rasid.pipeline.adding import code_new
from rasid.pipeline.polling import feeds, poll_all, remember
from rasid.pipeline.rebuilding import rebuild
from rasid.store.store import Store, open_store
from tests.ingest.serving import Server, guest, plain, serving

ENTRY = """<item><guid>{n}</guid><title>خبر {n}</title><pubDate>Tue, 16 Mar 2021 10:00:00 +0200</pubDate>
<description>قُتل {count} جنود أمس الاثنين في هجوم على حاجز قرب
 بلدة صيدا بريف درعا، وفق الناشط سامر الحريري.</description>
</item>"""
NOW = datetime(2021, 3, 17, tzinfo=UTC)


def rss(*entries: str) -> bytes:
    body = f"<rss version='2.0'><channel><title>صدى الجنوب</title>{''.join(entries)}</channel></rss>"
    return plain(body.encode(), media="application/rss+xml; charset=utf-8")


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as made:
        yield made


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(str(tmp_path / "feeds.db")) as made:
        yield made


def poll(store: Store):
    return list(poll_all(store, guest(), lambda: NOW, lambda: date(2021, 3, 17)))


def test_what_a_feed_brings_is_kept_once_and_becomes_events(server: Server, store: Store) -> None:
    server.answers["/feed"] = rss(ENTRY.format(n=1, count="سبعة"), ENTRY.format(n=2, count="ثمانية"))
    assert remember(store, Feed(server.url("/feed"), country="SY"))
    assert not remember(store, Feed(server.url("/feed"))), "what is remembered of a feed is not lost by adding it again"
    (first,) = poll(store)
    assert (first.polled.error, first.ledger and first.ledger.stored) == (None, 2)
    server.answers["/feed"] = rss(ENTRY.format(n=2, count="ثمانية"), ENTRY.format(n=3, count="تسعة"))
    (second,) = poll(store)
    assert second.ledger and (second.ledger.discovered, second.ledger.stored) == (1, 1)
    assert poll(store)[0].ledger is None
    assert code_new(store, lambda: NOW).reports == 3
    assert rebuild(store).incidents >= 1
    assert {r.source for r in store.reports()} == {"صدى الجنوب"}


def test_a_feed_that_fails_stops_no_other_and_is_remembered_as_failing(server: Server, store: Store) -> None:
    server.answers["/good"] = rss(ENTRY.format(n=1, count="سبعة"))
    for path in ("/gone", "/good"):
        remember(store, Feed(server.url(path)))
    by_url = {b.url: b for b in poll(store)}
    assert by_url[server.url("/gone")].polled.error
    assert by_url[server.url("/good")].ledger
    assert {f.url: f.failures for f, _ in feeds(store)} == {server.url("/gone"): 1, server.url("/good"): 0}


def test_a_feed_is_forgotten_and_what_it_brought_stays(server: Server, store: Store) -> None:
    server.answers["/feed"] = rss(ENTRY.format(n=1, count="سبعة"))
    remember(store, Feed(server.url("/feed")))
    poll(store)
    store.remember_feed(server.url("/feed"), None)
    assert poll(store) == [] and store.count() == 1
    assert not store.verify()
