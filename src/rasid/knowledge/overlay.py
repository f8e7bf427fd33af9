"""The entries in force: those of every shelf as one list, where an entry of a later shelf replaces ours of its id."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from rasid.errors import BookError
from rasid.knowledge.fields import check
from rasid.knowledge.load import Entry, read_yaml
from rasid.knowledge.shelves import Shelf, forget, shelves

_altered: dict[str, tuple[Entry, dict[str, Any] | None]] = {}


@contextmanager
def altered(entry: Entry, data: dict[str, Any] | None) -> Iterator[None]:
    """The books with another ``data`` in an entry for a while, or without it: to see what would miss it."""
    _altered[entry.rule] = entry, data
    part = entry.book if entry.book.startswith("words/") else entry.book.partition("/")[0]
    forget(part)
    try:
        yield
    finally:
        del _altered[entry.rule]
        forget(part)


def whole() -> bool:
    """Whether no entry is left out or altered for a while; what others name may be missing then, and is no fault."""
    return not _altered


def entries_of(part: str, *, foremost: bool = False, over: Iterable[Shelf] | None = None) -> list[Entry]:
    """The entries in force of a folder («actors») or of one book («words/means.yaml»).

    A replaced entry keeps its place. What a user adds stands last, or ``foremost`` where the first of two has its way.
    Raises :class:`BookError` where an id stands twice on one shelf, or one is dropped that nobody has.
    """
    ours, *laid = [read_shelf(shelf, part) for shelf in (over if over is not None else shelves())]
    for rows in laid:
        for entry in rows:
            check(entry)
        ours = _over(ours, rows, foremost)
    return [e for e in map(_as_altered, ours) if e] if _altered else ours


def _as_altered(entry: Entry) -> Entry | None:
    _, data = _altered.get(entry.rule, (entry, entry.data))
    return None if data is None else replace(entry, data=data)


def books_of(shelf: Shelf, part: str) -> list[str]:
    """The YAML books of a shelf: of a folder, or the one that is named where the shelf has it."""
    if part.endswith(".yaml"):
        return [part] if not shelf.name or (shelf.folder / part).is_file() else []
    return shelf.books(part, (".yaml",))


def read_shelf(shelf: Shelf, part: str) -> list[Entry]:
    """The entries of one shelf, as they stand."""
    return [entry for book in books_of(shelf, part) for entry in read_yaml(book, shelf=shelf)]


def source_of(*folders: str, also: tuple[str, ...] = (".yaml",)) -> bytes:
    """All that the entries of folders, or of single books, are made of: the key of what is prepared from them.

    Empty while an entry of any of them is altered: what is prepared then is of that while only, and must not be kept.
    """
    if any(entry.book.startswith(folders) for entry, _ in _altered.values()):
        return b""
    books = [
        (s, b)
        for part in folders
        for s in shelves()
        for b in (books_of(s, part) if part.endswith(".yaml") else s.books(part, also))
    ]
    return b"\0".join(f"{s.name}:{b}\0".encode() + (s.folder / b).read_bytes() for s, b in books)


def _over(under: list[Entry], rows: list[Entry], foremost: bool) -> list[Entry]:
    """``rows`` of one shelf laid over what stands already."""
    told = _by_id(rows)
    known = {str(e.data["id"]) for e in under if "id" in e.data}
    for id, entry in told.items():
        if dropped(entry) and id not in known:
            raise BookError(f"no entry has the id «{id}» that is to be dropped", where=entry.where, mend="mend the id")
    kept = [told.get(str(e.data.get("id", "")), e) for e in under]
    new = [e for e in rows if str(e.data.get("id", "")) not in known]
    return [e for e in (new + kept if foremost else kept + new) if not dropped(e)]


def dropped(entry: Entry) -> bool:
    """Whether the entry only says that there shall be none of its id."""
    return entry.data.get("drop") == "true"


def _by_id(rows: list[Entry]) -> dict[str, Entry]:
    out: dict[str, Entry] = {}
    for entry in rows:
        id = str(entry.data.get("id", ""))
        if dropped(entry) and not id:
            raise BookError("it drops an entry and does not say which", where=entry.where, mend="write its id")
        if id and out.setdefault(id, entry) is not entry:
            raise BookError(f"an id stands twice: «{id}»", where=entry.where, mend="give one of the two another id")
    return out
