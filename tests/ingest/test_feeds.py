"""Feeds are asked politely, and each entry comes once."""

from dataclasses import replace
from datetime import date

import pytest

from rasid.ingest.feeds import Feed, Parser, Polled, poll
from tests.ingest.making import MORE, TEXT, page, rss
from tests.ingest.serving import Clock, Server, guest, plain, serving

TODAY = date(2021, 8, 3)


def entry(number: int, text: str = TEXT, day: str = "Thu, 29 Jul 2021 10:00:00 +0300", path: str = "") -> str:
    link = f"<link>{path}</link>" if path else ""
    body = f"<description>{text} {number}</description>" if text else ""
    return f"<title>قصف {number}</title><guid>g{number}</guid><pubDate>{day}</pubDate>{body}{link}"


@pytest.fixture(scope="module")
def parser():
    with Parser() as parser:
        yield parser


def feed_of(server: Server, *entries: str, **headers: str) -> None:
    server.answers["/feed"] = plain(rss(*entries).encode(), media="application/rss+xml", **headers)


def ask(server: Server, parser: Parser, feed: Feed | None = None, **more) -> Polled:
    return poll(feed or Feed(server.url("/feed"), **more), guest(), parser, today=TODAY)


def test_each_entry_comes_once(parser) -> None:
    with serving() as server:
        feed_of(server, entry(1), entry(2))
        first = ask(server, parser)
        assert [i.report.text for i in first.items] == [f"{TEXT} 1", f"{TEXT} 2"]
        assert first.items[0].where == f"{server.url('/feed')}#g1" and first.items[0].report.published
        feed_of(server, entry(3), entry(1), entry(2))
        second = ask(server, parser, first.feed)
        assert [i.key for i in second.items] == ["g3"] and second.known == 2
        assert ask(server, parser, second.feed).items == ()


def test_an_unchanged_feed_is_not_read(parser) -> None:
    def answer(write, path, headers) -> None:
        same = headers.get("if-none-match") == "v1"
        write(plain(b"", status="304 Not Modified") if same else plain(rss(entry(1)).encode(), ETag="v1"))

    with serving() as server:
        server.answers["/feed"] = answer
        first = ask(server, parser)
        second = ask(server, parser, first.feed)
    assert len(first.items) == 1 and second.unchanged and second.feed == first.feed


def test_the_article_is_fetched_where_that_is_asked(parser) -> None:
    clock = Clock()
    with serving() as server:
        urls = [server.url(f"/{k}") for k in range(3)]
        feed_of(server, entry(0, "ملخص", path=urls[0]), entry(1, "", path=urls[1]), entry(2, path=urls[2]))
        server.answers |= {f"/{k}": plain(page().encode("cp1256"), media="text/html") for k in (0, 1)}
        found = poll(Feed(server.url("/feed"), outlet="صدى", pages=True), guest(clock), parser, today=TODAY)
    whole, link, summary = found.items
    assert whole.report.text == f"{TEXT}\n{MORE}" and whole.report.title == "قصف 0"
    assert whole.report.published == date(2021, 7, 29) and whole.raw == page().encode("cp1256") and not whole.warnings
    assert link.report.text == f"{TEXT}\n{MORE}" and link.where.endswith("#g1")
    assert summary.report.text == f"{TEXT} 2" and any("404" in w for w in summary.warnings)
    assert clock.slept == [5.0] * 3, "the feed, then each article, five seconds apart"


def test_an_article_that_cannot_be_had_now_is_tried_again(parser) -> None:
    with serving() as server:
        feed_of(server, entry(1, "", path=server.url("/1")))
        server.answers["/1"] = plain(b"", status="503 Busy")
        first = ask(server, parser, pages=True)
        assert first.items[0].error.code == "FETCH_FAILED" and first.feed.seen == ()
        server.answers["/1"] = plain(page().encode())
        second = ask(server, parser, first.feed)
        assert second.items[0].report and second.feed.seen == ("g1",)


@pytest.mark.parametrize("body", [page().encode(), b"", b"\x89PNG", b"<rss><channel></channel></rss>", b"{}"])
def test_what_is_no_feed_is_an_error_and_counted(parser, body: bytes) -> None:
    with serving() as server:
        server.answers["/feed"] = plain(body)
        first = ask(server, parser)
        second = ask(server, parser, first.feed)
    assert first.error is not None and first.error.mend and first.items == ()
    assert second.feed.failures == 2


def test_a_feed_that_does_not_answer(parser) -> None:
    with serving() as server:
        found = ask(server, parser)
        assert found.error.code == "FETCH_FAILED" and found.feed.failures == 1
        feed_of(server, entry(1))
        assert ask(server, parser, found.feed).feed.failures == 0


def test_two_entries_under_one_id_are_both_taken(parser) -> None:
    with serving() as server:
        feed_of(server, entry(1), entry(1, MORE), entry(1))
        found = ask(server, parser)
        assert len(found.items) == 2 and len({i.where for i in found.items}) == 2
        assert ask(server, parser, found.feed).items == ()


def test_links_of_entries_cannot_lead_into_the_house(parser) -> None:
    with serving() as server:
        feed_of(server, entry(1, "", path="http://169.254.169.254/latest/"), entry(2, path="file:///etc/passwd"))
        refused, plain_ = ask(server, parser, replace(Feed(server.url("/feed")), pages=True)).items
    assert refused.error.code == "ADDRESS_REFUSED" and plain_.report.url is None
