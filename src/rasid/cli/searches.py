"""`rasid searches`: searches saved by name, so that a brief or a feed can follow what is new under them."""

import argparse
import json
import os
from dataclasses import asdict

from rasid.cli.opened import opened, stamp
from rasid.cli.say import out, say
from rasid.errors import UserError
from rasid.store.searches import Search
from rasid.store.store import Store


def run(asked: argparse.Namespace) -> int:
    """Add, list or remove."""
    with opened(asked) as store:
        {"searches add": _add, "searches list": _list, "searches remove": _remove}[asked.command](store, asked)
    return 0


def _add(store: Store, asked: argparse.Namespace) -> None:
    from rasid.browse.saving import search_of

    by = (asked.by or os.environ.get("RASID_USER") or "").strip()
    saved = search_of(asked.name, asked.query, by, stamp())
    store.save_search(saved)
    say(f"rasid: «{saved.name}» is saved; `rasid brief --since DATE --search '{saved.name}'` tells what is new in it")


def _list(store: Store, asked: argparse.Namespace) -> None:
    for s in store.searches():
        out(json.dumps(asdict(s), ensure_ascii=False) if asked.json else _line(s))


def _line(s: Search) -> str:
    return " · ".join(filter(None, (s.name, s.query or "all events", s.by, s.at)))


def _remove(store: Store, asked: argparse.Namespace) -> None:
    found = [s for s in store.searches() if asked.name in (s.name, s.id)]
    if not found:
        raise UserError(f"no search «{asked.name}»", where="NAME", mend="`rasid searches list` prints them")
    store.forget_search(found[0].id)
    say(f"rasid: «{found[0].name}» is forgotten")
