"""A transaction that adds rows: numbers them, hashes them, and closes with the link of the audit that covers them all.

Writers take turns, so that numbers have no gaps and the order of links is the order of events, whatever clocks say.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Engine, Table, func, insert, select, text, update

from rasid.store.database import written
from rasid.store.hashes import START, link_of, plain, row_hash, rows_digest, salt
from rasid.store.schema import AUDIT, KEPT, STATE

Row = Mapping[str, Any]
_ORDER = {t.name: n for n, t in enumerate(KEPT)}


class Writing:
    """Rows being added in one transaction. ``no`` is the number that its link of the audit will have."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._pending: dict[str, list[dict[str, Any]]] = {}
        last = connection.execute(select(AUDIT.c.no, AUDIT.c.link).order_by(AUDIT.c.no.desc()).limit(1)).first()
        self.no = last.no + 1 if last else 1
        self._previous = last.link if last else START
        self._next: dict[str, int] = {}
        self._hashes: list[tuple[str, int, str]] = []
        self.closing: dict[str, Any] = {}
        """What the row of the state is to hold besides, at the end."""

    @property
    def connection(self) -> Connection:
        """The connection, with every row that was added so far."""
        for table in KEPT if self._pending else ():
            rows = self._pending.pop(table.name, None)
            if rows:
                self._connection.execute(insert(table), rows)
        return self._connection

    def peek(self, table: Table) -> int:
        """The number that the next row of ``table`` will have."""
        if table.name not in self._next:
            self._next[table.name] = (self._connection.execute(select(func.max(table.c.no))).scalar() or 0) + 1
        return self._next[table.name]

    def add(self, table: Table, **values: Any) -> int:
        """Add a row; its number."""
        return self.add_all(table, [values])[0]

    def add_all(self, table: Table, rows: Iterable[Row]) -> list[int]:
        """Add several rows at once; their numbers."""
        made = [self._row(table, row) for row in rows]
        if made:
            self._pending.setdefault(table.name, []).extend(made)
        return [row["no"] for row in made]

    def _row(self, table: Table, values: Row) -> dict[str, Any]:
        clean = {k: plain(v) if isinstance(v, str) else v for k, v in values.items()}
        number = self._number(table)
        row: dict[str, Any] = dict.fromkeys(c.name for c in table.columns)
        row |= {**clean, "no": number, "audit": self.no, "salt": salt()}
        row["hash"] = row_hash(table, row)
        self._hashes.append((table.name, number, row["hash"]))
        return row

    def _number(self, table: Table) -> int:
        number = self.peek(table)
        self._next[table.name] = number + 1
        return number

    def close(self, what: str, at: str) -> None:
        """Write the link of the audit, where anything was added."""
        if not self._hashes:
            return
        self._hashes.sort(key=lambda h: (_ORDER[h[0]], h[1]))
        entry: dict[str, Any] = {"no": self.no, "at": plain(at), "what": plain(what), "rows": len(self._hashes)}
        entry |= {"digest": rows_digest(self._hashes), "previous": self._previous}
        self.connection.execute(insert(AUDIT), entry | {"link": link_of(entry)})


@contextmanager
def adding(engine: Engine, what: str, at: datetime | str | None = None) -> Iterator[Writing]:
    """A transaction that adds rows for the reason ``what``; after it the rows are on the disk, or none of them."""
    with written(engine) as connection:
        writing = Writing(connection)
        yield writing
        writing.close(what, stamp(at))
        touch(connection, **writing.closing)


def stamp(at: datetime | str | None) -> str:
    """A time as it is kept: ISO 8601 in UTC, to the second; now, where none is given."""
    if isinstance(at, str):
        return at
    moment = at or datetime.now(UTC)
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def touch(connection: Connection, **values: Any) -> None:
    """Count a writing transaction, so that what was noted of the file before it is known to be of another state."""
    state = dict(connection.execute(select(STATE)).mappings().one())
    state |= {"writes": state["writes"] + 1, **values}
    connection.execute(update(STATE).values(**state | {"hash": row_hash(STATE, state)}))


def head_of(connection: Connection) -> str:
    """The number and the link of the newest entry of the audit, as «12:ab34…»; «0:000…» of an empty store."""
    last = connection.execute(select(AUDIT.c.no, AUDIT.c.link).order_by(AUDIT.c.no.desc()).limit(1)).first()
    return f"{last.no}:{last.link}" if last else f"0:{START}"


@contextmanager
def lifted(connection: Connection) -> Iterator[None]:
    """Let rows be changed and removed for as long as the block runs, within its transaction: for erasing alone."""
    connection.execute(text("UPDATE state SET erasing = 1"))
    yield
    connection.execute(text("UPDATE state SET erasing = 0"))
