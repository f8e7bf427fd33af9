"""From the store to a brief: which events changed since a day under a filter, how they stood then, what was decided."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from rasid.browse import Filter
from rasid.browse.index import Index
from rasid.errors import UnknownIdError
from rasid.export.brief import About, Brief, Seen, brief
from rasid.export.brief_disclosed import asked, disclosed
from rasid.export.incident_rows import Row, Told, incident_row
from rasid.export.told_rows import told_row
from rasid.model.event import Decision, Incident
from rasid.store.changes import APPEARED, GONE, Change
from rasid.store.store import Store
from rasid.store.views import incident_of

_MANY = 200


@dataclass(frozen=True, slots=True)
class Span:
    """What became of one event since: its first change, and when it changed last."""

    first: Change
    last: Change


def brief_of(store: Store, index: Index, f: Filter, about: About) -> Brief:
    """What is new or changed since ``about.since`` among the events that meet ``f``, or met it before they went.

    As much is told of them as ``about.profile`` allows; what is to be masked is known by the claims.
    """
    row = incident_row if about.profile == "internal" else told_row
    seen = seen_since(store, index, f, about.since, row)
    return brief(disclosed(seen, about.profile), asked(about))


def seen_since(
    store: Store, index: Index, f: Filter, since: str, row: Callable[[Incident, Told], Row] = incident_row
) -> Iterator[Seen]:
    """Each event that changed, or on which somebody decided, after ``since`` (an ISO day or moment in UTC).

    ``row`` makes the row of an event as it stands.
    """
    spans = _spans(store, since)
    decided = _decided(store, since)
    meeting = set(index.select_in(f, store).every_id())
    standing = [id for id in dict.fromkeys((*spans, *decided)) if id in meeting]
    for start in range(0, len(standing), _MANY):
        for incident in store.incidents_in(standing[start : start + _MANY]):
            now = row(incident, store.told(incident.claims))
            yield _standing(now, spans.get(incident.id), tuple(decided.get(incident.id, ())))
    for id, span in spans.items():
        if id not in index.row_of and span.first.what != APPEARED:
            into = _into(store, id)
            if into in meeting or (into is None and not f.pairs()):
                yield _gone(span, into)


def _spans(store: Store, since: str) -> dict[str, Span]:
    out: dict[str, Span] = {}
    for change in store.changes_since(since):
        held = out.get(change.incident)
        out[change.incident] = Span(held.first if held else change, change)
    return out


def _decided(store: Store, since: str) -> dict[str, list[Decision]]:
    """The decisions since, by the event that holds what they are about; one that takes back goes where that went."""
    every = {d.id: d for d in store.decisions(standing=False)}
    out: dict[str, list[Decision]] = defaultdict(list)
    for d in every.values():
        if d.at >= since:
            meant = every.get(d.about[0], d) if d.what == "undo" and d.about else d
            for id in dict.fromkeys(i for a in meant.about for i in [_into(store, a)] if i):
                out[id].append(d)
    return out


def _into(store: Store, id: str) -> str | None:
    """The event that an id leads to now, if any."""
    try:
        return store.incident(id).incident.id
    except UnknownIdError:
        return None


def _standing(now: Row, span: Span | None, decisions: tuple[Decision, ...]) -> Seen:
    if span is None:
        return Seen(now["id"], decisions[-1].at, now, None, decisions)
    before = incident_row(incident_of(span.first.before)) if span.first.before else None
    return Seen(now["id"], span.last.at, now, before, decisions, appeared=span.first.what == APPEARED)


def _gone(span: Span, into: str | None) -> Seen:
    """An event that went; where it came back and went again, as it stood at first."""
    before = incident_row(incident_of(span.first.before)) if span.first.before else None
    at = span.last.at if span.last.what == GONE else span.first.at
    return Seen(span.first.incident, at, None, before, into=into)
