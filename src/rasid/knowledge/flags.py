"""What a flag says, in Arabic and in English: the sentences are data, the code of a flag leads to them."""

from dataclasses import dataclass

from rasid.errors import BookError
from rasid.knowledge.load import Entry
from rasid.knowledge.names import name_of
from rasid.knowledge.overlay import entries_of
from rasid.knowledge.shelves import of_books
from rasid.model.event import Flag

BOOK = "words/flags.yaml"
LANGUAGES = ("ar", "en")


@dataclass(frozen=True, slots=True)
class FlagWords:
    """The sentences of one code, with their gaps, and an example of values and of what comes of them.

    ``names`` are the groups of names that its values are codes of: such a value is told by its name.
    """

    code: str
    ar: str
    en: str
    shown: tuple[str, ...]
    ar_shown: str
    en_shown: str
    names: tuple[str, ...] = ()


@of_books(BOOK)
def flag_words() -> dict[str, FlagWords]:
    """The sentences by code. Raises :class:`BookError` where a code stands twice or its example does not come out."""
    out: dict[str, FlagWords] = {}
    for entry in entries_of(BOOK):
        one = _made(entry)
        if out.setdefault(one.code, one) is not one:
            raise BookError(f"the code «{one.code}» stands twice", where=entry.where, mend="remove one of the two")
    return out


def _made(entry: Entry) -> FlagWords:
    d = entry.data
    shown, names = tuple(map(str, d["shown"])), tuple(d.get("names", ()))
    one = FlagWords(d["code"], d["ar"], d["en"], shown, d["ar_shown"], d["en_shown"], names)
    for language in LANGUAGES:
        wanted = getattr(one, f"{language}_shown")
        if _sentence(one, shown, language) != wanted:
            raise BookError(f"«{one.code}» does not come out as «{wanted}»", where=entry.where, mend="mend the example")
    return one


def _sentence(words: FlagWords, values: tuple[str, ...], language: str) -> str:
    told = tuple(name_of(group, v)[language] for group, v in zip(words.names, values, strict=False))
    return _filled(getattr(words, language), told + values[len(told) :])


def _filled(sentence: str, values: tuple[str, ...]) -> str:
    try:
        return sentence.format(*values)
    except (IndexError, KeyError, ValueError):
        return ""


def said(flag: Flag, language: str = "ar") -> str:
    """The sentence of ``flag`` in Arabic (ar) or English (en); its code and values where no book has the code.

    >>> said(Flag("remainder_unknown", ("C01", "7")), "en")
    'C01: of 7 no more is said; they are of unknown status'
    """
    known = flag_words().get(flag.code)
    return (_sentence(known, flag.values, language) if known else "") or " ".join((flag.code, *flag.values))
