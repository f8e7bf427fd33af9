"""A corpus coded for real: a scheduler and workers as processes of their own, killed on the way; nothing is missing.

python benchmarks/recombining.py REAL.jsonl[.gz] --reports 1000000 --out MADE.jsonl.gz
python benchmarks/corpus.py MADE.jsonl.gz --out DIR [--workers 2] [--shard 1000] [--no-kills]

Once a third of the shards is coded one worker is killed with -9 and another started; once two thirds are, the
scheduler is killed with -9 and started anew. At the end every id of MADE must stand once in what was read. Prints JSON
Lines: time and rate, processor seconds and peak memory of each process, disk, what was killed and when, what was
checked. A run that is broken off itself goes on when it is given again; its times are summed up in DIR.bench.json.
"""

import argparse
import ctypes
import gzip
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

import numpy as np
import pyarrow.parquet as parquet

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


def coded(out: Path) -> int:
    """How many shards are coded."""
    return sum(1 for _ in out.glob("coded/[0-9]*"))


def run(made: Path, out: Path, asked: argparse.Namespace) -> dict[str, Any]:
    """The coding, with its accidents; how it went."""
    state, total = State(out.with_name(out.name + ".bench.json")), asked.reports // asked.shard
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="rasid-bench-") as folder:
        staff = Staff(Path(folder))
        try:
            status = _coordinated(staff, made, out, asked, lambda: _accidents(staff, state, out, total, began))
        finally:
            state.keep(time.monotonic() - began, staff.used())
            staff.home()
    seconds = round(state.seconds + time.monotonic() - began, 1)
    used = _summed([*state.used, staff.used()])
    return {"status": status, "seconds": seconds, "runs": state.runs, "events": state.events, "used": used}


def _coordinated(
    staff: Staff, made: Path, out: Path, asked: argparse.Namespace, accidents: Callable[[], None]
) -> int | None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    quiet: dict[str, Any] = {"stderr": subprocess.DEVNULL, "stdout": subprocess.DEVNULL}
    dask, address = [sys.executable, "-m"], f"tcp://127.0.0.1:{port}"
    listen = ["--host", "127.0.0.1", "--port", str(port), "--no-dashboard", "--dashboard-address", "127.0.0.1:0"]
    staff.start("scheduler", [*dask, "distributed.cli.dask_scheduler", *listen], **quiet)
    for k in range(asked.workers):
        lone = ["--nthreads", "1", "--no-nanny", "--no-dashboard", "--host", "127.0.0.1"]
        staff.start(f"worker-{k}", [*dask, "distributed.cli.dask_worker", address, *lone], **quiet)
    command = [sys.executable, "-m", "rasid.cli", "corpus", "code", str(made), "--out", str(out)]
    process = staff.start("coordinator", [*command, "--scheduler", address, "--shard", str(asked.shard)])
    while process.poll() is None:
        staff.tend()
        if asked.kills:
            accidents()
        time.sleep(_GLANCE)
    return process.returncode


def _accidents(staff: Staff, state: State, out: Path, total: int, began: float) -> None:
    for name, share in (("worker-0", 1 / 3), ("scheduler", 2 / 3)):
        if not state.happened(name) and (done := coded(out)) >= max(share * total, 1):
            pid = staff.kill(name)
            state.events.append(
                {"killed": name, "pid": pid, "shards": done, "after": round(time.monotonic() - began, 1)}
            )
    state.keep(time.monotonic() - began, staff.used())


def _summed(used: list[dict[str, Any]]) -> dict[str, Any]:
    out: dict[str, dict[str, float]] = {}
    for one in used:
        for who, told in one.items():
            sums = out.setdefault(who, {"processor_seconds": 0.0, "peak_megabytes": 0.0})
            sums["processor_seconds"] = round(sums["processor_seconds"] + told["processor_seconds"], 1)
            sums["peak_megabytes"] = max(sums["peak_megabytes"], told["peak_megabytes"])
    return out


def checked(out: Path, reports: int) -> dict[str, int]:
    """Every report that was made stands once in what was read, and claims and gaps are as many as the ledger says."""
    met = np.zeros(reports, dtype=np.int16)
    strange = claims = 0
    for path in sorted(out.glob("coded/[0-9]*/readings.parquet")):
        table = parquet.read_table(path, columns=["report", "claims"])
        for id in table["report"].to_pylist():
            number = int(id.removeprefix("made-")) if id.startswith("made-") else reports
            strange += number >= reports
            met[min(number, reports - 1)] += number < reports
        claims += sum(table["claims"].to_pylist())
        rows = parquet.ParquetFile(path.with_name("claims.parquet")).metadata.num_rows
        strange += rows != sum(table["claims"].to_pylist())
    ledger = json.loads((out / "ledger.json").read_text())
    told = {"lost": int((met == 0).sum()), "twice": int((met > 1).sum()), "strange": strange}
    return {**told, "adds_up": ledger["adds_up"], "claims_beyond_the_ledger": claims - ledger["claims"]}


def _lines(path: Path) -> int:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rb") as stream:
        return sum(piece.count(b"\n") for piece in iter(lambda: stream.read(1 << 20), b""))


def _megabytes(folder: Path) -> int:
    return round(sum(f.stat().st_size for f in folder.rglob("*") if f.is_file()) / 1e6)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("made", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--shard", type=int, default=1000)
    parser.add_argument("--no-kills", dest="kills", action="store_false")
    asked = parser.parse_args()
    asked.reports = _lines(asked.made)
    went = run(asked.made, asked.out, asked)
    ledger = json.loads((asked.out / "ledger.json").read_text())
    rate = round(asked.reports / went["seconds"], 1)
    busy = went["used"].get("worker", {}).get("processor_seconds", 0.0)
    told = {"what": "coded", "reports": asked.reports, "workers": asked.workers, "shard": asked.shard}
    told |= {"reports_a_second": rate, "worker_milliseconds_a_report": round(1e3 * busy / asked.reports, 2)}
    print(json.dumps({**told, **went}))
    print(json.dumps({"what": "ledger", **ledger}))
    folders = {name: _megabytes(asked.out / name) for name in ("reports", "failures", "coded")}
    print(json.dumps({"what": "disk_megabytes", **folders, "made": round(asked.made.stat().st_size / 1e6)}))
    print(json.dumps({"what": "checked", **checked(asked.out, asked.reports)}), flush=True)
    verify = [sys.executable, "-m", "rasid.cli", "corpus", "status", str(asked.out), "--verify"]
    raise SystemExit(subprocess.run(verify).returncode)


if __name__ == "__main__":
    main()
