"""The schema: made from nothing, run again, broken off, found newer; what stands in it is what the code says."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect, text

from rasid.errors import StoreUseError
from rasid.store import upgrade
from rasid.store.place import place
from rasid.store.schema import HEAD, META
from rasid.store.store import Store, open_store
from rasid.store.store import upgrade as upgrade_at
from tests.store.processes import Child, Say
from tests.store.test_verify import fill

Open = Callable[[str], Store]


def test_the_schema_written_out_is_that_of_the_code(store: Store) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    def ours(_: object, name: str | None, kind: str, *__: object) -> bool:
        return kind != "table" or name in META.tables

    with store.engine.connect() as connection:
        found = compare_metadata(MigrationContext.configure(connection, opts={"include_object": ours}), META)
    odd = [d for d in found if not (isinstance(d, tuple) and d[0] == "remove_index" and d[1].name == "search_index")]
    assert odd == []


def test_every_kept_table_is_guarded(store: Store) -> None:
    from rasid.store.schema import AUDIT, KEPT

    sql = ("SELECT tbl_name FROM sqlite_master WHERE type = 'trigger'" if store.place.file else
           "SELECT tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal")  # fmt: skip
    with store.engine.connect() as connection:
        guarded = list(connection.execute(text(sql)).scalars())
    assert sorted(guarded) == sorted(2 * [AUDIT.name, *(t.name for t in KEPT)])


def test_run_again_on_a_full_store_it_changes_nothing(url: str, opened: Open) -> None:
    with opened(url) as store:
        fill(store)
        head = store.head()
        assert upgrade.upgrade(store.engine) == (HEAD, HEAD)
        assert store.head() == head and store.verify(head) == [] and store.schema() == HEAD
        counts = store.counts()
        assert counts["reports"] == 8 and all(counts[name] for name in counts.keys() - {"gaps", "tombstones"})
    assert upgrade_at(url) == (HEAD, HEAD)
    with opened(url) as store:
        assert store.head() == head


def test_broken_off_it_leaves_nothing_and_runs_again(url: str, opened: Open) -> None:
    def work(say: Say) -> None:
        real = upgrade._run

        def dying(connection) -> None:
            real(connection)
            say("all is made")
            os.kill(os.getpid(), signal.SIGKILL)

        upgrade._run = dying
        opened(url)

    assert Child(work).end() == (-signal.SIGKILL, ["all is made"])
    engine = create_engine(place(url).url)
    assert inspect(engine).get_table_names() == []
    engine.dispose()
    with opened(url) as store:
        fill(store)
        assert store.verify() == []


def test_two_that_open_an_empty_place_at_once_make_one_store(url: str, opened: Open) -> None:
    def work(say: Say) -> None:
        with opened(url) as store:
            say(store.head())

    children = [Child(work) for _ in range(4)]
    ends = [child.end() for child in children]
    assert {status for status, _ in ends} == {0} and len({said[0] for _, said in ends}) == 1
    with opened(url) as store:
        assert store.verify() == []


@pytest.mark.parametrize(("found", "mend"), [("9999", "newer rasid"), ("0001", "db upgrade"), (HEAD, "")])
def test_a_schema_of_another_rasid_is_left_alone(url: str, opened: Open, found: str, mend: str) -> None:
    with opened(url) as store, store.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :v"), {"v": found})
    if not mend:
        opened(url).close()
        return
    with pytest.raises(StoreUseError, match=mend):
        opened(url)


def test_the_users_own_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("RASID_HOME", str(tmp_path))
    monkeypatch.delenv("RASID_DB", raising=False)
    assert place().file == tmp_path / "rasid.db" and place().files == tmp_path / "rasid.db.files"
    monkeypatch.setenv("RASID_DB", str(tmp_path / "team" / "other.db"))
    with open_store() as store:
        assert store.place.file == tmp_path / "team" / "other.db" and store.place.file.exists()
    assert place(f"sqlite:///{tmp_path}/x.db").file == tmp_path / "x.db"
    server = place("postgresql://me:geheim@host/db")
    assert server.files.parent == tmp_path and "geheim" not in str(server) + str(server.files)
    assert place("postgresql://me@elsewhere/db").files != server.files


def test_durability_rests_on_these_settings(store: Store) -> None:
    found = store.settings()
    if store.place.file:
        assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1,
                         "busy_timeout": 60_000}  # fmt: skip
    else:
        assert found["synchronous_commit"] == "on" and found["full_page_writes"] == "on"
