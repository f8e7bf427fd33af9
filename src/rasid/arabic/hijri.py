"""Hijri days and months as days of the civil calendar, by the Umm al-Qura tables."""

from datetime import date, timedelta

from hijridate import Gregorian, Hijri

FIRST, LAST = 1343, 1500
"""The years that the tables cover."""


def hijri_day(year: int, month: int, day: int) -> date | None:
    """The civil day, or ``None`` where the calendar has no such day.

    >>> hijri_day(1439, 8, 23)
    datetime.date(2018, 5, 9)
    """
    try:
        found = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(found.year, found.month, found.day)


def hijri_month(year: int, month: int) -> tuple[date, date] | None:
    """First and last civil day of a Hijri month."""
    start = hijri_day(year, month, 1)
    after = hijri_day(year + month // 12, month % 12 + 1, 1)
    return (start, after - timedelta(1)) if start and after else None


def hijri_year_of(day: date) -> int | None:
    """The Hijri year that a civil day falls in."""
    try:
        return Gregorian(day.year, day.month, day.day).to_hijri().year
    except (ValueError, OverflowError):
        return None
