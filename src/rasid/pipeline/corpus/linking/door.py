"""The door of linking a corpus: every stage in turn, each done once, and a ledger that adds up."""

import hashlib
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from rasid.errors import CorpusError
from rasid.pipeline.corpus.engine import Each, Fault, hands
from rasid.pipeline.corpus.linking import growing, sets, spreading
from rasid.pipeline.corpus.linking.again import told_again
from rasid.pipeline.corpus.linking.desk import Desk, columns, duckdb, once, quoted
from rasid.pipeline.corpus.linking.growing import group_numbers, grown
from rasid.pipeline.corpus.linking.jobs import Job, done, stamp
from rasid.pipeline.corpus.linking.ledger import Linked, finished, rows_of, standing
from rasid.pipeline.corpus.linking.meeting import blocks_of, met
from rasid.pipeline.corpus.linking.origins import originated
from rasid.pipeline.corpus.linking.outlines import TABLES, Shard, outlined
from rasid.pipeline.corpus.linking.ranks import ranked
from rasid.pipeline.corpus.linking.repeats import copied, sketched
from rasid.pipeline.corpus.linking.scoring import scored, stretches
from rasid.pipeline.corpus.linking.sets import beside, beside_pairs
from rasid.pipeline.corpus.linking.settling import brought, bunches
from rasid.pipeline.corpus.linking.singled import together
from rasid.pipeline.corpus.linking.spreading import spread
from rasid.pipeline.corpus.shards import Corpus, arrow

T = TypeVar("T")
Step = Callable[[str, int, int], None]
"""Told of a stage how many of its tasks are done, and of how many."""


@dataclass(frozen=True, slots=True)
class Means:
    """By what the work is done; it changes nothing in what comes of it."""

    workers: int | None = None
    scheduler: str | None = None
    step: Step = lambda stage, done, of: None
    say: Callable[[str], None] = lambda text: None
    books: tuple[str, ...] = ()
    """Those that were laid over, as absolute paths, for workers to do likewise."""


def link_corpus(out: Path | str, *, policy: str | None = None, means: Means | None = None) -> Linked:
    """Link and settle every claim of the coded corpus in the folder ``out``: tables under ``link/``.

    The incidents are those that a store of the same reports would have, undecided. What a run that was broken off had
    done is not done again. Raises :class:`CorpusError` where the folder holds no coded corpus or a worker fails at a
    task, and :class:`ExtraMissingError` without the extra.
    """
    means = means or Means()
    duckdb()
    desk, shards = desk_of(out)
    before = standing(desk, policy)
    if before is not None:
        return before
    with hands(workers=means.workers, scheduler=means.scheduler, say=means.say) as each:
        work = _Work(means, each)
        _outline(desk, shards, work)
        again = _copies(desk)
        _pairs(desk, again, work)
        _sets(desk, shards, again, work)
        _groups(desk, shards, work)
        tasks = bunches(desk, policy)
        work.all("incidents", brought, [t for t in tasks if not desk.piece(t.name, t.k).exists()])
    linked = finished(desk, shards, tasks)
    shutil.rmtree(desk.root.parent, ignore_errors=True)
    return linked


def to_link(out: Path | str, policy: str | None = None) -> Iterator[str]:
    """What would be done, in words; raises as :func:`link_corpus` does."""
    desk, shards = desk_of(out)
    reports = sum(rows_of(desk.coded(k, "sketches")) for k in shards)
    if standing(desk, policy) is not None:
        yield "nothing would be linked: everything stands"
        return
    yield f"{reports:,} reports in {len(shards):,} coded shards would be linked"
    begun = sorted(p.name for p in desk.root.iterdir() if not p.name.startswith(".")) if desk.root.exists() else []
    if begun:
        yield f"a run that was broken off would go on: {', '.join(begun)}"


