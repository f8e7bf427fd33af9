"""Words without the endings that number, gender and possession write onto them: what search takes for one word."""

ENDINGS = ("هما", "تين", "تان", "ها", "هم", "هن", "نا", "ان", "ات", "ون", "ين", "يه", "ية", "وا", "ت", "ه", "ي", "ا")
"""Longest first, folded."""
_LEAST = 3


def stem(word: str) -> str:
    """``word`` (folded) without one ending, where three letters stay: for finding, never for reading.

    >>> [stem(w) for w in ("غاره", "غارات", "غارتين", "مدنيين", "مدني", "درعا", "قصفت")]
    ['غار', 'غار', 'غار', 'مدني', 'مدن', 'درع', 'قصف']
    """
    for ending in ENDINGS:
        if len(word) >= len(ending) + _LEAST and word.endswith(ending):
            return word[: -len(ending)]
    return word
