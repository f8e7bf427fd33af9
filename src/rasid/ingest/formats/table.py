"""Tables, row by row: CSV and TSV in whatever encoding, and sheets of XLSX."""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import IO

from rasid.errors import FormatError, NotAReportError
from rasid.ingest.encodings import codec_of, mended
from rasid.ingest.formats.columns import Columns, columns_of
from rasid.ingest.inputs import LARGEST
from rasid.ingest.item import Asked, Content, Part, Recovered, by, failing
from rasid.ingest.lines import report_of
from rasid.ingest.workbooks import LARGEST as LARGEST_XLSX
from rasid.ingest.workbooks import opened

CSV = "text/csv"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PARQUET = "application/vnd.apache.parquet"
_LIBRARIES = {XLSX: "openpyxl", PARQUET: "pyarrow"}
_SAMPLE = 1 << 16
_PARTS = "\t;,|"


def csv_parts(content: Content, asked: Asked) -> Iterator[Part]:
    """The rows of a table of text; what parts the cells is told by the header."""
    codec = codec_of(content.stream.peek(_SAMPLE)[:_SAMPLE])  # type: ignore[attr-defined]
    lines = _Lines(io.TextIOWrapper(content.stream, codec, errors="surrogateescape", newline=""))
    first = next(lines, "")
    if first.lower().startswith("sep="):  # what Excel writes for itself
        first = next(lines, "")
    part = max(_PARTS, key=first.count)
    csv.field_size_limit(LARGEST)
    header = next(csv.reader([first], delimiter=part), [])
    columns = columns_of(header, asked)
    lines.clear()
    reader = csv.reader(lines, delimiter=part)
    while True:
        at = f"{content.where}:{lines.number + 1}"
        try:
            cells = next(reader, None)
        except csv.Error as e:
            raw = lines.take(codec)
            yield failing(
                at, FormatError(f"this is no row of a table: {e}", mend="look for an open quotation"), raw, CSV
            )
            continue
        if cells is None:
            return
        raw = lines.take(codec)
        if any(c.strip() for c in cells):
            yield row_part(columns, [mended(c) for c in cells], raw, CSV, at)


class _Lines:
    """The lines of a text, kept until a row is whole, so that a row's own bytes can be told."""

    def __init__(self, text: IO[str]) -> None:
        self.text, self.taken, self.number, self.length = text, list[str](), 0, 0

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = self.text.readline(LARGEST)
        if not line:
            raise StopIteration
        self.number += 1
        self.taken.append(line)
        self.length += len(line)
        if self.length > LARGEST:
            self.clear()
            raise csv.Error("it is over 10 MB")
        return line

    def take(self, codec: str) -> bytes:
        raw = "".join(self.taken).encode(codec.replace("-sig", ""), "surrogateescape")
        self.clear()
        return raw

    def clear(self) -> None:
        """Begin a new row."""
        self.taken.clear()
        self.length = 0


def xlsx_parts(content: Content, asked: Asked) -> Iterator[Part]:
    """The rows of every sheet of an XLSX file that has a header; a row's bytes are its cells as JSON."""
    book = opened(content.stream.read(LARGEST_XLSX + 1))
    faults: list[Part] = []
    read = 0
    for sheet in book.worksheets:
        rows = sheet.iter_rows(values_only=True)
        where = f"{content.where}:{sheet.title}"
        header = next((row for row in rows if any(c is not None for c in row)), None)
        if header is None:
            continue
        try:
            columns = columns_of(header, asked)
        except FormatError as e:
            faults.append(failing(where, e, media=XLSX))
            continue
        read += 1
        for number, row in enumerate(rows, 2):
            if any(c is not None and str(c).strip() for c in row):
                cells = json.dumps([None if c is None else str(c) for c in row], ensure_ascii=False)
                yield row_part(columns, row, cells.encode("utf-8", "replace"), XLSX, f"{where}:{number}")
    yield from faults


def row_part(columns: Columns, cells: Sequence[object], raw: bytes, media: str, at: str) -> Part:
    """A row as a thing found: its cells, its bytes, where it stands."""
    return Part(at, raw, media, partial(_row, columns, columns.record(cells), media, at))


def _row(columns: Columns, record: dict[str, str], media: str, at: str) -> Recovered:
    """A row as a report. Raises :class:`NotAReportError` where it has no text, :class:`BadDateError`."""
    if not record.get("text"):
        raise NotAReportError("this row has no text", mend="nothing is to be done, unless --map names another column")
    report, _ = report_of(record, at)
    how = by(_LIBRARIES[media]) if media in _LIBRARIES else f"{by('rasid')} csv"
    if columns.guessed:
        how += f"; columns guessed: {columns.guessed}"
        report = replace(report, warnings=(*report.warnings, f"columns guessed: {columns.guessed}"))
    return Recovered(report, how)
