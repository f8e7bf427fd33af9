"""CSV: UTF-8 with a byte order mark, one heading row, an HXL row under it if asked, no text that could be a formula."""

from typing import IO

from rasid.export.formats.tables import Table, plain
from rasid.export.tabular import BOM, line_of, safe
from rasid.export.write import to_bytes


def write_csv(table: Table, out: IO[bytes]) -> None:
    """Write the table as its rows come."""
    out.write(to_bytes(BOM + line_of(c.name for c in table.columns), "csv"))
    if table.sheet.hxl:
        out.write(to_bytes(line_of(c.hxl for c in table.columns), "csv"))
    for cells in table.cells():
        out.write(to_bytes(line_of(safe(plain(v)) for v in cells), "csv"))
