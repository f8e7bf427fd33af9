"""The books of places: their columns, what is wrong with a row, and which rows are in force."""

import csv
import io
from collections.abc import Container, Iterable, Iterator
from pathlib import Path

from rasid.errors import BookError
from rasid.knowledge.overlay import dropped, read_shelf
from rasid.knowledge.place_index import Row
from rasid.knowledge.shelves import DATA, Shelf, shelf_of, shelves

LEVELS = ("site", "neighbourhood", "town", "district", "governorate", "region", "country")
OWN = "places/own/"
"""Where the rows written by hand stand, a book a country: they come first, and count as well known."""
COLUMNS = ("id", "kind", "level", "name_ar", "name_en", "aliases_ar", "admin1", "admin2", "pcode", "lat", "lon",
           "population", "shy", "source", "within")  # fmt: skip


def by_hand(book: str) -> bool:
    """Whether rows of ``book``, with the name of its shelf before it, were written by hand."""
    return book.rpartition(":")[2].startswith(OWN)


def read_rows(book: str, root: Path = DATA, shelf: Shelf | None = None) -> list[Row]:
    """The rows of a book of places with their lines, below ``root`` or on a shelf; lines without a cell are none.

    Raises :class:`BookError` where the header or the number of cells is wrong.
    """
    shelf = shelf or Shelf("", root)
    reader = csv.reader(io.StringIO(shelf.text(book)))
    head = next(reader, [])
    if tuple(head) != COLUMNS:
        where = shelf.where(book, 1)
        raise BookError(f"the header is {','.join(head)}", where=where, mend=f"write {','.join(COLUMNS)}")
    named = f"{shelf.name}:{book}" if shelf.name else book
    rows = [(named, reader.line_num, cells) for cells in reader if cells]
    for _, line, cells in rows:
        if len(cells) != len(COLUMNS):
            where = shelf.where(book, line)
            raise BookError(f"{len(cells)} cells", where=where, mend=f"write {len(COLUMNS)} cells")
    return rows


def check(rows: Iterable[Row], known: Container[str] = ()) -> list[BookError]:
    """What is wrong with rows beyond their form: level, doubled id, missing names, impossible points and holders.

    ``known`` are the ids of other books, which may hold these places too.
    """
    rows = list(rows)
    own = {c[0] for _, _, c in rows}
    seen: set[str] = set()
    return [
        BookError(what, where=where_of(book, line), mend=mend)
        for book, line, c in rows
        for what, mend in _faults(c, seen, c[14] in own or c[14] in known)
    ]


def where_of(book: str, line: int) -> str:
    """Where a person opens a line of a book in force."""
    found = shelf_of(f"{book}:{line}")
    return found[0].where(*found[1:]) if found else f"{book}:{line}"


def _faults(c: list[str], seen: set[str], held: bool) -> Iterator[tuple[str, str]]:
    """What is wrong with one row, and the mend."""
    if c[2] not in LEVELS:
        yield f"the level «{c[2]}» is unknown", f"one of {', '.join(LEVELS)}"
    if c[0] in seen:
        yield f"the id {c[0]} stands twice", "give each place its own id"
    seen.add(c[0])
    if not c[3] or not c[4]:
        yield "a name is missing", "fill name_ar and name_en"
    if not (c[0][:2].isascii() and c[0][:2].isalpha() and c[0][2:3] in ("", "-")):
        yield f"the id «{c[0]}» does not begin with a country", "begin it with two letters and a dash, as sy-"
    if (c[9] or c[10]) and not (_within(c[9], 90) and _within(c[10], 180)):
        yield f"no such point: {c[9]},{c[10]}", "WGS 84 degrees, lat then lon"
    if c[11] and not c[11].isdecimal():
        yield f"«{c[11]}» is no population", "write it in digits alone, or leave it empty"
    if c[14] and not held:
        yield f"«{c[14]}», which is to hold it, is no place of the books", "write the id of the city or town in within"


def _within(degrees: str, most: int) -> bool:
    try:
        return abs(float(degrees)) <= most
    except ValueError:
        return False


def rows_in_force() -> list[Row]:
    """The rows of every shelf: those written by hand before those compiled, and a user's own before ours."""
    rows: dict[str, Row] = {}
    for shelf in shelves():
        rows = _laid(shelf, rows)
    return sorted(rows.values(), key=lambda row: (not by_hand(row[0]), ":" not in row[0]))


def _laid(shelf: Shelf, under: dict[str, Row]) -> dict[str, Row]:
    """The rows of a shelf laid over those that stand already, by id; of a user's own each is checked.

    A row that was imported replaces none: it adds to the one of its id, whatever else may be laid over that.
    """
    books = [(imported(shelf, book), read_rows(book, shelf=shelf)) for book in shelf.books("places", (".csv",))]
    told = [row for is_import, rows in books if not is_import for row in rows]
    brought = [rows for is_import, rows in books if is_import]
    gone = {str(e.data.get("id")) for e in read_shelf(shelf, "places") if dropped(e)}
    kept = {id: row for id, row in under.items() if id not in gone}
    faults = [f for rows in (told, *brought) for f in check(rows, known=kept)] if shelf.name else []
    if faults:
        raise faults[0]
    laid = {**kept, **{row[2][0]: row for row in told}}
    for row in (row for rows in brought for row in rows if row[2][0] not in gone):
        laid[row[2][0]] = _richer(laid[row[2][0]], row) if row[2][0] in laid else row
    return laid


def imported(shelf: Shelf, book: str) -> bool:
    """Whether a book was brought by `rasid places import`: its manifest lies beside it."""
    return bool(shelf.name) and (shelf.folder / book).with_suffix(".json").is_file()


def _richer(row: Row, more: Row) -> Row:
    """``row`` with the spellings, and the p-code where it has none, that an import knows of the same place."""
    book, line, cells = row
    names = [n for n in f"{cells[5]}|{more[2][3]}|{more[2][5]}".split("|") if n and n != cells[3]]
    return book, line, [*cells[:5], "|".join(dict.fromkeys(names)), *cells[6:8], cells[8] or more[2][8], *cells[9:]]
