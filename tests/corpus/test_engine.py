"""The engine: whoever dies, every task comes back once, with what came of it."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest
from distributed.scheduler import KilledWorker

from rasid.errors import WorkerError
from rasid.pipeline.corpus import crew
from rasid.pipeline.corpus.engine import Fault, each
from rasid.pipeline.corpus.running import Wanted, code_corpus
from rasid.pipeline.corpus.shards import Corpus
from tests.corpus.making import LIGHT, plain, slow, source, squared, tree, when


def test_here_what_is_raised_is_a_fault_and_stops_no_other():
    found = dict(each(squared, range(5)))
    assert {n: r for n, r in found.items() if n != 3} == {0: 0, 1: 1, 2: 4, 4: 16}
    fault = found[3]
    assert isinstance(fault, Fault) and fault.error.mend == "take four"


def test_here_tasks_are_taken_one_by_one():
    taken = []

    def tasks() -> Iterator[int]:
        for n in range(10):
            taken.append(n)
            yield n

    work = each(squared, tasks())
    assert next(work) == (0, 0) and taken == [0]


def test_a_worker_that_is_killed_loses_nothing_and_doubles_nothing(tmp_path):
    """It is killed as soon as a shard is done; what it was at is coded by the other."""
    path = source(tmp_path, plain(40))
    wanted = Wanted((path,), shard=5, reader=LIGHT)
    several, killed = Corpus(tmp_path / "several"), []

    def kill() -> None:
        killed.append(_workers()[0].pid)
        os.kill(killed[0], signal.SIGKILL)

    when(lambda: any(several.out.glob("coded/0*/done.json")), kill)
    done = code_corpus(several, wanted, workers=2)
    assert killed and not done.faults and done.ledger.adds_up
    assert (done.ledger.shards_coded, done.ledger.coded, done.ledger.unread) == (8, 40, 0)
    one = Corpus(tmp_path / "one")
    code_corpus(one, wanted, workers=1)
    assert tree(one.out) == tree(several.out)
    assert not _workers()


def _workers() -> list[psutil.Process]:
    return [child for child in psutil.Process().children() if "spawn_main" in " ".join(child.cmdline())]


@pytest.fixture
def cluster(tmp_path) -> Iterator["Cluster"]:
    made = Cluster(tmp_path)
    try:
        yield made
    finally:
        made.end()


class Cluster:
    """A scheduler and a worker, each a process of its own on loopback."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.address, self.folder = f"tcp://127.0.0.1:{self.port}", folder
        self.running: list[subprocess.Popen[bytes]] = []
        self.start()

    def start(self) -> None:
        run = [sys.executable, "-m", "distributed.cli."]
        scheduler = ["--host", "127.0.0.1", "--port", str(self.port), "--no-dashboard", "--dashboard-address", ":0"]
        worker = [self.address, "--nthreads", "1", "--no-nanny", "--no-dashboard"]
        for name, rest in (("dask_scheduler", scheduler), ("dask_worker", worker)):
            command = [*run[:2], run[2] + name, *rest]
            env = {
                **os.environ,
                "DASK_TEMPORARY_DIRECTORY": str(self.folder),
                "PYTHONPATH": os.pathsep.join(p for p in sys.path if p),
            }
            self.running.append(subprocess.Popen(command, stderr=subprocess.DEVNULL, env=env, cwd=self.folder))

    def end(self) -> None:
        for process in self.running:
            process.kill()
            process.wait()
        self.running = []


def test_a_task_that_killed_every_worker_that_had_it_is_a_fault():
    """Dask gives it up after some deaths; a bystander may be blamed too, so no figure of a corpus rests on it."""
    future = SimpleNamespace(status="error", exception=lambda: KilledWorker("task", None, 8))
    fault = crew._outcome(future)
    assert isinstance(fault, Fault) and isinstance(fault.error, WorkerError)
    assert str(fault.error) == "every worker that had it died"


def test_a_scheduler_that_is_killed_is_waited_for_and_what_it_held_is_done_again(tmp_path, cluster):
    told = []

    def restart() -> None:
        cluster.end()
        cluster.start()
        (tmp_path / "go").touch()

    when(lambda: any(tmp_path.glob("begun-*")), restart)
    tasks = [(str(tmp_path), n) for n in range(6)]
    found = list(each(slow, tasks, scheduler=cluster.address, say=told.append))
    assert sorted(found) == [(t, t[1]) for t in tasks]


def test_where_no_scheduler_answers_it_is_told(monkeypatch):
    monkeypatch.setattr(crew, "_AT_FIRST", 0.0)
    monkeypatch.setattr(crew, "_ANSWER", 0.2)
    with pytest.raises(WorkerError, match="no scheduler has answered"):
        list(each(squared, [1], scheduler="tcp://127.0.0.1:1"))
