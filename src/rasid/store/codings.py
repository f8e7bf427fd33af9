"""What was read from each report, and when: claims and gaps are only added, the newest coding says which stand now."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, Table, and_, func, select

from rasid.errors import UnknownIdError
from rasid.model.claim import Claim, Gap, Reading
from rasid.model.record import restored
from rasid.model.report import Report
from rasid.store import records
from rasid.store.hashes import plain
from rasid.store.schema import CLAIMS, CODINGS, GAPS, REPORTS, SUCCESSORS

PAGE = 100


@dataclass(frozen=True, slots=True)
class Found:
    """A claim as it is kept. ``current`` is false where a later coding no longer has it; ``now`` is what it became."""

    claim: Claim
    report: Report
    current: bool
    now: str | None


def _newest_coding(connection: Connection, report_no: int) -> Any:
    query = select(CODINGS).where(CODINGS.c.report == report_no).order_by(CODINGS.c.no.desc()).limit(1)
    return connection.execute(query).first()


def claims_of(connection: Connection, listed: str | None) -> list[Claim]:
    """The claims whose numbers a coding lists."""
    numbers = json.loads(listed or "[]")
    query = select(CLAIMS.c.body).where(CLAIMS.c.no.in_(numbers), CLAIMS.c.body.is_not(None))
    return [_claim(body) for body in connection.execute(query).scalars()]


def _claim(body: str) -> Claim:
    return restored(Claim, json.loads(body))


def _with_coding() -> Select[Any]:
    """Current reports, each with its newest coding."""
    query = records.current().with_only_columns(
        REPORTS.c.no, REPORTS.c.id, REPORTS.c.published, REPORTS.c.body, CODINGS.c.claims, CODINGS.c.gaps
    )
    return _newest(query)


def standing(connection: Connection) -> dict[str, int]:
    """Which coding of each report stands, by the report's id, in the order in which :func:`readings` gives them."""
    query = _newest(records.current().with_only_columns(REPORTS.c.id, CODINGS.c.no))
    return {row.id: row.no for row in connection.execute(query.order_by(REPORTS.c.published, REPORTS.c.id))}


def _newest(query: Select[Any]) -> Select[Any]:
    later = CODINGS.alias("after")
    newest = ~select(later.c.no).where(later.c.report == CODINGS.c.report, later.c.no > CODINGS.c.no).exists()
    return query.select_from(REPORTS.join(CODINGS, CODINGS.c.report == REPORTS.c.no)).where(newest)


def readings(connection: Connection, ids: Sequence[str] | None = None) -> Iterator[tuple[Report, Reading]]:
    """Every coded report, or those of ``ids``, with what stands in it now, by day of publication and id."""
    query = _with_coding()
    if ids is not None:
        query = query.where(REPORTS.c.id.in_([plain(i) for i in ids]))
    for page in records.in_order(connection, query):
        claims = _bodies(connection, CLAIMS, [n for row in page for n in json.loads(row.claims or "[]")])
        gaps = _bodies(connection, GAPS, [n for row in page for n in json.loads(row.gaps or "[]")])
        for row in page:
            read = tuple([_claim(claims[n]) for n in json.loads(row.claims or "[]") if n in claims])
            missed = tuple([restored(Gap, json.loads(gaps[n])) for n in json.loads(row.gaps or "[]") if n in gaps])
            yield records.report_of(row.body), Reading(read, missed)


def _bodies(connection: Connection, table: Table, numbers: Sequence[int]) -> dict[int, str]:
    found: dict[int, str] = {}
    for start in range(0, len(numbers), 500):
        query = select(table.c.no, table.c.body).where(table.c.no.in_(numbers[start : start + 500]))
        found |= {row.no: row.body for row in connection.execute(query.where(table.c.body.is_not(None)))}
    return found


def counts(connection: Connection, ids: Sequence[str]) -> dict[str, tuple[int, int]]:
    """How many claims and gaps stand in each of these reports."""
    query = _with_coding().where(REPORTS.c.id.in_([plain(i) for i in ids]))
    rows = connection.execute(query.with_only_columns(REPORTS.c.id, CODINGS.c.claims, CODINGS.c.gaps))
    return {r.id: (len(json.loads(r.claims or "[]")), len(json.loads(r.gaps or "[]"))) for r in rows}


