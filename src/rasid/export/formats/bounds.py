"""How many are reported killed in an incident, as a least and a greatest figure that no overlap has doubled.

Figures of one incident may overlap: civilians among all, children among civilians. Only figures that exclude each
other are added: those of different sides, or the answers to one question (civilian or armed). A figure of everybody
stands before the sum of its parts. What a person discounted, what counts since a date or over several happenings, and
what is part of another figure is not taken.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rasid.export.rows import Row
from rasid.knowledge.populations import population

_COUNTED = ("incident", "day")
_OTHERS = ("sum", "since")
_PEOPLE = ("people",)


@dataclass(frozen=True, slots=True)
class Bound:
    """What reports say at the least and at the most; ``high`` is ``None`` where open, ``best`` without a policy.

    ``of`` are the figures that it is made of.
    """

    low: int
    high: int | None
    best: int | None
    of: tuple[Row, ...]


def counted(row: Row, what: str) -> list[Row]:
    """The figures of a measure that may be added: whole ones, of this one happening."""
    return [
        f
        for f in row["figures"]
        if f["what"] == what and f["subset_of"] is None and f["basis"] in _COUNTED and f["grade"] != "Discounted"
        and f["reported_min"] is not None
    ]  # fmt: skip


def aggregated(row: Row, what: str) -> bool:
    """Whether the measure is told only since a date, or over several happenings."""
    told = [f for f in row["figures"] if f["what"] == what and f["grade"] != "Discounted"]
    return bool(told) and all(f["basis"] in _OTHERS for f in told)


def bound(row: Row, what: str = "killed") -> Bound | None:
    """The bound of a measure of people; ``None`` where no report gives a figure."""
    groups = _groups(counted(row, what))
    if not groups:
        return None
    highs = [_high(g) for g in groups]
    main = max(groups, key=_low)
    high = None if None in highs else max(h for h in highs if h is not None)
    return Bound(_low(main), high, _best(main), tuple(main))


def _groups(figures: Sequence[Row]) -> list[list[Row]]:
    """Figures that exclude each other, a group for each question; that of everybody alone, where there is one."""
    everybody = [f for f in figures if f["side"] is None and population(f["who"]).path == _PEOPLE]
    if everybody:
        return [[min(everybody, key=lambda f: (f["reported_min"], f["reported_max"] is None, f["reported_max"] or 0))]]
    groups: dict[str, list[Row]] = defaultdict(list)
    for f in figures:
        groups[_question(f)].append(f)
    return [_wholes(g) for _, g in sorted(groups.items())]


def _question(f: Row) -> str:
    """What a figure answers, so that those of one answer exclude each other: whose dead, or of what age."""
    people = population(f["who"])
    if people.path[:1] != _PEOPLE:
        return str(f["who"])
    return "status" if f["side"] is not None or not people.apart else people.apart


def _wholes(group: Iterable[Row]) -> list[Row]:
    """Without what is within another of the group: of one side the wider class stands."""
    held = list(group)
    return [f for f in held if not any(o is not f and _within(f, o) for o in held)]


def _within(f: Row, other: Row) -> bool:
    one, wider = population(f["who"]), population(other["who"])
    same = (f["side"] or {}).get("actor") == (other["side"] or {}).get("actor")
    return same and one.path != wider.path and one.within(wider) and not one.adds


def _low(group: Sequence[Row]) -> int:
    """The sum of the leasts; of those who may be the same dead, told as civilians and as fighters, the least alone."""
    either = [f["reported_min"] for f in group if _rival(f)]
    return sum(int(f["reported_min"]) for f in group if not _rival(f)) + int(min(either, default=0))


def _high(group: Sequence[Row]) -> int | None:
    if any(f["reported_max"] is None for f in group):
        return None
    either = [f["reported_max"] for f in group if _rival(f)]
    return sum(int(f["reported_max"]) for f in group if not _rival(f)) + int(max(either, default=0))


def _best(group: Sequence[Row]) -> int | None:
    """The sum of the figures that a policy chose, where it chose one for each and none is rival."""
    chosen = [f["best"] for f in group]
    return None if None in chosen or any(map(_rival, group)) else sum(chosen)


def _rival(f: Row) -> bool:
    return any(flag["code"] == "status_contested" for flag in f["flags"])
