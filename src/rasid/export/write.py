"""The door of export: rows in, text of the asked format out, piece by piece so that nothing waits for the end."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from rasid.export.rows import Row
from rasid.export.tabular import csv_lines

FORMATS = ("table", "json", "jsonl", "csv")


def pieces(rows: Iterable[Row], form: str) -> Iterator[str]:
    """The rows as ``json``, ``jsonl`` or ``csv``; the table is printed by :mod:`rasid.export.table`."""
    return {"json": _json, "jsonl": _jsonl, "csv": csv_lines}[form](rows)


def to_bytes(text: str, form: str) -> bytes:
    """UTF-8; a lone surrogate, which UTF-8 cannot hold, becomes an escape in JSON and U+FFFD elsewhere."""
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        if form in ("json", "jsonl"):
            return text.encode("utf-8", "backslashreplace")
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode("utf-8")


def _dump(row: Any, indent: int | None = None) -> str:
    return json.dumps(row, ensure_ascii=False, indent=indent)


def _jsonl(rows: Iterable[Row]) -> Iterator[str]:
    return (_dump(row) + "\n" for row in rows)


def _json(rows: Iterable[Row]) -> Iterator[str]:
    """One report is an object, several are an array."""
    rows = iter(rows)
    first = next(rows, None)
    second = next(rows, None)
    if first is None:
        yield "[]\n"
    elif second is None:
        yield _dump(first, 1) + "\n"
    else:
        yield "[\n" + _dump(first, 1) + ",\n" + _dump(second, 1)
        for row in rows:
            yield ",\n" + _dump(row, 1)
        yield "\n]\n"
