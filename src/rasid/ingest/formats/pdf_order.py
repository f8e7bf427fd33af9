"""Arabic as a page shows it, left to right and in joined forms, turned into Arabic as it is read."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from statistics import median_low

from rasid.ingest.encodings import COMMON, arabic_letters

MARKS = [chr(k) for k in range(0xE000, 0xE100)]
"""Private characters that stand for signs of several letters while lines are turned."""
_LITTLE = 20
_ENOUGH = 400
_FEWEST = 60
"""In Arabic prose one word in eight is among the most common; in reversed prose one in hundreds."""
_FORMS = re.compile(r"[\ufb50-\ufdff\ufe70-\ufefe]+")
_ARABIC = re.compile(r"[\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufefe\ue000-\ue0ff]")
_WORD = re.compile(r"[\u0621-\u064a]+")
_RUN = re.compile(r"[0-9\u0660-\u0669\u06f0-\u06f9A-Za-z]+(?:[.,:/@_٫٬-][0-9\u0660-\u0669\u06f0-\u06f9A-Za-z]+)*")
_MIRROR = str.maketrans("()[]{}<>«»", ")(][}{><»«")
_OPENED = re.compile(r"(?:^|\s)[(\[«]\w|\w[)\]»](?:$|[\s،.؛])")
_SHUT = re.compile(r"(?:^|\s)[)\]»]\w|\w[(\[«](?:$|[\s،.؛])")
_GAP = re.compile(r"\S {6,}\S")
_END = re.compile(r"[.!؟:]\s*$")


def in_order(seen: str, marks: Mapping[str, str] | None = None) -> str | None:
    """The text of a page in the order in which it is read, in plain letters; ``None`` where no order gives words.

    ``marks`` are the private characters of ``seen`` with what they stand for.
    """
    table = str.maketrans(dict(marks or {}))
    straight, back = _plain(seen, table), _plain(turned(seen), table)
    best = max((straight, back), key=_common)
    letters = arabic_letters(best)
    if letters > _ENOUGH and _common(best) * _FEWEST < len(_WORD.findall(best)):
        return None
    if letters >= _LITTLE and len(_SHUT.findall(best)) > len(_OPENED.findall(best)):
        return best.translate(_MIRROR)  # the file says the bracket that is meant, or the one that is seen
    return best


def turned(text: str) -> str:
    """Lines that stand as they are seen, as they are read; figures and Latin words stay as they are.

    >>> turned("2021 \u0632\u0648\u0645\u062a 29")
    '29 \u062a\u0645\u0648\u0632 2021'
    """
    return "\n".join(_turned_line(line) for line in text.split("\n"))


def _turned_line(line: str) -> str:
    if not _ARABIC.search(line):
        return line
    return _RUN.sub(lambda m: m.group()[::-1], line[::-1].translate(_MIRROR))


def _plain(text: str, table: Mapping[int, str]) -> str:
    """Only when the order is right are ligatures taken apart: «ﻻ» is «لا» either way."""
    return _FORMS.sub(lambda m: unicodedata.normalize("NFKC", m.group()), text.translate(table))


def _common(text: str) -> int:
    return sum(w in COMMON for w in _WORD.findall(text[:200_000]))


def in_columns(seen: str) -> bool:
    """Whether lines hold pieces far apart, which read across would make sentences that nobody wrote."""
    lines = [line.strip() for line in seen.split("\n") if line.strip()]
    return sum(bool(_GAP.search(line)) for line in lines) * 4 > len(lines)


def paragraphs_of(text: str) -> str:
    """Lines joined to the paragraphs that they were broken from: at a wider gap or behind an end mark one ends."""
    lines = list(_gaps(text))
    usual = median_low([gap for gap, _ in lines[1:]]) if len(lines) > 1 else 0
    held: list[str] = []
    for gap, line in lines:
        if held and gap <= usual and not _END.search(held[-1]):
            held[-1] += f" {line}"
        else:
            held.append(line)
    return "\n".join(held)


def _gaps(text: str) -> Iterator[tuple[int, str]]:
    """Each line with how many empty ones stand before it."""
    gap = 0
    for line in text.split("\n"):
        line = " ".join(line.split())
        if line:
            yield gap, line
            gap = 0
        else:
            gap += 1
