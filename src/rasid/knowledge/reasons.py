"""The sentences of why claims were put into one incident: codes are the code's, words are data."""

from rasid.knowledge.load import read_yaml
from rasid.knowledge.shelves import of_books
from rasid.model.event import Flag

BOOK = "reasons.yaml"


@of_books(BOOK)
def _sentences() -> dict[str, dict[str, str]]:
    return {e.data["code"]: e.data for e in read_yaml(BOOK)}


def reason(flag: Flag, language: str = "en") -> str:
    """What ``flag`` says in English (``en``) or Arabic (``ar``). Raises :class:`KeyError` where no book has its code.

    >>> reason(Flag("km apart", ("6",)))
    'their points lie 6 km apart, as far as each is known'
    """
    return _sentences()[flag.code][language].format(*flag.values, all=", ".join(flag.values))
