"""A look from outside: it changes no byte, and says of any store, sound or not, how it is."""

import hashlib
import sqlite3
from pathlib import Path

from sqlalchemy import text

from rasid.store.database import engine_of
from rasid.store.glance import glance
from rasid.store.place import place
from rasid.store.schema import HEAD


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_sound_store_is_seen_as_it_is(url, opened):
    with opened(url) as store:
        settings = store.settings()
    seen = glance(place(url))
    assert seen.there and seen.revision == HEAD and seen.settings == settings and seen.free
    fsync_is_off = [f for f in seen.faults if "fsync" in f.where]
    assert seen.faults == fsync_is_off, "the tests' own server is the one that is not durable"
    assert bool(fsync_is_off) == (place(url).file is None)


def test_another_schema_is_told_with_its_mend(url, opened):
    with opened(url) as store:
        store.schema()
    engine = engine_of(place(url))
    for revision, mend in (("0000", "rasid db upgrade"), ("9999", "newer rasid")):
        with engine.connect() as connection, connection.begin():
            connection.execute(text(f"UPDATE alembic_version SET version_num = '{revision}'"))
        (fault,) = [f for f in glance(place(url)).faults if "schema" in f.what]
        assert revision in fault.what and HEAD in fault.what and mend in fault.mend
    engine.dispose()


def test_none_is_made_by_looking(tmp_path):
    seen = glance(place(str(tmp_path / "a" / "none.db")))
    assert not seen.there and seen.faults == [] and seen.free
    assert list(tmp_path.iterdir()) == []


def test_what_is_damaged_or_somebody_elses_is_told_and_left_alone(tmp_path, opened):
    damaged, other, rubbish = tmp_path / "damaged.db", tmp_path / "other.db", tmp_path / "rubbish.db"
    with opened(str(damaged)) as store:
        store.schema()
    raw = bytearray(damaged.read_bytes())
    raw[4096 * 2 : 4096 * 6] = b"\xaa" * (4096 * 4)
    damaged.write_bytes(raw)
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE recipes (name)")
    rubbish.write_bytes(b"no database at all" * 500)
    for path, said in ((damaged, ""), (other, "recipes"), (rubbish, "not a database")):
        before = digest(path)
        faults = glance(place(str(path))).faults
        assert faults and any(said in f.what for f in faults) and all(f.mend for f in faults)
        assert digest(path) == before


def test_a_server_that_is_not_there_is_a_fault_without_the_password():
    (fault,) = [f for f in glance(place("postgresql://salma:geheim@127.0.0.1:1/none")).faults if "geheim" not in str(f)]
    assert "reached" in fault.what


def test_a_folder_that_may_not_be_written_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr("os.access", lambda path, mode: False)  # root, as whom tests may run, may write anywhere
    assert any("written" in f.what for f in glance(place(str(tmp_path / "a.db"))).faults)


def test_a_disk_that_is_nearly_full_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr("rasid.store.glance.LITTLE", 1 << 62)
    assert any("free" in f.what for f in glance(place(str(tmp_path / "a.db"))).faults)
