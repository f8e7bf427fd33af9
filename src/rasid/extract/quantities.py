"""The counts of a text: a number and what is counted, duals, bare plurals and single mentions, and what is none.

Whether a single mention («مدني») or a bare plural («قتلى») is a count depends on the words that govern it; that is
decided in ``tallies``. Here they are only noted, with the words that make a count a part of another («بينهم»).
"""

from typing import NamedTuple

from rasid.arabic.count_words import (
    AMONG,
    AMOUNTS,
    BY_THEM,
    HUMAN,
    HUNDRED,
    LABELS,
    MUCH_OF,
    NONE,
    NONE_HERE,
    OF_THEM,
    ONE,
    ONE_OF,
    OTHERS,
    PERCENT,
    SINGLE,
    THE_OTHER,
    THESE,
    TWO,
    UNKNOWN_OF,
)
from rasid.arabic.numbers import Number, Value, after_noun, bounds
from rasid.arabic.segment import Text
from rasid.knowledge.nouns import CountBook, Form


class Quantity(NamedTuple):
    """Words ``[i, j)`` count something.

    ``head`` is the noun's word or -1, ``form`` its book entry. ``how``: number, dual, plural, single, amount, zero.
    ``link``: among («بينهم خمسة»), of («خمسة منهم»), or nothing. ``other`` says «آخرين».
    """

    i: int
    j: int
    head: int
    form: Form | None
    low: Value | None
    high: Value | None
    qualifier: str
    how: str
    link: str = ""
    other: bool = False
    conj: bool = False
    prep: str = ""
    at: int = 0


_ZERO_REACH = 6


def quantities(text: Text, book: CountBook, found: list[Number]) -> list[Quantity]:
    """Every count of the text in order; none overlaps another."""
    out: list[Quantity] = []
    starts = {n.i: n for n in found}
    words, k, n = text.words, 0, len(text.words)
    link = -9
    while k < n:
        w = words[k]
        q: Quantity | None = None
        end = k + 1
        if k in starts:
            q, end = _counted(text, book, starts[k])
        elif w in AMONG:
            link = k
        elif w in ONE_OF or w in THE_OTHER:
            q = _one_of(text, book, k)
        elif w in ONE:
            q = _one(text, book, k)
        elif w in AMOUNTS:
            q = _amount(text, book, k)
        elif (w in NONE or w == "ما" or w == "وما") and (zero := _zero(text, book, k)):
            q = zero
        elif (form := book.noun(w)) and not (form.number == "s" and not form.conj and out and out[-1].j == k):
            q = _noun(text, book, k, form, starts)
        if q:
            if not q.link and 0 <= q.i - link <= (3 if q.how == "number" else 2):
                q = q._replace(link="among")
            out.append(q)
            end = max(end, q.j)
        k = end
    return out


def _counted(text: Text, book: CountBook, n: Number) -> tuple[Quantity | None, int]:
    """The count whose number is ``n``, and the word to go on from."""
    words, j, size = text.words, n.j, len(text.words)
    if n.kind != "cardinal":
        return _nth(text, book, n), n.j
    if j < size and words[j] == ")" and n.i and words[n.i - 1] == "(":
        j += 1
    after = words[j] if j < size else ""
    if after in PERCENT or (after == "في" and j + 1 < size and words[j + 1] in HUNDRED):
        end = j + 1 if after in PERCENT else j + 2
        return None, end + (end < size and words[end] in OF_THEM)
    if n.article and n.i and words[n.i - 1].startswith("ال") and not words[n.i][0].isdigit():
        return None, n.j
    low, high, qualifier = n.low, n.high, n.qualifier
    prep = _prep(text, n)
    conj = (words[n.i][0] == "و" or (n.i > 0 and words[n.i - 1] == "و")) and not (words[n.i].startswith("واحد") and n.value == 1)
    head, form, other, link = -1, None, False, ""
    if after in OF_THEM:
        j, link = j + 1, "of"
    elif after == "من" and j + 1 < size:
        form = book.noun(words[j + 1])
        if words[j + 1] in THESE:
            link, j = "of", j + 2
            if j < size and (form := book.noun(words[j])) and form.definite:
                head, j = j, j + 1
        elif form and form.noun.sort == "unit":
            form = None
        elif form and not form.prep and not form.conj:
            head, j = j + 1, j + 2
            link = "of" if form.noun.measure and form.definite and not form.noun.weak else ""
            link = "" if n.qualifier == "vague" else link
    elif words[n.j - 1] == "من" and (form := book.noun(after)) and not form.conj and not form.prep:
        head, j = j, j + 1
    elif (form := book.noun(after)) and not form.conj and not form.prep:
        head, j = j, j + 1
    else:
        form = None
    if form and form.noun.sort == "unit":
        return None, j
    if n.qualifier == "vague" and any(m.form == "verb" for m in book.measures.get(after, ())) and words[n.j - 1] == "من":
        return None, n.j
    if j < size and words[j] in OTHERS:
        other, j = True, j + 1
    if head < 0 and not link and n.value == 1 and words[n.i] in SINGLE and words[n.i - 1 : n.i] and after != "من":
        if words[n.i - 1] not in book.measures:
            return None, n.j
    if head < 0 and not other and not link and _no_count(text, n):
        return None, n.j
    if qualifier == "exact" and form is None or head >= 0:
        past, effect = _bound_behind(text, j)
        if effect and qualifier in ("exact", "approx"):
            qualifier = effect
            low, high = bounds(n.value, effect)
            j = past if past - j <= 3 else j
    return Quantity(n.i, j, head, form, low, high, qualifier, "number", link, other, conj, prep, n.at), j


