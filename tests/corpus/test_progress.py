"""How a long coding is told of: rate and time left out of what passed, and nothing where nobody looks."""

import gzip
import io
import sys

import pytest

from rasid.cli import corpus_progress
from rasid.cli.corpus_progress import Told, held
from rasid.ingest.item import Item
from rasid.pipeline.corpus.coding import Counts
from rasid.pipeline.corpus.ledger import Ledger
from tests.corpus.making import lines, plain, source


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def clock(monkeypatch):
    now = [100.0]
    monkeypatch.setattr(corpus_progress.time, "monotonic", lambda: now[0])
    return now


def test_sizes_are_those_unpacked(tmp_path):
    raw = lines(plain(500))
    path = source(tmp_path, plain(500))
    (tmp_path / "packed.jsonl.gz").write_bytes(gzip.compress(raw))
    assert held([path]) == len(raw)
    assert held([path, str(tmp_path / "packed.jsonl.gz")]) == pytest.approx(2 * len(raw), rel=0.01)
    assert held([str(tmp_path)]) is None and held(["-"]) is None and held([str(tmp_path / "missing")]) is None


@pytest.mark.parametrize(("before", "left"), [(0, "1 min 30 s"), (500, "40 s")])
def test_the_line_tells_rate_and_time_left(tmp_path, monkeypatch, clock, before, left):
    monkeypatch.setattr(sys, "stderr", Terminal())
    raw = lines(plain(1))
    monkeypatch.setattr(corpus_progress, "held", lambda inputs: 1000 * len(raw))
    with Told(["x"]) as told:
        told.watch.stood(Ledger(seen=before + 7, waiting=7))
        for _ in range(100):
            told.watch.took(Item(None, None, raw, "", "", ""))
        clock[0] += 10
        told.watch.coded(Counts(100, 100, 0, 5, 0))
        shown = sys.stderr.getvalue()
    assert shown.endswith(f"1 shard · 100 reports coded of 100 · 10/s · {left} left")


def test_where_nobody_looks_one_line_is_said_at_the_end(monkeypatch, clock, capsys):
    with Told(["x"]) as told:
        told.watch.coded(Counts(100, 90, 10, 5, 0))
        clock[0] += 50
        told.watch.say("the scheduler is gone")
    said = capsys.readouterr().err.splitlines()
    assert said == ["rasid: the scheduler is gone", "rasid: 100 reports in 1 shard coded in 50 s, 2 a second"]


@pytest.mark.parametrize(("shards", "said"), [(0, []), (2, ["rasid: 200 reports in 2 shards coded in 0 s"])])
def test_what_broke_off_tells_only_of_what_was_coded(clock, capsys, shards, said):
    with pytest.raises(OSError, match="full"), Told(["x"]) as told:
        for _ in range(shards):
            told.watch.coded(Counts(100, 90, 10, 5, 0))
        raise OSError("the disk is full")
    assert capsys.readouterr().err.splitlines() == said
