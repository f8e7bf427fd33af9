"""Lengths and stretches of time: «منذ ثلاثة أسابيع»، «قبل يومين»، «خلال الأيام الثلاثة الماضية»، «من … حتى …».

By the coding manual days and weeks are counted out, months and years are not: «قبل شهرين» is found and left open.
"""

from datetime import timedelta
from typing import NamedTuple

from rasid.arabic.calendar_words import ABOUT, BEGINNINGS, FEW, SAME, TONES
from rasid.arabic.date_cursor import Cursor, Got
from rasid.arabic.date_days import day
from rasid.arabic.date_periods import period
from rasid.arabic.number_words import LOOK
from rasid.arabic.reckoning import back

_THE = frozenset(["ال"])
_IN, _FROM = frozenset(["في"]), frozenset(["من"])
_ADVERBS = frozenset(["ليلا", "صباحا", "فجرا", "ظهرا", "عصرا", "مساء"])
_NOW_ISH = frozenset(["الان", "اليوم", "تاريخه"])
_REACH = 7
"""How many words may stand between «منذ اندلاع» and the day it names."""
_NEAR = 60
"""How many words back «بعد ساعات» may look for the day it counts from."""


class Length(NamedTuple):
    """A length of time in words up to ``j``: ``amount`` is ``None`` where left open; ``side`` is last, next or ""."""

    j: int
    amount: int | None
    unit: str
    side: str = ""


def point(c: Cursor, k: int) -> Got | None:
    """A day or a period at ``k``, where a preposition has already said that time follows."""
    j = c.skip(k, _IN)
    found = day(c, j) or over(c, j) or period(c, j, bare=True)
    return found or (moment(c, j) if c.kind(j) == "tonight" else None)


def length(c: Cursor, k: int, several: int | None = None) -> Length | None:
    """«ثلاثة أسابيع»، «نحو شهر»، «أيام قليلة»، «الأيام الثلاثة الماضية»، «الـ24 ساعة الماضية» at ``k``.

    ``several`` is what «بضعة» counts as; news leaves it open.
    """
    j, about = k, False
    while c.w[j] in ABOUT and j < k + 3:
        j, about = j + 1, True
    j, few = (j + 1, True) if c.w[j] in FEW else (j, False)
    number = _count(c, c.skip(j, _THE))
    at, count = number or (j, None)
    unit = c.unit(at, "unit") or c.unit(at, "the")
    if unit is None:
        return None
    if unit[1] != 2 and count is None and not few:
        count = unit[1] + 1
    j = at + 1
    if count is None and not few:
        later = _count(c, c.skip(j, _THE)) if c.kind(at) == "the" else None
        j, count = later or (j, None)
    j, side = c.side(_tail(c, j))
    return Length(j, several if few else None if about else count, unit[0], side)


def _tail(c: Cursor, j: int) -> int:
    """Past «قليلة» and «واحد» after a unit."""
    return j + 1 if c.w[j] in FEW or c.w[j] in ("واحد", "واحده", "طويله", "كامله", "متتاليه") else j


def _count(c: Cursor, k: int) -> tuple[int, int] | None:
    figures = c.figures(k, 1, 2000)
    return (k + 1, figures) if figures else c.small(k)


def _open(j: int, rule: str, ahead: bool = False) -> Got:
    return Got(j, None, None, rule, "vague", ahead=ahead)


def _left_open(long: Length) -> bool:
    """Whether the coding manual gives no day: months, years, and hours short of a day."""
    return long.unit in ("month", "year", "decade") or (long.unit == "hour" and (long.amount or 0) < 24)


def since(c: Cursor, k: int) -> Got | None:
    """«منذ …» runs to the day of publication."""
    if c.w[k + 1] in _THE:  # «منذ الـ 30 مارس»
        return since(c, k + 1)
    long = length(c, k + 1)
    whole = point(c, k + 1) if not long or c.word(k + 1).value % 3 != 1 else None
    if whole and (not long or whole.j > long.j or long.side):
        return _to_now(c, whole)
    if long and long.unit != "minute":
        if _left_open(long) or long.amount is None:
            return _open(long.j, "since.open")
        return Got(long.j, back(long.amount, long.unit, c.pub), c.pub, "since.length", "span")
    if c.kind(k + 1) == "that":
        return _open(min(k + 3, len(c.text.words)), "since.open")  # «منذ ذلك الحين»
    if c.kind(k + 1) in ("time", "lead"):
        return _open(k + 2, "since.open")
    return _since_event(c, k)