def uncoded(connection: Connection, made_by: str, after: int) -> list[tuple[int, Report]]:
    """The next current reports, past row ``after``, whose newest coding is not by ``made_by``."""
    later = CODINGS.alias("after")
    newest = ~select(later.c.no).where(later.c.report == CODINGS.c.report, later.c.no > CODINGS.c.no).exists()
    done = select(CODINGS.c.no).where(CODINGS.c.report == REPORTS.c.no, CODINGS.c.made_by == made_by, newest).exists()
    query = records.current().where(~done, REPORTS.c.no > after).order_by(REPORTS.c.no).limit(PAGE)
    return [(row.no, records.report_of(row.body)) for row in connection.execute(query)]


def count_uncoded(connection: Connection, made_by: str) -> int:
    """How many reports :func:`uncoded` would give."""
    later = CODINGS.alias("after")
    newest = ~select(later.c.no).where(later.c.report == CODINGS.c.report, later.c.no > CODINGS.c.no).exists()
    done = select(CODINGS.c.no).where(CODINGS.c.report == REPORTS.c.no, CODINGS.c.made_by == made_by, newest).exists()
    query = records.current().where(~done).subquery()
    return connection.execute(select(func.count()).select_from(query)).scalar() or 0


def find(connection: Connection, id: str) -> Found:
    """A claim by its id, current or superseded. Raises :class:`UnknownIdError`."""
    joined = CLAIMS.join(REPORTS, REPORTS.c.no == CLAIMS.c.report)
    columns = (CLAIMS.c.no, CLAIMS.c.body, CLAIMS.c.report, REPORTS.c.body.label("of"))
    query = select(*columns).select_from(joined).where(CLAIMS.c.id == plain(id), CLAIMS.c.body.is_not(None))
    rows = connection.execute(query.order_by(CLAIMS.c.no.desc())).all()
    if not rows:
        raise UnknownIdError(f"there is no claim «{id}»", mend="rasid event ID --json prints the ids")
    standing = [row for row in rows if _stands(connection, row.no, row.report)]
    row = (standing or rows)[0]
    now = id if standing else now_of(connection, id)
    return Found(_claim(row.body), records.report_of(row.of), bool(standing), now)


def told(connection: Connection, ids: Sequence[str]) -> dict[str, tuple[Report, Claim]]:
    """Claims by id with their reports; unknown ids are passed over."""
    rows: dict[str, list[Any]] = {}
    joined = CLAIMS.join(REPORTS, REPORTS.c.no == CLAIMS.c.report)
    query = select(CLAIMS.c.id, CLAIMS.c.body, REPORTS.c.no, REPORTS.c.body.label("of")).select_from(joined)
    for start in range(0, len(ids), 500):
        part = [plain(i) for i in ids[start : start + 500]]
        for row in connection.execute(query.where(CLAIMS.c.id.in_(part), CLAIMS.c.body.is_not(None))):
            rows.setdefault(row.id, []).append(row)
    reports = {row.no: records.report_of(row.of) for found in rows.values() for row in found if row.of}
    out: dict[str, tuple[Report, Claim]] = {}
    for id, found in rows.items():
        if len(found) == 1 and found[0].no in reports:
            out[id] = reports[found[0].no], _claim(found[0].body)
        else:
            one = find(connection, id)
            out[id] = one.report, one.claim
    return out


def _stands(connection: Connection, claim_no: int, report_no: int) -> bool:
    newest = connection.execute(records.current().where(REPORTS.c.no == report_no)).first()
    coding = _newest_coding(connection, report_no) if newest else None
    return coding is not None and claim_no in json.loads(coding.claims or "[]")


def is_current(connection: Connection, id: str) -> bool:
    """Whether a claim of this id stands in the newest coding of its report."""
    rows = connection.execute(select(CLAIMS.c.no, CLAIMS.c.report).where(CLAIMS.c.id == plain(id))).all()
    return any(_stands(connection, row.no, row.report) for row in rows)


def now_of(connection: Connection, id: str) -> str | None:
    """The id of the claim that a claim has become: itself where it stands, ``None`` where nothing took its place."""
    at, seen = plain(id), set[str]()
    while at not in seen:
        if is_current(connection, at):
            return at
        seen.add(at)
        query = select(SUCCESSORS.c.new).where(and_(SUCCESSORS.c.old == at, SUCCESSORS.c.new.is_not(None)))
        heir = connection.execute(query.order_by(SUCCESSORS.c.no.desc()).limit(1)).scalar()
        if heir is None:
            return None
        at = str(heir)
    return None
