"""What each field of each book may hold: the one description by which entries are checked and schemas are made."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from rasid.errors import BookError
from rasid.knowledge.load import Entry, read_yaml
from rasid.knowledge.shelves import of_books

BOOK = "fields.yaml"


@dataclass(frozen=True, slots=True)
class Field:
    """One field. ``form`` is what ``is`` may say in the book; ``choices_of`` names a set of the code."""

    name: str
    form: str
    needed: bool
    choices: tuple[str, ...]
    choices_of: str
    en: str
    ar: str


Fields = dict[str, Field]

_TYPES = {"text": str | None, "code": str | int, "list": list, "ties": str | list, "table": dict}
_HOW = {"text": '"…"', "code": '"…"', "list": "[…, …]", "ties": "[{by: …}]", "table": "{…: …}"}


@of_books(BOOK)
def fields() -> dict[str, Fields]:
    """The fields by book («words/cues.yaml») or by the folder of books that share them («actors»)."""
    told = {
        str(e.data["book"]): {n: _field(n, d) for n, d in e.data["fields"].items()}
        for e in read_yaml(BOOK)
        if "book" in e.data
    }
    every = told.pop("every")
    return {book: own if book.endswith(".csv") else {**own, **every} for book, own in told.items()}


@of_books(BOOK)
def prompts() -> dict[str, dict[str, Any]]:
    """What the person who adds an entry is asked besides its fields: «ar», «en», and «answers» that mean yes."""
    return {str(e.data["prompt"]): e.data for e in read_yaml(BOOK) if "prompt" in e.data}


def _field(name: str, d: dict[str, Any]) -> Field:
    return Field(name, d["is"], "needed" in d, tuple(d.get("choices", ())), d.get("choices_of", ""), d["en"], d["ar"])


def fields_of(book: str) -> Fields:
    """The fields of a book; none where it has no description."""
    if not book.endswith(".yaml"):
        return {}
    known = fields()
    return known.get(book) or known.get(book.partition("/")[0]) or {}


def check(entry: Entry) -> None:
    """Raise :class:`BookError` where a field is missing, unknown, or holds what it cannot."""
    for what, mend in (*misshapen(entry), *lacking(entry)):
        raise BookError(what, where=entry.where, mend=mend)


def lacking(entry: Entry) -> Iterator[tuple[str, str]]:
    """The fields that an entry needs and does not have, each with its mend."""
    if "drop" in entry.data:
        return
    for field in fields_of(entry.book).values():
        if field.needed and entry.data.get(field.name) in (None, "", []):
            yield f"an entry needs «{field.name}»", f"{field.en} {field.ar}"


def misshapen(entry: Entry) -> Iterator[tuple[str, str]]:
    """The fields of an entry that nothing reads, or that hold what they cannot, each with its mend."""
    known = fields_of(entry.book)
    for name, value in entry.data.items():
        field = known.get(name)
        if known and field is None:
            near = get_close_matches(name, known, 1)
            mend = f"is it «{near[0]}»?" if near else f"there are: {', '.join(known)}"
            yield f"there is no field «{name}»", mend
        elif field is not None:
            yield from _unfit(field, value)


def _unfit(field: Field, value: Any) -> Iterator[tuple[str, str]]:
    from rasid.knowledge.schema import (
        choices,  # here, for it knows the sets of all books, and all books are held to this
    )

    name = field.name
    if field.form == "words":
        if not (isinstance(value, list) and all(isinstance(v, str) and v.strip() for v in value)):
            yield f"«{name}» is no list of phrases", f'write it as {name}: ["…", "…"]'
            return
        allowed = choices(field)
        for one in (v for v in value if allowed and v not in allowed):
            yield f"«{one}» cannot stand under «{name}»", _instead(one, allowed)
    elif field.form in ("true", "yes"):
        if value != field.form:
            yield f"«{name}» is «{value}»", f"write {name}: {field.form}, or leave it out"
    elif field.form == "number":
        if not isinstance(value, int | float):
            yield f"«{name}» is no number", f"write {name} in digits"
    elif not isinstance(value, _TYPES[field.form]):
        yield f"«{name}» is not written so", f"write it as {name}: {_HOW[field.form]}"
    elif (allowed := choices(field)) and value not in allowed:
        yield f"«{value}» is no {name}", _instead(str(value), allowed)


def _instead(value: str, allowed: Sequence[str]) -> str:
    near = get_close_matches(value, allowed, 1)
    return f"is it «{near[0]}»?" if near else f"one of {', '.join(allowed)}"
