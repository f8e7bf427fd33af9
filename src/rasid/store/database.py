"""The connection to either database: how each is opened, locked for writing, and what its faults are told as."""

import errno
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from rasid.errors import RasidError, StoreError, StoreUseError
from rasid.store.place import Place

WAIT_S = 60
"""How long a writer waits for another before it gives up."""
PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON", "trusted_schema=OFF",
           "cell_size_check=ON", f"busy_timeout={WAIT_S * 1000}", "cache_size=-32000")  # fmt: skip
_LOCK = 0x7261_7369
"""The advisory lock that PostgreSQL's writers take in turn: «rasi»."""
_LEAST_PG = 150000
_LITTLE = 1 << 20

FULL = "the disk is full"
_MENDS = {
    FULL: "make room and do it again: nothing was half written",
    "it may not be written to": "check who owns the file and its folder, and how the disk is mounted",
    "another program is writing to it": "do it again when that is done",
    "the disk failed": "look after the disk, then run rasid db verify",
    "it is damaged": "rasid db verify names what; rasid db restore brings back a backup",
    "too many files are open": "raise the limit (ulimit -n) and do it again",
    "it cannot be opened": "check the path, and that its folder is there and may be read and written",
    "the server cannot be reached": "check that PostgreSQL runs, its address, user and password",
}
_SIGNS = (
    ("No space left", FULL), ("disk is full", FULL), ("disk full", FULL),
    ("readonly", "it may not be written to"), ("read-only", "it may not be written to"),
    ("ermission denied", "it may not be written to"),
    ("locked", "another program is writing to it"), ("lock timeout", "another program is writing to it"),
    ("malformed", "it is damaged"), ("not a database", "it is damaged"), ("corrupt", "it is damaged"),
    ("Too many open files", "too many files are open"), ("unable to open", "it cannot be opened"),
    ("connection failed", "the server cannot be reached"), ("could not connect", "the server cannot be reached"),
    ("connection is", "the server cannot be reached"), ("terminating connection", "the server cannot be reached"),
)  # fmt: skip
_ERRNOS = {
    errno.ENOSPC: FULL, errno.EDQUOT: FULL, errno.EROFS: "it may not be written to",
    errno.EACCES: "it may not be written to", errno.EPERM: "it may not be written to",
    errno.EMFILE: "too many files are open", errno.ENFILE: "too many files are open",
}  # fmt: skip


def engine_of(place: Place) -> Engine:
    """An engine for ``place``; nothing is opened yet."""
    if place.file is not None:
        engine = create_engine(place.url, connect_args={"timeout": WAIT_S, "check_same_thread": False})
        event.listen(engine, "connect", _sqlite_settings)
    else:
        engine = create_engine(place.url, connect_args={"connect_timeout": 10}, pool_pre_ping=True)
        event.listen(engine, "connect", _postgres_settings)
    event.listen(engine, "begin", _begin)
    return engine


def _sqlite_settings(connection: Any, _: object) -> None:
    connection.isolation_level = None  # rasid begins its own transactions
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}").close()


def _postgres_settings(connection: Any, _: object) -> None:
    if connection.info.server_version < _LEAST_PG:
        found = connection.info.server_version // 10000
        raise StoreUseError(f"this is PostgreSQL {found}", where="--db", mend="rasid needs 15 or later")
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = on")
        cursor.execute(f"SET lock_timeout = '{WAIT_S}s'")
        cursor.execute("SET client_min_messages = warning")
        cursor.execute("SELECT pg_encoding_to_char(encoding) FROM pg_database WHERE datname = current_database()")
        encoding = cursor.fetchone()[0]
    connection.commit()
    if encoding != "UTF8":
        raise StoreUseError(f"the database is in {encoding}", where="--db", mend="create it with ENCODING 'UTF8'")


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    if connection.dialect.name == "sqlite" and options.get("isolation_level") != "AUTOCOMMIT":
        connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("write") else "BEGIN")


@contextmanager
def written(engine: Engine) -> Iterator[Connection]:
    """A transaction that alone may write, one writer after the other; committed at the end, or nothing of it stays."""
    with engine.connect().execution_options(write=True) as connection, connection.begin():
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:k)"), {"k": _LOCK})
        yield connection


@contextmanager
def looked(engine: Engine) -> Iterator[Connection]:
    """A transaction that sees one state of the store, whatever others write meanwhile."""
    with engine.connect() as connection:
        if connection.dialect.name == "postgresql":
            connection = connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        with connection.begin():
            yield connection


@contextmanager
def alone(engine: Engine) -> Iterator[Connection]:
    """A connection outside any transaction: for VACUUM and checkpoints."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        yield connection


@contextmanager
def told(where: object) -> Iterator[None]:
    """Tell faults of the disk or the database as :class:`StoreError`: what, and the mend; never with a password."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error, OSError, UnicodeDecodeError) as e:
        raise fault(e, where) from e


def fault(e: BaseException, where: object) -> RasidError:
    """What an error of the disk or the database is told as."""
    cause = e.orig if isinstance(e, DBAPIError) and e.orig else e
    if isinstance(cause, RasidError):
        return cause
    said = " ".join(str(cause).split())
    if "disk I/O error" in said:
        what = FULL if _no_room(where) else "the disk failed"
    elif isinstance(cause, OSError) and cause.errno in _ERRNOS:
        what = _ERRNOS[cause.errno]
    elif isinstance(cause, UnicodeDecodeError):
        what = "it is damaged"
    else:
        what = next((told for sign, told in _SIGNS if sign in said), "")
    if what in ("the server cannot be reached", "it cannot be opened"):
        return StoreUseError(what, where=str(where), mend=_MENDS[what])
    message = what or (f"{type(cause).__name__}: {said[:300]}")
    return StoreError(message, where=str(where), mend=_MENDS.get(what, "rasid db check looks the store over"))


def _no_room(where: object) -> bool:
    """Whether the disk is full: SQLite tells so only of its main file, of the files beside it that the disk failed."""
    path = where.file if isinstance(where, Place) else where
    with suppress(OSError):
        return isinstance(path, Path) and shutil.disk_usage(path.parent).free < _LITTLE
    return False


def settings(engine: Engine) -> dict[str, Any]:
    """What the durability of the store rests on, as the database itself says it."""
    with alone(engine) as connection:
        if connection.dialect.name == "sqlite":
            names = ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "busy_timeout")
            return {n: connection.exec_driver_sql(f"PRAGMA {n}").scalar() for n in names}
        names = ("synchronous_commit", "fsync", "full_page_writes", "data_checksums", "server_version")
        return {n: connection.exec_driver_sql(f"SHOW {n}").scalar() for n in names}
