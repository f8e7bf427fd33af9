"""What must go, goes: a report, or a name wherever it stands. A tombstone says why and by whom, and the audit holds.

The one way in which rows that are kept are changed. Their old hashes stay for the audit, their salts go, so that the
hashes tell nothing; the tombstone holds the hash of what is left of each row.
"""

import json
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, Table, delete, or_, select, update

from rasid.errors import UnknownIdError
from rasid.store import doors, journal, keeping, pages, records, search, searches, views
from rasid.store.blobs import Blobs
from rasid.store.changes import forget
from rasid.store.database import alone
from rasid.store.hashes import plain, row_hash, salt
from rasid.store.journal import Writing
from rasid.store.place import Place
from rasid.store.redaction import Name
from rasid.store.schema import (
    BLOBS,
    CLAIMS,
    CONCERNS,
    DECISIONS,
    GAPS,
    ITEMS,
    KEPT,
    META,
    OUTCOMES,
    REPORTS,
    SEARCH,
    TOMBSTONES,
    each,
)

_JSON = ("body", "warnings", "sources")
_PROOF = ("salt", "hash", "content", "fold", "sha256", "mark")


@dataclass(frozen=True, slots=True)
class Erased:
    """What went: rows changed, reports touched, raw files removed (the SHA-256 of each). The events went too."""

    rows: int
    reports: int
    raw: tuple[str, ...]


class Eraser:
    """One erasure: rows are changed one by one, and all of them stand in its tombstone."""

    def __init__(self, writing: Writing) -> None:
        self.writing, self.connection = writing, writing.connection
        self.tombstone = writing.peek(TOMBSTONES)
        self.rows: dict[tuple[str, int], str] = {}
        self.raw: list[str] = []

    def change(self, table: Table, row: dict[str, Any], **values: Any) -> None:
        """Let a row hold ``values`` from now on."""
        left = row | values | {"salt": salt()}
        self.rows[table.name, row["no"]] = row_hash(table, left)
        new = {"salt": left["salt"], "erased": self.tombstone, **values}
        self.connection.execute(update(table).where(table.c.no == row["no"]).values(**new))

    def drop_raw(self, numbers: Iterable[int | None]) -> None:
        """Forget raw files; they are removed once this is committed."""
        wanted = {n for n in numbers if n is not None}
        for row in _rows(self.connection, BLOBS, BLOBS.c.no.in_(wanted)):
            if row["sha256"] is not None:
                self.raw.append(row["sha256"])
                self.change(BLOBS, row, sha256=None, size=None)

    def bury(self, what: str, marks: Sequence[str], **said: str) -> None:
        """Write the tombstone."""
        rows = [[table, number, one] for (table, number), one in sorted(self.rows.items())]
        body = json.dumps({**said, "rows": rows}, ensure_ascii=True)
        self.writing.add(TOMBSTONES, what=what, mark=" ".join(marks), body=body)
        views.clear(self.connection)
        search.reindex(self.connection)


def _rows(connection: Connection, table: Table, condition: Any) -> list[dict[str, Any]]:
    return [dict(r) for r in connection.execute(select(table).where(condition).order_by(table.c.no)).mappings()]


def report(eraser: Eraser, id: str) -> tuple[int, list[str]]:
    """Take a report out, all its versions, and what was read from it; how many, and what it would be known again by."""
    connection, name = eraser.connection, plain(id)
    versions = _rows(connection, REPORTS, (REPORTS.c.id == name) & REPORTS.c.body.is_not(None))
    if not versions:
        raise UnknownIdError(f"there is no report «{id}»", mend="rasid reports lists those that are kept")
    marks = [_mark(value) for value in {id, *(str(v["fold"]) for v in versions)}]
    numbers, pseudonym = [v["no"] for v in versions], f"erased-{eraser.tombstone}"
    forget(connection, lambda body: name in body)
    _decisions(eraser, name, pseudonym, numbers)
    for table in (CLAIMS, GAPS):
        for row in _rows(connection, table, table.c.report.in_(numbers)):
            eraser.change(table, row, body=None, content=None)
    outcomes = _rows(connection, OUTCOMES, OUTCOMES.c.report == name)
    for row in outcomes:
        eraser.change(OUTCOMES, row, report=pseudonym, message=None)
    for row in _rows(connection, ITEMS, ITEMS.c.no.in_([o["item"] for o in outcomes])):
        eraser.change(ITEMS, row, location=None)
    gone = dict.fromkeys(("outlet", "published", "country", "fold", "media", "how", "location", "warnings", "body"))
    for row in versions:
        eraser.change(REPORTS, row, id=pseudonym, **gone)
    connection.execute(delete(SEARCH).where(SEARCH.c.no.in_(numbers)))
    eraser.drop_raw(x["blob"] for x in (*versions, *outcomes))
    return len(versions), marks


