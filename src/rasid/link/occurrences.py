"""Which claims of one report tell of one occurrence: a part and its whole, two versions of it, a thing told on.

A report that tells two things apart means two things: claims of other places, other days or other kinds stay apart
unless it says itself that one is part of the other. A part of a sum over several places or days is of its own.
"""

from collections.abc import Iterator, Sequence

from rasid.knowledge.affinity import affinity
from rasid.link.features import SPEECH, TALKS, counting, kinship, placing, timing
from rasid.link.profiles import DONE, PUBLISHED, STATED, Profile
from rasid.link.sides import OTHER, UNKNOWN, named, standing
from rasid.link.spots import APART
from rasid.model.event import Flag, Telling

_TOLD_ON = 420
"""Characters within which an account goes on."""
_SUMS = frozenset(["sites_seized", "attacks"])
Tie = tuple[int, int, Flag]


def ties(told: Sequence[Telling], made: Sequence[Profile]) -> Iterator[Tie]:
    """Pairs of ``made`` (the profiles of one report's claims, by where they stand) that are one occurrence."""
    by = {p.claims[0]: k for k, p in enumerate(made)}
    linked = set()
    for t in told:
        for of, why in ((t.part_of, "part of"), (t.variant_of, "version of")):
            if of in by and of is not None:
                k, whole = by[t.claim], by[of]
                linked |= {(k, whole), (whole, k)}
                if _holds(made[k], made[whole], why):
                    yield k, whole, Flag(why)
    for k, p in enumerate(made):
        for j in range(k - 1, -1, -1):
            if p.at - made[j].at > _TOLD_ON:
                break
            if (k, j) not in linked and _goes_on(p, made[j]):
                yield k, j, Flag("told on")


def _holds(part: Profile, whole: Profile, why: str) -> bool:
    """Whether what the report ties is one happening: not two places, two days, nor one item of a sum."""
    if why == "version of" and not _kin(part, whole):
        return False
    if _elsewhere(part, whole) or _other_days(part, whole) or part.toll != whole.toll:
        return False
    return why == "version of" or not _item_of_sum(part, whole)


def _item_of_sum(part: Profile, whole: Profile) -> bool:
    sums = any(t.what in _SUMS and (t.count.low or 0) > 2 for t in whole.tallies)
    long = whole.days is not None and whole.days.basis == STATED and whole.days.last > whole.days.first
    own_day = part.days is not None and part.days.basis == STATED and part.days != whole.days
    own_place = part.placed == STATED and bool(part.spots) and part.spots != whole.spots
    many = len({s.id for s in whole.spots if s.fine}) > 1
    return (sums and own_place) or (long and own_day) or (many and own_place)


def _goes_on(p: Profile, q: Profile) -> bool:
    """An account that goes on: one place and day, kinds of one happening, no other parties and no rival figures."""
    if p.mood != DONE or q.mood != DONE or p.toll or q.toll or not _kin(p, q) or (p.kinds | q.kinds) & (SPEECH | TALKS):
        return False
    if not p.spots or not q.spots or STATED not in (p.placed, q.placed) or not _one_place(p, q):
        return False
    if _other_days(p, q) or _rivals(p, q) or not _told_days(p, q) or not (_own(p) or _of_one_fight(p, q)):
        return False
    if OTHER in (standing(p.initiators, q.initiators), standing(p.targets, q.targets)):
        return "Armed clash" in p.kinds | q.kinds and OTHER not in (
            standing(p.initiators, q.targets), standing(p.targets, q.initiators))  # fmt: skip
    return True


def _own(p: Profile) -> bool:
    """Whether a claim says itself where or when, and is not only told beside another."""
    return p.placed == STATED or (p.days is not None and p.days.basis == STATED)


def _of_one_fight(p: Profile, q: Profile) -> bool:
    """Near of kind, and naming no party of its own («the shelling left ten dead») or the same, either way round."""
    if not any(named(a) for a in (*p.initiators, *p.targets)):
        return kinship(p, q)[0] > 0
    ways = ((p.initiators, q.initiators), (p.targets, q.targets), (p.initiators, q.targets), (p.targets, q.initiators))
    return kinship(p, q)[0] > 0 and any(standing(x, y) > UNKNOWN for x, y in ways)


def _kin(p: Profile, q: Profile) -> bool:
    return any(affinity(x, y) is not None for x in p.kinds for y in q.kinds)


def _one_place(p: Profile, q: Profile) -> bool:
    return {s.id for s in p.spots} == {s.id for s in q.spots} and any(s.fine for s in p.spots)


def _told_days(p: Profile, q: Profile) -> bool:
    """A day that is only guessed holds two claims together no more than it does two reports."""
    return bool(p.days and q.days) and PUBLISHED not in (p.days.basis, q.days.basis)  # type: ignore[union-attr]


def _elsewhere(p: Profile, q: Profile) -> bool:
    told = placing(p, q)
    return told is not None and told[0] == APART


def _other_days(p: Profile, q: Profile) -> bool:
    if p.days is None or q.days is None or PUBLISHED in (p.days.basis, q.days.basis):
        return False
    return max(p.days.first, q.days.first) > min(p.days.last, q.days.last)


def _rivals(p: Profile, q: Profile) -> bool:
    """Two figures of one measure that cannot both be of one happening as one voice tells it."""
    told = counting(p, q)
    return told is not None and told[0] < 0


def apart(p: Profile, q: Profile) -> bool:
    """Whether one report tells ``p`` and ``q`` as two things, so that no third claim may make them one."""
    if p.mood != q.mood or p.toll != q.toll or kinship(p, q)[0] == APART:
        return True
    return _elsewhere(p, q) or _other_days(p, q) or _rivals(p, q) or _two_places(p, q)


def _two_places(p: Profile, q: Profile) -> bool:
    """Both say where, and neither place holds the other: in one report that is two places, however near."""
    told = placing(p, q) if p.placed == q.placed == STATED else None
    return (told is not None and told[0] <= 0) or _span(p, q)


def _span(p: Profile, q: Profile) -> bool:
    told = timing(p, q)
    return told is not None and told[0] == APART
