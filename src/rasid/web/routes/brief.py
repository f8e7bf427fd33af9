"""What is new or changed under a search, searches that were saved, and feeds of them."""

from dataclasses import asdict
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from rasid.browse import Filter
from rasid.browse.saving import search_of
from rasid.export.brief_feed import ATOM, JSON_FEED, atom, json_feed
from rasid.export.brief_file import MEDIA, brief_file
from rasid.web.answers import AtDesk, FilterOf, Tagged, answer, filtered
from rasid.web.following import FEED_DAYS, MOST_DAYS, feed_of, language, told_lately, told_since
from rasid.web.guard import Person, allowed, profile_of
from rasid.web.models import Names, failures
from rasid.web.routes.decisions import name_of

router = APIRouter(route_class=Tagged, tags=["follow"], responses=failures())
feeds = APIRouter(route_class=Tagged, tags=["follow"], responses=failures())
Read = Annotated[Person, Depends(allowed("read"))]
Decide = Annotated[Person, Depends(allowed("decide"))]
Days = Annotated[int, Query(ge=1, le=MOST_DAYS, description="how many days until now")]
Lang = Annotated[str, Query(max_length=10, description="ar or en")]
Profile = Annotated[
    Literal["internal", "partner", "public"] | None,
    Query(description="how much is disclosed; as much as you may have, where none is named"),
]


class Quote(BaseModel):
    """Words of a report."""

    words: str
    root: str
    report: str | None
    outlet: str
    published: str | None
    url: str | None


class BriefLine(Names):
    """A sentence, on whose word it is, and the words behind it."""

    code: str
    by: Names
    quotes: list[Quote]


class BriefEntry(BaseModel):
    """What there is to tell of one event."""

    id: str
    what: Literal["new", "changed", "decided", "gone"]
    at: str
    title: Names
    first_day: str | None
    last_day: str | None
    contested: bool
    lines: list[BriefLine]


class Under(BaseModel):
    """The search."""

    name: str
    query: str


class BriefTold(BaseModel):
    """What is new or changed since a day, each sentence with who says so."""

    since: str
    at: str
    under: Under
    profile: Literal["internal", "partner", "public"]
    made_by: str
    head: str
    title: Names
    search: Names
    counted: Names
    note: Names
    disclosed: Names
    made: Names
    counts: dict[str, int]
    sections: dict[str, Names]
    entries: list[BriefEntry]


class Saved(BaseModel):
    """A saved search."""

    id: str
    name: str
    query: str
    by: str
    at: str


class Searches(BaseModel):
    """The saved searches, by name."""

    items: list[Saved]


class ToSave(BaseModel):
    """A search to save: ``query`` as the page's address has it."""

    model_config = ConfigDict(extra="forbid")

    name: Annotated[str, Field(max_length=400)]
    query: Annotated[str, Field(max_length=20000)]
    by: Annotated[str, Field(max_length=200)] | None = None


_FILES: dict[int | str, dict[str, Any]] = {200: {"content": {MEDIA["html"]: {}, MEDIA["xlsx"]: {}, MEDIA["text"]: {}}}}


_ATOM: dict[int | str, dict[str, Any]] = {200: {"content": {ATOM: {}}}}
_JSON_FEED: dict[int | str, dict[str, Any]] = {200: {"content": {JSON_FEED: {}}}}


@router.get("/brief", response_model=BriefTold, responses=_FILES, openapi_extra=filtered("since"))
def brief(
    request: Request,
    desk: AtDesk,
    _: Read,
    f: Annotated[Filter, Depends(FilterOf("since", "to", "name", "profile"))],
    since: Annotated[str, Query(max_length=40, description="the day on which it came into the database, or later")],
    to: Annotated[Literal["json", "html", "xlsx", "text"], Query()] = "json",
    name: Annotated[str, Query(max_length=120, description="the name of the search, for the heading")] = "",
    lang: Lang = "",
    profile: Profile = None,
) -> Response:
    """What is new or changed among the events that meet the filter: JSON for the page, or a file to send on."""
    spoken = language(lang)
    told = told_since(desk, f, since, name, profile_of(request, profile, file=to != "json"))
    headers = {} if to == "json" else {"Content-Disposition": f'attachment; filename="brief-{told.about.since}.{to}"'}
    return Response(brief_file(told, to, spoken), headers=headers, media_type=MEDIA[to])


@router.get("/searches", response_model=Searches)
def searches(desk: AtDesk, _: Read) -> Response:
    """The searches that were saved."""
    return answer({"items": [asdict(s) for s in desk.store.searches()]})


@router.post("/searches", response_model=Saved, status_code=201, responses=failures(409))
def save(asked: ToSave, desk: AtDesk, person: Decide) -> Response:
    """Save a search, so that it can be followed."""
    made = search_of(asked.name, asked.query, name_of(person, asked.by), desk.stamp())
    desk.store.save_search(made)
    return answer(asdict(made), 201)


@router.delete("/searches/{id}", status_code=204, response_class=Response)
def forget(id: str, desk: AtDesk, _: Decide) -> Response:
    """Forget a saved search."""
    desk.store.forget_search(id)
    return Response(status_code=204)


@feeds.get("/feed.atom", response_class=Response, responses=_ATOM, openapi_extra=filtered())
def feed_atom(
    request: Request,
    desk: AtDesk,
    _: Read,
    f: Annotated[Filter, Depends(FilterOf("days", "profile"))],
    days: Days = FEED_DAYS,
    lang: Lang = "",
    profile: Profile = None,
) -> Response:
    """What is new or changed under a search, for feed readers."""
    feed = feed_of(request, desk, f, language(lang))
    return Response(atom(told_lately(desk, f, days, profile_of(request, profile, file=False)), feed), media_type=ATOM)


@feeds.get(
    "/feed.json", response_class=Response, responses={200: {"content": {JSON_FEED: {}}}}, openapi_extra=filtered()
)
def feed_json(
    request: Request,
    desk: AtDesk,
    _: Read,
    f: Annotated[Filter, Depends(FilterOf("days", "profile"))],
    days: Days = FEED_DAYS,
    lang: Lang = "",
    profile: Profile = None,
) -> Response:
    """As /feed.atom, as JSON Feed."""
    feed = feed_of(request, desk, f, language(lang))
    return Response(
        json_feed(told_lately(desk, f, days, profile_of(request, profile, file=False)), feed), media_type=JSON_FEED
    )
