"""The door of linking: claims of many reports into incidents, each happening once, whatever kinds it is told as."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rasid.link.blocks import pairs
from rasid.link.features import COMMON, Likeness, Rarity, rarities
from rasid.link.likening import Likening
from rasid.link.merging import Groups
from rasid.link.occurrences import Tie, apart, ties
from rasid.link.profiles import Profile, joined, profiles
from rasid.link.reposts import reposted
from rasid.link.singling import singled
from rasid.model.event import Bond, Cluster, Flag, Judgement, Telling

LEAST = 4.1
"""The average likeness from which two tellings are one incident."""
_REASONED = LEAST - 1.5
"""The likeness from which it is said why: what singling may lift to where :mod:`rasid.link.nearly` asks a person."""
_FORBIDDEN = -8.0
"""What a pair that cannot be one weighs in an average."""
_SURE = 100.0


Pair = tuple[int, int]
"""Two units by their places, the earlier first."""
Kept = tuple[list[Telling], list[Judgement], list[Profile], list[Bond]]


@dataclass(slots=True)
class Compared:
    """What a drawing found out, for the next one to begin with; it changes how long that takes and nothing else.

    Most decisions leave every occurrence as it was, and what is then alike need not be found out anew.
    """

    told: dict[str, Kept] = field(default_factory=dict)
    """By report: its claims and what was judged among them, with the occurrences and bonds that they gave."""
    units: list[Profile] = field(default_factory=list)
    again: dict[int, int] = field(default_factory=dict)
    alike: dict[Pair, Likeness] = field(default_factory=dict)


def clusters(
    tellings: Iterable[Telling],
    copies: Mapping[str, str] | None = None,
    judgements: Iterable[Judgement] = (),
    compared: Compared | None = None,
) -> list[Cluster]:
    """Every claim in exactly one cluster, the same whatever order the claims, copies and judgements come in.

    ``copies`` leads from reports to their originals (:func:`rasid.link.copies.copies`). Of judgements on one pair the
    latest binds; where three of them contradict each other, different goes before same, and a later same before an
    earlier one. One that names a claim which is not there is passed over. ``compared`` is what is remembered between
    two drawings of one process, and written anew here.
    """
    known = compared or Compared()
    told = sorted({t.claim: t for t in tellings}.values(), key=lambda t: (t.report, t.at, t.claim))
    verdicts = _latest(judgements)
    units, inner = _units(told, verdicts, known)
    told_again = {k: j for j, k in reposted(units, copies or {})}
    if units != known.units or told_again != known.again:
        known.alike = _scores(units, [k for k in range(len(units)) if k not in told_again])
        known.units, known.again = units, told_again
    scores = {pair: like.score for pair, like in known.alike.items()}
    return grouped(units, inner, told_again, scores, lambda pair: known.alike[pair].reasons, verdicts)


def grouped(
    units: list[Profile],
    inner: Sequence[Bond],
    told_again: Mapping[int, int],
    scores: Mapping[Pair, float],
    why: Callable[[Pair], tuple[Flag, ...]],
    verdicts: Sequence[Judgement] = (),
) -> list[Cluster]:
    """The clusters of ``units``, in order: ``inner`` are the bonds within them, ``told_again`` what copies repeat.

    ``scores`` are those of all pairs of ``units`` that were compared, and ``why`` gives the reasons of one of them; of
    the words, names and sources of units nothing is asked. Units among which no pair is as alike as :data:`LEAST`, none
    is told again and none judged have no part in what becomes of each other, so that each such set of units may be
    grouped by itself.
    """
    bound: list[Judgement] = [j for j in verdicts if j.verdict == "different"]
    while True:
        groups, bonds = _put_together(units, bound, told_again, scores, why)
        refused = _joined(groups, units, [j for j in verdicts if j not in bound], bonds)
        if not refused:
            return _clusters(groups, units, [*inner, *bonds])
        bound += refused


def _put_together(
    units: list[Profile],
    bound: Sequence[Judgement],
    told_again: Mapping[int, int],
    scores: Mapping[Pair, float],
    why: Callable[[Pair], tuple[Flag, ...]],
) -> tuple[Groups, list[Bond]]:
    """The groups that the machine makes within what the judgements of ``bound`` allow."""
    groups = Groups(units, lambda i, j: apart(units[i], units[j]))
    bonds = _judged(groups, _places(units), bound)
    bonds += _repeated(groups, units, told_again)
    return groups, bonds + _grown(groups, units, scores, why)


def _joined(
    groups: Groups, units: Sequence[Profile], verdicts: Sequence[Judgement], bonds: list[Bond]
) -> list[Judgement]:
    """Bring together whole incidents that a person says are one; what could not be, for another word holds it apart.

    Whoever says that two tellings are of one incident has seen each with all that is told of it. Only where something
    else in the two is judged to be different must the machine begin with the judgement and see what still fits.
    """
    place, refused = _places(units), []
    for j in verdicts:
        a, b = place.get(j.left), place.get(j.right)
        if j.verdict != "same" or a is None or b is None or groups.of(a) == groups.of(b):
            continue
        made = _judged(groups, place, [j])
        bonds += made
        if not made:
            refused.append(j)
    return refused


def _places(units: Sequence[Profile]) -> dict[str, int]:
    """Which unit holds a claim."""
    return {c: k for k, p in enumerate(units) for c in p.claims}


def _latest(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The latest on each pair, different first, then the later first."""
    last: dict[frozenset[str], Judgement] = {}
    for j in sorted(judgements, key=lambda j: (j.at, j.verdict, j.by, j.left, j.right, j.why)):
        last[frozenset((j.left, j.right))] = j
    held = sorted(last.values(), key=lambda j: (j.at, *sorted((j.left, j.right))), reverse=True)
    return [j for v in ("different", "same") for j in held if j.verdict == v and j.left != j.right]


