"""All that the incidents of a corpus are made of, each thing at the group of occurrences that it belongs to.

One table, sorted by group (``c``), then by what a row is (``role``), then by ``a`` and ``b``: the bonds of the group,
its claims, and parts of these that stand in other groups.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from rasid.pipeline.corpus.linking.desk import table
from rasid.pipeline.corpus.linking.numbering import Numbers
from rasid.pipeline.corpus.linking.origins import whence
from rasid.pipeline.corpus.linking.outlines import Shard
from rasid.pipeline.corpus.linking.sources import sources
from rasid.pipeline.corpus.linking.unit_text import bonds, bonds_text
from rasid.pipeline.corpus.shards import arrow, write_table

BONDS, CLAIM, PART = range(3)
SPREAD = {
    "c": "int64", "role": "int8", "a": "int64", "b": "int64",
    "text": "string", "room": "string", "origin": "string", "source": "string",
}  # fmt: skip
ORDER = "SELECT * FROM {pieces} ORDER BY c, role, a, b"
_TOLD = ["claim", "part_of", "at", "told"]
Row = tuple[Any, ...]


def spread(task: Shard) -> int:
    """Write the rows of a shard's claims; how many claims."""
    rows = [*_alone(task), *_claims(task)]
    write_table(task.desk.piece("spread", task.k), table(rows, SPREAD))
    return sum(row[1] == CLAIM for row in rows)


def _alone(task: Shard) -> Iterator[Row]:
    """The bonds of occurrences that hang together with no other; those of the others were written as they grew."""
    read = arrow("pyarrow.parquet").read_table(task.desk.piece("units", task.k), columns=["u", "bonds"])
    sets = Numbers.at(task.desk, "sets")
    several = sets.several()[sets(read.column("u").to_numpy())]
    for one, u, text in zip(several.tolist(), *read.to_pydict().values(), strict=True):
        if text and not one:
            inner = sorted(bonds(text), key=lambda b: (b.left, b.right))
            yield u, BONDS, 0, 0, bonds_text(inner), None, None, None


def _claims(task: Shard) -> Iterator[Row]:
    read = arrow("pyarrow.parquet").read_table
    source, numbers = read(task.desk.coded(task.k, "told"), columns=_TOLD), read(task.desk.piece("claims", task.k))
    told, held = source.take(numbers.column("n")).to_pydict(), numbers.to_pydict()
    rooms = _rooms(task)
    found, said = whence(task), sources(task)
    groups = Numbers.at(task.desk, "groups")(numbers.column("u").to_numpy()).tolist()
    group_of = dict(zip(told["claim"], groups, strict=True))
    for k, c in enumerate(groups):
        o, claim, text = held["o"][k], told["claim"][k], told["told"][k]
        more = (rooms[o], found.of(o, told["at"][k], claim), said.get(claim))
        yield c, CLAIM, held["u"][k], held["n"][k], text, *more
        whole = group_of.get(told["part_of"][k], c)
        if whole != c:
            yield whole, PART, held["u"][k], held["n"][k], text, *more


def _rooms(task: Shard) -> Mapping[int, str]:
    """By report its outlet and the sources that it names."""
    held = arrow("pyarrow.parquet").read_table(task.desk.piece("rooms", task.k)).to_pydict()
    zipped = zip(held["o"], held["report"], held["outlet"], held["hops"], strict=True)
    return {o: f"[{report},{outlet or 'null'},{hops}]" for o, report, outlet, hops in zipped}
