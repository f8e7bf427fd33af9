"""A full disk, one that may not be written to, no files to open, no server: said plainly, nothing half written."""

import os
import resource
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from rasid.errors import RasidError, StoreError, StoreUseError
from rasid.store import blobs
from rasid.store.store import Store, open_store
from tests.store.conftest import NOW, item_of
from tests.store.processes import Child, Say

SIZE = 48 << 20


@pytest.fixture
def small() -> Iterator[Path | None]:
    """A file system of its own with little room, or ``None`` where this user may not mount one."""
    folder = Path(tempfile.mkdtemp(prefix="rasid-small-"))
    folder.chmod(0o755)
    mounted = shutil.which("mount") and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "rasid-test", str(folder)], capture_output=True
    )
    if not mounted or mounted.returncode:
        yield None
        shutil.rmtree(folder)
        return
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)
        folder.rmdir()


def _long(n: int):
    return item_of(n, f"قصف رقم {n}. " + " ".join(f"كلمة{n * 7919 + k}" for k in range(20_000)))


def _until_full(store: Store, run: int) -> tuple[int, RasidError]:
    for n in range(1, 400):
        try:
            store.keep(run, _long(n))
        except RasidError as e:
            return n, e
    raise AssertionError("it never filled up")


def test_a_full_disk(small: Path | None, backend: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    if small is None:
        _full_by_decree(request, tmp_path)
        return
    url = _database_on(small, backend, request)
    with open_store(url, tmp_path / "files") as store:
        run = store.begin(["folder"], NOW)
        store.keep(run, item_of(1000))
        ballast = small / "ballast"
        room = shutil.disk_usage(small).free - (4 << 20)
        ballast.write_bytes(b"\0" * max(0, room))
        n, error = _until_full(store, run)
        assert isinstance(error, StoreError) and "the disk is full" in str(error) and "make room" in str(error)
        ballast.unlink()
        account = store.ledger(run)
        assert account.adds_up and account.stored == n == store.count()
        assert store.keep(run, _long(n)).status == "stored" and store.verify() == []


def _database_on(small: Path, backend: str, request: pytest.FixtureRequest) -> str:
    if backend == "sqlite":
        return str(small / "rasid.db")
    base = request.getfixturevalue("postgres")
    space = small / "space"
    space.mkdir()
    shutil.chown(space, "postgres", "postgres")
    with psycopg.connect(f"{base}/postgres", autocommit=True) as c:
        c.execute(f"CREATE TABLESPACE small LOCATION '{space}'")  # type: ignore[arg-type]
        c.execute("CREATE DATABASE rasid_small TABLESPACE small")
    request.addfinalizer(lambda: _dropped(base))
    return f"{base}/rasid_small"


def _dropped(base: str) -> None:
    with psycopg.connect(f"{base}/postgres", autocommit=True) as c:
        c.execute("DROP DATABASE rasid_small WITH (FORCE)")
        c.execute("DROP TABLESPACE small")


def _full_by_decree(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    """Where nothing can be mounted: the limit on the size of a file stands in for the end of the disk."""
    url = request.getfixturevalue("url")

    def work(say: Say) -> None:
        import signal

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        with open_store(url, tmp_path / "files") as store:
            run = store.begin(["folder"], NOW)
            resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, resource.RLIM_INFINITY))
            say(str(_until_full(store, run)[1]))

    status, said = Child(work).end()
    assert status == 0 and said
    with open_store(url, tmp_path / "files") as store:
        assert store.ledger().adds_up and store.verify() == []


