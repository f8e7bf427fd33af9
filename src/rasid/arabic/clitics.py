"""Words without what Arabic writes onto their front: و ف ب ك ل س and ال."""

from rasid.arabic.memo import Memo

PREFIXES: frozenset[str] = frozenset(
    conjunction + particle
    for conjunction in ("", "و", "ف")
    for particle in ("", "ب", "ل", "ك", "س", "ال", "بال", "كال", "لل")
) - {""}
"""What may stand before a word: و ف ب ك ل س, ال, لل."""

_LONGEST = max(map(len, PREFIXES))
_FIRST = frozenset(prefix[0] for prefix in PREFIXES)


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


BARES = Memo(bares)
"""What :func:`bares` says of the words of reports."""
