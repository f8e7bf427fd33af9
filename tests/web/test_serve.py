"""`rasid serve` from outside: the address it says, the port it finds, its end, and the demo."""

import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

SERVE = [sys.executable, "-m", "rasid.cli", "serve", "--no-open"]


@contextmanager
def served(*more: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The address of a running server, and its process."""
    run = subprocess.Popen([*SERVE, *more], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        assert run.stdout is not None
        found = re.search(r"http://\S+", run.stdout.readline())
        assert found, run.communicate(timeout=20)
        yield found[0], run
    finally:
        run.kill()
        run.communicate()


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_it_says_where_it_is_and_ends_when_told(samples: Path, sign: signal.Signals) -> None:
    with served("--db", str(samples), "--port", "0") as (url, run):
        answer = httpx.get(url + "api/v1/about")
        assert answer.status_code == 200 and "server" not in answer.headers
        assert answer.json()["demo"] is False and answer.json()["mode"] == "single"
        run.send_signal(sign)
        _, said = run.communicate(timeout=20)
        assert run.returncode == 0 and said.strip().endswith("ended") and "Traceback" not in said


def test_the_demo_needs_nothing_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    with served("--demo", "--port", "0") as (url, run):
        assert list(tmp_path.glob("rasid-demo-*"))
        about = httpx.get(url + "api/v1/about").json()
        assert about["demo"] is True and about["counts"]["events"] > 10
        run.send_signal(signal.SIGINT)
        run.communicate(timeout=20)
    assert not list(tmp_path.glob("rasid-demo-*"))


def test_a_port_that_is_asked_for_and_taken_is_told(samples: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        command = [*SERVE, "--db", str(samples), "--port", str(port)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 2 and f"port {port} is taken" in done.stderr


def test_a_database_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    done = subprocess.run([*SERVE, "--db", str(tmp_path / "no.db")], capture_output=True, text=True, timeout=60)
    assert done.returncode == 2 and not (tmp_path / "no.db").exists()
