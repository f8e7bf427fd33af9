"""Which occurrences of copies are those of their originals, over the whole corpus."""

from typing import Any

from rasid.link.profiles import Profile
from rasid.link.reposts import reposted
from rasid.pipeline.corpus.linking.desk import Desk, columns, once, table
from rasid.pipeline.corpus.linking.outlines import SHIFT
from rasid.pipeline.corpus.linking.unit_text import unit
from rasid.pipeline.corpus.shards import arrow

_AT_ONCE = 4_000
"""Copies whose occurrences are held in memory together with those of their originals."""


def told_again(desk: Desk) -> tuple[Any, Any]:
    """Units of copies, in order, each with the unit of its original that it repeats: two arrays."""
    path = once(desk.whole("again"), lambda: table(_found(desk), {"u": "int64", "of": "int64"}))
    u, of = columns(path, "u", "of")
    return u, of


def _found(desk: Desk) -> list[tuple[int, int]]:
    import numpy as np

    o, r = columns(desk.whole("ranks"), "o", "r")
    rank = np.empty(len(o), np.int64)
    rank[o] = r
    copy, original = columns(desk.whole("copies"), "o", "of")
    pairs = sorted(zip(rank[copy].tolist(), rank[original].tolist(), strict=True), key=lambda p: (p[1], p[0]))
    rows: list[tuple[int, int]] = []
    for k in range(0, len(pairs), _AT_ONCE):
        rows += _among(desk, dict(pairs[k : k + _AT_ONCE]))
    return sorted(rows)


def _among(desk: Desk, copies: dict[int, int]) -> list[tuple[int, int]]:
    """The pairs of some copies with their originals."""
    numbers, units = _units(desk, {*copies, *copies.values()})
    by_rank = {n >> SHIFT: p.report for n, p in zip(numbers, units, strict=True)}
    named = {by_rank[c]: by_rank[of] for c, of in copies.items() if c in by_rank and of in by_rank}
    return [(numbers[k], numbers[j]) for j, k in reposted(units, named)]


def _units(desk: Desk, reports: set[int]) -> tuple[list[int], list[Profile]]:
    """The units of those reports, in order."""
    import numpy as np

    wanted = np.fromiter(reports, np.int64)
    held: list[tuple[int, Profile]] = []
    for path in desk.pieces("units"):
        read = arrow("pyarrow.parquet").read_table(path, columns=["u", "text"])
        at = np.flatnonzero(np.isin(read.column("u").to_numpy() >> SHIFT, wanted))
        some = read.take(at)
        held += zip(some.column("u").to_pylist(), map(unit, some.column("text").to_pylist()), strict=True)
    held.sort(key=lambda h: h[0])
    return [u for u, _ in held], [p for _, p in held]
