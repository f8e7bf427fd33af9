"""Every entry of every book, whatever its kind: for checks, counts, and the line that read a value."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from rasid.knowledge.load import DATA, Entry, read_csv, read_yaml

_TELLING = (
    "id",
    "ar",
    "name_ar",
    "verb",
    "phrase",
    "voice",
    "class",
    "en",
    "name_en",
    "words",
    "nouns",
    "verbs",
    "phrases",
)


def books(root: Path = DATA) -> list[str]:
    """Every data file, as «folder/file», in order."""
    return sorted(str(p.relative_to(root)) for p in root.rglob("*") if p.suffix in (".yaml", ".csv"))


def entries(book: str, root: Path = DATA) -> list[Entry]:
    """The entries of one book. Raises :class:`BookError` where it is broken."""
    return read_csv(book, root) if book.endswith(".csv") else read_yaml(book, root)


def every(root: Path = DATA) -> Iterator[Entry]:
    """The entries of every book."""
    for book in books(root):
        yield from entries(book, root)


@lru_cache(maxsize=64)
def _by_line(book: str) -> dict[int, Entry]:
    return {e.line: e for e in entries(book)} if (DATA / book).is_file() else {}


def data_line(rule: str) -> str:
    """A rule for the eye: the line of data and what stands there, or the rule's own name.

    >>> data_line("no-such-book")
    'rule no-such-book'
    """
    book, _, line = rule.rpartition(":")
    entry = _by_line(book).get(int(line)) if line.isdigit() and book.endswith((".yaml", ".csv")) else None
    if entry is None:
        return f"rule {rule}" if rule else "no rule named"
    told = [str(v[0] if isinstance(v, list) else v) for k in _TELLING if (v := entry.data.get(k))]
    return f"data/{rule}  {' · '.join(told[:3])}"
