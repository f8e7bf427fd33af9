"""Compiled books: the same as made anew, and made anew where anything they rest on is another, by anyone at once."""

import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from rasid.arabic.segment import read_text
from rasid.knowledge import kept, load, overlay
from rasid.knowledge.nouns import count_book
from rasid.knowledge.places import gazetteer
from rasid.knowledge.shelves import forget
from rasid.knowledge.triggers import triggers

TEXT = "قصفت الطائرات بلدة نصيب في ريف درعا ليلا، وقتل ثلاثة مدنيين بينهم طفلان للجيش مواقع هناك"


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of its own, and every book forgotten before and after."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(kept, "user_cache_dir", lambda name: str(tmp_path / name))
    forget()
    yield tmp_path / "rasid" / "books"
    monkeypatch.undo()
    forget()


def test_a_book_from_the_cache_is_the_book_made_anew(cache: Path) -> None:
    made = triggers(), count_book(), gazetteer()
    assert list(cache.glob("*.book"))
    forget()
    read = triggers(), count_book(), gazetteer()
    assert all(a is not b for a, b in zip(made, read, strict=True))
    assert (made[0].of, made[0].means, made[0].present) == (read[0].of, read[0].means, read[0].present)
    assert (made[1].nouns, made[1].measures, made[1].company) == (read[1].nouns, read[1].measures, read[1].company)
    assert [made[2].at(n) for n in range(len(made[2]))] == [read[2].at(n) for n in range(len(read[2]))]
    text = read_text(TEXT)
    assert made[0].scanner.scan(text) == read[0].scanner.scan(text) != []


def test_it_is_made_once_for_one_source_and_again_for_another(cache: Path) -> None:
    told = []

    def make(name: str) -> frozenset[str]:
        told.append(name)
        return frozenset([name])

    for name in ("one", "one", "two", "one"):
        assert load.compiled(name.encode(), lambda name=name: make(name)) == {name}
    assert told == ["one", "two"]


def test_what_is_altered_for_a_while_is_never_kept(cache: Path) -> None:
    entry = overlay.entries_of("words/measures.yaml")[0]
    with overlay.altered(entry, None):
        assert load.compiled(overlay.source_of("words/measures.yaml"), lambda: 1) == 1
    assert not list(cache.glob("*.book"))


class Foreign:
    """What another program might lay into the cache."""

    def __reduce__(self) -> tuple[object, ...]:
        return os.mkdir, ("never",)


@pytest.mark.parametrize(
    "raw", [b"", b"no book", pickle.dumps(Foreign()), pickle.dumps(Path("x")), pickle.dumps([1])[:4]]
)
def test_what_is_no_book_is_made_anew_and_runs_nothing(
    cache: Path, raw: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(cache.parent.parent)
    load.compiled(b"source", lambda: "made")
    (book,) = cache.glob("*.book")
    book.write_bytes(raw)
    assert load.compiled(b"source", lambda: "again") == "again"
    assert load.compiled(b"source", lambda: "third") == "again" and not Path("never").exists()


def test_a_cache_that_cannot_be_written_is_no_error(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache.parent.parent.joinpath("file").write_text("")
    monkeypatch.setattr(kept, "user_cache_dir", lambda name: str(cache.parent.parent / "file"))
    assert load.compiled(b"source", lambda: "made") == "made"


def test_what_was_not_used_for_longest_goes_when_there_is_no_room(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = []

    def book(name: str) -> str:
        return load.compiled(name.encode(), lambda: made.append(name) or name * 1000)

    for age, name in enumerate("abc"):
        book(name)
        newest = max(cache.iterdir(), key=lambda f: f.stat().st_mtime_ns)
        os.utime(newest, (age, age))
    assert book("a")[0] == "a" and made == ["a", "b", "c"]
    monkeypatch.setattr(kept, "ROOM", 3500)
    book("d")  # room for three of the four: «b» is the longest unused, for «a» was asked for again
    assert len(list(cache.iterdir())) == 3
    for name in "acd":
        book(name)
    assert made == ["a", "b", "c", "d"]
    book("b")
    assert made[-1] == "b"


def test_two_that_start_at_once_read_the_same(cache: Path) -> None:
    code = f"import rasid; print([(c.id, c.kind) for c in rasid.code({TEXT!r}).claims])"
    both = [
        subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, env={**os.environ})
        for _ in range(2)
    ]
    said = [process.communicate(timeout=120)[0] for process in both]
    assert said[0] == said[1] and "kind" not in said[0] and len(said[0]) > 10
    assert all(process.returncode == 0 for process in both)
    assert not [f for f in cache.iterdir() if f.suffix not in (".json", ".book")]
