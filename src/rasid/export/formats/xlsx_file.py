"""XLSX: read from right to left, text always as text, the sheet as a second worksheet, the same bytes every time."""

import io
import re
import zipfile
from typing import IO, Any

from rasid.errors import ExportError
from rasid.export.formats.sheet import lines
from rasid.export.formats.tables import Table
from rasid.export.tabular import may_be_formula

MOST_ROWS = 1_048_576
"""What a worksheet holds, headings included (the limits of Excel)."""
MOST_CHARACTERS = 32_767
_NOT_XML = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first instant that a ZIP file can name: no clock is read."""
_STAMP = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_WIDE, _LABEL = 28, 34


def write_xlsx(table: Table, out: IO[bytes]) -> None:
    """Write the workbook. Raises :class:`ExportError` where the rows are more than a worksheet holds."""
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    page = _page(book, "data")
    page.freeze_panes = "A3" if table.sheet.hxl else "A2"
    _heading(table, page)
    for n, cells in enumerate(table.cells(), start=3 if table.sheet.hxl else 2):
        if n > MOST_ROWS:
            raise ExportError(f"a worksheet holds {MOST_ROWS} rows", where="--to xlsx", mend="use csv or parquet")
        page.append([_cell(page, v, table) for v in cells])
    _about(table, book)
    held = io.BytesIO()
    book.save(held)
    _same_bytes(held, out)


def _page(book: Any, title: str) -> Any:
    page = book.create_sheet(title)
    page.sheet_view.rightToLeft = True
    return page


def _heading(table: Table, page: Any) -> None:
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    for n, c in enumerate(table.columns, start=1):
        page.column_dimensions[get_column_letter(n)].width = _WIDE if c.type == "text" else _WIDE / 2
    page.append([_text(page, c.name, Font(bold=True)) for c in table.columns])
    if table.sheet.hxl:
        page.append([_text(page, c.hxl) for c in table.columns])


def _about(table: Table, book: Any) -> None:
    from openpyxl.styles import Alignment, Font

    page = _page(book, "about")
    for letter, width in (("A", _LABEL), ("B", 3 * _WIDE), ("C", 3 * _WIDE)):
        page.column_dimensions[letter].width = width
    for label, en, ar in lines(table.about()):
        cells = [_text(page, label, Font(bold=True)), _text(page, en), _text(page, ar)]
        for cell in cells:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
        page.append(cells)


def _cell(page: Any, value: Any, table: Table) -> Any:
    if not isinstance(value, str) or _harmless(value):
        return value or None if isinstance(value, str) else value
    if len(value) > MOST_CHARACTERS:
        table.counts.cut += 1
        value = value[:MOST_CHARACTERS]
    return _text(page, value)


def _harmless(text: str) -> bool:
    """Whether the library takes ``text`` as it is: no formula, no error code, nothing that XML cannot hold."""
    fit = len(text) <= MOST_CHARACTERS and "\r" not in text and not _NOT_XML.search(text)
    return fit and not may_be_formula(text) and text[:1] != "#"


def _text(page: Any, value: str, font: Any = None) -> Any:
    """A cell of text whatever stands in it; what a spreadsheet could take for a formula is marked as quoted too."""
    from openpyxl.cell import WriteOnlyCell

    clean = _NOT_XML.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))
    cell = WriteOnlyCell(page, value=clean)
    cell.data_type = "s"
    if may_be_formula(value):
        cell.quotePrefix = True
    if font:
        cell.font = font
    return cell


def _same_bytes(held: IO[bytes], out: IO[bytes]) -> None:
    """The workbook packed anew without the times at which it was made."""
    with zipfile.ZipFile(held) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in made.namelist():
            part = zipfile.ZipInfo(name, _EPOCH)
            part.compress_type = zipfile.ZIP_DEFLATED
            body = made.read(name)
            packed.writestr(part, _timeless(body) if name == "docProps/core.xml" else body)


def _timeless(body: bytes) -> bytes:
    return _STAMP.sub(b"1980-01-01T00:00:00Z", body).replace(b">openpyxl<", b">rasid<")
