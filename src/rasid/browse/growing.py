"""Columns made of cards, some cards at a time: what was read of a card is let go of before the next are read.

So little is held that it stays in the processor's own memory, which is most of what there is to gain over very many
cards; and between two handfuls other threads have their turn, so that a server goes on answering meanwhile.
"""

import json
from array import array
from collections.abc import Sequence
from datetime import date
from itertools import chain
from typing import Any

import numpy as np
import numpy.typing as npt

from rasid.browse.card import KEYS
from rasid.browse.columns import NO_DAY, OPEN, Column, Columns
from rasid.knowledge.load import uncollected
from rasid.store.store import Card

_LISTS = ("kind", "type", "sub_type", "initiator", "target", "outlet", "status", "grade", "by", "report")
_SINGLES = ("country", "admin1", "admin2", "geo", "time", "decided")
_HANDFUL = 500
_INTS = ("first", "last", "contested", "roots", "reports", "killed_row", "killed_low", "killed_high", "sum_low",
         "sum_high")  # fmt: skip
_FLOATS = ("lat", "lon", "radius")
_NOWHERE = (None, None, None)
By = dict[str, Sequence[Any]]


@uncollected()
def columns(cards: Sequence[Card]) -> Columns:
    """The columns of ``cards``; those that hold nothing yet are left out."""
    grown = _Growing()
    for start in range(0, len(cards), _HANDFUL):
        held = [c for c in cards[start : start + _HANDFUL] if c.keys]
        if held:
            grown.take(held)
    return grown.columns()


class _Codes(dict[str, int]):
    """Numbers for values in the order in which they are first met."""

    def __missing__(self, value: str) -> int:
        self[value] = code = len(self)
        return code


class _Field:
    """One field of many values as it grows: how many values each row has, and which."""

    __slots__ = ("codes", "known", "sizes")

    def __init__(self) -> None:
        self.known = _Codes()
        self.sizes, self.codes = array("q"), array("q")

    def take(self, lists: Sequence[Any]) -> None:
        """The values of some more rows: no step of it is Python's own, for there are millions."""
        self.sizes.extend(map(len, lists))
        self.codes.extend(map(self.known.__getitem__, chain.from_iterable(lists)))

    def column(self) -> Column:
        """The column."""
        rows = np.repeat(np.arange(len(self.sizes), dtype=np.int64), _whole(self.sizes))
        return Column(list(self.known), rows, _whole(self.codes), self.known)


class _Growing:
    """All columns as they grow."""

    def __init__(self) -> None:
        self.ids: list[str] = []
        self.bodies: list[bytes] = []
        self.fields = {name: _Field() for name in (*_LISTS, *_SINGLES, "actor", "place", "root", "root_kind")}
        kinds = dict.fromkeys(_INTS, "q") | dict.fromkeys(_FLOATS, "d")
        self.numbers: dict[str, array[Any]] = {name: array(kind) for name, kind in kinds.items()}
        self.labels: dict[str, dict[str, tuple[str, str]]] = {"place": {}, "root": {}, "country_of": {}, "unit_of": {}}
        self.days: dict[str | None, int] = {None: NO_DAY, "": NO_DAY}

    def take(self, cards: Sequence[Card]) -> None:
        """Some more cards."""
        start = len(self.ids)
        self.ids += [c.id for c in cards]
        self.bodies += [c.body.encode("utf-8", "replace") for c in cards]
        keys = json.loads("[" + ",".join(c.keys for c in cards) + "]")
        by: By = dict(zip(KEYS, zip(*keys, strict=True), strict=True))
        self._fields(by)
        self._numbers(by, start)
        self._labels(by)

    def _fields(self, by: By) -> None:
        for name in _LISTS:
            self.fields[name].take(by[name])
        for name in _SINGLES:
            self.fields[name].take([() if v is None or v == "" else (str(v),) for v in by[name]])
        sides = zip(by["initiator"], by["target"], strict=True)
        self.fields["actor"].take([dict.fromkeys(chain(i, t)) for i, t in sides])
        self.fields["place"].take([(p[0],) if p else () for p in by["place"]])
        self.fields["root"].take([dict.fromkeys(r[0] for r in roots) for roots in by["root"]])
        self.fields["root_kind"].take([dict.fromkeys(r[2] for r in roots) for roots in by["root"]])

    def _numbers(self, by: By, start: int) -> None:
        numbers = self.numbers
        numbers["first"].extend(self._day(d[0]) for d in by["days"])
        numbers["last"].extend(self._day(d[1]) for d in by["days"])
        points = [p or _NOWHERE for p in by["point"]]
        for k, name in enumerate(_FLOATS):
            numbers[name].extend(np.nan if p[k] is None else p[k] for p in points)
        numbers["contested"].extend(map(int, by["contested"]))
        for k, name in enumerate(("roots", "reports")):
            numbers[name].extend(c[k] for c in by["counts"])
        killed = [(n, low, high) for n, found in enumerate(by["killed"], start) for low, high in found]
        numbers["killed_row"].extend(k[0] for k in killed)
        numbers["killed_low"].extend(k[1] or 0 for k in killed)
        numbers["killed_high"].extend(OPEN if k[2] is None else k[2] for k in killed)
        numbers["sum_low"].extend(s[0] if s else -1 for s in by["sum"])
        numbers["sum_high"].extend(OPEN if s and s[1] is None else s[1] if s else -1 for s in by["sum"])

    def _day(self, text: str | None) -> int:
        known = self.days.get(text)
        if known is None:
            known = self.days[text] = date.fromisoformat(text or "").toordinal()
        return known

    def _labels(self, by: By) -> None:
        labels = self.labels
        labels["place"].update((p[0], (p[1], p[2])) for p in by["place"] if p)
        labels["root"].update((r[0], (r[1], r[1])) for found in by["root"] for r in found)
        units = list(zip(by["admin2"], by["admin1"], by["country"], strict=True))
        labels["country_of"].update((a, (c or "", a)) for _, a, c in units if a)
        labels["unit_of"].update((d, (c or "", a or "")) for d, a, c in units if d)

    def columns(self) -> Columns:
        """What has grown."""
        numbers: dict[str, Any] = {name: _whole(held) for name, held in self.numbers.items()}
        numbers["contested"] = numbers["contested"].astype(bool)
        fields = {name: field.column() for name, field in self.fields.items()}
        return Columns(len(self.ids), self.ids, self.bodies, fields, **numbers, labels=self.labels)


def _whole(held: "array[Any]") -> npt.NDArray[Any]:
    """An array as numpy has it, without a copy."""
    kind = np.float64 if held.typecode == "d" else np.int64
    return np.frombuffer(held, dtype=kind) if len(held) else np.empty(0, dtype=kind)
