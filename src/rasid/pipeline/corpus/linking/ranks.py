"""The reports of a corpus by number: ``r`` in order of their ids, ``o`` in order of publication.

A report that stands in the corpus twice counts where it stands first.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from rasid.pipeline.corpus.linking.desk import Desk, table
from rasid.pipeline.corpus.shards import arrow, write_table

NO_DAY = date.max.toordinal()
"""The day of what was published on no known day: after all others, as in :mod:`rasid.link.copies`."""


def ranked(desk: Desk, shards: Sequence[int]) -> Path:
    """Number the reports, whole and shard by shard (table ``ranks``: n, r, o; n is the row of its sketch)."""
    path = desk.whole("ranks")
    if path.exists() and all(desk.piece("ranks", k).exists() for k in shards):
        return path
    held = _numbered(_listed(desk, shards))
    by_shard = held.sort_by([("k", "ascending"), ("n", "ascending")])
    ks = by_shard.column("k").to_numpy()
    for k in shards:
        first, last = ks.searchsorted([k, k + 1])
        write_table(desk.piece("ranks", k), by_shard.slice(first, last - first).select(["n", "r", "o"]))
    write_table(path, held)
    return path


def _listed(desk: Desk, shards: Sequence[int]) -> Any:
    """Every report with its day, its shard and its row."""
    pa, parquet = arrow(), arrow("pyarrow.parquet")
    parts = []
    for k in shards:
        read = parquet.read_table(desk.coded(k, "sketches"), columns=["report", "published"])
        days = [d.toordinal() if d else NO_DAY for d in read.column("published").to_pylist()]
        held = [read.column("report").cast(pa.large_string()), pa.array(days, pa.int32())]
        held += [pa.array([k] * len(days), pa.int32()), pa.array(range(len(days)), pa.int32())]
        parts.append(pa.table(held, names=["report", "day", "k", "n"]))
    empty = table([], {"report": "large_string", "day": "int32", "k": "int32", "n": "int32"})
    return pa.concat_tables([empty, *parts])


def _numbered(listed: Any) -> Any:
    """Each report once, by id, with its two numbers."""
    import numpy as np

    pa = arrow()
    held = listed.sort_by([("report", "ascending"), ("k", "ascending"), ("n", "ascending")]).combine_chunks()
    first = np.ones(len(held), bool)
    ids = held.column("report")
    if len(held) > 1:
        first[1:] = arrow("pyarrow.compute").not_equal(ids.slice(1), ids.slice(0, len(held) - 1)).to_numpy()
    held = held.filter(pa.array(first))
    order = np.empty(len(held), np.int64)
    order[np.lexsort((np.arange(len(held)), held.column("day").to_numpy()))] = np.arange(len(held))
    held = held.append_column("r", pa.array(np.arange(len(held))))
    return held.append_column("o", pa.array(order))
