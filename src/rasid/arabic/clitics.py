"""Words without what Arabic writes onto their front: و ف ب ك ل س and ال."""

from rasid.arabic.memo import Memo

PREFIXES: frozenset[str] = frozenset(
    conjunction + particle
    for conjunction in ("", "و", "ف")
    for particle in ("", "ب", "ل", "ك", "س", "ال", "بال", "كال", "لل")
) - {""}
"""What may stand before a word: و ف ب ك ل س, ال, لل."""

_LONGEST = max(map(len, PREFIXES))
_HEAD = _LONGEST + 1
"""So many letters of a word tell what may come off it, one letter staying; many words share them."""
_TO_THE, _ARTICLE = "لل", "ال"


def _off(head: str) -> tuple[int, ...]:
    return (0, *[n for n in range(1, min(_LONGEST, len(head) - 1) + 1) if head[:n] in PREFIXES])


_OFF = Memo(_off)


def fronts(word: str) -> tuple[int, ...]:
    """How many letters may come off the front of ``word`` (folded): none, or one of :data:`PREFIXES`.

    >>> fronts("وبالقصف")
    (0, 1, 2, 4)
    """
    return _OFF[word[:_HEAD]]


def bares(word: str) -> tuple[str, ...]:
    """``word`` (folded) and what may be left of it without its clitics, two letters at least, longest first.

    >>> bares("وبالقصف")
    ('وبالقصف', 'بالقصف', 'القصف', 'قصف')
    """
    off = _OFF[word[:_HEAD]]
    if len(off) == 1:
        return (word,)
    most = max(len(word) - 2, 0)
    out = [word[n:] for n in off if n <= most]
    if off[-1] <= most and word.endswith(_TO_THE, 0, off[-1]):
        out.append(_ARTICLE + word[off[-1] :])
    return tuple(out)


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
