"""Events as lists, maps, sums and whole rows of them give them."""

from pydantic import BaseModel

from rasid.web.models.common import Acled, Decision, Names, Party, Place, Row, Sentence


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
    """A page of events; ``prev`` is the cursor of the page before it."""

    total: int
    items: list[Card]
    next: str | None
    prev: str | None


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
