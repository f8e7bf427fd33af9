"""JSON Schemas of the YAML books, made of ``data/fields.yaml``, for editors that complete while one writes."""

import json
from collections.abc import Callable, Iterable
from typing import Any

from rasid.arabic.nouns import PATTERNS
from rasid.knowledge.actor_words import CLASSES as WORD_CLASSES
from rasid.knowledge.actor_words import GROUPS
from rasid.knowledge.cues import CLASSES
from rasid.knowledge.fields import BOOK, Field, Fields, fields
from rasid.knowledge.nouns import SORTS, WHATS
from rasid.knowledge.ontology import ONTOLOGY, kinds
from rasid.knowledge.place_books import LEVELS
from rasid.knowledge.place_words import ROLES
from rasid.knowledge.settling import USES
from rasid.knowledge.shelves import of_books
from rasid.knowledge.triggers import FRAMES

_FORMS: dict[str, dict[str, Any]] = {
    "text": {"type": ["string", "null"]},
    "words": {"type": "array", "items": {"type": "string", "minLength": 1}},
    "list": {"type": "array", "items": {"type": ["string", "number"]}},
    "code": {"type": ["string", "integer"]},
    "ties": {"type": ["string", "array"]},
    "true": {"enum": [True, "true"]},
    "yes": {"const": "yes"},
    "number": {"type": "number"},
    "table": {"type": "object"},
}


_SETS: dict[str, Callable[[], Iterable[str]]] = {
    "kinds": kinds,
    "trigger kinds": lambda: (*kinds(), "Territory", "none"),
    "party kinds": lambda: fields()["actors"]["kind"].choices,
    "group kinds": lambda: GROUPS,
    "source kinds": lambda: fields()["actors"]["source"].choices,
    "frames": lambda: sorted(FRAMES),
    "measures": lambda: sorted(WHATS),
    "sorts": lambda: sorted(SORTS),
    "levels": lambda: LEVELS,
    "patterns": lambda: sorted(PATTERNS),
    "word classes": lambda: sorted(WORD_CLASSES),
    "cue classes": lambda: sorted(CLASSES),
    "place roles": lambda: sorted(ROLES),
    "settling uses": lambda: USES,
}


def choices(field: Field) -> tuple[str, ...]:
    """What a text, or each text of a list, may be, in order; none where it is free."""
    return _set(field.choices_of) if field.choices_of else field.choices


@of_books(ONTOLOGY, BOOK)
def _set(name: str) -> tuple[str, ...]:
    return tuple(_SETS[name]())


def schemas() -> dict[str, str]:
    """The schema of every book that has one, by the name of its file: «actors.json», «words-cues.json»."""
    return {_named(book): json.dumps(_schema(book, own), ensure_ascii=False, indent=1) + "\n"
            for book, own in fields().items() if not book.endswith(".csv")}  # fmt: skip


def schema_of(book: str) -> str:
    """The name of the schema that a book («actors/yemen.yaml») is held to."""
    return _named(book if book in fields() else book.partition("/")[0])


def _named(book: str) -> str:
    return book.removesuffix(".yaml").replace("/", "-") + ".json"


def _schema(book: str, own: Fields) -> dict[str, Any]:
    needed = [f.name for f in own.values() if f.needed]
    entry: dict[str, Any] = {
        "type": "object",
        "properties": {f.name: {**_form(f), "description": f"{f.en}\n\n{f.ar}"} for f in own.values()},
        "additionalProperties": False,
    }
    if needed:
        entry["anyOf"] = [{"required": needed}, {"required": ["id", "drop"]}]
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": f"rasid: {book}"}
    return {**head, "type": ["array", "null"], "items": entry}


def _form(field: Field) -> dict[str, Any]:
    allowed = list(choices(field))
    if not allowed:
        return _FORMS[field.form]
    return {"type": "array", "items": {"enum": allowed}} if field.form == "words" else {"enum": allowed}
