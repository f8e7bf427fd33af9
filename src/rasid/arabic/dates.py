"""When things happen, as Arabic news says it: every phrase of time in a text, as a first and a last possible day.

A weekday is the one on or last before publication, «المقبل» the one after; «منذ» runs to publication; a month
without a year is the latest that has begun. What the words leave open («منذ أسابيع») is found and left open.
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

from rasid.arabic.calendar_words import ATTACKS, LEXICON, NAMERS, TWO_WORDS
from rasid.arabic.date_cursor import Cursor, Got
from rasid.arabic.date_days import day
from rasid.arabic.date_lengths import after, ago, during, eve, moment, over, same_day, since, span, time_alone, whence
from rasid.arabic.date_periods import month_alone, period, year_alone
from rasid.arabic.diary_dates import diary_date, week_and_day
from rasid.arabic.number_words import LOOK
from rasid.arabic.segment import Text

_FIGURES = frozenset("0123456789")
_Reader = Callable[[Cursor, int], Got | None]
_SOME_DAY = date(2000, 1, 1)
_FIXED_RULES = ("day.of-month", "day.weekday", "month", "hijri")


class DateMention(NamedTuple):
    """Words ``[i, j)`` are a phrase of time; ``None`` where its day is left open or needs a day of publication."""

    i: int
    j: int
    earliest: date | None
    latest: date | None
    rule: str


def dates(
    text: Text, published: date | None, *, diary: bool = False, at: Iterable[int] | None = None
) -> list[DateMention]:
    """The phrases of time in ``text``, in order, none overlapping another.

    ``diary`` reads a note in the first person instead of news: a bare «في 15» is a day, «قبل شهر» is exact,
    and «الأحد القادم» is Sunday of the coming week. ``at`` are the words that :func:`begins_date`, if that is known.
    """
    c = Cursor(text, published or _SOME_DAY, diary)
    found: list[DateMention] = []
    for k in at if at is not None else [k for k, w in enumerate(text.words) if begins_date(w)]:
        if k < c.end:
            continue
        got = _read(c, k, _STARTS.get(text.words[k], _NUMBER))
        if got is None:
            continue
        c.end = got.j
        if not _is_name(c, k, got):
            found.append(_mention(c, k, got, published))
    return found


def begins_date(word: str) -> bool:
    """Whether a phrase of time may begin with ``word`` (folded)."""
    return word in _STARTS or word[0] in _FIGURES


def _read(c: Cursor, k: int, readers: tuple[_Reader, ...]) -> Got | None:
    """The longest phrase of time that begins at ``k``; impossible days are no phrase."""
    c.start = k
    try:
        if c.diary:
            got = diary_date(c, k)
            if got:
                return got
        for reader in readers:
            got = reader(c, k)
            if got:
                return got
    except (ValueError, OverflowError):
        return None
    return None


def _period(c: Cursor, k: int) -> Got | None:
    return period(c, k, bare=False)


_NUMBER: tuple[_Reader, ...] = (day, year_alone)
_READERS: dict[str, tuple[_Reader, ...]] = {
    "since": (since,),
    "ago": (day, ago),
    "after": (day, after),
    "during": (during,),
    "from": (whence, span),
    "between": (span,),
    "the": (over, week_and_day, _period),
    "this": (week_and_day, _period),
    "unit": (day, _period),
    "start": (_period,),
    "middle": (day, _period),
    "end": (_period,),
    "day": (day, same_day),
    "weekday": (day,),
    "part": (day, eve, time_alone),
    "time": (time_alone,),
    "lead": (day, moment),
    "tonight": (moment,),
    "moment": (moment,),
    "later": (moment,),
    "that": (same_day,),
    "month": (day, _period, month_alone),
    "hijri": (_period, month_alone),
}
_STARTS: dict[str, tuple[_Reader, ...]] = {
    **{w: (day,) for w, atom in LOOK.items() if atom.kind in ("unit", "ten", "ordinal")},
    **dict.fromkeys([*TWO_WORDS, "اخر"], (day, _period, month_alone)),
    **{w: _READERS[word.kind] for w, word in LEXICON.items() if word.kind in _READERS},
}
"""What may read a phrase that begins with a word: one look-up for each word of a text."""


def _is_name(c: Cursor, k: int, got: Got) -> bool:
    """«حتى اليوم»، «قوى 14 آذار»، «سوق الجمعة»، «هجمات 11 سبتمبر»: a day's name that names something else."""
    if got.rule == "day.relative" and got.j == k + 1 and k and c.kind(k - 1) == "until":
        return c.word(k).value == 0  # «حتى اليوم» is «so far»
    if got.rule == "day.this" and k and c.w[k - 1] in ("مثل", "بمثل"):
        return True  # «في مثل هذا اليوم» of another year
    if got.fixed or not got.rule.startswith(_FIXED_RULES):
        return False
    before = c.w[k - 1] if k else ""
    if got.rule == "day.of-month" and c.quoted(k, got.j):
        return True
    return before in NAMERS or (before in ATTACKS and c.w[k] == "11")


def _mention(c: Cursor, k: int, got: Got, published: date | None) -> DateMention:
    """What has begun ends at publication; without a day of publication only what says its own year is resolved."""
    lo, hi = got.lo, got.hi
    if published is None and not got.fixed:
        lo = hi = None
    if lo and hi and published and lo <= published < hi and not got.ahead:
        hi = published
    if lo is not None and lo == hi:
        c.last, c.last_at = lo, k
    return DateMention(k, got.j, lo, hi, got.rule)
