"""Who only stands behind the doer: «بإسناد من طيران التحالف», «مدعومة بغارات روسية», «بمساندة الإمارات، الشريك …»."""

from rasid.arabic.deed_words import ATTACK_NOUNS
from rasid.arabic.marker_words import BACKING, COMMA
from rasid.arabic.segment import Text

_FAR = 8
"""How many words behind the one that tells of support its supporters are still named."""


def backs(text: Text, i: int, *, by_deed: bool = False) -> bool:
    """Whether word ``i`` names a supporter, or what it supports with.

    A strike told in it («مدعومة بغارات روسية») is the supporter's own, who then only helps in what else is told:
    ``by_deed`` asks for that too.
    """
    if BACKING.isdisjoint(text.words[max(0, i - _FAR) : i]):
        return False
    first = max(text.sentences[text.sentence_of(i)][0], i - _FAR)
    commas = 0
    for k in range(i - 1, first - 1, -1):
        word = text.words[k]
        if word in BACKING:
            return True
        if not by_deed and text.one_of(k, ATTACK_NOUNS):
            return False
        if word == COMMA:
            commas += 1
            if commas > 1 or not text.words[k + 1].startswith("ال"):  # «، الشريك الرئيسي في التحالف»
                return False
    return False
