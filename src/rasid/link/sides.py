"""How the parties of two claims stand to each other: one party, one under the other, of one state, or two sides."""

from collections.abc import Sequence
from functools import lru_cache

from rasid.arabic.clitics import CORES
from rasid.model.claim import Actor

NAMED, SAME, KIN, STATE, UNKNOWN, OTHER = 5, 4, 3, 2, 1, 0
"""One name that no book has; one party; one under the other or both under one; of one state; unclear; two parties."""
_GENERIC = frozenset(["people", "armed", "party", "source", "org", "all-parties", "other-side", "state", "person"])
_OF_STATE = frozenset(["state forces", "government", "ministry", "person-role", "official body"])


def standing(left: Sequence[Actor], right: Sequence[Actor]) -> int:
    """The best that any two of them are to each other; unknown where one claim names none."""
    return max((relation(a, b) for a in left for b in right), default=UNKNOWN)


@lru_cache(maxsize=65536)
def relation(a: Actor, b: Actor) -> int:
    """What two parties are to each other. Unknown gunmen and «civilians» may be anybody."""
    if a.id == b.id:
        return NAMED if a.id.startswith("?") else SAME if named(a) else UNKNOWN
    if a.id.startswith("?") or b.id.startswith("?"):
        return NAMED if _words(a) & _words(b) else UNKNOWN
    if not named(a) or not named(b):
        return UNKNOWN
    if a.path[:1] == b.path[:1]:
        return KIN
    return STATE if _country(a) == _country(b) and a.kind in _OF_STATE and b.kind in _OF_STATE else OTHER


def named(a: Actor) -> bool:
    """Whether it is one party, and not «gunmen», «civilians» or whatever party there may be."""
    first, _, rest = a.id.partition("/")
    return first not in _GENERIC or (first == "state" and len(rest.partition("/")[0]) == 2)


def _country(a: Actor) -> str:
    first, _, rest = a.id.partition("/")
    return rest.partition("/")[0] if first == "state" else first


@lru_cache(maxsize=16384)
def _words(a: Actor) -> frozenset[str]:
    return frozenset(CORES[w] for w in a.id.lstrip("?").split() if len(w) > 3)
