"""The keys of all cards as columns of numbers, so that a filter is a few sweeps over arrays."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any

import numpy as np
import numpy.typing as npt

from rasid.browse.card import KEYS
from rasid.knowledge.load import uncollected
from rasid.store.store import Card

Bools = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
NO_DAY = -1
OPEN = np.iinfo(np.int64).max

_LISTS = ("kind", "type", "sub_type", "initiator", "target", "outlet", "status", "grade", "by", "report")
_SINGLES = ("country", "admin1", "admin2", "geo", "time", "decided")


@dataclass(frozen=True, slots=True)
class Column:
    """A field of many values: entry ``k`` says that row ``rows[k]`` has the value ``values[codes[k]]``."""

    values: list[str]
    rows: Ints
    codes: Ints
    code_of: dict[str, int]

    def having(self, wanted: Iterable[str], n: int) -> Bools:
        """The rows, of ``n``, that have any of ``wanted``."""
        look = np.zeros(len(self.values) + 1, dtype=bool)
        look[[self.code_of[w] for w in wanted if w in self.code_of]] = True
        mask = np.zeros(n, dtype=bool)
        mask[self.rows[look[self.codes]]] = True
        return mask

    def first(self, n: int) -> Ints:
        """The code of the first value of each of ``n`` rows, -1 where it has none."""
        out = np.full(n, -1, dtype=np.int64)
        out[self.rows[::-1]] = self.codes[::-1]  # backwards, so that the first value of a row stays
        return out

    def counts(self, mask: Bools) -> Ints:
        """How many of the rows in ``mask`` have each value."""
        return np.bincount(self.codes[mask[self.rows]], minlength=len(self.values))


@dataclass(frozen=True, slots=True)
class Columns:
    """All events, a row each, in the order in which they were drawn. Days are ordinals, both ends included."""

    n: int
    ids: list[str]
    bodies: list[bytes]
    fields: dict[str, Column]
    first: Ints
    last: Ints
    lat: Floats
    lon: Floats
    radius: Floats
    contested: Bools
    roots: Ints
    reports: Ints
    killed_row: Ints
    killed_low: Ints
    killed_high: Ints
    sum_low: Ints
    sum_high: Ints
    labels: dict[str, dict[str, tuple[str, str]]]


@uncollected()
def columns(cards: Sequence[Card]) -> Columns:
    """The columns of ``cards``; those that hold nothing yet are left out."""
    held = [c for c in cards if c.keys]
    keys = json.loads("[" + ",".join(c.keys for c in held) + "]")
    by: dict[str, Sequence[Any]] = (
        dict(zip(KEYS, zip(*keys, strict=True), strict=True)) if keys else dict.fromkeys(KEYS, ())
    )
    killed = [(n, low, high) for n, found in enumerate(by["killed"]) for low, high in found]
    points = [p or (None, None, None) for p in by["point"]]
    return Columns(
        n=len(held),
        ids=[c.id for c in held],
        bodies=[c.body.encode("utf-8", "replace") for c in held],
        fields=_fields(by),
        first=_days(d[0] for d in by["days"]),
        last=_days(d[1] for d in by["days"]),
        lat=_degrees(p[0] for p in points),
        lon=_degrees(p[1] for p in points),
        radius=_degrees(p[2] for p in points),
        contested=np.array(by["contested"], dtype=bool),
        roots=np.array([c[0] for c in by["counts"]], dtype=np.int64),
        reports=np.array([c[1] for c in by["counts"]], dtype=np.int64),
        killed_row=np.array([k[0] for k in killed], dtype=np.int64),
        killed_low=np.array([k[1] or 0 for k in killed], dtype=np.int64),
        killed_high=np.array([OPEN if k[2] is None else k[2] for k in killed], dtype=np.int64),
        sum_low=np.array([s[0] if s else -1 for s in by["sum"]], dtype=np.int64),
        sum_high=np.array([OPEN if s and s[1] is None else s[1] if s else -1 for s in by["sum"]], dtype=np.int64),
        labels=_labels(by),
    )


def _fields(by: dict[str, Sequence[Any]]) -> dict[str, Column]:
    made = {name: _column(by[name]) for name in _LISTS}
    made |= {name: _column([(v,) if v else () for v in map(_text, by[name])]) for name in _SINGLES}
    made["actor"] = _column([dict.fromkeys(chain(i, t)) for i, t in zip(by["initiator"], by["target"], strict=True)])
    made["place"] = _column([(p[0],) if p else () for p in by["place"]])
    made["root"] = _column([dict.fromkeys(r[0] for r in roots) for roots in by["root"]])
    made["root_kind"] = _column([dict.fromkeys(r[2] for r in roots) for roots in by["root"]])
    return made


class _Codes(dict[str, int]):
    """Numbers for values in the order in which they are first met."""

    def __missing__(self, value: str) -> int:
        self[value] = code = len(self)
        return code


def _column(lists: Sequence[Any]) -> Column:
    """The column of each row's list of values: no step of it is Python's own, for there are millions."""
    code_of = _Codes()
    sizes = np.fromiter(map(len, lists), dtype=np.int64, count=len(lists))
    codes = np.fromiter(map(code_of.__getitem__, chain.from_iterable(lists)), dtype=np.int64, count=int(sizes.sum()))
    return Column(list(code_of), np.repeat(np.arange(len(lists), dtype=np.int64), sizes), codes, code_of)


def _text(value: Any) -> str:
    return "" if value is None else str(value)


def _labels(by: dict[str, Sequence[Any]]) -> dict[str, dict[str, tuple[str, str]]]:
    """The names that only the cards know: of places, and of roots; and the country of each governorate."""
    places = {p[0]: (p[1], p[2]) for p in by["place"] if p}
    roots = {r[0]: (r[1], r[1]) for found in by["root"] for r in found}
    countries = {a: (c or "", a) for a, c in zip(by["admin1"], by["country"], strict=True) if a}
    return {"place": places, "root": roots, "country_of": countries}


def _days(texts: Iterable[str | None]) -> Ints:
    known: dict[str | None, int] = {None: NO_DAY, "": NO_DAY}
    held = list(texts)
    known |= {text: date.fromisoformat(text).toordinal() for text in set(held) if text}
    return np.fromiter(map(known.__getitem__, held), dtype=np.int64, count=len(held))


def _degrees(values: Iterable[float | None]) -> Floats:
    return np.fromiter((np.nan if v is None else v for v in values), dtype=np.float64)


__all__ = ["NO_DAY", "OPEN", "Bools", "Column", "Columns", "columns"]
