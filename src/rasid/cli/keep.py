"""`rasid add`: sources in, events out, and a ledger that says what became of every item."""

import argparse
import sys
from datetime import date

from rasid.cli.code import country_of, day_of, settle
from rasid.cli.opened import now, opened
from rasid.cli.say import Progress, fault, say
from rasid.pipeline import made_by
from rasid.pipeline.adding import CodedNew, code_new, keep
from rasid.pipeline.rebuilding import Rebuilt, rebuild
from rasid.store.store import Ledger, Store

_SHOWN = 10


def run(asked: argparse.Namespace) -> int:
    """Keep, read, link and settle; 1 where an item failed."""
    from rasid.ingest.sources import columns_given, items

    found = items(
        asked.sources,
        published=day_of(asked.published),
        outlet=asked.outlet,
        country=country_of(asked.country),
        today=date.today(),
        stdin=sys.stdin.buffer if sys.stdin else None,
        columns=columns_given(asked.map),
    )
    with opened(asked, new=True) as store:
        with Progress(lambda: None, on_stdout=False, of="kept") as progress:
            number, ledger = keep(store, asked.sources, found, now, progress.step)
        _tell(store, number, ledger)
        if not asked.only_keep:
            say(drawn(*read_and_draw(store, asked.policy)))
    return 1 if ledger.failed else 0


def fill(db: str, sources: list[str]) -> None:
    """A database of what ``sources`` hold, read and drawn."""
    from rasid.ingest.sources import items
    from rasid.store.store import open_store

    with open_store(db) as store:
        keep(store, sources, items(sources, today=date.today()), now)
        read_and_draw(store, None)


def read_and_draw(store: Store, policy: str | None) -> tuple[CodedNew, Rebuilt]:
    """Read what is new and draw the events anew, each with its bar."""
    settle()
    with Progress(lambda: store.count_uncoded(made_by()), on_stdout=False, of="read") as progress:
        coded = code_new(store, now, progress.step)
    for id, error in coded.failed:
        fault(error, id)
    with Progress(store.count, on_stdout=False, of="linked") as progress:
        built = rebuild(store, policy=policy, step=progress.step, at=now(), cause="add")
    for unfit in built.unfit:
        fault(unfit)
    return coded, built


def drawn(coded: CodedNew, built: Rebuilt) -> str:
    """What was read and what came of it, in one line."""
    return (
        f"rasid: {coded.reports} reports read now, {coded.claims} claims in them; of {built.reports} reports"
        f" ({built.copies} of them copies) with {built.claims} claims: {built.incidents} incidents"
    )


def _tell(store: Store, run: int, ledger: Ledger) -> None:
    """The ledger: what was found is what was stored, known before, or failed; the first failures by name."""
    say(
        f"rasid: {ledger.discovered} found = {ledger.stored} stored + {ledger.duplicate} known before"
        f" + {ledger.failed} failed"
    )
    for line in store.entries(run, "failed")[:_SHOWN] if ledger.failed else ():
        say(f"rasid: {line.where}: {line.message}")
    if ledger.failed > _SHOWN:
        say(f"rasid: … and {ledger.failed - _SHOWN} more; by reason:")
        for reason, n in sorted(ledger.reasons.items()):
            say(f"         {n:6}  {reason}")
