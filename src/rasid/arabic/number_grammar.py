"""How Arabic number words combine: units, tens, hundreds and scales with و between, fractions behind.

The functions read at a given word and say what is there and where it ends; they never search.
"""

from typing import NamedTuple

from rasid.arabic.digits import Value, plain, read_digits
from rasid.arabic.number_words import LOOK, SHARES, SHARES_DUAL, SHARES_MANY, Atom
from rasid.arabic.segment import Text


class Part(NamedTuple):
    """A bare number that ends before word ``j``; ``step`` is its lowest place: what may be added is smaller."""

    j: int
    value: Value
    step: Value
    kind: str = "cardinal"
    vague: bool = False
    scaled: int = 1


def atom_at(text: Text, k: int) -> Atom | None:
    """The number word at ``k``; ``None`` where there is none."""
    return LOOK.get(text.words[k]) if 0 <= k < len(text.words) else None


def linked(text: Text, k: int) -> tuple[int, Atom | None]:
    """The word joined by و at ``k``: written onto it, or as a word of its own."""
    words = text.words
    if k < len(words) and words[k] == "و" and k + 1 < len(words):
        if words[k + 1][0].isdigit():
            return k + 1, None
        atom = atom_at(text, k + 1)
        return (k + 1, atom) if atom and not atom.conj else (-1, None)
    atom = atom_at(text, k)
    if atom and words[k] == "واحد" and _and_one(text, k):
        return k, atom._replace(conj=True)
    return (k, atom) if atom and atom.conj and words[k][0] == "و" else (-1, None)


def _and_one(text: Text, k: int) -> bool:
    """«وأحد عشر» folds to the letters of «واحد»: the hamza tells, or the ten behind."""
    teen = k + 1 < len(text.words) and text.words[k + 1] == "عشر"
    return teen or "أ" in text.raw[text.starts[k] : text.ends[k]]


def cardinal(text: Text, k: int) -> Part | None:
    """The longest cardinal that begins at word ``k``, which holds digits or a number word."""
    part = _segment(text, k)
    if part is None or part.kind != "cardinal" or part.vague:
        return part
    while part.step > 1:
        at, atom = linked(text, part.j)
        if at < 0 and part.step >= 1000 and (next_hundred := _digits(text, part.j)) and next_hundred.step == 100:
            at = part.j  # «٤ آلاف ٣ مائة»
        if at < 0 or (atom and (atom.article or atom.prep)):
            break
        more = _segment(text, at)
        if more is None or more.vague or more.kind != "cardinal" or not 0 < more.value < part.step:
            break
        if more.value <= 10 and _share_follows(text, more.j):
            break
        part = Part(more.j, part.value + more.value, more.step, scaled=part.scaled)
    return part


def _segment(text: Text, k: int) -> Part | None:
    """A group under a thousand, then the scales that multiply it: «مئتين واثنين ألف»."""
    atom = atom_at(text, k)
    group = _digits(text, k) if atom is None else _group(text, k, atom)
    if group is None:
        return _lone_scale(text, k, atom) if atom else None
    if group.vague or group.kind != "cardinal":
        return group
    j, value, step, scaled = group.j, group.value, group.step, 1
    while (scale := atom_at(text, j)) and not scale.conj and not scale.prep and not scale.article:
        if scale.kind not in ("scale", "bent") and not (scale.kind == "many" and scale.value != 10):
            break
        if scale.value == 100 and not 3 <= value <= 9:
            break
        j, value, step, scaled = j + 1, plain(value * scale.value), scale.value, int(scale.value)
    return Part(j, value, step, scaled=scaled)


def _digits(text: Text, k: int) -> Part | None:
    if k >= len(text.words) or not text.words[k][0].isdigit():
        return None
    read = read_digits(text, k)
    if read is None:
        return None
    hundred = atom_at(text, read[0])
    if hundred and hundred.kind == "hundred" and not (hundred.conj or hundred.prep or hundred.article):
        return Part(read[0] + 1, plain(read[1] * 100), 100)
    slash = "/" in text.words[k : read[0]]
    return Part(read[0], read[1], 1, "fraction" if slash else "cardinal")


def _group(text: Text, k: int, atom: Atom) -> Part | None:
    """A number under a thousand in words, or a round hundred of them: «خمسة وتسعون مائة»."""
    if atom.kind == "zero":
        return Part(k + 1, 0, 0)
    if atom.kind in ("unit", "ten"):
        small = _small(text, k, atom)
        if small is None:
            return None
        j, value = small
        hundred = atom_at(text, j)
        if hundred and hundred.kind == "hundred" and not (hundred.conj or hundred.prep or hundred.article):
            return _after_hundred(text, j + 1, int(value) * 100)
        return Part(j, value, 1)
    if atom.kind in ("hundred", "hundreds"):
        return _after_hundred(text, k + 1, int(atom.value))
    return None


