"""A page of HTML to its article: text, title, day of publication. No text is a failure and never an empty report."""

import re
from dataclasses import dataclass
from datetime import date

from rasid.errors import NoTextError
from rasid.ingest.encodings import arabic_letters
from rasid.ingest.markup import take_apart
from rasid.ingest.page_facts import facts

_LITTLE = 120
_MEND = "give the article's text in a .txt file"
_LOOKS_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body|div|p|article|meta|span|br)\b", re.I)
_LETTER = re.compile(r"[^\W\d_]")
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.I)


@dataclass(frozen=True, slots=True)
class Article:
    """What was read from a page."""

    text: str
    title: str | None = None
    published: date | None = None
    outlet: str | None = None
    url: str | None = None
    how: str = ""


def read_page(raw: str) -> Article:
    """The article of a page, and in ``how`` which of three readers recovered it.

    Raises :class:`NoTextError` where none was recovered: «no text» must never look like «no claims».
    """
    page = take_apart(raw)
    simple = paragraphs(page.blocks)
    text, how = (_extracted(page.html) if page.html else ""), "trafilatura"
    if _too_little(text, simple):
        text, how = simple, "paragraphs"
    if not arabic_letters(text):  # a menu that is never closed holds the article
        beside = paragraphs([(name, held) for name, held in page.beside if name == "p"])
        text, how = (beside, "paragraphs") if beside else (text, how)
    if not arabic_letters(text) and page.html and arabic_letters(page.html) > _LITTLE:
        text, how = _last_resort(page.html) or text, "html.parser"
    if len(_LETTER.findall(text)) < (1 if simple else _LITTLE // 2):  # a menu and no article
        raise NoTextError("no article was found in this page", mend=_MEND)
    told = facts(page)
    return Article(text, told.title, told.published, told.outlet, told.url, how)


def _last_resort(html: str) -> str:
    """The long runs of Arabic that a third reader finds, where the other two recover none at all."""
    from bs4 import BeautifulSoup

    try:
        lines = BeautifulSoup(html, "html.parser").get_text("\n").split("\n")
    except Exception:  # as with the first: its own faults are no reason to lose the page's error
        return ""
    return paragraphs([("div", " ".join(line.split())) for line in lines])


def paragraphs(found: list[tuple[str, str]]) -> str:
    """The blocks that read as an article: paragraphs of Arabic prose, or any long block where there are none."""
    held = [text for name, text in found if name == "p" and arabic_letters(text) > 15]
    if sum(map(arabic_letters, held)) < 100:
        held = [text for name, text in found if name not in ("title", "h1") and arabic_letters(text) > 30]
    return "\n".join(dict.fromkeys(held))


def _too_little(text: str, simple: str) -> bool:
    """Whether the extractor lost the article: hardly any Arabic, or a small part of the page's paragraphs."""
    got, there = arabic_letters(text), arabic_letters(simple)
    return got < there and (got < _LITTLE or got * 4 < there)


def _extracted(html: str) -> str:
    from trafilatura import extract

    try:
        found = extract(html, include_comments=False, include_tables=True, favor_recall=True)
    except Exception:  # the extractor's own faults are as many as pages; the second reader takes over
        return ""
    return found or ""


def looks_html(text: str) -> bool:
    """Whether text of unknown form is a page."""
    head = text[:3000].lstrip()
    return head.startswith("<") and bool(_LOOKS_HTML.search(head))


def declared_charset(raw: bytes) -> str | None:
    """The encoding that a page's head claims."""
    m = _CHARSET.search(raw[:4000])
    return m.group(1).decode("ascii") if m else None
