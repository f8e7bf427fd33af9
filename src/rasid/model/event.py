"""What many reports come to: incidents, the figures settled in them with every root kept, and what people decided."""

from dataclasses import dataclass
from datetime import date

from rasid.model.claim import Actor, Hop, Tally
from rasid.model.values import Count, When, Where

VERDICTS = ("same", "different", "unsure")
GRADES = ("Weak", "Fair", "Confirmed", "Contested", "Discounted")
BASES = ("incident", "day", "since", "sum")
"""What a figure counts: one happening, a day's, all since a date, a sum over several happenings."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One claim as linking sees it: the values without the words that state them.

    ``at`` is where its evidence begins in the report; ``words`` the folded content words of its evidence, those that
    half of all reports use left out; ``said_by`` the chain, outlet first. Tallies keep their place in the claim.
    """

    claim: str
    report: str
    at: int
    kind: str
    status: str
    published: date | None
    when: When | None
    places: tuple[Where, ...]
    initiators: tuple[Actor, ...]
    targets: tuple[Actor, ...]
    tallies: tuple[Tally, ...]
    said_by: tuple[Hop, ...]
    words: frozenset[str] = frozenset()
    part_of: str | None = None
    variant_of: str | None = None
    sides: tuple[Actor | None, ...] = ()
    marks: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph ``[start, end)`` of a report, long enough to be nobody else's; ``exact`` is its hash, folded."""

    start: int
    end: int
    exact: str


@dataclass(frozen=True, slots=True)
class Sketch:
    """What linking knows of a whole report, to tell copies from reports of their own.

    ``signature`` are the MinHash values of the folded text; ``exact`` the hash of it; ``credit`` the agency that the
    report says it took its text from, where it says so; ``passages`` its paragraphs of some length.
    """

    report: str
    outlet: str | None
    published: date | None
    country: str | None
    exact: str
    signature: tuple[int, ...]
    credit: str | None = None
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's word on whether two claims tell of one incident; it binds, and a later one may undo it."""

    left: str
    right: str
    verdict: str
    by: str
    at: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Flag:
    """Something to know of a figure or an incident, as a code and what fills its sentence; the words are data."""

    code: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bond:
    """Why two claims were put into one incident: the reasons as :class:`Flag`, the score that they came to."""

    left: str
    right: str
    score: float
    reasons: tuple[Flag, ...]


@dataclass(frozen=True, slots=True)
class Cluster:
    """Claims that tell of one incident, by id in order, and the bonds that brought them together."""

    claims: tuple[str, ...]
    bonds: tuple[Bond, ...] = ()


@dataclass(frozen=True, slots=True)
class Root:
    """On whose word a figure stands: ``key`` tells roots apart, ``party`` is the side it belongs to, if any."""

    key: str
    name: str
    kind: str
    party: Actor | None = None


@dataclass(frozen=True, slots=True)
class Backing:
    """One root's figure: the claim and tally that carry it, as stated, and the reports that only repeat it.

    ``standing`` is reported (the outlet's own voice), claimed, admitted, or disputed.
    """

    root: Root
    claim: str
    tally: int
    report: str
    count: Count
    qualifier: str
    standing: str
    copies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A figure that was met and not counted, and why."""

    claim: str
    tally: int
    why: Flag


@dataclass(frozen=True, slots=True)
class Settled:
    """One measure of one side in an incident, over independent roots.

    ``low`` and ``high`` are the least and the greatest of the roots' figures, ``high`` ``None`` where open. ``best``
    is ``None`` unless ``policy`` (agree2, lowest, majority, assessment) filled it. ``subset_of`` is the index, among
    the incident's figures, of what this one breaks down. The grade is a proposal.
    """

    what: str
    who: str
    side: Actor | None
    basis: str
    low: int | None
    high: int | None
    backed_by: tuple[Backing, ...]
    grade: str
    contested: bool = False
    subset_of: int | None = None
    best: int | None = None
    policy: str | None = None
    flags: tuple[Flag, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """The claims of one kind within an incident: the row of an ACLED or UCDP file."""

    id: str
    kind: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Incident:
    """One happening, whatever kinds it is told as. Its id is that of its first claim, by day of publication and id;

    the id of any claim in it leads to it as well, so that an id once given leads somewhere for ever.
    """

    id: str
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    events: tuple[Event, ...]
    when: When | None
    place: Where | None
    initiators: tuple[Actor, ...]
    targets: tuple[Actor, ...]
    figures: tuple[Settled, ...]
    left_out: tuple[LeftOut, ...]
    roots: tuple[Root, ...]
    flags: tuple[Flag, ...]
    bonds: tuple[Bond, ...]


@dataclass(frozen=True, slots=True)
class Hold:
    """Who holds a place from ``since`` on, by one claim; ``until`` is the first day of a later, other holder."""

    place: Where
    holder: Actor
    since: When
    claim: str
    root: Root
    contested: bool = False
    until: When | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """Something a person decided, added beside what was read and never over it.

    ``what`` is same, different, unsure, accept, correct, assess, grade or undo; ``about`` the ids it concerns (claims,
    incidents, decisions); ``value`` what was decided, as JSON text where it is more than a word.
    """

    id: str
    what: str
    about: tuple[str, ...]
    value: str
    by: str
    at: str
    why: str = ""


__all__ = [
    "BASES",
    "GRADES",
    "VERDICTS",
    "Backing",
    "Bond",
    "Cluster",
    "Decision",
    "Event",
    "Flag",
    "Hold",
    "Incident",
    "Judgement",
    "LeftOut",
    "Passage",
    "Root",
    "Settled",
    "Sketch",
    "Telling",
]
