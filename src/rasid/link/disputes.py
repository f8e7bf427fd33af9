"""Who denies a figure, and dead whom one account calls civilians and another fighters."""

from collections.abc import Sequence
from dataclasses import replace

from rasid.knowledge.ontology import kinds
from rasid.knowledge.populations import population
from rasid.link.case import Case, strikes
from rasid.link.measures import Figure
from rasid.link.parties import belligerent, same_side
from rasid.model.claim import Actor
from rasid.model.event import Backing, Flag, Settled, Telling
from rasid.model.values import Count, shown


def deniers(
    case: Case, figures: Sequence[Figure], backings: Sequence[Backing], side: Actor | None
) -> tuple[list[str], list[Flag]]:
    """Who denies a figure: what the denial is set against by its report, else what is of the kind that it denies.

    Apart from these, the denials for a part of the side alone, as flags.
    """
    claims = {f.telling.claim for f in figures}
    kinds_told = {f.telling.kind for f in figures}
    out, shares = set[str](), set[Flag]()
    for t in case.denials():
        root = case.roots[t.claim]
        meant = t.variant_of in claims or (t.kind in kinds_told and not _denies_place(t))
        if not meant or all(b.root.key == root.key for b in backings):
            continue
        if _concerns(t, side):
            out.add(root.name)
        else:
            shares.add(Flag("denied_share", (root.name, t.targets[0].name_ar)))
    return sorted(out), sorted(shares, key=lambda f: f.values)


def _denies_place(t: Telling) -> bool:
    known = kinds().get(t.kind)
    return known is not None and known.group == "territory"


def _concerns(t: Telling, side: Actor | None) -> bool:
    """A denial for one brigade alone does not contest the figure of the side that it fights on."""
    if side is None or not any(belligerent(a) for a in t.targets):
        return True
    mine = side.path or (side.id,)
    return any(_on_line(a.path or (a.id,), mine) for a in t.targets) or not any(same_side(a, side) for a in t.targets)


def _on_line(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    size = min(len(one), len(other))
    return one[:size] == other[:size]


def status_contested(case: Case, rows: list[Settled]) -> list[Settled]:
    """Dead told as civilians by one root and as fighters by another of one strike: low 0 in both columns (Airwars)."""
    if not any(strikes(t) for t in case.claims):
        return rows
    out = list(rows)
    for i, civil in enumerate(rows):
        if population(civil.who).path[-1] != "civilian" or civil.what not in ("killed", "injured"):
            continue
        for j, armed in enumerate(rows):
            if armed.what == civil.what and population(armed.who).path[-1] == "armed" and _rival(case, civil, armed):
                flag = Flag("status_contested", (_names(civil), _names(armed)))
                out[i], out[j] = _zeroed(out[i], flag), _zeroed(out[j], flag)
    return out


def _names(row: Settled) -> str:
    return ", ".join(dict.fromkeys(b.root.name for b in row.backed_by))


def _zeroed(row: Settled, flag: Flag) -> Settled:
    grade_ = row.grade if row.grade == "Confirmed" else "Contested"
    return replace(row, low=0, contested=True, grade=grade_, flags=(*row.flags, flag))


def _rival(case: Case, civil: Settled, armed: Settled) -> bool:
    """Whether two roots give the same dead: neither gives both, and the one is of the side that struck, or denies."""
    one, other = {b.root.key for b in civil.backed_by}, {b.root.key for b in armed.backed_by}
    if one & other:
        return False
    deniers = {case.roots[t.claim].key for t in case.denials()}
    struck = [b.root for b in armed.backed_by]
    return any(r.key in deniers or any(same_side(r.party, a) for a in case.perpetrators) for r in struck)


def across(rows: Sequence[Settled]) -> list[Settled]:
    """Rows with what others say against them: none at all of the wider class, or fewer of it than of this."""
    return [replace(row, flags=(*row.flags, *_against(row, rows))) for row in rows]


def _against(row: Settled, rows: Sequence[Settled]) -> list[Flag]:
    mine = population(row.who)
    wider = [o for o in rows if o.what == row.what and o.side is None and mine.path != population(o.who).path]
    out: list[Flag] = []
    for other in (o for o in wider if mine.within(population(o.who)) and row.low):
        none = [b.root.name for b in other.backed_by if b.count.high == 0]
        out += [Flag("none_at_all", (name,)) for name in none]
        if not none and other.high is not None and row.low is not None and row.low > other.high:
            out.append(Flag("exceeds_rival_whole", (shown(Count(row.low, row.high)), str(other.high))))
    return out
