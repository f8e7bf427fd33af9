"""Reading the data files of the books, each entry with the line it stands on.

YAML is slow to parse, and a book slow to compile, so what came of both is kept (:mod:`rasid.knowledge.kept`).
"""

import csv
import gc
import hashlib
import io
import json
import pickle
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar, cast

from rasid.knowledge import shelves
from rasid.knowledge.kept import keep, kept_at, recall
from rasid.knowledge.shelves import OURS, Shelf

T = TypeVar("T")

DATA = shelves.DATA


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a book: its fields, and ``rule``, «book:line», which every value read by it carries."""

    book: str
    line: int
    data: dict[str, Any]
    shelf: Shelf = OURS

    @property
    def rule(self) -> str:
        """The file and line that explain shows."""
        return self.shelf.rule(self.book, self.line)

    @property
    def where(self) -> str:
        """The file and line that an error names: of a user's own book the file itself."""
        return self.shelf.where(self.book, self.line)


@contextmanager
def uncollected() -> Iterator[None]:
    """No collection of garbage while books are read: nearly all that is made then stays. Also a decorator."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def names(folder: str, suffix: str, root: Path = DATA) -> list[str]:
    """The books of a folder of ``data`` and of the folders in it, in order, as «folder/file»."""
    return sorted(str(p.relative_to(root)) for p in (root / folder).rglob(f"*{suffix}"))


def read_yaml(book: str, root: Path = DATA, shelf: Shelf | None = None) -> list[Entry]:
    """The entries of a YAML book that is a list of mappings, below ``root`` or on a shelf.

    Raises :class:`BookError` with file and line where the file is no such list.
    """
    shelf = shelf or Shelf("", root)
    raw = (shelf.folder / book).read_bytes()

    def parsed() -> Any:
        from rasid.knowledge.parse import parse  # here, for YAML is not needed where every book is kept

        return parse(shelf.where(book), raw)

    return [Entry(book, line, data, shelf) for line, data in prepared(raw, parsed)]


def prepared(source: bytes, make: Callable[[], Any]) -> Any:
    """What ``make`` makes of ``source``, as JSON has it: kept under its digest; made where it is not, or of none."""
    if not source:
        return make()
    at = kept_at(source, "json")
    raw = recall(at)
    if raw is not None:
        try:
            return json.loads(raw)
        except ValueError:
            pass  # half of a file, or another's: made again
    made = make()
    keep(at, json.dumps(made, ensure_ascii=False).encode())
    return made


def compiled(source: bytes, make: Callable[[], T]) -> T:
    """As :func:`prepared`, of what is no JSON: books of rasid's own types, ready for use.

    Kept under the digest of ``source``, of rasid's code below the reading, and of the Python that runs.
    """
    if not source:
        return make()
    at = kept_at(source + _own_code() + sys.version.encode(), "book")
    raw = recall(at)
    if raw is not None:
        try:
            return cast(T, _OurOwn(io.BytesIO(raw)).load())
        except (EOFError, ValueError, AttributeError, ImportError, pickle.UnpicklingError):
            pass  # half of a file, or another's: made again
    made = make()
    keep(at, pickle.dumps(made, 5))
    return made


class _OurOwn(pickle.Unpickler):
    """Makes nothing but what rasid's books are made of, whatever a file in the cache says."""

    def find_class(self, module: str, name: str) -> Any:
        if module.startswith(("rasid.model.", "rasid.arabic.", "rasid.knowledge.")) and "." not in name:
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name} is no part of a book")


@lru_cache(maxsize=1)
def _own_code() -> bytes:
    """The digest of what books are compiled by."""
    root = DATA.parent
    digest = hashlib.sha256()
    for room in ("model", "arabic", "knowledge"):
        for file in sorted((root / room).glob("*.py")):
            digest.update(file.read_bytes())
    return digest.digest()


def code_of(*modules: ModuleType) -> bytes:
    """The source of modules, for the key of what they prepared: other code, other spelling."""
    return b"".join(Path(m.__file__).read_bytes() for m in modules if m.__file__)


def read_csv(book: str, root: Path = DATA, shelf: Shelf | None = None) -> list[Entry]:
    """The rows of a CSV book with a header line; empty cells are left out."""
    shelf = shelf or Shelf("", root)
    rows = csv.DictReader(io.StringIO(shelf.text(book)))
    return [Entry(book, rows.line_num, {k: v for k, v in row.items() if v}, shelf) for row in rows]
