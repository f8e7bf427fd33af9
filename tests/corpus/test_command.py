"""`rasid corpus` from outside: what it writes, what it says, how it ends."""

import json
import signal
import subprocess
import sys
import time

from tests.corpus.making import lines, plain, records, source, tree


def test_code_status_and_a_dry_run(tmp_path, rasid):
    rows = records(3)
    path, out = source(tmp_path, [*rows, rows[0], {"id": "empty", "text": ""}]), tmp_path / "out"
    dry = rasid("corpus", "code", path, "--out", out, "--dry-run")
    assert dry.returncode == 0 and b"would be cut: it is new" in dry.stdout and not out.exists()
    done = rasid("corpus", "code", path, "--out", out, "--workers", 1, "--shard", 2)
    told = done.stderr.decode()
    assert done.returncode == 1 and "5 things found = 3 reports kept + 1 failed + 1 known before" in told
    assert "3 reports in 2 shards coded" in told and "a second" in told
    kept = json.loads((out / "ledger.json").read_text())
    status = rasid("corpus", "status", out, "--verify", "--json")
    assert status.returncode == 0 and json.loads(status.stdout) == {**kept, "verified": True, "broken": []}
    assert kept["adds_up"] and kept["coded"] == 3
    before = tree(out)
    dry = rasid("corpus", "code", path, "--out", out, "--dry-run")
    assert dry.stdout.decode() == "nothing would be cut or coded: everything stands\n" and tree(out) == before
    (out / "coded" / "00001" / "gaps.parquet").write_bytes(b"")
    broken = rasid("corpus", "status", out, "--verify")
    assert broken.returncode == 1 and b"coded/00001/gaps.parquet: its bytes" in broken.stdout


def test_what_cannot_be_is_said_with_the_mend(tmp_path, rasid):
    assert rasid("corpus", "code", "--out", tmp_path / "none").returncode == 2
    assert b"holds no corpus" in rasid("corpus", "status", tmp_path).stderr
    both = rasid("corpus", "code", "x", "--out", tmp_path, "--workers", 2, "--scheduler", "tcp://x:1")
    assert both.returncode == 2 and b"not allowed with" in both.stderr


def test_stopped_by_the_keyboard_it_says_how_to_go_on(tmp_path):
    """Interrupted once its first shard is written; the next run codes the rest, and all is as if it never was."""
    path, out = source(tmp_path, plain(30)), tmp_path / "out"
    command = [sys.executable, "-m", "rasid.cli", "corpus", "code", path, "--out", str(out), "--shard", "2"]
    process = subprocess.Popen([*command, "--workers", "1"], stderr=subprocess.PIPE)
    while not any(out.glob("coded/0*")):
        assert process.poll() is None
        time.sleep(0.005)
    process.send_signal(signal.SIGINT)
    said = process.communicate(timeout=60)[1].decode()
    assert process.returncode == 130 and "give the same command again to go on" in said
    assert not any(out.glob("coded/.0*"))
    assert subprocess.run([*command, "--workers", "1"], capture_output=True, timeout=60).returncode == 0
    whole = [*command[:-3], str(tmp_path / "whole"), "--shard", "2", "--workers", "1"]
    assert subprocess.run(whole, input=lines([]), capture_output=True, timeout=60).returncode == 0
    assert tree(out) == tree(tmp_path / "whole")
