"""The engine with workers: Dask's distributed scheduler, on this machine or elsewhere. Loaded only where it is wanted.

On this machine it listens on loopback alone, serves no page and leaves no folder behind. Dask runs whatever it is sent,
so a scheduler elsewhere must stand in a network that nobody else can reach.
"""

import contextlib
import logging
import multiprocessing
import shutil
import tempfile
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable
from importlib import import_module
from typing import Any, TypeVar

from rasid.errors import WorkerError
from rasid.pipeline.corpus.engine import Fault, Say

T = TypeVar("T")
R = TypeVar("R")
Future = Any
distributed: Any = import_module("distributed")  # half of its functions say nothing of their types

_LOOPBACK = "127.0.0.1"
_GLANCE = 0.02
_LOOKS = 10
"""So many glances without anybody new: nobody is left."""
_AT_FIRST, _PATIENCE = 20.0, 900.0
"""Seconds for which a scheduler is waited for that never answered, and one that did."""
_ANSWER = 5.0
_AHEAD = 2
"""Tasks given out for each thread: one that is done and one that waits, so that no worker waits for us."""
_COUNTED = 3.0
"""Seconds between two looks at how many workers there are."""
_LONELY = 30.0
_LOST = object()
_GONE = (OSError, TimeoutError, ValueError, RuntimeError, AttributeError)
"""What Dask raises where the other end is no more: its own errors are kinds of these."""
_QUIET = {
    "distributed.scheduler.allowed-failures": 8,
    "distributed.scheduler.http.routes": [],
    "distributed.worker.http.routes": [],
    "distributed.admin.log-length": 0,
    "distributed.comm.timeouts.connect": "120s",  # a machine that is busy with something else answers late
}


class Crew:
    """Whoever does the work: made at the first need, mended where it breaks, sent home at the end."""

    def __init__(self, workers: int, scheduler: str | None, say: Say) -> None:
        self._workers, self._scheduler, self._say = workers, scheduler, say
        self._client: Any = None
        self._cluster: Any = None
        self._folder: str | None = None
        self._answered = False
        self._others = set(multiprocessing.active_children())
        self._counted, self._threads, self._alone_since = 0.0, workers, 0.0
        for name in [*logging.root.manager.loggerDict]:
            if name.partition(".")[0] in ("distributed", "asyncio", "tornado"):  # what dies is told by us, and once
                logging.getLogger(name).setLevel(logging.CRITICAL + 1)

    def spread(self, do: Callable[[T], R], tasks: Iterable[T], /) -> Generator[tuple[T, R | Fault]]:
        """As :class:`rasid.pipeline.corpus.engine.Each`."""
        return _spread(do, tasks, self)

    def client(self) -> Any:
        """The line to the scheduler. Raises :class:`WorkerError` where nobody answers for long."""
        if self._client is None:
            self._client = self._call() if self._scheduler else distributed.Client(self._local(), set_as_default=False)
        return self._client

    def room(self) -> int:
        """How many tasks may be out."""
        if self._scheduler is None:
            return _AHEAD * self._workers
        now = time.monotonic()
        if now - self._counted > _COUNTED:
            self._counted = now
            with contextlib.suppress(*_GONE):
                client = self.client()  # its own question would wait for ever for a scheduler that died of it
                self._threads = sum(client.sync(client.scheduler.ncores, callback_timeout=_ANSWER).values())
            self._tell_lonely(now)
        return _AHEAD * max(self._threads, 1)

    def lost(self) -> None:
        """What was given out is lost: hang up, so that the next call is made anew."""
        if self._client is not None:
            with contextlib.suppress(Exception):
                self._client.close(timeout=1)
        self._client = None

    def home(self) -> None:
        """Everybody goes home; nothing of them stays, neither process nor folder."""
        self.lost()
        if self._cluster is not None:
            with contextlib.suppress(Exception):
                self._cluster.close(timeout=10)
            self._nobody_stays()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    def _nobody_stays(self) -> None:
        """One that was just being started in the place of one that died was not asked to go."""
        seen_none, until = 0, time.monotonic() + _ANSWER
        while seen_none < _LOOKS and time.monotonic() < until:
            late = set(multiprocessing.active_children()) - self._others
            for child in late:
                child.kill()
                child.join(_ANSWER)
            seen_none = 0 if late else seen_none + 1
            time.sleep(_GLANCE)

    def _local(self) -> Any:
        self._folder = tempfile.mkdtemp(prefix="rasid-corpus-")
        import_module("dask").config.set(_QUIET)
        self._cluster = distributed.LocalCluster(
            n_workers=self._workers,
            threads_per_worker=1,
            processes=True,
            host=_LOOPBACK,
            dashboard_address=None,
            scheduler_kwargs={"dashboard": False, "dashboard_address": f"{_LOOPBACK}:0"},
            local_directory=self._folder,
            silence_logs=logging.CRITICAL,
        )
        return self._cluster

    def _call(self) -> Any:
        """Call the scheduler until it answers."""
        began, told = time.monotonic(), False
        patience = _PATIENCE if self._answered else _AT_FIRST
        while True:
            try:
                client = distributed.Client(self._scheduler, timeout=_ANSWER, set_as_default=False)
                self._answered = True
                return client
            except _GONE as e:
                waited = time.monotonic() - began
                if waited > patience:
                    told_so = f"no scheduler has answered for {waited:.0f} s: {type(e).__name__}"
                    mend = "start it (dask scheduler), check the address, then give the same command again"
                    raise WorkerError(told_so, where=str(self._scheduler), mend=mend) from e
            if not told:
                self._say(f"the scheduler at {self._scheduler} does not answer: waiting up to {patience:.0f} s for it")
                told = True
            time.sleep(0.5)

    def _tell_lonely(self, now: float) -> None:
        if self._threads:
            self._alone_since = 0.0
        elif not self._alone_since:
            self._alone_since = now
        elif now - self._alone_since > _LONELY:
            self._alone_since = now
            self._say(f"the scheduler at {self._scheduler} has no worker: start some (dask worker ADDRESS)")


def _spread(do: Callable[[T], R], tasks: Iterable[T], crew: Crew) -> Generator[tuple[T, R | Fault]]:
    left, again = iter(tasks), deque[T]()
    out: dict[Future, T] = {}
    more = True
    while True:
        if (more or again) and len(out) < crew.room():
            task = again.popleft() if again else next(left, None)
            more = more and task is not None
            if task is not None:
                _give(do, task, crew, out, again)
        elif not out:
            return
        else:
            time.sleep(_GLANCE)
        for future in [f for f in out if f.status != "pending"]:
            if (outcome := _outcome(future)) is not _LOST:
                yield out.pop(future), outcome
            else:  # it went with the scheduler, and so did the rest
                again.extend(out.values())
                out.clear()
                crew.lost()
                break


def _give(do: Callable[[T], R], task: T, crew: Crew, out: dict[Future, T], again: "deque[T]") -> None:
    try:
        out[crew.client().submit(do, task, pure=False)] = task
    except _GONE:
        again.append(task)
        again.extend(out.values())
        out.clear()
        crew.lost()


def _outcome(future: Future) -> Any:
    """What came of a task that is over, or ``_LOST``."""
    if future.status == "error":
        error = future.exception()
        if isinstance(error, distributed.scheduler.KilledWorker):
            return Fault(WorkerError("every worker that had it died"))
        return Fault(error if isinstance(error, Exception) else WorkerError(repr(error)))
    if future.status != "finished":
        return _LOST
    try:
        return future.result(timeout=_ANSWER)
    except Exception:  # its holder died between; to be done again
        return _LOST
