"""What comes of a corpus coded in one process: the claims of `rasid code`, a ledger that adds up, and nothing twice."""

import json
from datetime import date
from pathlib import Path

import pyarrow.parquet as parquet
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rasid.errors import CorpusError, ExtraMissingError
from rasid.export.rows import report_row
from rasid.ingest.files import read_inputs
from rasid.link.sketches import sketch
from rasid.link.telling import tellings
from rasid.pipeline import code_inputs, made_by
from rasid.pipeline.corpus import engine, running, shards, wire
from rasid.pipeline.corpus.coding import Shard, code_shard
from rasid.pipeline.corpus.ledger import ledger, verified
from rasid.pipeline.corpus.running import Outcome, Wanted, code_corpus, to_code, to_cut
from rasid.pipeline.corpus.shards import Corpus
from rasid.pipeline.corpus.stamp import stamp
from tests.corpus.making import DEADLY, LIGHT, door, plain, records, source, tree

TODAY = date(2026, 1, 1)


def code(out: Path, *inputs: str, shard: int | None = 4, reader: str = "", **wanted) -> Outcome:
    return code_corpus(Corpus(out), Wanted(inputs, shard=shard, today=TODAY, reader=reader, **wanted))


def held(out: Path, name: str) -> list[dict]:
    found = sorted(out.glob(f"coded/[0-9]*/{name}.parquet"))
    return [row for path in found for row in parquet.read_table(path).to_pylist()]


@pytest.fixture(scope="module")
def coded(tmp_path_factory) -> tuple[Path, str]:
    folder = tmp_path_factory.mktemp("coded")
    path = source(folder, records(10))
    done = code(folder / "out", path)
    assert done.shards == 3 and not done.faults
    return folder / "out", path


def test_claims_and_gaps_are_those_of_rasid_code(coded):
    out, path = coded
    results = list(code_inputs(read_inputs([path])))
    rows = [report_row(r.report, r.reading, made_by(), warnings=r.warnings) for r in results]
    wanted = [json.dumps(c, ensure_ascii=False) for row in rows for c in row["claims"]]
    assert wanted and [c["json"] for c in held(out, "claims")] == wanted
    gaps = [(g["kind"], g["surface"], g["why"]) for row in rows for g in row["gaps"]]
    assert gaps and [(g["kind"], g["surface"], g["why"]) for g in held(out, "gaps")] == gaps
    told = [t for r in results for t in tellings(r.report, r.reading)]
    assert [t for k in range(3) for t in wire.tellings(_table(out, k, "told"))] == told
    assert [s for k in range(3) for s in wire.sketches(_table(out, k, "sketches"))] == [
        sketch(r.report) for r in results
    ]


def _table(out: Path, k: int, name: str):
    return parquet.read_table(Corpus(out).coded(k) / f"{name}.parquet")


def test_flat_columns_say_what_the_json_says(coded):
    out, _ = coded
    for row in held(out, "claims"):
        claim = json.loads(row["json"])
        assert (row["claim"], row["kind"], row["status"]) == (claim["id"], claim["kind"], claim["status"])
        assert row["lat"] == (claim["places"][0]["lat"] if claim["places"] else None)
        assert (row["date_earliest"].isoformat() if row["date_earliest"] else None) == (
            claim["date"]["earliest"] if claim["date"] else None
        )


def test_given_again_nothing_is_done(coded):
    out, path = coded
    before = {p: p.stat().st_mtime_ns for p in out.rglob("*.parquet")}
    again = code(out, path, shard=None)
    assert again.shards == 0 and again.ledger.adds_up
    assert {p: p.stat().st_mtime_ns for p in out.rglob("*.parquet")} == before
    assert list(to_cut(Corpus(out), Wanted((path,)))) == [] and list(to_code(Corpus(out), stamp())) == []


