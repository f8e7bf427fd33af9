"""`rasid corpus` as a user gives it: what it writes, what it says, how it ends."""

import json
import signal
import subprocess
import sys
import time

import pytest

from rasid.cli import _run
from tests.corpus.making import plain, records, source, tree


@pytest.fixture
def corpus(capsys, monkeypatch):
    """The command in this process, which has its books at hand: its exit status, and what it said where."""

    def run(*arguments: object) -> tuple[int, str, str]:
        try:
            status = _run(["corpus", *map(str, arguments)])
        except SystemExit as e:
            status = int(e.code or 0)
        said = capsys.readouterr()
        return status, said.out, said.err

    monkeypatch.setenv("RASID_SETTINGS", "")
    return run


def test_code_status_and_a_dry_run(tmp_path, corpus):
    rows = records(3)
    path, out = source(tmp_path, [*rows, rows[0], {"id": "empty", "text": ""}]), tmp_path / "out"
    status, said, _ = corpus("code", path, "--out", out, "--dry-run")
    assert (status, said) == (0, f"{path}: would be cut: it is new\n") and not out.exists()
    status, _, told = corpus("code", path, "--out", out, "--workers", 1, "--shard", 2)
    assert status == 1 and "5 things found = 3 reports kept + 1 failed + 1 known before" in told
    assert "3 reports in 2 shards coded" in told and "a second" in told
    assert f"what failed, and why: {out}" in told
    kept = json.loads((out / "ledger.json").read_text())
    status, said, _ = corpus("status", out, "--verify", "--json")
    assert status == 0 and json.loads(said) == {**kept, "verified": True, "broken": []}
    assert kept["adds_up"] and kept["coded"] == 3
    before = tree(out)
    status, said, _ = corpus("code", path, "--out", out, "--dry-run")
    assert (status, said) == (0, "nothing would be cut or coded: everything stands\n") and tree(out) == before
    (out / "coded" / "00001" / "gaps.parquet").write_bytes(b"")
    status, said, _ = corpus("status", out, "--verify")
    assert status == 1 and "coded/00001/gaps.parquet: its bytes" in said


def test_what_cannot_be_is_said_with_the_mend(tmp_path, corpus):
    status, _, told = corpus("code", "--out", tmp_path / "none")
    assert status == 2 and "name an INPUT" in told
    status, _, told = corpus("status", tmp_path)
    assert status == 2 and "holds no corpus" in told
    status, _, told = corpus("code", "x", "--out", tmp_path / "o", "--workers", 2, "--scheduler", "tcp://x:1")
    assert status == 2 and "not allowed with" in told
    status, _, told = corpus("code", "x", "--out", tmp_path / "o", "--shard", 0)
    assert status == 2 and "--shard" in told and not (tmp_path / "o").exists()


def test_stopped_it_says_how_to_go_on_and_goes_on(tmp_path, corpus):
    """Stopped once its first shard is written; the next run codes the rest, and nothing is there twice."""
    path, out = source(tmp_path, plain(30)), tmp_path / "out"
    command = [sys.executable, "-m", "rasid.cli", "corpus", "code", path, "--out", str(out), "--shard", "2"]
    process = subprocess.Popen([*command, "--workers", "1"], stderr=subprocess.PIPE)
    while not any(out.glob("coded/0*")):
        assert process.poll() is None
        time.sleep(0.005)
    process.send_signal(signal.SIGTERM)  # as Ctrl-C, which a shell in the background ignores
    said = process.communicate(timeout=60)[1].decode()
    assert process.returncode == 130 and "give the same command again to go on" in said
    assert not any(out.glob("coded/.0*"))
    status, _, told = corpus("code", path, "--out", out, "--workers", "1")
    assert status == 0 and "30 things found = 30 reports kept + 0 failed + 0 known before" in told
    assert json.loads((out / "ledger.json").read_text())["shards_coded"] == 15


def test_what_is_not_there_is_said_with_its_name_and_the_mend(tmp_path, corpus):
    there, missing = source(tmp_path, records(2)), tmp_path / "nothing.jsonl"
    status, _, told = corpus("code", there, missing, "--out", tmp_path / "out", "--workers", 1)
    assert status == 1 and "2 reports in 1 shard coded" in told
    line = next(line for line in told.splitlines() if str(missing) in line)
    assert line.startswith(f"rasid: {missing}: ") and told.splitlines()[told.splitlines().index(line) + 1].strip()


@pytest.mark.parametrize("do", ["code", "link"])
def test_no_workers_at_all_are_refused(tmp_path, corpus, do):
    code = ["code", source(tmp_path, records(2)), "--out", tmp_path / "out"]
    assert corpus(*code, "--workers", 1)[0] == 0
    given = code if do == "code" else ["link", tmp_path / "out"]
    status, _, told = corpus(*given, "--workers", 0)
    assert status == 2 and "--workers: 0 is none" in told
