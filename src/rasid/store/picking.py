"""Which incidents and holds are wanted, and pages of them: quick over many, each page from where one ended."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, and_, func, or_, select

from rasid.errors import UserError
from rasid.model.event import Hold, Incident
from rasid.store import views
from rasid.store.hashes import plain
from rasid.store.schema import ACTORS, HOLDS, INCIDENTS, KINDS, MEASURES

Box = tuple[float, float, float, float]
"""South, west, north, east, in degrees; west may lie east of east, across the date line."""
PAGE = 200


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which incidents: all that is given must hold, ``None`` asks for nothing.

    Days: those that may have happened from ``since`` to ``until``, both included. ``kind`` and ``actor`` are one or
    several, of which one must be there; an actor takes in all that are part of it, ``role`` is initiator or target.
    ``measure``, ``who`` and ``grade`` ask for one figure that has them; its range must meet ``least`` to ``most``.
    """

    since: date | None = None
    until: date | None = None
    country: str | None = None
    admin1: str | None = None
    admin2: str | None = None
    box: Box | None = None
    kind: str | tuple[str, ...] | None = None
    actor: str | tuple[str, ...] | None = None
    role: str | None = None
    measure: str | None = None
    who: str | None = None
    least: int | None = None
    most: int | None = None
    grade: str | None = None
    roots: int | None = None
    contested: bool | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Some of the incidents; ``after`` is where the next page begins, ``None`` where there is none."""

    incidents: tuple[Incident, ...]
    after: str | None


def page(connection: Connection, wanted: Wanted, after: str | None, limit: int, newest: bool = False) -> Page:
    """The next ``limit`` incidents by first day and id, the newest first if asked."""
    query = _narrowed(select(INCIDENTS.c.first_day, INCIDENTS.c.id, INCIDENTS.c.body), wanted)
    day, id = INCIDENTS.c.first_day, INCIDENTS.c.id
    if after is not None:
        at, name = _cursor(after)
        past = or_(day < at, and_(day == at, id < name)) if newest else or_(day > at, and_(day == at, id > name))
        query = query.where(past, day <= at if newest else day >= at)
    order = (day.desc(), id.desc()) if newest else (day, id)
    rows = connection.execute(query.order_by(*order).limit(limit + 1)).all()
    shown = rows[:limit]
    more = f"{shown[-1].first_day}|{shown[-1].id}" if len(rows) > limit and shown else None
    return Page(tuple(views.incident_of(row.body) for row in shown), more)


def _cursor(after: str) -> tuple[str, str]:
    day, bar, name = after.partition("|")
    if not bar:
        raise UserError("no page begins there", where="after", mend="give what the page before gave as «after»")
    return plain(day), plain(name)


def every(connection: Connection, wanted: Wanted) -> Iterator[Incident]:
    """All that are wanted, a page in memory at a time."""
    after: str | None = None
    while True:
        found = page(connection, wanted, after, PAGE)
        yield from found.incidents
        if (after := found.after) is None:
            return


def count(connection: Connection, wanted: Wanted) -> int:
    """How many are wanted."""
    return connection.execute(_narrowed(select(func.count()).select_from(INCIDENTS), wanted)).scalar() or 0


def _narrowed(query: Select[Any], wanted: Wanted) -> Select[Any]:
    for column in ("country", "admin1", "admin2"):
        value = getattr(wanted, column)
        if value is not None:
            query = query.where(INCIDENTS.c[column] == plain(value))
    if wanted.since is not None:
        query = query.where(INCIDENTS.c.last_day >= wanted.since.isoformat())
    if wanted.until is not None:
        query = query.where(INCIDENTS.c.first_day <= wanted.until.isoformat(), INCIDENTS.c.first_day != "")
    if wanted.roots is not None:
        query = query.where(INCIDENTS.c.roots >= wanted.roots)
    if wanted.contested is not None:
        query = query.where(INCIDENTS.c.contested == int(wanted.contested))
    return _by_facets(_in_box(query, wanted.box), wanted)


def _in_box(query: Select[Any], box: Box | None) -> Select[Any]:
    if box is None:
        return query
    south, west, north, east = box
    lat, lon = INCIDENTS.c.lat, INCIDENTS.c.lon
    within = lon.between(west, east) if west <= east else or_(lon >= west, lon <= east)
    return query.where(lat.between(south, north), within)


def _by_facets(query: Select[Any], wanted: Wanted) -> Select[Any]:
    own = INCIDENTS.c.no
    if wanted.kind is not None:
        query = query.where(_any(KINDS.c.incident == own, KINDS.c.kind.in_(_names(wanted.kind))))
    if wanted.actor is not None or wanted.role is not None:
        actor = [ACTORS.c.actor.in_(_names(wanted.actor))] if wanted.actor is not None else []
        role = [ACTORS.c.role == wanted.role] if wanted.role is not None else []
        query = query.where(_any(ACTORS.c.incident == own, *actor, *role))
    figure = [MEASURES.c[c] == v for c, v in (("what", wanted.measure), ("who", wanted.who), ("grade", wanted.grade))
              if v is not None]  # fmt: skip
    if wanted.least is not None:
        figure.append(
            or_(MEASURES.c.high >= wanted.least, and_(MEASURES.c.high.is_(None), MEASURES.c.low.is_not(None)))
        )
    if wanted.most is not None:
        figure.append(MEASURES.c.low <= wanted.most)
    return query.where(_any(MEASURES.c.incident == own, *figure)) if figure else query


def _any(*conditions: Any) -> Any:
    return select(1).where(*conditions).correlate(INCIDENTS).exists()


def _names(given: str | tuple[str, ...]) -> list[str]:
    return [plain(n) for n in ((given,) if isinstance(given, str) else given)]


@dataclass(frozen=True, slots=True)
class Area:
    """Which holds: of a place, a holder, an area, those that may stand on a day; ``None`` asks for nothing."""

    place: str | None = None
    holder: str | None = None
    country: str | None = None
    admin1: str | None = None
    admin2: str | None = None
    on: date | None = None


def holds(connection: Connection, area: Area) -> list[Hold]:
    """The holds that are wanted, in the order they were given."""
    query = select(HOLDS.c.body).order_by(HOLDS.c.no)
    for column in ("place", "holder", "country", "admin1", "admin2"):
        value = getattr(area, column)
        if value is not None:
            query = query.where(HOLDS.c[column] == plain(value))
    if area.on is not None:
        day = area.on.isoformat()
        query = query.where(HOLDS.c.since <= day, or_(HOLDS.c.until.is_(None), HOLDS.c.until >= day))
    return [views.hold_of(body) for body in connection.execute(query).scalars()]
