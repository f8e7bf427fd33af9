"""HTML made harmless before any parser sees it, and a second, simple reader for where the first finds too little.

Everything is one pass over the page: comments never closed, 100,000 nested elements, 200,000 attributes and entity
definitions must cost time in proportion to their size and no more.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from rasid.ingest.encodings import arabic_letters

DEEPEST = 250
"""Deeper nesting makes lxml drop the text silently."""
MOST_TAGS = 40_000
_LONG_TAG = re.compile(r"<([A-Za-z][A-Za-z0-9]{0,20})(?=[\s/])[^<>]{4000,}>")
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]{0,20})[^<>]*>")
_JSON_LD = re.compile(r"ld\+json", re.I)
_DROPPED = ("script", "style", "svg", "noscript", "template", "iframe", "textarea")
_OPENERS = re.compile(r"<(?:!--|!doctype|!\[|\?|(" + "|".join(_DROPPED) + r")(?=[\s>/]))", re.I)
_BLOCKS = frozenset(
    "p div article section main li ul ol td th tr table h1 h2 h3 h4 h5 h6 blockquote br hr figure figcaption pre dd dt "
    "time header footer nav aside form body title".split()
)
_BESIDE = frozenset("nav footer aside form button select menu figcaption".split())
_VOID = frozenset("br hr img input meta link wbr area base col embed source track".split())


@dataclass(slots=True)
class Clean:
    """A page without what no reader needs, and the JSON-LD that was in it."""

    html: str
    json_ld: list[str] = field(default_factory=list)


def clean(page: str) -> Clean:
    """Take out comments, scripts, styles and declarations; one that is never closed loses only its opening."""
    out = Clean("")
    pieces: list[str] = []
    at = 0
    lowered = page.lower() if len(page.lower()) == len(page) else page
    missing: set[str] = set()
    for m in _OPENERS.finditer(page):
        if m.start() < at:
            continue
        pieces.append(page[at : m.start()])
        closer = _closer(page, m)
        end = -1 if closer in missing else lowered.find(closer, m.end())
        if end < 0:
            missing.add(closer)
            at = m.end()
            continue
        at = end + len(closer)
        if _JSON_LD.search(page, m.end(), min(end, m.end() + 300)):
            out.json_ld.append(page[page.find(">", m.end()) + 1 : end])
    pieces.append(page[at:])
    out.html = _LONG_TAG.sub(r"<\1>", "".join(pieces).replace("\0", ""))
    return out


def _closer(page: str, m: re.Match[str]) -> str:
    """What ends the thing that opens at ``m``."""
    if m.group(1):
        return f"</{m.group(1).lower()}"
    opener = m.group().lower()
    if opener == "<!--":
        return "-->"
    if opener == "<!doctype":
        until = page.find(">", m.end())
        return "]>" if 0 <= page.find("[", m.end(), until if until > 0 else m.end()) else ">"
    return ">"


def too_hard(html: str) -> bool:
    """Whether a tree parser would lose the text or take long: too deep, or too many elements."""
    depth = count = 0
    for m in _TAG.finditer(html):
        count += 1
        if m.group(2).lower() in _VOID:
            continue
        depth += -1 if m.group(1) else 1
        if depth > DEEPEST or count > MOST_TAGS:
            return True
    return False


class _Blocks(HTMLParser):
    """Text by block, with the element that holds it; what stands beside the article is left out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[tuple[str, str]] = []
        self.here: list[str] = []
        self.tag = "body"
        self.beside = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in _BESIDE:
            self.beside += 1
        if tag in _BLOCKS:
            self._close()
            self.tag = tag

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._close()
        if tag in _BESIDE and self.beside:
            self.beside -= 1

    def handle_data(self, data: str) -> None:
        if not self.beside:
            self.here.append(data)

    def _close(self) -> None:
        text = " ".join("".join(self.here).split())
        self.here.clear()
        if text:
            self.blocks.append((self.tag, text))

    def finish(self) -> list[tuple[str, str]]:
        """The blocks, the last one closed."""
        self.close()
        self._close()
        return self.blocks


def blocks(html: str) -> list[tuple[str, str]]:
    """Element and text of each block of a cleaned page, in order."""
    parser = _Blocks()
    for piece in _pieces(html):
        parser.feed(piece)
    return parser.finish()


def _pieces(html: str, size: int = 65_536) -> Iterator[str]:
    """The page in pieces that end behind a tag: the parser looks at what it has not finished over and over."""
    at = 0
    while at < len(html):
        end = html.find(">", at + size)
        end = len(html) if end < 0 else end + 1
        yield html[at:end]
        at = end


def paragraphs(found: list[tuple[str, str]]) -> str:
    """The blocks that read as an article: paragraphs of Arabic prose, or any long block where there are none."""
    held = [text for tag, text in found if tag == "p" and arabic_letters(text) > 15]
    if sum(map(arabic_letters, held)) < 100:
        held = [text for tag, text in found if tag not in ("title", "h1") and arabic_letters(text) > 30]
    return "\n".join(dict.fromkeys(held))
