"""Whoever works in a benchmark of a corpus: a scheduler and workers as processes, what they use, and how they die."""

import ctypes
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

_GLANCE = 0.5
_TICKS = os.sysconf("SC_CLK_TCK")
_DIES_WITH_PARENT = 1


def _bound() -> None:
    """Whoever we start goes when we go, however that is."""
    ctypes.CDLL(None).prctl(_DIES_WITH_PARENT, signal.SIGKILL)


class Staff:
    """The processes, each under its name; what they used, whether they still live or not."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._commands: dict[str, list[str]] = {}
        self._live: dict[str, subprocess.Popen[bytes]] = {}
        self._spent: dict[int, tuple[str, float, float]] = {}

    def start(self, name: str, command: list[str], **how: Any) -> "subprocess.Popen[bytes]":
        self._commands[name] = command
        env = {**os.environ, "DASK_TEMPORARY_DIRECTORY": str(self._folder)}
        self._live[name] = subprocess.Popen(command, env=env, preexec_fn=_bound, **how)
        return self._live[name]

    def kill(self, name: str) -> int:
        process = self._live[name]
        process.kill()
        process.wait()
        return process.pid

    def tend(self) -> None:
        """Start again whoever is gone, as a service manager would, and note what each has used."""
        for name, process in list(self._live.items()):
            if process.poll() is None:
                for pid, who in _family(process.pid, name):
                    self._note(pid, who)
            elif name != "coordinator":
                self.start(name, self._commands[name], stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)

    def _note(self, pid: int, who: str) -> None:
        try:
            status = Path(f"/proc/{pid}/status").read_text()
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            return
        peak = next((int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmHWM")), 0.0)
        peak = max(peak, self._spent.get(pid, (who, 0.0, 0.0))[2])  # of one that has ended the system says none
        self._spent[pid] = who, (int(fields[11]) + int(fields[12])) / _TICKS, peak

    def used(self) -> dict[str, dict[str, float]]:
        """By role: processor seconds of all of it, peak megabytes of any."""
        out: dict[str, dict[str, float]] = {}
        for who, seconds, peak in self._spent.values():
            told = out.setdefault(who, {"processor_seconds": 0.0, "peak_megabytes": 0.0})
            told["processor_seconds"] = round(told["processor_seconds"] + seconds, 1)
            told["peak_megabytes"] = round(max(told["peak_megabytes"], peak), 1)
        return out

    def home(self) -> None:
        for process in self._live.values():
            process.kill()
            process.wait()


def _family(pid: int, name: str) -> Iterator[tuple[int, str]]:
    """A process and its children; the coordinator's child is the parser of inputs."""
    yield pid, "worker" if name.startswith("worker") else name
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return
    for child in children:
        yield int(child), "parser" if name == "coordinator" else f"{name}'s child"


class State:
    """What a run that was broken off had come to."""

    def __init__(self, path: Path) -> None:
        self._path = path
        told: dict[str, Any] = json.loads(path.read_text()) if path.exists() else {}
        self.seconds: float = told.get("seconds", 0.0)
        self.runs: int = told.get("runs", 0) + 1
        self.events: list[dict[str, Any]] = told.get("events", [])
        self.used: list[dict[str, Any]] = told.get("used", [])

    def keep(self, seconds: float, used: dict[str, Any]) -> None:
        told = {"seconds": round(self.seconds + seconds, 1), "runs": self.runs, "events": self.events}
        part = self._path.with_name(self._path.name + ".part")
        part.write_text(json.dumps({**told, "used": [*self.used, used]}))
        part.replace(self._path)

    def happened(self, what: str) -> bool:
        return any(e["killed"] == what for e in self.events)


Accident = tuple[str, Callable[[], bool]]
"""Who is killed with -9, once, and from when on."""


def run(
    command: list[str], out: Path, workers: int, accidents: list[Accident], note: Callable[[], Any]
) -> dict[str, Any]:
    """A command of a corpus with ``--scheduler``, on loopback, with its accidents; how it went.

    ``note`` is what is told of the work when somebody is killed. Given again, a run that was broken off goes on; its
    times are summed up in OUT.bench.json.
    """
    state = State(out.with_name(out.name + ".bench.json"))
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="rasid-bench-") as folder:
        staff = Staff(Path(folder))

        def happen() -> None:
            for name, due in accidents:
                if not state.happened(name) and due():
                    after = round(time.monotonic() - began, 1)
                    state.events.append({"killed": name, "pid": staff.kill(name), "at": note(), "after": after})
            state.keep(time.monotonic() - began, staff.used())

        try:
            status = _coordinated(staff, command, workers, happen)
        finally:
            state.keep(time.monotonic() - began, staff.used())
            staff.home()
    seconds = round(state.seconds + time.monotonic() - began, 1)
    used = _summed([*state.used, staff.used()])
    return {"status": status, "seconds": seconds, "runs": state.runs, "events": state.events, "used": used}


def _coordinated(staff: Staff, command: list[str], workers: int, happen: Callable[[], None]) -> int | None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    quiet: dict[str, Any] = {"stderr": subprocess.DEVNULL, "stdout": subprocess.DEVNULL}
    dask, address = [sys.executable, "-m"], f"tcp://127.0.0.1:{port}"
    listen = ["--host", "127.0.0.1", "--port", str(port), "--no-dashboard", "--dashboard-address", "127.0.0.1:0"]
    staff.start("scheduler", [*dask, "distributed.cli.dask_scheduler", *listen], **quiet)
    for k in range(workers):
        lone = ["--nthreads", "1", "--no-nanny", "--no-dashboard", "--host", "127.0.0.1"]
        staff.start(f"worker-{k}", [*dask, "distributed.cli.dask_worker", address, *lone], **quiet)
    process = staff.start(
        "coordinator", [sys.executable, "-m", "rasid.cli", "corpus", *command, "--scheduler", address]
    )
    while process.poll() is None:
        staff.tend()
        happen()
        time.sleep(_GLANCE)
    return process.returncode


def _summed(used: list[dict[str, Any]]) -> dict[str, Any]:
    out: dict[str, dict[str, float]] = {}
    for one in used:
        for who, told in one.items():
            sums = out.setdefault(who, {"processor_seconds": 0.0, "peak_megabytes": 0.0})
            sums["processor_seconds"] = round(sums["processor_seconds"] + told["processor_seconds"], 1)
            sums["peak_megabytes"] = max(sums["peak_megabytes"], told["peak_megabytes"])
    return out


def megabytes(folder: Path) -> int:
    """What a folder takes on the disk."""
    return round(sum(f.stat().st_size for f in folder.rglob("*") if f.is_file()) / 1e6)
