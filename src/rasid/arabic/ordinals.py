"""Numbers of order: «الضربة العاشرة», «الثالث عشر», «الكتاب الثلاثون», and the relative «الأخير», «التالي»."""

from typing import NamedTuple

from rasid.arabic.number_words import LOOK, Atom
from rasid.arabic.segment import Text


def ordinal(text: Text, k: int, atom: Atom) -> tuple[int, int] | None:
    """The end and the value of an ordinal that begins at word ``k``."""
    if atom.kind == "ordinal":
        return _ordinal(text, k, atom)
    return _definite(text, k, atom) if atom.article else None


def _ordinal(text: Text, k: int, atom: Atom) -> tuple[int, int] | None:
    words, value = text.words, int(atom.value)
    after = words[k + 1 : k + 3]
    if value < 10 and after and after[0] in ("عشر", "عشره"):
        return k + 2, value + 10
    tens = LOOK.get(after[0]) if after else None
    if tens and value < 10 and tens.kind == "ten" and tens.conj:
        return k + 2, value + int(tens.value)
    if len(after) > 1 and after[0] == "و" and value < 10 and (tens := LOOK.get(after[1])) and tens.kind == "ten":
        return k + 3, value + int(tens.value)
    if words[k].endswith(("حادي", "حاديه")) or (after and after[0] == "امس") or after == ["من", "امس"]:
        return None  # «أول من أمس» is a day
    if not atom.article and words[k].endswith(("ثانيه", "اولي")):
        return None  # «ثانية» is a second of time
    if words[k].endswith("رابعه") and after and after[0] == "العدويه":
        return None
    return k + 1, value


_PLURAL_ENDS = ("ون", "ين", "ات", "ان")


def _definite(text: Text, k: int, atom: Atom) -> tuple[int, int] | None:
    """«الواحد والعشرون», «الكتاب الثلاثون»: from 20 on, and for 21, ordinals look like counts with an article."""
    words = text.words
    if atom.kind == "unit" and atom.value == 1 and k + 1 < len(words):
        tens = LOOK.get(words[k + 1])
        return (k + 2, 1 + int(tens.value)) if tens and tens.kind == "ten" and tens.conj else None
    if atom.kind not in ("ten", "hundred", "hundreds", "scale"):
        return None
    if atom.kind == "hundred" and k + 1 < len(words):
        small = LOOK.get(words[k + 1])
        if small and small.kind == "ordinal" and small.conj and (rest := _ordinal(text, k + 1, small)):
            return rest[0], int(atom.value) + rest[1]
    head = words[k - 1] if k else ""
    if not head.startswith("ال") or head.endswith(_PLURAL_ENDS) or head in LOOK or len(head) < 4:
        return None
    return k + 1, int(atom.value)


class Relative(NamedTuple):
    """Words ``[i, j)`` name a place in an order from its ``end`` or from the ``current`` one."""

    i: int
    j: int
    base: str
    offset: int


_RELATIVE = {
    "اخير": ("end", 0), "اخيره": ("end", 0), "اخيرين": ("end", 0), "اخيرتين": ("end", 0), "اخر": ("end", 0),
    "تالي": ("current", 1), "تاليه": ("current", 1), "قادم": ("current", 1), "قادمه": ("current", 1),
    "سابق": ("current", -1), "سابقه": ("current", -1), "حالي": ("current", 0), "حاليه": ("current", 0),
}  # fmt: skip
_NOT_A_NOUN = frozenset({"من", "في", "الي", "علي", "عن", "و", "بين", "مع"})
_AFTER_BEFORE_LAST = frozenset({"قبل", "قبلا", "سبق", "سبقت"})


def relative_ordinals(text: Text) -> list[Relative]:
    """Every «الأخير», «قبل الأخير», «التالي», «السابقة», «آخر جملة» of the text, in order."""
    found: list[Relative] = []
    words = text.words
    for k, word in enumerate(words):
        known = _RELATIVE.get(word[2:]) if word.startswith("ال") else None
        if word == "اخر" and k + 1 < len(words) and not text.is_mark(k + 1) and words[k + 1] not in _NOT_A_NOUN:
            known = ("end", 0)
        if known is None:
            continue
        i, (base, offset) = k, known
        if base == "end" and k and words[k - 1] in _AFTER_BEFORE_LAST:
            i, offset = k - 1, -1
        elif base == "end" and k > 1 and words[k - 1] == "الي" and words[k - 2] in ("الثاني", "الثانيه"):
            i, offset = k - 2, -1
        found.append(Relative(i, k + 1, base, offset))
    return found
