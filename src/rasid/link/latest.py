"""Of what one root gives for one measure, the value that counts: the latest one that nothing replaces."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rasid.link.bases import within
from rasid.link.measures import Figure
from rasid.link.roots import Newsroom, outlet_key
from rasid.model.event import Flag, LeftOut
from rasid.model.values import shown


@dataclass(frozen=True, slots=True)
class Chosen:
    """The figures of one measure that count, each with the reports that only repeat it, and those that do not."""

    figures: tuple[tuple[Figure, tuple[str, ...]], ...]
    left_out: tuple[LeftOut, ...]
    torn: tuple[str, ...] = ()
    """Names of roots that are quoted with several values on one day."""


def chosen(figures: Sequence[Figure], room: Newsroom) -> Chosen:
    """What counts of the figures of one measure."""
    by_root: dict[str, list[Figure]] = defaultdict(list)
    for f in _relayed(figures, room):
        by_root[f.root.key].append(f)
    kept: list[tuple[Figure, tuple[str, ...]]] = []
    left: list[LeftOut] = []
    torn: list[str] = []
    for key in sorted(by_root):
        parts = [f for f in by_root[key] if _is_part(f, by_root[key])]
        left += [_left(f, Flag("part_of_total")) for f in parts]
        whole = [f for f in by_root[key] if f not in parts]
        current = _current(whole, room)
        distinct = _distinct(current, whole, room)
        if len(distinct) > 1:
            torn.append(distinct[0][0].root.name)
        kept += distinct
        values = {f.count for f in current}
        gone = [f for f in whole if f.count not in values]
        left += [_left(f, Flag("replaced", (f.root.name, shown(current[-1].count)))) for f in gone]
    return Chosen(tuple(kept), tuple(left), tuple(torn))


def _left(f: Figure, why: Flag) -> LeftOut:
    return LeftOut(f.telling.claim, f.index, why)


def _relayed(figures: Sequence[Figure], room: Newsroom) -> list[Figure]:
    """The figures, those of an agency that others quote on the root that its own report names."""
    roots = {f.root.key: f.root for f in figures}
    told_by: dict[str, set[str]] = defaultdict(set)
    for f in figures:
        told_by[outlet_key(f.telling, room)].add(f.root.key)
    out = []
    for f in figures:
        key = f.root.key
        behind = told_by.get(key, set()) - {key}
        if len(behind) == 1:
            key = min(behind)
        out.append(f if key == f.root.key else replace(f, root=roots[key]))
    return out


def _is_part(f: Figure, others: Sequence[Figure]) -> bool:
    """Whether another figure of the same root is the whole of this: by ``part_of``, or lesser and of a finer place."""
    for other in others:
        if f.telling.part_of == other.telling.claim:
            return True
        if f.telling.report == other.telling.report and _finer(f, other):
            return (f.count.low or 0) < (other.count.low or 0)
    return False


def _finer(f: Figure, other: Figure) -> bool:
    """Whether the first place of a figure lies within that of another."""
    mine, theirs = f.telling.places[:1], other.telling.places[:1]
    return bool(mine and theirs) and mine[0].id != theirs[0].id and within(mine[0], theirs[0])


def _current(figures: Sequence[Figure], room: Newsroom) -> list[Figure]:
    """The latest: of the last day that the root was quoted on, of each report the last; a raised toll replaces others.

    What a copy says is of the day of its original, where that is here.
    """
    reports = {f.telling.report for f in figures}
    own = [f for f in figures if room.first(f.telling) not in reports - {f.telling.report}] or list(figures)
    last_day = max(f.order[0] for f in own)
    today = [f for f in own if f.order[0] == last_day]
    raised = [f for f in today if "raised" in f.telling.marks]
    most = max((f.count.low or 0 for f in raised), default=0)
    if raised and all((f.count.low or 0) <= most for f in today):
        return [f for f in raised if (f.count.low or 0) == most]
    latest: dict[tuple[str, str], str] = {}
    for f in today:
        variant = f.telling.claim if _variant(f, own) else ""
        latest[f.telling.report, variant] = f.telling.claim
    return [f for f in own if f.telling.claim in latest.values()]


def _variant(f: Figure, others: Sequence[Figure]) -> bool:
    """Whether the report itself sets this beside another of the same root as its rival."""
    mine = {f.telling.variant_of, f.telling.claim}
    return any(
        o is not f and (o.telling.claim == f.telling.variant_of or o.telling.variant_of in mine - {None})
        for o in others
    )


def _distinct(
    current: Sequence[Figure], figures: Sequence[Figure], room: Newsroom
) -> list[tuple[Figure, tuple[str, ...]]]:
    """Each value once, on the word of the first report that has it, with the other reports that have it."""
    out: list[tuple[Figure, tuple[str, ...]]] = []
    for count in dict.fromkeys(f.count for f in current):
        same = sorted((f for f in figures if f.count == count), key=lambda f: (_repeats(f, room), f.order))
        first = same[0]
        out.append((first, tuple(sorted({f.telling.report for f in same} - {first.telling.report}))))
    return out


def _repeats(f: Figure, room: Newsroom) -> bool:
    return room.first(f.telling) != f.telling.report
