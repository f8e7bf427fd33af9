"""The tables of a corpus: their columns and types, and how reports and rows go in and out of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from rasid.export.rows import Row
from rasid.export.tabular import COLUMNS, claim_cells
from rasid.ingest.inputs import ReadReport
from rasid.ingest.lines import whole
from rasid.model.report import Report
from rasid.pipeline.corpus.shards import arrow

_TYPES = {
    "n": "int32", "claims": "int32", "gaps": "int32", "start": "int32", "end": "int32",
    "published": "date32", "date_earliest": "date32", "date_latest": "date32",
    "lat": "float64", "lon": "float64", "radius_km": "float64", "geo_precision": "int32", "where_prec": "int32",
    "killed_reported_min": "int64", "killed_reported_max": "int64",
    "injured_reported_min": "int64", "injured_reported_max": "int64",
    "evidence_start": "int32", "evidence_end": "int32", "warnings": "strings",
}  # fmt: skip
"""Of columns that hold anything but text."""
_DAYS = frozenset(name for name, kind in _TYPES.items() if kind == "date32")
_OURS = ("report_id", "claim_id", "error", "made_by")
REPORTS = ("n", "id", "outlet", "published", "title", "url", "country", "text", "where", "warnings", "digest")
FAILURES = ("where", "id", "code", "message", "mend")
CLAIMS = ("report", "claim", "n", *(c for c in COLUMNS if c not in _OURS), "json")
"""Columns of `rasid code --to csv` under their own names (docs/csv-columns.md), and the claim as JSON."""
GAPS = ("report", "n", "kind", "surface", "start", "end", "why")
READINGS = ("report", "n", "claims", "gaps", "made_by", "code", "message", "mend")


def table(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> Any:
    """Rows as an Arrow table of these columns; what a row lacks is null."""
    pa = arrow()
    kinds = {"int32": pa.int32(), "int64": pa.int64(), "float64": pa.float64(), "date32": pa.date32(),
             "strings": pa.list_(pa.string())}  # fmt: skip
    schema = pa.schema([(c, kinds[_TYPES[c]] if c in _TYPES else pa.string()) for c in columns])
    held = list(rows)
    return pa.table([pa.array([r.get(c) for r in held], type=schema.field(c).type) for c in columns], schema=schema)


def report_cells(n: int, report: Report, where: str, warnings: Sequence[str], content: str) -> Row:
    """A report as a row of ``REPORTS``; halves of surrogate pairs, which no file can hold, are replaced."""
    words = {"id": report.id, "outlet": report.source, "title": report.title, "url": report.url,
             "country": report.country, "text": report.text, "where": where}  # fmt: skip
    cells: Row = {name: whole(value) if value else value for name, value in words.items()}
    told = [whole(w) for w in warnings]
    return {**cells, "n": n, "published": report.published, "warnings": told, "digest": content}


def reports_of(table: Any) -> Iterator[ReadReport]:
    """The reports of a shard, one by one, in order."""
    for batch in table.to_batches(max_chunksize=100):
        for r in batch.to_pylist():
            yield ReadReport(
                text=r["text"] or "", id=r["id"], source=r["outlet"], published=r["published"], title=r["title"],
                url=r["url"], country=r["country"], warnings=tuple(r["warnings"] or ()), where=r["where"] or "",
            )  # fmt: skip


def claim_rows(row: Row, dump: Any) -> Iterator[Row]:
    """The claims of a coded report as rows of ``CLAIMS``; ``dump`` makes the JSON of one."""
    for n, (claim, cells) in enumerate(zip(row["claims"], claim_cells(row), strict=True)):
        cells = {name: _day(value) if name in _DAYS else value for name, value in cells.items()}
        yield {**cells, "report": row["id"], "claim": claim["id"], "n": n, "json": dump(claim)}


def gap_rows(row: Row) -> Iterator[Row]:
    """Its gaps as rows of ``GAPS``."""
    for n, g in enumerate(row["gaps"]):
        start, end = g["span"]
        told = {"kind": g["kind"], "surface": g["surface"], "why": g["why"]}
        yield {"report": row["id"], "n": n, "start": start, "end": end, **told}


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
