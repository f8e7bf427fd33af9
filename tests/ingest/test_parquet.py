"""Parquet at the door: rows as reports, by the words of the header, a part of the file at a time."""

import gzip
import json
import sys
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as parquet
import pytest

from rasid.ingest.sources import items

TODAY = date(2026, 1, 1)
ROWS = {
    "المعرف": ["t1", "t2", "t3", None],
    "العنوان": ["قصف", "اشتباك", None, None],
    "تاريخ النشر": [date(2021, 2, 11), date(2021, 2, 12), None, None],
    "النص": ["قصفت طائرة حي المنشية مساء الخميس", "اشتباكات على محور البلدة", "  ", None],
    "left": [[1], [2], [3], None],
}


def found(*paths: Path, **asked) -> list:
    return list(items([str(p) for p in paths], today=TODAY, **asked))


def written(path: Path, rows=ROWS, **how) -> Path:
    parquet.write_table(pa.table(rows), path, **how)
    return path


def test_rows_are_reports_by_the_words_of_the_header(tmp_path):
    path = written(tmp_path / "t.parquet", row_group_size=2)
    first, second, third = found(path)
    assert (first.report.id, first.report.title, first.report.published) == ("t1", "قصف", date(2021, 2, 11))
    assert second.report.text == ROWS["النص"][1] and second.where == f"{path}:[2]"
    assert first.how.startswith("pyarrow ") and "columns guessed" in first.how
    assert json.loads(first.raw) == ["t1", "قصف", "2021-02-11", ROWS["النص"][0]] or len(json.loads(first.raw)) == 4
    assert third.report is None and third.error.code == "NOT_A_REPORT"


def test_a_column_may_be_named_and_a_run_taken_up_again(tmp_path):
    path = written(tmp_path / "t.parquet", {"id": ["a", "b"], "words": ["قصف على البلدة", "هدوء في البلدة"]})
    assert [i.error.code for i in found(path)] == ["FORMAT_NOT_READ"]
    assert [i.report.id for i in found(path, columns={"text": "words"})] == ["a", "b"]
    assert [i.report.id for i in found(path, columns={"text": "words"}, after={str(path): 1})] == ["b"]


def test_what_is_broken_or_packed_is_told(tmp_path):
    whole = written(tmp_path / "t.parquet").read_bytes()
    (tmp_path / "cut.parquet").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "t.parquet.gz").write_bytes(gzip.compress(whole))
    cut, packed = found(tmp_path / "cut.parquet", tmp_path / "t.parquet.gz")
    assert cut.error.code == "FORMAT_NOT_READ" and "broken" in cut.error.message
    assert packed.error.code == "FORMAT_NOT_READ" and "unpack it" in packed.error.mend


def test_json_lines_packed_by_zstandard(tmp_path):
    raw = b"".join(json.dumps({"id": f"z{n}", "text": "قصف على البلدة"}).encode() + b"\n" for n in range(3))
    path = tmp_path / "z.jsonl.zst"
    with pa.OSFile(str(path), "wb") as file, pa.CompressedOutputStream(file, "zstd") as out:
        out.write(raw)
    assert [i.report.id for i in found(path)] == ["z0", "z1", "z2"]
    with pa.OSFile(str(path), "wb") as file, pa.CompressedOutputStream(file, "zstd") as out:
        out.write(b"\0" * 60_000_000)
    assert [i.error.code for i in found(path)] == ["EXTRACTION_FAILED"] or "bomb" in found(path)[-1].error.message


def test_without_the_library_the_extra_is_named(tmp_path, monkeypatch):
    path = written(tmp_path / "t.parquet")
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "pyarrow.py").write_text("raise ImportError('none here')")
    monkeypatch.setattr(sys, "path", [str(tmp_path / "lib"), *sys.path])
    (only,) = found(path)
    assert only.error.code == "EXTRA_MISSING" and "rasid[corpus]" in only.error.mend


@pytest.mark.parametrize("rows", [{"text": []}, {"text": pa.array([], pa.string())}])
def test_no_rows_are_told_as_no_report(tmp_path, rows):
    (only,) = found(written(tmp_path / "t.parquet", rows))
    assert only.error.code == "EXTRACTION_FAILED"
