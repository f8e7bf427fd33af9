"""Which reports of a corpus are copies, and which paragraphs stood elsewhere before: as :mod:`rasid.link.copies` says.

Reports that share a text, or are alike enough, hang together; each such set is given to :func:`copies` by itself.
"""

from collections.abc import Iterator
from typing import Any

from rasid.link.copies import copies
from rasid.link.sketches import PERMUTATIONS
from rasid.model.event import Sketch
from rasid.pipeline.corpus.json_text import written
from rasid.pipeline.corpus.linking.bands import BANDS, Heads, banded, near_pairs
from rasid.pipeline.corpus.linking.components import components
from rasid.pipeline.corpus.linking.desk import Desk, batches, once, table
from rasid.pipeline.corpus.linking.outlines import Shard
from rasid.pipeline.corpus.shards import arrow, write_table
from rasid.pipeline.corpus.wire import VALUES, sketch, sketches

TABLES = {
    "passages": {"exact": "string", "o": "int64", "start": "int64", "stop": "int64"},
    "heads": {
        "o": "int64",
        "outlet": "string",
        "credit": "string",
        "exact": "string",
        "signed": "binary",
        "told": "string",
    },
}
COPIES = {"report": "string", "original": "string", "o": "int64", "of": "int64"}
_AT_ONCE = 10_000
"""Reports of several sets that are compared in one go, and what the last of the sets has more."""


def sketched(task: Shard) -> int:
    """Write the bands, the paragraphs and the heads of a shard's reports; how many there are."""
    read = arrow("pyarrow.parquet").read_table
    source = read(task.desk.coded(task.k, "sketches"))
    numbers = read(task.desk.piece("ranks", task.k))
    source, ranks = source.take(numbers.column("n")), numbers.to_pydict()
    made, texts = sketches(source), source.column("told").to_pylist()
    write_table(task.desk.piece("bands", task.k), banded(made, ranks["o"]))
    rows: dict[str, list[tuple[Any, ...]]] = {"passages": [], "heads": []}
    for s, o, told, signed in zip(made, ranks["o"], texts, source.column("signature").to_pylist(), strict=True):
        outlet, credit = (x and written(x) for x in (s.outlet, s.credit))
        rows["heads"].append((o, outlet or "", credit or "", s.exact, signed, told))
        rows["passages"] += [(p.exact, o, p.start, p.end) for p in s.passages]
    for name, held in TABLES.items():
        write_table(task.desk.piece(name, task.k), table(rows[name], held))
    return len(made)


def copied(desk: Desk) -> Any:
    """The copies of the whole corpus with their originals, by id and by order of publication; written once."""
    return once(desk.whole("copies"), lambda: _copied(desk))


def _copied(desk: Desk) -> Any:
    import numpy as np

    desk.sort("bands", "SELECT * FROM {pieces} ORDER BY key, day, o")
    desk.sort("heads", "SELECT * FROM {pieces} ORDER BY o")
    heads, exact = _heads(desk)
    bands = batches(desk.whole("bands"), *BANDS)
    pairs = [*near_pairs(bands, heads), _same(exact)]
    edges = np.unique(np.concatenate(pairs), axis=0)
    of = components(len(exact), edges)
    found: dict[str, str] = {}
    orders: dict[str, int] = {}
    for several in _sets(of, edges):
        held = _read(desk, several)
        orders |= {s.report: int(o) for s, o in zip(held, several, strict=True)}
        found |= copies(held)
    rows = [(c, found[c], orders[c], orders[found[c]]) for c in sorted(found)]
    return table(rows, COPIES)


def _heads(desk: Desk) -> tuple[Heads, Any]:
    """What every report is compared by, in order of publication; signatures lie on the disk."""
    import numpy as np

    path = desk.whole("heads")
    count = arrow("pyarrow.parquet").ParquetFile(path).metadata.num_rows
    signed = np.memmap(path.with_suffix(".signed"), np.uint32, "w+", shape=(max(1, count), VALUES))
    at = 0
    for (values,) in batches(path, "signed", rows=4096):
        signed[at : at + len(values)] = np.frombuffer(b"".join(values), "<u4").reshape(-1, PERMUTATIONS)
        at += len(values)
    outlets, credits, exact = (_coded(path, name) for name in ("outlet", "credit", "exact"))
    return Heads(signed, outlets, credits), exact


def _coded(path: Any, name: str) -> Any:
    """A column of texts as numbers; 0 is the empty one."""
    import numpy as np

    pa = arrow()
    column = arrow("pyarrow.parquet").read_table(path, columns=[name]).column(0).combine_chunks()
    column = pa.concat_arrays([pa.array([""], pa.string()), *getattr(column, "chunks", [column])])
    return np.asarray(column.dictionary_encode().indices)[1:]


def _same(exact: Any) -> Any:
    """Pairs of one text: each with the first that has it."""
    import numpy as np

    _, first, of = np.unique(exact, return_index=True, return_inverse=True)
    pairs = np.stack([first[of], np.arange(len(exact))], axis=1) if len(exact) else np.zeros((0, 2), np.int64)
    return pairs[pairs[:, 0] != pairs[:, 1]]


def _sets(of: Any, edges: Any) -> Iterator[Any]:
    """The reports that hang together with others, sets whole, many at once."""
    import numpy as np

    held = np.unique(edges)
    held = held[np.argsort(of[held], kind="stable")]
    first = 0
    for end in [*np.flatnonzero(np.diff(of[held])) + 1, len(held)]:
        if end - first >= _AT_ONCE or (end == len(held) and end > first):
            yield np.sort(held[first:end])
            first = end


def _read(desk: Desk, orders: Any) -> list[Sketch]:
    """The sketches of those reports, read in passing."""
    import numpy as np

    out: list[Sketch] = []
    for numbers, told, signed in batches(desk.whole("heads"), "o", "told", "signed", rows=4096):
        at = np.flatnonzero(np.isin(numbers, orders))
        out += [sketch(told[k], signed[k]) for k in at]
    return out
