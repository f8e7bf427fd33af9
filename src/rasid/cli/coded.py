"""What `rasid code` wrote, read back: JSON of one report or several, or JSON Lines."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rasid.errors import InputError

Row = dict[str, Any]
_MEND = "give what `rasid code` wrote as JSON or JSON Lines; CSV and tables cannot be read back"


def coded_rows(path: Path) -> Iterator[Row]:
    """The coded reports of a file. Raises :class:`InputError` where it holds something else."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as e:
        raise InputError(f"it cannot be read: {e.strerror}", where=str(path), mend="check the path") from e
    except UnicodeDecodeError as e:
        raise InputError("this is no coded report", where=str(path), mend=_MEND) from e
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        for n, line in enumerate(text.split("\n"), 1):
            if line.strip():
                yield _row(_parsed(line, f"{path}:{n}"), f"{path}:{n}")
        return
    for n, row in enumerate(whole if isinstance(whole, list) else [whole], 1):
        yield _row(row, f"{path}:[{n}]" if isinstance(whole, list) else str(path))


def _parsed(line: str, where: str) -> object:
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as e:
        raise InputError("this is no coded report", where=where, mend=_MEND) from e


def _row(row: object, where: str) -> Row:
    if not isinstance(row, dict) or "id" not in row or not isinstance(row.get("claims"), list):
        raise InputError("this is no coded report: it has no «claims»", where=where, mend=_MEND)
    return row
