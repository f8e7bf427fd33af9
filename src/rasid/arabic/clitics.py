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


def fronts(word: str) -> list[int]:
    """How many letters may come off the front of ``word`` (folded): none, or one of :data:`PREFIXES`.

    >>> fronts("وبالقصف")
    [0, 1, 2, 4]
    """
    if word[:1] not in _FIRST:
        return [0]
    return [0, *(n for n in range(1, min(_LONGEST, len(word) - 1) + 1) if word[:n] in PREFIXES)]


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
    return tuple(dict.fromkeys(out)) if len(out) > 1 else (word,)


BARES = Memo(bares)
"""What :func:`bares` says of the words of reports."""


_LEAST_CORE = 3


def core(word: str) -> str:
    """What is left of ``word`` (folded) when all that may be a clitic is off and three letters stay.

    Not always a word (سيطر gives يطر), but the same for every clitic that is written onto it: made to compare by.

    >>> [core(w) for w in ("والقصف", "القصف", "بالقصف", "قصف")]
    ['قصف', 'قصف', 'قصف', 'قصف']
    >>> core("وزير") == core("بالوزير") == core("للوزير")
    True
    """
    while True:
        shortest = min((b for b in bares(word) if len(b) >= _LEAST_CORE), key=len, default=word)
        if shortest == word:
            return word
        word = shortest


CORES = Memo(core)
"""What :func:`core` says of the words of reports."""