def test_raw_files_find_the_disk_full(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    run = store.begin(["folder"], NOW)

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(blobs.os, "write", full)
    with pytest.raises(StoreError, match="the disk is full"):
        store.keep(run, item_of(1))
    monkeypatch.undo()
    assert store.count() == 0 and not list((store.blobs.folder / "aside").iterdir())
    assert store.keep(run, item_of(1)).status == "stored" and store.verify() == []


def test_a_place_that_may_not_be_written_to(
    small: Path | None, backend: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    if backend == "postgresql":
        url = request.getfixturevalue("url")
        with open_store(url, tmp_path / "files") as store:
            run = store.begin(["folder"], NOW)
        name = url.rsplit("/", 1)[1]
        with psycopg.connect(url, autocommit=True) as c:
            c.execute(f"ALTER DATABASE {name} SET default_transaction_read_only = on")  # type: ignore[arg-type]
        with open_store(url, tmp_path / "files") as store, pytest.raises(StoreError, match="may not be written"):
            store.keep(run, item_of(1))
        return
    folder = small or tmp_path / "closed"
    folder.mkdir(exist_ok=True)
    open_store(str(folder / "rasid.db"), tmp_path / "files").close()
    _close(folder, small)
    with pytest.raises(RasidError, match=r"may not be written|cannot be opened"), \
            open_store(str(folder / "rasid.db"), tmp_path / "files") as store:  # fmt: skip
        store.begin(["folder"], NOW)


def _close(folder: Path, small: Path | None) -> None:
    if small:
        subprocess.run(["mount", "-o", "remount,ro", str(small)], check=True)
    else:
        (folder / "rasid.db").chmod(0o400)
        folder.chmod(0o500)


def test_no_more_files_can_be_opened(url: str, opened: Callable[[str], Store]) -> None:
    with opened(url) as store:
        run = store.begin(["folder"], NOW)

    def work(say: Say) -> None:
        held = []
        with opened(url) as store:
            soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
            resource.setrlimit(resource.RLIMIT_NOFILE, (len(os.listdir("/proc/self/fd")) + 4, hard))
            try:
                while True:
                    held.append(os.open("/dev/null", os.O_RDONLY))
            except OSError:
                pass
            try:
                store.keep(run, item_of(1))
            except RasidError as e:
                say(f"{e.code} {e.message}")
            for handle in held:
                os.close(handle)
            resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
            say(store.keep(run, item_of(1)).status)

    status, said = Child(work).end()
    assert status == 0 and said == ["STORE_FAILED too many files are open", "stored"]


def test_no_such_place_and_no_password_in_what_is_said(backend: str, tmp_path: Path) -> None:
    if backend == "sqlite":
        (tmp_path / "text.db").write_text("this is no database, whatever its name says. " * 40)
        with pytest.raises(StoreError, match="it is damaged"):
            open_store(str(tmp_path / "text.db"))
        with pytest.raises(RasidError):
            open_store("/proc/nowhere/rasid.db")
        return
    with pytest.raises(StoreUseError, match="the server cannot be reached") as told:
        open_store("postgresql://me:geheim@127.0.0.1:9/rasid")
    assert "geheim" not in str(told.value) + str(told.value.__cause__)
    for odd in ("mysql://me:geheim@host/db", "sqlite://", ":memory:"):
        with pytest.raises(StoreUseError) as told:
            open_store(odd)
        assert "geheim" not in str(told.value)


def test_a_database_of_another_program_is_left_alone(url: str, opened: Callable[[str], Store]) -> None:
    from sqlalchemy import create_engine, text

    from rasid.store.place import place

    engine = create_engine(place(url).url)
    with engine.begin() as c:
        c.execute(text("CREATE TABLE invoices (n INTEGER)"))
    with pytest.raises(StoreUseError, match="something else"):
        opened(url)
    engine.dispose()


def test_a_disk_that_fails_is_told_from_one_that_is_full(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from sqlite3 import OperationalError

    from rasid.store import database
    from rasid.store.place import place

    failed, at = OperationalError("disk I/O error"), place(str(tmp_path / "rasid.db"))
    assert "the disk failed" in str(database.fault(failed, at))
    monkeypatch.setattr(database.shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(1, 1, 0))
    assert "the disk is full" in str(database.fault(failed, at))
