"""Settling one incident: from its claims to figures over independent roots, with every rival and what was left out.

Steps 1 to 6 of the tally algorithm (method.md): what may count, one value a root, low and high, the grade proposed.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rasid.link.bases import INCIDENT, reason, within
from rasid.link.case import NOT_DONE, Case, strikes
from rasid.link.coherence import headline_misses, incoherences
from rasid.link.disputes import across, deniers, status_contested
from rasid.link.extent import rivals
from rasid.link.grades import grade, standing_of
from rasid.link.latest import Chosen, chosen
from rasid.link.measures import Figure, Key, figures_of, rows_of
from rasid.link.parties import belligerent
from rasid.link.policies import best
from rasid.model.claim import Actor
from rasid.model.event import Backing, Flag, LeftOut, Root, Settled, Telling
from rasid.model.values import shown

_TOLD_BY_ALL = ("killed", "injured")
"""Measures that a source with any figures may be expected to tell, so that its silence is worth a word."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What came of the figures of an incident."""

    settled: tuple[Settled, ...]
    left_out: tuple[LeftOut, ...]
    roots: tuple[Root, ...]
    flags: tuple[Flag, ...]


def settle(case: Case, policy: str | None, assessed: Mapping[tuple[str, str], int]) -> Figures:
    """The figures of an incident; ``assessed`` are the values that people signed, by measure and class."""
    figures, left, told = _counted(case)
    flags = _coherence(case, told)
    rows = rows_of(figures)
    picked = {key: chosen(held, case.room) for key, held in rows.items()}
    settled = [_settled(case, key, picked[key], rows[key]) for key in rows]
    settled = across(status_contested(case, settled))
    settled = _nested([_with_best(s, policy, assessed) for s in settled], list(rows), picked)
    left += [gone for p in picked.values() for gone in p.left_out]
    used = {b.root.key: b.root for s in settled for b in s.backed_by}
    roots = {**{r.key: r for r in case.roots.values() if r.key not in used}, **used}
    ordered = tuple(roots[k] for k in sorted(roots))
    return Figures(
        tuple(settled), tuple(sorted(left, key=lambda x: (x.claim, x.tally, x.why.code))), ordered, tuple(flags)
    )


def _counted(case: Case) -> tuple[list[Figure], list[LeftOut], list[Figure]]:
    """The figures that may count, and those that may not with why; cumulative ones only where there are no others.

    Last, all that were told of what happened, for they must fit together whether they count or not.
    """
    figures: list[Figure] = []
    left: list[LeftOut] = []
    for t in case.claims:
        for f in figures_of(t, case.roots[t.claim], case.bases[t.claim]):
            why = _barred(t, f)
            if why is None:
                figures.append(f)
            elif why.code != "restates":
                left.append(LeftOut(t.claim, f.index, why))
    told = list(figures)
    if any(f.basis == INCIDENT for f in figures) or _tells_of_one(case):
        left += [LeftOut(f.telling.claim, f.index, reason(f.basis, f.telling)) for f in figures if f.basis != INCIDENT]
        figures = [f for f in figures if f.basis == INCIDENT]
    wide = [f for f in figures if _wider(f, figures)]
    left += [LeftOut(f.telling.claim, f.index, Flag("wider", (f.telling.places[0].name_ar,))) for f in wide]
    figures = [f for f in figures if f not in wide]
    return figures, left, told


def _tells_of_one(case: Case) -> bool:
    """Whether any claim, with figures or without, is of one happening."""
    return any(case.bases[t.claim] == INCIDENT and t.when is not None for t in case.happened())


def _wider(f: Figure, figures: Sequence[Figure]) -> bool:
    """Whether a figure of a whole governorate or more stands beside a lesser one of a place in it, in one report."""
    t = f.telling
    if not t.places or t.places[0].level not in ("governorate", "region", "country"):
        return False
    beside = [o for o in figures if o.telling.report == t.report and o.telling.part_of != t.claim and o.telling.places]
    return any(
        o.tally.what == f.tally.what
        and o.telling.places[0].id != t.places[0].id
        and within(o.telling.places[0], t.places[0])
        and (o.count.low or 0) < (f.count.low or 0)
        for o in beside
    )


def _barred(t: Telling, f: Figure) -> Flag | None:
    """Why a figure never counts, by the status of its claim or by its own words (method.md, status table)."""
    if t.status in NOT_DONE:
        return Flag("not_done", (t.status,))
    if t.status == "denied":
        return Flag("denial")
    if f.tally.restates is not None:
        return Flag("restates")
    if f.tally.qualifier == "superseded":
        return Flag("superseded")
    return Flag("no_figure") if f.count.low is None and f.count.high is None else None


