"""One file, one report: a page or a text."""

from rasid.ingest.encodings import decode
from rasid.ingest.html import Article, declared_charset, looks_html, read_page
from rasid.ingest.inputs import ReadReport, empty
from rasid.ingest.item import by
from rasid.ingest.page_facts import stated_day

_TOP_LINES = 5
_READERS = {"trafilatura": "trafilatura", "html.parser": "beautifulsoup4"}


def one(raw: bytes, where: str, form: str = "", charset: str | None = None) -> tuple[ReadReport, str]:
    """A file as a report, before the caller's word is added, and how it was read. ``form`` is ``page`` or unknown.

    ``charset`` is what the server said. Raises :class:`InputError` where nothing was recovered.
    """
    if not raw.strip():
        raise empty(where)
    text = decode(raw, declared_charset(raw) or charset)
    if form == "page" or looks_html(text):
        page = read_page(text)
        return page_report(page, where), page_reader(page)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return ReadReport(
        text, published=stated_day(text[:2000].split("\n")[:_TOP_LINES]), where=where
    ), f"{by('rasid')} text"


def page_report(page: Article, where: str) -> ReadReport:
    """What was read from a page, as a report."""
    return ReadReport(page.text, "", page.outlet, page.published, page.title, page.url, where=where)


def page_reader(page: Article) -> str:
    """Which reader recovered a page's article."""
    library = _READERS.get(page.how)
    return f"html by {by(library)}" if library else f"html by {by('rasid')} {page.how}"
