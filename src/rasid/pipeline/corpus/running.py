"""A corpus coded: inputs cut while what is cut is read already, each shard once, whatever dies meanwhile."""

import errno
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from rasid.errors import CorpusError, StaleWorkerError, UserError
from rasid.ingest.item import Item
from rasid.ingest.sources import files, items
from rasid.pipeline.corpus.coding import Counts, Shard, code_shard
from rasid.pipeline.corpus.cutting import cut
from rasid.pipeline.corpus.engine import Fault, Say, each
from rasid.pipeline.corpus.ledger import Ledger, keep, ledger
from rasid.pipeline.corpus.shards import FORMAT, SHARD, Corpus, alone, arrow, write_json
from rasid.pipeline.corpus.stamp import differs, stamp
from rasid.pipeline.corpus.taken import Taken

_FULL = frozenset([errno.ENOSPC, errno.EDQUOT, errno.EROFS])
_NOT_YET = "it was not coded yet"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked: the inputs and what the caller says of them, as for :func:`rasid.ingest.sources.items`.

    ``shard`` is how many reports a shard holds, of a corpus that is begun; ``limit`` how many things are taken from the
    inputs at most, this time; ``books`` and ``reader`` as for :class:`rasid.pipeline.corpus.coding.Shard`.
    """

    inputs: Sequence[str] = ()
    published: date | None = None
    outlet: str | None = None
    country: str | None = None
    columns: dict[str, str] = field(default_factory=dict)
    today: date | None = None
    shard: int | None = None
    limit: int | None = None
    books: tuple[str, ...] = ()
    reader: str = ""

    def given(self) -> str:
        """What the caller says of the inputs, as one word: other facts, other reports."""
        told = [self.published and self.published.isoformat(), self.outlet, self.country, self.columns]
        return json.dumps(told, ensure_ascii=False, sort_keys=True) if any(told) else ""


@dataclass(slots=True)
class Watch:
    """Who is told how it goes: what stood before, each thing taken from an input, each shard coded. Does nothing."""

    stood: Callable[[Ledger], None] = lambda sums: None
    took: Callable[[Item], None] = lambda item: None
    coded: Callable[[Counts], None] = lambda counts: None
    say: Say = lambda text: None


@dataclass(frozen=True, slots=True)
class Outcome:
    """The ledger of the corpus as it lies there now, how many shards were coded this time, and which could not be."""

    ledger: Ledger
    shards: int
    faults: tuple[tuple[int, Fault], ...]


def code_corpus(
    corpus: Corpus,
    wanted: Wanted,
    *,
    workers: int | None = None,
    scheduler: str | None = None,
    stdin: BinaryIO | None = None,
    watch: Watch | None = None,
) -> Outcome:
    """Cut the inputs and code every shard that is not coded as it would be today.

    One fault stops nothing else: a report is failed in its row, a shard is among the faults. What no shard could be
    coded with does stop it: a broken book, a full disk, a worker that reads by other code. Raises
    :class:`rasid.errors.CorpusError` where the folder is another's.
    """
    arrow()
    watch = watch or Watch()
    by = stamp(wanted.reader)
    with alone(corpus):
        _begin(corpus, wanted)
        corpus.sweep()
        watch.stood(ledger(corpus))
        numbers = _numbers(corpus, wanted, by, stdin, watch)
        out = str(corpus.out.absolute())
        tasks = (Shard(out, k, by, wanted.books, wanted.reader) for k in numbers)
        coded, faults = 0, []
        work = each(code_shard, tasks, workers=workers, scheduler=scheduler, say=watch.say)
        with closing(work):
            for task, outcome in work:
                if isinstance(outcome, Fault):
                    _stop_if_hopeless(outcome)
                    faults.append((task.k, outcome))
                else:
                    coded += 1
                    watch.coded(outcome)
        corpus.sweep()
        sums = ledger(corpus)
        keep(corpus, sums)
    return Outcome(sums, coded, tuple(sorted(faults, key=lambda f: f[0])))


def to_code(corpus: Corpus, by: str) -> Iterator[tuple[int, str]]:
    """The shards that are to be coded by ``by``, each with the reason."""
    for k in corpus.shards():
        done = corpus.done(k)
        why = _NOT_YET if done is None else differs(done["by"], by)
        if why:
            yield k, why


def to_cut(corpus: Corpus, wanted: Wanted) -> Iterator[tuple[str, str]]:
    """The inputs that would be opened, each with the reason; nothing is read of them."""
    taken = _taken(corpus, wanted)
    for name in wanted.inputs:
        for file in [None] if name == "-" else files(Path(name)):
            if isinstance(file, Item):
                yield file.where, f"it cannot be read: {file.error.message}" if file.error else "it cannot be read"
                continue
            position = taken.standing(file)
            if position is not None:
                yield str(file or name), f"it goes on behind {position:,} things" if position else "it is new"


def _begin(corpus: Corpus, wanted: Wanted) -> None:
    """See that the folder is a corpus that can be gone on with, or make it one."""
    if corpus.begun:
        size = corpus.about["shard"]
        if wanted.shard not in (None, size):
            mend = "leave --shard out, or begin another corpus"
            raise CorpusError(f"its shards hold {size} reports", where=str(corpus.out), mend=mend)
        return
    if corpus.out.exists() and any(p.name[0] != "." for p in corpus.out.iterdir()):
        mend = "name a folder that is empty, or does not exist yet"
        raise CorpusError("this folder holds something else than a corpus", where=str(corpus.out), mend=mend)
    about = {"format": FORMAT, "shard": wanted.shard or SHARD, "inputs": list(wanted.inputs)}
    write_json(corpus.out / "corpus.json", about)


def _taken(corpus: Corpus, wanted: Wanted) -> Taken:
    return Taken(wanted.given(), (corpus.of(k) for k in corpus.shards()))


def _numbers(corpus: Corpus, wanted: Wanted, by: str, stdin: BinaryIO | None, watch: Watch) -> Iterator[int]:
    """The shards to be coded: first those that stand, then those that are cut as they are asked for."""
    yield from (k for k, _ in to_code(corpus, by))
    if not wanted.inputs:
        return
    taken = _taken(corpus, wanted)
    found = islice(_found(wanted, taken, stdin), wanted.limit)
    yield from cut(corpus, found, taken, corpus.about["shard"], watch.took)


def _found(wanted: Wanted, taken: Taken, stdin: BinaryIO | None) -> Iterator[Item]:
    yield from items(
        list(wanted.inputs), published=wanted.published, outlet=wanted.outlet, country=wanted.country,
        today=wanted.today, stdin=stdin, columns=wanted.columns, how_far=taken.open,
    )  # fmt: skip
    taken.end()


def _stop_if_hopeless(fault: Fault) -> None:
    """Raise what every other shard would meet too."""
    error = fault.error
    if isinstance(error, OSError) and error.errno in _FULL:
        raise error
    if isinstance(error, UserError | StaleWorkerError):
        raise error
