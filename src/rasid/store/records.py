"""Reports as they are kept: which one is new, which another version, which a duplicate, and how they are got back."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, and_, func, or_, select

from rasid.errors import RasidError, UnknownIdError
from rasid.model.record import restored
from rasid.model.report import Report
from rasid.store.hashes import plain
from rasid.store.schema import BLOBS, REPORTS, TOMBSTONES

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


def erasures(connection: Connection) -> int:
    """How often something was erased."""
    return connection.execute(select(func.count()).select_from(TOMBSTONES)).scalar() or 0


def provenance(connection: Connection, id: str) -> list[dict[str, Any]]:
    """Each version of a report: when it was kept, how it was recovered, from where, and the SHA-256 of its bytes."""
    columns = [REPORTS.c[c] for c in ("version", "published", "at", "how", "media", "location", "warnings")]
    joined = REPORTS.outerjoin(BLOBS, BLOBS.c.no == REPORTS.c.blob)
    query = select(*columns, BLOBS.c.sha256.label("raw"), BLOBS.c.size).select_from(joined)
    rows = connection.execute(query.where(REPORTS.c.id == plain(id)).order_by(REPORTS.c.version)).mappings()
    return [dict(r) | {"warnings": json.loads(r["warnings"] or "[]")} for r in rows]


__all__ = ["Failure", "Item", "Kept", "Kind"]
