"""Tables of text as rows with the line they end on: what parts the cells is told by the header."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rasid.errors import InputError
from rasid.ingest.gazetteers.streams import LONGEST_LINE, lines, text_of
from rasid.knowledge.foreign_places import Refused

SUFFIXES = (".csv", ".tsv", ".txt", ".tab")
_PARTS = "\t;,|"

Row = tuple[str, list[str]]
"""Where it stands, and its cells."""


@contextmanager
def table(path: Path) -> Iterator[tuple[list[str], Iterator[Row | Refused]]]:
    """The header of a table and its rows.

    Raises :class:`InputError` where the file cannot be read or has no header of two columns or more.
    """
    with text_of(path, SUFFIXES) as text:
        first = next(lines(text), "")
        if first.lower().startswith("sep="):  # what Excel writes for itself
            first = next(lines(text), "")
        part = max(_PARTS, key=first.count)
        if not first.count(part):
            raise InputError("its first line is no header of a table", where=f"{path}:1", mend="name the columns there")
        csv.field_size_limit(LONGEST_LINE)
        [header] = csv.reader([first], delimiter=part) or [[]]
        yield header, _rows(csv.reader(lines(text), delimiter=part), path.name, len(header))


def _rows(reader: Iterator[list[str]], name: str, width: int) -> Iterator[Row | Refused]:
    while True:
        line = getattr(reader, "line_num", 0) + 2
        where = f"{name}:{line}"
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as e:
            yield Refused(where, "", "no row of a table", str(e), "look for a quotation mark that is never closed")
            continue
        while len(cells) > width and not cells[-1].strip():
            cells.pop()
        if not any(c.strip() for c in cells):
            continue
        if len(cells) != width:
            yield Refused(where, cells[0], "another number of cells than the header", f"{len(cells)} for {width}")
        else:
            yield where, cells
