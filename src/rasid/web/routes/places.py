"""The map: marks at a zoom, and areas."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response

from rasid.browse.clusters import DEEPEST
from rasid.browse.filter import Filter
from rasid.web.answers import AtDesk, FilterOf, Tagged, answer, filtered
from rasid.web.guard import Person, allowed
from rasid.web.models import Areas, Map, failures

router = APIRouter(route_class=Tagged, tags=["map"], responses=failures())
Read = Annotated[Person, Depends(allowed("read"))]


@router.get("/map", response_model=Map, openapi_extra=filtered())
def map_of(
    desk: AtDesk,
    _: Read,
    f: Annotated[Filter, Depends(FilterOf("zoom"))],
    zoom: Annotated[int, Query(ge=0, le=DEEPEST)] = 4,
) -> Response:
    """The events as marks, those that lie together at this zoom as one; ``bbox`` of the filter bounds them."""
    return answer(desk.index().select_in(f, desk.store).map(zoom))


@router.get("/choropleth", response_model=Areas, openapi_extra=filtered())
def choropleth(
    desk: AtDesk,
    _: Read,
    f: Annotated[Filter, Depends(FilterOf("level"))],
    level: Annotated[str, Query(description="country or admin1")] = "admin1",
) -> Response:
    """Events and reported killed by area: sums over incidents, an enumeration of reports and no death toll."""
    return answer({"areas": desk.index().select_in(f, desk.store).areas(level)})
