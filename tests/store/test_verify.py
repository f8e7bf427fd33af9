"""Whatever bit is changed, verify names the row, the page or the file; what was rightly written is never suspected."""

import os
import random
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import text

from rasid.model.event import Decision
from rasid.store.schema import META
from rasid.store.store import Store, open_store, verify_store
from tests.store.conftest import NOW, items, reading_of, report_of
from tests.store.made import hold_of, incident_of

FLIPS = 300
BLOB_FLIPS = 100


def fill(store: Store, most: int = 9) -> None:
    """Something in every table."""
    run = store.begin(["folder"], NOW)
    list(store.keep_all(run, [*items(1, most), *items(1, 3)]))
    list(store.code_all(((f"r{n}", reading_of(report_of(n), 3)) for n in range(1, most)), "v1", NOW))
    store.code("r1", reading_of(report_of(1), 2), "v2", NOW)
    store.decide(Decision("d1", "same", ("r1-Arm-0-10", "r2-Arm-0-10"), "", "A", "2021-08-01T00:00:00+00:00"))
    store.replace_events([incident_of(n) for n in range(12)], [hold_of(n) for n in range(4)])
    store.end(run, NOW)


@pytest.fixture
def full(url: str, opened: Callable[[str], Store]) -> str:
    with opened(url) as store:
        fill(store)
    return url


@pytest.fixture
def files(full: str, tmp_path: Path) -> Path:
    return tmp_path / (full.rsplit("/", 1)[-1] + ".files")


def test_a_sound_store_has_no_faults_open_or_closed(full: str, files: Path) -> None:
    assert verify_store(full, files) == []
    with open_store(full, files) as store:
        assert store.verify(store.head()) == []
        list(store.keep_all(1, items(100, 105)))
        assert store.verify() == [], "what was rightly written since the last closing is no fault"
    assert verify_store(full, files) == []


def _flip(file: Path, bit: int) -> None:
    with file.open("r+b") as f:
        f.seek(bit // 8)
        (byte,) = f.read(1)
        f.seek(bit // 8)
        f.write(bytes([byte ^ (1 << bit % 8)]))


Cell = tuple[str, int, str, object]


def _cells(connection: psycopg.Connection) -> list[Cell]:
    """Every value of every table, each with where it stands."""
    found: list[Cell] = []
    for table in META.sorted_tables:
        cursor = connection.execute(f"SELECT * FROM {table.name}")  # type: ignore[arg-type]
        names = [column.name for column in cursor.description or ()]
        for row in cursor.fetchall():
            values = dict(zip(names, row, strict=True))
            found += [(table.name, values["no"], name, v) for name, v in values.items() if v is not None]
    return found


def _changed(value: object, chance: random.Random) -> object:
    """``value`` with one bit changed, as far as the database takes it for a value at all."""
    if isinstance(value, float):
        return value + 2 ** chance.randrange(-20, 5)
    if isinstance(value, int):
        return value ^ (1 << chance.randrange(16))
    letters = list(str(value)) or [""]
    k = chance.randrange(len(letters))
    letters[k] = chr(ord(letters[k]) ^ 1) if letters[k] else "a"
    return "".join(letters)


def test_of_300_flipped_bits_300_are_named(full: str, files: Path, backend: str, tmp_path: Path) -> None:
    chance = random.Random(20210729)
    flip = _in_file if backend == "sqlite" else _in_values
    assert flip(full, files, chance) == FLIPS


def _in_file(full: str, files: Path, chance: random.Random) -> int:
    """Bits of the file itself, wherever they fall; each is put back before the next. How many led to a page."""
    whole, note = Path(full).read_bytes(), Path(full + ".pages").read_bytes()
    named = 0
    for _ in range(FLIPS):
        Path(full).write_bytes(whole), Path(full + ".pages").write_bytes(note)
        _flip(Path(full), bit := chance.randrange(len(whole) * 8))
        named += any(f.where == f"{full}: page {bit // 8 // 4096 + 1}" for f in verify_store(full, files))
        for left in (full + "-wal", full + "-shm"):
            Path(left).unlink(missing_ok=True)
    return named


def _in_values(url: str, files: Path, chance: random.Random) -> int:
    """The bits of a server's files are its own; here values are changed behind the store's back, and put back."""
    named = tried = 0
    with psycopg.connect(url, autocommit=True) as connection, open_store(url, files) as store:
        connection.execute("SET session_replication_role = replica")
        cells = _cells(connection)
        while tried < FLIPS:
            table, number, column, value = chance.choice(cells)
            other = _changed(value, chance)
            change = f"UPDATE {table} SET {column} = %s WHERE no = %s"
            try:
                connection.execute(change, (other, number))  # type: ignore[arg-type]
            except psycopg.errors.UniqueViolation:
                continue  # the database itself refuses it
            tried += 1
            named += any(table in f.where or column == "audit" for f in store.verify())
            connection.execute(change, (value, other if column == "no" else number))  # type: ignore[arg-type]
        assert store.verify() == []
    return named


def test_a_row_is_named_by_its_table_and_number(full: str, files: Path) -> None:
    with open_store(full, files) as store, store.engine.begin() as connection:
        connection.execute(text("UPDATE state SET erasing = 1"))
        connection.execute(text("UPDATE reports SET outlet = 'x' WHERE no = 7"))
        connection.execute(text("UPDATE claims SET body = body || ' ' WHERE no = 5"))
        connection.execute(text("UPDATE holds SET holder = 'x' WHERE no = 2"))
        connection.execute(text("DELETE FROM members WHERE no = 4"))
        connection.execute(text("UPDATE state SET erasing = 0"))
    where = {f.where for f in verify_store(full, files)}
    assert {"reports 7", "claims 5", "holds 2", "members of incident 2", "incidents"} <= where


def test_of_100_flipped_blobs_100_are_named(full: str, files: Path) -> None:
    chance = random.Random(7)
    blobs = sorted(p for p in files.glob("??/*"))
    with open_store(full, files) as store:
        for _ in range(BLOB_FLIPS):
            blob = chance.choice(blobs)
            bit = chance.randrange(blob.stat().st_size * 8)
            _flip(blob, bit)
            assert [f.where for f in store.verify()] == [str(blob)]
            _flip(blob, bit)
        blobs[0].unlink()
        assert [(f.where, f.what) for f in store.verify()] == [(str(blobs[0]), "the file is missing")]


def test_a_damaged_note_is_said_to_be_one(full: str, files: Path, backend: str) -> None:
    if backend == "postgresql":
        assert not Path(str(files) + ".pages").exists(), "pages of a server are the server's"
        return
    note = Path(full + ".pages")
    _flip(note, 8 * 60)
    (fault,) = verify_store(full, files)
    assert fault.where == str(note)
    note.unlink()
    assert verify_store(full, files) == []


def test_the_quick_look_tells_of_what_a_crash_left_and_of_settings(full: str, files: Path, backend: str) -> None:
    with open_store(full, files) as store:
        off = [f.where for f in store.check()]
        assert off == ([] if backend == "sqlite" else ["setting fsync"]), "the server of the tests does without"
        (stray,) = store.blobs.keep([b"left by a crash"])
        os.utime(store.blobs.path(stray), (0, 0))
        assert str(store.blobs.path(stray)) in {f.where for f in store.check()}