def _to_now(c: Cursor, got: Got) -> Got | None:
    """From a named point to publication, or to the point that «حتى» names."""
    until = _until(c, got.j)
    if until and got.lo and until.hi:
        first = got.lo
        if (
            first > until.hi
        ):  # «منذ مساء الأربعاء حتى ليل السبت», told on a Thursday: the Wednesday before that Saturday
            if got.fixed:
                return _open(until.j, "since.open")
            first -= timedelta(days=7 * -((until.hi - first).days // 7))
        return Got(until.j, first, until.hi, "since.until", "span", got.fixed and until.fixed)
    if got.lo is None:
        return _open(got.j, "since.open")
    if got.lo > c.pub:
        return None
    return Got(got.j, got.lo, c.pub, f"since.{got.rule}", "span")


def _until(c: Cursor, k: int) -> Got | None:
    j = k + (c.w[k] in ("و", "،"))
    return point(c, j + 1) if c.kind(j) == "until" else None


def _since_event(c: Cursor, k: int) -> Got | None:
    """«منذ اندلاع المواجهات الشهر الماضي»: from the day that the beginning is given, or from no named day.

    In «منذ القصف الذي شهدته الغوطة عام 2013» the year is the shelling's and stays a phrase of its own.
    """
    if not c.w[k + 1][:1].isalpha():
        return None
    if c.w[k + 1] not in BEGINNINGS and c.kind(k + 1) not in ("start", "end"):
        return _open(k + 2, "since.event")
    for j in range(k + 2, k + 2 + _REACH):
        if not c.w[j] or c.w[j] in ".\n؛:!؟":
            break
        if not (c.kind(j) or c.w[j].isdigit() or c.w[j] in LOOK):
            continue
        got = day(c, j) or (ago(c, j) if c.kind(j) == "ago" else None) or period(c, j, c.w[j - 1] == "في")
        if got:
            return _to_now(c, got)
    return _open(k + 2 + c.w[k + 2][:1].isalpha(), "since.event")


def ago(c: Cursor, k: int) -> Got | None:
    """«قبل يومين»، «قبل نحو شهر»، «قبل ذلك بيومين»."""
    that = c.kind(k + 1) == "that"
    long = length(c, k + 2 if that else k + 1)
    if not long or long.unit == "minute" or long.side:
        return _open(k + 2, "ago.that") if that else None
    if c.kind(k + 1) == "the":
        return None  # «قبل العام الدراسي»
    start = (c.last or c.pub) if that else c.pub
    if not that and c.w[long.j] in ("من", "علي") and c.w[long.j + 1] not in _NOW_ISH:
        return _open(long.j, "ago.event")
    if long.amount is None or long.unit not in ("day", "week"):
        return _open(long.j, "ago.open")
    found = back(long.amount, long.unit, start)
    return Got(long.j, found, found, "ago.length")


def after(c: Cursor, k: int) -> Got | None:
    """«بعد ساعات»، «بعد يومين»: after what, the phrase does not say; «بعد ذلك بيومين» counts from the last day."""
    that = c.kind(k + 1) == "that"
    long = length(c, k + 2 if that else k + 1)
    if not long or long.unit == "minute":
        return None
    if that and c.last and long.amount and long.unit in ("day", "week"):
        found = back(-long.amount, long.unit, c.last)
        return Got(long.j, found, found, "after.length", ahead=found > c.pub)
    if long.unit == "hour" and c.last and k - c.last_at < _NEAR and not long.side:
        return Got(long.j, c.last, c.last, "after.hours")
    return _open(long.j, "after.open")


def during(c: Cursor, k: int) -> Got | None:
    """«خلال يومين»، «خلال 24 ساعة»، «خلال الأسبوع الماضي»، «طوال نهار السبت»."""
    j = c.skip(k + 1, _IN)
    stretch = over(c, j)
    if stretch:
        return stretch
    named = day(c, j) or period(c, j, bare=True)
    if named:
        return named
    if c.kind(j) == "day":
        return same_day(c, j)
    long = length(c, j)
    if not long or long.unit == "minute" or c.w[long.j] == "من":
        return None
    if c.w[j] == "يوم" and c.w[long.j - 1] == "يوم":
        return None  # «خلال يوم الافتتاح»
    if _left_open(long) or long.amount is None:
        return _open(long.j, "during.open")
    return Got(long.j, back(long.amount, long.unit, c.pub), c.pub, "during.length", "span")


def over(c: Cursor, k: int) -> Got | None:
    """A definite length with «الماضية» or «المقبلة»: «الأيام الثلاثة الماضية»، «اليومين الماضيين»."""
    if c.kind(k) != "the" and c.w[k] != "ال" and c.w[k] not in FEW:
        return None
    if c.kind(k) == "the" and c.word(k).value % 3 == 0:
        return None
    long = length(c, k)
    if not long or long.side not in ("last", "next"):
        return None
    ahead = long.side == "next"
    if long.amount is None or (long.unit == "hour" and long.amount < 24):
        return _open(long.j, f"over.{long.side}.open", ahead)
    far = back(-long.amount if ahead else long.amount, long.unit, c.pub)
    return Got(long.j, min(far, c.pub), max(far, c.pub), f"over.{long.side}", "span", ahead=ahead)


def span(c: Cursor, k: int) -> Got | None:
    """«من مساء الثلاثاء حتى صباح أمس الأربعاء»، «بين آذار وحزيران»."""
    j = c.skip(k + 1, _IN)
    if not (c.kind(j) or c.w[j].isdigit() or c.w[j] in LOOK):
        return None
    first = point(c, j)
    if not first or first.lo is None:
        return None
    if first.grain == "span" or (first.rule == "year" and first.hi and first.hi.year > first.lo.year):
        return first
    if c.kind(k) == "between":
        and_ = c.w[first.j]
        last = point(c, first.j + 1) if and_ == "و" else (point(c, first.j) if and_.startswith("و") else None)
    else:
        last = _until(c, first.j)
    if not last or last.hi is None or last.hi < first.lo:
        return None
    return Got(last.j, first.lo, last.hi, "span", "span", first.fixed and last.fixed, last.ahead)


def whence(c: Cursor, k: int) -> Got | None:
    """«من ساعات الفجر»، colloquial for since dawn."""
    return day(c, k + 1) if c.w[k] == "من" and c.kind(k + 1) == "unit" and c.kind(k + 2) == "time" else None


def same_day(c: Cursor, k: int) -> Got | None:
    """«اليوم نفسه»، «ذلك اليوم»، «اليوم التالي»: told from the last day that was named."""
    at = k + 1 if c.kind(k) == "that" else k
    if c.kind(at) != "day" or c.word(at).value:
        return None
    kind = c.kind(at + 1)
    told = k > 0 and (c.kind(k - 1) == "that" or (c.w[k - 1] in SAME and c.w[k + 1] != "الذي"))
    if at == k and kind not in ("same", "next") and not told:
        return None
    j = at + 1 + (at == k and kind in ("same", "next"))
    if c.last is None:
        return _open(j, "day.same")
    found = c.last + timedelta(kind == "next" and at == k)
    return Got(j, found, found, "day.same")


def eve(c: Cursor, k: int) -> Got | None:
    """«غداة مقتل 20 مدنيا»: what is told before happened the day after, so this a day earlier."""
    if c.w[k] not in ("غداه", "وغداه"):
        return None
    found = (c.last or c.pub) - timedelta(1)
    return Got(k + 1, found, found, "day.morrow")


def time_alone(c: Cursor, k: int) -> Got | None:
    """«ليلا» without a day: of the day its sentence names, else the night before publication."""
    w = c.w[k].removeprefix("و")
    if w not in _ADVERBS or c.w[k + 1] in ("ونهارا", "ومساء", "و") or _clock_before(c, k):
        return None
    if c.last and c.same_sentence(c.last_at, k):
        return Got(k + 1, c.last, c.last, "day.part")
    if w == "ليلا":
        return Got(k + 1, c.pub - timedelta(1), c.pub, "day.night", "span")
    return None


def _clock_before(c: Cursor, k: int) -> bool:
    w = c.w[k - 1] if k else ""
    return w[:1].isdigit() or w in LOOK or w.startswith(("دقيق", "ساع", "الساع")) or w == "نهارا"


def moment(c: Cursor, k: int) -> Got | None:
    """«الآن»، «الليلة الماضية»، «لاحقا»، «في وقت سابق»."""
    kind = c.kind(k)
    if kind == "later" or (kind == "lead" and c.w[k + 1] in TONES):
        return _open(k + 1 + (kind == "lead"), "later")
    if kind == "tonight":
        j, side = c.side(k + 1)
        if side == "last":
            return Got(j, c.pub - timedelta(1), c.pub, "day.night", "span")
        return Got(k + 1, c.pub, c.pub, "day.tonight")
    if c.text.raw[c.text.starts[k]] == "آ" or (k and c.w[k - 1] == "مثل"):
        return None  # «آلان»، a name that folds to the same
    if kind == "moment" and not (k and c.kind(k - 1) in ("until", "since", "from")):
        return Got(k + 1, c.pub, c.pub, "day.now")
    return None