def units_of(claims: list[Telling]) -> tuple[list[Profile], list[Bond]]:
    """The claims of one report as occurrences, and why those of several claims are one, nothing being judged."""
    ordered = sorted({t.claim: t for t in claims}.values(), key=lambda t: (t.report, t.at, t.claim))
    _, _, units, bonds = _of_report(ordered, [], None)
    return sorted(units, key=_place_of), bonds


def _place_of(p: Profile) -> tuple[str, int, tuple[str, ...]]:
    return p.report, p.at, p.claims


def _units(told: Sequence[Telling], verdicts: Sequence[Judgement], known: Compared) -> tuple[list[Profile], list[Bond]]:
    """The claims of each report as occurrences, and why those of several claims are one."""
    reports: dict[str, list[Telling]] = defaultdict(list)
    for t in told:
        reports[t.report].append(t)
    of = {t.claim: t.report for t in told}
    own: dict[str, list[Judgement]] = defaultdict(list)
    for j in verdicts:
        if j.left in of and of[j.left] == of.get(j.right):
            own[of[j.left]].append(j)
    known.told = {r: _of_report(claims, own.get(r, []), known.told.get(r)) for r, claims in reports.items()}
    units = [unit for kept in known.told.values() for unit in kept[2]]
    bonds = [bond for kept in known.told.values() for bond in kept[3]]
    return sorted(units, key=_place_of), bonds


def _of_report(claims: list[Telling], own: list[Judgement], before: Kept | None) -> Kept:
    if before is not None and before[0] == claims and before[1] == own:
        return before
    made = profiles(claims)
    inside = {p.claims[0]: k for k, p in enumerate(made)}
    groups = Groups(made, lambda i, j: False)
    bonds = _judged(groups, inside, own)
    for tie in sorted(ties(claims, made), key=lambda tie: (tie[2].code != "part of", tie[2].code, *tie[:2])):
        bonds += _tied(groups, made, tie)
    return claims, own, [joined(made[k] for k in group) for group in groups.all()], bonds


