"""Days as a diary or a message in the first person names them, where that differs from how news does.

«سأعود في 15» names a day of this month, «قبل بضعة أيام» counts as three, «الأحد القادم» is Sunday of the coming week.
"""

from datetime import date, timedelta

from rasid.arabic.date_cursor import COMMAS, Cursor, Got
from rasid.arabic.date_days import day
from rasid.arabic.date_lengths import Length, length
from rasid.arabic.date_months import full
from rasid.arabic.date_periods import period
from rasid.arabic.number_words import LOOK
from rasid.arabic.reckoning import back, unit_around

_TO = frozenset(["في", "الي", "يوم", "علي"])
_WEEKDAY_OF = {w: "ال" + w for w in ["اثنين", "ثلاثاء", "اربعاء", "خميس", "جمعه", "سبت", "احد"]}
_NOT_A_NUMBER = LOOK["صفر"]
_SEVERAL = 3


def diary_date(c: Cursor, k: int) -> Got | None:
    """A diary's own phrase at ``k``, or ``None`` where news reads it the same."""
    for reader in (_counted, _ordinal_weekday, week_and_day, _weekday, _near_day):
        got = reader(c, k)
        if got:
            return got
    return _bare(c, k)


def _day(j: int, found: date, rule: str) -> Got:
    return Got(j, found, found, f"diary.{rule}")


def _counted(c: Cursor, k: int) -> Got | None:
    """«قبل بضعة أشهر»، «بعد 2 عام و 21 يوما من الآن»: counted out to the day, whatever the unit."""
    kind = c.kind(k)
    if day(c, k):
        return None
    j = k + 1 if kind in ("ago", "since", "after") else k
    found, steps = c.pub, 0
    parts: list[Length] = []
    while (part := length(c, j, several=_SEVERAL)) and not part.side and part.unit not in ("hour", "minute"):
        parts.append(part)
        steps += 1
        j = part.j + (c.w[part.j] == "و" or c.w[part.j] in COMMAS)
    now = c.w[j] == "من" and c.kind(j + 1) == "moment"
    if not parts or (kind == "since" and not now) or (j == k) or (kind not in ("ago", "since", "after") and not now):
        return None
    for part in sorted(parts, key=lambda p: ("year", "month", "week", "day").index(p.unit)):
        found = back((part.amount or 1) * (-1 if kind == "after" else 1), part.unit, found)
    return _day(j + 2 if now else parts[-1].j, found, "counted")


def _ordinal_weekday(c: Cursor, k: int) -> Got | None:
    """«أول يوم جمعة من يوليو»، «الأحد الثاني»: the first, second … such weekday of a month."""
    ahead = c.w[k] in LOOK and LOOK[c.w[k]].kind == "ordinal"
    j = k + 1 if ahead else k
    j += c.kind(j) == "unit" and c.word(j).value == 3
    word = c.word(j) if c.kind(j) == "weekday" else c.weekday_word(_WEEKDAY_OF.get(c.w[j], ""))
    atom = LOOK.get(c.w[k] if ahead else c.w[j + 1], _NOT_A_NUMBER)
    if word is None or atom.kind != "ordinal":
        return None
    at = j + 1 if ahead else j + 2
    month = period(c, at + (c.w[at] in ("من", "في")), bare=True)
    first = month.lo if month and month.lo else c.pub.replace(day=1)
    found = first + timedelta((word.value - first.weekday()) % 7 + 7 * (int(atom.value) - 1))
    if found.month != first.month:
        return Got(at, None, None, "diary.impossible")
    return _day(month.j if month else at, found, "ordinal-weekday")


def week_and_day(c: Cursor, k: int) -> Got | None:
    """«الأسبوع القادم الأحد»، «هذا الأسبوع الجمعة»، «هذا يوم الجمعة»."""
    week = period(c, k, bare=False)
    if week and week.lo and week.rule.startswith("week."):
        j, monday = week.j, week.lo
    elif c.diary and c.kind(k) == "this":
        j, monday = k + 1, unit_around("week", c.pub)[0]
    else:
        return None
    j += c.kind(j) == "unit" and c.word(j).value == 3
    return _day(j + 1, monday + timedelta(c.word(j).value), "week-and-day") if c.kind(j) == "weekday" else None


def _weekday(c: Cursor, k: int) -> Got | None:
    """«الأحد القادم»: of the coming week; «الخميس 21»: the number is the day's, if the day is a Thursday or not."""
    j = k + (c.kind(k) == "unit" and c.word(k).value == 3)
    if c.kind(j) != "weekday":
        return None
    if c.kind(j + 1) == "next":
        return _day(j + 2, unit_around("week", c.pub, 1)[0] + timedelta(c.word(j).value), "coming-week")
    at = c.skip(j + 1, _TO)
    if full(c, at) or c.w[at] in COMMAS:
        return None
    return _number(c, at)


def _near_day(c: Cursor, k: int) -> Got | None:
    """«اليوم التالي»، «آخر يوم»، «يومي»."""
    if c.kind(k) == "day" and not c.word(k).value and c.kind(k + 1) in ("next", "last"):
        return _day(k + 2, c.pub + timedelta(1 if c.kind(k + 1) == "next" else -1), "near")
    if c.w[k] == "اخر" and c.kind(k + 1) == "unit" and c.word(k + 1).value == 3:
        return _day(k + 2, c.pub - timedelta(1), "near")
    return _day(k + 1, c.pub, "near") if c.w[k] == "يومي" and not c.w[k + 1] else None


def _bare(c: Cursor, k: int) -> Got | None:
    """«في 15»، «إلى الحادي والعشرين»، «للثاني»: a day of this month."""
    w = c.w[k]
    led = k > 0 and c.w[k - 1] in _TO
    if not led and not (w.startswith("لل") and w in LOOK):
        return None
    return None if day(c, k) else _number(c, k)


def _number(c: Cursor, k: int) -> Got | None:
    number = c.small(k)
    if not number or not 1 <= number[1] <= 31 or c.kind(number[0]) in ("unit", "the") or c.w[number[0]] in ("/", "-"):
        return None
    try:
        return _day(number[0], c.pub.replace(day=number[1]), "day-of-month")
    except ValueError:
        return Got(number[0], None, None, "diary.impossible")
