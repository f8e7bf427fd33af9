"""What makes a shard be coded again, and what does not; and that the lists of code and books leave nothing out."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from rasid.knowledge.shelves import OURS, use_books
from rasid.pipeline.corpus.stamp import BOOKS, CODE, books, differs, stamp
from tests.corpus.making import ROOT, lines, records

ENTRY = "- id: test-hill\n  ar: لواء التل التجريبي\n  en: Test Hill Brigade\n  kind: armed group\n"


@pytest.fixture
def own(tmp_path):
    (tmp_path / "actors").mkdir()
    book = tmp_path / "actors" / "mine.yaml"
    book.write_text(ENTRY, encoding="utf-8")
    use_books(tmp_path)
    yield book
    use_books()


def _written(book: Path, text: str) -> str:
    book.write_text(text, encoding="utf-8")
    use_books(book.parent.parent)
    return books()


def test_an_entry_recodes_and_a_comment_does_not(own):
    before = books()
    assert _written(own, f"# the brigades of the hill\n\n{ENTRY}") == before
    assert _written(own, ENTRY.replace("التل", "السهل")) != before
    use_books()
    assert books() != before


def test_books_of_briefs_and_formats_are_not_among_those_read():
    unread = {p.relative_to(OURS.folder).parts[0] for p in OURS.folder.rglob("*") if p.is_file()} - set(BOOKS)
    assert {"brief.yaml", "formats", "names.yaml", "samples", "README.ar.md"} <= unread


def test_why_it_is_made_again_is_told():
    assert differs("code:1 books:2", "code:1 books:2") == ""
    assert differs("code:1 books:2", "code:1 books:3") == "the books are others"
    assert differs("code:1 books:2", "code:9 books:3") == "rasid's code is another and the books are others"
    assert differs("code:1 books:2", "code:1 books:2 reader:x") == "the reader is another"


_LOOK = """
import json, os, sys
from rasid.ingest.inputs import ReadReport
from rasid.pipeline.coding import made_by
from rasid.pipeline.corpus import wire
from rasid.pipeline.corpus.reading import Rows, reader_of
made_by()  # it looks into every book, for its digest alone
opened = set()
sys.addaudithook(lambda event, args: opened.add(str(args[0])) if event == "open" else None)
reader, rows = reader_of(""), Rows()
for n, line in enumerate(sys.stdin.buffer):
    row = json.loads(line)
    rows.take(n, ReadReport(row["text"], row["id"], row["outlet"]), reader, "")
assert rows.claims and not rows.failed
loaded = [m.__file__ for name, m in sys.modules.items() if name.startswith("rasid.") and getattr(m, "__file__", None)]
print(json.dumps([sorted(opened), loaded]))
"""


def test_whatever_has_a_part_in_a_reading_is_in_the_stamp():
    done = subprocess.run([sys.executable, "-c", _LOOK], input=lines(records(8)), capture_output=True, timeout=120)
    assert done.returncode == 0, done.stderr.decode()
    opened, loaded = json.loads(done.stdout)
    data = {Path(p).relative_to(OURS.folder) for p in opened if p.startswith(str(OURS.folder))}
    assert data and {p.as_posix() for p in data if not {p.as_posix(), p.parts[0]} & {*BOOKS, "fields.yaml"}} == set()
    house = OURS.folder.parent
    files = {Path(p).relative_to(house).as_posix() for p in loaded}
    carriers = {"version.py", "pipeline/corpus/shards.py"}  # of bytes that say the same whatever carries them
    inputs = {f for f in files if f.startswith("ingest/")}  # what they made of an input stands in the reports
    left = {f for f in files - carriers - inputs if not any(f == c or f.startswith(f"{c}/") for c in CODE)}
    assert {f for f in left if not f.endswith("__init__.py")} == set()


def test_the_stamp_names_code_and_books():
    assert stamp().startswith("code:") and " books:" in stamp() and stamp("a:b").endswith(" reader:a:b")
    assert all((ROOT / "src" / "rasid" / name).exists() for name in CODE)
