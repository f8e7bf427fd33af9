"""A PostgreSQL server of the tests' own: made, started, and stopped again; its absence fails the tests and says why."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MEND = "the store is tested on PostgreSQL 15 or later too: apt install postgresql, or brew install postgresql"


def program(name: str) -> str:
    """The newest server program of that name, wherever Debian or another system puts it."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda p: int(p.parts[-3]))
    where = str(found[-1]) if found else shutil.which(name)
    if where is None:
        raise AssertionError(MEND)
    return where


def _as_nobody() -> list[str]:
    """PostgreSQL refuses to run as root."""
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.geteuid() == 0 else []


def _free_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


@contextmanager
def server() -> Iterator[str]:
    """The URL of a running server, without the name of a database."""
    memory = Path("/dev/shm")
    beside = str(memory) if memory.is_dir() and os.access(memory, os.W_OK) else None
    folder = Path(tempfile.mkdtemp(prefix="rasid-pg-", dir=beside))
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres", "postgres")
        data, port = folder / "data", _free_port()
        _run(
            "initdb",
            "-D",
            data,
            "-A",
            "trust",
            "-U",
            "rasid",
            "-E",
            "UTF8",
            "--locale=C",
            "--no-sync",
            "--data-checksums",
        )
        settings = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=60"
        _run("pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", settings, "start")
        try:
            yield f"postgresql://rasid@127.0.0.1:{port}"
        finally:
            _run("pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(name: str, *arguments: object) -> None:
    command = [*_as_nobody(), program(name), *map(str, arguments)]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=120, cwd="/",
                          stdin=subprocess.DEVNULL, text=True) if name != "pg_ctl" else _quiet(command)  # fmt: skip
    assert done.returncode == 0, f"{name}: {done.stdout}"


def _quiet(command: list[str]) -> subprocess.CompletedProcess[str]:
    """As run, but the server that is started must not keep our pipe open."""
    null = subprocess.DEVNULL
    return subprocess.run(command, stdout=null, stderr=null, stdin=null, timeout=120, cwd="/", text=True)


class Own:
    """A server of one test's own, that syncs what it writes and can be stopped short and started again."""

    def __init__(self) -> None:
        self.folder, self.port = Path(tempfile.mkdtemp(prefix="rasid-pg-")), _free_port()
        if os.geteuid() == 0:
            shutil.chown(self.folder, "postgres", "postgres")
        data = self.folder / "data"
        _run("initdb", "-D", data, "-A", "trust", "-U", "rasid", "-E", "UTF8", "--locale=C", "--no-sync")

    @property
    def url(self) -> str:
        return f"postgresql://rasid@127.0.0.1:{self.port}/postgres"

    def start(self) -> None:
        settings = f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1 -c fsync=on"
        _run("pg_ctl", "-D", self.folder / "data", "-w", "-l", self.folder / "log", "-o", settings, "start")

    def stop(self) -> None:
        """As a crash would: no checkpoint, every connection cut."""
        _run("pg_ctl", "-D", self.folder / "data", "-w", "-m", "immediate", "stop")

    def remove(self) -> None:
        """Leave nothing of it."""
        shutil.rmtree(self.folder, ignore_errors=True)
