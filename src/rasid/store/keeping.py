"""A batch of items being kept: which report is new, which another version, which a duplicate, which was erased.

What the store knows of the whole batch is asked at once, and what is added at once as well.
"""

import hashlib
import json
from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, or_, select

from rasid.model.report import Report
from rasid.store import ledger, search
from rasid.store.hashes import body_of, plain
from rasid.store.journal import Writing, stamp
from rasid.store.records import Failure, Item, Kept
from rasid.store.schema import BLOBS, ITEMS, REPORTS, TOMBSTONES
from rasid.store.words import fold_digest


class Seen(NamedTuple):
    """A report that is kept already, as far as a new one is compared with it."""

    no: int
    id: str
    version: int
    fold: str | None
    published: str | None


def fold_of(report: Report) -> str:
    """What is equal of two reports of one outlet with the same words."""
    return hashlib.sha256(f"{plain(report.source or '')}\x1f{fold_digest(report.text)}".encode()).hexdigest()


def mark_of(salt: str, value: str) -> str:
    """What tells that something was erased, and not what it was."""
    return hashlib.sha256(f"{salt}\x1f{value}".encode("utf-8", "surrogatepass")).hexdigest()


class Batch:
    """Items of one run, being kept in one transaction; ``names`` are the SHA-256 of their raw bytes, on the disk."""

    def __init__(self, writing: Writing, run: int, given: Sequence[tuple[Item | Failure, str | None]]) -> None:
        self.writing, self.run, self.at = writing, run, stamp(None)
        self._folds = {id(g): fold_of(g.report) for g, _ in given if isinstance(g, Item)}
        names = {plain(g.report.id) for g, _ in given if isinstance(g, Item)}
        self._seen = _seen(writing.connection, names, set(self._folds.values()))
        self._blobs = _blobs(writing.connection, {sha for _, sha in given if sha})
        marks = writing.connection.execute(select(TOMBSTONES.c.mark)).scalars()
        self._marks = [mark.split(":") for one in marks for mark in (one or "").split()]
        self._new: list[tuple[int, Report]] = []

    def item(self, where: str) -> int:
        """A new item of the ledger."""
        return self.writing.add(ITEMS, run=self.run, location=where, at=self.at)

    def keep(self, item: int, given: Item, sha256: str) -> Kept:
        """Keep one report and say so in the ledger."""
        fold = self._folds[id(given)]
        status, known, version = self._judge(given.report, fold)
        outcome = {"status": status, "report": known, "at": self.at}
        if status == "failed":
            erased = {"code": "ERASED", "message": "it was erased, and stays out"}
            ledger.close(self.writing, item, self.run, **outcome | erased)
            return Kept(given.where, status)
        blob = self._blob(sha256, len(given.raw))
        if status == "stored":
            self._add(given, blob, version, fold)
        ledger.close(self.writing, item, self.run, blob=blob, **outcome)
        return Kept(given.where, status, known)

    def fail(self, item: int, failure: Failure, sha256: str | None) -> Kept:
        """Keep what could not be read, and why."""
        blob = self._blob(sha256, len(failure.raw or b"")) if sha256 else None
        error = failure.error
        message = f"{error.message} ({error.mend})" if error.mend else error.message
        told = {"code": error.code, "message": message}
        ledger.close(self.writing, item, self.run, status="failed", blob=blob, at=self.at, **told)
        return Kept(failure.where, "failed")

    def close(self) -> None:
        """Let the new reports be found."""
        search.enter(self.writing.connection, self._new)

    def _judge(self, report: Report, fold: str) -> tuple[str, str | None, int]:
        """Whether ``report`` is new, and as which version of itself; or what it is a duplicate of.

        One that was kept without its day of publication comes anew where the day is given.
        """
        if any(mark_of(salt, value) == mark for salt, mark in self._marks for value in (report.id, fold)):
            return "failed", None, 0
        name = plain(report.id)
        own = self._seen.get(name, [])
        alike = [r for r in own if r.fold == fold] or self._seen.get(fold, [])
        version = max((r.version for r in own), default=0) + 1
        day_is_new = report.published is not None and not any(r.published for r in alike)
        if alike and not (day_is_new and alike[0].id == name):
            return "duplicate", alike[0].id, 0
        return "stored", name, version

    def _blob(self, sha256: str, size: int) -> int:
        """The number of the row that names a blob; added where there is none."""
        if sha256 not in self._blobs:
            self._blobs[sha256] = self.writing.add(BLOBS, sha256=sha256, size=size, at=self.at)
        return self._blobs[sha256]

    def _add(self, given: Item, blob: int, version: int, fold: str) -> None:
        report = given.report
        bare = Report(report.text, report.id, report.source, report.published, report.title, report.url, report.country)
        row: dict[str, Any] = {"id": plain(report.id), "version": version, "fold": fold}
        row |= {"outlet": report.source, "country": report.country, "blob": blob, "media": given.media}
        row |= {"published": report.published.isoformat() if report.published else "", "how": given.how}
        row |= {"location": given.where, "warnings": json.dumps(list(given.warnings)), "at": self.at}
        number = self.writing.add(REPORTS, **row, body=body_of(bare))
        _note(self._seen, Seen(number, row["id"], version, fold, row["published"]))
        self._new.append((number, report))


def _note(seen: dict[str, list[Seen]], one: Seen) -> None:
    for key in (one.id, one.fold):
        if key:
            seen.setdefault(key, []).append(one)


def _seen(connection: Connection, names: set[str], folds: set[str]) -> dict[str, list[Seen]]:
    """The reports with one of these ids or folds, by each, in the order they came."""
    columns = [REPORTS.c[c] for c in Seen._fields]
    same = or_(REPORTS.c.fold.in_(folds), REPORTS.c.id.in_(names))
    found: dict[str, list[Seen]] = {}
    for row in connection.execute(select(*columns).where(same).order_by(REPORTS.c.no)):
        _note(found, Seen(*row))
    return found


def _blobs(connection: Connection, names: set[str]) -> dict[str, int]:
    query = select(BLOBS.c.sha256, BLOBS.c.no).where(BLOBS.c.sha256.in_(names))
    return {row.sha256: row.no for row in connection.execute(query)}
