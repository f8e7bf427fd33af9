"""A PDF with text as a report. A scanned one is refused, and so is one whose letters come out in no order.

Many PDFs keep Arabic as it is seen: letters in their joined forms, lines from left to right. Both are undone where that
gives more words of Arabic; what still gives none is refused, for text in a wrong order would be read as claims.
"""

import re
import unicodedata
from io import BytesIO

from rasid.errors import FormatError, NoTextError, TooLargeError
from rasid.ingest.encodings import COMMON, arabic_letters
from rasid.ingest.inputs import ReadReport
from rasid.ingest.item import Recovered, by
from rasid.ingest.page_facts import stated_day

LARGEST_PDF = 50_000_000
MOST_PAGES = 400
"""More than any report of events has; a page bomb has thousands."""
_LONGEST = 5_000_000
_LITTLE = 20
_ENOUGH = 400
_FEWEST = 60
"""In Arabic prose one word in eight is among the most common; in reversed prose one in hundreds."""
_FORMS = re.compile(r"[\ufb50-\ufdff\ufe70-\ufefe]+")
_WORD = re.compile(r"[\u0621-\u064a]+")
_RUN = re.compile(r"[0-9\u0660-\u0669\u06f0-\u06f9A-Za-z][0-9\u0660-\u0669\u06f0-\u06f9A-Za-z.,:/@_%٫٬-]*")
_MIRROR = str.maketrans("()[]{}<>«»", ")(][}{><»«")
_SCANNED = "run text recognition over it (OCR) and give the text"


def read_pdf(raw: bytes, where: str) -> Recovered:
    """The text of a PDF.

    Raises :class:`NoTextError` where it holds pictures of text or letters without order, :class:`FormatError` where
    it is locked or broken, :class:`TooLargeError` where it has more pages than any report.
    """
    text = _mended(_text(raw))
    if not text.strip():
        raise NoTextError("this PDF holds no text, only pictures of it", mend=_SCANNED)
    lines = [line.strip() for line in text.split("\n")]
    return Recovered(
        ReadReport("\n".join(lines).strip(), published=stated_day(lines[:5]), where=where), f"pdf by {by('pypdf')}"
    )


def _text(raw: bytes) -> str:
    import logging

    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(BytesIO(raw))
        if reader.is_encrypted and not reader.decrypt(""):
            raise FormatError("this PDF is locked with a password", mend="save it without one")
        if len(reader.pages) > MOST_PAGES:
            told = f"this PDF has {len(reader.pages)} pages, over {MOST_PAGES}"
            raise TooLargeError(told, mend="give the pages that hold the report")
        held, length = [], 0
        for page in reader.pages:
            held.append(page.extract_text())
            length += len(held[-1])
            if length > _LONGEST:
                raise TooLargeError("this PDF holds more text than any report", mend="give a part of it")
        return "\n".join(held)
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, AssertionError, OSError) as e:
        told = f"{type(e).__name__}: {str(e)[:100]}"
        raise FormatError(f"this PDF is broken ({told})", mend="save it again as PDF, or give the text") from e


def _mended(text: str) -> str:
    """Plain letters in the order in which they are read. Raises :class:`NoTextError` where no order is found."""
    text = _FORMS.sub(lambda m: unicodedata.normalize("NFKC", m.group()), text)
    if arabic_letters(text) < _LITTLE:
        return text
    best = max((text, turned(text)), key=_common)
    if arabic_letters(best) > _ENOUGH and _common(best) * _FEWEST < len(_WORD.findall(best)):
        told = "the letters of this PDF come out in no order that gives Arabic words"
        raise NoTextError(told, mend="copy the article's text, or run text recognition over the PDF (OCR)")
    return best


def _common(text: str) -> int:
    return sum(w in COMMON for w in _WORD.findall(text[:200_000]))


def turned(text: str) -> str:
    """Lines that were kept as they are seen, from left to right, as they are read; figures and Latin as they are.

    >>> turned("2021 \u0632\u0648\u0645\u062a 29")
    '29 \u062a\u0645\u0648\u0632 2021'
    """
    return "\n".join(_turned_line(line) for line in text.split("\n"))


def _turned_line(line: str) -> str:
    if not _WORD.search(line):
        return line
    return _RUN.sub(lambda m: m.group()[::-1], line[::-1].translate(_MIRROR))
