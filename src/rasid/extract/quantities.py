"""The counts of a text: a number and what is counted, duals, bare plurals and single mentions, and what is none.

Whether a single mention («مدني») or a bare plural («قتلى») is a count depends on the words that govern it; that is
decided in ``governing``. Here they are only noted, with the words that make a count a part of another («بينهم»).
"""

from typing import NamedTuple

from rasid.arabic.count_words import (
    AMONG,
    AMOUNTS,
    AND,
    BOUND_BY_PREFIX,
    BY_THEM,
    EXCEPT,
    FROM_NONE,
    HUMAN,
    HUNDRED,
    IN,
    LABELS,
    LITTLE,
    MUCH_OF,
    NONE,
    NONE_HERE,
    NONE_OF,
    OF,
    OF_THEM,
    ONE,
    ONE_OF,
    OTHERS,
    PERCENT,
    PLACES,
    SINGLE,
    THE_OTHER,
    THESE,
    TWO,
    UNKNOWN_OF,
)
from rasid.arabic.digits import Value
from rasid.arabic.numbers import Number, after_noun, bounds
from rasid.arabic.segment import Text
from rasid.knowledge.nouns import CountBook, Form


class Quantity(NamedTuple):
    """Words ``[i, j)`` count something.

    ``head`` is the noun's word or -1, ``form`` its book entry. ``how``: number, dual, plural, single, amount, zero.
    ``link``: among («بينهم خمسة»), of («خمسة منهم»), sibling («والآخر مدني»), or nothing. ``other`` says «آخرين»;
    ``conj`` that و adds it; ``prep`` the preposition written onto it; ``at`` its first word without bounds.
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


class _Noun(NamedTuple):
    """What stands behind a number: the noun's word and entry, where it ends, and whether it makes a part."""

    head: int
    form: Form | None
    j: int
    link: str = ""


_ZERO_REACH = 6
_NO_COUNT = frozenset({"unit", "loss"})


def quantities(text: Text, book: CountBook, found: list[Number]) -> list[Quantity]:
    """Every count of the text in order; none overlaps another."""
    out: list[Quantity] = []
    starts = {n.i: n for n in found}
    words, noun, end, link = text.words, book.noun, 0, -9
    for k, w in enumerate(words):
        if k < end:
            continue
        q: Quantity | None = None
        if k in starts:
            q, end = _counted(text, book, starts[k])
        elif w in _SPECIAL:
            if w in AMONG:
                link = k
            else:
                q = _special(text, book, k)
        elif (form := noun(w)) and not _adjective(form, out, k):
            q = _noun(text, k, form, starts)
        if q:
            if not q.link and 0 <= q.i - link <= (3 if q.how == "number" else 2):
                q = q._replace(link="among")
            out.append(q)
            end = max(end, q.j)
    return out


_SPECIAL = AMONG | ONE_OF | THE_OTHER | ONE | AMOUNTS | NONE


def _special(text: Text, book: CountBook, k: int) -> Quantity | None:
    """What a word of none, of one of several, or of an amount begins."""
    w = text.words[k]
    if w in NONE:
        return _zero(text, book, k)
    if w in ONE:
        return _one(text, book, k)
    return _amount(text, book, k) if w in AMOUNTS else _one_of(text, book, k)


def _adjective(form: Form, out: list[Quantity], k: int) -> bool:
    """«رجل مسن»: a single noun right behind a count describes it."""
    return form.number == "s" and not form.conj and bool(out) and out[-1].j == k


def _counted(text: Text, book: CountBook, n: Number) -> tuple[Quantity | None, int]:
    """The count whose number is ``n``, and the word to go on from."""
    words = text.words
    if n.kind != "cardinal":
        return _nth(text, book, n), n.j
    j = n.j + 1 if words[n.j : n.j + 1] == [")"] and n.i and words[n.i - 1] == "(" else n.j
    after = words[j] if j < len(words) else ""
    if after in PERCENT or (after == IN and words[j + 1 : j + 2] and words[j + 1] in HUNDRED):
        end = j + 1 if after in PERCENT else j + 2
        return None, end + (words[end : end + 1] != [] and words[end] in OF_THEM)
    if n.article and n.i and words[n.i - 1].startswith("ال") and not words[n.i][0].isdigit():
        return None, n.j  # «الأيام الثلاثة»
    noun = _behind(text, book, n, j)
    if (noun.form and noun.form.noun.sort in _NO_COUNT) or _of_verb(words, book, n):
        return None, noun.j
    other, j = _is_other(text, noun.j), _others(text, noun.j)
    if noun.head < 0 and not other and not noun.link and (_label(text, n) or _adjectival_one(text, book, n)):
        return None, n.j
    low, high, qualifier, j = _bounds(text, n, noun, j)
    q = Quantity(n.i, j, noun.head, noun.form, low, high, qualifier, "number", noun.link, other, at=n.at)
    return q._replace(conj=_added(text, n), prep=_prep(text, n)), j


