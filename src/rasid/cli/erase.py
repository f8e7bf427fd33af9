"""`rasid erase`: a report or a name out of the database for good, with a tombstone that says that and why."""

import argparse
import sys

from rasid.cli.opened import decider, now, opened
from rasid.cli.say import say
from rasid.errors import UserError
from rasid.pipeline.rebuilding import rebuild


def run(asked: argparse.Namespace) -> int:
    """Erase, and draw the events anew without it."""
    by = decider(asked)
    if not asked.yes and not _agreed(asked):
        say("rasid: nothing was erased")
        return 2
    with opened(asked) as store:
        gone = store.erase(report=asked.report, name=asked.name, reason=asked.why, by=by, at=now())
        rebuild(store, policy=asked.policy, at=now(), cause="erasure")
    say(f"rasid: erased from {gone.reports} reports; a tombstone stays, and the audit still verifies")
    say("       backups and exports made before hold it still: make new ones and delete the old")
    return 0


def _agreed(asked: argparse.Namespace) -> bool:
    if sys.stdin is None or not sys.stdin.isatty():
        raise UserError("erasing cannot be undone", where="erase", mend="give --yes where nobody is there to be asked")
    what = f"the report {asked.report}" if asked.report else f"the name «{asked.name}»"
    return input(f"Erase {what} for good? This cannot be undone. [y/N] ").strip().lower() in ("y", "yes", "نعم")
