"""`rasid db`: what the database holds, whether it is whole, and copies of it."""

import argparse
from collections.abc import Sequence

from rasid.cli.opened import opened, refuse_missing
from rasid.cli.say import out, say
from rasid.store.database import engine_of
from rasid.store.place import place
from rasid.store.store import restore, verify_store
from rasid.store.upgrade import upgrade


def run(asked: argparse.Namespace) -> int:
    """Check, verify, back up, restore or upgrade; 1 where something was changed or is missing."""
    return {
        "db check": _check,
        "db verify": _verify,
        "db backup": _backup,
        "db restore": _restore,
        "db upgrade": _upgrade,
    }[asked.command](asked)


def _check(asked: argparse.Namespace) -> int:
    """What there is, how durable it is, and whether the ledger adds up; quick, where verify reads everything."""
    with opened(asked) as store:
        account = store.ledger()
        orphans = store.orphans()
        out(str(store.place), "head")
        for name, n in (("reports", store.count()), ("incidents", store.count_incidents())):
            out(f"{n:10}  {name}")
        out(f"{account.discovered:10}  found = {account.stored} stored + {account.duplicate} known before"
            f" + {account.failed} failed + {account.open} unfinished")  # fmt: skip
        out(f"audit head {store.head()}")
        for name, value in sorted(store.settings().items()):
            out(f"{name} {value}", "note")
        gone = store.sweep() if asked.sweep else []
    if gone:
        say(f"rasid: {len(gone)} raw files that belonged to nothing were removed")
    elif orphans:
        say(f"rasid: {len(orphans)} raw files belong to nothing: a command was broken off; --sweep removes them")
    if not account.adds_up:
        say("rasid: the ledger does not add up: run rasid db verify")
    return 0 if account.adds_up else 1


def _verify(asked: argparse.Namespace) -> int:
    refuse_missing(asked)
    faults = verify_store(asked.db, head=asked.head)
    _told([str(f) for f in faults])
    if not faults:
        with opened(asked) as store:
            out(f"audit head {store.head()}")
    return 1 if faults else 0


def _told(faults: Sequence[str]) -> None:
    for f in faults:
        say(f"rasid: {f}")
    say(f"rasid: {len(faults)} faults" if faults else "rasid: every row, link and file is as it was written")


def _backup(asked: argparse.Namespace) -> int:
    with opened(asked) as store:
        made = store.backup(asked.file)
    say(f"rasid: {asked.file}: everything up to audit head {made.head}; keep that line apart from the file")
    return 0


def _restore(asked: argparse.Namespace) -> int:
    made = restore(asked.file, asked.db)
    say(f"rasid: restored and verified: audit head {made.head}, taken at {made.at}")
    return 0


def _upgrade(asked: argparse.Namespace) -> int:
    refuse_missing(asked)
    before, after = upgrade(engine_of(place(asked.db)))
    say(f"rasid: the schema is {after}" + (f"; it was {before}" if before != after else " already"))
    return 0
