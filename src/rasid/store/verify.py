"""Whether everything is as it was written: rows, links, views, files and pages, each looked at and each named."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Table, func, select, text

from rasid.store import ledger, pages, views
from rasid.store.blobs import Blobs
from rasid.store.database import alone, looked
from rasid.store.hashes import row_hash
from rasid.store.place import Place
from rasid.store.schema import BLOBS, CARDS, CHANGES, FACETS, HOLDS, INCIDENTS, NEARLY, REPORTS, SEARCH, STATE, each
from rasid.store.trail import check_trail

_RESTORE = "restore a backup from before (rasid db restore)"
_REBUILD = "run rasid rebuild"
_ODD = (Exception,)
"""What a damaged file may raise, at any point, is anything: each is told as a fault, none stops the rest."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is not as it was written: where (row, table, page, file), what is wrong with it, the mend."""

    where: str
    what: str
    mend: str = _RESTORE

    def __str__(self) -> str:
        return f"{self.where}: {self.what} ({self.mend})"


Faults = Iterator[Fault]


def in_pages(place: Place) -> list[int]:
    """The pages that differ from what was noted; looked at before the file is opened, which may mend some bits."""
    try:
        note = pages.read_note(place.file) if place.file else None
        return pages.changed(place.file, note) if place.file and note else []
    except (OSError, ValueError):
        return []


def page_faults(place: Place, different: Iterable[int]) -> Faults:
    """Each page that changed, as a fault."""
    for page in sorted(different):
        yield Fault(f"{place.file}: page {page}", "its bytes are not those that were written")


def verify(engine: Engine, place: Place, blobs: Blobs, head: str | None = None, before: Iterable[int] = ()) -> Faults:
    """Every fault that can be found; ``head`` is one that was kept elsewhere, against rolling back, ``before`` the

    pages that differed before the file was opened.
    """
    if place.file:
        yield from _safely("the note of pages", lambda: _pages(engine, place, before))
    yield from _safely("the database", lambda: _own_checks(engine))
    for what, look in _LOOKS.items():
        yield from _safely(what, partial(_with, engine, look))
    yield from _safely("audit", lambda: _with(engine, lambda c: (Fault(*f) for f in check_trail(c, head))))
    yield from _safely("blobs", lambda: _with(engine, lambda c: _blobs(c, blobs)))


def check(engine: Engine, found: Mapping[str, Any], orphans: Iterable[Path]) -> Faults:
    """What a quick look finds: durability switched off, a damaged database, a ledger that does not add up, orphans."""
    yield from durability(found)
    yield from _safely("the database", lambda: _own_checks(engine))
    yield from _safely("ledger", partial(_with, engine, _ledger))
    for path in orphans:
        yield Fault(str(path), "no row names it: a crash left it", "rasid db check --sweep removes it")


def durability(found: Mapping[str, Any]) -> Faults:
    """Settings of the database under which a power cut may lose what was acknowledged."""
    durable = {"journal_mode": "wal", "synchronous": 2, "synchronous_commit": "on", "fsync": "on"}
    for name, right in durable.items():
        if found.get(name, right) != right:
            yield Fault(
                f"setting {name}", f"it is {found[name]}: a power cut may lose what was acknowledged", f"{right}"
            )


def _safely(where: str, look: Callable[[], Faults]) -> Faults:
    try:
        yield from look()
    except _ODD as e:
        yield Fault(where, f"it cannot be read: {type(e).__name__}: {' '.join(str(e).split())[:200]}")


def _with(engine: Engine, look: Callable[[Connection], Faults]) -> Faults:
    with looked(engine) as connection:
        yield from look(connection)


def _pages(engine: Engine, place: Place, before: Iterable[int]) -> Faults:
    """Pages that changed though the count of writes did not; one that is lower than noted tells of an older file."""
    assert place.file is not None
    try:
        note = pages.read_note(place.file)
    except ValueError:
        yield Fault(str(pages.note_path(place.file)), "it is damaged", "remove it; it is made anew at closing")
        return
    different = {*pages.changed(place.file, note), *before} if note else set()
    if note is None or not different:
        return
    writes = _sound_count(engine)
    if writes is not None and writes > note.writes:
        return
    if writes is not None and writes < note.writes:
        yield Fault(str(place.file), f"it is older than what was noted of it: {writes} writes, not {note.writes}")
    yield from page_faults(place, different)


def _sound_count(engine: Engine) -> int | None:
    """How often the store was written to, or ``None`` where that cannot be believed."""
    try:
        with looked(engine) as connection:
            state = dict(connection.execute(select(STATE)).mappings().one())
            return int(state["writes"]) if row_hash(STATE, state) == state["hash"] else None
    except _ODD:
        return None


