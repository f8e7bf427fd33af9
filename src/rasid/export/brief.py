"""A brief: what is new or changed among events, in sentences that each name who says so.

A pure function of events as they stand and stood, and of what was decided meanwhile; the words are data.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote_plus

from rasid.export.brief_changes import Line, changed_lines, new_lines
from rasid.export.brief_decided import decided_lines
from rasid.export.brief_values import day, decider, kinds, name, place
from rasid.export.rows import Row
from rasid.knowledge.brief_words import Both, both, counted, part, sentence
from rasid.knowledge.formats import disclosure
from rasid.model.event import Decision

NEW, CHANGED, GONE, DECIDED = "new", "changed", "gone", "decided"
SECTIONS = (NEW, CHANGED, DECIDED, GONE)


@dataclass(frozen=True, slots=True)
class Seen:
    """An event since the day that is asked for: as it stands, as it stood before, what was decided on it meanwhile.

    ``now`` is ``None`` where it stands no more (``into`` is the event that holds its claims now, if any), ``before``
    where it is new or what stood is not kept. ``at`` is when it last changed.
    """

    id: str
    at: str
    now: Row | None
    before: Row | None = None
    decisions: tuple[Decision, ...] = ()
    into: str | None = None
    appeared: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """What there is to say of one event: a section, a title, and lines."""

    id: str
    what: str
    at: str
    row: Row
    title: Both
    lines: tuple[Line, ...]

    @property
    def contested(self) -> bool:
        """Whether a figure of it is contested that was not."""
        return any(line.code == "contested" for line in self.lines)


@dataclass(frozen=True, slots=True)
class About:
    """What was asked, and of what state: ``since`` and ``at`` ISO, ``query`` as in an address, ``name`` of a search.

    ``profile`` says how much is disclosed, as of an export: internal, partner or public.
    """

    since: str
    at: str
    made_by: str
    head: str
    name: str = ""
    query: str = ""
    profile: str = "internal"


@dataclass(frozen=True, slots=True)
class Brief:
    """The whole."""

    about: About
    entries: tuple[Entry, ...]

    def of(self, section: str) -> list[Entry]:
        """The entries of a section, in their order."""
        return [e for e in self.entries if e.what == section]

    @property
    def decided(self) -> int:
        """How many decisions are told."""
        return sum(line.code.startswith("decided_") for e in self.entries for line in e.lines)


def brief(seen: Iterable[Seen], about: About) -> Brief:
    """What is to be told of all that was seen; an event of which nothing told here changed is left out."""
    told = [e for e in map(entry, seen) if e is not None]
    order = {section: n for n, section in enumerate(SECTIONS)}
    told.sort(key=lambda e: (order[e.what], e.row["first_day"] or "", e.id))
    return Brief(about, tuple(told))


def entry(seen: Seen) -> Entry | None:
    """What is to be told of one event, or nothing."""
    decided = decided_lines(seen.decisions)
    if seen.now is None:
        if seen.before is None:
            return None
        return _entry(seen, GONE, seen.before, [_gone(seen), *decided])
    if seen.appeared or (seen.before is None and not decided):
        return _entry(seen, NEW, seen.now, [*new_lines(seen.now), *decided])
    changed = changed_lines(seen.now, seen.before, seen.decisions) if seen.before is not None else []
    if not changed and not decided:
        return None
    return _entry(seen, CHANGED if changed else DECIDED, seen.now, [*changed, *decided])


def _entry(seen: Seen, what: str, row: Row, lines: Sequence[Line]) -> Entry:
    title = {lang: f"{kinds(row)[lang]} · {place(row['place'])[lang]} · {day(row)[lang]}" for lang in ("ar", "en")}
    return Entry(seen.id, what, seen.at, row, title, tuple(lines))


def _gone(seen: Seen) -> Line:
    by = [d.by for d in seen.decisions]
    why = part("by_decision", decider(by[-1])) if by else part("by_reading")
    said = sentence("gone_into", why, name(seen.into)) if seen.into else sentence("gone", why)
    return Line("gone", said, (), why)


def heads(told: Brief) -> dict[str, Both]:
    """The sentences of the whole: title, search, how many, how it is to be read, of what it was made."""
    a = told.about
    contested = sum(e.contested for e in told.entries)
    search = sentence("search", name(a.name or unquote_plus(a.query))) if a.name or a.query else sentence("everything")
    numbers = [both(len(told.of(NEW))), both(len(told.of(CHANGED))), both(contested)]
    return {
        "title": sentence("title", name(a.since)),
        "search": search,
        "counted": sentence("counted", *numbers, counted("decision", told.decided)),
        "note": sentence("note"),
        "disclosed": sentence("disclosed", _profile(a.profile)),
        "made": sentence("made", name(a.at), name(a.made_by), name(a.head)),
    }


def _profile(code: str) -> Both:
    said = disclosure()["profiles"][code]
    return {"ar": said["ar"], "en": said["en"]}


def brief_row(told: Brief) -> Row:
    """The brief as JSON: every sentence in both languages, with the words and the outlets behind it."""
    a = told.about
    return {
        "since": a.since,
        "at": a.at,
        "under": {"name": a.name, "query": a.query},
        "profile": a.profile,
        "made_by": a.made_by,
        "head": a.head,
        **heads(told),
        "counts": {
            **{section: len(told.of(section)) for section in SECTIONS},
            "contested": sum(e.contested for e in told.entries),
            "decisions": told.decided,
        },
        "sections": {section: sentence(f"section_{section}") for section in SECTIONS},
        "entries": [entry_row(e) for e in told.entries],
    }


def entry_row(e: Entry) -> Row:
    """One event of it as JSON."""
    return {
        "id": e.id,
        "what": e.what,
        "at": e.at,
        "title": e.title,
        "first_day": e.row["first_day"],
        "last_day": e.row["last_day"],
        "contested": e.contested,
        "lines": [_line(line) for line in e.lines],
    }


def _line(line: Line) -> dict[str, Any]:
    return {"code": line.code, **line.said, "by": line.by, "quotes": list(line.quotes)}
