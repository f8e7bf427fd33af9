"""A PDF with text as a report. A scanned one is refused, and so is one whose letters or lines come out in no order.

What is asked of pypdf is where each letter stands on the page, not its own guess at the order of Arabic: that puts
figures beside other words («قتل 16 مدنيا، بينهم 9 أطفال» came out with the 16 behind «بينهم»).
"""

from io import BytesIO
from typing import Any

from rasid.errors import FormatError, NoTextError, RasidError, TooLargeError
from rasid.ingest.formats.pdf_order import MARKS, in_columns, in_order, paragraphs_of
from rasid.ingest.inputs import ReadReport
from rasid.ingest.item import Recovered, by
from rasid.ingest.page_facts import stated_day

LARGEST_PDF = 50_000_000
MOST_PAGES = 400
"""More than any report of events has; a page bomb has thousands."""
_LONGEST = 5_000_000
_TOP_LINES = 5
_SCANNED = "run text recognition over it (OCR) and give the text"
_COPY = "copy the article's text into a .txt file"


def read_pdf(raw: bytes, where: str) -> Recovered:
    """The text of a PDF.

    Raises :class:`NoTextError` where it holds pictures of text, columns, or letters without order,
    :class:`FormatError` where it is locked or broken, :class:`TooLargeError` where it has more pages than any report.
    """
    pages, marks = _pages(raw)
    seen = "\n".join(pages)
    if not seen.strip():
        raise NoTextError("this PDF holds no text, only pictures of it", mend=_SCANNED)
    if in_columns(seen):
        raise NoTextError("the text of this PDF stands in columns or a table", mend=_COPY)
    text = in_order(seen, marks)
    if text is None:
        raise NoTextError("the letters of this PDF come out in no order that gives Arabic words", mend=_SCANNED)
    top = [line.strip() for line in text.split("\n") if line.strip()][:_TOP_LINES]
    report = ReadReport(paragraphs_of(text), published=stated_day(top), where=where)
    return Recovered(report, f"pdf by {by('pypdf')}")


def _pages(raw: bytes) -> tuple[list[str], dict[str, str]]:
    """Each page as its lines are seen, and what its marks stand for."""
    import logging

    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    marks: dict[str, str] = {}
    try:
        reader = PdfReader(BytesIO(raw))
        if reader.is_encrypted and not reader.decrypt(""):
            raise FormatError("this PDF is locked with a password", mend="save it without one")
        if len(reader.pages) > MOST_PAGES:
            told = f"this PDF has {len(reader.pages)} pages, over {MOST_PAGES}"
            raise TooLargeError(told, mend="give the pages that hold the report")
        return list(_texts(reader.pages, marks)), marks
    except (RasidError, MemoryError, RecursionError):
        raise
    except Exception as e:  # what it raises on broken files is of every kind
        told = f"{type(e).__name__}: {str(e)[:100]}"
        raise FormatError(f"this PDF is broken ({told})", mend="save it again as PDF, or give the text") from e


def _texts(pages: Any, marks: dict[str, str]) -> Any:
    length = 0
    for page in pages:
        _mark_ligatures(page, marks)
        text = page.extract_text(extraction_mode="layout")
        length += len(text)
        if length > _LONGEST:
            raise TooLargeError("this PDF holds more text than any report", mend="give a part of it")
        yield text


def _mark_ligatures(page: Any, marks: dict[str, str]) -> None:
    """Give one letter to each sign that stands for several («لا»), so that turning a line does not turn it too.

    «ثلاثة» (three) would come out as «ثالثة» (third).
    """
    fonts_of = page._layout_mode_fonts

    def marked() -> Any:
        fonts = fonts_of()
        for font in fonts.values():
            for code, letters in font.character_map.items():
                if isinstance(letters, str) and len(letters) > 1 and not letters.isascii():
                    sign = next((s for s, held in marks.items() if held == letters), None)
                    if sign is None and len(marks) < len(MARKS):
                        sign = MARKS[len(marks)]
                        marks[sign] = letters
                    font.character_map[code] = sign or letters
        return fonts

    page._layout_mode_fonts = marked
