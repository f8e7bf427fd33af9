"""A table on its way to a file: columns, rows as they come, and the sheet once the last has gone by."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from rasid.export.formats.counts import Counts
from rasid.export.formats.sheet import Sheet, about
from rasid.export.rows import Row
from rasid.knowledge.formats import Column

POINTS = (("lat", "lon"), ("latitude", "longitude"), ("Latitude", "Longitude"))
"""Which columns hold the point of a row."""


@dataclass(frozen=True, slots=True)
class Table:
    """``rows`` are read once, by column name; ``about`` is whole only after that.

    ``nested`` are rows that JSON Lines writes as they are, and whose columns stand for nothing but their description.
    """

    sheet: Sheet
    columns: Sequence[Column]
    rows: Iterator[Row]
    counts: Counts
    dropped: Sequence[str] = ()
    nested: bool = False

    def about(self) -> Row:
        """The sheet."""
        return about(self.sheet, self.counts, self.columns, self.dropped)

    def cells(self) -> Iterator[list[Any]]:
        """The rows in order of the columns, days as days."""
        typed = [(c.name, c.type == "date") for c in self.columns]
        for row in self.rows:
            yield [_day(row.get(name)) if dated else row.get(name) for name, dated in typed]

    def point(self) -> tuple[str, str] | None:
        """The columns of latitude and longitude."""
        names = {c.name for c in self.columns}
        return next((pair for pair in POINTS if names.issuperset(pair)), None)


def _day(value: Any) -> date | None:
    if isinstance(value, str):
        return date.fromisoformat(value) if value else None
    return value  # type: ignore[no-any-return]


def plain(value: Any) -> Any:
    """A cell as text formats have it: days as ISO days, truth as true and false."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else value