def test_everything_met_is_kept_failed_or_known(tmp_path):
    first, second, *_ = plain(6)
    other = {**first, "text": "قصف آخر على بلدة أخرى"}
    latin = {"id": "latin", "published": "2021-02-11", "text": "no Arabic in it at all"}
    path = source(tmp_path, [first, second, first, other, {"id": "empty", "text": " "}, latin])
    sums = code(tmp_path / "out", path, str(tmp_path / "missing.jsonl"), reader=LIGHT).ledger
    assert (sums.seen, sums.kept, sums.failed, sums.known) == (7, 3, 3, 1) and sums.adds_up
    assert (sums.coded, sums.unread) == (2, 1)
    codes = [row["code"] for p in tmp_path.glob("out/failures/*.parquet") for row in parquet.read_table(p).to_pylist()]
    assert sorted(codes) == ["EXTRACTION_FAILED", "ID_TWICE", "INPUT_UNREADABLE"]
    assert [r["code"] for r in held(tmp_path / "out", "readings")] == [None, None, "NOT_ARABIC"]


def test_a_file_that_grew_is_read_again_and_nothing_of_it_kept_twice(tmp_path):
    path = source(tmp_path, plain(5))
    code(tmp_path / "out", path, reader=LIGHT)
    source(tmp_path, [*plain(9), {"id": "bad", "text": ""}])
    sums = code(tmp_path / "out", path, reader=LIGHT).ledger
    assert (sums.seen, sums.kept, sums.known, sums.failed) == (15, 9, 5, 1) and sums.adds_up
    assert [r["report"] for r in held(tmp_path / "out", "readings")] == [f"r{k}" for k in range(9)]


class _Broken(Exception):
    pass


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(0, 40), min_size=1, max_size=3), st.sampled_from(["write", "read"]))
def test_after_any_breaks_the_bytes_are_the_same(tmp_path_factory, breaks, where):
    folder = tmp_path_factory.mktemp("breaks")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(running, "items", door)
        _broken_and_whole(folder, breaks, where)


def _broken_and_whole(folder: Path, breaks: list[int], where: str) -> None:
    path = source(folder, [*plain(9), plain(1)[0]])
    code(folder / "whole", path, shard=2, reader=LIGHT)
    for after in breaks:
        with pytest.MonkeyPatch.context() as patch:
            _break(patch, after, where)
            try:
                code(folder / "broken", path, shard=2, reader=LIGHT)
            except _Broken:
                continue
    assert code(folder / "broken", path, shard=2, reader=LIGHT).ledger.adds_up
    assert tree(folder / "broken") == tree(folder / "whole")


def _break(patch: pytest.MonkeyPatch, after: int, where: str) -> None:
    """Break off, as no code can mend, at the ``after``-th file that is written: before its rename, or behind it."""
    real, left = Path.replace, [after]

    def replace(self: Path, target: Path) -> Path:
        left[0] -= 1
        if left[0] < 0 and where == "write":
            raise KeyboardInterrupt
        found = real(self, target)
        if left[0] < 0:
            raise KeyboardInterrupt
        return found

    def stopped(*args, **kwargs):
        try:
            return run(*args, **kwargs)
        except KeyboardInterrupt as e:
            raise _Broken from e

    run = code_corpus
    patch.setattr(Path, "replace", replace)
    patch.setitem(globals(), "code_corpus", stopped)


def test_limit_takes_so_many_and_the_next_run_goes_on(tmp_path):
    path = source(tmp_path, plain(9))
    assert code(tmp_path / "out", path, limit=5, reader=LIGHT).ledger.seen == 5
    assert list(to_cut(Corpus(tmp_path / "out"), Wanted((path,)))) == [(path, "it goes on behind 5 things")]
    sums = code(tmp_path / "out", path, reader=LIGHT).ledger
    assert (sums.seen, sums.kept, sums.known) == (9, 9, 0)


def test_only_shards_made_by_other_books_are_coded_again(tmp_path):
    path = source(tmp_path, plain(8))
    code(tmp_path / "out", path, reader=LIGHT)
    corpus = Corpus(tmp_path / "out")
    done = json.loads((corpus.coded(1) / "done.json").read_text())
    shards.write_json(corpus.coded(1) / "done.json", {**done, "by": done["by"].replace("books:", "books:0")})
    by = stamp(LIGHT)
    assert list(to_code(corpus, by)) == [(1, "the books are others")]
    assert code(tmp_path / "out", reader=LIGHT).shards == 1
    assert list(to_code(corpus, by)) == [] and corpus.done(1)["by"] == by