def _bound_behind(text: Text, j: int) -> tuple[int, str]:
    """«أربعة من عناصر التنظيم على الأقل»: a bound may stand a few words behind."""
    for k in range(j, min(j + 4, len(text.words))):
        if text.is_mark(k) or text.words[k][0] == "و":
            break
        past, effect = after_noun(text, k)
        if effect:
            return past, effect
    return j, ""


def _prep(text: Text, n: Number) -> str:
    first = text.words[n.i]
    bare = first[1:] if first[0] in "وف" and len(first) > 3 else first
    if n.i < n.at:
        return bare[0] if bare[0] in "بل" and first in _BOUND_WITH_PREP else ""
    raw_first = bare[0]
    return raw_first if raw_first in "بل" and len(bare) > 3 and not bare[0].isdigit() else ""


_BOUND_WITH_PREP = frozenset(
    p + w for p in ("ب", "ل", "وب", "ول") for w in ("اكثر", "نحو", "حوالي", "زهاء", "قرابه", "ما", "اقل")
)


def _no_count(text: Text, n: Number) -> bool:
    """A bare number that is a year, a label («القرار 2254») or part of a date."""
    before = text.words[n.i - 1] if n.i else ""
    digits = text.words[n.at][0].isdigit()
    if digits and isinstance(n.value, int) and 1900 <= n.value <= 2100 and n.j == n.at + 1:
        return True
    if before in LABELS:
        return digits or before not in ("من", "في", "الي", "منذ", "حتي", "ال")
    return not isinstance(n.value, int) or before in ("/", "-", ":") or text.words[n.j : n.j + 1] in (["/"], ["-"], [":"])


def _nth(text: Text, book: CountBook, n: Number) -> Quantity | None:
    """«الضربة العاشرة» counts the blows so far; «وأصيب ثالث» counts one more."""
    form = book.noun(text.words[n.i - 1]) if n.i else None
    if form and form.noun.sort == "attack" and form.definite and form.noun.rule and n.article and n.value > 2:
        if not form.noun.who == "unknown":
            return Quantity(n.i - 1, n.j, n.i - 1, form, n.value, n.value, "exact", "number", at=n.i)
    if not n.article and n.value in (3, 4, 5) and n.j == n.i + 1:
        return Quantity(n.i, n.j, -1, None, 1, 1, "exact", "single", other=True, at=n.i)
    return None


def _one_of(text: Text, book: CountBook, k: int) -> Quantity:
    """«أحدهما مسؤول محلي», «والآخر مدني», «أحدهم بجروح حرجة»."""
    form = book.noun(text.words[k + 1]) if k + 1 < len(text.words) else None
    if form and form.number == "s" and not (form.conj or form.prep) and form.noun.sort == "person":
        link = "among" if text.words[k] in ONE_OF else "sibling"
        return Quantity(k, k + 2, k + 1, form, 1, 1, "exact", "number", link, at=k)
    how = "number" if text.words[k] in ONE_OF else "single"
    return Quantity(k, k + 1, -1, None, 1, 1, "exact", how, "of", at=k)


