"""The sentences of why claims were put into one incident: codes are the code's, words are data."""

from itertools import zip_longest

from rasid.knowledge.load import read_yaml
from rasid.knowledge.names import name_of
from rasid.knowledge.places import gazetteer
from rasid.knowledge.shelves import of_books
from rasid.model.event import Flag

BOOK = "reasons.yaml"
_COMMA = {"ar": "، ", "en": ", "}


@of_books(BOOK)
def _sentences() -> dict[str, dict[str, str]]:
    return {e.data["code"]: e.data for e in read_yaml(BOOK)}


def reason(flag: Flag, language: str = "en") -> str:
    """What ``flag`` says in English (``en``) or Arabic (``ar``). Raises :class:`KeyError` where no book has its code.

    Kinds and places are told by their names in that language.

    >>> reason(Flag("km apart", ("6",)))
    'their points lie 6 km apart, as far as each is known'
    """
    told = _sentences()[flag.code]
    names = told.get("names", ())
    values = [
        _called(what, v, language) if what else v for what, v in zip_longest(names[: len(flag.values)], flag.values)
    ]
    return str(told[language]).format(*values, all=_COMMA[language].join(values))


def _called(what: str, value: str, language: str) -> str:
    return _place(value, language) if what == "place" else name_of(what, value)[language]


def _place(id: str, language: str) -> str:
    """The name of a place; of what is held at one («ID/?its words») that one's; the end of what is only a path."""
    head = id.partition("/?")[0]
    known = gazetteer().by_id(head)
    if known is None:
        return head.rpartition("/")[2]
    return known.name_ar if language == "ar" else known.name_en
