"""Killed at any moment, cut off in the middle of its log, by two at once: nothing that was acknowledged is lost."""

import os
import random
import shutil
import signal
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import func, select

from rasid.store import journal
from rasid.store.schema import AUDIT, REPORTS
from rasid.store.store import Store
from rasid.store.trail import check_trail
from tests.store.conftest import NOW, item_of, items, report_of
from tests.store.processes import Child, Say
from tests.store.servers import Own

KILLS = 200
CUTS = 300
Open = Callable[[str], Store]


def _adds(opened: Open, url: str, first: int) -> Callable[[Say], None]:
    """Work that adds report after report, by ones and by batches, and says the id of each once it is told of."""

    def work(say: Say) -> None:
        with opened(url) as store:
            run = store.begin(["folder"], NOW)
            for n in range(first, first + 1000, 4):
                say(store.keep(run, item_of(n)).report or "")
                for kept in store.keep_all(run, items(n + 1, n + 4)):
                    say(kept.report or "")

    return work


def test_200_times_kill_9_and_nothing_acknowledged_is_lost(url: str, opened: Open) -> None:
    chance = random.Random(1)
    told: set[str] = set()
    first = 1
    with opened(url):
        pass
    for _ in range(KILLS):
        child = Child(_adds(opened, url, first))
        told |= set(child.kill_after(words=chance.randrange(5), seconds=chance.random() / 40))
        first = max((int(id[1:]) for id in told), default=0) + 1 - chance.randrange(3)
    with opened(url) as store:
        kept = {r.id: r for r in store.reports()}
        assert told - set(kept) == set(), "acknowledged and lost"
        assert all(kept[id] == report_of(int(id[1:])) for id in told) and len(told) > KILLS
        assert store.verify() == [], "every link, row and raw file stands"
        run = store.begin(["folder"], NOW)
        last = max(int(id[1:]) for id in kept)
        again = list(store.keep_all(run, items(1, last + 1)))
        assert {k.report for k in again if k.status == "duplicate"} >= told
        assert all(store.ledger(r).adds_up for r in range(1, run + 1)) and store.ledger().adds_up
        assert store.count() == last and store.ledger().stored == last and store.verify() == []
        assert len(store.unfinished()) == run, "a run that was killed is known as unfinished"


@contextmanager
def _killed_at(moment: str):
    """Die before the commit, or right after it."""
    real = journal.written

    @contextmanager
    def dying(engine):
        with real(engine) as connection:
            yield connection
            if moment == "before the commit":
                os.kill(os.getpid(), signal.SIGKILL)
        os.kill(os.getpid(), signal.SIGKILL)

    journal.written = dying
    yield
    journal.written = real


@pytest.mark.parametrize("moment", ["before the commit", "after the commit"])
def test_killed_between_file_and_commit_or_commit_and_word(url: str, opened: Open, moment: str) -> None:
    with opened(url) as store:
        run = store.begin(["folder"], NOW)

    def work(say: Say) -> None:
        with opened(url) as store, _killed_at(moment):
            say(store.keep(run, item_of(1)).status)

    assert Child(work).end() == (-signal.SIGKILL, [])
    with opened(url) as store:
        lost = moment == "before the commit"
        assert store.count() == (0 if lost else 1)
        orphans = store.orphans(grace=0)
        assert len(orphans) == (1 if lost else 0) and store.orphans() == [], "a young one may be in use"
        assert store.keep(run, item_of(1)).status == ("stored" if lost else "duplicate")
        assert store.count() == 1 and store.orphans(grace=0) == [] and store.verify() == []


def test_orphans_are_swept_and_nothing_else(store: Store) -> None:
    run = store.begin(["folder"], NOW)
    store.keep(run, item_of(1))
    (stray,) = store.blobs.keep([b"nobody names this"])
    aside = store.blobs.folder / "aside" / "left by a crash"
    aside.write_bytes(b"half")
    assert set(store.sweep(grace=0)) == {store.blobs.path(stray), aside}
    assert store.orphans(grace=0) == [] and store.verify() == [] and store.count() == 1


def test_two_processes_that_add_the_same_500(url: str, opened: Open) -> None:
    with opened(url):
        pass

    def adds(seed: int) -> Callable[[Say], None]:
        def work(say: Say) -> None:
            shuffled = items(1, 501)
            random.Random(seed).shuffle(shuffled)
            with opened(url) as store:
                run = store.begin([str(seed)], NOW)
                list(store.keep_all(run, shuffled))
                account = store.ledger(run)
                say(f"{account.discovered} {account.stored} {account.duplicate} {account.adds_up}")

        return work

    both = [Child(adds(1)), Child(adds(2))]
    ends = [child.end() for child in both]
    assert [status for status, _ in ends] == [0, 0]
    accounts = [said[0].split() for _, said in ends]
    assert all(a[0] == "500" and a[3] == "True" for a in accounts)
    assert sum(int(a[1]) for a in accounts) == 500 == sum(int(a[2]) for a in accounts)
    with opened(url) as store:
        assert store.count() == 500 and store.verify() == []


def test_a_log_cut_at_300_places_opens_with_whole_transactions(
    url: str, opened: Open, backend: str, tmp_path: Path
) -> None:
    if backend == "postgresql":
        _server_stopped_short(opened)
        return

    def work(say: Say) -> None:
        store = opened(url)
        run = store.begin(["folder"], NOW)
        for n in range(1, 41):
            store.keep(run, item_of(n))
        os.kill(os.getpid(), signal.SIGKILL)

    opened(url).close()
    Child(work).end()
    whole, log = Path(url).read_bytes(), Path(url + "-wal").read_bytes()
    chance = random.Random(3)
    seen = set()
    files = tmp_path / (Path(url).name + ".files")
    cut = tmp_path / "cut.db"
    shutil.copytree(files, tmp_path / "cut.db.files")
    for turn in range(CUTS):
        for left in tmp_path.glob("cut.db-*"):
            left.unlink()
        cut.write_bytes(whole)
        Path(f"{cut}-wal").write_bytes(log[: chance.randrange(len(log))])
        with opened(str(cut)) as store:
            with store.engine.connect() as c:
                reports, links = (c.execute(select(func.count()).select_from(t)).scalar() for t in (REPORTS, AUDIT))
                assert list(check_trail(c, None)) == [], "whole transactions, and their rows as they were"
                assert c.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
            assert reports == max(0, links - 1), "each report came in a transaction, after one that began the run"
            assert [r.id for r in store.reports()] == [r.id for r in sorted(
                map(report_of, range(1, reports + 1)), key=lambda r: (r.published, r.id))]  # fmt: skip
            assert turn % 10 or store.verify() == []
        Path(f"{cut}.pages").unlink(missing_ok=True)
        seen.add(reports)
    assert len(seen) > 20, "the cuts fell into many transactions"


def _server_stopped_short(opened: Open) -> None:
    """A server's log is its own to cut; here the server is stopped short while it writes, and started again."""
    server = Own()
    told: set[str] = set()
    for turn in range(4):
        server.start()
        try:
            with opened(server.url) as store:
                assert store.verify() == [] and told <= {r.id for r in store.reports()}
            if turn < 3:
                child = Child(_adds(opened, server.url, 1 + 1000 * turn))
                told.add(child.word())
        finally:
            server.stop()
        if turn < 3:
            told |= set(child.end()[1])
    server.remove()
    assert len(told) >= 3, "it was stopped while it wrote"
