"""`rasid corpus`: archives coded shard by shard, what became of everything, and how to go on after a break."""

import argparse
import json
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from rasid.cli.code import country_of, day_of
from rasid.cli.corpus_progress import Told
from rasid.cli.say import fault, out, say
from rasid.errors import CorpusError, UserError
from rasid.pipeline.corpus.engine import Fault, distributed
from rasid.pipeline.corpus.ledger import Ledger, ledger, verified
from rasid.pipeline.corpus.running import Outcome, Wanted, code_corpus, to_code, to_cut
from rasid.pipeline.corpus.shards import Corpus
from rasid.pipeline.corpus.stamp import stamp

_SHOWN = 20
_INTERRUPTED = 130


def run(asked: argparse.Namespace) -> int:
    """Code a corpus, or tell of one."""
    if asked.command == "status":
        return _status(Corpus(asked.out), asked)
    corpus, wanted = Corpus(asked.out), _wanted(asked)
    if not wanted.inputs and not corpus.begun:
        raise CorpusError("there is no corpus yet", where=str(asked.out), mend="name an INPUT to make it of")
    if asked.dry_run:
        return _dry_run(corpus, wanted)
    return _code(corpus, wanted, asked)


def _wanted(asked: argparse.Namespace) -> Wanted:
    from rasid.ingest.sources import columns_given

    return Wanted(
        tuple(asked.inputs),
        published=day_of(asked.published),
        outlet=asked.outlet,
        country=country_of(asked.country),
        columns=columns_given(asked.map),
        today=date.today(),
        shard=_some(asked.shard, "--shard"),
        limit=asked.limit,
        books=tuple(str(Path(b).absolute()) for b in asked.books),
    )


def _some(number: int | None, flag: str) -> int | None:
    if number == 0:
        raise UserError("0 is none", where=flag, mend="give a number from 1 on")
    return number


def _code(corpus: Corpus, wanted: Wanted, asked: argparse.Namespace) -> int:
    workers = _some(asked.workers, "--workers") or os.cpu_count() or 1
    if not distributed() and (asked.workers or asked.scheduler):
        if asked.scheduler:
            raise UserError("Dask is not installed", where="--scheduler", mend="pip install 'rasid[corpus]'")
        say("rasid: Dask is not installed, so one process does it all (pip install 'rasid[corpus]')")
    told = Told(wanted.inputs)
    try:
        with _stopped_politely(), told:
            done = code_corpus(
                corpus,
                wanted,
                workers=workers,
                scheduler=asked.scheduler,
                stdin=sys.stdin.buffer if sys.stdin else None,
                watch=told.watch,
            )
    except KeyboardInterrupt:
        say(f"rasid: stopped; {told.shards} shards were coded, and none of them is lost")
        say("       give the same command again to go on")
        return _INTERRUPTED
    return _close(done)


@contextmanager
def _stopped_politely() -> Iterator[None]:
    """Being asked to end by the system is as Ctrl-C: workers go home, nothing is left half."""

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _close(done: Outcome) -> int:
    """The ledger, and what went wrong; 1 where anything did."""
    for line in _lines(done.ledger):
        say(f"rasid: {line}")
    for k, f in done.faults[:_SHOWN]:
        _shard_fault(k, f)
    if len(done.faults) > _SHOWN:
        say(f"rasid: … and {len(done.faults) - _SHOWN} more shards")
    return 1 if done.faults or done.ledger.failed or done.ledger.unread or not done.ledger.adds_up else 0


def _shard_fault(k: int, f: Fault) -> None:
    from rasid.errors import RasidError

    if isinstance(f.error, RasidError):
        fault(f.error, f"shard {k}")
    else:
        say(f"rasid: shard {k}: {type(f.error).__name__}: {f.error}")


def _lines(sums: Ledger) -> Iterator[str]:
    failed = f"{sums.failed:,} failed + {sums.known:,} known before"
    yield f"{sums.seen:,} things found = {sums.kept:,} reports kept + {failed}"
    waiting = f" + {sums.waiting:,} waiting" if sums.waiting else ""
    yield (
        f"{sums.kept:,} reports = {sums.coded:,} coded + {sums.unread:,} that could not be read{waiting};"
        f" {sums.claims:,} claims, {sums.gaps:,} gaps, {sums.shards_coded:,} of {sums.shards:,} shards"
    )
    if not sums.adds_up:
        yield "this does not add up: please report it"


def _dry_run(corpus: Corpus, wanted: Wanted) -> int:
    """What would be done; nothing is written."""
    cut = list(to_cut(corpus, wanted))
    code = list(to_code(corpus, stamp(wanted.reader)))
    for where, why in cut[:_SHOWN]:
        out(f"{where}: would be cut: {why}")
    if len(cut) > _SHOWN:
        out(f"… and {len(cut) - _SHOWN} more inputs")
    for why in dict.fromkeys(why for _, why in code):
        numbers = [k for k, w in code if w == why]
        shown = ", ".join(map(str, numbers[:_SHOWN])) + (" …" if len(numbers) > _SHOWN else "")
        out(f"{len(numbers)} shards would be coded: {why}: {shown}")
    if not cut and not code:
        out("nothing would be cut or coded: everything stands")
    return 0


def _status(corpus: Corpus, asked: argparse.Namespace) -> int:
    """The ledger as it lies there, and with ``--verify`` every file whose bytes are others."""
    sums = ledger(corpus) if corpus.about else Ledger()
    broken = list(verified(corpus)) if asked.verify else []
    if asked.json:
        told = {"verified": asked.verify, "broken": [b.path for b in broken]} if asked.verify else {}
        out(json.dumps({**sums.row(), **told}, ensure_ascii=False))
    else:
        for line in _lines(sums):
            out(line)
        stale = sum(1 for _ in to_code(corpus, stamp()))
        out(f"{stale:,} shards would be coded by today's rasid and books" if stale else "every shard is as of today")
        for b in broken:
            out(f"{b.path}: {b.what}")
        if asked.verify and not broken:
            out("every file is as it was written")
    return 1 if broken or not sums.adds_up else 0
