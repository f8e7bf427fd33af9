"""Tellings and sketches as Arrow tables, the form in which coding hands a corpus to linking; there and back, exactly.

Each row holds the whole in its column ``told`` as JSON; the columns beside it are what tables are joined and sorted by.
A lone surrogate, which Arrow cannot hold, is escaped in those, and comes back from ``told``. Equal places, parties and
sources come back as one object, so that a million claims hold each place once.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from struct import Struct
from typing import TYPE_CHECKING, Any

from rasid.model.claim import Actor, Hop, Tally
from rasid.model.event import Passage, Sketch, Telling
from rasid.model.values import Count, When, Where
from rasid.pipeline.corpus.json_text import parsed, written

if TYPE_CHECKING:
    import pyarrow

TELLING_COLUMNS = ("claim", "report", "at", "part_of", "published", "told")
SKETCH_COLUMNS = ("report", "published", "signature", "told")
VALUES = 128
"""Of a signature; each four bytes, the least first."""
_SIGNATURE = Struct(f"<{VALUES}I")
Parts = list[Any]


def telling_table(tellings: Iterable[Telling]) -> "pyarrow.Table":
    """The tellings in their order."""
    import pyarrow as pa

    rows = [(_key(t.claim), _key(t.report), t.at, _key(t.part_of), t.published, telling_text(t)) for t in tellings]
    kinds = (pa.string(), pa.string(), pa.int64(), pa.string(), pa.date32(), pa.string())
    return _table(TELLING_COLUMNS, kinds, rows)


def tellings(table: "pyarrow.Table") -> list[Telling]:
    """What :func:`telling_table` wrote."""
    return [telling(text) for text in table.column("told").to_pylist()]


def sketch_table(sketches: Iterable[Sketch]) -> "pyarrow.Table":
    """The sketches in their order; signatures as 512 bytes each."""
    import pyarrow as pa

    rows = [(_key(s.report), s.published, _SIGNATURE.pack(*s.signature), _sketch_text(s)) for s in sketches]
    return _table(SKETCH_COLUMNS, (pa.string(), pa.date32(), pa.binary(_SIGNATURE.size), pa.string()), rows)


def sketches(table: "pyarrow.Table") -> list[Sketch]:
    """What :func:`sketch_table` wrote."""
    signed = zip(table.column("told").to_pylist(), table.column("signature").to_pylist(), strict=True)
    return [sketch(text, signature) for text, signature in signed]


def _table(names: Sequence[str], kinds: Sequence[Any], rows: list[tuple[Any, ...]]) -> "pyarrow.Table":
    import pyarrow as pa

    columns = list(zip(*rows, strict=True)) or [()] * len(names)
    return pa.table([pa.array(c, k) for c, k in zip(columns, kinds, strict=True)], names=list(names))


def _key(text: str | None) -> str | None:
    return None if text is None else text.encode("utf-8", "backslashreplace").decode("utf-8")


def telling_text(t: Telling) -> str:
    """A telling as JSON."""
    return written([
        t.claim, t.report, t.at, t.kind, t.status, _day(t.published),
        [_day(t.when.earliest), _day(t.when.latest)] if t.when else None,
        [_where(w) for w in t.places], [actor_parts(a) for a in t.initiators], [actor_parts(a) for a in t.targets],
        [tally_parts(x) for x in t.tallies], [hop_parts(h) for h in t.said_by], sorted(t.words),
        t.part_of, t.variant_of, [a and actor_parts(a) for a in t.sides], sorted(t.marks),
    ])  # fmt: skip


def telling(text: str) -> Telling:
    """What :func:`telling_text` wrote."""
    (claim, report, at, kind, status, published, when, places, doers, targets,
     tallies, said_by, words, part_of, variant_of, sides, marks) = parsed(text)  # fmt: skip
    return Telling(
        claim, report, at, kind, status, _date(published),
        When(date.fromordinal(when[0]), date.fromordinal(when[1])) if when else None,
        tuple([_place(tuple(w)) for w in places]), actors(doers), actors(targets),
        tuple([tally(x) for x in tallies]), hops(said_by), frozenset(words),
        part_of, variant_of, tuple([a and _actor(tuple(a)) for a in sides]), frozenset(marks),
    )  # fmt: skip


def _day(day: date | None) -> int | None:
    return day.toordinal() if day else None


def _date(day: int | None) -> date | None:
    return date.fromordinal(day) if day else None


def _where(w: Where) -> Parts:
    return [
        w.id, w.name_ar, w.name_en, w.level, w.country, w.admin1, w.admin2, w.pcode, w.lat, w.lon, w.radius_km, *w.path
    ]  # fmt: skip


@lru_cache(maxsize=65536)
def _place(parts: tuple[Any, ...]) -> Where:
    id, name_ar, name_en, level, country, admin1, admin2, pcode, lat, lon, radius, *path = parts
    return Where(id, tuple(path), name_ar, name_en, level, country, admin1, admin2, pcode, lat, lon, radius)


def actor_parts(a: Actor) -> Parts:
    """A party as a list for JSON."""
    return [a.id, a.name_ar, a.name_en, a.kind, *a.path]


@lru_cache(maxsize=65536)
def _actor(parts: tuple[Any, ...]) -> Actor:
    id, name_ar, name_en, kind, *path = parts
    return Actor(id, name_ar, name_en, tuple(path), kind)


def actors(told: Iterable[Parts]) -> tuple[Actor, ...]:
    """Parties from such lists."""
    return tuple([_actor(tuple(a)) for a in told])


def hop_parts(h: Hop) -> Parts:
    """A source as a list for JSON."""
    return [h.kind, h.name, h.org, h.verb]


@lru_cache(maxsize=65536)
def _hop(parts: tuple[Any, ...]) -> Hop:
    return Hop(*parts)


def hops(told: Iterable[Parts]) -> tuple[Hop, ...]:
    """Sources from such lists."""
    return tuple([_hop(tuple(h)) for h in told])


def tally_parts(t: Tally) -> Parts:
    """A count as a list for JSON."""
    return [t.what, t.who, t.count.low, t.count.high, t.qualifier, t.subset_of, t.restates]


def tally(told: Parts) -> Tally:
    """A count from such a list."""
    what, who, low, high, qualifier, subset_of, restates = told
    return Tally(what, who, Count(low, high), qualifier, subset_of, restates)


def _sketch_text(s: Sketch) -> str:
    passages = [[p.start, p.end, p.exact] for p in s.passages]
    return written([s.report, s.outlet, _day(s.published), s.country, s.exact, s.credit, passages])


def sketch(text: str, signature: bytes) -> Sketch:
    """A sketch from the JSON and the bytes of its row."""
    report, outlet, published, country, exact, credit, passages = parsed(text)
    held = tuple(_passages(passages))
    return Sketch(report, outlet, _date(published), country, exact, _SIGNATURE.unpack(signature), credit, held)


def _passages(told: Iterable[Parts]) -> Iterator[Passage]:
    for start, end, exact in told:
        yield Passage(start, end, exact)
