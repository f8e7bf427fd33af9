"""The days of an incident as other schemes number them: one to set down, and how precisely it is known."""

from datetime import date, timedelta

from rasid.export.rows import Row

WEEK, MONTH, YEAR = 7, 31, 366


def first_and_last(row: Row) -> tuple[date, date] | None:
    """The days that the incident may have been on."""
    if not row["first_day"] or not row["last_day"]:
        return None
    return date.fromisoformat(row["first_day"]), date.fromisoformat(row["last_day"])


def middle(first: date, last: date) -> date:
    """The middle day, the earlier of two."""
    return first + timedelta(days=(last - first).days // 2)


def time_precision(first: date, last: date) -> int | None:
    """ACLED's figure: 1 a day, 2 a week, 3 a month; ``None`` for what is vaguer, which ACLED does not code."""
    days = (last - first).days + 1
    return next((n for n, most in ((1, 1), (2, WEEK), (3, MONTH)) if days <= most), None)


def date_prec(first: date, last: date) -> int | None:
    """UCDP's figure: 1 a day, 2 two to six days, 3 a week, 4 a month, 5 a year; ``None`` for what is vaguer."""
    days = (last - first).days + 1
    return next((n for n, most in ((1, 1), (2, WEEK - 1), (3, WEEK), (4, MONTH), (5, YEAR)) if days <= most), None)


def newest_report(row: Row) -> str | None:
    """The newest day of publication among the reports."""
    return max((r["published"] for r in row["told_in"] if r["published"]), default=None)