def desk_of(out: Path | str) -> tuple[Desk, list[int]]:
    """The desk of a corpus as it stands, and its shards. Raises :class:`CorpusError` where any is not coded yet."""
    corpus = Corpus(out)
    made = hashlib.sha256(stamp().encode())
    shards = corpus.shards()
    for k in shards:
        coded = corpus.done(k)
        if coded is None:
            mend = f"rasid corpus code … --out {out}"
            raise CorpusError(f"shard {k} is not coded yet", where=str(out), mend=mend)
        made.update(repr([k, *(coded["files"][f"{name}.parquet"] for name in ("told", "sketches"))]).encode())
    if not shards:
        raise CorpusError("there is no report in this corpus", where=str(out), mend="rasid corpus code INPUT --out DIR")
    return Desk(str(out), made.hexdigest()[:16]), shards


@dataclass(frozen=True, slots=True)
class _Work:
    """The hands that do all stages, and who is told of it."""

    means: Means
    each: Each

    def all(self, stage: str, do: Callable[[T], Any], tasks: Sequence[T]) -> None:
        """Do every task of a stage. Raises :class:`CorpusError` where one fails."""
        self.means.step(stage, 0, len(tasks))
        by = stamp()
        jobs = (Job(do, task, by, self.means.books) for task in tasks)
        for n, (job, outcome) in enumerate(self.each(done, jobs), 1):
            if isinstance(outcome, Fault):
                failed = f"linking failed at «{stage}»: {outcome.error}"
                raise CorpusError(failed, where=repr(job.task)) from outcome.error
            self.means.step(stage, n, len(tasks))


def _left(desk: Desk, stage: str, shards: Iterable[int]) -> list[Shard]:
    return [Shard(desk, k) for k in shards if not desk.piece(stage, k).exists()]


def _outline(desk: Desk, shards: Sequence[int], work: _Work) -> None:
    ranked(desk, shards)
    work.all("reports", sketched, _left(desk, "heads", shards))
    work.all("occurrences", outlined, _left(desk, list(TABLES)[-1], shards))


def _copies(desk: Desk) -> tuple[Any, Any]:
    copied(desk)
    originated(desk)
    return told_again(desk)


def _pairs(desk: Desk, again: tuple[Any, Any], work: _Work) -> None:
    """Which occurrences meet, and how like they are."""
    own = f"u NOT IN (SELECT u FROM read_parquet('{quoted(desk.whole('again'))}'))"
    desk.sort("units", "SELECT u, last, text, outline FROM {pieces} ORDER BY last, u")
    desk.sort(
        "words", "SELECT day, word, sum(users)::INTEGER AS users FROM {pieces} GROUP BY day, word ORDER BY day, word"
    )
    desk.sort("keys", f"SELECT * FROM {{pieces}} WHERE {own} ORDER BY day, ground, u")
    blocks = blocks_of(desk)
    work.all("blocks", met, [t for t in blocks if not desk.piece("pairs", t.k).exists()])
    likes = stretches(desk)
    work.all("pairs", scored, [t for t in likes if not desk.piece("scored", t.k).exists()])
    desk.sort("scored", "SELECT * FROM {pieces} ORDER BY i >> 20, j >> 20, i, j")


def _sets(desk: Desk, shards: Sequence[int], again: tuple[Any, Any], work: _Work) -> None:
    """What hangs together, side by side."""
    import numpy as np

    def made() -> Any:
        (units,) = columns(desk.whole("units"), "u")
        units = np.sort(units)
        pa = arrow()
        return pa.table({"u": pa.array(units), "c": pa.array(together(desk, units, again))})

    once(desk.whole("sets"), made)
    work.all("sets", beside, _left(desk, "beside", shards))
    if not desk.whole("beside").exists():
        beside_pairs(desk, again)
        desk.sort("beside", sets.ORDER)


def _groups(desk: Desk, shards: Sequence[int], work: _Work) -> None:
    """The groups that grow in each set, and by group all that is told of it."""
    tasks = growing.bunches(desk)
    work.all("groups", grown, [t for t in tasks if not desk.piece("groups", t.k).exists()])
    once(desk.whole("groups"), lambda: group_numbers(desk))
    work.all("gathering", spread, _left(desk, "spread", shards))
    desk.sort("spread", spreading.ORDER)