def _coherence(case: Case, figures: Sequence[Figure]) -> list[Flag]:
    by_claim: dict[str, list[Figure]] = defaultdict(list)
    for f in figures:
        by_claim[f.telling.claim].append(f)
    out: set[Flag] = set()
    for claim, held in by_claim.items():
        t = held[0].telling
        out.update((*incoherences(t, held), *headline_misses(t, held, case.parts[claim])))
    return sorted(out, key=lambda f: (f.code, f.values))


def _settled(case: Case, key: Key, picked: Chosen, figures: Sequence[Figure]) -> Settled:
    what, _, _, _, basis = key
    side = _side(figures)
    backings = tuple(_backing(f, side, copies) for f, copies in picked.figures)
    denied_by, shares = deniers(case, figures, backings, side)
    doers = rivals([t for t in case.happened() if strikes(t)])
    flags = [*_figure_flags(picked, backings), *(Flag("denied", (name,)) for name in denied_by), *shares]
    return Settled(
        what=what,
        who=_who(figures),
        side=side,
        basis=basis.name,
        low=min((b.count.low or 0 for b in backings), default=None),
        high=_high(backings),
        backed_by=backings,
        grade=grade(backings, bool(denied_by), case.perpetrators, bool(doers)),
        contested=bool(denied_by),
        flags=(*flags, *(_silent(case, backings, what) if figures[0].parent is None else ())),
    )


def _high(backings: Sequence[Backing]) -> int | None:
    highs = [b.count.high for b in backings]
    return None if None in highs else max((h for h in highs if h is not None), default=None)


def _side(figures: Sequence[Figure]) -> Actor | None:
    """The party of the row: the greatest that is named, else the common noun."""
    named = {f.side.id: f.side for f in figures if f.side is not None}
    order = sorted(named.values(), key=lambda a: (not belligerent(a), len(a.path), a.id))
    return order[0] if order else None


def _who(figures: Sequence[Figure]) -> str:
    words = [f.tally.who for f in figures]
    return max(sorted(set(words)), key=words.count)


def _backing(f: Figure, side: Actor | None, copies: tuple[str, ...]) -> Backing:
    t = f.telling
    standing = standing_of(f.root, side, t.status, f.count)
    return Backing(f.root, t.claim, f.index, t.report, f.count, f.tally.qualifier, standing, copies)


def _figure_flags(picked: Chosen, backings: Sequence[Backing]) -> list[Flag]:
    """What to know of the figures of one measure, in the order of a reader's questions."""
    out: list[Flag] = []
    values = dict.fromkeys(shown(b.count) for b in backings)
    if len(values) > 1 and len({b.root.key for b in backings}) > 1:
        out.append(Flag("roots_differ", (" / ".join(f"{b.root.name} {shown(b.count)}" for b in backings),)))
    for name in picked.torn:
        said = [shown(b.count) for b in backings if b.root.name == name]
        out.append(Flag("root_differs_with_itself", (name, " / ".join(said))))
    for (f, _), b in zip(picked.figures, backings, strict=True):
        if b.standing == "admitted":
            out.append(Flag("admitted", (b.root.name,)))
        if f.mixed:
            out.append(Flag("mixed_figure", (b.root.name, shown(b.count))))
        if f.summed:
            out.append(Flag("derived_sum", (b.report, shown(b.count))))
        if "provisional" in f.telling.marks:
            out.append(Flag("provisional", (b.root.name,)))
        if b.copies:
            out.append(Flag("copies_collapsed", (b.root.name, ", ".join(b.copies))))
    return out


def _silent(case: Case, backings: Sequence[Backing], what: str) -> list[Flag]:
    """Roots that tell of the incident with figures of their own, and not this one."""
    speak = {b.root.key for b in backings}
    told_of = [t for t in case.happened() if t.tallies]
    names = {r.key: r.name for t in told_of if (r := case.roots[t.claim]).key not in speak}
    return [Flag("silent_roots", (" / ".join(sorted(names.values())),))] if names and what in _TOLD_BY_ALL else []


def _with_best(row: Settled, policy: str | None, assessed: Mapping[tuple[str, str], int]) -> Settled:
    value = best(policy, row.backed_by, row.low, assessed.get((row.what, row.who)))
    return row if value is None else replace(row, best=value, policy=policy)


def _nested(rows: list[Settled], keys: list[Key], picked: Mapping[Key, Chosen]) -> list[Settled]:
    """Each row with the row that it breaks down, as one of its figures says."""
    at = {(f.telling.claim, f.index): k for k, key in enumerate(keys) for f, _ in picked[key].figures}
    out = []
    for k, key in enumerate(keys):
        wholes = [at.get((f.telling.claim, f.parent)) for f, _ in picked[key].figures if f.parent is not None]
        known = sorted(w for w in wholes if w is not None and w != k)
        out.append(replace(rows[k], subset_of=known[0]) if known else rows[k])
    return out
