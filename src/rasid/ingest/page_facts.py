"""What a page says of itself: its day of publication, title, outlet and address.

Libraries that guess dates read «29 تموز 2021» as 1 January; the reader of Arabic dates does not.
"""

import json
import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from rasid.arabic.dates import DateMention, dates
from rasid.arabic.normalize import fold
from rasid.arabic.segment import Text, read_text
from rasid.ingest.markup import Page

_ISO = re.compile(r"\s*(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)")
_LD_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]{4,80})"')
_DATE_KEYS = (
    "article:published_time", "og:published_time", "datepublished", "date", "pubdate", "publishdate", "publish_date",
    "dc.date", "dc.date.issued", "dcterms.created", "dcterms.date", "sailthru.date", "parsely-pub-date",
    "cxenseparse:recs:publishtime",
)  # fmt: skip
_EARLIEST = 1990
_HEADS = frozenset(["h1", "h2", "title"])
_FEW = 2
_STAMPS = frozenset(
    fold("في من يوم الساعة بتوقيت آخر تحديث تاريخ النشر نشر نشرت التاريخ بتاريخ كتب الموافق م هـ ص صباحا مساء").split()
)
"""What stands beside a day of publication."""
_AFTER_DATELINE = frozenset(["-", "–", "—", ":", ")"])
_NEAR_TOP = 25
_MOST_NODES = 2_000


@dataclass(slots=True)
class Facts:
    """What a page says of itself; ``None`` where it does not."""

    published: date | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None


def facts(page: Page) -> Facts:
    """Read the page's facts, what it says for machines first."""
    said, meta = _linked_data(page.json_ld), _meta(page)
    times = [given["datetime"] for name, given in page.told if name == "time" and "datetime" in given]
    stamps = [said.get("datePublished", ""), *(meta[k] for k in _DATE_KEYS if k in meta), *times[:3]]
    published = next((d for d in map(day, stamps) if d), None)
    published = published or stated_day([text for name, text in page.blocks[:_NEAR_TOP] if name not in _HEADS])
    heads = {name: text for name, text in reversed(page.blocks) if name in ("h1", "title")}
    title = said.get("headline") or meta.get("og:title") or heads.get("h1") or heads.get("title")
    return Facts(
        published, _one_line(title), _one_line(said.get("outlet") or meta.get("og:site_name")), _url(page, meta)
    )


def _meta(page: Page) -> dict[str, str]:
    """The page's meta elements by property, name or itemprop, the first of each."""
    meta: dict[str, str] = {}
    for name, given in page.told:
        for key in ("property", "name", "itemprop") if name == "meta" else ():
            if given.get(key):
                meta.setdefault(given[key].strip().lower(), given.get("content", "").strip())
    return meta


def _url(page: Page, meta: dict[str, str]) -> str | None:
    """The page's address, if it says so and it is one."""
    links = [given.get("href", "") for name, given in page.told if name == "link" and given.get("rel") == "canonical"]
    return next((u for u in [*links, meta.get("og:url", "")] if u.startswith(("http://", "https://"))), None)


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
        for node in waiting:  # grows while it is walked
            if len(waiting) > _MOST_NODES:
                break
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
    """The first day with its year that dates the text: alone on a line, or in the dateline that opens a paragraph.

    A day in a sentence or a headline («ذكرى مجزرة 21 آب 2013») is the report's matter and not its date.
    """
    for line in lines:
        text = read_text(line[:400])
        mentions = [m for m in dates(text, None) if m.earliest]
        for m in mentions:
            if m.earliest == m.latest and (_alone(text, mentions) or _dateline(text, m)):
                found = _plausible(m.earliest)
                if found and found <= date.today():
                    return found
    return None


def _alone(text: Text, mentions: list[DateMention]) -> bool:
    """Whether hardly a word of the line is not of a date: «نُشر في 29 تموز 2021 - 10:30»."""
    covered = {k for m in mentions for k in range(m.i, m.j)}
    return sum(w[0].isalpha() for k, w in enumerate(text.words) if k not in covered and w not in _STAMPS) <= _FEW


def _dateline(text: Text, m: DateMention) -> bool:
    """«درعا (29 تموز 2021) - …»."""
    return m.i <= 5 and m.j < len(text.words) and text.words[m.j] in _AFTER_DATELINE


def _plausible(found: date | None) -> date | None:
    return found if found and found.year >= _EARLIEST else None


def _one_line(text: str | None) -> str | None:
    return " ".join(text.split())[:500] or None if text else None
