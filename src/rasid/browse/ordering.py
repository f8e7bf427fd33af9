"""The order of a list, and where a page of it begins: told by value and id, so that pages do not shift."""

import base64
import binascii
import json
from bisect import bisect_left
from dataclasses import dataclass
from typing import Any

import numpy as np

from rasid.browse.columns import NO_DAY, OPEN, Columns, Ints
from rasid.browse.filter import FilterError

SORTS = tuple(sign + name for name in ("day", "killed", "roots", "reports", "kind", "place") for sign in ("", "-"))
_LAST = OPEN
_BEFORE = "before"
_UNFIT = FilterError("cursor", "no page begins there", "give what the page before gave as «next»")


@dataclass(frozen=True, slots=True)
class Order:
    """All rows in one order. ``keys`` rise along ``rows``; ``texts`` are what ranks stand for."""

    rows: Ints
    keys: Ints
    ranks: Ints
    texts: list[str] | None
    sign: int


def order_of(c: Columns, sort: str, ranks: Ints) -> Order:
    """The rows by ``sort``; undated and unplaced ones last, equals by id. Raises :class:`FilterError`."""
    if sort not in SORTS:
        raise FilterError("sort", f"«{sort[:80]}» is no order", f"one of {', '.join(SORTS)}")
    sign, name = (-1, sort[1:]) if sort.startswith("-") else (1, sort)
    values, texts = _values(c, name)
    keys = np.where(values == _LAST, _LAST, sign * values)
    rows = np.lexsort((ranks, keys))
    return Order(rows, keys[rows], ranks[rows], texts, sign)


def _values(c: Columns, name: str) -> tuple[Ints, list[str] | None]:
    if name == "day":
        return np.where(c.first == NO_DAY, _LAST, c.first), None
    if name == "killed":
        return _killed(c), None
    if name in ("roots", "reports"):
        return (c.roots if name == "roots" else c.reports), None
    return _ranked(c, name)


def _killed(c: Columns) -> Ints:
    """The greatest figure told; of an open one, what is told at the least."""
    most = np.full(c.n, -1, dtype=np.int64)
    np.maximum.at(most, c.killed_row, np.where(c.killed_high == OPEN, c.killed_low, c.killed_high))
    return most


def _ranked(c: Columns, name: str) -> tuple[Ints, list[str]]:
    """Each row's first value in that field, as its rank among all."""
    column = c.fields[name]
    shown = [c.labels["place"][v][1] for v in column.values] if name == "place" else column.values
    texts = sorted(set(shown))
    rank = np.array([bisect_left(texts, v) for v in shown], dtype=np.int64)
    codes = column.first(c.n)
    out = np.full(c.n, _LAST, dtype=np.int64)
    out[codes >= 0] = rank[codes[codes >= 0]]
    return out, texts


def cursor_of(order: Order, at: int, id: str, *, before: bool = False) -> str:
    """Where the next page begins: after the row at place ``at`` of the order; or where the page before it ends."""
    key: Any = int(order.keys[at])
    if key == _LAST:
        key = None
    elif order.texts is not None:
        key = order.texts[order.sign * key]
    told = [key, id, _BEFORE] if before else [key, id]
    return base64.urlsafe_b64encode(json.dumps(told).encode()).decode().rstrip("=")


def cut(order: Order, ids: list[str], cursor: str) -> tuple[int, bool]:
    """How many places of the order lie on this side of ``cursor``, and whether the page that is meant ends there.

    ``ids`` are all, sorted. Raises :class:`FilterError`.
    """
    key, id, before = _read(cursor)
    at = bisect_left(ids, id)
    rank = at if at < len(ids) and ids[at] == id else at - 0.5
    if key is None:
        where: float = _LAST
    elif isinstance(key, str) and order.texts is not None:
        k = bisect_left(order.texts, key)
        where = order.sign * (k if k < len(order.texts) and order.texts[k] == key else k - 0.5)
    elif isinstance(key, int) and order.texts is None and abs(key) < _LAST:
        where = key
    else:
        raise _UNFIT
    least = order.ranks < rank if before else order.ranks <= rank
    return int(((order.keys < where) | ((order.keys == where) & least)).sum()), before


def _read(cursor: str) -> tuple[Any, str, bool]:
    try:
        found = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (ValueError, binascii.Error, RecursionError) as e:
        raise _UNFIT from e
    if not (isinstance(found, list) and len(found) in (2, 3) and isinstance(found[1], str)):
        raise _UNFIT
    if not (found[0] is None or isinstance(found[0], str) or type(found[0]) is int):
        raise _UNFIT
    if found[2:] not in ([], [_BEFORE]):
        raise _UNFIT
    return found[0], found[1], bool(found[2:])
