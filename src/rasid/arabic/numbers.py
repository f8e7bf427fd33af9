"""Numbers in Arabic words and digits, with the words that bound them: «ما لا يقل عن مئة وثلاثة وعشرين».

One pass over the words with one look-up each; only where a number word stands does the grammar begin.
"""

from collections.abc import Iterable
from typing import NamedTuple

from rasid.arabic.digits import Value, glued, plain
from rasid.arabic.number_grammar import Part, atom_at, cardinal, linked, share
from rasid.arabic.number_words import (
    AFTER,
    BEFORE,
    BEFORE_LAST,
    BEFORE_LONGEST,
    BETWEEN,
    CHANGES,
    COUNTED,
    LOOK,
    MUCH,
    SHARES,
    SHARES_MANY,
)
from rasid.arabic.ordinals import ordinal
from rasid.arabic.segment import Text


class Number(NamedTuple):
    """Words ``[i, j)`` say a number from ``low`` to ``high``, ``None`` where open.

    ``qualifier``: exact, approx, at_least, more_than, less_than, at_most, range, vague, zero. ``kind``: cardinal,
    ordinal, fraction. ``value`` is the bare number without its bounding words and ``at`` the first word of it;
    ``article`` says that it is definite («الخمسة»).
    """

    i: int
    j: int
    low: Value | None
    high: Value | None
    qualifier: str
    kind: str
    value: Value
    at: int
    article: bool = False


_CLITICS = ("", "و", "ف", "ب", "ل", "وب", "ول", "فب", "فل", "ك")
_GLUED_BEFORE = frozenset({"ال", "و", "ف", "ب", "ل", "ك", "بال", "وال", "لل", "ول", "وب", "فال", "وبال", "ولل"})
_MINUS = frozenset({"سالب", "ناقص", "السالب"})
_ANY = frozenset({"اي", "كل", "ايه"})


def begins_number(word: str) -> bool:
    """Whether the bare words of a number may begin with ``word`` (folded)."""
    return word in _BEGINNINGS or "0" <= word[0] <= "9"


def numbers(text: Text, at: Iterable[int] | None = None) -> list[Number]:
    """Every number phrase in order, none overlapping another; of the words ``at`` alone, if such are given."""
    found: list[Number] = []
    words, floor = text.words, 0
    for k in at if at is not None else [k for k, w in enumerate(words) if begins_number(w)]:
        if k < floor:
            continue
        number = _partitive(text, k) if words[k] in _PARTITIVE else _number(text, k, floor)
        if number is not None:
            found.append(number)
            floor = number.j
    return found


def _number(text: Text, k: int, floor: int) -> Number | None:
    """The number whose bare words begin at ``k``; bounding words are taken back to ``floor``."""
    words, atom = text.words, atom_at(text, k)
    if atom is None and k and glued(text, k - 1) and _labels(words[k - 1]):
        return None
    if atom and k and words[k - 1][-1].isdigit() and glued(text, k - 1):
        return None  # «1مليون»
    article = bool(atom and atom.article)
    if atom and (place := ordinal(text, k, atom)):
        return Number(k, place[0], place[1], place[1], "exact", "ordinal", place[1], k, article)
    part = _fractional(text, k) or cardinal(text, k)
    if part is None or (part.value == 1 and k and words[k - 1] in _ANY):
        return None
    if part.vague:
        return _bounded(text, k, part._replace(vague=True), floor)
    if not part.vague and part.kind == "cardinal" and (ranged := _range(text, k, part, floor)):
        return ranged
    part = _with_share(text, k, part)
    return _bounded(text, k, part, floor)._replace(article=article)


def _labels(word: str) -> bool:
    """Whether digits written onto ``word`` are a label («إف16», «B52»); «مصرع15» only lacks its space."""
    return word[-1].isalpha() and word not in _GLUED_BEFORE and (len(word) < 4 or word[0].isascii())


