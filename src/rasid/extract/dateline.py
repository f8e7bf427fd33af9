"""The line that says where and when a report was written: «باريس، فرنسا (CNN)--», «عدن - خاص:»."""

from collections.abc import Sequence

from rasid.arabic.dateline_words import DESKS, HOMES, SEATS
from rasid.arabic.dates import DateMention
from rasid.arabic.segment import Text
from rasid.extract.toponyms import Toponym

_DASHES = frozenset("-–—/:")
_REACH = 14


def dateline(text: Text, places: Sequence[Toponym], days: Sequence[DateMention]) -> int:
    """How many words at the start only say where and when the report was written: places, dates, a desk, a dash."""
    end = next((k for k in range(1, min(_REACH, len(text.words))) if text.words[k] in _DASHES), 0)
    if not end or "\n" in text.words[:end]:
        return 0
    if _of_desk(text, end):
        return _past_marks(text, end)
    covered = {k for found in (places, days) for m in found if m.i < end for k in range(m.i, m.j)}
    bracketed = False
    for k in range(end):
        word = text.words[k]
        bracketed = word == "(" or (bracketed and word != ")")
        if not (bracketed or k in covered or text.is_mark(k) or word in DESKS or word.isdigit()):
            return 0
    if bracketed:
        return 0  # «( قُتل سبعة … - »: a bracket that never closes holds no desk
    return _past_marks(text, end)


def _of_desk(text: Text, end: int) -> bool:
    """«أتلانتا، جورجيا (CNN)--»: an outlet in Latin letters, in the bracket before the dash, whatever town is named."""
    words = text.words[:end]
    if words[-1:] != [")"] or "(" not in words:
        return False
    desk = words[words.index("(") + 1 : -1]
    return bool(desk) and all(w.isascii() and w.isalpha() for w in desk)


def _past_marks(text: Text, end: int) -> int:
    while end < len(text.words) and text.is_mark(end) and text.words[end] != "\n":
        end += 1
    return end if end < text.sentences[0][1] else 0  # a line of nothing but places is no dateline


_SEATS_AND_HOMES = SEATS | HOMES


def seats(text: Text, places: Sequence[Toponym]) -> set[int]:
    """Places that only say where a body sits or somebody is from: «ومقره بريطانيا», «المنحدر من بلدة طفس»."""
    out = set()
    for n, t in enumerate(places):
        sits = text.any_of(max(0, t.i - 3), t.i, _SEATS_AND_HOMES) and (
            text.any_of(max(0, t.i - 3), t.i, SEATS) or text.any_of(max(0, t.i - 2), t.i, HOMES)
        )
        if sits or text.words[t.j : t.j + 1] == ["مقرا"]:
            out.add(n)
    return out
