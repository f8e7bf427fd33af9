"""What other people's formats ask of a file: columns in order, code tables, the countries as they name them.

Facts of others' codebooks, kept as data with their source named; they read nothing, so they are no books.
"""

import csv
import io
import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from rasid.knowledge.load import DATA

_FOLDER = DATA / "formats"
TYPES = ("text", "int", "number", "date", "bool")


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: its name and type, what it holds in English and Arabic, its HXL hashtag or ""."""

    name: str
    type: str
    en: str
    ar: str
    hxl: str = ""


@dataclass(frozen=True, slots=True)
class Country:
    """A country as others code it: ISO 3166-1, and ACLED's name and region; ``numeric`` is ``None`` for Kosovo."""

    code: str
    iso3: str
    numeric: int | None
    acled: str
    region: str


@cache
def columns(table: str) -> tuple[Column, ...]:
    """The columns of a table, in order."""
    return tuple(Column(d["column"], d["type"], d["en"], d["ar"], d.get("hxl", "")) for d in _json(table))


@cache
def codes() -> dict[str, Any]:
    """The code tables, by name."""
    return dict(_json("codes"))


@cache
def words() -> dict[str, Any]:
    """What the sheet beside an export says, in both languages."""
    return dict(_json("sheet"))


@cache
def disclosure() -> dict[str, Any]:
    """What each profile drops, and how far places are coarsened."""
    return dict(_json("profiles"))


@cache
def countries() -> dict[str, Country]:
    """Countries by their two letters."""
    text = (_FOLDER / "countries.tsv").read_text(encoding="utf-8")
    rows = csv.DictReader(io.StringIO(text), delimiter="\t")
    return {r["country"]: _country(r) for r in rows}


def _country(r: dict[str, str]) -> Country:
    numeric = int(r["iso_numeric"]) if r["iso_numeric"] else None
    return Country(r["country"], r["iso3"], numeric, r["acled_country"], r["acled_region"])


def _json(name: str) -> Any:
    return json.loads((_FOLDER / f"{name}.json").read_text(encoding="utf-8"))
