"""The written forms of a counted noun: duals, cases, ال and pronouns from its singular and plurals; and what comes off.


A book spells «جندي جنود» or «مسلح مسلحون»; «جنديين», «الجنود», «جنوده», «مسلحي» follow from it.
"""

from collections.abc import Iterator
from typing import NamedTuple

PRONOUNS = ("ه", "ها", "هم", "هن", "هما", "نا")
VERB_HEADS = ("", "و", "ف", "ل", "ول", "س")
"""What may be written onto a verb."""
NOUN_HEADS = ("", "و", "ف", "ب", "ل", "وب", "ول", "فب", "ال", "وال", "بال", "لل", "وبال")
"""What may be written onto a verbal noun."""
NO_SINGULAR = "_"
"""Stands for the singular of a noun that has none of use («_ مرتزقة»)."""


class Written(NamedTuple):
    """A folded form: ``number`` s, d or p, ``bound`` if it needs a complement or carries a pronoun."""

    word: str
    number: str
    definite: bool = False
    bound: bool = False
    accusative: bool = False


def written(spelt: str) -> Iterator[Written]:
    """The forms of a folded «singular plural plural …».

    >>> [w.word for w in written("لغم الغام")][:4]
    ['لغم', 'لغما', 'لغمان', 'اللغمان']
    """
    singular, *plurals = spelt.split(" ")
    if singular != NO_SINGULAR:
        yield from _singular(singular)
    for plural in plurals:
        yield from _sound(plural[:-2]) if plural.endswith("ون") else _broken(plural)


def _singular(word: str) -> Iterator[Written]:
    stem = word[:-1] + "ت" if word.endswith("ه") else word
    yield Written(word, "s")
    if not word.endswith(("ه", "ا")):
        yield Written(word + "ا", "s", accusative=True)
    for end in ("ان", "ين"):
        yield Written(stem + end, "d")
        yield Written("ال" + stem + end, "d", definite=True)
    yield Written("ال" + word, "s", definite=True)
    if len(stem) > 2:
        yield from (Written(stem + p, "s", True, True) for p in PRONOUNS if len(stem + p) > 4)


def _sound(stem: str) -> Iterator[Written]:
    for end in ("ون", "ين"):
        yield Written(stem + end, "p")
        yield Written("ال" + stem + end, "p", definite=True)
    for end in ("و", "ي"):
        yield Written(stem + end, "p", bound=True)
        yield from (Written(stem + end + p, "p", True, True) for p in PRONOUNS)


def _broken(word: str) -> Iterator[Written]:
    yield Written(word, "p")
    yield Written("ال" + word, "p", definite=True)
    if not word.endswith(("ا", "ي", "ات", "اء", "ه")):
        yield Written(word + "ا", "p", accusative=True)
    if word.endswith("ي"):
        stems = [word[:-1] + "ا"]
    elif word.endswith("اء"):
        stems = [word[:-1] + seat for seat in "ءؤئ"]
    else:
        stems = [word[:-1] + "ت" if word.endswith("ه") else word]
    yield from (Written(stem + p, "p", True, True) for stem in stems for p in PRONOUNS)


def behind(word: str) -> list[tuple[bool, str, str]]:
    """(whether و or ف stood before, the preposition, the rest) of a folded word, the least stripped first.

    >>> behind("وللجيش")
    [(True, '', 'للجيش'), (True, 'ل', 'لجيش'), (True, 'ل', 'الجيش')]
    """
    if len(word) < 3 or word[0] not in "وفبلك":
        return []
    if word[0] not in "وف":
        return _onto(False, word)
    return [(True, "", word[1:]), *_onto(True, word[1:])] if len(word) > 3 else []


def _onto(conj: bool, rest: str) -> list[tuple[bool, str, str]]:
    if rest[0] not in "بلك":
        return []
    one = (conj, rest[0], rest[1:])
    return [one, (conj, "ل", "ال" + rest[2:])] if rest.startswith("لل") else [one]


def verbal_nouns(word: str) -> Iterator[str]:
    """The forms of a folded verbal noun or noun of state, with what may be written onto it."""
    if not word.endswith(("ا", "ه", "ء")):
        yield word + "ا"
    yield from (head + word for head in NOUN_HEADS)
