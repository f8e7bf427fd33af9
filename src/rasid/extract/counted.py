"""A number and what it counts: «11 من عناصر», «33 فلسطينيا على الأقل»; and the numbers that count nothing."""

from typing import NamedTuple

from rasid.arabic.count_words import (
    AND,
    ARTICLE,
    BOUND_BY_PREFIX,
    CONJUNCTIONS,
    HUNDRED,
    IN,
    LABELS,
    OF,
    OF_THEM,
    ONTO,
    OTHERS,
    PERCENT,
    PLACES,
    SINGLE,
    THESE,
    THEY_DO,
)
from rasid.arabic.digits import Value
from rasid.arabic.numbers import Number, after_noun, bounds
from rasid.arabic.segment import Text
from rasid.extract.records import Quantity
from rasid.knowledge.nouns import CountBook, Form

NO_COUNT = frozenset({"unit", "loss"})
"""Sorts of noun that are counted and never tallied: hours, kilometres, losses without a figure."""
_MOST = 10**10
"""More than there are people; so many digits on end are the number of a telephone, an account, a document."""


class _Noun(NamedTuple):
    """What stands behind a number: the noun's word and entry, where it ends, and whether it makes a part."""

    head: int
    form: Form | None
    j: int
    link: str = ""


def counted(text: Text, book: CountBook, n: Number) -> tuple[Quantity | None, int]:
    """The count whose number is ``n``, and the word to go on from."""
    words = text.words
    if n.kind != "cardinal":
        return _nth(text, book, n), n.j
    j = n.j + 1 if words[n.j : n.j + 1] == [")"] and n.i and words[n.i - 1] == "(" else n.j
    after = words[j] if j < len(words) else ""
    if after in PERCENT or (after == IN and words[j + 1 : j + 2] and words[j + 1] in HUNDRED):
        end = j + 1 if after in PERCENT else j + 2
        return None, end + (words[end : end + 1] != [] and words[end] in OF_THEM)
    if n.article and n.i and words[n.i - 1].startswith(ARTICLE) and not words[n.i][0].isdigit():
        return None, n.j  # «الأيام الثلاثة»
    noun = _behind(text, book, n, j)
    if (noun.form and noun.form.noun.sort in NO_COUNT) or n.value > _MOST or _of_verb(words, book, n):
        return None, noun.j
    other, j = is_other(text, noun.j), others(text, noun.j)
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
        if form is None or form.prep or form.conj:
            return _Noun(-1, None, j)
        if n.value == 1 and form.noun.sort == "attack":
            return _Noun(-1, None, j)  # «يوم واحد من هجمات»
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
    imperfect = words[n.j].startswith(THEY_DO[0]) and words[n.j].endswith(THEY_DO[1]) and not book.noun(words[n.j])
    return imperfect or any(m.form == "verb" for m in book.measures.get(words[n.j], ()))


def _added(text: Text, n: Number) -> bool:
    first = text.words[n.i]
    alone = n.i > 0 and text.words[n.i - 1] == AND
    return alone or (first[0] == AND and not (n.value == 1 and first in SINGLE))


def _prep(text: Text, n: Number) -> str:
    """The preposition written onto the number or onto the words that bound it: «بأكثر من», «لآلاف»."""
    first = text.words[n.i]
    bare = first[1:] if first[0] in CONJUNCTIONS and len(first) > 3 else first
    if n.i < n.at and bare not in BOUND_BY_PREFIX:
        return ""
    return bare[0] if bare[0] in ONTO and len(bare) > 3 else ""


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


def is_other(text: Text, j: int) -> bool:
    """Whether «آخرين» stands at word ``j``."""
    return j < len(text.words) and text.words[j] in OTHERS


def others(text: Text, j: int) -> int:
    """The word behind «آخرين» at ``j``, or ``j``."""
    return j + 1 if is_other(text, j) else j
