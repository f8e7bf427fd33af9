"""Reports, claims, decisions and the review as the API gives them."""

from pydantic import BaseModel, ConfigDict

from rasid.web.models.common import Decision, Names, Row, Sentence
from rasid.web.models.events import EventRow


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
    assigned_to: str | None
    comments: list[Comment]


class Queue(BaseModel):
    """What to decide next, the most useful first; ``people`` are those to whom you may give a question."""

    total: int
    mark: int
    people: list[str]
    items: list[Question]


class Lock(BaseModel):
    """Who has a question in hand."""

    key: str
    locked_by: str | None


class Assigned(BaseModel):
    """To whom a question is given."""

    key: str
    assigned_to: str | None


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
