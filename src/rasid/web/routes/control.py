"""Who is told to hold what, on a day."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response

from rasid.export.incident_rows import hold_row
from rasid.knowledge.places import gazetteer
from rasid.link.incidents import holder
from rasid.model.event import Hold
from rasid.web.answers import AtDesk, Tagged, answer
from rasid.web.faults import Refused
from rasid.web.guard import Person, allowed
from rasid.web.models import Control, failures

router = APIRouter(route_class=Tagged, tags=["map"], responses=failures())
Read = Annotated[Person, Depends(allowed("read"))]


@router.get("/control", response_model=Control)
def control(
    desk: AtDesk,
    _: Read,
    on: Annotated[str, Query(max_length=20, description="a day; the last that is told, where none is given")] = "",
    country: Annotated[str, Query(max_length=2, description="two letters")] = "",
    place: Annotated[str, Query(max_length=200, description="the id of a place or an area")] = "",
) -> Response:
    """Who is told to hold each place on the day, since when and on whose word; rivals stand side by side."""
    every = desk.store.holds(**({"country": country.upper()} if country else {}))
    days = [h.since.earliest for h in every]
    day = _day(on) or max((h.since.latest for h in every), default=None)
    standing = _standing(every, place, day) if day else []
    return answer({
        "on": day.isoformat() if day else None,
        "holds": [hold_row(h) for h in standing],
        "first": min(days).isoformat() if days else None,
        "last": max(h.since.latest for h in every).isoformat() if days else None,
    })  # fmt: skip


def _standing(every: list[Hold], place: str, day: date) -> list[Hold]:
    if place:
        known = gazetteer().by_id(place)
        if known is None:
            raise Refused(404, "UNKNOWN_ID", f"no book has a place «{place[:80]}»", where="place", mend="give its id")
        return holder(every, known.where(), day)
    by_country: dict[str | None, list[Hold]] = {}
    for h in every:
        by_country.setdefault(h.place.country, []).append(h)
    held = [(gazetteer().country(code or ""), holds) for code, holds in by_country.items()]
    return [h for area, holds in held if area is not None for h in holder(holds, area.where(), day)]


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as e:
        raise Refused(400, "BAD_FILTER", f"«{text}» is no day", where="on", mend="write it as 2021-07-29") from e
