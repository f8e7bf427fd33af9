"""All events as they stand, ready to be asked: made of the cards of the store, and good as long as its digest is."""

import threading
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from rasid.browse import bins, clusters, ordering
from rasid.browse.columns import Bools, Columns, Ints
from rasid.browse.filter import FACETS, Filter, FilterError, Values
from rasid.browse.growing import columns
from rasid.browse.labels import label
from rasid.browse.matching import ReportsOf, inside_box, masks
from rasid.store.store import Card, Store

Row = dict[str, Any]
_NO_VALUES = Values()


def _none(_: str) -> set[str]:
    return set()


class Index:
    """The events of one state of the store; never changes, so that many threads may ask at once."""

    def __init__(self, digest: str, cards: list[Card]) -> None:
        self.digest = digest
        self.columns: Columns = columns(cards)
        self.complete = self.columns.n == len(cards)
        """Whether every event has its card; an older store has none until its events are drawn anew."""
        self._orders: dict[str, ordering.Order] = {}
        self._lock = threading.Lock()

    @classmethod
    def of(cls, store: Store) -> "Index":
        """The index of what stands in ``store`` now."""
        return cls(*store.cards())

    @cached_property
    def sorted_ids(self) -> list[str]:
        """Every id, in order."""
        return sorted(self.columns.ids)

    @cached_property
    def row_of(self) -> dict[str, int]:
        """The row of each event."""
        return {id: n for n, id in enumerate(self.columns.ids)}

    @cached_property
    def of_report(self) -> dict[str, list[str]]:
        """The events that each report tells of."""
        column, out = self.columns.fields["report"], dict[str, list[str]]()
        for row, code in zip(column.rows.tolist(), column.codes.tolist(), strict=True):
            out.setdefault(column.values[code], []).append(self.columns.ids[row])
        return out

    def order(self, sort: str) -> ordering.Order:
        """The rows in one order, made when it is first asked for."""
        with self._lock:
            if sort not in self._orders:
                rank = np.empty(self.columns.n, dtype=np.int64)
                rank[[self.row_of[i] for i in self.sorted_ids]] = np.arange(self.columns.n)
                self._orders[sort] = ordering.order_of(self.columns, sort, rank)
            return self._orders[sort]

    def select(self, f: Filter, words: ReportsOf = _none, changed: ReportsOf = _none) -> "Selection":
        """The events that meet ``f``; ``words`` gives the reports that hold the words of ``q``, ``changed`` the

        events that changed since a moment: both are the store's to answer.
        """
        return Selection(self, f, masks(self.columns, f, words, changed))

    def select_in(self, f: Filter, store: Store) -> "Selection":
        """As :meth:`select`, over the store that this is the index of."""
        return self.select(f, store.matching, store.changed_since)


@dataclass(frozen=True, slots=True)
class Page:
    """Rows of a list, with the cursors of the pages after it and before it where there are such."""

    rows: Ints
    next: str | None
    prev: str | None


class Selection:
    """The events that meet a filter, and all that is told of them."""

    def __init__(self, index: Index, f: Filter, found: dict[str, Bools]) -> None:
        self.index, self.filter, self._masks = index, f, found

    def _without(self, field: str | None) -> Bools:
        mask = np.ones(self.index.columns.n, dtype=bool)
        for name, one in self._masks.items():
            if name != field:
                mask &= one
        return mask

    @cached_property
    def mask(self) -> Bools:
        """Which rows."""
        return self._without(None)

    @property
    def total(self) -> int:
        """How many events."""
        return int(self.mask.sum())

    def rows(self, sort: str, at: str | None, limit: int) -> Page:
        """A page of rows. Raises :class:`FilterError` for an unfit sort or cursor."""
        order = self.index.order(sort)
        places = np.flatnonzero(self.mask[order.rows])
        start, end = 0, limit
        if at:
            near, ends_there = ordering.cut(order, self.index.sorted_ids, at)
            edge = int(np.searchsorted(places, near))
            start, end = (max(0, edge - limit), edge) if ends_there else (edge, edge + limit)
        page = places[start:end]

        def cursor(place: int, *, before: bool = False) -> str:
            return ordering.cursor_of(order, place, self._id(order.rows[place]), before=before)

        more = cursor(int(page[-1])) if len(page) and end < len(places) else None
        less = cursor(int(page[0]), before=True) if len(page) and start > 0 else None
        return Page(order.rows[page], more, less)

    def _id(self, row: int) -> str:
        return self.index.columns.ids[row]

    def ids(self, sort: str = "-day", at: str | None = None, limit: int = 50) -> tuple[list[str], str | None]:
        """A page of ids, and the cursor of the next."""
        page = self.rows(sort, at, limit)
        return [self._id(r) for r in page.rows], page.next

    def every_id(self, sort: str = "day") -> list[str]:
        """The ids of all, in order."""
        return self.ids(sort, None, self.index.columns.n or 1)[0]

    def cards(self, sort: str, at: str | None, limit: int) -> tuple[list[bytes], Page]:
        """A page of cards, each as JSON in UTF-8, and what page it is."""
        page = self.rows(sort, at, limit)
        return [self.index.columns.bodies[r] for r in page.rows], page

    def facets(self, fields: Iterable[str] = FACETS, limit: int = 30) -> dict[str, list[Row]]:
        """The most frequent values of each field, counted under all other conditions; chosen ones always."""
        return {name: self._facet(name, limit) for name in dict.fromkeys(fields)}

    def _facet(self, name: str, limit: int) -> list[Row]:
        if name not in FACETS:
            raise FilterError("fields", f"«{name[:80]}» is no field", f"one of {', '.join(FACETS)}")
        c = self.index.columns
        column = c.fields[name]
        counts = column.counts(self._without(name) if name in self._masks else self.mask)
        chosen = self.filter.values.get(name, _NO_VALUES)
        most = sorted(np.flatnonzero(counts).tolist(), key=lambda k: (-int(counts[k]), column.values[k]))[:limit]
        values = [column.values[k] for k in most]
        values += [v for v in dict.fromkeys((*chosen.any, *chosen.without)) if v not in values]
        return [
            {
                "value": v,
                "label": label(c, name, v),
                "count": int(counts[column.code_of[v]]) if v in column.code_of else 0,
                "chosen": v in chosen.any or v in chosen.without,
            }
            for v in values
        ]

    def histogram(self, by: str = "auto") -> Row:
        """Events over time, as the API gives them."""
        return bins.histogram(self.index.columns, self.mask, by)

    def map(self, zoom: int, box: tuple[float, float, float, float] | None = None) -> Row:
        """Marks of a map at ``zoom``, of the part of it in ``box`` alone if given, and how many have no point."""
        c = self.index.columns
        shown = self.mask & inside_box(c, box) if box else self.mask
        unplaced = int((self.mask & np.isnan(c.lat)).sum())
        return {"features": clusters.marks(c, shown, max(0, min(zoom, clusters.DEEPEST))), "unplaced": unplaced}

    def areas(self, level: str = "admin1") -> list[Row]:
        """Events and reported killed by area."""
        return bins.areas(self.index.columns, self.mask, level)