def _fractional(text: Text, k: int) -> Part | None:
    """A number that begins with a fraction: «نصف», «نصف مليون», «ثلاثة أرباع», «خمس الساعة»."""
    part = share(text, k)
    if part is None:
        return None
    scale = atom_at(text, part.j)
    if scale and scale.kind == "scale" and not (scale.conj or scale.prep):
        value = plain(part.value * scale.value)
        return Part(part.j + 1, value, 1, scaled=int(scale.value))
    return part


def _with_share(text: Text, k: int, part: Part) -> Part:
    """What fractions behind a cardinal make of it: «مليون ونصف», «خمسة أثمان», «واحد على عشرين»."""
    words, j = text.words, part.j
    if j >= len(text.words) or part.kind != "cardinal":
        return part
    if words[j] in SHARES_MANY:
        return Part(j + 1, plain(part.value / SHARES_MANY[words[j]]), 1, "fraction")
    if words[j] in SHARES and j + 1 < len(words) and words[j + 1] == "من":
        return Part(j + 1, plain(part.value / SHARES[words[j]]), 1, "fraction")
    over = _over(text, part)
    if over:
        return over
    at, atom = linked(text, j)
    if at < 0 or atom is None or atom.prep:
        return part
    if atom.kind in ("fraction", "shares"):
        added = share(text, at)
        return _add_share(text, part, added) if added else part
    few = cardinal(text, at)
    if few and few.value < 10 and few.j < len(words) and words[few.j] in SHARES_MANY:
        return _add_share(text, part, Part(few.j + 1, few.value / SHARES_MANY[words[few.j]], 1, "fraction"))
    return part


def _add_share(text: Text, part: Part, added: Part) -> Part:
    """«واحد ونصف» is 1.5 and «مليون ونصف» a million and a half."""
    scale = part.scaled if part.scaled >= 1000 else 1
    j = added.j
    again = atom_at(text, j)
    if scale > 1 and again and again.kind == "scale" and again.value == scale and not again.conj:
        j += 1
    return Part(j, plain(part.value + added.value * scale), 1, "cardinal" if scale > 1 else "fraction")


def _over(text: Text, part: Part) -> Part | None:
    """«واحد من ثلاثة», «عشرين جزءا من خمسة وعشرين», «مائة على ألف»."""
    words, j = text.words, part.j
    pieces = words[j] in ("جزء", "جزءا", "اجزاء") and j + 1 < len(words) and words[j + 1] == "من"
    if not (pieces or words[j] == "علي" or (words[j] == "من" and part.value == 1)):
        return None
    at = j + 2 if pieces else j + 1
    atom = atom_at(text, at)
    if at >= len(words) or (atom and (atom.conj or atom.prep or atom.article)):
        return None
    below = cardinal(text, at)
    if below is None or below.vague or not below.value:
        return None
    whole = int(part.value) // 100 * 100 if pieces and part.value > 100 else 0
    return Part(below.j, plain(whole + (part.value - whole) / below.value), 1, "fraction")


def _range(text: Text, k: int, first: Part, floor: int) -> Number | None:
    """«بين 10 و15», «من 60 إلى 80 ألف», «ثلاثة أو أربعة»."""
    words, j = text.words, first.j
    if j + 1 >= len(words):
        return None
    between = k > floor and words[k - 1] in BETWEEN
    if between:
        at, _ = linked(text, j)
    elif (words[j] == "الي" and CHANGES.isdisjoint(words[max(0, k - 9) : k])) or (
        words[j] == "او" and first.value <= 100
    ):
        at = j + 1
    else:
        return None
    second = cardinal(text, at) if 0 <= at < len(words) and (words[at][0].isdigit() or atom_at(text, at)) else None
    if second is None or second.vague or second.kind != "cardinal":
        return None
    low = first.value
    if first.scaled == 1 and second.scaled >= 1000 and low < second.value / second.scaled:
        low = plain(low * second.scaled)
    if low >= second.value or (words[j] == "او" and second.value > 2 * low):
        return None
    i = k
    if between:
        i = k - 2 if k - 2 >= floor and words[k - 2] in ("ما", "وما") else k - 1
    elif words[j] == "الي" and k > floor and words[k - 1] == "من":
        i = k - 1
    return Number(i, second.j, low, second.value, "range", "cardinal", low, k)


