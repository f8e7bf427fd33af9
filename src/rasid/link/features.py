"""What speaks for and against two claims telling of one incident: each feature a weight, and its reason.

A weight of 1 is about what it says that two claims are of one kind. :data:`APART` settles it: two days, two places,
a period's sum and a happening, kinds that never are told of one. Every reason is a :class:`Flag`; its sentence is data.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from math import log

from rasid.knowledge.affinity import affinity
from rasid.knowledge.shelves import of_books
from rasid.link import sides
from rasid.link.profiles import PUBLISHED, STATED, Days, Profile
from rasid.link.sides import standing
from rasid.link.spots import APART, bearing
from rasid.model.claim import Tally
from rasid.model.event import Flag

Weighed = tuple[float, Flag]
Feature = Callable[[Profile, Profile], Weighed | None]
_STEP = 1 << 20
"""Rarities are counted in so many parts of 1: sums of such numbers are exact, in whatever order they are added."""
SPEECH = frozenset(["Statement/condemnation", "Demand/ultimatum"])
"""Kinds that are told by who says it and in what words; the place is only that of the matter."""
TALKS = frozenset(["Negotiation/meeting", "Agreement"])


@dataclass(frozen=True, slots=True)
class Likeness:
    """The sum of the features of a pair, and their reasons; ``score`` is :data:`APART` where one forbids it."""

    score: float
    reasons: tuple[Flag, ...]


class Rarity:
    """For each word used around a day how much sharing it says, 0 to 1.2; 1 for a word of which nothing is known."""

    def __init__(self, of: Mapping[str, float]) -> None:
        self._of = of
        self._whole: dict[frozenset[str], float] = {}

    def of(self, word: str) -> float:
        """How rare one word is."""
        return self._of.get(word, 1.0)

    def sum(self, words: Iterable[str]) -> float:
        """How rare some words are together."""
        rare = self._of.get
        return sum([rare(w, 1.0) for w in words])

    def whole(self, words: frozenset[str]) -> float:
        """As :meth:`sum`, of all words of a telling, which is asked again and again."""
        told = self._whole.get(words)
        if told is None:
            told = self._whole[words] = self.sum(words)
        return told


COMMON = Rarity({})
"""That of a day of which nothing is known."""


def _mood(a: Profile, b: Profile) -> Weighed | None:
    """What is threatened or demanded is another thing than what was done."""
    return (APART, Flag("meant and done", (a.mood, b.mood))) if a.mood != b.mood else None


def _basis(a: Profile, b: Profile) -> Weighed | None:
    """Sums over a period are one only with sums over the same period; never with a happening."""
    if a.toll != b.toll:
        return APART, Flag("a sum and a happening")
    if a.toll and not (a.days and b.days and a.days.long == b.days.long and _one_span(a.days, b.days)):
        return APART, Flag("sums of two periods")
    return None


def _one_span(a: Days, b: Days) -> bool:
    return abs(a.first - b.first) <= 1 and abs(a.last - b.last) <= 1


def kinship(a: Profile, b: Profile) -> Weighed:
    """The nearest of their kinds."""
    return kindred(a.kinds, b.kinds)


def kindred(left: frozenset[str], right: frozenset[str]) -> Weighed:
    """The nearest of two sets of kinds."""
    known, pair = _kinships(), (left, right)
    told = known.get(pair)
    if told is None:
        told = known[pair] = _nearest(left, right)
    return told


@of_books("affinity.yaml", "ontology.yaml")
def _kinships() -> dict[tuple[frozenset[str], frozenset[str]], Weighed]:
    """What :func:`kindred` has said before, for as long as the books are the same."""
    return {}


def _nearest(left: frozenset[str], right: frozenset[str]) -> Weighed:
    told = [(w, x, y) for x in sorted(left) for y in sorted(right) if (w := affinity(x, y)) is not None]
    if not told:
        return APART, Flag("kinds apart", (min(left), min(right)))
    weight, x, y = max(told, key=lambda t: t[0])
    return weight, Flag("same kind", (x,)) if x == y else Flag("kinds of one happening", (x, y))


def timing(a: Profile, b: Profile) -> Weighed | None:
    """The days that both may mean."""
    if a.days is None or b.days is None:
        return None
    x, y = a.days, b.days
    stated = (x.basis == STATED) + (y.basis == STATED)
    gap = max(x.first, y.first) - min(x.last, y.last)
    if gap > 0:
        guess = PUBLISHED in (x.basis, y.basis)
        return (APART if gap > 1 else (-0.5 if guess else -1.2)), Flag("days between", (str(gap),))
    if x.long or y.long:
        return (0.8 if _one_span(x, y) else 0.0 if x.long and y.long else -1.0), Flag("spans overlap")
    if x.basis == y.basis == PUBLISHED:
        return 0.4, Flag("published together")
    if x.first == x.last == y.first == y.last:
        return (2.0 if stated == 2 else 1.4), Flag("same day", (date.fromordinal(x.first).isoformat(),))
    return (1.0 if stated == 2 else 0.7), Flag("days overlap")


def placing(a: Profile, b: Profile) -> Weighed | None:
    """The nearest of their places; borrowed ones weigh half."""
    if not a.spots or not b.spots:
        return None
    weight, flag = max((bearing(x, y) for x in a.spots for y in b.spots), key=lambda t: t[0])
    if _speech(a, b):
        return max(-0.5, weight / 4), flag
    return (weight / 2 if weight > 0 and not a.placed == b.placed == STATED else weight), flag


def _speech(a: Profile, b: Profile) -> bool:
    return bool(a.kinds & SPEECH and b.kinds & SPEECH)


def _agents(a: Profile, b: Profile) -> Weighed | None:
    """Who did it: one party, kin, or two; in a fight the sides may be told either way round."""
    if _speech(a, b):
        return _speakers(standing(a.initiators, b.initiators))
    straight = standing(a.initiators, b.initiators) + standing(a.targets, b.targets)
    crossed = standing(a.initiators, b.targets) + standing(a.targets, b.initiators)
    neutral = 2 * sides.UNKNOWN
    if straight == neutral == crossed:
        return None
    if crossed > max(straight, neutral) and (a.kinds | b.kinds) & _MUTUAL:
        return 0.4, Flag("same parties the other way round")
    weight = sum(_SIDE[standing(x, y)] for x, y in ((a.initiators, b.initiators), (a.targets, b.targets)))
    return weight, Flag("same parties" if weight > 0 else "other parties" if weight < 0 else "parties unclear")


def _speakers(same: int) -> Weighed | None:
    """Another speaker is another speech, be he of the same state."""
    if same == sides.UNKNOWN:
        return None
    weight = {sides.NAMED: 1.6, sides.SAME: 1.4}.get(same, -0.5 if same > sides.UNKNOWN else -2.0)
    return weight, Flag("same speaker" if weight > 0 else "other speaker")


_MUTUAL = frozenset(["Armed clash", *TALKS])
"""Kinds in which either side may be told as the one that acts."""
_SIDE = {sides.NAMED: 1.0, sides.SAME: 0.7, sides.KIN: 0.5, sides.STATE: 0.3, sides.UNKNOWN: 0.0, sides.OTHER: -0.9}


def counting(a: Profile, b: Profile) -> Weighed | None:
    """The tally most alike speaks for; where none is alike, the least unlike speaks against."""
    told = [w for x in a.tallies for y in b.tallies if x.what == y.what and (w := _same_count(x, y)) is not None]
    if not told:
        return None
    best = max(told)
    alike = sum(sorted((w for w in told if w > 0), reverse=True)[:2])
    return (min(alike, 2.5) if best > 0 else best), Flag("figures agree" if best > 0 else "figures differ")


def _same_count(x: Tally, y: Tally) -> float | None:
    """Two figures of one measure: the same and not small, nested, near, or wildly different."""
    if x.count.low is None or y.count.low is None:
        return None
    if (x.subset_of is None) != (y.subset_of is None) and x.who != y.who:
        return None
    low, high = sorted((x.count.low, y.count.low))
    exact = x.count.low == x.count.high and y.count.low == y.count.high
    if x.count == y.count:
        return (1.5 if low >= 10 else 1.0 if low >= 4 else 0.5) if exact else 0.3
    if low <= min(x.count.high or high, y.count.high or high) >= high:
        return 0.2
    ratio = high / max(1, low)
    return 0.1 if high - low <= 2 or ratio <= 1.5 else -0.3 if ratio <= 2.5 else -1.2


def _sources(a: Profile, b: Profile) -> Weighed | None:
    return (0.3, Flag("same source", (min(a.sources & b.sources),))) if a.sources & b.sources else None


FEATURES: tuple[tuple[Feature, Callable[[Profile], Hashable]], ...] = (
    (_mood, lambda p: p.mood),
    (kinship, lambda p: p.kinds),
    (_basis, lambda p: (p.toll, p.days)),
    (timing, lambda p: p.days),
    (placing, lambda p: (p.spots, p.placed, bool(p.kinds & SPEECH))),
    (_agents, lambda p: (p.initiators, p.targets, bool(p.kinds & SPEECH), bool(p.kinds & _MUTUAL))),
    (counting, lambda p: p.tallies),
    (_sources, lambda p: p.sources),
)
"""Each with all that it hangs on of a telling: where that is the same of two tellings, so is what the feature says."""


def wording(a: Profile, b: Profile, rare: Rarity) -> tuple[float, frozenset[str]]:
    """What unusual words of both say, and which; names of places and parties that both bear have spoken already."""
    names = a.names & b.names
    shared = (a.words & b.words) - names
    if not shared:
        return (-0.5 if all(len(p.words - names) >= 4 for p in (a, b)) else 0.0), shared
    said = rare.sum(shared)
    least = min(rare.whole(p.words) - rare.sum(p.words & names) for p in (a, b))
    speech = _speech(a, b) or bool(a.kinds & TALKS and b.kinds & TALKS)
    return min(3.0 if speech else 2.0, 0.45 * said) * (0.3 + 0.7 * said / max(least, 3.0)), shared


def worded(weight: float, shared: frozenset[str], rare: Rarity) -> tuple[Flag, ...]:
    """The reason for what :func:`wording` said: the rarest of the words."""
    if shared:
        return (Flag("words shared", tuple(sorted(shared, key=lambda w: (-rare.of(w), w))[:4])),)
    return (Flag("no word shared"),) if weight else ()


def rarities(told: Iterable[tuple[str, frozenset[str]]]) -> Rarity:
    """For each word of what is told around one day how rare it is among reports: about 1 where few others use it.

    Each item is a report and the words of one of its claims; nothing of other days enters, so that a pair's score
    hangs on its own time alone. The two that share a word are left out of its count, and ten more reports are thought
    beside those there are, so that on a quiet day every word is rare.
    """
    users: dict[str, set[str]] = {}
    reports = set()
    for report, words in told:
        reports.add(report)
        for w in words:
            users.setdefault(w, set()).add(report)
    return Rarity({w: rarity(len(reports), len(u)) for w, u in users.items()})


def rarity(reports: int, users: int) -> float:
    """How rare a word is that ``users`` of the ``reports`` around a day use."""
    rare = min(1.2, log((max(0, reports - 2) + 10) / (max(0, users - 2) + 0.5)) / log(20))
    return round(rare * _STEP) / _STEP
