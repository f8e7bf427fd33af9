"""Every entry of every book, whatever its kind: for checks, counts, and the line that read a value."""

from collections.abc import Iterator
from pathlib import Path

from rasid.knowledge.load import DATA, Entry, read_csv, read_yaml
from rasid.knowledge.shelves import Shelf, of_the_books, shelf_of

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
    """Every data file below ``root``, as «folder/file», in order."""
    return Shelf("", root).books()


def entries(book: str, root: Path = DATA, shelf: Shelf | None = None) -> list[Entry]:
    """The entries of one book. Raises :class:`BookError` where it is broken."""
    return read_csv(book, root, shelf) if book.endswith(".csv") else read_yaml(book, root, shelf)


def every(root: Path = DATA) -> Iterator[Entry]:
    """The entries of every book."""
    for book in books(root):
        yield from entries(book, root)


@of_the_books
def _by_line(shelf: Shelf, book: str) -> dict[int, Entry]:
    return {e.line: e for e in entries(book, shelf=shelf)} if (shelf.folder / book).is_file() else {}


def data_line(rule: str) -> str:
    """A rule for the eye: the line of data and what stands there, or the rule's own name.

    >>> data_line("no-such-book")
    'rule no-such-book'
    """
    found = shelf_of(rule)
    entry = _by_line(found[0], found[1]).get(found[2]) if found else None
    if found is None or entry is None:
        return f"rule {rule}" if rule else "no rule named"
    told = [str(v[0] if isinstance(v, list) else v) for k in _TELLING if (v := entry.data.get(k))]
    return f"{rule if found[0].name else f'data/{rule}'}  {' · '.join(told[:3])}"
