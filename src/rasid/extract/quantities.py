"""The counts of a text: a number and what is counted, duals, bare plurals and single mentions, and what is none.

Whether a single mention («مدني») or a bare plural («قتلى») is a count depends on the words that govern it; that is
decided in ``governing``. Here they are only noted, with the words that make a count a part of another («بينهم»).
"""

from collections.abc import Iterable

from rasid.arabic.count_words import (
    AMONG,
    AMOUNTS,
    AND,
    ANOTHER,
    ANOTHER_SHE,
    BY_THEM,
    DUAL_SOUND,
    EXCEPT,
    FROM_NONE,
    HUMAN,
    LANDS,
    LITTLE,
    MORE,
    MUCH_OF,
    NONE,
    NONE_HERE,
    NONE_OF,
    OF,
    ONE,
    ONE_OF,
    ONTO,
    SINGLE,
    TANWEEN,
    THE_OTHER,
    TWO,
    UNKNOWN_OF,
)
from rasid.arabic.numbers import Number, after_noun
from rasid.arabic.segment import Text
from rasid.extract.counted import NO_COUNT, counted, is_other, others
from rasid.extract.records import Quantity
from rasid.knowledge.nouns import CountBook, Form

_ZERO_REACH = 6


def quantities(text: Text, book: CountBook, found: list[Number], at: Iterable[int]) -> list[Quantity]:
    """Every count of the numbers ``found`` and of the words ``at`` that :func:`may_count`; none overlaps another."""
    out: list[Quantity] = []
    starts = {n.i: n for n in found}
    words, end, link, forms = text.words, 0, -9, book.forms
    for k in sorted({*starts, *at}):
        if k < end:
            continue
        q: Quantity | None = None
        if k in starts:
            q, end = counted(text, book, starts[k])
        elif words[k] in AMONG:
            link = k
        elif words[k] in _SPECIAL:
            q = _special(text, book, k)
        elif words[k] in MORE and k and words[k - 1] in book.measures:
            q = _more(words, k, book)
        elif (form := forms[words[k]]) and not _adjective(words, form, out, k):
            q = _noun(text, k, form, starts)
        if q:
            if not q.link and 0 <= q.i - link <= (3 if q.how == "number" else 2):
                q = q._replace(link="among")
            out.append(q)
            end = max(end, q.j)
    return out


_SPECIAL = AMONG | ONE_OF | THE_OTHER | ONE | AMOUNTS | NONE


def may_count(book: CountBook, word: str) -> bool:
    """Whether ``word`` (folded), which is no number, may begin a count or tie one to another."""
    return book.forms.told(word) is not None or word in _SPECIAL or word in MORE


def _more(words: list[str], k: int, book: CountBook) -> Quantity | None:
    """«مقتل ثلاثة وإصابة آخرين», «قُتل جندي وأصيب آخر»; but «قتل آخر زعماء التنظيم» is the last one."""
    one = words[k] in (ANOTHER, ANOTHER_SHE)
    if one and (words[k - 1][0] != AND or (k + 1 < len(words) and book.forms[words[k + 1]])):
        return None
    return Quantity(k, k + 1, -1, None, 1 if one else 3, 1 if one else None, "exact" if one else "vague",
                    "single" if one else "plural", other=True, at=k)  # fmt: skip


def _special(text: Text, book: CountBook, k: int) -> Quantity | None:
    """What a word of none, of one of several, or of an amount begins."""
    w = text.words[k]
    if w in NONE:
        return _zero(text, book, k)
    if w in ONE:
        return _one(text, book, k)
    return _amount(text, book, k) if w in AMOUNTS else _one_of(text, book, k)


def _adjective(words: list[str], form: Form, out: list[Quantity], k: int) -> bool:
    """«رجل مسن»: a single noun right behind a count describes it, unless it is the object: «قتل مسلحون مدنياً»."""
    if form.accusative and words[k - 1].endswith("ون"):
        return False
    return form.number == "s" and not form.conj and bool(out) and out[-1].j == k


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
    if form.definite and form.noun.measure and not form.noun.weak:
        return None  # «لمساعدة أحد المصابين»: one of those hurt before
    if not form.definite and form.number != "p" and not form.bound:
        return None
    prep = text.words[k][0] if text.words[k][0] in ONTO else ""
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
    if form.noun.sort in NO_COUNT:
        return None
    after = text.words[k + 1] if k + 1 < len(text.words) else ""
    base = Quantity(k, k + 1, k, form, 1, 1, "exact", "single", "", False, form.conj, form.prep, k)
    if form.number == "d" or (form.number == "dp" and (after in TWO or _sounds_dual(text, k))):
        return _dual(text, base, k + 2 if after in TWO else k + 1)
    number = starts.get(k + 1)
    if form.number != "s" and number and number.article and number.kind == "cardinal" and form.definite:
        return base._replace(j=number.j, low=number.low, high=number.high, how="number")
    if form.number == "s" and text.words[k] in LANDS and TANWEEN not in text.raw[text.starts[k] : text.ends[k]]:
        return None  # «في شمال سوريا», against «أصيب سورياً»
    if form.number == "s":
        if after in BY_THEM or (after in SINGLE and form.noun.sort == "household"):
            return None  # «مشتبه بهم» are many, «من عائلة واحدة» is no count
        if after in SINGLE:
            return base._replace(j=k + 2, how="number")
        return base._replace(j=k + 2, other=True) if is_other(text, k + 1) else base
    if form.definite:
        return None
    return base._replace(j=others(text, k + 1), low=3, high=None, qualifier="vague", how="plural")


def _dual(text: Text, base: Quantity, j: int) -> Quantity:
    past, effect = after_noun(text, j)
    if effect == "at_least":
        return base._replace(j=past, low=2, high=None, qualifier=effect, how="dual")
    j, other = others(text, j), is_other(text, j)
    return base._replace(j=j, low=2, high=2, qualifier="dual", how="dual", other=other)


def _sounds_dual(text: Text, k: int) -> bool:
    """«مهرِّبَين» with its vowel written is two; without it, the plural is read."""
    return DUAL_SOUND in text.raw[text.starts[k] : text.ends[k]]
