"""What a page says of itself: its day of publication, title, outlet and address.

Libraries that guess dates read «29 تموز 2021» as 1 January; the reader of Arabic dates does not.
"""

import json
import re
from dataclasses import dataclass, field
from datetime import date
from html.parser import HTMLParser
from typing import Any

from rasid.arabic.dates import dates
from rasid.arabic.segment import read_text

_ISO = re.compile(r"\s*(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)")
_LD_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]{4,80})"')
_DATE_KEYS = (
    "article:published_time", "og:published_time", "datepublished", "date", "pubdate", "publishdate", "publish_date",
    "dc.date", "dc.date.issued", "dcterms.created", "dcterms.date", "sailthru.date", "parsely-pub-date", "cxenseparse:recs:publishtime",
)  # fmt: skip
_EARLIEST = 1990
_SHORT_LINE = 14
"""A line of more words than this is prose, and a day in it is not the day of publication."""
_NEAR_TOP = 25


@dataclass(slots=True)
class Facts:
    """What a page says of itself; ``None`` where it does not."""

    published: date | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None


def facts(html: str, json_ld: list[str], blocks: list[tuple[str, str]]) -> Facts:
    """Read the page's facts, what it says for machines first."""
    head = _Head()
    head.feed(html[:400_000])
    said = _linked_data(json_ld)
    published = day(said.get("datePublished")) or head.day() or stated_day([text for _, text in blocks[:_NEAR_TOP]])
    heading = next((text for tag, text in blocks if tag == "h1"), None)
    title = said.get("headline") or head.meta.get("og:title") or heading or head.title.strip() or None
    return Facts(published, _one_line(title), _one_line(said.get("outlet") or head.meta.get("og:site_name")), head.url())


class _Head(HTMLParser):
    """``meta``, ``time``, ``link`` and ``title`` elements."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.meta: dict[str, str] = {}
        self.times: list[str] = []
        self.canonical: str | None = None
        self.title = ""
        self._in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("meta", "time", "link", "title"):
            return
        given = {k: v or "" for k, v in attrs[:40]}
        self._in_title = tag == "title" and not self.title
        if tag == "meta":
            for key in ("property", "name", "itemprop"):
                if given.get(key):
                    self.meta.setdefault(given[key].strip().lower(), given.get("content", "").strip())
        elif tag == "time" and given.get("datetime"):
            self.times.append(given["datetime"])
        elif tag == "link" and given.get("rel") == "canonical":
            self.canonical = given.get("href")

    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            self._in_title = False

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title += data

    def day(self) -> date | None:
        """The day that a meta element, else the first time element, gives."""
        given = [self.meta[k] for k in _DATE_KEYS if k in self.meta]
        return next((d for d in map(day, [*given, *self.times[:3]]) if d), None)

    def url(self) -> str | None:
        """The page's address, if it says so and it is one."""
        for given in (self.canonical, self.meta.get("og:url")):
            if given and given.startswith(("http://", "https://")):
                return given
        return None


def _linked_data(scripts: list[str]) -> dict[str, str]:
    """Date, headline and publisher from the page's JSON-LD, however nested; broken JSON gives its date alone."""
    found: dict[str, str] = {}
    for script in scripts[:20]:
        try:
            waiting: list[Any] = [json.loads(script)]
        except (ValueError, RecursionError):
            m = _LD_DATE.search(script)
            if m:
                found.setdefault("datePublished", m.group(1))
            continue
        while waiting:
            node = waiting.pop(0)
            if isinstance(node, list):
                waiting.extend(node[:50])
            elif isinstance(node, dict):
                _take(node, found)
                waiting.extend(v for v in node.values() if isinstance(v, dict | list))
    return found


def _take(node: dict[str, Any], found: dict[str, str]) -> None:
    for key in ("datePublished", "headline"):
        if isinstance(node.get(key), str):
            found.setdefault(key, node[key])
    publisher = node.get("publisher")
    if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
        found.setdefault("outlet", publisher["name"])


def day(given: object) -> date | None:
    """A day from an ISO stamp as the outlet wrote it, or from words («29 تموز 2021»); ``None`` where it is none."""
    if not isinstance(given, str) or not given.strip():
        return None
    m = _ISO.match(given)
    if m:
        try:
            return _plausible(date(int(m[1]), int(m[2]), int(m[3])))
        except ValueError:
            return None
    return stated_day([given[:200]])


def stated_day(lines: list[str]) -> date | None:
    """The first day with its year that stands on a short line: a dateline, and no sentence of the report."""
    for line in lines:
        if len(line) > 300 or len(line.split()) > _SHORT_LINE:
            continue
        for m in dates(read_text(line), None):
            if m.earliest and m.earliest == m.latest and _plausible(m.earliest):
                return m.earliest
    return None


def _plausible(found: date) -> date | None:
    return found if found.year >= _EARLIEST else None


def _one_line(text: str | None) -> str | None:
    return " ".join(text.split())[:500] or None if text else None
