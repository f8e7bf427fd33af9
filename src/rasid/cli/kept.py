"""`rasid reports`, `rasid decisions`, `rasid ledger`: what is kept, what people decided, what became of every item."""

import argparse
import json
from typing import TYPE_CHECKING

from rasid.cli.code import country_of
from rasid.cli.opened import day, opened
from rasid.cli.say import out, say
from rasid.export.rows import Row
from rasid.export.words import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rasid.store.store import Store


def run(asked: argparse.Namespace) -> int:
    """Print them, one a line."""
    rows = {"reports": _reports, "decisions": _decisions, "ledger": _ledger}[asked.command]
    n = 0
    with opened(asked) as store:
        for row in rows(store, asked):
            n += 1
            out(json.dumps(row, ensure_ascii=False) if asked.json else _line(row))
    if not n:
        say(f"rasid: there are no {asked.command if asked.command != 'ledger' else 'items'} of this kind")
    return 0


def _line(row: Row) -> str:
    return " · ".join(clean(v if isinstance(v, str) else " ".join(v)) for v in row.values() if v)


def _reports(store: "Store", asked: argparse.Namespace) -> "Iterable[Row]":
    wanted = store.reports(
        since=day(asked.since, "--since"),
        until=day(asked.until, "--until"),
        outlet=asked.outlet,
        country=country_of(asked.country),
    )
    for r in wanted:
        published = r.published.isoformat() if r.published else None
        yield {"id": r.id, "outlet": r.source, "published": published, "title": r.title, "url": r.url}


def _decisions(store: "Store", asked: argparse.Namespace) -> "Iterable[Row]":
    for d in store.decisions(standing=not asked.all):
        yield {
            "id": d.id,
            "what": d.what,
            "about": list(d.about),
            "value": d.value,
            "by": d.by,
            "at": d.at,
            "why": d.why,
        }


def _ledger(store: "Store", asked: argparse.Namespace) -> "Iterable[Row]":
    for e in store.entries(None, asked.status):
        yield {
            "run": str(e.run),
            "status": e.status,
            "where": e.where,
            "report": e.report,
            "code": e.code,
            "message": e.message,
        }
