"""Which rows meet a filter: a mask for each of its conditions, so that any one of them can be left out again."""

from collections.abc import Callable, Iterator

import numpy as np

from rasid.browse.columns import NO_DAY, Bools, Columns, Floats
from rasid.browse.filter import Filter, Values

_EARTH_KM = 6371.0
ReportsOf = Callable[[str], set[str]]


def masks(c: Columns, f: Filter, words: ReportsOf, changed: ReportsOf) -> dict[str, Bools]:
    """The mask of each condition by its field. ``words`` gives the reports that hold them, ``changed`` the ids."""
    found = {name: _values(c, name, v) for name, v in f.values.items()}
    found |= dict(_days(c, f))
    if f.killed_min is not None or f.killed_max is not None:
        found["killed"] = _killed(c, f.killed_min, f.killed_max)
    if f.roots_min is not None:
        found["roots_min"] = c.roots >= f.roots_min
    if f.reports_min is not None:
        found["reports_min"] = c.reports >= f.reports_min
    if f.contested:
        found["contested"] = c.contested
    found |= dict(_area(c, f))
    if f.q:
        found["q"] = c.fields["report"].having(words(f.q), c.n)
    if f.changed_since:
        ids = changed(f.changed_since)
        found["changed_since"] = np.fromiter((i in ids for i in c.ids), dtype=bool, count=c.n)
    return found


def _values(c: Columns, name: str, v: Values) -> Bools:
    column = c.fields[name]
    mask = np.ones(c.n, dtype=bool)
    if name == "decided" or not v.every:
        mask = column.having(v.any, c.n) if v.any else mask
    else:
        for value in v.any:
            mask &= column.having((value,), c.n)
    return mask & ~column.having(v.without, c.n) if v.without else mask


def _days(c: Columns, f: Filter) -> Iterator[tuple[str, Bools]]:
    since, until = f.days()
    if since is not None:
        yield "since", c.last >= since.toordinal()
    if until is not None:
        yield "until", (c.first <= until.toordinal()) & (c.first != NO_DAY)


def _killed(c: Columns, least: int | None, most: int | None) -> Bools:
    """One figure of the reported killed must meet both ends."""
    fit = np.ones(len(c.killed_row), dtype=bool)
    if least is not None:
        fit &= c.killed_high >= least
    if most is not None:
        fit &= c.killed_low <= most
    mask = np.zeros(c.n, dtype=bool)
    mask[c.killed_row[fit]] = True
    return mask


def _area(c: Columns, f: Filter) -> Iterator[tuple[str, Bools]]:
    if f.bbox is not None:
        yield "bbox", inside_box(c, f.bbox)
    if f.near is not None:
        lat, lon, km = f.near
        yield "near", _distance(c, lat, lon) <= km
    if f.polygon:
        yield "polygon", _inside(c, f.polygon)


def inside_box(c: Columns, box: tuple[float, float, float, float]) -> Bools:
    """Rows with a point in ``box``, which may reach over the date line."""
    west, south, east, north = box
    across = (c.lon >= west) & (c.lon <= east) if west <= east else (c.lon >= west) | (c.lon <= east)
    return across & (c.lat >= south) & (c.lat <= north)


def _distance(c: Columns, lat: float, lon: float) -> Floats:
    """Kilometres along the great circle; NaN, which is within nothing, where there is no point."""
    a, b = np.radians(c.lat), np.radians(lat)
    step = np.sin((a - b) / 2) ** 2 + np.cos(a) * np.cos(b) * np.sin(np.radians(c.lon - lon) / 2) ** 2
    km: Floats = 2 * _EARTH_KM * np.arcsin(np.sqrt(np.clip(step, 0, 1)))
    return km


def _inside(c: Columns, corners: tuple[tuple[float, float], ...]) -> Bools:
    """Rows whose point lies in a polygon: a ray to the east crosses its sides an odd number of times."""
    odd = np.zeros(c.n, dtype=bool)
    for (x1, y1), (x2, y2) in zip(corners, (*corners[1:], corners[0]), strict=True):
        if y1 == y2:
            continue
        crosses = (c.lat < y1) != (c.lat < y2)
        odd ^= crosses & (c.lon < x1 + (c.lat - y1) * (x2 - x1) / (y2 - y1))
    return odd & ~np.isnan(c.lat)
