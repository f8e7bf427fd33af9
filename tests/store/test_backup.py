"""A backup taken while others write, restored elsewhere and in the other database: the same store, to the last hash."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select

from rasid.errors import StoreUseError
from rasid.store.schema import EVENTS, KEPT, each
from rasid.store.store import Store, open_store, restore
from tests.store.conftest import NOW, item_of
from tests.store.processes import Child, Say
from tests.store.test_verify import fill

Open = Callable[[str], Store]


def _everything(store: Store) -> dict[str, list[dict]]:
    with store.engine.connect() as connection:
        return {t.name: list(each(connection, t)) for t in (*KEPT, *EVENTS)}


@pytest.mark.parametrize("into", ["the same", "the other"])
def test_restored_elsewhere_all_is_equal(
    url: str, opened: Open, new_url: Callable[[], str], backend: str, tmp_path: Path,
    request: pytest.FixtureRequest, into: str,
) -> None:  # fmt: skip
    with opened(url) as store:
        fill(store, 30)
        made = store.backup(tmp_path / "store.zip")
        assert made.head == store.head() and made.rows["reports"] == 29 == made.raw
        before, found = _everything(store), store.search("القصف الزيتونة", 50)
    other = "postgresql" if backend == "sqlite" else "sqlite"
    to = new_url() if into == "the same" else _of(other, request, tmp_path)
    assert restore(tmp_path / "store.zip", to, tmp_path / "new.files") == made
    with open_store(to, tmp_path / "new.files") as store:
        assert _everything(store) == before and store.head() == made.head
        assert store.search("القصف الزيتونة", 50) == found and len(found) == 29
        assert store.verify(made.head) == []
        raw = store.provenance("r1")[0]["raw"]
        assert store.raw(raw) == item_of(1).raw
        store.keep(1, item_of(70))
        assert store.verify(made.head) == [], "it goes on from where it was"


def _of(backend: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if backend == "sqlite":
        return str(tmp_path / "other.db")
    import psycopg

    base = request.getfixturevalue("postgres")
    name = f"other_{abs(hash(str(tmp_path)))}"
    with psycopg.connect(f"{base}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")  # type: ignore[arg-type]
    return f"{base}/{name}"


def test_a_backup_taken_during_writing_is_of_one_moment(
    url: str, opened: Open, new_url: Callable[[], str], tmp_path: Path
) -> None:
    with opened(url) as store:
        run = store.begin(["folder"], NOW)

    def work(say: Say) -> None:
        with opened(url) as store:
            for n in range(1, 100_000):
                store.keep(run, item_of(n))
                say(str(n))

    child = Child(work)
    backups = []
    with opened(url) as store:
        for k in range(5):
            child.word()
            backups.append((tmp_path / f"{k}.zip", store.backup(tmp_path / f"{k}.zip")))
    child.kill_after(words=1, seconds=0)
    assert len({made.head for _, made in backups}) > 1, "it was written to meanwhile"
    for path, made in (backups[0], backups[-1]):
        to = new_url()
        restore(path, to, tmp_path / (path.name + ".files"))
        with open_store(to, tmp_path / (path.name + ".files")) as store:
            assert store.count() == made.rows["reports"] and store.ledger().adds_up
            assert store.verify(made.head) == []


def test_what_is_no_sound_backup_is_refused_and_nothing_is_made(
    url: str, opened: Open, new_url: Callable[[], str], tmp_path: Path
) -> None:
    good = tmp_path / "store.zip"
    with opened(url) as store:
        fill(store)
        store.backup(good)
        with pytest.raises(StoreUseError, match="there is a store already"):
            restore(good, url, store.blobs.folder)
        assert store.verify() == []
    (tmp_path / "text.zip").write_text("no zip")
    with zipfile.ZipFile(tmp_path / "empty.zip", "w") as z:
        z.writestr("a", "b")
    for bad in ("text.zip", "empty.zip"):
        with pytest.raises(StoreUseError, match="no backup"):
            restore(tmp_path / bad, new_url(), tmp_path / "f")
    for member in ("tables/reports.jsonl", "raw/"):
        with zipfile.ZipFile(good) as old, zipfile.ZipFile(tmp_path / "bad.zip", "w") as new:
            for name in old.namelist():
                data = old.read(name)
                new.writestr(name, data.replace(b"r1", b"r2") + b" " if name.startswith(member) else data)
        to = new_url()
        with pytest.raises(StoreUseError, match="damaged"):
            restore(tmp_path / "bad.zip", to, tmp_path / "f")
        with open_store(to, tmp_path / "f") as store:
            assert store.count() == 0
            with store.engine.connect() as c:
                assert not any(c.execute(select(t)).first() for t in KEPT)


def test_a_backup_that_fails_leaves_the_one_before(url: str, opened: Open, tmp_path: Path) -> None:
    with opened(url) as store:
        fill(store)
        made = store.backup(tmp_path / "store.zip")
        whole = (tmp_path / "store.zip").read_bytes()
        store.blobs.path(store.provenance("r1")[0]["raw"]).unlink()
        with pytest.raises(Exception, match="a raw file is missing"):
            store.backup(tmp_path / "store.zip")
    assert (tmp_path / "store.zip").read_bytes() == whole and made.raw
    assert sorted(p.name for p in tmp_path.glob("store.zip*")) == ["store.zip"]
