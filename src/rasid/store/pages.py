"""A digest of every page of a SQLite file, noted when the store is closed: so that a changed bit is named even where no
row is.

The note says how often the store had been written to. Written to since, by whatever legitimate way, the counter in the
file is higher and the note is out of date, which is no fault; a file of the same count must be the same to the bit.
"""

import hashlib
import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, select
from sqlalchemy.engine import Engine

from rasid.store.blobs import sync_folder
from rasid.store.database import alone, written
from rasid.store.schema import STATE

_SIZE = 8
_SEAL = 32
_PAGE = 4096


@dataclass(frozen=True, slots=True)
class Note:
    """What was noted: the store's count of writes, and the digest of each page."""

    writes: int
    digests: tuple[bytes, ...]


def note_path(file: Path) -> Path:
    """Where the digests of a file's pages are noted."""
    return file.with_name(file.name + ".pages")


def _digests(file: Path) -> Iterator[bytes]:
    with file.open("rb") as f:
        while page := f.read(_PAGE):
            yield hashlib.blake2b(page, digest_size=_SIZE).digest()


def write_note(engine: Engine, file: Path) -> bool:
    """Note the pages of ``file``, where nobody else is using it; whether that was so.

    The log is brought into the file first, and no writer let in until the note is written.
    """
    with alone(engine) as connection:
        busy = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()[0]
    if busy:
        return False
    with written(engine) as connection:
        log = file.with_name(file.name + "-wal")
        if log.exists() and log.stat().st_size:
            return False
        _write(file, _writes(connection))
        return True


def _writes(connection: Connection) -> int:
    return int(connection.execute(select(STATE.c.writes)).scalar_one())


def _write(file: Path, writes: int) -> None:
    head = json.dumps({"writes": writes}).encode() + b"\n"
    whole = head + b"".join(_digests(file))
    path = note_path(file)
    aside = path.with_name(path.name + ".new")
    aside.write_bytes(whole + hashlib.sha256(whole).digest())
    aside.replace(path)


def read_note(file: Path) -> Note | None:
    """What was noted of ``file``, ``None`` where nothing was. Raises ``ValueError`` where the note is damaged."""
    try:
        whole = note_path(file).read_bytes()
    except FileNotFoundError:
        return None
    body, seal = whole[:-_SEAL], whole[-_SEAL:]
    if hashlib.sha256(body).digest() != seal:
        raise ValueError("the note is damaged")
    head, _, digests = body.partition(b"\n")
    parts = tuple(digests[i : i + _SIZE] for i in range(0, len(digests), _SIZE))
    return Note(json.loads(head)["writes"], parts)


def changed(file: Path, note: Note) -> list[int]:
    """The pages of ``file``, counted from 1, that are not as they were noted."""
    now = list(_digests(file))
    longest = max(len(now), len(note.digests))
    return [n + 1 for n in range(longest) if now[n : n + 1] != list(note.digests[n : n + 1])]


def forget(file: Path | None) -> None:
    """Drop the note, before the file is changed in a way that is not counted."""
    if file is not None:
        note_path(file).unlink(missing_ok=True)
        sync_folder(file.parent)


def note_if_written(engine: Engine, file: Path) -> None:
    """Note the pages at closing, where the store was written to since the last note; what fails here harms nothing."""
    with suppress(Exception):
        with engine.connect() as connection:
            writes = _writes(connection)
        with suppress(ValueError):
            note = read_note(file)
            if note and note.writes == writes:
                return
        write_note(engine, file)
