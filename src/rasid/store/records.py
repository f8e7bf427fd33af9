"""Reports as they are kept: which one is new, which another version, which a duplicate, and how they are got back."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, and_, func, or_, select

from rasid.errors import RasidError, UnknownIdError
from rasid.model.record import restored
from rasid.model.report import Report
from rasid.store import ledger, search
from rasid.store.hashes import body_of, plain
from rasid.store.journal import Writing, stamp
from rasid.store.schema import BLOBS, ITEMS, REPORTS, TOMBSTONES
from rasid.store.words import fold_digest

PAGE = 200


@dataclass(frozen=True, slots=True)
class Item:
    """A report as it came: ``raw`` the bytes it was read from, ``where`` they stood, ``how`` (tool and version) the

    text was recovered from them, ``media`` their type, ``warnings`` what was noticed.
    """

    report: Report
    raw: bytes
    where: str
    how: str = ""
    media: str = ""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Failure:
    """An item that gave no report, and why."""

    where: str
    error: RasidError
    raw: bytes | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of an item: stored, duplicate, failed; ``report`` its id, or that of the one it is a duplicate of."""

    where: str
    status: str
    report: str | None = None


def blob_row(writing: Writing, sha256: str, size: int, at: str) -> int:
    """The number of the row that names a blob; added where there is none."""
    found = writing.connection.execute(select(BLOBS.c.no).where(BLOBS.c.sha256 == sha256)).scalar()
    return found or writing.add(BLOBS, sha256=sha256, size=size, at=at)


def fold_of(report: Report) -> str:
    """What is equal of two reports of one outlet with the same words."""
    return hashlib.sha256(f"{plain(report.source or '')}\x1f{fold_digest(report.text)}".encode()).hexdigest()


def keep(writing: Writing, item: int, run: int, given: Item, sha256: str) -> Kept:
    """Keep one report and say so in the ledger; its blob lies on the disk already."""
    at = stamp(None)
    fold = fold_of(given.report)
    status, known, version = _judge(writing.connection, given.report, fold)
    outcome = {"status": status, "report": known, "at": at}
    if status == "failed":
        ledger.close(writing, item, run, **outcome | {"code": "ERASED", "message": "it was erased, and stays out"})
        return Kept(given.where, status)
    blob = blob_row(writing, sha256, len(given.raw), at)
    if status == "stored":
        _add(writing, given, blob, version=version, fold=fold, at=at)
    ledger.close(writing, item, run, blob=blob, **outcome)
    return Kept(given.where, status, known)


def fail(writing: Writing, item: int, run: int, failure: Failure, sha256: str | None) -> Kept:
    """Keep what could not be read, and why."""
    at = stamp(None)
    blob = blob_row(writing, sha256, len(failure.raw or b""), at) if sha256 else None
    error = failure.error
    message = f"{error.message} ({error.mend})" if error.mend else error.message
    ledger.close(writing, item, run, status="failed", code=error.code, message=message, blob=blob, at=at)
    return Kept(failure.where, "failed")


def item_of(writing: Writing, run: int, where: str) -> int:
    """A new item of the ledger."""
    return writing.add(ITEMS, run=run, location=where, at=stamp(None))


def _judge(connection: Connection, report: Report, fold: str) -> tuple[str, str | None, int]:
    """Whether ``report`` is new, and as which version of itself; or what it is a duplicate of.

    One that was kept without its day of publication comes anew where the day is given.
    """
    if _erased(connection, report, fold):
        return "failed", None, 0
    name = plain(report.id)
    same = or_(REPORTS.c.fold == fold, REPORTS.c.id == name)
    columns = (REPORTS.c.id, REPORTS.c.version, REPORTS.c.fold, REPORTS.c.published)
    found = connection.execute(select(*columns).where(same).order_by(REPORTS.c.no)).all()
    own = [r for r in found if r.id == name]
    alike = [r for r in (own or found) if r.fold == fold] or [r for r in found if r.fold == fold]
    version = max((r.version for r in own), default=0) + 1
    day_is_new = report.published is not None and not any(r.published for r in alike)
    if alike and not (own and day_is_new and alike[0].id == name):
        return "duplicate", str(alike[0].id), 0
    return "stored", name, version


def _erased(connection: Connection, report: Report, fold: str) -> bool:
    marks = connection.execute(select(TOMBSTONES.c.mark)).scalars()
    known = [mark.split(":") for one in marks for mark in (one or "").split()]
    return any(mark_of(salt, value) == mark for salt, mark in known for value in (report.id, fold))


