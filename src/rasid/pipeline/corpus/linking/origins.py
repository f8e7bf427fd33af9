"""Whence a report or a claim has what it says, where another report had it first."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from rasid.pipeline.corpus.json_text import parsed, written
from rasid.pipeline.corpus.linking.desk import Desk, batches, columns, once, table
from rasid.pipeline.corpus.linking.outlines import Shard
from rasid.pipeline.corpus.shards import arrow

ORIGINS = {"o": "int64", "report": "string", "outlet": "string"}
TAKEN = {"o": "int64", "start": "int64", "stop": "int64", "first": "int64"}
_QUERY = (
    "SELECT * FROM (SELECT o, start, stop, min(o) OVER (PARTITION BY exact) AS first FROM {pieces}) "
    "WHERE first < o ORDER BY o, start, stop, first"
)
"""Every paragraph that a report before had, with the first of them."""


def originated(desk: Desk) -> None:
    """Write the paragraphs taken over (``taken``) and the reports that anything is from (``origins``)."""
    import numpy as np

    taken, copies = columns(desk.sort("taken", _QUERY, "passages"), "first"), columns(desk.whole("copies"), "of")
    desk.sort("rooms", "SELECT * FROM {pieces} ORDER BY o")
    once(desk.whole("origins"), lambda: _origins(desk, np.unique(np.concatenate([*taken, *copies]))))


def _origins(desk: Desk, wanted: Any) -> Any:
    import numpy as np

    outlets: dict[int, str | None] = {}
    for o, outlet in batches(desk.whole("rooms"), "o", "outlet"):
        at = np.flatnonzero(np.isin(o, wanted))
        outlets.update(zip(o[at].tolist(), outlet[at].tolist(), strict=True))
    rows = []
    for o, told in batches(desk.whole("heads"), "o", "told", rows=8192):
        rows += [(int(o[n]), written(parsed(told[n])[0]), outlets.get(int(o[n])))
                 for n in np.flatnonzero(np.isin(o, wanted))]  # fmt: skip
    return table(rows, ORIGINS)


@dataclass(frozen=True, slots=True)
class Whence:
    """What is known of the reports of one shard."""

    names: dict[int, tuple[str, str]]
    """The id and the outlet of each report that anything is from, and the id of every one, as JSON."""
    original: dict[int, int]
    taken: dict[int, list[tuple[int, int, int]]]

    def of(self, o: int, at: int, claim: str) -> str | None:
        """As JSON the steps from a claim at ``at`` of report ``o`` to the report that had it first, and its outlet."""
        steps: list[tuple[str, str]] = []
        if o in self.original:
            steps, o = [(self.names[o][0], self.names[self.original[o]][0])], self.original[o]
        else:
            firsts = [first for start, stop, first in self.taken.get(o, ()) if start <= at < stop]
            if not firsts:
                return None
            steps, o = [(written(claim), self.names[firsts[-1]][0])], firsts[-1]
            if o in self.original:
                steps.append((self.names[o][0], self.names[self.original[o]][0]))
                o = self.original[o]
        told = ",".join(f"[{one},{other}]" for one, other in steps)
        return f"[[{told}],{self.names[o][0]},{self.names[o][1]}]"


def whence(task: Shard) -> Whence:
    """What is known of the reports of a shard."""
    import numpy as np

    read = arrow("pyarrow.parquet").read_table
    copy, original = columns(task.desk.whole("copies"), "o", "of")
    (own,) = columns(task.desk.piece("ranks", task.k), "o")
    rows = columns(task.desk.whole("taken"), *TAKEN)
    at = np.flatnonzero(np.isin(rows[0], own) & ~np.isin(rows[0], copy))
    taken: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for o, *rest in zip(*(column[at].tolist() for column in rows), strict=True):
        taken[o].append(tuple(rest))
    held = read(task.desk.whole("origins")).to_pydict()
    names = {o: (r, outlet or "null") for o, r, outlet in zip(held["o"], held["report"], held["outlet"], strict=True)}
    mine = read(task.desk.piece("rooms", task.k), columns=["o", "report"]).to_pydict()
    for o, report in zip(mine["o"], mine["report"], strict=True):
        names.setdefault(o, (report, "null"))
    return Whence(names, dict(zip(copy.tolist(), original.tolist(), strict=True)), taken)