def _bounded(text: Text, k: int, part: Part, floor: int) -> Number:
    """The number with the words before and after it that bound it."""
    i, effect = _before(text, k, floor)
    j, value = part.j, part.value
    if not effect:
        j, effect = _after(text, j)
    elif text.words[j : j + 2] == ["علي", "الاقل"]:
        j += 2
    if i and (sign := _sign(text, k, floor)) < k:
        i, value = sign, -value
    low, high = bounds(value, effect) if not part.vague else (value, None)
    qualifier = "vague" if part.vague else "zero" if value == 0 and not effect else effect or "exact"
    return Number(i, j, low, high, qualifier, part.kind, value, k)


def bounds(value: Value, effect: str) -> tuple[Value | None, Value | None]:
    """What a bounding phrase leaves of a number: «أكثر من 25» is 26 and up."""
    if effect == "more_than":
        return (value + 1 if isinstance(value, int) else value), None
    if effect == "at_least":
        return value, None
    if effect == "less_than":
        return 0, (value - 1 if isinstance(value, int) and value else value)
    if effect == "at_most":
        return 0, value
    return value, value


def _sign(text: Text, k: int, floor: int) -> int:
    """The word of a minus before ``k``: a hyphen written onto the digits alone, or «سالب»."""
    words = text.words
    if k <= floor:
        return k
    if words[k - 1] in _MINUS:
        return k - 1
    if words[k - 1] != "-" or not words[k][0].isdigit() or not glued(text, k - 1):
        return k
    return k - 1 if k == 1 or not glued(text, k - 2) else k


def _before(text: Text, k: int, floor: int) -> tuple[int, str]:
    """Where the bounding words before ``k`` begin, and what they do."""
    words = text.words
    if k <= floor:
        return k, ""
    last = words[k - 1]
    if last not in BEFORE_LAST and last[1:] not in BEFORE_LAST and last[2:] not in BEFORE_LAST:
        return k, ""
    for length in range(min(BEFORE_LONGEST, k - floor), 0, -1):
        first, rest = words[k - length], tuple(words[k - length + 1 : k])
        for clitic in _CLITICS:
            if first.startswith(clitic) and (effect := BEFORE.get((first[len(clitic) :], *rest))):
                return k - length, effect
    return k, ""


def _after(text: Text, j: int) -> tuple[int, str]:
    """Where the bounding words at ``j`` end, and what they do."""
    if j >= len(text.words) or text.words[j] not in _AFTER_FIRST:
        return j, ""
    for length in (3, 2, 1):
        phrase = tuple(text.words[j : j + length])
        if effect := AFTER.get(phrase):
            return j + len(phrase), effect
    return j, ""


_AFTER_FIRST = frozenset(phrase[0] for phrase in AFTER)


def after_noun(text: Text, j: int) -> tuple[int, str]:
    """As for a number, the bounding words behind its noun: «33 فلسطينيا على الأقل»."""
    return _after(text, j)


_PARTITIVE = frozenset(c + w for c in ("", "و", "ف", "ب", "ل") for w in COUNTED) | {"جزء", "وجزء"}
_BEGINNINGS = _PARTITIVE | frozenset(LOOK)


def _partitive(text: Text, k: int) -> Number | None:
    """«عدد من», «العديد من», «عدد كبير منهم» are three or more; «جزء من مئة» is a fraction."""
    words, n = text.words, len(text.words)
    at = k + 2 if k + 1 < n and words[k + 1] in MUCH else k + 1
    if at >= n or words[at] not in ("من", "منهم", "منها", "منهن"):
        return None
    if words[k].endswith("جزء"):
        below = cardinal(text, at + 1) if words[at] == "من" and at + 1 < n else None
        if below is None or below.vague or not below.value:
            return None
        return Number(k, below.j, 1 / below.value, 1 / below.value, "exact", "fraction", 1 / below.value, k)
    return Number(k, at + 1 if words[at] == "من" else at, 3, None, "vague", "cardinal", 3, k)