def mark_of(salt: str, value: str) -> str:
    """What tells that something was erased, and not what it was."""
    return hashlib.sha256(f"{salt}\x1f{value}".encode("utf-8", "surrogatepass")).hexdigest()


def _add(writing: Writing, given: Item, blob: int, **known: Any) -> None:
    report = given.report
    number = writing.add(
        REPORTS,
        id=report.id,
        outlet=report.source,
        published=report.published.isoformat() if report.published else "",
        country=report.country,
        blob=blob,
        media=given.media,
        how=given.how,
        location=given.where,
        warnings=json.dumps(list(given.warnings), ensure_ascii=True),
        body=body_of(_bare(report)),
        **known,
    )
    search.enter(writing.connection, [(number, report)])


def _bare(report: Report) -> Report:
    """The report itself, whatever the input that it came in carries besides."""
    return Report(report.text, report.id, report.source, report.published, report.title, report.url, report.country)


def report_of(body: str) -> Report:
    """The report of a row's body."""
    return restored(Report, json.loads(body))


def current() -> Select[Any]:
    """The newest version of every report, erased ones left out."""
    later = REPORTS.alias("later")
    newer = select(later.c.no).where(later.c.id == REPORTS.c.id, later.c.version > REPORTS.c.version).exists()
    return select(REPORTS).where(~newer, REPORTS.c.body.is_not(None))


def report(connection: Connection, id: str, version: int | None = None) -> Report:
    """A report, its newest version if none is asked for. Raises :class:`UnknownIdError`."""
    query = select(REPORTS.c.body).where(REPORTS.c.id == plain(id), REPORTS.c.body.is_not(None))
    if version is not None:
        query = query.where(REPORTS.c.version == version)
    body = connection.execute(query.order_by(REPORTS.c.version.desc()).limit(1)).scalar()
    if body is None:
        raise UnknownIdError(f"there is no report «{id}»", mend="rasid reports lists those that are kept")
    return report_of(body)


@dataclass(frozen=True, slots=True)
class Kind:
    """Which reports are meant; ``None`` asks for nothing."""

    since: date | None = None
    until: date | None = None
    outlet: str | None = None
    country: str | None = None

    def narrow(self, query: Select[Any]) -> Select[Any]:
        """``query`` for these reports alone."""
        if self.since:
            query = query.where(REPORTS.c.published >= self.since.isoformat())
        if self.until:
            query = query.where(REPORTS.c.published <= self.until.isoformat(), REPORTS.c.published != "")
        if self.outlet:
            query = query.where(REPORTS.c.outlet == plain(self.outlet))
        if self.country:
            query = query.where(REPORTS.c.country == self.country.upper())
        return query


def in_order(connection: Connection, query: Select[Any]) -> Iterator[Sequence[Any]]:
    """The rows of ``query`` by day of publication and id, a page at a time, so that memory stays small."""
    ordered = query.order_by(REPORTS.c.published, REPORTS.c.id).limit(PAGE)
    rows = connection.execute(ordered).all()
    while rows:
        yield rows
        last = rows[-1]
        day, same_day = REPORTS.c.published > last.published, REPORTS.c.published == last.published
        after = or_(day, and_(same_day, REPORTS.c.id > last.id))
        rows = connection.execute(ordered.where(after)).all() if len(rows) == PAGE else []


def count(connection: Connection) -> int:
    """How many reports there are, each in its newest version."""
    query = select(func.count(REPORTS.c.id.distinct())).where(REPORTS.c.body.is_not(None))
    return connection.execute(query).scalar() or 0


def provenance(connection: Connection, id: str) -> list[dict[str, Any]]:
    """Each version of a report: when it was kept, how it was recovered, from where, and the SHA-256 of its bytes."""
    columns = [REPORTS.c[c] for c in ("version", "published", "at", "how", "media", "location", "warnings")]
    joined = REPORTS.outerjoin(BLOBS, BLOBS.c.no == REPORTS.c.blob)
    query = select(*columns, BLOBS.c.sha256.label("raw"), BLOBS.c.size).select_from(joined)
    rows = connection.execute(query.where(REPORTS.c.id == plain(id)).order_by(REPORTS.c.version)).mappings()
    return [dict(r) | {"warnings": json.loads(r["warnings"] or "[]")} for r in rows]


__all__ = ["Failure", "Item", "Kept", "Kind"]
