"""A brief as XLSX: a row a sentence, with the words behind it; every cell a text, nothing that could be a formula."""

import re
from collections.abc import Iterator
from typing import IO, Any

from rasid.export.brief import SECTIONS, Brief, heads
from rasid.export.brief_html import web_address
from rasid.export.tabular import may_be_formula
from rasid.knowledge.brief_words import sentence

COLUMNS = ("section", "event", "day", "sentence", "words", "outlet", "published", "url")
_WIDTHS = (14, 16, 14, 80, 50, 24, 14, 40)
_NOT_XML = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MOST = 32_767
"""The characters that a cell holds (the limits of Excel)."""


def write_brief_xlsx(told: Brief, lang: str, out: IO[bytes]) -> None:
    """Write the workbook: the sentences, and a second sheet of what was asked and how to read it."""
    import openpyxl
    from openpyxl.styles import Alignment
    from openpyxl.utils import get_column_letter

    book = openpyxl.Workbook(write_only=True)
    page = _page(book, "brief", lang)
    page.freeze_panes = "A2"
    for n, width in enumerate(_WIDTHS, start=1):
        page.column_dimensions[get_column_letter(n)].width = width
    wrapped = Alignment(wrap_text=True, vertical="top")
    page.append([_cell(page, text, wrapped) for text in _headings(lang)])
    for cells in _rows(told, lang):
        page.append([_cell(page, c, wrapped) for c in cells])
    about = _page(book, "about", lang)
    about.column_dimensions["A"].width = 100
    for text in heads(told).values():
        about.append([_cell(about, text[lang], wrapped)])
    book.save(out)


def _page(book: Any, title: str, lang: str) -> Any:
    page = book.create_sheet(title)
    page.sheet_view.rightToLeft = lang == "ar"
    return page


def _headings(lang: str) -> list[str]:
    return [sentence(f"column_{c}")[lang] for c in COLUMNS]


def _rows(told: Brief, lang: str) -> Iterator[list[str | None]]:
    for section in SECTIONS:
        named = sentence(f"section_{section}")[lang]
        for e in told.of(section):
            for line in e.lines:
                for q in line.quotes or ({},):
                    where = [q.get(k) for k in ("words", "outlet", "published")]
                    yield [named, e.id, e.row["first_day"], line.said[lang], *where, web_address(q.get("url"))]


def _cell(page: Any, value: str | None, alignment: Any) -> Any:
    from openpyxl.cell import WriteOnlyCell

    if not value:
        return None
    cell = WriteOnlyCell(page, value=_NOT_XML.sub("", value)[:_MOST])
    cell.data_type = "s"
    cell.alignment = alignment
    if may_be_formula(value):
        cell.quotePrefix = True
    return cell
