"""Which folders of books are in force: rasid's own, and those that its user lays over it, the later over the earlier.

In this order: the user's own folder (``books`` in ``RASID_HOME``, or in the folder the system keeps for a user's
data), the folders of ``RASID_BOOKS``, and those that :func:`use_books` names. Each has the shape of rasid's own.
"""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import ParamSpec, TypeVar

from rasid.errors import BookError, UserError

P = ParamSpec("P")
T = TypeVar("T")

DATA = Path(__file__).resolve().parent.parent / "data"
PARTS = {"actors": (".yaml",), "places": (".csv", ".yaml"), "triggers": (".yaml",), "words": (".yaml",)}
"""The folders of a shelf, and what a book of each is written in; a user's YAML of places only drops rows of ours."""
_FREE = ("actors", "places", "triggers")
"""Where a book may have any name; a book of words is known by its own."""
_OWN = "own"
_NO_SHELF = "name a folder that holds actors, places, triggers or words"


@dataclass(frozen=True, slots=True)
class Shelf:
    """A folder of books. ``name`` stands before its lines in rules, as «own:actors/mine.yaml:3»; ours has none."""

    name: str
    folder: Path

    def rule(self, book: str, line: int) -> str:
        """What the values read by that line carry: never where on this machine the book lies."""
        return f"{self.name}:{book}:{line}" if self.name else f"{book}:{line}"

    def where(self, book: str, line: int | None = None) -> str:
        """Where a person opens it: the file itself, or for ours its name below ``data``."""
        file = str(self.folder / book) if self.name else book
        return file if line is None else f"{file}:{line}"

    def text(self, book: str) -> str:
        """What a book holds. Raises :class:`BookError` where that is no UTF-8."""
        try:
            return (self.folder / book).read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as e:
            raise BookError("this is no UTF-8", where=self.where(book), mend="save it as UTF-8") from e

    def books(self, part: str = "", suffixes: tuple[str, ...] = (".yaml", ".csv")) -> list[str]:
        """Its books, or those of one of its folders, in order, as «folder/file»."""
        found = (p for p in (self.folder / part).rglob("*") if p.suffix in suffixes and not p.name.startswith("."))
        return sorted(p.relative_to(self.folder).as_posix() for p in found)


OURS = Shelf("", DATA)
_given: tuple[Path, ...] = ()
_forget: list[Callable[[], None]] = []


def of_the_books(make: Callable[P, T]) -> Callable[P, T]:
    """Keep what is made of the books for as long as the same are in force."""
    kept = lru_cache(maxsize=4)(make)
    _forget.append(kept.cache_clear)
    return kept  # type: ignore[return-value]


def use_books(*folders: str | Path) -> None:
    """Lay ``folders`` over the books, in place of those laid so before; none takes them away again.

    For the whole process, and best before the first report: what was read from other books is forgotten. Raises
    :class:`UserError` where there is no such folder, and :class:`BookError` where one holds what is no book.
    """
    global _given
    before, _given = _given, tuple(Path(f) for f in folders)
    forget()
    try:
        shelves()
    except UserError:
        _given = before
        forget()
        raise


@contextmanager
def laid_over(folder: Path) -> Iterator[None]:
    """A folder over all others for a while: to see what it would change."""
    before = _given
    use_books(*before, folder)
    try:
        yield
    finally:
        use_books(*before)


def forget() -> None:
    """Let all be read anew: the books in force are others, or were written to."""
    for clear in _forget:
        clear()


def home() -> Path:
    """The user's own folder of books, whether it is there or not."""
    given = os.environ.get("RASID_HOME")
    if given:
        return Path(given).absolute() / "books"
    from platformdirs import user_data_dir

    return Path(user_data_dir("rasid")) / "books"


@of_the_books
def shelves() -> tuple[Shelf, ...]:
    """The shelves in force, ours first; where two have an entry of one id, the later has its way."""
    named = [(p, "RASID_BOOKS") for p in os.environ.get("RASID_BOOKS", "").split(os.pathsep) if p]
    named += [(str(p), "--books") for p in _given]
    found = [OURS, *([Shelf(_OWN, home())] if home().is_dir() else ())]
    for text, giver in named:
        folder = Path(text).absolute()
        if not folder.is_dir():
            raise UserError(f"there is no folder {text}", where=giver, mend=_NO_SHELF)
        if all(folder != s.folder for s in found):
            found.append(Shelf(_name(folder, {_OWN, *(s.name for s in found)}), folder))
    for shelf in found[1:]:
        _check(shelf)
    return tuple(found)


def _name(folder: Path, taken: set[str]) -> str:
    """A name for a folder: its own, as far as a rule can hold it, and a number where two are called so."""
    plain = re.sub(r"[^\w.-]+", "-", folder.name).strip("-.") or "books"
    return next(n for n in (plain, *(f"{plain}{k}" for k in range(2, len(taken) + 3))) if n not in taken)


def _check(shelf: Shelf) -> None:
    """Refuse what would stay unread without a word: a book in no folder of books, or one of words that is not ours."""
    for book in shelf.books():
        part, _, name = book.partition("/")
        if not name or part not in PARTS:
            places = ", ".join(PARTS)
            raise BookError("no book is read here", where=shelf.where(book), mend=f"put it into one of: {places}")
        if not book.endswith(PARTS[part]):
            ends = " or ".join(PARTS[part])
            raise BookError(f"no such book is read in {part}", where=shelf.where(book), mend=f"its name ends on {ends}")
        if part not in _FREE and not (DATA / book).is_file():
            known = ", ".join(OURS.books(part))
            raise BookError("there is no such book of words", where=shelf.where(book), mend=f"one of: {known}")


def shelf_of(rule: str) -> tuple[Shelf, str, int] | None:
    """The shelf, the book and the line of a rule, or ``None`` where it names no line of a book in force.

    >>> shelf_of("triggers/violence.yaml:4")[1:]
    ('triggers/violence.yaml', 4)
    >>> shelf_of("dates") is None
    True
    """
    told, _, line = rule.rpartition(":")
    name, _, book = told.rpartition(":")
    shelf = next((s for s in shelves() if s.name == name), None)
    if shelf is None or not line.isdigit() or not book.endswith((".yaml", ".csv")):
        return None
    return shelf, book, int(line)