def _tied(groups: Groups, made: Sequence[Profile], tie: Tie) -> list[Bond]:
    i, j, why = tie
    if groups.of(i) == groups.of(j):
        return []
    if why.code == "told on" and any(
        apart(made[x], made[y]) for x in groups.items(groups.of(i)) for y in groups.items(groups.of(j))
    ):
        return []
    return [Bond(made[j].claims[0], made[i].claims[0], _SURE, (why,))] if groups.join(i, j) else []


def _judged(groups: Groups, place: Mapping[str, int], verdicts: Sequence[Judgement]) -> list[Bond]:
    """Bind what people said: what is different first, for it must hold even through third claims."""
    bonds = []
    for j in verdicts:
        a, b = place.get(j.left), place.get(j.right)
        if a is None or b is None or groups.of(a) == groups.of(b):
            continue
        if j.verdict == "different":
            groups.forbid(a, b)
        elif groups.join(a, b):
            left, right = sorted((j.left, j.right))
            bonds.append(Bond(left, right, _SURE, (Flag("judged", (j.by, j.at)),)))
    return bonds


def _repeated(groups: Groups, units: Sequence[Profile], told_again: Mapping[int, int]) -> list[Bond]:
    """Put what a copy repeats with its original, unless a person parted them."""
    bonds = []
    for k, j in sorted(told_again.items()):
        if groups.of(k) != groups.of(j) and groups.join(j, k):
            bonds.append(Bond(units[j].claims[0], units[k].claims[0], _SURE, (Flag("copy", (units[j].report,)),)))
    return bonds


def _scores(units: Sequence[Profile], compared: Sequence[int]) -> dict[Pair, Likeness]:
    """How like the pairs of the ``compared`` are that may be one."""
    rarity = _rarity_by_day(units)
    held = [units[k] for k in compared]
    like, out = Likening(held), {}
    for x, y in pairs(held):
        rare = rarity.get(_day(held[x], held[y]), COMMON)
        score = like.score(x, y, rare)
        reasons = like.reasons(x, y, rare) if score >= _REASONED else ()
        out[compared[x], compared[y]] = Likeness(score, reasons)
    return singled(units, out)


def _rarity_by_day(units: Sequence[Profile]) -> dict[int, Rarity]:
    days: dict[int, list[tuple[str, frozenset[str]]]] = defaultdict(list)
    for p in units:
        if p.days:
            days[p.days.last].append((p.report, p.words))
            days[p.days.last + 1].append((p.report, p.words))
    return {day: rarities(told) for day, told in days.items()}


def _day(a: Profile, b: Profile) -> int:
    return max(p.days.last if p.days else 0 for p in (a, b))


def _grown(
    groups: Groups,
    units: Sequence[Profile],
    scores: Mapping[Pair, float],
    why: Callable[[Pair], tuple[Flag, ...]],
) -> list[Bond]:
    """Let the groups grow, and say of each two that met by which of their pairs: the most alike."""
    members = groups.members()
    bonds = []
    weighed = ((pair, max(score, _FORBIDDEN)) for pair, score in scores.items())
    for x, y, keep in groups.grow(weighed, LEAST):
        near = [p for i in members[x] for j in members[y] if (p := (min(i, j), max(i, j))) in scores]
        best = min(near, key=lambda p: (-scores[p], p))
        left, right = (units[k].claims[0] for k in best)
        bonds.append(Bond(left, right, round(scores[best], 2), why(best)))
        members[keep] = members[x] + members[y]
    return bonds


def _clusters(groups: Groups, units: Sequence[Profile], bonds: Sequence[Bond]) -> list[Cluster]:
    place = {c: n for n, group in enumerate(groups.all()) for k in group for c in units[k].claims}
    held: dict[int, tuple[list[str], list[Bond]]] = defaultdict(lambda: ([], []))
    for c, n in place.items():
        held[n][0].append(c)
    for bond in bonds:
        held[place[bond.left]][1].append(bond)
    made = [
        Cluster(tuple(sorted(claims)), tuple(sorted(told, key=lambda b: (b.left, b.right))))
        for claims, told in held.values()
    ]
    return sorted(made, key=lambda c: c.claims)
