"""By whom a corpus is worked on, as its commands are told: processes here, or a scheduler; and how they are stopped."""

import argparse
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager

from rasid.cli.say import say
from rasid.errors import UserError
from rasid.pipeline.corpus.engine import distributed

INTERRUPTED = 130


def some(number: int | None, flag: str) -> int | None:
    """A number that must not be 0. Raises :class:`UserError`."""
    if number == 0:
        raise UserError("0 is none", where=flag, mend="give a number from 1 on")
    return number


def workers(asked: argparse.Namespace) -> int:
    """How many processes here: as asked, else one a core. Raises :class:`UserError` where it cannot be as asked."""
    number = some(asked.workers, "--workers") or os.cpu_count() or 1
    if not distributed() and (asked.workers or asked.scheduler):
        if asked.scheduler:
            raise UserError("Dask is not installed", where="--scheduler", mend="pip install 'rasid[corpus]'")
        say("rasid: Dask is not installed, so one process does it all (pip install 'rasid[corpus]')")
    return number


@contextmanager
def stopped_politely() -> Iterator[None]:
    """Being asked to end by the system is as Ctrl-C: workers go home, nothing is left half."""

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
