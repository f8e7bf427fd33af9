"""What every part of the API shares: names, errors, places, words of the domain, decisions."""

from typing import Annotated, Any

from pydantic import BaseModel, Field

Row = dict[str, Any]


class Names(BaseModel):
    """A name in both languages."""

    ar: str
    en: str


class Fault(BaseModel):
    """What is wrong, where, and the mend."""

    code: str
    message: str
    where: str
    mend: str


class Failed(BaseModel):
    """The form of every error."""

    error: Fault


class User(BaseModel):
    """Who asks."""

    name: str
    role: str


class About(BaseModel):
    """What this server is and holds."""

    version: str
    books: str
    mode: str
    user: User | None
    rights: list[str]
    profiles: list[str]
    counts: dict[str, int]
    head: str
    days: Annotated[list[str], Field(min_length=2, max_length=2)] | None
    demo: bool
    redrawing: bool
    redraw_fault: str | None
    indexing: bool


class Acled(BaseModel):
    """ACLED's names of a kind."""

    event_type: str
    sub_event_type: str | None


class Party(BaseModel):
    """A party."""

    actor: str
    name: Names


class Place(BaseModel):
    """A place."""

    place: str
    name: Names
    level: str
    country: str | None
    admin1: str | None
    admin2: str | None
    pcode: str | None
    iso: str | None = None
    lat: float | None
    lon: float | None
    radius_km: float | None
    geo_precision: int | None
    where_prec: int | None


class Sentence(BaseModel):
    """A flag or a reason, as a code and in words."""

    code: str
    values: list[str]
    ar: str
    en: str


class Decision(BaseModel):
    """What a person decided."""

    id: str
    what: str
    about: list[str]
    value: str
    by: str
    at: str
    why: str


class KindName(BaseModel):
    """A kind of event."""

    kind: str
    name: Names
    event_type: str | None
    sub_event_type: str | None


class Word(BaseModel):
    """A word of the domain."""

    value: str
    name: Names


class Unit(Word):
    """A first-order unit, by the English name that every file has it under."""

    country: str


class District(Unit):
    """A second-order unit of a country, in its first-order unit."""

    admin1: str


class Vocabulary(BaseModel):
    """Every word of the domain that a page shows."""

    kinds: list[KindName]
    types: list[Word]
    measures: list[Word]
    populations: list[Word]
    statuses: list[Word]
    grades: list[Word]
    fields: list[Word]
    root_kinds: list[Word]
    decided: list[Word]
    facets: list[Word]
    countries: list[Word]
    admin1: list[Unit]
    admin2: list[District]


def failures(*more: int) -> dict[int | str, Row]:
    """The errors that a route may answer, besides what any may."""
    return {status: {"model": Failed} for status in (400, 401, 403, 404, 413, 415, 421, 429, 503, *more)}
