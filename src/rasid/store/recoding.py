"""Keeping what was read: claims and gaps are only added, rows of what did not change stay, and old ids get their heirs.

What the store knows of a whole batch of reports is asked at once, and what is added is added at once.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, func, select

from rasid.errors import UnknownIdError
from rasid.model.claim import Claim, Gap, Reading
from rasid.model.record import digest
from rasid.store import codings, records, succession
from rasid.store.hashes import body_of, plain
from rasid.store.journal import Writing, stamp
from rasid.store.schema import CLAIMS, CODINGS, GAPS, REPORTS, SUCCESSORS


def code(writing: Writing, done: Sequence[tuple[str, Reading]], made_by: str, at: datetime | str | None) -> list[str]:
    """Keep what was read from the newest versions of several reports; their ids.

    Raises :class:`UnknownIdError` where there is no such report.
    """
    known = Known(writing.connection, [plain(id) for id, _ in done])
    for report_id, reading in done:
        _code(writing, known, plain(report_id), reading, (made_by, stamp(at)))
    return [report_id for report_id, _ in done]


class Known:
    """What is kept of some reports: newest versions, the newest coding of each, claims and gaps by content."""

    def __init__(self, connection: Connection, ids: Sequence[str]) -> None:
        self.reports = {r.id: r for r in connection.execute(records.current().where(REPORTS.c.id.in_(ids)))}
        numbers = [r.no for r in self.reports.values()]
        query = select(CODINGS).where(CODINGS.c.no.in_(_newest(CODINGS.c.report.in_(numbers))))
        self.codings: dict[int, Mapping[str, Any]] = {
            c["report"]: dict(c) for c in connection.execute(query).mappings()
        }
        self.rows = {table.name: _contents(connection, table, numbers) for table in (CLAIMS, GAPS)}


def _newest(condition: Any) -> Any:
    return select(func.max(CODINGS.c.no)).where(condition).group_by(CODINGS.c.report)


def _contents(connection: Connection, table: Table, reports: Sequence[int]) -> dict[tuple[int, str], int]:
    query = select(table.c.report, table.c.content, table.c.no).where(table.c.report.in_(reports))
    return {(r.report, r.content): r.no for r in connection.execute(query.where(table.c.erased.is_(None)))}


def _code(writing: Writing, known: Known, report_id: str, reading: Reading, made: tuple[str, str]) -> None:
    row = known.reports.get(report_id)
    if row is None:
        raise UnknownIdError(f"there is no report «{report_id}»", mend="add it first")
    before = known.codings.get(row.no)
    earlier = before or (_of_earlier_version(writing.connection, row) if row.version > 1 else None)
    claims = _rows(writing, CLAIMS, (row.no, known), [(c, {"id": c.id}) for c in reading.claims])
    gaps = _rows(writing, GAPS, (row.no, known), [(g, {}) for g in reading.gaps])
    coding = {"report": row.no, "made_by": made[0], "claims": json.dumps(claims), "gaps": json.dumps(gaps)}
    if before and all(before[k] == v for k, v in coding.items()):
        return
    number = writing.add(CODINGS, **coding, at=made[1])
    known.codings[row.no] = coding
    if earlier:
        _succeed(writing, number, earlier, (row, reading.claims))


def _of_earlier_version(connection: Connection, row: Any) -> Mapping[str, Any] | None:
    joined = CODINGS.join(REPORTS, REPORTS.c.no == CODINGS.c.report)
    query = select(CODINGS).select_from(joined).where(REPORTS.c.id == row.id, REPORTS.c.version < row.version)
    return connection.execute(query.order_by(CODINGS.c.no.desc()).limit(1)).mappings().first()  # type: ignore[return-value]


def _content(value: Claim | Gap) -> str:
    """The digest of what was read, whoever read it."""
    return digest(replace(value, made_by="") if isinstance(value, Claim) else value)


def _rows(
    writing: Writing,
    table: Table,
    of: tuple[int, Known],
    values: Sequence[tuple[Claim | Gap, Mapping[str, Any]]],
) -> list[int]:
    """The numbers of the rows that hold ``values``, in order; those that are there already are used again."""
    report, rows = of[0], of[1].rows[table.name]
    numbers = []
    for value, more in values:
        content = _content(value)
        if (report, content) not in rows:
            new = {"report": report, "content": content, "body": body_of(value), **more}
            rows[report, content] = writing.add(table, **new)
        numbers.append(rows[report, content])
    return numbers


def _succeed(writing: Writing, coding: int, earlier: Mapping[str, Any], new: tuple[Any, Sequence[Claim]]) -> None:
    """Note what each claim that is gone became."""
    standing = {c.id for c in new[1]}
    gone = [c for c in codings.claims_of(writing.connection, earlier["claims"]) if c.id not in standing]
    if not gone:
        return
    query = select(REPORTS.c.body).where(REPORTS.c.no == earlier["report"], REPORTS.c.body.is_not(None))
    body = writing.connection.execute(query).scalar()
    if body is not None:
        heirs = succession.heirs((records.report_of(body), gone), (records.report_of(new[0].body), new[1]))
        writing.add_all(SUCCESSORS, [{"coding": coding, "old": old, "new": heir} for old, heir in heirs.items()])
