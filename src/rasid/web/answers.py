"""How routes take questions and give answers: filters from the query, JSON with an ETag, pages by cursor."""

import base64
import hashlib
import json
from collections.abc import Callable, Coroutine, Iterable
from typing import Annotated, Any

from fastapi import Depends, Query, Request
from fastapi.routing import APIRoute
from starlette.responses import Response

from rasid.browse import Filter
from rasid.browse.filter import FACETS
from rasid.browse.index import Page
from rasid.web.desk import Desk
from rasid.web.faults import Refused
from rasid.web.guard import person_of

FORM = "application/json"
MOST = 500


def desk_of(request: Request) -> Desk:
    """The desk of the application."""
    desk: Desk = request.app.state.desk
    return desk


AtDesk = Annotated[Desk, Depends(desk_of)]
Cursor = Annotated[str, Query(max_length=2000, description="«next» of the page before")]
Limit = Annotated[int, Query(ge=1, le=MOST)]


class FilterOf:
    """The filter of a query string; names in ``own`` are the route's other arguments."""

    def __init__(self, *own: str) -> None:
        self.own = frozenset((*own, "lang"))

    def __call__(self, request: Request) -> Filter:
        """The filter. Raises :class:`FilterError` for what it cannot take."""
        return Filter.of((k, v) for k, v in request.query_params.multi_items() if k not in self.own)


def filter_fields() -> list[dict[str, Any]]:
    """Every field of a filter, as OpenAPI describes arguments."""
    many = [
        _field(name, {"type": "array", "items": {"type": "string"}}, "any of these; «-» before a value excludes it")
        for name in FACETS
    ]
    days = [_field(n, {"type": "string"}, "a day, as 2021-07-29, itself included") for n in ("since", "until")]
    counts = ("window", "killed_min", "killed_max", "roots_min", "reports_min")
    numbers = [_field(n, {"type": "integer", "minimum": 0}, _NUMBERS[n]) for n in counts]
    texts = [_field(n, {"type": "string"}, said) for n, said in _TEXTS.items()]
    return [*many, *days, *numbers, *texts]


_NUMBERS = {
    "window": "days by which since and until reach further",
    "killed_min": "a reported figure of killed may reach this",
    "killed_max": "a reported figure of killed may be this small",
    "roots_min": "told on the word of at least so many roots",
    "reports_min": "told in at least so many reports",
}
_TEXTS = {
    "contested": "1: only where a figure is contested",
    "bbox": "W,S,E,N in degrees",
    "near": "LAT,LON,KM",
    "polygon": "lon lat,lon lat,… three corners or more",
    "q": "words that one of the reports holds",
    "changed_since": "appeared or changed after that moment, as 2021-07-29T12:00:00Z",
}


def _field(name: str, schema: dict[str, Any], said: str) -> dict[str, Any]:
    return {"name": name, "in": "query", "required": False, "schema": schema, "description": said}


def filtered(*own: str) -> dict[str, Any]:
    """What a route that takes a filter adds to its description; ``own`` are names that it means otherwise."""
    return {"parameters": [f for f in filter_fields() if f["name"] not in own]}


def answer(value: Any, status: int = 200) -> Response:
    """``value`` as JSON; halves of characters become question marks, so that every answer is UTF-8."""
    raw = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Response(raw.encode("utf-8", "replace"), status, media_type=FORM)


def raw_list(total: int, items: Iterable[bytes], page: Page) -> Response:
    """A page of what is JSON already."""
    ends = (f'{{"total":{total},"items":[', f'],"next":{json.dumps(page.next)},"prev":{json.dumps(page.prev)}}}')
    return Response(ends[0].encode() + b",".join(items) + ends[1].encode(), media_type=FORM)


class Tagged(APIRoute):
    """A route whose reads carry an ETag: what is asked, by whom, of which state of the store; 304 where it is known."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The handler, with the tag around it."""
        inner = super().get_route_handler()

        async def tagged(request: Request) -> Response:
            if request.method != "GET":
                return await inner(request)
            mark = desk_of(request).mark()  # before the answer is made, so that the tag is never newer than it
            made = await inner(request)
            if made.status_code != 200:
                return made
            made.headers["ETag"] = tag = _tag(request, mark)
            made.headers["Vary"] = "Cookie, Authorization"
            if tag in (t.strip() for t in request.headers.get("if-none-match", "").split(",")):
                return Response(status_code=304, headers={"ETag": tag, "Vary": "Cookie, Authorization"})
            return made

        return tagged


def _tag(request: Request, mark: str) -> str:
    person = person_of(request)
    asked = f"{request.url.path}?{request.url.query} {person.name if person else ''} {person.role if person else ''}"
    return f'"{hashlib.sha256(f"{mark} {asked}".encode("utf-8", "replace")).hexdigest()[:32]}"'


def cursor(*parts: str | int) -> str:
    """An opaque cursor."""
    return base64.urlsafe_b64encode(json.dumps(parts).encode()).decode().rstrip("=")


def read_cursor(text: str, *kinds: type) -> tuple[Any, ...] | None:
    """The parts of a cursor, ``None`` of an empty one. Raises :class:`Refused` where it is none."""
    if not text:
        return None
    try:
        parts = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    except (ValueError, RecursionError):
        parts = None
    if not isinstance(parts, list) or [type(p) for p in parts] != list(kinds):
        mend = "give what the page before gave as «next»"
        raise Refused(400, "BAD_CURSOR", "no page begins there", where="cursor", mend=mend)
    return tuple(parts)


def page_of(rows: list[Any], text: str, limit: int) -> tuple[list[Any], str | None]:
    """A page of rows that are all at hand, by number; and the cursor of the next."""
    found = read_cursor(text, int)
    start = max(0, found[0]) if found else 0
    more = cursor(start + limit) if start + limit < len(rows) else None
    return rows[start : start + limit], more
