"""Calendar arithmetic for phrases of time: which day «الخميس الماضي» is, seen from the day of publication."""

from calendar import monthrange
from datetime import date, timedelta

from rasid.arabic.hijri import hijri_day, hijri_month, hijri_year_of

Days = tuple[date, date]
"""First and last day, both included."""

_SOON = timedelta(60)
LAST, LAST_BUT_ONE, NEXT, NOW = "last", "last2", "next", "now"


def weekday(day: int, seen_from: date, side: str = "") -> date:
    """The weekday on or last before ``seen_from``; before it under ``last``, after it under ``next``."""
    back = (seen_from.weekday() - day) % 7
    if side == NEXT:
        return seen_from + timedelta(7 - back)
    if side in (LAST, LAST_BUT_ONE):
        return seen_from - timedelta((back or 7) + 7 * (side == LAST_BUT_ONE))
    return seen_from - timedelta(back)


def add_months(day: date, months: int) -> date:
    """The same day ``months`` later, or the month's last where it is shorter."""
    at = day.year * 12 + day.month - 1 + months
    year, month = divmod(at, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def back(count: int, unit: str, seen_from: date) -> date:
    """The day ``count`` units before ``seen_from`` (after it where negative); hours round up to whole days."""
    if unit in ("month", "year", "decade"):
        return add_months(seen_from, -count * {"month": 1, "year": 12, "decade": 120}[unit])
    days = -(-count // 24) if unit == "hour" else count * (7 if unit == "week" else 1)
    return seen_from - timedelta(days)


def unit_around(unit: str, seen_from: date, shift: int = 0) -> Days:
    """The ISO week, month or year of ``seen_from``, or the one ``shift`` away."""
    if unit == "week":
        first = seen_from - timedelta(seen_from.weekday() - 7 * shift)
        return first, first + timedelta(6)
    if unit == "month":
        first = add_months(seen_from.replace(day=1), shift)
        return first, first.replace(day=monthrange(first.year, first.month)[1])
    if unit == "year":
        return date(seen_from.year + shift, 1, 1), date(seen_from.year + shift, 12, 31)
    return seen_from + timedelta(shift), seen_from + timedelta(shift)


def month(number: int, year: int) -> Days:
    """First and last day of a month."""
    return date(year, number, 1), date(year, number, monthrange(year, number)[1])


def month_seen_from(number: int, seen_from: date, side: str = "") -> Days:
    """The latest such month that has begun; before the current under ``last``, after it under ``next``."""
    year = seen_from.year
    if side in (LAST, LAST_BUT_ONE):
        return month(number, year - (number >= seen_from.month) - (side == LAST_BUT_ONE))
    if side == NEXT:
        return month(number, year + (number <= seen_from.month))
    if side == NOW:
        return month(number, year)
    return month(number, year - (number > seen_from.month))


def hijri_seen_from(number: int, day: int | None, seen_from: date, side: str = "") -> Days | None:
    """The latest such Hijri month or day that has begun or is near, or the first to come under ``next``."""
    year = hijri_year_of(seen_from)
    if year is None:
        return None
    for y in (year, year + 1) if side == NEXT else (year + 1, year, year - 1):
        found = hijri_days(number, day, y)
        if found and (found[0] > seen_from if side == NEXT else found[0] <= seen_from + _SOON):
            return found
    return None


def hijri_days(number: int, day: int | None, year: int) -> Days | None:
    """A Hijri month, or a day of it, in a given Hijri year."""
    if day is None:
        return hijri_month(year, number)
    found = hijri_day(year, number, day)
    return (found, found) if found else None


def edge(part: str, whole: Days) -> Days:
    """The beginning, middle or end of a week, month or year: «مطلع شباط»، «أواخر 2012»."""
    first, last = whole
    length = (last - first).days + 1
    if length <= 7:
        cuts = (0, 2, 4, length)
    elif length <= 31:
        cuts = (0, 10, 20, length)
    else:
        cuts = (0, length // 4, length - length // 4, length)
    k = {"start": 0, "middle": 1, "end": 2}[part]
    return first + timedelta(cuts[k]), first + timedelta(cuts[k + 1] - 1)