def _decisions(eraser: Eraser, name: str, pseudonym: str, reports: Sequence[int]) -> None:
    """What was decided on the report or its claims: that it was, and no more."""
    claims = select(CLAIMS.c.id).where(CLAIMS.c.report.in_(reports))
    about = or_(CONCERNS.c.about == name, CONCERNS.c.about.in_(claims))
    concerned = _rows(eraser.connection, CONCERNS, about)
    for row in _rows(eraser.connection, DECISIONS, DECISIONS.c.no.in_({c["decision"] for c in concerned})):
        body = json.loads(row["body"])
        body |= {"value": "", "about": [pseudonym if a == name else a for a in body["about"]]}
        body.pop("why", None)
        eraser.change(DECISIONS, row, value="", body=json.dumps(body, ensure_ascii=False, sort_keys=True))
    for row in concerned:
        if row["about"] == name:
            eraser.change(CONCERNS, row, about=pseudonym)


def name(eraser: Eraser, who: Name, blobs: Blobs) -> tuple[int, list[str]]:
    """Take a name out of every row and every raw file; how many reports it stood in, and what they are known by."""
    reports: list[int] = []
    marks: list[str] = []
    forget(eraser.connection, lambda body: _without(who, "body", body) != body)
    for table in KEPT:
        for row in list(_named(eraser.connection, table, who)):
            changes = row.pop("changes")
            if table is REPORTS and "body" in changes:
                reports.append(row["no"])
                marks += [_mark(row["fold"])] if row["fold"] else []
                eraser.drop_raw([row["blob"]])
                changes["fold"] = None
            elif "content" in row:
                changes["content"] = None
            eraser.change(table, row, **changes)
    for row in list(each(eraser.connection, BLOBS)):
        if row["sha256"] and _holds(blobs, row["sha256"], who):
            eraser.drop_raw([row["no"]])
    doors.forget(eraser.connection, who.out_of)
    searches.forget(eraser.connection, who.out_of)
    _find_anew(eraser.connection, reports)
    return len(reports), marks


def _named(connection: Connection, table: Table, who: Name) -> Iterable[dict[str, Any]]:
    """The rows of a table in which the name stands, each with what it becomes."""
    columns = [c.name for c in table.columns if c.name not in _PROOF]
    for row in each(connection, table):
        changes: dict[str, Any] = {}
        for column in columns:
            value = row[column]
            if isinstance(value, str):
                other = _without(who, column, value)
                changes |= {column: other} if other != value else {}
        if changes:
            yield row | {"changes": changes}


def _without(who: Name, column: str, value: str) -> str:
    if column not in _JSON or (who.out_of(value) == value and "\\u" not in value):
        return who.out_of(value)
    read = json.loads(value)
    less = who.out_of_value(read)
    return value if less == read else json.dumps(less, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _holds(blobs: Blobs, sha256: str, who: Name) -> bool:
    try:
        return who.in_bytes(blobs.read(sha256))
    except FileNotFoundError:
        return False


def _find_anew(connection: Connection, reports: Sequence[int]) -> None:
    connection.execute(delete(SEARCH).where(SEARCH.c.no.in_(reports)))
    left = _rows(connection, REPORTS, REPORTS.c.no.in_(reports))
    search.enter(connection, [(r["no"], records.report_of(r["body"])) for r in left])


def _mark(value: str) -> str:
    """A salted hash, by which a report that was erased is known where it comes again."""
    own = secrets.token_hex(16)
    return f"{own}:{keeping.mark_of(own, value)}"


def compact(engine: Engine, place: Place) -> None:
    """Write the database anew without what was removed from it, and empty its log."""
    pages.forget(place.file)
    with alone(engine) as connection:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("VACUUM")
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            return
        for table in META.sorted_tables:
            connection.exec_driver_sql(f"VACUUM FULL {table.name}")
        connection.exec_driver_sql("CHECKPOINT")


def erase(engine: Engine, blobs: Blobs, what: tuple[str, str], said: dict[str, str]) -> Erased:
    """Erase ``("report", id)`` or ``("name", name)``; ``said`` is reason, by and at."""
    sort, value = what
    who = Name(value)
    with journal.adding(engine, "erase", said["at"]) as writing, journal.lifted(writing.connection):
        eraser = Eraser(writing)
        count, marks = report(eraser, value) if sort == "report" else name(eraser, who, blobs)
        told = {k: who.out_of(v) for k, v in said.items()} if sort == "name" else said
        eraser.bury(sort, marks, **told)
        writing.closing["views"] = ""
    for sha256 in eraser.raw:
        blobs.drop(sha256)
    return Erased(len(eraser.rows), count, tuple(eraser.raw))
