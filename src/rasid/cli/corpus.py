"""`rasid corpus`: archives coded shard by shard, what became of everything, and how to go on after a break."""

import argparse
import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from rasid.cli.code import country_of, day_of
from rasid.cli.corpus_means import INTERRUPTED, some, stopped_politely, workers
from rasid.cli.corpus_progress import Told
from rasid.cli.say import fault, many, out, say
from rasid.errors import CorpusError
from rasid.pipeline.corpus.engine import Fault
from rasid.pipeline.corpus.ledger import Ledger, ledger, verified
from rasid.pipeline.corpus.running import Outcome, Wanted, code_corpus, to_code, to_cut
from rasid.pipeline.corpus.shards import Corpus
from rasid.pipeline.corpus.stamp import stamp

_SHOWN = 20


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
        shard=some(asked.shard, "--shard"),
        limit=asked.limit,
        books=tuple(str(Path(b).absolute()) for b in asked.books),
    )


def _code(corpus: Corpus, wanted: Wanted, asked: argparse.Namespace) -> int:
    told = Told(wanted.inputs)
    try:
        with stopped_politely(), told:
            done = code_corpus(
                corpus,
                wanted,
                workers=workers(asked),
                scheduler=asked.scheduler,
                stdin=sys.stdin.buffer if sys.stdin else None,
                watch=told.watch,
            )
    except KeyboardInterrupt:
        say(f"rasid: stopped; coded so far and kept: {many(told.shards, 'shard')}")
        say("       give the same command again to go on")
        return INTERRUPTED
    return _close(done, corpus)


def _close(done: Outcome, corpus: Corpus) -> int:
    """The ledger, and what went wrong; 1 where anything did."""
    for line in _lines(done.ledger):
        say(f"rasid: {line}")
    if done.ledger.failed:
        say(f"rasid: what failed, and why: {corpus.failures(0).parent}")
    if done.ledger.unread:
        say(f"rasid: what could not be read, and why: {corpus.coded(0).parent}/*/readings.parquet")
    for k, f in done.faults[:_SHOWN]:
        _shard_fault(k, f)
    if len(done.faults) > _SHOWN:
        say(f"rasid: … and {many(len(done.faults) - _SHOWN, 'more shard')}")
    return 1 if done.faults or done.ledger.failed or done.ledger.unread or not done.ledger.adds_up else 0


def _shard_fault(k: int, f: Fault) -> None:
    from rasid.errors import RasidError

    if isinstance(f.error, RasidError):
        fault(f.error, f"shard {k}")
    else:
        say(f"rasid: shard {k}: {type(f.error).__name__}: {f.error}")


def _lines(sums: Ledger) -> Iterator[str]:
    failed = f"{sums.failed:,} failed + {sums.known:,} known before"
    yield f"{many(sums.seen, 'thing')} found = {many(sums.kept, 'report')} kept + {failed}"
    waiting = f" + {sums.waiting:,} waiting" if sums.waiting else ""
    shards = f"{sums.shards_coded:,} of {many(sums.shards, 'shard')}"
    yield (
        f"{many(sums.kept, 'report')} = {sums.coded:,} coded + {sums.unread:,} that could not be read{waiting};"
        f" {many(sums.claims, 'claim')}, {many(sums.gaps, 'gap')}, {shards}"
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
        out(f"… and {many(len(cut) - _SHOWN, 'more input')}")
    for why in dict.fromkeys(why for _, why in code):
        numbers = [k for k, w in code if w == why]
        shown = ", ".join(map(str, numbers[:_SHOWN])) + (" …" if len(numbers) > _SHOWN else "")
        out(f"{many(len(numbers), 'shard')} would be coded: {why}: {shown}")
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
        out(
            f"{many(stale, 'shard')} would be coded by today's rasid and books"
            if stale
            else "every shard is as of today"
        )
        for b in broken:
            out(f"{b.path}: {b.what}")
        if asked.verify and not broken:
            out("every file is as it was written")
    return 1 if broken or not sums.adds_up else 0
