"""Which occurrences of a copy are those of its original: they are told once, however often they are printed."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from rasid.link.occurrences import apart
from rasid.link.profiles import Profile

_LEAST_SHARED = 0.5
"""Of the words of the shorter; an edited repost keeps most of them."""


def reposted(units: Sequence[Profile], copies: Mapping[str, str]) -> Iterator[tuple[int, int]]:
    """Pairs (original's, copy's) of ``units``, each of a copy once at most: its kind, day, place and words.

    What a copy adds is in no pair and is held against other reports as any occurrence is.
    """
    held: dict[str, list[int]] = defaultdict(list)
    for k, p in enumerate(units):
        held[p.report].append(k)
    for copy, original in sorted(copies.items()):
        for k in held.get(copy, ()):
            fit = [(_shared(units[k], units[j]), -j) for j in held.get(original, ()) if _one(units[k], units[j])]
            if fit and max(fit)[0] >= _LEAST_SHARED:
                yield -max(fit)[1], k


def _one(a: Profile, b: Profile) -> bool:
    return bool(a.kinds & b.kinds) and not apart(a, b)


def _shared(a: Profile, b: Profile) -> float:
    if not a.words or not b.words:
        return 1.0 if a.words == b.words and a.tallies == b.tallies else 0.0
    return len(a.words & b.words) / min(len(a.words), len(b.words))
