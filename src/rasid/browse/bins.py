"""Events over time and over areas: counted by day, week, month or year, and by country or governorate."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import numpy as np

from rasid.browse.columns import NO_DAY, OPEN, Bools, Columns, Ints
from rasid.browse.filter import FilterError

Row = dict[str, Any]
STEPS = ("auto", "day", "week", "month", "year")
LEVELS = ("country", "admin1")
_MONTH_DAYS = 30.4375
_AUTO = ((62, "day"), (400, "week"), (366 * 12, "month"))
_MOST_EMPTY = 2000


def histogram(c: Columns, mask: Bools, by: str) -> Row:
    """How many events of each type begin in each step of time; gaps are filled where they are not too many."""
    if by not in STEPS:
        raise FilterError("by", f"«{by[:80]}» is no step of time", f"one of {', '.join(STEPS)}")
    rows = np.flatnonzero(mask & (c.first != NO_DAY))
    undated = int(mask.sum()) - len(rows)
    if not len(rows):
        return {"by": "day" if by == "auto" else by, "bins": [], "undated": undated}
    span = int(c.first[rows].max() - c.first[rows].min())
    by = next((name for most, name in _AUTO if span <= most), "year") if by == "auto" else by
    begin = _BEGIN[by]
    days, where = np.unique(c.first[rows], return_inverse=True)
    starts = np.array([begin(date.fromordinal(int(d))).toordinal() for d in days], dtype=np.int64)
    bins, held = _filled(starts, by)
    place = np.searchsorted(bins, starts)[where]
    types = c.fields["type"]
    width = max(1, len(types.values))
    counts = np.bincount(place * width + types.first(c.n)[rows], minlength=len(bins) * width)
    table = counts.reshape(-1, width)
    shown = [_bin(int(bins[k]), by, table[k], types.values) for k in range(len(bins)) if held or table[k].any()]
    return {"by": by, "bins": shown, "undated": undated}


def _filled(starts: Ints, by: str) -> tuple[Ints, bool]:
    """Every step from the first to the last; only those that hold something where that were too many."""
    out = [int(starts.min())]
    last = int(starts.max())
    while out[-1] < last and len(out) <= _MOST_EMPTY:
        out.append(_after(out[-1], by))
    return (np.array(out, dtype=np.int64), True) if out[-1] >= last else (np.unique(starts), False)


def _bin(start: int, by: str, counts: Ints, names: list[str]) -> Row:
    end = date.fromordinal(_after(start, by) - 1)
    held = {names[k]: int(counts[k]) for k in np.flatnonzero(counts)}
    return {"start": date.fromordinal(start).isoformat(), "end": end.isoformat(), "counts": held}


def _after(start: int, by: str) -> int:
    day = date.fromordinal(start)
    if by in ("day", "week"):
        return start + (1 if by == "day" else 7)
    later = day + timedelta(32 if by == "month" else 367)
    return _BEGIN[by](later).toordinal()


_BEGIN: dict[str, Callable[[date], date]] = {
    "day": lambda d: d,
    "week": lambda d: d - timedelta(d.weekday()) if d.toordinal() > 7 else d,
    "month": lambda d: d.replace(day=1),
    "year": lambda d: d.replace(month=1, day=1),
}


def areas(c: Columns, mask: Bools, level: str) -> list[Row]:
    """Events and reported killed in each area: sums over incidents, an enumeration of reports and no death toll."""
    if level not in LEVELS:
        raise FilterError("level", f"«{level[:80]}» is no level", f"one of {', '.join(LEVELS)}")
    country, admin1 = c.fields["country"].first(c.n), c.fields["admin1"].first(c.n)
    rows = np.flatnonzero(mask & (country >= 0) & ((admin1 >= 0) | (level == "country")))
    if not len(rows):
        return []
    key = country[rows] * (len(c.fields["admin1"].values) + 1) + (admin1[rows] + 1 if level == "admin1" else 0)
    order = np.argsort(key, kind="stable")
    parts = np.split(rows[order], np.flatnonzero(np.diff(key[order])) + 1)
    months = _months(c, mask)
    out = [_area(c, level, (country, admin1), here, months) for here in parts]
    return sorted(out, key=lambda a: (-a["events"], a["country"], a["admin1"] or ""))


def _area(c: Columns, level: str, codes: tuple[Ints, Ints], rows: Ints, months: float) -> Row:
    """The sums of ``rows``, which lie in one area."""
    one, events = int(rows[0]), len(rows)
    told = rows[c.sum_low[rows] >= 0]
    highs = c.sum_high[told]
    return {
        "country": c.fields["country"].values[codes[0][one]],
        "admin1": c.fields["admin1"].values[codes[1][one]] if level == "admin1" else None,
        "events": events,
        "killed_reported_min": int(c.sum_low[told].sum()),
        "killed_reported_max": None if (highs == OPEN).any() else int(highs.sum()),
        "per_month": round(events / months, 2),
    }


def _months(c: Columns, mask: Bools) -> float:
    """How many months the events in ``mask`` reach over, one at the least."""
    days = c.first[mask & (c.first != NO_DAY)]
    return max(1.0, float(days.max() - days.min() + 1) / _MONTH_DAYS) if len(days) else 1.0
