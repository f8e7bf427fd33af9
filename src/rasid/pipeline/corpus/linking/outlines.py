"""What one shard brings to the linking of all: its reports in outline, its occurrences, where each is looked for."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from rasid.link.archive import rooms_of
from rasid.link.blocks import FINER, LINES, keys
from rasid.link.clusters import units_of
from rasid.link.profiles import Profile
from rasid.model.event import Bond, Telling
from rasid.pipeline.corpus.json_text import written
from rasid.pipeline.corpus.linking.desk import Desk, table
from rasid.pipeline.corpus.linking.unit_text import bonds_text, unit_text
from rasid.pipeline.corpus.shards import arrow, write_table
from rasid.pipeline.corpus.wire import hop_parts, tellings

ALL = " "
"""No word: stands for every report of a day."""
SHIFT = 20
"""A unit's number is that of its report, shifted so far, and its place in the report."""
Number = tuple[int, int]
"""Of a report, by id and by publication."""
TABLES = {
    "units": {"u": "int64", "last": "int32", "text": "string", "outline": "string", "bonds": "string"},
    "keys": {"day": "int32", "ground": "int64", "u": "int64"},
    "claims": {"n": "int32", "o": "int64", "u": "int64"},
    "rooms": {"o": "int64", "report": "string", "outlet": "string", "hops": "string"},
    "words": {"day": "int32", "word": "string", "users": "int32"},
}
"""The tables of a shard, written in this order: whoever finds the last finds all."""


@dataclass(frozen=True, slots=True)
class Shard:
    """A task: one shard of a desk."""

    desk: Desk
    k: int


@dataclass(slots=True)
class _Rows:
    tables: dict[str, list[tuple[Any, ...]]] = field(default_factory=lambda: {name: [] for name in TABLES})
    users: dict[int, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    """By day how many reports use a word; under :data:`ALL` how many there are."""


def outlined(task: Shard) -> int:
    """Write the tables of a shard; how many claims it has."""
    rows = _Rows()
    for (r, o), told in _reports(task):
        claims = [t for _, t in told]
        units, bonds = units_of(claims)
        _put_room(rows, o, claims)
        _put_claims(rows, (r, o), told, units)
        _put_units(rows, r, units, bonds)
        _put_words(rows, units)
    rows.tables["words"] = [(d, w, n) for d in sorted(rows.users) for w, n in sorted(rows.users[d].items())]
    for name, columns in TABLES.items():
        write_table(task.desk.piece(name, task.k), table(rows.tables[name], columns))
    return len(rows.tables["claims"])


def _reports(task: Shard) -> Iterator[tuple[Number, list[tuple[int, Telling]]]]:
    """The reports of a shard that count, each with its claims and their rows."""
    read = arrow("pyarrow.parquet").read_table
    numbers = read(task.desk.piece("ranks", task.k)).to_pydict()
    rows = read(task.desk.coded(task.k, "sketches"), columns=["report"]).column("report").to_pylist()
    rank = {rows[n]: (r, o) for n, r, o in zip(numbers["n"], numbers["r"], numbers["o"], strict=True)}
    source = read(task.desk.coded(task.k, "told"), columns=["report", "told"])
    held: dict[Number, list[tuple[int, Telling]]] = {r: [] for r in rank.values()}
    for n, (report, t) in enumerate(zip(source.column("report").to_pylist(), tellings(source), strict=True)):
        if report in rank:
            held[rank[report]].append((n, t))
    yield from sorted(held.items())


def _put_room(rows: _Rows, o: int, claims: Sequence[Telling]) -> None:
    for report, (outlet, hops) in rooms_of(claims).items():
        rows.tables["rooms"].append(
            (o, written(report), outlet and written(outlet), written([hop_parts(h) for h in hops]))
        )


def _put_claims(rows: _Rows, number: Number, told: Sequence[tuple[int, Telling]], units: Sequence[Profile]) -> None:
    r, o = number
    unit = {c: r << SHIFT | k for k, p in enumerate(units) for c in p.claims}
    last = {t.claim: n for n, t in told}  # a claim that stands twice in its report counts once
    rows.tables["claims"] += [(n, o, unit[t.claim]) for n, t in told if last[t.claim] == n]


def _put_units(rows: _Rows, r: int, units: Sequence[Profile], bonds: Iterable[Bond]) -> None:
    own: dict[str, list[Bond]] = defaultdict(list)
    for bond in bonds:
        own[bond.left].append(bond)
    for k, p in enumerate(units):
        u, last = r << SHIFT | k, p.days.last if p.days else 0
        within = [bond for c in p.claims for bond in own.get(c, ())]
        rows.tables["units"].append((u, last, unit_text(p), outline(p), bonds_text(within)))
        rows.tables["keys"] += sorted({(key[0], _ground(key[1:]), u) for key in keys(p)})


def outline(p: Profile) -> str:
    """What a block that is too full asks of an occurrence: its finer keys, and its places in line."""
    finer = [sorted({_ground(key) for key in of(p)}) for of in FINER]
    return written([*finer, *(line(p) for line in LINES), sorted(p.kinds)])


@lru_cache(maxsize=1 << 17)
def _ground(where: Hashable) -> int:
    """A key as a number, the same in every process."""
    told = repr(where).encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(told, digest_size=8).digest(), "little", signed=True)


def _put_words(rows: _Rows, units: Sequence[Profile]) -> None:
    """Which words the report uses around which days, once each."""
    around: dict[int, set[str]] = defaultdict(lambda: {ALL})
    for p in units:
        if p.days:
            around[p.days.last] |= p.words
            around[p.days.last + 1] |= p.words
    for day, words in around.items():
        rows.users[day].update(words)
