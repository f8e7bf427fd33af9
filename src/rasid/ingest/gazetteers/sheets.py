"""Workbooks of places as rows, sheet by sheet: the sheets that have the columns are read, the others passed over.

A workbook of COD-AB has a sheet for each level, and covers, notes and lists of lines beside them.
"""

import warnings
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, time
from itertools import chain, islice
from pathlib import Path
from typing import Any

from rasid.errors import InputError
from rasid.ingest.gazetteers.cells import shown
from rasid.ingest.gazetteers.streams import SHEETS, must_be_file
from rasid.ingest.gazetteers.tables import Row
from rasid.ingest.workbooks import LARGEST, opened
from rasid.knowledge.foreign_places import PassedOver, Refused

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_HEADS = 10
"""Rows among which the header is looked for: titles stand above it in tables made by hand."""
_MOST_ROWS = 1_048_576
"""Rows that a sheet can have; a file may say of a row that it stands farther down, and is then not followed there."""
_ERRORS = frozenset("#N/A #REF! #VALUE! #DIV/0! #NAME? #NULL! #NUM! #GETTING_DATA #SPILL! #CALC!".split())
_AGAIN = "fetch it again, or save the sheet as CSV (UTF-8)"

Fits = Callable[[Sequence[str], str], object]
"""Raises :class:`InputError` where cells are no header of what is wanted; told the cells, and where they stand."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet that has the columns: where its header stands, the header, and the rows below."""

    where: str
    header: list[str]
    rows: Iterator[Row | Refused]


def is_workbook(path: Path) -> bool:
    """Whether a file is a workbook by its name or, whatever it is called, by what is in it."""
    if path.suffix.lower() in SHEETS:
        return True
    try:
        with zipfile.ZipFile(path) as archive:
            return "xl/workbook.xml" in archive.namelist()
    except (OSError, zipfile.BadZipFile):
        return False


@contextmanager
def sheets(path: Path, fits: Fits) -> Iterator[Iterator[Sheet | PassedOver]]:
    """The sheets of a workbook in order, each to be read before the next is asked for.

    Raises :class:`InputError` where it cannot be read, or no sheet of it has a header that ``fits``.
    """
    must_be_file(path)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of colours and checks of cells that it passes over
        book = _opened(path)
        try:
            yield _sheets(book, path, fits)
        finally:
            book.close()


def _opened(path: Path) -> Any:
    where = str(path)
    with path.open("rb") as stream:
        raw = stream.read(LARGEST + 1)
    if not raw:
        raise InputError("the file is empty", where=where, mend="fetch it again")
    if raw.startswith(_OLE):
        if _LOCKED in raw:
            raise InputError("this workbook is locked by a password", where=where, mend="save it without one")
        raise InputError("this is a workbook of the old form (.xls)", where=where, mend="save it as .xlsx, or as CSV")
    if not raw.startswith(b"PK"):
        mend = "fetch it again; where it is a table of text, call it .csv"
        raise InputError("these bytes are no workbook", where=where, mend=mend)
    try:
        return opened(raw)
    except InputError as e:
        raise InputError(e.message, where=where, mend=e.mend) from e
    except Exception as e:  # of bytes that are no workbook openpyxl raises whatever it stumbles over
        told = shown(str(e).partition(". ")[0], 120) or type(e).__name__
        raise InputError(f"it cannot be read as a workbook (.xlsx): {told}", where=where, mend=_AGAIN) from e


def _sheets(book: Any, path: Path, fits: Fits) -> Iterator[Sheet | PassedOver]:
    faults: list[InputError] = []
    read = 0
    for page in book.worksheets:
        name = shown(page.title, 40)
        found = _read(page, path, name, fits)
        if isinstance(found, Sheet):
            read += 1
            yield found
        else:
            faults += [found] if found else []
            yield PassedOver(f"{path.name}:{name}", name, found.message if found else "it is empty")
    if not read:
        if len(faults) == 1:
            raise faults[0]
        told = "; ".join(f"{e.where.rsplit(':', 2)[1]}: {e.message}" for e in faults[:5])
        mend = faults[0].mend if faults else "fetch it again"
        told = f"no sheet of it has the columns ({told})" if told else "every sheet of it is empty"
        raise InputError(told, where=str(path), mend=mend)


def _read(page: Any, path: Path, name: str, fits: Fits) -> Sheet | InputError | None:
    """A sheet that has the columns, or why it has not; ``None`` where it is empty."""
    page.reset_dimensions()  # programs write a size that is not the sheet's, and what lies beyond it would be lost
    rows = _rows(page, f"{path.name}:{name}")
    first: InputError | None = None
    head = list(islice((row for row in rows if isinstance(row, Refused) or any(row[1])), _HEADS))
    for n, row in enumerate(head):
        if isinstance(row, Refused):
            return InputError(f"{row.reason}: {row.detail}", where=f"{path}:{name}", mend=row.mend)
        number = row[0].rpartition(":")[2]
        try:
            fits(row[1], f"{path}:{name}:{number}")
        except InputError as e:
            first = first or e
        else:
            return Sheet(f"{path}:{name}:{number}", row[1], _fitted(head[n + 1 :], rows, len(row[1])))
    return first


def _fitted(head: list[Row | Refused], rest: Iterator[Row | Refused], width: int) -> Iterator[Row | Refused]:
    """The rows below the header, each as wide as it; what stands beside the table is nobody's column."""
    for row in chain(head, rest):
        if isinstance(row, Refused):
            yield row
        elif any(row[1][:width]):
            yield row[0], [*row[1][:width], *[""] * (width - len(row[1]))]


def _rows(page: Any, where: str) -> Iterator[Row | Refused]:
    """All rows with their numbers, without empty cells at their ends."""
    number = 0
    try:
        for cells in page.iter_rows(values_only=True):
            number += 1
            if number > _MOST_ROWS:
                yield Refused(f"{where}:{number}", "", "no sheet has so many rows", mend=_AGAIN)
                return
            told = [_text(c) for c in cells]
            while told and not told[-1]:
                told.pop()
            yield f"{where}:{number}", told
    except Exception as e:  # see _opened
        why = "the sheet is broken here, and nothing after it was read"
        yield Refused(f"{where}:{number + 1}", "", why, shown(str(e), 120) or type(e).__name__, _AGAIN)


def _text(value: object) -> str:
    """A cell as a table of text would hold it; an error of the spreadsheet («#N/A») as nothing."""
    if value is None or value in _ERRORS:
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return value.isoformat() if isinstance(value, date | time) else str(value).strip()
