"""Likeness with a memory: of every pair what is said of it alone."""

import random
from itertools import combinations

import pytest

from rasid.link.features import COMMON, FEATURES, Likeness, Rarity, rarities, worded, wording
from rasid.link.likening import Likening
from rasid.link.profiles import Profile, profiles
from rasid.link.spots import APART
from rasid.model.event import Telling
from tests.link.tellings import killed, party, place, telling

_KINDS = ["Armed clash", "Air/drone strike", "Negotiation/meeting", "Statement/condemnation", "Casualty tally"]
_PARTIES = [(), (party("xx/rebels"),), (party("xx/army"),), (party("xx/rebels/brigade"), party("?لواء السنابل"))]
_PLACES = [(), (place("Rummana"),), (place("Zahra"),), (place("Rummana", "district", 25.0), place("Nahr"))]
_TALLIES = [(), (killed(7),), (killed(9), killed(3, what="injured")), (killed(10, None),)]
_WORDS = "مدفع رشاش حاجز تفتيش دراجة سوق مزرعة جسر معمل سنابل".split()
_STATUS = ["asserted", "asserted", "asserted", "planned/threatened"]


def _any(n: int, of: random.Random) -> Telling:
    return telling(
        f"r{n}.1", of.choice(_KINDS), of.choice([None, 10, 10, 11, 14, (1, 30)]), status=of.choice(_STATUS),
        places=of.choice(_PLACES), initiators=of.choice(_PARTIES), targets=of.choice(_PARTIES),
        tallies=of.choice(_TALLIES), words=" ".join(of.sample(_WORDS, of.randint(0, 8))),
    )  # fmt: skip


@pytest.fixture(scope="module")
def held() -> list[Profile]:
    of = random.Random(1)
    return [p for n in range(120) for p in profiles([_any(n, of)])]


def alone(a: Profile, b: Profile, rare: Rarity) -> Likeness:
    """The likeness of two tellings with nothing remembered."""
    said = [told for feature, _ in FEATURES if (told := feature(a, b)) is not None]
    apart = next((why for weight, why in said if weight == APART), None)
    if apart is not None:
        return Likeness(APART, (apart,))
    weight, shared = wording(a, b, rare)
    reasons = (*(why for _, why in said), *worded(weight, shared, rare))
    return Likeness(sum((weight for weight, _ in said), 0.0) + weight, reasons)


def test_it_is_that_of_each_pair_alone(held: list[Profile]) -> None:
    rare = rarities([(p.report, p.words) for p in held])
    like = Likening(held)
    found = []
    for i, j in [*combinations(range(len(held)), 2), *combinations(range(len(held) - 1, -1, -1), 2)]:
        for words in (rare, COMMON):
            expected = alone(held[i], held[j], words)
            assert like.score(i, j, words) == pytest.approx(
                expected.score, abs=1e-12
            )  # sum() rounds otherwise since 3.12
            assert like.reasons(i, j, words) == expected.reasons
            found.append(expected.score)
    assert min(found) == APART and max(found) > 4 and sum(f > APART for f in found) > 1000


def test_sums_of_rarities_hang_on_no_order(held: list[Profile]) -> None:
    rare = rarities([(p.report, p.words) for p in held])
    of = random.Random(2)
    assert len({rare.sum(of.sample(_WORDS, len(_WORDS))) for _ in range(50)}) == 1
    assert rare.sum(_WORDS) == rare.whole(frozenset(_WORDS)) != 0
