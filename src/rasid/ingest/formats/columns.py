"""Which column of a table holds what: as the caller says, else by the usual names, which are data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from rasid.arabic.normalize import fold
from rasid.errors import FormatError
from rasid.ingest.item import Asked

FIELDS = ("text", "title", "published", "outlet", "id", "url", "country")


@dataclass(frozen=True, slots=True)
class Columns:
    """The number of each field's column, and what was guessed, in words."""

    at: Mapping[str, int]
    guessed: str

    def record(self, cells: Sequence[object]) -> dict[str, Any]:
        """A row as a record like those of JSON Lines."""
        found = {}
        for field, number in self.at.items():
            cell = cells[number] if number < len(cells) else None
            if cell is not None and str(cell).strip():
                found[field] = _plain(cell)
        return found


def _plain(cell: object) -> str:
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def columns_of(header: Sequence[object], asked: Asked) -> Columns:
    """Which of the columns in ``header`` hold what.

    Raises :class:`FormatError` where the caller names a column that is not there, or none holds the text.
    """
    names = ["" if cell is None else str(cell).strip() for cell in header]
    keys = {key_of(name): number for number, name in reversed(list(enumerate(names))) if name}
    at = {field: _named(name, keys, names) for field, name in asked.columns.items()}
    told = []
    for field in FIELDS:
        number = next((keys[w] for w in asked.headers.get(field, ()) if w in keys), None)
        if field not in at and number is not None and number not in at.values():
            at[field] = number
            told.append(f"{field}={names[number]}")
    if "text" not in at:
        raise FormatError(f"no column is known to hold the text: {_told(names)}", mend="say it: --map text=COLUMN")
    return Columns(at, ", ".join(told))


def _named(name: str, keys: Mapping[str, int], names: Sequence[str]) -> int:
    if key_of(name) in keys:
        return keys[key_of(name)]
    if name.isdecimal() and 1 <= int(name) <= len(names):
        return int(name) - 1
    raise FormatError(f"there is no column «{name}»: {_told(names)}", mend="name one of these, or give its number")


def _told(names: Sequence[str]) -> str:
    held = "، ".join(f"«{n[:40]}»" for n in names[:20] if n)
    return f"the first row holds {held}" if held else "the first row holds no names"


def key_of(name: str) -> str:
    """A column's name for comparing: folded, without spaces and signs."""
    return "".join(c for c in fold(name) if c.isalnum())
