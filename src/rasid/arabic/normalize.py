"""One folding of Arabic spelling for the whole house; no other file spells out hamza variants.

Folding works a word at a time and words keep their raw offsets, so no map of offsets is ever needed.
"""

import re
import unicodedata
from collections.abc import Sequence

MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
"""Vowel signs and Quranic marks, as the inside of a character class."""

INVISIBLE = "\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad\u061c"
"""Joiners, bidirectional controls and other characters that print nothing."""

_LETTERS = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه",
    "ی": "ي", "ې": "ي", "ک": "ك", "ڪ": "ك", "گ": "ك", "ھ": "ه", "ہ": "ه", "ۀ": "ه", "ە": "ه",
    "پ": "ب", "چ": "ج", "ڤ": "ف", "ژ": "ز",
}  # fmt: skip
_DIGITS = {chr(base + d): str(d) for base in (0x0660, 0x06F0) for d in range(10)}


def _unprinted() -> dict[int, None]:
    ranges = [(0x610, 0x61A), (0x64B, 0x65F), (0x670, 0x670), (0x6D6, 0x6DC), (0x6DF, 0x6E8), (0x6EA, 0x6ED),
              (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x2069)]  # fmt: skip
    points = [p for low, high in ranges for p in range(low, high + 1)]
    return dict.fromkeys([*points, 0x640, 0xFEFF, 0xAD, 0x61C])


_TABLE: dict[int, str | None] = {
    **_unprinted(),
    **{ord(k): v for k, v in (_LETTERS | _DIGITS).items()},
}


_PLAIN: dict[int, None] = _unprinted()
_SHAPED = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")
_COMPOSED = re.compile("[\u0653-\u0655\ufb50-\ufdff\ufe70-\ufefc]")


def fold(text: str) -> str:
    """Text without vowels, tatweel and letter variants, digits in ASCII, presentation forms resolved.

    >>> fold("قُــوّاتُ الأســدِ ٢٥")
    'قوات الاسد 25'
    """
    if _COMPOSED.search(text):
        text = unicodedata.normalize("NFKC" if _SHAPED.search(text) else "NFC", text)
    return text.translate(_TABLE).lower()


def unmarked(text: str) -> str:
    """Text without vowels, tatweel and what prints nothing, its letters as they are.

    >>> unmarked("قُــوّاتُ الأســدِ")
    'قوات الأسد'
    """
    if _COMPOSED.search(text):
        text = unicodedata.normalize("NFKC" if _SHAPED.search(text) else "NFC", text)
    return text.translate(_PLAIN)


def fold_all(texts: Sequence[str]) -> list[str]:
    """:func:`fold` of many texts of one line each, in one pass over them all: how whole books are folded.

    >>> fold_all(["حماة", "إدلب"])
    ['حماه', 'ادلب']
    """
    joined = "\n".join(texts)
    if not texts or _COMPOSED.search(joined):
        return [fold(text) for text in texts]
    return fold(joined).split("\n")


def fold_words(text: str) -> str:
    """As :func:`fold`, and every run of white space one space: how the books spell their phrases."""
    return " ".join(fold(text).split())
