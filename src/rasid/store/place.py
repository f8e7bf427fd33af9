"""Where a store lies: its URL as users write it, the folder of its raw files, and a name fit for messages."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from rasid.errors import StoreUseError
from rasid.knowledge.shelves import home

_FORMS = "give a path, sqlite:///PATH or postgresql://USER@HOST/NAME"


@dataclass(frozen=True, slots=True)
class Place:
    """``url`` for SQLAlchemy, ``file`` of a SQLite store, the folder ``files`` of raw bytes."""

    url: URL
    file: Path | None
    files: Path

    def __str__(self) -> str:
        """How messages name it: never with a password."""
        return str(self.file) if self.file else self.url.render_as_string(hide_password=True)


def place(url: str | None = None, files: Path | None = None) -> Place:
    """The store that ``url`` names, else ``RASID_DB``, else ``rasid.db`` in the user's folder of data.

    Raises :class:`StoreUseError` where the URL names no database that rasid can use.
    """
    given = url or os.environ.get("RASID_DB") or str(home().parent / "rasid.db")
    folder = files or (Path(os.environ["RASID_FILES"]) if os.environ.get("RASID_FILES") else None)
    if "://" not in given:
        return _in_file(Path(given), folder)
    try:
        read = make_url(given)
    except ArgumentError:
        raise StoreUseError("this is no address of a database", where="--db", mend=_FORMS) from None
    kind = read.get_backend_name()
    if kind == "sqlite":
        return _in_file(Path(read.database or ""), folder)
    if kind not in ("postgresql", "postgres"):
        raise StoreUseError(f"rasid keeps no store in {kind}", where="--db", mend=_FORMS)
    return Place(read.set(drivername="postgresql+psycopg"), None, folder or _files_of(read))


def _in_file(file: Path, files: Path | None) -> Place:
    if not file.name or str(file) == ":memory:":
        raise StoreUseError("a store in SQLite is a file", where="--db", mend=_FORMS)
    file = file.absolute()
    return Place(URL.create("sqlite", database=str(file)), file, files or file.with_name(file.name + ".files"))


def _files_of(url: URL) -> Path:
    """A folder of its own for each database on each server."""
    which = hashlib.sha256(f"{url.host}:{url.port}:{url.query}/{url.database}".encode()).hexdigest()[:8]
    return home().parent / f"{url.database}-{which}.files"
