"""All that the incidents of a corpus are made of, each thing at the set of occurrences that it belongs to.

One table, sorted by set (``c``), then by what a row is (``role``), then by ``a`` and ``b``: occurrences, claims, parts
of these that stand in other sets, pairs with their scores, and what copies repeat.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from rasid.link.spots import APART
from rasid.pipeline.corpus.json_text import written
from rasid.pipeline.corpus.linking.desk import Desk, columns, table
from rasid.pipeline.corpus.linking.origins import whence
from rasid.pipeline.corpus.linking.outlines import Shard
from rasid.pipeline.corpus.linking.singled import FITS_ALONE, FITS_WORSE, by_reports, weighed
from rasid.pipeline.corpus.linking.sources import sources
from rasid.pipeline.corpus.shards import arrow, write_table

UNIT, CLAIM, PART, PAIR, AGAIN = range(5)
SPREAD = {
    "c": "int64", "role": "int8", "a": "int64", "b": "int64", "score": "double",
    "text": "string", "room": "string", "origin": "string", "source": "string",
}  # fmt: skip
ORDER = "SELECT * FROM {pieces} ORDER BY c, role, a, b"
_PAIRS = 1_000_000
"""The pieces of pairs are numbered from here on, behind those of the shards."""
SAID = {FITS_ALONE: "nothing else could be meant", FITS_WORSE: "another fits better"}
_TOLD = ["claim", "part_of", "at", "told"]
Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class _Sets:
    """The set of each occurrence of the corpus."""

    units: Any
    of: Any

    @classmethod
    def at(cls, desk: Desk) -> "_Sets":
        return cls(*columns(desk.whole("sets"), "u", "c"))

    def __call__(self, u: Any) -> Any:
        import numpy as np

        return self.of[np.searchsorted(self.units, u)]


def spread(task: Shard) -> int:
    """Write the rows of a shard's occurrences and claims; how many claims."""
    rows = [*_units(task), *_claims(task)]
    write_table(task.desk.piece("spread", task.k), table(rows, SPREAD))
    return sum(row[1] == CLAIM for row in rows)


def _units(task: Shard) -> Iterator[Row]:
    read = arrow("pyarrow.parquet").read_table(task.desk.piece("units", task.k), columns=["u", "text", "bonds"])
    held, sets = read.to_pydict(), _Sets.at(task.desk)
    for c, u, text, bonds in zip(
        sets(read.column("u").to_numpy()).tolist(), held["u"], held["text"], held["bonds"], strict=True
    ):
        yield c, UNIT, u, 0, None, text, bonds, None, None


def _claims(task: Shard) -> Iterator[Row]:
    read = arrow("pyarrow.parquet").read_table
    source, numbers = read(task.desk.coded(task.k, "told"), columns=_TOLD), read(task.desk.piece("claims", task.k))
    told, held = source.take(numbers.column("n")).to_pydict(), numbers.to_pydict()
    rooms = _rooms(task)
    found, said = whence(task), sources(task)
    sets = _Sets.at(task.desk)(numbers.column("u").to_numpy()).tolist()
    set_of = dict(zip(told["claim"], sets, strict=True))
    for k, c in enumerate(sets):
        o, claim, text = held["o"][k], told["claim"][k], told["told"][k]
        more = (rooms[o], found.of(o, told["at"][k], claim), said.get(claim))
        yield c, CLAIM, held["u"][k], held["n"][k], None, text, *more
        whole = set_of.get(told["part_of"][k], c)
        if whole != c:
            yield whole, PART, held["u"][k], held["n"][k], None, text, *more


def _rooms(task: Shard) -> Mapping[int, str]:
    """By report its outlet and the sources that it names."""
    held = arrow("pyarrow.parquet").read_table(task.desk.piece("rooms", task.k)).to_pydict()
    zipped = zip(held["o"], held["report"], held["outlet"], held["hops"], strict=True)
    return {o: f"[{report},{outlet or 'null'},{hops}]" for o, report, outlet, hops in zipped}


def spread_pairs(desk: Desk, again: tuple[Any, Any]) -> None:
    """Write the rows of the pairs within sets, and of what copies repeat."""
    sets = _Sets.at(desk)
    rows: list[Row] = [
        (c, AGAIN, u, of, None, None, None, None, None)
        for c, u, of in zip(sets(again[0]).tolist(), *(x.tolist() for x in again), strict=True)
    ]
    write_table(desk.piece("spread", _PAIRS), table(rows, SPREAD))
    for n, rows in enumerate((*_near(desk, sets), *_far(desk, sets)), _PAIRS + 1):
        write_table(desk.piece("spread", n), table(rows, SPREAD))


def _near(desk: Desk, sets: _Sets) -> Iterator[list[Row]]:
    for i, j, score, why in by_reports(desk, "why"):
        final, said = weighed(i, j, score)
        c = sets(i)
        yield [
            (int(c[n]), PAIR, int(i[n]), int(j[n]), float(final[n]), _reasons(why[n], int(said[n])), None, None, None)
            for n in (c == sets(j)).nonzero()[0]
        ]


def _far(desk: Desk, sets: _Sets) -> Iterator[list[Row]]:
    for path in desk.pieces("strangers"):
        i, j = columns(path, "i", "j")
        c = sets(i)
        within = (c == sets(j)).nonzero()[0]
        yield [(int(c[n]), PAIR, int(i[n]), int(j[n]), APART, None, None, None, None) for n in within]


def _reasons(why: str | None, said: int) -> str | None:
    """The reasons of a pair with what singling adds to them."""
    if why is None or said not in SAID:
        return why
    return f"{why[:-1]}{',' if len(why) > 2 else ''}{written([SAID[said]])}]"
