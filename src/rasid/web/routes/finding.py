"""Looking for words: in the reports kept, and among the names of parties, places and outlets."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response

from rasid.browse.suggesting import suggest
from rasid.web.answers import AtDesk, Limit, Tagged, answer, cursor, read_cursor
from rasid.web.guard import Person, allowed
from rasid.web.models import Hits, Suggestion, failures
from rasid.web.routes.reports import head_row

router = APIRouter(route_class=Tagged, tags=["search"], responses=failures())
Read = Annotated[Person, Depends(allowed("read"))]
Words = Annotated[str, Query(max_length=500)]


@router.get("/search", response_model=Hits)
def search(
    desk: AtDesk,
    _: Read,
    q: Words = "",
    at: Annotated[str, Query(alias="cursor", max_length=2000)] = "",
    limit: Limit = 20,
) -> Response:
    """The reports that hold every word, the newest first, whatever is written onto the words; no operators."""
    found = desk.store.found(q, read_cursor(at, str, str), limit + 1)
    reports = {h.report: desk.store.report(h.report) for h in found[:limit]}
    counts, events = desk.store.read_counts(list(reports)), desk.index().of_report
    items = [
        {
            "report": head_row(reports[h.report], counts, h.snippet),
            "snippet": h.snippet,
            "spans": [[s.start - h.at, s.end - h.at] for s in h.spans if s.end <= h.at + len(h.snippet)],
            "event_ids": events.get(h.report, []),
        }
        for h in found[:limit]
    ]
    last = reports[found[limit - 1].report] if len(found) > limit else None
    more = cursor(last.published.isoformat() if last.published else "", last.id) if last else None
    return answer({"total": desk.store.count_found(q), "items": items, "next": more})


@router.get("/suggest", response_model=list[Suggestion])
def suggestions(
    desk: AtDesk,
    _: Read,
    field: Annotated[str, Query(description="actor, place or outlet")],
    q: Words = "",
    limit: Annotated[int, Query(ge=1, le=50)] = 20,
) -> Response:
    """What somebody may have begun to write, by any name, Arabic or Latin: whole names first, then beginnings."""
    found = suggest(desk.index().columns, field, q, limit)
    return answer([{"value": s.value, "label": s.label, "note": s.note} for s in found])
