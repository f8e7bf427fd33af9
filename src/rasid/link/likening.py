"""How like many pairs are, with nothing asked twice.

What a feature says of two tellings hangs on little of either, their days or their places, and of a thousand tellings a
few dozen differ in it. So what it hangs on is numbered, and what it said of two numbers is kept.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from rasid.link.features import FEATURES, Feature, Rarity, worded, wording
from rasid.link.profiles import Profile
from rasid.link.spots import APART
from rasid.model.event import Flag


@dataclass(frozen=True, slots=True)
class _Part:
    """One feature: for each telling the number of what it hangs on, and by two such numbers what it said, and why."""

    feature: Feature
    number: list[int]
    told: list[dict[int, tuple[float, Flag | None]]] = field(default_factory=list)


class Likening:
    """How far two of ``held`` speak of one incident: all features in order, and the words; a feature may forbid it."""

    def __init__(self, held: Sequence[Profile]) -> None:
        self._held = held
        self._parts = []
        for feature, hangs_on in FEATURES:
            numbers: dict[object, int] = {}
            number = [numbers.setdefault(hangs_on(p), len(numbers)) for p in held]
            self._parts.append(_Part(feature, number, [{} for _ in numbers]))

    def score(self, i: int, j: int, rare: Rarity) -> float:
        """How far two of them, by their places, speak of one incident."""
        total = 0.0
        for part in self._parts:
            told = part.told[part.number[i]].get(part.number[j]) or self._asked(part, i, j)
            if told[0] == APART:
                return APART
            total += told[0]
        return total + wording(self._held[i], self._held[j], rare)[0]

    def reasons(self, i: int, j: int, rare: Rarity) -> tuple[Flag, ...]:
        """Why."""
        told = [self._asked(part, i, j) for part in self._parts]
        apart = next((why for weight, why in told if weight == APART), None)
        if apart is not None:
            return (apart,)
        words = worded(*wording(self._held[i], self._held[j], rare), rare)
        return (*(why for _, why in told if why is not None), *words)

    def _asked(self, part: _Part, i: int, j: int) -> tuple[float, Flag | None]:
        known = part.told[part.number[i]]
        told = known.get(part.number[j])
        if told is None:
            told = known[part.number[j]] = part.feature(self._held[i], self._held[j]) or (0.0, None)
        return told
