"""`rasid corpus link` after `rasid corpus code`: the incidents are those of `rasid add`, word for word."""

import json
from pathlib import Path

import pyarrow.parquet as pq

from tests.corpus_link.corpora import links

GOLD = Path(__file__).resolve().parent.parent.parent / "gold" / "composed.jsonl"


def test_the_incidents_are_those_of_a_store(rasid, tmp_path: Path) -> None:
    out = tmp_path / "corpus"
    made = rasid("corpus", "code", GOLD, "--out", out, "--shard", "12", "--workers", "1")
    assert made.returncode == 0, made.stderr.decode()
    planned = rasid("corpus", "link", out, "--dry-run")
    assert "30 reports in 3 coded shards would be linked" in planned.stderr.decode()
    assert not (out / "link").exists()
    done = rasid("corpus", "link", out, "--workers", "1", "--policy", "lowest")
    assert done.returncode == 0, done.stderr.decode()
    assert "30 reports" in done.stderr.decode()
    texts = pq.read_table(out / "link" / "incidents").column("json").to_pylist()
    db = tmp_path / "rasid.db"
    assert rasid("add", GOLD, "--db", db, "--policy", "lowest").returncode == 0
    told = rasid("events", "--db", db, "--to", "jsonl", "--limit", "9999")
    stored = {row["id"]: row for row in map(json.loads, told.stdout.decode().splitlines())}
    assert {row["id"]: row for row in map(json.loads, texts)} == stored
    assert links(out) == {c: id for id, row in stored.items() for c in row["claims"]}
    assert any(b["surface"] for row in stored.values() for f in row["figures"] for b in f["roots"])
    again = rasid("corpus", "link", out, "--policy", "lowest", "--dry-run")
    assert "nothing would be linked" in again.stderr.decode()


def test_a_folder_that_is_no_corpus_is_told_of(rasid, tmp_path: Path) -> None:
    done = rasid("corpus", "link", tmp_path)
    assert done.returncode == 2
    assert "no corpus" in done.stderr.decode() or "no report" in done.stderr.decode()
