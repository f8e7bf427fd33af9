"""Phrases that name a week, a month, a year or a part of one: «الأسبوع الماضي»، «مطلع شباط»، «عام 2013»."""

from datetime import date

from rasid.arabic.calendar_words import LEXICON
from rasid.arabic.date_cursor import Cursor, Got
from rasid.arabic.date_months import of_month
from rasid.arabic.reckoning import NEXT, Days, edge, unit_around

_SHIFT = {"last": -1, "last2": -2, "next": 1, "now": 0, "this": 0}
_OF = frozenset(["من", "في"])
_YEARLY = frozenset("في وفي ففي بحلول حرب انتفاضه ثوره عدوان انقلاب احتجاجات".split())
_MONTHLY = frozenset(["شهر", "بشهر", "لشهر", "وشهر", "شهري"])
_STRONG = frozenset(["في", "وفي", "منذ", "ومنذ", "خلال", "وخلال", "مطلع", "نهايه", "بدايه", "اواخر", "اوائل", "منتصف"])
_MILD = frozenset(["حتي", "الي", "من", "بين", "بعد", "قبل", "بحلول"])


def period(c: Cursor, k: int, bare: bool) -> Got | None:
    """A period at ``k``; ``bare`` lets a month or year stand without a word that shows it to be one."""
    kind = c.kind(k)
    if kind in ("start", "middle", "end"):
        return _edge(c, k, kind)
    if kind == "this":
        return _this(c, k)
    if kind == "the":
        return _definite(c, k, bare)
    if kind == "unit" and c.word(k).value // 3 == 4:
        return year(c, k + 1)
    if kind == "unit" and c.word(k).value == 9:
        return _month(c, k + 1, bare=True)
    return _month(c, k, bare) or (year(c, k) if bare and _is_year(c, k) else None)


def year(c: Cursor, k: int) -> Got | None:
    """A year in figures at ``k``, with a second one after it: «عامي 2014 و2015»."""
    first = c.figures(k, 600, 2199)
    if first is None:
        return None
    j, last = k + 1, first
    second = c.figures(j + 1, first + 1, first + 60) if c.w[j] in ("و", "-", "–", "/", "الي", "حتي") else None
    if second:
        j, last = j + 2, second
    if c.w[j] == "م":
        j += 1
    return Got(j, date(first, 1, 1), date(last, 12, 31), "year", "period", fixed=True, ahead=first > c.pub.year)


def year_alone(c: Cursor, k: int) -> Got | None:
    """«في 2014»، «بحلول 2030»."""
    return year(c, k) if k and c.w[k - 1] in _YEARLY and _is_year(c, k) and c.w[k] != "2000" else None


def _is_year(c: Cursor, k: int) -> bool:
    """Four figures that can only be a year here: «منذ 2015»، and not «في 2000 منزل»."""
    return c.figures(k, 1950, c.pub.year + 20) is not None and (c.w[k][-2:] != "00" or c.w[k] == "2000")


def _month(c: Cursor, k: int, bare: bool) -> Got | None:
    named = c.month(k)
    if not named:
        return None
    got = of_month(c, named[0], named[1], None)
    if got is None or (got.j == named[0] and not bare):
        return None
    if got.lo and got.hi and got.lo <= c.pub < got.hi:
        got = got._replace(hi=c.pub)
    return got


def _around(c: Cursor, unit: str, side: str) -> Days:
    first, last = unit_around(unit, c.pub, _SHIFT[side])
    return first, min(last, c.pub) if first <= c.pub else last


def _this(c: Cursor, k: int) -> Got | None:
    """«هذا الأسبوع»، «هذا العام»، «هذا الصباح»، «هذه الليلة»."""
    kind = c.kind(k + 1)
    if (kind == "day" and c.word(k + 1).value == 0) or kind in ("time", "tonight"):
        return Got(k + 2, c.pub, c.pub, "day.this")
    unit = c.unit(k + 1, "the")
    if not unit or unit[1] or unit[0] not in ("week", "month", "year"):
        return None
    first, last = _around(c, unit[0], "this")
    return Got(k + 2, first, last, f"{unit[0]}.this", "period")


def _definite(c: Cursor, k: int, bare: bool) -> Got | None:
    """«الأسبوع الماضي»، «الشهر الجاري»، «العام 2013»; «العام» alone only after «مطلع» and its like."""
    unit = c.unit(k, "the")
    if not unit or unit[1] or unit[0] not in ("week", "month", "year"):
        return None
    j, side = c.side(k + 1)
    if side:
        first, last = _around(c, unit[0], side)
        return Got(j, first, last, f"{unit[0]}.{side}", "period", ahead=side == NEXT)
    if unit[0] == "year":
        found = year(c, k + 1)
        if found:
            return found
    if bare and c.kind(k + 1) != "same":
        first, last = unit_around(unit[0], c.pub)
        return Got(k + 1, first, last, f"{unit[0]}.this", "period")
    return None


def _edge(c: Cursor, k: int, part: str) -> Got | None:
    """«مطلع شباط»، «أواخر 2012»، «نهاية الأسبوع الماضي»; what has begun ends at publication unless it lies ahead."""
    j = c.skip(k + 1, _OF)
    if c.kind(j) in ("start", "middle", "end"):
        return None
    got = _whole(c, period(c, j, bare=True))
    if not got or got.lo is None or got.hi is None:
        return None
    first, last = edge(part, (got.lo, got.hi))
    if first <= c.pub < last:
        last = c.pub
    return got._replace(lo=first, hi=last, rule=f"{got.rule}.{part}", ahead=first > c.pub)


def _whole(c: Cursor, got: Got | None) -> Got | None:
    """The period that ``got`` was cut from at publication, so that its end can be found."""
    if not got or got.lo is None or got.hi != c.pub:
        return got
    unit = got.rule.split(".", 1)[0]
    return got._replace(hi=unit_around(unit, got.lo)[1]) if unit in ("week", "month", "year") else got


def month_alone(c: Cursor, k: int) -> Got | None:
    """A month with neither day nor year: after a preposition of time, or in a list («في آذار ونيسان»)."""
    named = c.month(k)
    if not named:
        return None
    before = c.w[k - 1] if k else ""
    weak = named[1].weak
    led = before in _MONTHLY or (before in _STRONG and weak < 2) or (before in _MILD and not weak)
    listed = k == c.end and c.w[k][0] == "و" and weak < 2
    onto = c.w[k][0] == "ب" and c.word(k).kind != "" and LEXICON.get(c.w[k][1:]) == c.word(k)
    return _month(c, k, bare=True) if led or listed or onto else None
