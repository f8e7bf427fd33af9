"""What a verb of denial is about where that was told before: «ذلك», «هذه الاتهامات», «الأمر الذي نفاه الجيش»."""

from rasid.arabic.denial_words import IT, MATTERS, NOT, THESE, WHICH
from rasid.arabic.segment import Text

_FAR = 8
"""How many words behind the verb what it denies may stand."""


def points_back(text: Text, i: int, j: int) -> bool:
    """Whether the object of the verb of denial in words ``[i, j)`` is what was told before, by a pronoun or a name.

    Nobody denies where the verb is negated («ولم ينف الجيش ذلك»).
    """
    if i and text.words[i - 1].lstrip("وف") in NOT:
        return False
    if text.words[i].endswith(("ه", "ها")):
        return any(w in WHICH for w in text.words[max(0, i - 2) : i])
    end = min(j + _FAR, text.sentences[text.sentence_of(i)][1])
    for k in range(j, end):
        word = text.words[k]
        if word in IT and text.words[k + 1 : k + 2] != ["الذي"]:
            return True
        if word in MATTERS and (text.words[k - 1] in THESE or not _goes_on(text, k + 1, end)):
            return True
    return False


def _goes_on(text: Text, k: int, end: int) -> bool:
    """«نفى الأنباء عن انسحابه»: what they are about is said, and is no pointing back."""
    return k < end and text.words[k] in ("عن", "حول", "بشان", "التي", "ب", "المتعلقه")
