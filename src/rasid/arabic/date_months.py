"""Days and months by name: «11 أيلول/سبتمبر 2021»، «الثاني من نيسان»، «20 من الشهر الجاري»، «آذار الماضي»."""

from datetime import date, timedelta

from rasid.arabic.calendar_words import Word
from rasid.arabic.date_cursor import BARS, COMMAS, Cursor, Got
from rasid.arabic.hijri import FIRST, LAST
from rasid.arabic.reckoning import (
    NEXT,
    NOW,
    Days,
    add_months,
    hijri_days,
    hijri_seen_from,
    month_seen_from,
    unit_around,
)

_YEAR_LEADS = frozenset(["عام", "العام", "سنه", "لعام", "للعام", "لسنه"])
_CE, _AH = frozenset(["م"]), frozenset(["ه", "هجريه", "هجري"])
_FROM, _AND = frozenset(["من"]), frozenset(["و"])
_SOON = timedelta(60)
"""How far ahead a day of a month without a year may lie."""
_SHIFT = {"next": 1, "now": 0, "last": -1, "last2": -2}
Ends = tuple[int, int]


def full(c: Cursor, k: int) -> Got | None:
    """A day of a month: «11 أيلول/سبتمبر 2021»، «الثاني من نيسان»، «12 و13 أيار»، «يناير الثاني والعشرين»."""
    number = c.small(k) or ((k + 1, 1) if c.w[k] in ("اول", "الاول") else None)
    if not number:
        return _month_first(c, k)
    j, first = number
    last = first
    more = c.small(j + 1) if c.w[j] in _AND or c.w[j] in BARS or c.kind(j) == "until" else None
    if not more and c.w[j].startswith("و") and len(c.w[j]) > 3:
        more = c.small(j)
    if more and 1 <= first < more[1] and _month_after(c, more[0]):
        j, last = more
    if not (1 <= first <= 31 and last <= 31):
        return None
    named = _month_after(c, j)
    if not named:
        return _of_this_month(c, j, first, last)
    return of_month(c, named[0], named[1], (first, last))


def _month_after(c: Cursor, k: int) -> tuple[int, Word] | None:
    """The month that a day's number belongs to, a bar, «من» and «شهر» passed over."""
    j = c.skip(c.skip(k, BARS), _FROM)
    if j > k and c.kind(j) == "hijri":
        return None  # a score: «2 - صفر»
    if c.diary and c.w[j] == ".":
        j += 1
    if c.kind(j) == "unit" and c.word(j).value // 3 == 3 and c.month(j + 1):
        j += 1
    return c.month(j)


def _of_this_month(c: Cursor, k: int, first: int, last: int) -> Got | None:
    """«20 من الشهر الجاري»، «الحادي والثلاثين من هذا الشهر»."""
    j = c.skip(k, _FROM)
    this = c.kind(j) == "this"
    if c.unit(j + this, "the") != ("month", 0):
        return None
    end, side = (j + 2, NOW) if this else c.side(j + 1)
    if not side:
        return None
    month = unit_around("month", c.pub, _SHIFT[side])[0]
    try:
        lo, hi = month.replace(day=first), month.replace(day=last)
    except ValueError:
        return Got(end, None, None, "day.impossible", "vague")
    return Got(end, lo, hi, f"day.of-month.{side}", "day" if lo == hi else "span", ahead=hi > c.pub)


def _month_first(c: Cursor, k: int) -> Got | None:
    """«يناير الثاني والعشرين 2018»: in news only with its year, since «في مايو 12 قتيلا» is none."""
    named = c.month(k)
    number = c.small(c.skip(named[0], BARS)) if named else None
    if not (named and number and 1 <= number[1] <= 31):
        return None
    got = of_month(c, number[0], named[1], (number[1], number[1]))
    return got if c.diary or (got and got.fixed) else None


def year_after(c: Cursor, k: int) -> tuple[int, int] | None:
    """A year that follows a month: «2018»، «، 2018»، «من عام 2018»، «من العام الماضي»."""
    j = c.skip(c.skip(k, COMMAS), _FROM)
    led = c.w[j] in _YEAR_LEADS
    j = j + led
    year = c.figures(j, FIRST, 2200)
    if year is not None and (led or j == k or year > 1900):
        return j + 1, year
    spoken = c.spoken_year(j)
    if spoken:
        return spoken
    if c.kind(k) == "this" and c.unit(k + 1, "the") == ("year", 0):
        return k + 2, c.pub.year
    at, side = c.side(j)
    if led and side:
        return at, c.pub.year + _SHIFT[side]
    return None


def of_month(c: Cursor, k: int, word: Word, days: Ends | None) -> Got | None:
    """A month, or days of it, with the year or «الماضي» that follows at ``k``."""
    dated = year_after(c, k)
    j, side = (dated[0], "") if dated else c.side(k)
    hijri = word.kind == "hijri"
    if dated:
        j = c.skip(j, _AH if hijri else _CE)
    if not side and not dated and c.due():
        side = NEXT
    rule = "month" if days is None else "day.of-month"
    grain = "period" if days is None else ("day" if days[0] == days[1] else "span")
    whole = _hijri(c, word, days, dated, side) if hijri else _civil(c, word, days, dated, side)
    if not whole:
        return None
    return Got(j, whole[0], whole[1], rule + (f".{side}" if side else ""), grain, bool(dated), whole[0] > c.pub)


def _hijri(c: Cursor, word: Word, days: Ends | None, dated: Ends | None, side: str) -> Days | None:
    ends: tuple[int | None, int | None] = days or (None, None)
    if dated and FIRST <= dated[1] <= LAST:
        read = [hijri_days(word.value, d, dated[1]) for d in ends]
    else:
        read = [hijri_seen_from(word.value, d, c.pub, side) for d in ends]
    return (read[0][0], read[1][1]) if read[0] and read[1] else None


def _civil(c: Cursor, word: Word, days: Ends | None, dated: Ends | None, side: str) -> Days | None:
    if dated:
        first = date(dated[1], word.value, 1)
    else:
        first = month_seen_from(word.value, c.pub, "" if side == "last" and days else side)[0]
    if days is None:
        return first, add_months(first, 1) - timedelta(1)
    try:
        found = first.replace(day=days[0]), first.replace(day=days[1])
        if not side and not dated:
            found = _soon(c, found)
        if side == "last" and not dated and found[0] >= c.pub:
            found = found[0].replace(year=first.year - 1), found[1].replace(year=first.year - 1)
    except ValueError:  # «31 حزيران»
        return None
    return found


def _soon(c: Cursor, found: Days) -> Days:
    """A day of a month that would be ten months gone is the coming one: «12 أيار» in a report of late April."""
    year = found[0].year + 1
    first = found[0].replace(year=year) if found[0] < c.pub else found[0]
    return (first, found[1].replace(year=year)) if c.pub < first <= c.pub + _SOON and first != found[0] else found
