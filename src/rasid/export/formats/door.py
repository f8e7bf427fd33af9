"""The door: rows of incidents in, a file of the asked scheme and format out, and the sheet that goes with it."""

from collections.abc import Callable, Iterable, Iterator
from typing import IO

from rasid.errors import ExportError
from rasid.export.formats import acled
from rasid.export.formats.counts import Counts
from rasid.export.formats.csv_file import write_csv
from rasid.export.formats.sheet import Sheet
from rasid.export.formats.tables import Table
from rasid.export.formats.xlsx_file import write_xlsx
from rasid.export.rows import Row
from rasid.knowledge.formats import columns

Maker = Callable[[Iterable[Row], Counts], Iterator[Row]]
SCHEMES: dict[str, tuple[str, Maker]] = {"acled": ("acled", acled.acled_rows)}
"""Each scheme with the name of its columns and what makes its rows."""
FORMS: dict[str, Callable[[Table, IO[bytes]], None]] = {"csv": write_csv, "xlsx": write_xlsx}
SUFFIXES = {"csv": ".csv", "xlsx": ".xlsx", "jsonl": ".jsonl", "geojson": ".geojson", "parquet": ".parquet",
            "geopackage": ".gpkg"}  # fmt: skip
PROFILES = ("internal", "partner", "public")
_HXL = ("csv", "xlsx")


def refused(sheet: Sheet) -> None:
    """Raise :class:`ExportError` where the scheme, the format and the options do not go together."""
    if sheet.hxl and sheet.form not in _HXL:
        raise ExportError("HXL is a row of tags in a table", where="--hxl", mend="use it with csv or xlsx")


def export(sheet: Sheet, rows: Iterable[Row], out: IO[bytes]) -> Row:
    """Write ``rows`` (of :func:`rasid.export.told_rows.told_row`) to ``out`` as they come; the sheet as JSON.

    Raises :class:`ExportError` for what does not go together, or where a library that the format needs is missing.
    """
    refused(sheet)
    counts = Counts()
    name, make = SCHEMES[sheet.scheme]
    made = make(_met(rows, counts), counts)
    table = Table(sheet, columns(name), _written(made, counts), counts)
    FORMS[sheet.form](table, out)
    return table.about()


def _met(rows: Iterable[Row], counts: Counts) -> Iterator[Row]:
    """The incidents, counted, with what was left out of their figures."""
    for row in rows:
        counts.incidents += 1
        counts.made_by.update(r["made_by"] for r in row["coded"] if r["made_by"])
        for x in row["left_out"]:
            counts.leave(f"figure_{x['why']['code']}")
        for f in row["figures"]:
            if f["basis"] in ("since", "sum"):
                counts.leave(f"basis_{f['basis']}", f["what"])
            if f["grade"] == "Discounted":
                counts.leave("discounted", f["what"])
        yield row


def _written(rows: Iterable[Row], counts: Counts) -> Iterator[Row]:
    for row in rows:
        counts.rows += 1
        yield row