def _own_checks(engine: Engine) -> Faults:
    """What SQLite itself finds; PostgreSQL's own checksums speak up when a page is read."""
    if engine.dialect.name != "sqlite":
        return
    with alone(engine) as connection:
        for (said,) in connection.exec_driver_sql("PRAGMA integrity_check").fetchall():
            if said != "ok":
                yield Fault("the database", str(said))
        for row in connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall():
            yield Fault(f"{row[0]} {row[1]}", f"it points to a row of {row[2]} that is not there")
    with engine.connect() as connection:
        connection.execute(text("INSERT INTO search_index(search_index, rank) VALUES ('integrity-check', 1)"))


def _state(connection: Connection) -> Faults:
    for row in map(dict, connection.execute(select(STATE)).mappings()):
        if row_hash(STATE, row) != row["hash"] or row["erasing"]:
            yield Fault("state 1", "its values are not those that were written")
        if row["views"] != (views.digest(connection) if row["views"] else ""):
            yield Fault("incidents", "rows were added or removed", _REBUILD)
    if connection.execute(select(func.count()).select_from(STATE)).scalar() != 1:
        yield Fault("state", "its row is missing")


def _views(connection: Connection) -> Faults:
    """Rows of views against their hashes, and what they are picked by against their bodies."""
    for table in (SEARCH, INCIDENTS, HOLDS, CARDS, NEARLY, CHANGES):
        for row in each(connection, table):
            if row_hash(table, row) != row["hash"]:
                mend = _RESTORE if table is CHANGES else _REBUILD  # what changed once cannot be found out again
                yield Fault(f"{table.name} {row['no']}", "its values are not those that were written", mend)
    yield from _facets(connection)
    unfound = select(REPORTS.c.no).where(REPORTS.c.body.is_not(None), ~select(SEARCH.c.no).where(
        SEARCH.c.no == REPORTS.c.no).exists())  # fmt: skip
    for no in connection.execute(unfound).scalars():
        yield Fault(f"search {no}", "the words of the report are missing", _RESTORE)


def _facets(connection: Connection) -> Faults:
    for table in FACETS:
        rows, first, last = connection.execute(select(func.count(), func.min(table.c.no), func.max(table.c.no))).one()
        if rows and (first, last) != (1, rows):
            yield Fault(table.name, "its rows are not numbered as they were written", _REBUILD)
    streams = {t: _groups(connection, t) for t in FACETS}
    kept: dict[Any, tuple[int, list[Any]] | None] = {t: next(s, None) for t, s in streams.items()}
    for row in each(connection, INCIDENTS):
        try:
            incident = views.incident_of(row["body"])
            wrong = views.incident_row(row["no"], incident) != {k: v for k, v in row.items() if k != "hash"}
        except _ODD:
            continue
        if wrong:
            yield Fault(f"incidents {row['no']}", "what it is picked by is not what it says", _REBUILD)
        for table in FACETS:
            found: list[Any] = []
            while (group := kept[table]) is not None and group[0] <= row["no"]:
                found = group[1] if group[0] == row["no"] else found
                kept[table] = next(streams[table], None)
            if found != views.facet_rows(table, row["no"], incident):
                yield Fault(f"{table.name} of incident {row['no']}", "they are not what it says", _REBUILD)


def _groups(connection: Connection, table: Table) -> Iterator[tuple[int, list[Any]]]:
    """The rows of each incident, in order."""
    now, rows = -1, list[Any]()
    for row in each(connection, table):
        if row["incident"] != now:
            if rows:
                yield now, rows
            now, rows = row["incident"], []
        rows.append({k: v for k, v in row.items() if k != "no"})
    if rows:
        yield now, rows


def _ledger(connection: Connection) -> Faults:
    if not ledger.ledger(connection).adds_up:
        yield Fault("items", "the ledger does not add up")


def _blobs(connection: Connection, blobs: Blobs) -> Faults:
    for row in each(connection, BLOBS):
        if row["sha256"] is None:
            continue
        path = blobs.path(row["sha256"])
        try:
            if not blobs.sound(row["sha256"]):
                yield Fault(str(path), "its bytes are not those that were kept")
        except FileNotFoundError:
            yield Fault(str(path), "the file is missing")
        except OSError as e:
            yield Fault(str(path), f"it cannot be read: {e.strerror}")


_LOOKS: dict[str, Callable[[Connection], Faults]] = {"state": _state, "views": _views, "ledger": _ledger}
