"""FT-20: pages that make parsers lose their text, and what each reader recovers of them.

``python -m tests.ingest.hard_pages`` prints the table.
"""

from collections.abc import Callable

from rasid.errors import RasidError
from rasid.ingest.encodings import decode
from rasid.ingest.html import _extracted, _last_resort, declared_charset, paragraphs
from rasid.ingest.inputs import LARGEST
from rasid.ingest.item import Asked
from rasid.ingest.markup import Page, take_apart
from rasid.ingest.worker.parser import Parser, Source
from tests.ingest.making import MORE, TEXT, page

WORD = "مدنيين"
BODY = f"<p>{TEXT}</p><p>{MORE}</p>"
META = '<meta charset="{}">'
ATTRIBUTES = " ".join(f'a{k}="x"' for k in range(200_000))
BOMB = "".join(f'<!ENTITY a{k} "&a{k - 1};&a{k - 1};&a{k - 1};">' for k in range(1, 40))


def cases() -> dict[str, bytes]:
    """Each hard page by its name; only the last holds no article."""
    return {
        "windows-1256 with meta": page(head=META.format("windows-1256")).encode("cp1256"),
        "windows-1256, no meta": page().encode("cp1256"),
        "windows-1256 labelled utf-8": page(head=META.format("utf-8")).encode("cp1256"),
        "UTF-16 with its mark": page().encode("utf-16"),
        "UTF-8 cut off": page().encode()[:-40][:-1],
        "NUL bytes": page().replace("><", ">\0<").replace(" ", "\0 ", 3).encode(),
        "5,000 nested div": page("<div>" * 5_000 + BODY + "</div>" * 5_000).encode(),
        "100,000 nested div": page("<div>" * 100_000 + BODY).encode(),
        "50,000 nested b": page("<b>" * 50_000 + BODY).encode(),
        "200,000 attributes": page(f"<div {ATTRIBUTES}>{BODY}</div>").encode(),
        "9 MB of text": page(BODY * 27_000).encode()[:9_900_000],
        "18 MB of text": page(BODY * 54_000).encode(),
        "entity bomb": f'<!DOCTYPE html [<!ENTITY a0 "x">{BOMB}]>{page(f"&a39;{BODY}")}'.encode(),
        "article after an open comment": page(f"<!-- menu {BODY}").encode(),
        "pictures and a menu": page("<nav><a href='/'>الرئيسية</a></nav><img src=x>").encode(),
    }


READERS: dict[str, Callable[[Page], str]] = {
    "trafilatura": lambda page: _extracted(page.html or ""),
    "paragraphs": lambda page: paragraphs(page.blocks),
    "html.parser": lambda page: _last_resort(page.html or ""),
}
"""The three readers, each alone, on the page as it is given them: made harmless, or withheld where too hard."""


def row(raw: bytes, parser: Parser) -> list[str]:
    """What each reader recovers, and what comes out of the whole: ``text``, ``lost``, or a code."""
    if len(raw) > LARGEST:
        return [*("-" for _ in READERS), whole(raw, parser)]
    taken = take_apart(decode(raw, declared_charset(raw)))
    found = ["text" if WORD in read(taken) else "lost" for read in READERS.values()]
    return [*found, whole(raw, parser)]


def whole(raw: bytes, parser: Parser) -> str:
    (item,) = parser.read(Source("page.html", "page.html", raw=raw), Asked())
    if item.report is None:
        assert isinstance(item.error, RasidError)
        return item.error.code
    return "text" if WORD in item.report.text else "lost"


def table() -> list[list[str]]:
    """A row a case: its name, each reader, the whole."""
    with Parser() as parser:
        return [[name, *row(raw, parser)] for name, raw in cases().items()]


if __name__ == "__main__":
    print("| case |", " | ".join(READERS), "| rasid |")
    for name, *cells in table():
        print("|", name, "|", " | ".join(cells), "|")
