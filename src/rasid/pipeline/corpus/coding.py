"""A shard of reports coded: the piece of work that a worker does, once or by accident twice, with the same bytes."""

import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rasid.errors import StaleWorkerError
from rasid.knowledge.shelves import forget, use_books
from rasid.pipeline.coding import made_by
from rasid.pipeline.corpus import careful
from rasid.pipeline.corpus.reading import Rows, reader_of, rows_of
from rasid.pipeline.corpus.shards import Corpus, arrow, digest, write_json, write_table
from rasid.pipeline.corpus.stamp import stamp
from rasid.pipeline.corpus.tables import CLAIMS, GAPS, READINGS, reports_of, table

_TRIES = 2
"""So often may whoever reads a shard be gone without a word before its reports are looked at one by one."""
_laid: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Shard:
    """The task: which shard of which corpus, and what it is to be made by.

    ``out`` and ``books`` (as of :func:`rasid.use_books`) are absolute paths that every worker sees; ``by`` is the
    stamp that the worker must come to as well; ``reader`` as of :func:`rasid.pipeline.corpus.reading.reader_of`.
    """

    out: str
    k: int
    by: str
    books: tuple[str, ...] = ()
    reader: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    """What came of a shard; ``seconds`` by the clock, 0 where it stood already."""

    reports: int
    coded: int
    failed: int
    claims: int
    gaps: int
    seconds: float = 0.0


def code_shard(task: Shard) -> Counts:
    """Code a shard, unless it stands as it should, and put its folder in place.

    Raises :class:`rasid.errors.StaleWorkerError` where this process reads by other code or books than whoever asks.
    """
    began = time.monotonic()
    corpus = Corpus(task.out)
    check(task)
    stands = corpus.done(task.k)
    if stands is not None and stands["by"] == task.by:
        return counts_of(stands)
    with _trying(corpus.tries(task.k)) as tries:
        deadly = careful.deadly(task) if tries >= _TRIES else frozenset[int]()
        reports = arrow("pyarrow.parquet").read_table(corpus.reports(task.k))
        rows = rows_of(reports_of(reports), reader_of(task.reader), deadly)
        counts = _counted(rows)
        _put(corpus, task, _tables(rows), counts)
    return Counts(**counts, seconds=time.monotonic() - began)


def counts_of(done: Mapping[str, Any]) -> Counts:
    """The counts of a ``done.json``."""
    return Counts(*(int(done["counts"][name]) for name in ("reports", "coded", "failed", "claims", "gaps")))


def check(task: Shard) -> None:
    """See that this process reads as it is asked to: with the same books laid over, and to the same stamp."""
    global _laid
    if task.books and _laid != task.books:
        use_books(*task.books)
        _laid = task.books
    if stamp(task.reader) == task.by:
        return
    forget()  # a worker that stays may hold books as they were
    here = stamp(task.reader)
    if here != task.by:
        told = f"a worker reads with other code or books: {here}, and {task.by} was asked"
        mend = "give every worker the same rasid and the same books, and start it anew"
        raise StaleWorkerError(told, where=f"process {os.getpid()}", mend=mend)


@contextmanager
def _trying(path: Path) -> Iterator[int]:
    """How often this was begun before and never ended; who comes to an end, good or bad, wipes that out."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as stream:
        before = stream.tell()
        stream.write(b".")
    try:
        yield before
    finally:
        path.unlink(missing_ok=True)


def _counted(rows: Rows) -> dict[str, int]:
    read = len(rows.readings)
    return {"reports": read, "coded": read - rows.failed, "failed": rows.failed,
            "claims": len(rows.claims), "gaps": len(rows.gaps)}  # fmt: skip


def _tables(rows: Rows) -> dict[str, Any]:
    from rasid.pipeline.corpus.wire import sketch_table, telling_table

    return {
        "claims.parquet": table(CLAIMS, rows.claims),
        "gaps.parquet": table(GAPS, rows.gaps),
        "readings.parquet": table(READINGS, rows.readings),
        "told.parquet": telling_table(rows.told),
        "sketches.parquet": sketch_table(rows.sketches),
    }


def _put(corpus: Corpus, task: Shard, tables: Mapping[str, Any], counts: Mapping[str, int]) -> None:
    """Write the folder beside its place, ``done.json`` last, and rename it."""
    target = corpus.coded(task.k)
    folder = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        folder.chmod(0o755)
        for name, made in tables.items():
            write_table(folder / name, made)
        files = {name: digest(folder / name) for name in tables}
        done = {"of": corpus.of(task.k)["sha256"], "by": task.by, "made_by": made_by(), "files": files}
        write_json(folder / "done.json", {**done, "counts": dict(counts)})
        _place(folder, target, lambda: (corpus.done(task.k) or {}).get("by") == task.by)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _place(folder: Path, target: Path, stands: Callable[[], bool]) -> None:
    """Put the folder in place of what was there, unless somebody else has just done so."""
    if not target.exists():
        folder.rename(target)
    elif not stands():
        old = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
        target.rename(old / "old")
        folder.rename(target)
        shutil.rmtree(old, ignore_errors=True)