def _after_hundred(text: Text, j: int, value: int) -> Part:
    """«مئة» and what و adds to it: «وثلاثة وعشرين»."""
    at, atom = linked(text, j)
    if at >= 0 and atom and atom.kind in ("unit", "ten") and not atom.prep:
        small = _small(text, at, atom)
        if small and not (small[1] <= 10 and _share_follows(text, small[0])):
            return Part(small[0], value + small[1], 1)
    if at >= 0 and atom is None and text.words[at].isdigit() and int(text.words[at]) < 100:
        return Part(at + 1, value + int(text.words[at]), 1)
    return Part(j, value, 100)


_BOUND = ("احد", "احدي", "اثنا", "اثني", "اثنتا", "اثنتي")


def _small(text: Text, k: int, atom: Atom) -> tuple[int, int] | None:
    """One to ninety-nine: «ثلاثة», «ثلاثة عشر», «ثلاثة وعشرين»."""
    value, word = int(atom.value), text.words[k]
    if atom.kind == "ten":
        return k + 1, value
    after = atom_at(text, k + 1)
    if value < 10 and after and after.kind == "unit" and after.value == 10 and text.words[k + 1] in ("عشر", "عشره"):
        return k + 2, value + 10
    at, tens = linked(text, k + 1)
    if value < 10 and at >= 0 and tens and tens.kind == "ten" and not tens.prep:
        return at + 1, value + int(tens.value)
    if word.endswith(_BOUND) and (not word.endswith("واحد") or "أ" in text.raw[text.starts[k] : text.ends[k]]):
        return None  # «أحد السكان» is one of them, no number
    if atom.article and value == 2:
        return None  # «الاثنين» is Monday
    return k + 1, value


def _lone_scale(text: Text, k: int, atom: Atom) -> Part | None:
    """A scale with no number before it: «ألف», «مليونا شخص» (two), «آلاف», «عشرات الآلاف»."""
    if atom.kind == "scale":
        value, j = int(atom.value), k + 1
        while (more := atom_at(text, j)) and more.kind in ("scale", "many") and not more.conj and more.value > 10**5:
            value, j = value * int(more.value), j + 1
        return Part(j, value, int(atom.value), scaled=int(atom.value))
    if atom.kind == "dual":
        return Part(k + 1, int(atom.value), int(atom.value) // 2, scaled=int(atom.value) // 2)
    if atom.kind == "bent":
        one = "\u064b" in text.raw[text.starts[k] : text.ends[k]]
        return Part(k + 1, int(atom.value) * (1 if one else 2), int(atom.value), scaled=int(atom.value))
    if atom.kind in ("many", "some"):
        return _vague(text, k, atom)
    return None


def _vague(text: Text, k: int, atom: Atom) -> Part | None:
    """«عشرات», «مئات الآلاف», «عدة مئات»: two of the scale at the least, three where a word of «some» stands first."""
    value, j = (3 if atom.kind == "some" else 2 * int(atom.value)), k + 1
    if atom.kind == "some" and text.words[k].endswith("عده"):
        last = text.raw[text.starts[k] : text.ends[k]].rstrip("\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652")
        if last.endswith("ه"):
            return None  # «بعده» is «after him»
    scaled = 1
    more = atom_at(text, j)
    if more and more.kind == "many" and not more.conj and not more.prep:
        value, j, scaled = value * int(more.value), j + 1, int(more.value)
    return Part(j, value, 1, vague=True, scaled=scaled)


def _share_follows(text: Text, j: int) -> bool:
    """Whether the unit just read is the upper half of a fraction: «وثلاثة أرباع»."""
    return j < len(text.words) and text.words[j] in SHARES_MANY


def share(text: Text, k: int) -> Part | None:
    """A fraction in words at ``k``: «نصف», «ثلاثة أرباع», «ثلثي», «خمس الساعة»."""
    words, atom = text.words, atom_at(text, k)
    if atom is None:
        return None
    word = words[k]
    if atom.conj and word[0] == "و":
        word = word[1:]
    if atom.prep and word[:1] in "بلك":
        word = word[1:]
    if atom.kind == "fraction" and not atom.article:
        return Part(k + 1, 1 / SHARES[word], 1, "fraction") if word in SHARES else None
    if atom.kind == "shares" and word in SHARES_DUAL:
        return Part(k + 1, 2 / SHARES_DUAL[word], 1, "fraction")
    after = words[k + 1] if k + 1 < len(words) else ""
    of_it = after.startswith("ال") and len(after) > 4 and after not in LOOK
    if atom.kind == "unit" and word in SHARES and of_it and not atom.article:
        return Part(k + 1, 1 / SHARES[word], 1, "fraction")
    return None