def _behind(text: Text, book: CountBook, n: Number, j: int) -> _Noun:
    """The noun behind a number: «11 جنديا», «11 من عناصر», «ثلاث من هذه القرى», «خمسة منهم», «ثلاثة من القتلى»."""
    words = text.words
    after, beyond = (words[j] if j < len(words) else ""), (words[j + 1] if j + 1 < len(words) else "")
    if after in OF_THEM:
        return _Noun(-1, None, j + 1, "of")
    if after == OF and beyond:
        if beyond in THESE:
            named = book.noun(words[j + 2]) if j + 2 < len(words) else None
            return _Noun(j + 2, named, j + 3, "of") if named and named.definite else _Noun(-1, None, j + 2, "of")
        form = book.noun(beyond)
        if form is None or form.prep or form.conj or form.noun.sort in _NO_COUNT:
            return _Noun(-1, None, j)
        of_dead = form.noun.measure and form.definite and not form.noun.weak and n.qualifier != "vague"
        return _Noun(j + 1, form, j + 2, "of" if of_dead else "")
    form = book.noun(after)
    return _Noun(j, form, j + 1) if form and not form.conj and not form.prep else _Noun(-1, None, j)


def _bounds(text: Text, n: Number, noun: _Noun, j: int) -> tuple[Value | None, Value | None, str, int]:
    """The number's bounds, those behind its noun too: «33 فلسطينيا على الأقل», «أربعة من عناصر التنظيم على الأقل»."""
    if n.qualifier not in ("exact", "approx") or (noun.form is None and n.qualifier != "exact"):
        return n.low, n.high, n.qualifier, j
    for k in range(j, min(j + 4, len(text.words))):
        if text.is_mark(k) or text.words[k][0] == AND:
            break
        past, effect = after_noun(text, k)
        if effect:
            return *bounds(n.value, effect), effect, past if past - j <= 3 else j
    return n.low, n.high, n.qualifier, j


def _of_verb(words: list[str], book: CountBook, n: Number) -> bool:
    """«عدد من قضوا»: من is «those who», and nothing is counted yet."""
    if n.qualifier != "vague" or words[n.j - 1] != OF or n.j >= len(words):
        return False
    imperfect = words[n.j].startswith("ي") and words[n.j].endswith("ون") and not book.noun(words[n.j])
    return imperfect or any(m.form == "verb" for m in book.measures.get(words[n.j], ()))


def _added(text: Text, n: Number) -> bool:
    first = text.words[n.i]
    alone = n.i > 0 and text.words[n.i - 1] == AND
    return alone or (first[0] == AND and not (n.value == 1 and first in SINGLE))


def _prep(text: Text, n: Number) -> str:
    """The preposition written onto the number or onto the words that bound it: «بأكثر من», «لآلاف»."""
    first = text.words[n.i]
    bare = first[1:] if first[0] in "وف" and len(first) > 3 else first
    if n.i < n.at and bare not in BOUND_BY_PREFIX:
        return ""
    return bare[0] if bare[0] in "بل" and len(bare) > 3 else ""


def _adjectival_one(text: Text, book: CountBook, n: Number) -> bool:
    """«عائلة واحدة»: واحد behind a noun counts nothing; «وأصيب واحد» does."""
    words = text.words
    if n.value != 1 or words[n.i] not in SINGLE or words[n.j : n.j + 1] == [OF]:
        return False
    return n.i > 0 and words[n.i - 1] not in book.measures


def _label(text: Text, n: Number) -> bool:
    """A bare number that is a year, a label («القرار 2254») or part of a date."""
    before = text.words[n.i - 1] if n.i else ""
    digits = text.words[n.at][0].isdigit()
    if digits and isinstance(n.value, int) and 1900 <= n.value <= 2100 and n.j == n.at + 1:
        return True
    if before in LABELS:
        return digits or before not in PLACES
    after = text.words[n.j] if n.j < len(text.words) else ""
    return not isinstance(n.value, int) or before in ("/", "-", ":") or after in ("/", "-", ":")


def _nth(text: Text, book: CountBook, n: Number) -> Quantity | None:
    """«الضربة العاشرة» counts the blows so far; «وأصيب ثالث» counts one more."""
    form = book.noun(text.words[n.i - 1]) if n.i else None
    named = form is not None and form.noun.sort == "attack" and form.noun.who != "unknown" and form.definite
    if named and n.article and n.value > 2:
        return Quantity(n.i - 1, n.j, n.i - 1, form, n.value, n.value, "exact", "number", at=n.i)
    if not n.article and n.value in (3, 4, 5) and n.j == n.i + 1:
        return Quantity(n.i, n.j, -1, None, 1, 1, "exact", "single", other=True, at=n.i)
    return None


