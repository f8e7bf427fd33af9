"""`rasid corpus link` after `rasid corpus code`: the incidents are those of `rasid add`, word for word."""

import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from rasid.errors import CorpusError
from rasid.pipeline.corpus.linking.door import to_link
from tests.corpus_link.corpora import links

GOLD = Path(__file__).resolve().parent.parent.parent / "gold" / "composed.jsonl"


def test_the_incidents_are_those_of_a_store(rasid, tmp_path: Path) -> None:
    out, source, db = tmp_path / "corpus", tmp_path / "some.jsonl", tmp_path / "rasid.db"
    source.write_text("\n".join(GOLD.read_text(encoding="utf-8").splitlines()[:12]), encoding="utf-8")
    made = rasid("corpus", "code", source, "--out", out, "--shard", "5", "--workers", "1")
    assert made.returncode == 0, made.stderr.decode()
    assert list(to_link(out)) == ["12 reports in 3 coded shards would be linked"]
    assert not (out / "link").exists()
    done = rasid("corpus", "link", out, "--workers", "1", "--policy", "lowest")
    assert done.returncode == 0, done.stderr.decode()
    assert "12 reports" in done.stderr.decode()
    texts = pq.read_table(out / "link" / "incidents").column("json").to_pylist()
    assert rasid("add", source, "--db", db, "--policy", "lowest").returncode == 0
    told = rasid("events", "--db", db, "--to", "jsonl", "--limit", "9999")
    stored = {row["id"]: row for row in map(json.loads, told.stdout.decode().splitlines())}
    assert {row["id"]: row for row in map(json.loads, texts)} == stored
    assert links(out) == {c: id for id, row in stored.items() for c in row["claims"]}
    assert any(b["surface"] for row in stored.values() for f in row["figures"] for b in f["roots"])


def test_a_folder_that_is_no_corpus_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="no report"):
        list(to_link(tmp_path))
