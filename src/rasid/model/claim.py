"""What a report claims: occurrences with roles, place, time, counts, and according to whom."""

from dataclasses import dataclass

from rasid.model.values import Count, Path, Span, Stated, When, Where


@dataclass(frozen=True, slots=True)
class Actor:
    """A party or group: ``id`` and ``path`` of the books, or a made-up id ``?words`` where no book has it."""

    id: str
    name_ar: str
    name_en: str
    path: Path = ()
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Hop:
    """One link of an attribution chain, outermost first.

    ``kind`` is one of outlet, agency, organisation, official body, named person, anonymous source; ``org`` the
    affiliation of a named person; ``verb`` the class of the saying verb (says, denies, claims, warns, …).
    """

    kind: str
    name: str | None = None
    org: str | None = None
    verb: str | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """A count of people or things: ``subset_of`` and ``restates`` are indexes into the claim's tallies."""

    what: str
    who: str
    count: Count
    qualifier: str
    subset_of: int | None = None
    restates: int | None = None


@dataclass(frozen=True, slots=True)
class DateStated:
    """When a claim happened; ``basis`` is ``stated`` or ``carried`` from an earlier sentence."""

    when: When
    basis: str


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a claim happened, why that reading, and, on demand, the candidates it won over."""

    where: Where
    why: str
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """One occurrence as the report states it. ``id`` is a hash, so that a rerun gives the same id."""

    id: str
    report: str
    kind: str
    status: str
    evidence: Span
    rule: str
    said_by: tuple[Stated[Hop], ...]
    initiators: tuple[Stated[Actor], ...] = ()
    targets: tuple[Stated[Actor], ...] = ()
    places: tuple[Stated[Placed], ...] = ()
    date: Stated[DateStated] | None = None
    tallies: tuple[Stated[Tally], ...] = ()
    part_of: str | None = None
    variant_of: str | None = None
    made_by: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """Something noticed and not understood: an unknown brigade, an ambiguous town, a cue with no source."""

    kind: str
    span: Span
    why: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of one report."""

    claims: tuple[Claim, ...]
    gaps: tuple[Gap, ...]
