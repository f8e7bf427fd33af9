"""Words without what Arabic writes onto their front: و ف ب ك ل س and ال."""

from collections.abc import Iterable
from functools import lru_cache
from itertools import chain

from rasid.arabic.phrases import PREFIXES

_LONGEST = max(map(len, PREFIXES))
_FIRST = frozenset(prefix[0] for prefix in PREFIXES)


@lru_cache(maxsize=200_000)
def bares(word: str) -> tuple[str, ...]:
    """``word`` (folded) and what may be left of it without its clitics, two letters at least, longest first.

    >>> bares("وبالقصف")
    ('وبالقصف', 'بالقصف', 'القصف', 'قصف')
    """
    if word[:1] not in _FIRST:
        return (word,)
    out = [word]
    for n in range(1, min(_LONGEST, len(word) - 2) + 1):
        if word[:n] in PREFIXES:
            out.append(word[n:])
            if word[n - 2 : n] == "لل":
                out.append("ال" + word[n:])
    return tuple(dict.fromkeys(out))


def some_bare(words: Iterable[str], among: frozenset[str]) -> bool:
    """Whether one of ``words`` or of their bare forms is in ``among``: :func:`any_bare` of many words at once."""
    return not among.isdisjoint(chain.from_iterable(map(bares, words)))


def any_bare(word: str, among: frozenset[str]) -> bool:
    """Whether ``word`` or one of its bare forms is in ``among``."""
    return not among.isdisjoint(bares(word))
