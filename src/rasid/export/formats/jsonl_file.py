"""JSON Lines: an object a line, by column, or whole incidents and records where the scheme has them nested."""

import json
from collections.abc import Iterator
from typing import IO, Any

from rasid.export.formats.tables import Table, plain
from rasid.export.rows import Row
from rasid.export.write import to_bytes


def write_jsonl(table: Table, out: IO[bytes]) -> None:
    """Write the rows as they come."""
    for row in table.rows if table.nested else flat(table):
        out.write(to_bytes(json.dumps(row, ensure_ascii=False) + "\n", "jsonl"))


def flat(table: Table) -> Iterator[Row]:
    """The rows as JSON has them, every column in its place."""
    names = [c.name for c in table.columns]
    return (dict(zip(names, map(as_json, cells), strict=True)) for cells in table.cells())


def as_json(value: Any) -> Any:
    """A cell as JSON has it: days as text, truth as truth."""
    return value if isinstance(value, bool) else plain(value)
