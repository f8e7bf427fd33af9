"""The shapes of what the API gives, for its description; docs/json.md says what each key means."""

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
    counts: dict[str, int]
    head: str
    days: Annotated[list[str], Field(min_length=2, max_length=2)] | None
    demo: bool
    redrawing: bool


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


class CardFigure(BaseModel):
    """A figure, short."""

    what: str
    who: str
    side: Party | None
    shown: str
    reported_min: int | None
    reported_max: int | None
    grade: str
    contested: bool
    roots: int


class Card(BaseModel):
    """An event as lists show it."""

    id: str
    first_day: str | None
    last_day: str | None
    time_precision: int | None
    kinds: list[str]
    acled: Acled | None
    place: Place | None
    initiators: list[Party]
    targets: list[Party]
    figures: list[CardFigure]
    statuses: list[str]
    grade: str
    roots: int
    reports: int
    outlets: list[str]
    contested: bool
    decided: str
    title: Names


class Cards(BaseModel):
    """A page of events."""

    total: int
    items: list[Card]
    next: str | None


class Decision(BaseModel):
    """What a person decided."""

    id: str
    what: str
    about: list[str]
    value: str
    by: str
    at: str
    why: str


class Figure(BaseModel):
    """A figure with every root; ``roots`` as docs/json.md describes them."""

    what: str
    who: str
    side: Party | None
    basis: str
    reported_min: int | None
    reported_max: int | None
    shown: str
    best: int | None
    policy: str | None
    grade: str
    contested: bool
    subset_of: int | None
    roots: list[Row]
    flags: list[Sentence]


class EventRow(BaseModel):
    """An incident, whole."""

    id: str
    first_day: str | None
    last_day: str | None
    place: Place | None
    kinds: list[str]
    initiators: list[Party]
    targets: list[Party]
    figures: list[Figure]
    flags: list[Sentence]
    left_out: list[Row]
    roots: list[Row]
    events: list[Row]
    claims: list[str]
    reports: list[str]
    told_in: list[Row]
    bonds: list[Row]


class Event(EventRow):
    """An incident, whole, with what people decided on it."""

    decisions: list[Decision]
    kind_names: dict[str, Names]
    title: Names
    decided: str


class Version(BaseModel):
    """An incident as it stood from ``at`` on, what drew it so; no ``row`` where it was erased or went away."""

    at: str | None
    cause: str | None
    what: str | None
    row: EventRow | None


class History(BaseModel):
    """What became of an incident, newest first."""

    versions: list[Version]
    decisions: list[Decision]


class FacetValue(BaseModel):
    """A value of a field, and how many events have it."""

    value: str
    label: Names
    count: int
    chosen: bool


class Facets(BaseModel):
    """Values by field."""

    total: int
    facets: dict[str, list[FacetValue]]


class Bin(BaseModel):
    """A step of time."""

    start: str
    end: str
    counts: dict[str, int]


class Histogram(BaseModel):
    """Events over time."""

    by: str
    bins: list[Bin]
    undated: int


class Mark(BaseModel):
    """A mark of the map: one event, or several that lie together."""

    lat: float
    lon: float
    count: int
    id: str | None
    geo_precision: int | None
    radius_km: float | None
    type: str
    title: Names | None
    bbox: list[float] | None


class Map(BaseModel):
    """The map."""

    features: list[Mark]
    unplaced: int


class Area(BaseModel):
    """An area: sums of what reports say, no death toll."""

    country: str
    admin1: str | None
    events: int
    killed_reported_min: int
    killed_reported_max: int | None
    per_month: float


class Areas(BaseModel):
    """Areas."""

    areas: list[Area]


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


class Report(BaseModel):
    """A report with what was read from it."""

    id: str
    outlet: str | None
    published: str | None
    title: str | None
    url: str | None
    country: str | None
    text: str
    warnings: list[str]
    made_by: str
    claims: list[Row]
    gaps: list[Row]
    slots: list[Row]


class KeptReport(Report):
    """A report that is kept: where it came from, and what people decided on it."""

    provenance: list[Row]
    decisions: list[Decision]
    events: list[str]


def failures(*more: int) -> dict[int | str, Row]:
    """The errors that a route may answer, besides what any may."""
    return {status: {"model": Failed} for status in (400, 401, 403, 404, 413, 415, 421, 429, 503, *more)}