def _one_of(text: Text, book: CountBook, k: int) -> Quantity:
    """«أحدهما مسؤول محلي», «والآخر مدني», «أحدهم بجروح حرجة»."""
    form = book.noun(text.words[k + 1]) if k + 1 < len(text.words) else None
    first = text.words[k] in ONE_OF
    if form and form.number == "s" and not (form.conj or form.prep) and form.noun.sort == "person":
        return Quantity(k, k + 2, k + 1, form, 1, 1, "exact", "number", "among" if first else "sibling", at=k)
    return Quantity(k, k + 1, -1, None, 1, 1, "exact", "number" if first else "single", "of", at=k)


def _one(text: Text, book: CountBook, k: int) -> Quantity | None:
    """«أحد المشتبه بهم»."""
    form = book.noun(text.words[k + 1]) if k + 1 < len(text.words) else None
    if form is None or form.conj or form.prep or form.noun.sort in ("unit", "loss", "site", "attack"):
        return None
    if not form.definite and form.number != "p" and not form.bound:
        return None
    prep = text.words[k][0] if text.words[k][0] in "بل" else ""
    return Quantity(k, k + 2, k + 1, form, 1, 1, "exact", "number", prep=prep, at=k)


def _amount(text: Text, book: CountBook, k: int) -> Quantity | None:
    """«كميات كبيرة من الذخيرة»: no figure is meant."""
    words = text.words
    at = k + 2 if words[k + 1 : k + 2] and words[k + 1] in MUCH_OF else k + 1
    if at + 1 >= len(words) or words[at] != OF:
        return None
    form = book.noun(words[at + 1])
    if form is None or form.noun.sort not in ("equipment", "munition"):
        return None
    return Quantity(k, at + 2, at + 1, form, None, None, "vague", "amount", conj=words[k][0] == AND, at=k)


def _zero(text: Text, book: CountBook, k: int) -> Quantity | None:
    """«دون وقوع إصابات», «لم تسجل خسائر بشرية», «من دون أن توقع ضحايا»."""
    words, w = text.words, text.words[k]
    if w in NONE_OF and tuple(words[k : k + 2]) not in NONE_HERE:
        return None
    for at in range(k + 1, min(k + 1 + (3 if w in LITTLE else _ZERO_REACH), len(words))):
        if text.is_mark(at) or words[at] in UNKNOWN_OF or words[at] in EXCEPT:
            return None
        form = book.noun(words[at])
        if form is None or form.definite or form.conj or not form.noun.measure or form.noun.weak:
            continue
        loss = form.noun.sort == "loss"
        if loss and HUMAN.isdisjoint(words[at + 1 : at + 3]):
            return None
        if loss or (form.number == "p" and form.noun.sort == "person"):
            i = k - 1 if k and words[k - 1] in FROM_NONE else k
            return Quantity(i, at + 1, at, form, 0, 0, "zero", "zero", at=k)
    return None


def _noun(text: Text, k: int, form: Form, starts: dict[int, Number]) -> Quantity | None:
    """A counted noun without a number before it: a dual, «المحتجزين الخمسة», a bare plural, a single mention."""
    if form.noun.sort in _NO_COUNT:
        return None
    after = text.words[k + 1] if k + 1 < len(text.words) else ""
    base = Quantity(k, k + 1, k, form, 1, 1, "exact", "single", conj=form.conj, prep=form.prep, at=k)
    if form.number == "d" or (form.number == "dp" and (after in TWO or _sounds_dual(text, k))):
        return _dual(text, base, k + 2 if after in TWO else k + 1)
    number = starts.get(k + 1)
    if form.number != "s" and number and number.article and number.kind == "cardinal" and form.definite:
        return base._replace(j=number.j, low=number.low, high=number.high, how="number")
    if form.number == "s":
        if after in BY_THEM or (after in SINGLE and form.noun.sort == "household"):
            return None  # «مشتبه بهم» are many, «من عائلة واحدة» is no count
        if after in SINGLE:
            return base._replace(j=k + 2, how="number")
        return base._replace(j=_others(text, k + 1), other=_is_other(text, k + 1))
    if form.definite:
        return None
    return base._replace(j=_others(text, k + 1), low=3, high=None, qualifier="vague", how="plural")


def _dual(text: Text, base: Quantity, j: int) -> Quantity:
    past, effect = after_noun(text, j)
    if effect == "at_least":
        return base._replace(j=past, low=2, high=None, qualifier=effect, how="dual")
    j, other = _others(text, j), _is_other(text, j)
    return base._replace(j=j, low=2, high=2, qualifier="dual", how="dual", other=other)


def _sounds_dual(text: Text, k: int) -> bool:
    """«مهرِّبَين» with its vowel written is two; without it, the plural is read."""
    return "\u064eين" in text.raw[text.starts[k] : text.ends[k]]


def _is_other(text: Text, j: int) -> bool:
    return j < len(text.words) and text.words[j] in OTHERS


def _others(text: Text, j: int) -> int:
    return j + 1 if _is_other(text, j) else j