def test_a_shard_whose_reports_changed_is_not_done(tmp_path):
    code(tmp_path / "out", source(tmp_path, plain(4)), reader=LIGHT)
    corpus = Corpus(tmp_path / "out")
    record = corpus.of(0)
    shards.write_json(corpus.cut(0), {**record, "sha256": "0" * 64})
    assert corpus.done(0) is None


def test_verify_names_the_file_that_is_another(tmp_path):
    code(tmp_path / "out", source(tmp_path, plain(8)), reader=LIGHT)
    corpus = Corpus(tmp_path / "out")
    assert list(verified(corpus)) == []
    path = corpus.coded(1) / "gaps.parquet"
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2] ^= 1
    path.write_bytes(raw)
    corpus.failures(0).unlink()
    assert [b.path for b in verified(corpus)] == ["failures/00000.parquet", "coded/00001/gaps.parquet"]


def test_the_report_that_kills_is_found_and_named(tmp_path):
    rows = plain(6)
    rows[3]["text"] = DEADLY
    Corpus(tmp_path / "out").coded(0).parent.mkdir(parents=True)
    path = source(tmp_path, rows)
    with pytest.MonkeyPatch.context() as patch:  # as two workers left it that died
        patch.setattr(Corpus, "tries", lambda self, k: self.out / f"{k}.tries")
        (tmp_path / "out").joinpath("corpus.json").write_text('{"format": 1, "shard": 6}')
        (tmp_path / "out").joinpath("0.tries").write_bytes(b"..")
        done = code(tmp_path / "out", path, shard=None, reader=LIGHT)
    readings = held(tmp_path / "out", "readings")
    assert [r["report"] for r in readings if r["code"] == "READER_KILLED"] == ["r3"]
    assert (done.ledger.coded, done.ledger.unread) == (5, 1) and done.ledger.adds_up


def test_two_that_code_one_shard_leave_one_folder(tmp_path):
    code(tmp_path / "out", source(tmp_path, plain(4)), reader=LIGHT)
    before = tree(tmp_path / "out")
    corpus, by = Corpus(tmp_path / "out"), stamp(LIGHT)
    real = Corpus.done
    with pytest.MonkeyPatch.context() as patch:  # the second began before the first was done
        asked = []
        patch.setattr(Corpus, "done", lambda self, k: asked.append(k) or (real(self, k) if len(asked) > 1 else None))
        code_shard(Shard(str(corpus.out), 0, by, reader=LIGHT))
    assert tree(tmp_path / "out") == before


def test_a_folder_of_something_else_is_refused(tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(CorpusError, match="something else"):
        code(tmp_path, source(tmp_path, plain(1)), reader=LIGHT)
    assert not (tmp_path / "corpus.json").exists()


def test_nobody_else_codes_there_meanwhile(tmp_path):
    with shards.alone(Corpus(tmp_path / "out")), pytest.raises(CorpusError, match="another command"):
        code(tmp_path / "out", source(tmp_path, plain(1)), reader=LIGHT)


def test_without_pyarrow_the_extra_is_named(tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(ExtraMissingError) as e:
        code(tmp_path / "out", source(tmp_path, plain(1)), reader=LIGHT)
    assert e.value.mend == "pip install 'rasid[corpus]'" and not (tmp_path / "out").exists()


def test_without_dask_one_process_does_it(tmp_path, monkeypatch):
    monkeypatch.setattr(engine, "distributed", lambda: False)
    wanted = Wanted((source(tmp_path, plain(5)),), shard=2, today=TODAY, reader=LIGHT)
    assert code_corpus(Corpus(tmp_path / "out"), wanted, workers=2).shards == 3
    assert ledger(Corpus(tmp_path / "out")).coded == 5
