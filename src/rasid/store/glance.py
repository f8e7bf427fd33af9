"""A look at a store from outside that changes nothing of it, whether it is there, whole, of this schema, or neither."""

import os
import shutil
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rasid.errors import RasidError
from rasid.store.database import engine_of, looked, settings, told
from rasid.store.place import Place
from rasid.store.schema import HEAD
from rasid.store.upgrade import revision
from rasid.store.verify import Fault, durability

LITTLE = 200 << 20
"""Bytes of free disk under which whoever adds reports should make room first."""
_MOST = 5


@dataclass(slots=True)
class Glance:
    """What was seen. ``free`` is of the disk that the store, or its folder to be, lies on; sizes are in bytes."""

    there: bool = False
    revision: str | None = None
    size: int | None = None
    free: int | None = None
    settings: dict[str, Any] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


def glance(at: Place) -> Glance:
    """Look at the store; whatever is wrong with it, or with the disk it lies on, is among the faults."""
    seen = Glance(there=at.file is None or at.file.exists())
    _disk(at, seen)
    if seen.there and at.file:
        seen.size = at.file.stat().st_size
        _read_only(at.file, seen)
    if seen.there and not seen.faults:
        _opened(at, seen)
    return seen


def _disk(at: Place, seen: Glance) -> None:
    """Whether the database and its raw files may be written, and how much more."""
    for path in filter(None, (at.file, at.files)):
        there = path if path.exists() else next((p for p in path.parents if p.exists()), path)
        if not os.access(there, os.W_OK):
            seen.faults.append(Fault(str(there), "it may not be written to", "check who owns it"))
    folder = next((p for p in (at.file or at.files).parents if p.is_dir()), None)
    with suppress(OSError):
        seen.free = shutil.disk_usage(folder).free if folder else None
    if seen.free is not None and seen.free < LITTLE:
        seen.faults.append(Fault(str(folder), f"only {seen.free >> 20} MB are free", "make room before adding"))


def _read_only(file: Path, seen: Glance) -> None:
    """SQLite's own quick check, through a connection that cannot write: opening one of ours sets things."""
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            for (said,) in connection.execute(f"PRAGMA quick_check({_MOST})"):
                if said != "ok":
                    seen.faults.append(Fault(str(file), str(said)))
            names = {n for (n,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            if names and "alembic_version" not in names:
                what = f"it holds something else ({', '.join(sorted(names)[:3])})"
                seen.faults.append(Fault(str(file), what, "name another with --db, or RASID_DB"))
    except sqlite3.Error as e:
        mend = "rasid db verify names what; rasid db restore brings back a backup"
        seen.faults.append(Fault(str(file), f"it is damaged, or no database: {e}", mend))


def _opened(at: Place, seen: Glance) -> None:
    engine = engine_of(at)
    try:
        with told(at), looked(engine) as connection:
            seen.revision = revision(connection)
        if seen.revision is None:
            return
        if seen.revision != HEAD:
            mend = "run rasid db upgrade" if seen.revision < HEAD else "it was made by a newer rasid: install that"
            what = f"its schema is {seen.revision}, this rasid needs {HEAD}"
            seen.faults.append(Fault(str(at), what, mend))
        with told(at):
            seen.settings = settings(engine)
        seen.faults += durability(seen.settings)
    except RasidError as e:
        seen.faults.append(Fault(str(at), e.message, e.mend))
    finally:
        engine.dispose()
