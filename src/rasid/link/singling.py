"""Of all that one report tells, what fits what another tells best: two reports that meet once tell of one thing.

Of several strikes that a report tells of one day, only one is the strike of the other report; which, the likeness
says. Where there is nothing else that could be meant, that speaks for the pair; where another fits better, against it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from rasid.link.features import Likeness
from rasid.link.profiles import Profile
from rasid.model.event import Flag

ALONE, BETTER_ELSEWHERE = 0.5, -0.7
ARGUABLE = 1.0
"""The likeness from which another occurrence could be meant as well."""
Pair = tuple[int, int]


def singled(held: Sequence[Profile], alike: Mapping[Pair, Likeness]) -> dict[Pair, Likeness]:
    """``alike`` with what it says that in neither report, or in one of them, something else could be meant."""
    best: dict[tuple[int, str], list[float]] = {}
    for (i, j), like in alike.items():
        for one, other in ((i, j), (j, i)):
            best.setdefault((one, held[other].report), []).append(like.score)
    return {pair: _weighed(held, pair, like, best) for pair, like in alike.items()}


def _weighed(
    held: Sequence[Profile], pair: Pair, like: Likeness, best: Mapping[tuple[int, str], Sequence[float]]
) -> Likeness:
    i, j = pair
    rivals = [best[i, held[j].report], best[j, held[i].report]]
    if any(max(scores) > like.score for scores in rivals):
        told = BETTER_ELSEWHERE, Flag("another fits better")
    elif all(sum(s >= ARGUABLE for s in scores) <= 1 for scores in rivals):
        told = ALONE, Flag("nothing else could be meant")
    else:
        return like
    return replace(like, score=like.score + told[0], reasons=(*like.reasons, told[1]))
