"""What codes are called, in Arabic and in English: kinds, measures, grades and all else that a page shows."""

from rasid.knowledge.load import read_yaml
from rasid.knowledge.shelves import of_books

BOOK = "names.yaml"
Names = dict[str, str]


@of_books(BOOK)
def named() -> dict[str, dict[str, Names]]:
    """Every name by group (kind, type, measure, population, status, grade, field, root_kind, …) and code."""
    out: dict[str, dict[str, Names]] = {}
    for e in read_yaml(BOOK):
        out.setdefault(e.data["group"], {})[e.data["code"]] = {"ar": e.data["ar"], "en": e.data["en"]}
    return out


def name_of(group: str, code: str) -> Names:
    """The names of a code; the code itself where no book has one.

    >>> name_of("grade", "Fair")["en"], name_of("grade", "odd")["en"]
    ('Fair', 'odd')
    """
    known = named().get(group, {}).get(code)
    return dict(known) if known else {"ar": code, "en": code}
