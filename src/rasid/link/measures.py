"""The figures of an incident, and which of them are of one measure: same thing, same people, same side, same basis."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rasid.knowledge.populations import Population, population
from rasid.link.bases import Basis
from rasid.link.parties import belligerent, nature
from rasid.link.whose import side_of
from rasid.model.claim import Actor, Tally
from rasid.model.event import Root, Telling
from rasid.model.values import Count, Path


@dataclass(frozen=True, slots=True)
class Figure:
    """One tally of one claim on the word of one root. ``scope`` is 0, or tells the parts of one figure apart that

    are of its own class («سبعة جرحى، اثنان منهم بحال الخطر»); ``parent`` is the tally that it breaks down.
    """

    telling: Telling
    index: int
    tally: Tally
    people: Population
    side: Actor | None
    root: Root
    basis: Basis
    scope: int = 0
    parent: int | None = None
    summed: bool = False

    @property
    def count(self) -> Count:
        """What the words allow."""
        return self.tally.count

    @property
    def mixed(self) -> bool:
        """Whether the dead and the injured are counted in one («قتل وجرح 12»): from none to all of either."""
        return self.count.low == 0 and self.count.high != 0 and self.tally.qualifier != "zero"

    @property
    def order(self) -> tuple[str, str, int, str, int]:
        """A place among figures that no order of arrival changes: by publication, position and id."""
        return (*order(self.telling), self.index)


def order(t: Telling) -> tuple[str, str, int, str]:
    """A place among claims: by day of publication, report, position and id."""
    return (t.published.isoformat() if t.published else "", t.report, t.at, t.claim)


Key = tuple[str, Path, int, str, Basis]
"""The measure, the class, the scope, the side and the basis."""


def figures_of(t: Telling, root: Root, basis: Basis) -> list[Figure]:
    """The figures of a claim; those that one sentence counts beside their whole («ضابط وأربعة جنود») added to it."""
    out = [_figure(t, k, root, basis) for k in range(len(t.tallies))]
    siblings: dict[tuple[int | None, Path], int] = defaultdict(int)
    for k, f in enumerate(out):
        parent = f.tally.subset_of
        if parent is not None and parent < len(out) and out[parent].people.path == f.people.path:
            siblings[parent, f.people.path] += 1
            out[k] = replace(f, scope=siblings[parent, f.people.path])
    return _summed(out)


def _figure(t: Telling, k: int, root: Root, basis: Basis) -> Figure:
    tally = t.tallies[k]
    people = population(tally.who)
    return Figure(t, k, tally, people, side_of(t, k, people), root, basis, parent=tally.subset_of)


def _summed(figures: list[Figure]) -> list[Figure]:
    """Officers beside soldiers are soldiers too. Two counts of one class in one claim may be rivals: never summed."""
    out = list(figures)
    for k, f in enumerate(figures):
        at = next((n for n, whole in enumerate(figures) if _adds(f, whole)), None)
        if at is not None:
            out[at] = replace(out[at], tally=_plus(out[at].tally, f.tally), summed=True)
            out[k] = replace(f, parent=figures[at].index)
    return out


def _adds(f: Figure, whole: Figure) -> bool:
    """Whether ``f`` stands beside ``whole`` in its claim and is counted with it."""
    if not f.people.adds or f.people.path[:-1] != whole.people.path or f.people.side != whole.people.side:
        return False
    if f.parent is not None or whole.parent is not None or f.tally.what != whole.tally.what:
        return False
    return belligerent(f.side) == belligerent(whole.side) and _counted(f.tally) and _counted(whole.tally)


def _counted(tally: Tally) -> bool:
    return tally.count.low is not None and tally.restates is None and tally.qualifier not in ("superseded", "zero")


def _plus(one: Tally, other: Tally) -> Tally:
    low = (one.count.low or 0) + (other.count.low or 0)
    open_ = one.count.high is None or other.count.high is None
    high = None if open_ else (one.count.high or 0) + (other.count.high or 0)
    return replace(one, count=Count(low, high))


def rows_of(figures: Iterable[Figure]) -> dict[Key, list[Figure]]:
    """The figures by measure, in order."""
    loose: dict[tuple[str, Path, int, Basis], list[Figure]] = defaultdict(list)
    for f in sorted(figures, key=lambda f: f.order):
        loose[f.tally.what, f.people.path, f.scope, f.basis].append(f)
    out: dict[Key, list[Figure]] = {}
    for (what, path, scope, basis), held in loose.items():
        for side, same in _by_side(held).items():
            out[what, path, scope, side, basis] = same
    return dict(sorted(out.items(), key=lambda r: (r[0][4].order, r[0][0], r[0][1], r[0][3], r[0][2])))


def _by_side(figures: Sequence[Figure]) -> Mapping[str, list[Figure]]:
    """Figures of armed people and of arms by side: what names none joins the only side that it can mean."""
    out: dict[str, list[Figure]] = defaultdict(list)
    unnamed: list[Figure] = []
    for f in figures:
        out[belligerent(f.side)].append(f) if belligerent(f.side) else unnamed.append(f)
    natures = {side: _nature(held) for side, held in out.items()}
    for f in unnamed:
        armed = bool(f.people.side)
        wanted = f.people.side or nature(f.side)
        fit = [s for s, n in natures.items() if not armed or n in (wanted, "")]
        takes = len(fit) == 1 and (armed or f.tally.what.startswith("equipment"))
        out[fit[0] if takes else f"?{wanted}" if armed else ""].append(f)
    return {side: sorted(held, key=lambda f: f.order) for side, held in out.items()}


def _nature(figures: Sequence[Figure]) -> str:
    told = [f.people.side or nature(f.side) for f in figures]
    return max(sorted(set(told)), key=told.count)
