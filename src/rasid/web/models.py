"""The shapes of what the API gives, for its description; docs/json.md says what each key means."""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

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
    mark: int
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


class TallyRow(BaseModel):
    """A sum over incidents of what reports say."""

    group: str | None
    what: str
    who: str
    part: bool
    reported_min: int
    reported_max: int | None
    shown: str
    incidents: int
    contested: int


class Sheet(BaseModel):
    """What was asked, of what, when, and how to read it."""

    filters: list[list[str]]
    events: int
    made_by: str
    head: str
    at: str
    how_to_read: str


class Tallies(BaseModel):
    """Sums, with the sheet that goes with them."""

    tallies: list[TallyRow]
    sheet: Sheet


class Hold(BaseModel):
    """Who is told to hold a place."""

    place: Place | None
    holder: Party
    since: Row
    until: Row | None
    claim: str
    root: Row
    contested: bool


class Control(BaseModel):
    """Who is told to hold what on a day; ``first`` and ``last`` are the days of the first and last taking."""

    on: str | None
    holds: list[Hold]
    first: str | None
    last: str | None


class ReportHead(BaseModel):
    """A report in a list."""

    id: str
    outlet: str | None
    published: str | None
    title: str | None
    url: str | None
    country: str | None
    claims: int
    gaps: int
    snippet: str


class ReportHeads(BaseModel):
    """A page of reports."""

    total: int
    items: list[ReportHead]
    next: str | None


class Source(BaseModel):
    """A report, as a claim names it."""

    id: str
    outlet: str | None
    published: str | None
    title: str | None


class Hit(BaseModel):
    """A report that holds the words, and the events that it tells of."""

    report: ReportHead
    snippet: str
    spans: list[list[int]]
    event_ids: list[str]


class Hits(BaseModel):
    """A page of them."""

    total: int
    items: list[Hit]
    next: str | None


class Claims(BaseModel):
    """A page of claims, as docs/json.md describes them."""

    total: int
    items: list[Row]
    next: str | None


class ClaimRow(BaseModel):
    """One claim as docs/json.md describes it, with its report, its event, and why each value was read."""

    model_config = ConfigDict(extra="allow")

    id: str
    kind: str
    status: str
    report: Source
    current: bool
    now: str | None
    event: str | None
    explain: dict[str, list[Row]]
    decisions: list[Decision]


class Suggestion(BaseModel):
    """What somebody may have begun to write."""

    value: str
    label: Names
    note: str


class ListedDecision(Decision):
    """A decision, and whether it was undone."""

    undone: bool


class Decisions(BaseModel):
    """A page of decisions, newest first."""

    total: int
    items: list[ListedDecision]
    next: str | None


class Taken(BaseModel):
    """A decision that is kept, and whether the events are being drawn anew with it."""

    decision: Decision
    redrawing: bool


class Comment(BaseModel):
    """A remark."""

    id: str
    by: str
    at: str
    text: str


class Side(BaseModel):
    """One side of a question: a claim, its report, and its words."""

    claim: Row
    report: Source
    words: str


class Question(BaseModel):
    """One thing to decide."""

    key: str
    what: str
    event: str
    events: list[str]
    about: list[str]
    weight: float
    reasons: list[Sentence]
    figure: int
    sides: list[Side]
    event_row: EventRow | None
    locked_by: str | None
    comments: list[Comment]


class Queue(BaseModel):
    """What to decide next, the most useful first."""

    total: int
    mark: int
    items: list[Question]


class Lock(BaseModel):
    """Who has a question in hand."""

    key: str
    locked_by: str | None


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
    mark: int
    events: list[str]


class Kept(BaseModel):
    """A report that is kept, and the events that it tells of."""

    report: KeptReport
    events: list[str]
    redrawing: bool


def failures(*more: int) -> dict[int | str, Row]:
    """The errors that a route may answer, besides what any may."""
    return {status: {"model": Failed} for status in (400, 401, 403, 404, 413, 415, 421, 429, 503, *more)}
