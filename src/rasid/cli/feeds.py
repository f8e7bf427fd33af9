"""`rasid feeds`: news feeds remembered, asked once each and politely, what is new in them kept and read."""

import argparse
from datetime import date

from rasid.cli.code import country_of
from rasid.cli.keep import drawn, read_and_draw
from rasid.cli.opened import now, opened
from rasid.cli.say import fault, out, say
from rasid.errors import UserError
from rasid.ingest.feeds import Feed, Fetcher
from rasid.pipeline.polling import Brought, feeds, poll_all, remember
from rasid.store.store import Store


def run(asked: argparse.Namespace) -> int:
    """Add, list, remove or run; 1 where a feed could not be had or an item failed."""
    with opened(asked, new=asked.command == "feeds add") as store:
        return {"feeds add": _add, "feeds list": _list, "feeds remove": _remove, "feeds run": _run}[asked.command](
            store, asked
        )


def _add(store: Store, asked: argparse.Namespace) -> int:
    if not asked.url.startswith(("http://", "https://")):
        raise UserError(f"«{asked.url}» is no address of the web", where="URL", mend="write it from https:// on")
    new = remember(store, Feed(asked.url, asked.outlet, country_of(asked.country), asked.articles))
    say(f"rasid: {asked.url} is remembered; `rasid feeds run` polls it" if new else f"rasid: {asked.url} is known")
    return 0


def _list(store: Store, asked: argparse.Namespace) -> int:
    for feed, at in feeds(store):
        failing = f" · failed {feed.failures} times in a row" if feed.failures else ""
        out(" · ".join(filter(None, (feed.url, feed.outlet, feed.country, f"{len(feed.seen)} entries", at))) + failing)
    return 0


def _remove(store: Store, asked: argparse.Namespace) -> int:
    if asked.url not in store.feeds():
        raise UserError(f"no feed «{asked.url}»", where="URL", mend="`rasid feeds list` prints them")
    store.remember_feed(asked.url, None)
    say(f"rasid: {asked.url} is forgotten; what it brought stays")
    return 0


def _run(store: Store, asked: argparse.Namespace) -> int:
    brought = []
    for one in poll_all(store, Fetcher(), now, date.today):
        brought.append(one)
        _tell(one)
    if not brought:
        say("rasid: there is no feed yet; `rasid feeds add URL` remembers one")
    if any(b.ledger and b.ledger.stored for b in brought):
        say(drawn(*read_and_draw(store, asked.policy)))
    return 1 if any(b.polled.error or (b.ledger and b.ledger.failed) for b in brought) else 0


def _tell(one: Brought) -> None:
    if one.polled.error:
        fault(one.polled.error, one.url)
    elif one.ledger:
        ledger = one.ledger
        say(
            f"rasid: {one.url}: {ledger.discovered} new = {ledger.stored} stored + {ledger.duplicate} known before"
            f" + {ledger.failed} failed"
        )
    else:
        say(f"rasid: {one.url}: nothing new")
