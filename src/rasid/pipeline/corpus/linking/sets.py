"""What hangs together, side by side: the occurrences of each connected set, their scored pairs, what copies repeat.

One table, sorted by set (``c``), then by what a row is (``role``), then by ``a`` and ``b``. An occurrence that hangs
together with no other is a group by itself and has no row.
"""

from collections.abc import Iterator
from itertools import chain
from typing import Any

from rasid.link.spots import APART
from rasid.pipeline.corpus.json_text import written
from rasid.pipeline.corpus.linking.desk import Desk, columns, table
from rasid.pipeline.corpus.linking.numbering import Numbers
from rasid.pipeline.corpus.linking.outlines import Shard
from rasid.pipeline.corpus.linking.singled import FITS_ALONE, FITS_WORSE, by_reports, weighed
from rasid.pipeline.corpus.shards import arrow, write_table

UNIT, PAIR, AGAIN = range(3)
SETS = {
    "c": "int64", "role": "int8", "a": "int64", "b": "int64", "score": "double", "text": "string", "bonds": "string"
}  # fmt: skip
ORDER = "SELECT * FROM {pieces} ORDER BY c, role, a, b"
_PAIRS = 1_000_000
"""The pieces of pairs are numbered from here on, behind those of the shards."""
SAID = {FITS_ALONE: "nothing else could be meant", FITS_WORSE: "another fits better"}


def beside(task: Shard) -> None:
    """Write the rows of a shard's occurrences."""
    read = arrow("pyarrow.parquet").read_table(task.desk.piece("units", task.k), columns=["u", "text", "bonds"])
    sets = Numbers.at(task.desk, "sets")
    of = sets(read.column("u").to_numpy())
    wanted = sets.several()[of].nonzero()[0]
    held = read.take(wanted).to_pydict()
    rows = [
        (c, UNIT, u, 0, None, text, bonds)
        for c, u, text, bonds in zip(of[wanted].tolist(), held["u"], held["text"], held["bonds"], strict=True)
    ]
    write_table(task.desk.piece("beside", task.k), table(rows, SETS))


def beside_pairs(desk: Desk, again: tuple[Any, Any]) -> None:
    """Write the rows of the pairs within sets, and of what copies repeat."""
    sets = Numbers.at(desk, "sets")
    write_table(desk.piece("beside", _PAIRS), _rows(sets(again[0]), AGAIN, *again))
    for n, rows in enumerate(chain(_near(desk, sets), _far(desk, sets)), _PAIRS + 1):
        write_table(desk.piece("beside", n), rows)


def _near(desk: Desk, sets: Numbers) -> Iterator[Any]:
    import numpy as np

    for i, j, score, why in by_reports(desk, "why"):
        final, said = weighed(i, j, score)
        c = sets(i)
        within = (c == sets(j)).nonzero()[0]
        text = why[within]
        told = np.flatnonzero([one is not None for one in text])
        text[told] = [_reasons(one, kind) for one, kind in zip(text[told], said[within][told].tolist(), strict=True)]
        yield _rows(c[within], PAIR, i[within], j[within], final[within], text)


def _far(desk: Desk, sets: Numbers) -> Iterator[Any]:
    import numpy as np

    for path in desk.pieces("strangers"):
        i, j = columns(path, "i", "j")
        c = sets(i)
        within = (c == sets(j)).nonzero()[0]
        yield _rows(c[within], PAIR, i[within], j[within], np.full(len(within), APART))


def _rows(c: Any, role: int, a: Any, b: Any, score: Any = None, text: Any = None) -> Any:
    """Rows made of arrays: there are some ten pairs to a claim, too many to be handled one by one."""
    import numpy as np

    pa = arrow()
    held = {"c": c, "role": np.full(len(c), role, np.int8), "a": a, "b": b, "score": score, "text": text}
    made = [
        pa.nulls(len(c), kind) if held.get(name) is None else pa.array(held[name], kind)
        for name, kind in ((name, pa.type_for_alias(told)) for name, told in SETS.items())
    ]
    return pa.table(made, names=list(SETS))


def _reasons(why: str, said: int) -> str:
    """The reasons of a pair with what singling adds to them."""
    if said not in SAID:
        return why
    return f"{why[:-1]}{',' if len(why) > 2 else ''}{written([SAID[said]])}]"
