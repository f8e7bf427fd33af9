"""How large the books are."""

from dataclasses import dataclass
from pathlib import Path

from rasid.knowledge.entries import entries
from rasid.knowledge.shelves import Shelf, shelves


@dataclass(frozen=True, slots=True)
class BookSize:
    """How much one book holds."""

    book: str
    entries: int
    examples: int
    bare: int


def stats(root: Path | None = None) -> list[BookSize]:
    """How many entries each book in force has, or below ``root``; how many examples, and entries without any."""
    out = []
    for shelf in shelves() if root is None else (Shelf("", root),):
        for book in shelf.books():
            rows = entries(book, shelf=shelf)
            examples = [len(e.data.get("yes", ())) + len(e.data.get("no", ())) for e in rows]
            named = f"{shelf.name}:{book}" if shelf.name else book
            out.append(BookSize(named, len(rows), sum(examples), examples.count(0)))
    return out
