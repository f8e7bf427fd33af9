"""Which events are asked for: the one form of filters that the page, the API and the command share.

A filter is pairs of names and values, as in a query string. Values of one field are any-of, unless ``all.FIELD=1`` asks
that all hold; a value behind ``-`` must not hold. What a filter does not know it refuses, so that a misspelt field is
never taken for no condition.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, fields
from datetime import UTC, date, datetime, timedelta
from typing import Any

from rasid.errors import UserError

FACETS = (
    "kind", "type", "sub_type", "actor", "initiator", "target", "country", "admin1", "admin2", "place", "geo", "time",
    "outlet", "root", "root_kind", "status", "grade", "decided", "by",
)  # fmt: skip
"""The fields that take values, several of each."""
_MOST_VALUES, _LONGEST, _MOST_CORNERS = 100, 500, 500
_WIDEST_DAYS, _GREATEST = 36_500, 2_000_000_000
Pair = tuple[str, str]
Box = tuple[float, float, float, float]


class FilterError(UserError):
    """A field that no filter has, or a value that it cannot take; ``where`` names the field."""

    code = "BAD_FILTER"

    def __init__(self, where: str, message: str, mend: str) -> None:
        super().__init__(message, where=where, mend=mend)


@dataclass(frozen=True, slots=True)
class Values:
    """The values of one field: any of them (or all, if ``every``), and none of ``without``."""

    any: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    every: bool = False


@dataclass(frozen=True, slots=True)
class Filter:
    """All that is asked for; made by :meth:`of`. Days both included, ``box`` west, south, east, north in degrees,

    ``near`` latitude, longitude and kilometres, ``polygon`` corners as longitude and latitude.
    """

    values: dict[str, Values] = field(default_factory=dict)
    since: date | None = None
    until: date | None = None
    window: int = 0
    killed_min: int | None = None
    killed_max: int | None = None
    roots_min: int | None = None
    reports_min: int | None = None
    contested: bool = False
    bbox: Box | None = None
    near: tuple[float, float, float] | None = None
    polygon: tuple[tuple[float, float], ...] = ()
    q: str = ""
    changed_since: str = ""

    @classmethod
    def of(cls, pairs: Iterable[Pair]) -> "Filter":
        """The filter that ``pairs`` spell. Raises :class:`FilterError` for an unknown field or an unfit value."""
        single: dict[str, Any] = {}
        any_of: dict[str, list[str]] = {}
        without: dict[str, list[str]] = {}
        every: set[str] = set()
        for name, value in pairs:
            value = value.strip()
            if not value:
                continue
            if len(value) > _LONGEST and name != "polygon":
                raise FilterError(name, "the value is too long", f"at most {_LONGEST} characters")
            if name in FACETS:
                into = without if value.startswith("-") and len(value) > 1 else any_of
                into.setdefault(name, []).append(_value(name, value[1:] if into is without else value))
            elif name.startswith("all.") and name[4:] in FACETS:
                every |= {name[4:]} if _yes(name, value) else set()
            elif name in _SINGLE:
                single[name] = _SINGLE[name](name, value)
            else:
                known = ", ".join((*FACETS, *_SINGLE))
                raise FilterError(name[:80], "there is no such filter", f"one of {known}")
        chosen = {
            n: Values(_once(n, any_of.get(n, ())), _once(n, without.get(n, ())), n in every and n in any_of)
            for n in FACETS
            if n in any_of or n in without
        }
        made = cls(chosen, **single)
        if made.since and made.until and made.since > made.until:
            raise FilterError("until", "it lies before since", "put the earlier day into since")
        return made

    def pairs(self) -> list[Pair]:
        """What :meth:`of` makes this filter of again, in one order."""
        out: list[Pair] = []
        for name, v in self.values.items():
            out += [(name, x) for x in v.any] + [(name, f"-{x}") for x in v.without]
            out += [(f"all.{name}", "1")] if v.every else []
        for f in fields(self)[1:]:
            value = getattr(self, f.name)
            if value not in (None, "", False, (), 0) or (value == 0 and f.name.endswith(("_min", "_max"))):
                out.append((f.name, _spelt(f.name, value)))
        return out

    def days(self) -> tuple[date | None, date | None]:
        """The first and the last day asked for, widened by the window."""
        try:
            return (
                self.since - timedelta(self.window) if self.since else None,
                self.until + timedelta(self.window) if self.until else None,
            )
        except OverflowError as e:
            raise FilterError("window", "the calendar ends before that", "give a smaller window") from e


def _once(name: str, values: Iterable[str]) -> tuple[str, ...]:
    kept = tuple(dict.fromkeys(values))
    if len(kept) > _MOST_VALUES:
        raise FilterError(name, "these are too many values", f"at most {_MOST_VALUES}")
    return kept


def _value(name: str, value: str) -> str:
    if name == "country":
        if not (len(value) == 2 and value.isascii() and value.isalpha()):
            raise FilterError(name, f"«{value}» is no country code", "write two letters, as sy, iq, ye")
        return value.upper()
    if name in ("geo", "time") and value not in ("1", "2", "3"):
        raise FilterError(name, f"«{value}» is no precision", "1, 2 or 3")
    return value


def _yes(name: str, value: str) -> bool:
    if value not in ("0", "1", "true", "false"):
        raise FilterError(name, f"«{value}» is neither 1 nor 0", "write 1, or leave it out")
    return value in ("1", "true")


def _day(name: str, value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError as e:
        raise FilterError(name, f"«{value}» is no day", "write it as 2021-07-29") from e


def _count(name: str, value: str) -> int:
    most = _WIDEST_DAYS if name == "window" else _GREATEST
    if not (value.isascii() and value.isdecimal()) or len(value) > 12 or int(value) > most:
        raise FilterError(name, f"«{value}» is no number from 0 to {most}", "write it in digits")
    return int(value)


def _numbers(name: str, value: str, n: int) -> tuple[float, ...]:
    try:
        found = tuple(float(part) for part in value.split(","))
    except ValueError:
        found = ()
    if len(found) != n or not all(abs(x) <= 1e6 for x in found):
        raise FilterError(name, f"«{value}» is not {n} numbers", "write them in degrees with commas between")
    return found


def _on_map(name: str, lat: float, lon: float) -> None:
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise FilterError(name, f"{lat},{lon} lies on no map", "latitudes reach to ±90, longitudes to ±180")


def _bbox(name: str, value: str) -> Box:
    west, south, east, north = _numbers(name, value, 4)
    _on_map(name, south, west)
    _on_map(name, north, east)
    if south > north:
        raise FilterError(name, "its south lies north of its north", "write it as W,S,E,N")
    return west, south, east, north


def _near(name: str, value: str) -> tuple[float, float, float]:
    lat, lon, km = _numbers(name, value, 3)
    _on_map(name, lat, lon)
    if km < 0:
        raise FilterError(name, "a distance is never below 0", "write it as LAT,LON,KM")
    return lat, lon, km


def _polygon(name: str, value: str) -> tuple[tuple[float, float], ...]:
    corners = value.split(",")
    if not 3 <= len(corners) <= _MOST_CORNERS:
        raise FilterError(name, f"it has {len(corners)} corners", f"3 to {_MOST_CORNERS}, as «lon lat,lon lat,…»")
    made = []
    for corner in corners:
        lon, lat = _numbers(name, ",".join(corner.split()), 2)
        _on_map(name, lat, lon)
        made.append((lon, lat))
    return tuple(made)


def _moment(name: str, value: str) -> str:
    """An instant as the store keeps them; a day alone is its beginning, a time without a zone UTC's."""
    try:
        at = datetime.fromisoformat(value.replace(" ", "+"))
        at = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    except (ValueError, OverflowError) as e:
        raise FilterError(name, f"«{value}» is no moment", "write it as 2021-07-29T12:00:00Z") from e
    return at.isoformat(timespec="seconds")


def _text(name: str, value: str) -> str:
    return value


_SINGLE: dict[str, Callable[[str, str], Any]] = {
    "since": _day, "until": _day, "window": _count, "killed_min": _count, "killed_max": _count, "roots_min": _count,
    "reports_min": _count, "contested": _yes, "bbox": _bbox, "near": _near, "polygon": _polygon, "q": _text,
    "changed_since": _moment,
}  # fmt: skip


def _spelt(name: str, value: Any) -> str:
    if name == "polygon":
        return ",".join(f"{_number(lon)} {_number(lat)}" for lon, lat in value)
    if isinstance(value, tuple):
        return ",".join(_number(x) for x in value)
    return "1" if value is True else str(value)


def _number(x: float) -> str:
    return repr(x)
