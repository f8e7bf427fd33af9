"""Inputs cut into shards of reports: streamed from the door of ingest to Parquet, each thing in them accounted for.

Everything found is kept, failed with its reason, or known already; the record of a shard (``reports/NNNNN.json``) comes
last and says how many of each, and how far every input was taken, so that a broken run goes on behind it.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from rasid.errors import RasidError, TwiceError
from rasid.export.rows import Row
from rasid.ingest.item import Item
from rasid.ingest.lines import whole
from rasid.model.report import Report
from rasid.pipeline.corpus.known import Known, key_of
from rasid.pipeline.corpus.shards import Corpus, arrow, digest, write_json, write_table
from rasid.pipeline.corpus.tables import FAILURES, REPORTS, report_cells, table
from rasid.pipeline.corpus.taken import Taken

_FAULTS = 10
"""A shard ends as well once it has so many times its size in failures, for those are held meanwhile."""
_MEND = "give each report an id of its own, or none: it is then made of outlet and text"


@dataclass(slots=True)
class _Batch:
    """A shard while it fills."""

    kept: list[Row] = field(default_factory=list)
    failed: list[Row] = field(default_factory=list)
    seen: int = 0
    known: int = 0

    def full(self, size: int) -> bool:
        return len(self.kept) >= size or len(self.failed) >= _FAULTS * size


def cut(
    corpus: Corpus,
    found: Iterable[Item],
    taken: Taken,
    size: int,
    step: Callable[[Item], None] = lambda item: None,
) -> Iterator[int]:
    """Cut what is found into shards of ``size`` reports behind those that stand; the number of each, once it is whole.

    ``taken`` is what the door asks how far each input was taken; ``step`` is told of every item.
    """
    k, batch = len(corpus.shards()), _Batch()
    known: Known | None = None
    for item in found:
        known = _known(corpus, k) if known is None else known
        if batch.full(size):  # only now, when it is known whether the input of the last has ended
            _write(corpus, k, batch, taken.met())
            yield k
            k, batch = k + 1, _Batch()
        taken.note(item.source, item.position)
        _take(batch, item, known)
        step(item)
    sources = taken.met()
    if batch.seen or sources:
        _write(corpus, k, batch, sources)
        yield k


def _take(batch: _Batch, item: Item, known: Known) -> None:
    batch.seen += 1
    report, error = item.report, item.error
    if report is not None:
        key, content = key_of(whole(report.id)), content_of(report)
        before = known.get(key)
        if before is None:
            known.add(key, int(content, 16))
            batch.kept.append(report_cells(len(batch.kept), report, item.where, item.warnings, content))
            return
        if before == int(content, 16):
            batch.known += 1
            return
        error = TwiceError(f"another report has the id «{report.id}» and says something else", mend=_MEND)
    _fail(batch, item, error or RasidError("nothing came of it"), known)


def _fail(batch: _Batch, item: Item, error: RasidError, known: Known) -> None:
    id = item.report.id if item.report else item.key
    key = _failure_key(item.where, error.code, error.message)
    if known.get(key) is not None:
        batch.known += 1
        return
    known.add(key)
    fault = {"code": error.code, "message": error.message, "mend": error.mend}
    batch.failed.append({"where": item.where, "id": id, **fault})


def content_of(report: Report) -> str:
    """What tells two reports of one id apart, in 16 hexadecimal digits."""
    return key_of(report.source, report.published, report.title, report.text).hex()[:16]


def _failure_key(where: str, code: str, message: str) -> bytes:
    return key_of("failed", where, code, message)


def _known(corpus: Corpus, shards: int) -> Known:
    """The ids and failures of the shards that stand."""
    known, parquet = Known(), arrow("pyarrow.parquet")
    for k in range(shards):
        held = parquet.read_table(corpus.reports(k), columns=["id", "digest"]).to_pydict()
        known.add_all([key_of(id) for id in held["id"]], [int(d, 16) for d in held["digest"]])
        failed = parquet.read_table(corpus.failures(k), columns=["where", "code", "message"]).to_pylist()
        known.add_all([_failure_key(f["where"], f["code"], f["message"]) for f in failed], [0] * len(failed))
    return known


def _write(corpus: Corpus, k: int, batch: _Batch, sources: list[dict[str, Any]]) -> None:
    write_table(corpus.reports(k), table(REPORTS, batch.kept))
    write_table(corpus.failures(k), table(FAILURES, batch.failed))
    counts = {"seen": batch.seen, "kept": len(batch.kept), "failed": len(batch.failed), "known": batch.known}
    record = {"sha256": digest(corpus.reports(k)), "failures": digest(corpus.failures(k)), "counts": counts}
    write_json(corpus.cut(k), {**record, "sources": sources})
