"""The events: lists, facets, time, and each of them whole with all that became of it."""

from collections.abc import Sequence
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends, Query, Request, Response

from rasid.browse.bins import STEPS
from rasid.browse.card import state_of, title
from rasid.browse.filter import FACETS, Filter
from rasid.browse.sums import group_of, total_row
from rasid.export.incident_lines import ENUMERATION
from rasid.export.incident_rows import Row, incident_row
from rasid.knowledge.names import name_of
from rasid.link.totals import totals
from rasid.model.event import Decision, Incident
from rasid.store.store import Store
from rasid.store.views import incident_of
from rasid.web.answers import AtDesk, FilterOf, Limit, Tagged, answer, filtered, raw_list
from rasid.web.guard import Person, allowed
from rasid.web.models import Cards, Event, Facets, Histogram, History, Tallies, failures
from rasid.web.standing import decision_row

router = APIRouter(route_class=Tagged, tags=["events"], responses=failures())
Read = Annotated[Person, Depends(allowed("read"))]


@router.get("/events", response_model=Cards, openapi_extra=filtered())
def events(
    desk: AtDesk,
    _: Read,
    f: Annotated[Filter, Depends(FilterOf("sort", "cursor", "limit"))],
    sort: Annotated[
        str, Query(description="day, killed, roots, reports, kind or place; «-» before it turns it")
    ] = "-day",
    cursor: Annotated[str, Query(max_length=2000, description="«next» or «prev» of another page")] = "",
    limit: Limit = 50,
) -> Response:
    """A page of the events that meet the filter."""
    found = desk.index().select_in(f, desk.store)
    items, page = found.cards(sort, cursor, limit)
    return raw_list(found.total, items, page)


@router.get("/facets", response_model=Facets, openapi_extra=filtered())
def facets(
    desk: AtDesk,
    _: Read,
    f: Annotated[Filter, Depends(FilterOf("fields", "limit"))],
    fields: Annotated[str, Query(description="names with commas between; all, where none is named")] = "",
    limit: Limit = 30,
) -> Response:
    """How many events have each value of each field, under all other conditions of the filter."""
    found = desk.index().select_in(f, desk.store)
    wanted = [n.strip() for n in fields.split(",") if n.strip()] or list(FACETS)
    return answer({"total": found.total, "facets": found.facets(wanted, limit)})


@router.get("/tallies", response_model=Tallies, openapi_extra=filtered())
def tallies(
    desk: AtDesk,
    _: Read,
    f: Annotated[Filter, Depends(FilterOf("group"))],
    group: Annotated[str, Query(description="admin1, country, month or kind: a sum for each")] = "",
) -> Response:
    """What reports say, added up incident by incident: sums of lows to sums of highs, and no death toll."""
    ids = desk.index().select_in(f, desk.store).every_id()
    sums = totals(desk.store.incidents_in(ids), group_of(group))
    sheet = {
        "filters": f.pairs(),
        "events": len(ids),
        "made_by": desk.books(),
        "head": desk.store.head(),
        "at": desk.stamp(),
        "how_to_read": ENUMERATION,
    }
    return answer({"tallies": [total_row(t) for t in sums], "sheet": sheet})


@router.get("/histogram", response_model=Histogram, openapi_extra=filtered())
def histogram(
    desk: AtDesk,
    _: Read,
    request: Request,
) -> Response:
    """How many events of each type began in each step of time; ``by`` is auto, day, week, month or year."""
    asked = request.query_params.multi_items()
    steps = [v for k, v in asked if k == "by" and v in STEPS]
    f = Filter.of((k, v) for k, v in asked if k != "lang" and not (k == "by" and v in STEPS))
    return answer(desk.index().select_in(f, desk.store).histogram(steps[-1] if steps else "auto"))


@router.get("/events/{id}", response_model=Event)
def event(id: str, request: Request, desk: AtDesk, _: Read) -> Response:
    """One event, every figure with every root and its words; any claim's id leads to it, by 308."""
    found = desk.store.incident(id)
    if found.redirected:
        return moved(request, id, found.incident.id)
    incident, mark = found.incident, desk.store.mark()
    decisions = decided_on(desk.store, incident)
    return answer({
        **incident_row(incident, desk.store.told(incident.claims)),
        "decisions": [decision_row(d) for d in decisions],
        "mark": mark,
        "kind_names": {e.kind: name_of("kind", e.kind) for e in incident.events},
        "title": title(incident, [e.kind for e in incident.events]),
        "decided": state_of(standing(desk.store, decisions)),
    })  # fmt: skip


@router.get("/events/{id}/history", response_model=History)
def history(id: str, request: Request, desk: AtDesk, _: Read) -> Response:
    """What became of an event, newest first: as it stands, and as it stood before each change."""
    found = desk.store.incident(id)
    if found.redirected:
        return moved(request, id, found.incident.id)
    incident = found.incident
    known = desk.store.told(incident.claims)
    versions: list[Row] = []
    row: Row | None = incident_row(incident, known)
    for change in desk.store.changes(incident.id):
        versions.append({"at": change.at, "cause": change.cause, "what": change.what, "row": row})
        row = incident_row(incident_of(change.before), known) if change.before else None
    if row is not None:
        versions.append({"at": None, "cause": None, "what": None, "row": row})
    decisions = [decision_row(d) for d in reversed(decided_on(desk.store, incident))]
    return answer({"versions": versions, "decisions": decisions})


def moved(request: Request, asked: str, now: str) -> Response:
    """The way to where an id leads now."""
    head, _, tail = request.url.path.rpartition("/" + asked)
    path = f"{head}/{quote(now, safe='')}{tail}"
    query = f"?{request.url.query}" if request.url.query else ""
    return Response(status_code=308, headers={"Location": path + query})


def decided_on(store: Store, incident: Incident) -> list[Decision]:
    """Every decision on an incident or a claim of it, in their order."""
    return store.decisions_about([incident.id, *incident.claims])


def standing(store: Store, decisions: Sequence[Decision]) -> list[Decision]:
    """Those of ``decisions`` that nobody undid."""
    held = {d.id for d in store.decisions()}
    return [d for d in decisions if d.id in held]
