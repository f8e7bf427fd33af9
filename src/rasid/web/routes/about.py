"""What the server is, and the words that the page shows."""

import logging
from datetime import date
from typing import Annotated, Any

import numpy as np
from fastapi import APIRouter, Depends, Request, Response

from rasid.browse.columns import NO_DAY
from rasid.knowledge.names import name_of, named
from rasid.knowledge.ontology import kinds
from rasid.knowledge.places import gazetteer
from rasid.version import VERSION
from rasid.web.acting import profiles_of
from rasid.web.answers import AtDesk, Tagged, answer
from rasid.web.desk import Desk
from rasid.web.guard import Person, allowed
from rasid.web.models import About, Vocabulary, failures

router = APIRouter(route_class=Tagged, tags=["about"], responses=failures())
log = logging.getLogger("rasid.web")
_MOST_CSP = 100


@router.get("/about", response_model=About)
def about(desk: AtDesk, person: Annotated[Person, Depends(allowed("read"))]) -> Response:
    """What this server is, what it holds, and what you may do."""
    counts = desk.store.counts()
    return answer({
        "version": VERSION,
        "books": desk.books(),
        "mode": "team" if desk.settings.team else "single",
        "user": {"name": person.name, "role": person.role} if desk.settings.team else None,
        "rights": sorted(person.rights),
        "profiles": profiles_of(person),
        "counts": {
            "reports": desk.store.count(),
            "claims": counts["claims"],
            "events": counts["incidents"],
            "decisions": counts["decisions"],
        },
        "head": desk.store.head(),
        "days": _days(desk),
        "demo": desk.settings.demo,
        "redrawing": desk.redrawing.busy,
        "redraw_fault": desk.redrawing.fault,
        "indexing": desk.indexing,
    })  # fmt: skip


def _days(desk: Desk) -> list[str] | None:
    index = desk.ready()
    if index is None:
        return None
    c = index.columns
    dated = c.first != NO_DAY
    if not np.any(dated):
        return None
    return [date.fromordinal(int(d)).isoformat() for d in (c.first[dated].min(), c.last[dated].max())]


@router.get("/vocabulary", response_model=Vocabulary)
def vocabulary(_: Annotated[Person, Depends(allowed("read"))]) -> Response:
    """Every word of the domain, in Arabic and English."""
    known = [
        {
            "kind": k.name,
            "name": name_of("kind", k.name),
            "event_type": k.event_type,
            "sub_event_type": k.sub_event_type,
        }
        for k in kinds().values()
    ]
    groups = {"types": "type", "measures": "measure", "populations": "population", "statuses": "status",
              "grades": "grade", "fields": "field", "root_kinds": "root_kind", "decided": "decided",
              "facets": "facet"}  # fmt: skip
    places = {"countries": _countries(), "admin1": _governorates(), "admin2": _districts()}
    return answer({"kinds": known} | {name: _words(group) for name, group in groups.items()} | places)


def _countries() -> list[dict[str, Any]]:
    known = gazetteer().countries()
    return [{"value": p.country, "name": {"ar": p.name_ar, "en": p.name_en}} for p in known]


def _governorates() -> list[dict[str, Any]]:
    """The first-order units by the English name that every file has them under."""
    return [
        {"value": admin1, "country": country, "name": {"ar": p.name_ar, "en": admin1}}
        for (country, admin1), p in gazetteer().governorates().items()
    ]


def _districts() -> list[dict[str, Any]]:
    """The second-order units that the books have, by their English name."""
    return [
        {"value": admin2, "country": country, "admin1": admin1, "name": {"ar": p.name_ar, "en": admin2}}
        for (country, admin1, admin2), p in gazetteer().districts().items()
    ]


def _words(group: str) -> list[dict[str, Any]]:
    return [{"value": code, "name": name} for code, name in named()[group].items()]


@router.post("/csp-report", status_code=204, response_model=None)
async def csp_report(request: Request, desk: AtDesk) -> Response:
    """Where browsers report what the page's policy refused; nothing of it is trusted."""
    raw = await request.body()
    if len(desk.csp_reports) < _MOST_CSP:
        desk.csp_reports.append(raw[:2000].decode("utf-8", "replace"))
        log.warning("the browser refused something of the page, by its policy (%d so far)", len(desk.csp_reports))
    return Response(status_code=204)
