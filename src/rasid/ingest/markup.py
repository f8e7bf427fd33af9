"""HTML taken apart in one pass, and made harmless before a tree parser sees it.

Comments never closed, 100,000 nested elements, 200,000 attributes, entity definitions: each must cost time in
proportion to its size, and the text behind it must not be lost.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import NamedTuple

DEEPEST = 250
"""Deeper nesting makes lxml drop the text silently."""
MOST_TAGS = 40_000
LARGEST = 3_000_000
_LONGEST_TAG = 4_000
_MOST_TOLD = 500
_OPENING = re.compile(r"<(?:(/?)([A-Za-z][A-Za-z0-9:-]{0,30})|!--|![A-Za-z\[]|\?)")
_STOP = re.compile(r"[\"'>]")
_ATTRIBUTE = re.compile(r"([A-Za-z:_-]{1,40})\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_DROPPED = frozenset("script style svg noscript template iframe textarea".split())
_BLOCKS = frozenset(
    "p div article section main li ul ol td th tr table h1 h2 h3 h4 h5 h6 blockquote br hr figure figcaption pre dd dt "
    "time header footer nav aside form body title".split()
)
_BESIDE = frozenset("nav footer aside form button select menu figcaption".split())
_VOID = frozenset("br hr img input meta link wbr area base col embed source track".split())
_TOLD = frozenset("meta time link".split())


class Tag(NamedTuple):
    """A tag in ``[start, end)``; ``inside`` is where the content of a dropped element ends, else ``end``."""

    start: int
    end: int
    name: str
    closing: bool
    after: int


@dataclass(slots=True)
class Page:
    """A page taken apart: its blocks of text with their elements, what its head says, and HTML fit for a tree parser.

    ``beside`` are the blocks of menus and the like, where a broken page may have its article too.

    ``html`` is ``None`` where a tree parser would lose the text or take long.
    """

    html: str | None = None
    blocks: list[tuple[str, str]] = field(default_factory=list)
    beside: list[tuple[str, str]] = field(default_factory=list)
    told: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    json_ld: list[str] = field(default_factory=list)


class _Finder:
    """``str.find`` that remembers what is nowhere ahead, so that a page of openings without an end stays linear."""

    def __init__(self, page: str) -> None:
        self.page = page
        folded = page.lower()
        self.folded = folded if len(folded) == len(page) else page
        self.missing: set[str] = set()

    def find(self, what: str, at: int) -> int:
        if what in self.missing:
            return -1
        found = self.folded.find(what, at)
        if found < 0:
            self.missing.add(what)
        return found


def tags(page: str) -> Iterator[Tag]:
    """The tags of a page in order; comments, declarations and dropped elements are tags without a name."""
    finder = _Finder(page)
    at = 0
    while m := _OPENING.search(page, at):
        start, name = m.start(), (m.group(2) or "").lower()
        if not name:
            at = _past_declaration(page, m, finder)
            yield Tag(start, at, "", False, at)
            continue
        end = _tag_end(page, m.end(), finder)
        at = end
        if name in _DROPPED and not m.group(1):
            close = finder.find(f"</{name}", end)
            if close >= 0:
                at = close
        yield Tag(start, end, name, bool(m.group(1)), at)


def _past_declaration(page: str, m: re.Match[str], finder: _Finder) -> int:
    """Behind a comment or declaration; one that is never closed loses only its opening."""
    opener = m.group()
    closer = "-->" if opener == "<!--" else ">"
    end = finder.find(closer, m.end())
    if end >= 0 and closer == ">" and opener[:2] == "<!" and "[" in page[m.end() : min(end, m.end() + 2000)]:
        subset = finder.find("]>", m.end())  # <!DOCTYPE html [ <!ENTITY … > ]>
        return subset + 2 if subset >= 0 else end + 1
    return end + len(closer) if end >= 0 else m.end()


def _tag_end(page: str, at: int, finder: _Finder) -> int:
    """Behind the > of a tag; one inside a quoted value does not count, unless the quotation never ends."""
    first = finder.find(">", at)
    if first < 0:
        return at
    while m := _STOP.search(page, at):
        if m.group() == ">":
            return m.end()
        close = finder.find(m.group(), m.end())
        if close < 0:
            break
        at = close + 1
    return first + 1


def take_apart(page: str) -> Page:
    """One pass over a page, in time proportional to its length."""
    out, text = Page(), _Text()
    pieces: list[str] = []
    at = depth = deepest = count = 0
    for tag in tags(page):
        held = page[at : tag.start]
        pieces.append(held)
        text.add(held)
        if tag.name in _DROPPED:
            if tag.name == "script" and "ld+json" in page[tag.start : tag.end].lower():
                out.json_ld.append(page[tag.end : tag.after])
        elif tag.name:
            count += 1
            depth += 0 if tag.name in _VOID else -1 if tag.closing else 1
            deepest = max(deepest, depth)
            pieces.append(_short(page, tag))
            text.tag(tag)
            if tag.name in _TOLD and not tag.closing and len(out.told) < _MOST_TOLD:
                out.told.append((tag.name, attributes(page[tag.start : min(tag.end, tag.start + _LONGEST_TAG)])))
        at = tag.after
    pieces.append(page[at:])
    text.add(page[at:])
    text.close()
    out.blocks, out.beside = text.blocks, text.beside
    html = "".join(pieces).replace("\0", "")
    if deepest <= DEEPEST and count <= MOST_TAGS and len(html) <= LARGEST:
        out.html = html
    return out


def _short(page: str, tag: Tag) -> str:
    """The tag, without its attributes where they are too many for any page."""
    if tag.end - tag.start <= _LONGEST_TAG:
        return page[tag.start : tag.end]
    return f"<{'/' if tag.closing else ''}{tag.name}>"


def attributes(tag: str) -> dict[str, str]:
    """The attributes of a tag, names in lower case."""
    return {m[1].lower(): plain(m[2] or m[3] or m[4] or "") for m in _ATTRIBUTE.finditer(tag)}


def plain(text: str) -> str:
    """Text with its entities resolved."""
    if "&" not in text:
        return text
    try:
        return unescape(text)
    except ValueError:  # a number of thousands of figures
        return text


class _Text:
    """Gathers the text of blocks, those beside the article apart."""

    def __init__(self) -> None:
        self.blocks: list[tuple[str, str]] = []
        self.beside: list[tuple[str, str]] = []
        self.here: list[str] = []
        self.name = "body"
        self.depth_beside = 0

    def add(self, text: str) -> None:
        if text:
            self.here.append(text)

    def tag(self, tag: Tag) -> None:
        if tag.name in _BLOCKS or tag.name in _BESIDE:
            self.close()
            self.name = "" if tag.closing else tag.name
        if tag.name in _BESIDE:
            self.depth_beside = max(0, self.depth_beside + (-1 if tag.closing else 1))

    def close(self) -> None:
        text = " ".join(plain("".join(self.here)).split())
        self.here.clear()
        if text:
            (self.beside if self.depth_beside else self.blocks).append((self.name, text))
