"""The words of a brief, in Arabic and in English: counted nouns in every form, parts of sentences, whole sentences."""

from dataclasses import dataclass
from typing import Any

from rasid.arabic.plurals import FORMS, form_of
from rasid.knowledge.load import read_yaml
from rasid.knowledge.shelves import of_books

BOOK = "brief.yaml"
LANGUAGES = ("ar", "en")
Both = dict[str, str]
"""A text in each language, by «ar» and «en»."""


@dataclass(frozen=True, slots=True)
class Words:
    """The book: counted nouns, parts and sentences, each by its code."""

    nouns: dict[str, dict[str, Any]]
    parts: dict[str, Both]
    sentences: dict[str, Both]


@of_books(BOOK)
def words() -> Words:
    """The book as it stands."""
    found: dict[str, dict[str, Any]] = {"noun": {}, "part": {}, "code": {}}
    for entry in read_yaml(BOOK):
        sort = next(s for s in found if s in entry.data)
        found[sort][entry.data[sort]] = {k: v for k, v in entry.data.items() if k != sort}
    return Words(found["noun"], found["part"], found["code"])


def sentence(code: str, *values: Both) -> Both:
    """The sentence of ``code`` in both languages, its gaps filled.

    >>> sentence("figure", both("SANA"), counted("killed", 3))["en"]
    'According to SANA: 3 people killed.'
    """
    return _filled(words().sentences[code], values)


def part(code: str, *values: Both) -> Both:
    """A part of a sentence, as :func:`sentence`."""
    return _filled(words().parts[code], values)


def _filled(template: Both, values: tuple[Both, ...]) -> Both:
    return {lang: template[lang].format(*(v[lang] for v in values)) for lang in LANGUAGES}


def both(text: object) -> Both:
    """What reads the same in both languages: a name, a number, a day."""
    return {lang: str(text) for lang in LANGUAGES}


def counted(noun: str, n: int) -> Both:
    """A number of things, with the form of the noun that it takes.

    >>> [counted("killed", n)["ar"] for n in (1, 2, 3, 11, 100)] == words().nouns["killed"]["ar"][1:3] + [
    ...     words().nouns["killed"]["ar"][k].format(n) for k, n in ((3, 3), (4, 11), (5, 100))]
    True
    """
    forms = words().nouns[noun]
    one, other = forms["en"]
    return {"ar": forms["ar"][FORMS.index(form_of(n))].format(n), "en": (one if n == 1 else other).format(n)}


def ranged(noun: str, low: int, high: int) -> Both:
    """From ``low`` to ``high`` things: the noun follows as «of the …», which no number inflects."""
    forms, between = words().nouns[noun], part("range", both(low), both(high))
    return {"ar": forms["of"].format(between["ar"]), "en": forms["en"][1].format(between["en"])}


def is_counted(noun: str) -> bool:
    """Whether the book has forms of that noun."""
    return noun in words().nouns


def listed(texts: list[Both]) -> Both:
    """Several, with commas as each language writes them."""
    comma = words().parts["list"]
    return {lang: comma[lang].join(t[lang] for t in texts) for lang in LANGUAGES}
