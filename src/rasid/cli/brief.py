"""`rasid brief`: what is new or changed since a day, as sentences that each name who says so, to read or to send on."""

import argparse
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from rasid.cli.export_arguments import pairs
from rasid.cli.opened import day, now, opened
from rasid.cli.say import say
from rasid.cli.writing import whole
from rasid.errors import UserError

if TYPE_CHECKING:
    from rasid.browse import Filter
    from rasid.export.brief import Brief
    from rasid.store.store import Store


def run(asked: argparse.Namespace) -> int:
    """Make the brief and write it."""
    from rasid.browse import Filter
    from rasid.export.brief_file import brief_file

    with opened(asked) as store:
        told = _made(store, Filter.of(_pairs(asked, store)), asked)
    raw = brief_file(told, asked.to or "text", asked.lang or "en")
    if asked.out is None:
        sys.stdout.buffer.write(raw)
        sys.stdout.buffer.flush()
    else:
        with whole(asked.out) as stream:
            stream.write(raw)
    say(f"rasid: {len(told.entries)} events to tell of since {told.about.since}")
    return 0


def _made(store: "Store", wanted: "Filter", asked: argparse.Namespace) -> "Brief":
    from rasid.browse.index import Index
    from rasid.export.brief import About
    from rasid.pipeline import made_by
    from rasid.pipeline.briefing import brief_of

    since = str(day(asked.since, "--since"))
    at = now().isoformat(timespec="seconds")
    about = About(since, at, made_by(), store.head(), asked.search or "", urlencode(wanted.pairs()), asked.profile)
    return brief_of(store, Index.of(store), wanted, about)


def _pairs(asked: argparse.Namespace, store: "Store") -> Iterator[tuple[str, str]]:
    """The filter as pairs: of the saved search, of --query and of the flags."""
    from rasid.browse.saving import filter_of

    if asked.search:
        saved = {s.name: s.query for s in store.searches()}
        if asked.search not in saved:
            raise UserError(f"no search «{asked.search}»", where="--search", mend="`rasid searches list` prints them")
        yield from filter_of(saved[asked.search]).pairs()
    yield from filter_of(asked.query or "").pairs()
    yield from pairs(asked)
