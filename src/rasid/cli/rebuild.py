"""`rasid rebuild`: every event dropped and drawn anew from claims and decisions."""

import argparse

from rasid.cli.keep import drawn, read_and_draw
from rasid.cli.opened import opened
from rasid.cli.say import say


def run(asked: argparse.Namespace) -> int:
    """Read what the books in force have not read, then draw all events; 1 where the reader failed on a report."""
    with opened(asked) as store:
        coded, built = read_and_draw(store, asked.policy)
    say(drawn(coded, built))
    return 1 if coded.failed else 0
