"""A moment as the day that stood on the outlet's own calendar.

Stamps of machines are in UTC: a post of 22:30 UTC in July appeared in Damascus on the next day, and «أمس» in it is
counted from that one.
"""

from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import cache
from zoneinfo import ZoneInfo

from rasid.ingest.page_facts import day

_ZONES = {
    "SY": "Asia/Damascus", "IQ": "Asia/Baghdad", "YE": "Asia/Aden", "LB": "Asia/Beirut", "PS": "Asia/Gaza",
    "IL": "Asia/Jerusalem", "JO": "Asia/Amman", "EG": "Africa/Cairo", "SD": "Africa/Khartoum", "LY": "Africa/Tripoli",
    "TN": "Africa/Tunis", "DZ": "Africa/Algiers", "MA": "Africa/Casablanca", "SA": "Asia/Riyadh", "AE": "Asia/Dubai",
    "QA": "Asia/Qatar", "KW": "Asia/Kuwait", "BH": "Asia/Bahrain", "OM": "Asia/Muscat", "SO": "Africa/Mogadishu",
    "TR": "Europe/Istanbul", "IR": "Asia/Tehran", "MR": "Africa/Nouakchott", "DJ": "Africa/Djibouti",
}  # fmt: skip
"""Where a country keeps its time (IANA)."""
_EASTERNMOST = timedelta(hours=4)
"""No country that rasid reads of is farther ahead of UTC."""
UNSURE = "its time is given in UTC and its country is not known, so it may have appeared a day later: give --country"


def day_of_moment(moment: datetime, country: str | None) -> tuple[date, str | None]:
    """The calendar day of ``moment`` where ``country`` is, and a warning where UTC leaves it open.

    A moment with an offset of its own is the outlet's clock already.

    >>> day_of_moment(datetime(2021, 7, 29, 22, 30, tzinfo=UTC), "SY")
    (datetime.date(2021, 7, 30), None)
    """
    if moment.utcoffset():
        return moment.date(), None
    moment = moment.replace(tzinfo=UTC)
    zone = _zone(country)
    if zone is not None:
        return moment.astimezone(zone).date(), None
    return moment.date(), UNSURE if (moment + _EASTERNMOST).date() > moment.date() else None


def day_of_epoch(seconds: object, country: str | None) -> tuple[date | None, str | None]:
    """The same of seconds since 1970, as a number or its digits; nothing where they are none."""
    try:
        moment = datetime.fromtimestamp(int(str(seconds)[:20]), UTC)
    except (ValueError, OverflowError, OSError):
        return None, None
    return day_of_moment(moment, country) if moment.year >= 1990 else (None, None)


def day_of_stamp(stamp: str, country: str | None) -> tuple[date | None, str | None]:
    """The same of a feed's stamp: RFC 822, ISO 8601, or a date in words."""
    stamp = stamp.strip()[:200]
    for read in (parsedate_to_datetime, datetime.fromisoformat):
        try:
            moment = read(stamp)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
        if moment.year < 1990:
            return None, None
        if moment.tzinfo is None and not stamp.endswith("-0000"):
            return moment.date(), None
        return day_of_moment(moment, country)
    return day(stamp), None


@cache
def _zone(country: str | None) -> ZoneInfo | None:
    try:
        return ZoneInfo(_ZONES[country.upper()]) if country else None
    except (KeyError, OSError, ValueError):  # a machine without a table of zones
        return None