def _one(text: Text, book: CountBook, k: int) -> Quantity | None:
    """«أحد المشتبه بهم»."""
    form = book.noun(text.words[k + 1]) if k + 1 < len(text.words) else None
    if form is None or form.conj or form.prep or form.noun.sort in ("unit", "site", "attack"):
        return None
    if not form.definite and form.number != "p" and not form.bound:
        return None
    return Quantity(k, k + 2, k + 1, form, 1, 1, "exact", "number", prep=_letter(text.words[k]), at=k)


def _letter(word: str) -> str:
    return word[0] if word[0] in "بل" else ""


def _amount(text: Text, book: CountBook, k: int) -> Quantity | None:
    """«كميات كبيرة من الذخيرة»: no figure is meant."""
    words = text.words
    at = k + 2 if words[k + 1 : k + 2] and words[k + 1] in MUCH_OF else k + 1
    if at + 1 >= len(words) or words[at] != "من":
        return None
    form = book.noun(words[at + 1])
    if form is None or form.noun.sort not in ("equipment", "munition"):
        return None
    return Quantity(k, at + 2, at + 1, form, None, None, "vague", "amount", conj=words[k][0] == "و", at=k)


def _zero(text: Text, book: CountBook, k: int) -> Quantity | None:
    """«دون وقوع إصابات», «لم تسجل خسائر بشرية», «من دون أن توقع ضحايا»."""
    words = text.words
    if words[k] in ("ما", "وما") and tuple(words[k : k + 2]) not in NONE_HERE:
        return None
    reach = 3 if words[k] in ("لا", "ولا") else _ZERO_REACH
    for at in range(k + 1, min(k + 1 + reach, len(words))):
        if text.is_mark(at) or words[at] in UNKNOWN_OF or words[at] == "الا":
            return None
        form = book.noun(words[at])
        if form is None or form.definite or form.conj or not (form.noun.measure or form.noun.sort == "loss"):
            continue
        if form.noun.sort == "loss" and not HUMAN & set(words[at + 1 : at + 3]):
            return None
        if form.noun.sort == "loss" or (form.number == "p" and form.noun.sort == "person" and not form.noun.weak):
            i = k - 1 if k and words[k] == "دون" and words[k - 1] in ("من", "ومن") else k
            return Quantity(i, at + 1, at, form, 0, 0, "zero", "zero", at=k)
    return None


def _noun(text: Text, book: CountBook, k: int, form: Form, starts: dict[int, Number]) -> Quantity | None:
    """A counted noun without a number before it: a dual, «المحتجزين الخمسة», a bare plural, a single mention."""
    words, size = text.words, len(text.words)
    if form.noun.sort in ("unit", "loss"):
        return None
    after = words[k + 1] if k + 1 < size else ""
    base = Quantity(k, k + 1, k, form, 1, 1, "exact", "single", conj=form.conj, prep=form.prep, at=k)
    if form.number == "d" or (form.number == "dp" and (after in TWO or _sounds_dual(text, k))):
        j = k + 2 if after in TWO else k + 1
        past, effect = after_noun(text, j)
        if effect == "at_least":
            return base._replace(j=past, low=2, high=None, qualifier=effect, how="dual")
        return base._replace(j=_others(text, j), low=2, high=2, qualifier="dual", how="dual", other=_is_other(text, j))
    number = starts.get(k + 1)
    if form.number in ("p", "dp") and number and number.article and number.kind == "cardinal" and form.definite:
        return base._replace(j=number.j, low=number.low, high=number.high, how="number")
    if form.number == "s":
        if after in BY_THEM:
            return None
        if after in SINGLE and form.noun.sort == "household":
            return None
        if after in SINGLE:
            return base._replace(j=k + 2, how="number")
        return base._replace(j=_others(text, k + 1), other=_is_other(text, k + 1))
    if form.definite:
        return None
    return base._replace(j=_others(text, k + 1), low=3, high=None, qualifier="vague", how="plural")


def _sounds_dual(text: Text, k: int) -> bool:
    return "\u064eين" in text.raw[text.starts[k] : text.ends[k]]


def _is_other(text: Text, j: int) -> bool:
    return j < len(text.words) and text.words[j] in OTHERS


def _others(text: Text, j: int) -> int:
    return j + 1 if _is_other(text, j) else j
