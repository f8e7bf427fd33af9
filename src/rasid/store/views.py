"""The events as they stand: dropped and written anew in one transaction, so that nobody ever sees half of them."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Table, delete, func, insert, select, text

from rasid.model.event import Bond, Hold, Incident
from rasid.model.record import restored
from rasid.store import changes
from rasid.store.changes import Why
from rasid.store.hashes import body_of, plain, row_hash
from rasid.store.schema import ACTORS, CARDS, EVENTS, FACETS, HOLDS, INCIDENTS, KINDS, MEMBERS, NEARLY

Row = dict[str, Any]
_BATCH = 500
_NO_DAY = ""


@dataclass(frozen=True, slots=True)
class Card:
    """What lists show (``body``) and filters look at (``keys``) of the incident ``id``, each as JSON."""

    id: str
    keys: str
    body: str


def replace(
    connection: Connection,
    incidents: Iterable[Incident],
    holds: Iterable[Hold],
    cards: Iterable[Card],
    why: Why,
    near: Iterable[Bond] = (),
) -> str:
    """Write the events in place of those that were there, note what changed; the digest of them all."""
    before = changes.marks(connection)
    drawn = [(i, body_of(i)) for i in incidents]
    marks = {plain(i.id): changes.mark_of(body) for i, body in drawn}
    changes.note(connection, before, marks, why)
    clear(connection)
    _write(connection, drawn)
    _write_cards(connection, marks, cards)
    _write_each(connection, HOLDS, (hold_row(n, h) for n, h in enumerate(holds, 1)))
    _write_each(connection, NEARLY, ({"no": n, "body": body_of(bond)} for n, bond in enumerate(near, 1)))
    if connection.dialect.name == "postgresql" or connection.execute(select(INCIDENTS.c.no).limit(1)).first():
        for table in EVENTS:
            connection.execute(text(f"ANALYZE {table.name}"))
    return digest(connection)


def _write_each(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    left = iter(rows)
    while batch := list(islice(left, _BATCH)):
        connection.execute(insert(table), [_hashed(table, row) for row in batch])


def clear(connection: Connection) -> None:
    """Drop every event."""
    for table in reversed(EVENTS):
        connection.execute(delete(table))


def _write_cards(connection: Connection, marks: dict[str, str], cards: Iterable[Card]) -> None:
    made = {plain(c.id): c for c in cards}
    none = Card("", "", "")
    numbered = enumerate(marks.items(), 1)
    while batch := list(islice(numbered, _BATCH)):
        rows = [{"no": n, "id": id, "mark": mark, "keys": plain(c.keys), "body": plain(c.body)}
                for n, (id, mark) in batch for c in [made.get(id, none)]]  # fmt: skip
        connection.execute(insert(CARDS), [_hashed(CARDS, row) for row in rows])


def _write(connection: Connection, drawn: Iterable[tuple[Incident, str]]) -> None:
    numbered = enumerate(drawn, 1)
    next_of = {t.name: 1 for t in FACETS}
    while batch := list(islice(numbered, _BATCH)):
        connection.execute(insert(INCIDENTS), [_hashed(INCIDENTS, incident_row(n, i, body)) for n, (i, body) in batch])
        for table in FACETS:
            rows = [row for n, (i, _) in batch for row in facet_rows(table, n, i)]
            first = next_of[table.name]
            next_of[table.name] += len(rows)
            if rows:
                connection.execute(insert(table), [row | {"no": no} for no, row in enumerate(rows, first)])


def _hashed(table: Table, row: Row) -> Row:
    return row | {"hash": row_hash(table, row)}


def incident_row(no: int, incident: Incident, body: str | None = None) -> Row:
    """What incidents are ordered and picked by, one to one."""
    when, place = incident.when, incident.place
    return {
        "no": no,
        "id": plain(incident.id),
        "first_day": when.earliest.isoformat() if when else _NO_DAY,
        "last_day": when.latest.isoformat() if when else _NO_DAY,
        "country": place.country if place else None,
        "admin1": place.admin1 if place else None,
        "admin2": place.admin2 if place else None,
        "lat": float(place.lat) if place and place.lat is not None else None,
        "lon": float(place.lon) if place and place.lon is not None else None,
        "contested": int(any(f.contested for f in incident.figures)),
        "roots": len(incident.roots),
        "reports": len(incident.reports),
        "body": body_of(incident) if body is None else body,
    }


def facet_rows(table: Table, no: int, incident: Incident) -> list[Row]:
    """What incidents are picked by, several to one: claims, kinds, actors with all they are part of, measures."""
    rows: list[Row]
    if table is MEMBERS:
        rows = [{"claim": plain(c)} for c in dict.fromkeys((*incident.claims, incident.id))]
    elif table is KINDS:
        rows = [{"kind": k} for k in dict.fromkeys(e.kind for e in incident.events)]
    elif table is ACTORS:
        sides = (("initiator", incident.initiators), ("target", incident.targets))
        pairs = [(part, role) for role, actors in sides for a in actors for part in (*a.path, a.id)]
        rows = [{"actor": plain(part), "role": role} for part, role in dict.fromkeys(pairs)]
    else:
        rows = [{"what": f.what, "who": f.who, "low": f.low, "high": f.high, "grade": f.grade}
                for f in incident.figures]  # fmt: skip
    return [{"incident": no, **row} for row in rows]


def hold_row(no: int, hold: Hold) -> Row:
    """What holds are picked by."""
    return {
        "no": no,
        "place": plain(hold.place.id),
        "holder": plain(hold.holder.id),
        "country": hold.place.country,
        "admin1": hold.place.admin1,
        "admin2": hold.place.admin2,
        "since": hold.since.earliest.isoformat(),
        "until": hold.until.latest.isoformat() if hold.until else None,
        "body": body_of(hold),
    }


def incident_of(body: str) -> Incident:
    """The incident of a row's body."""
    return restored(Incident, json.loads(body))


def near(connection: Connection) -> list[Bond]:
    """The pairs that were nearly put together, the most alike first."""
    bodies = connection.execute(select(NEARLY.c.body).order_by(NEARLY.c.no)).scalars()
    return [restored(Bond, json.loads(body)) for body in bodies]


def hold_of(body: str) -> Hold:
    """The hold of a row's body."""
    return restored(Hold, json.loads(body))


def by_claim(connection: Connection, claim: str) -> Incident | None:
    """The incident that a claim is in."""
    joined = MEMBERS.join(INCIDENTS, INCIDENTS.c.no == MEMBERS.c.incident)
    query = select(INCIDENTS.c.body).select_from(joined).where(MEMBERS.c.claim == plain(claim)).limit(1)
    body = connection.execute(query.order_by(INCIDENTS.c.no)).scalar()
    return incident_of(body) if body else None


def digest(connection: Connection) -> str:
    """One digest of every event: of the hashes of their rows, and how many rows lead to them."""
    whole = hashlib.sha256()
    for table in (INCIDENTS, HOLDS, CARDS, NEARLY):
        for row in connection.execute(select(table.c.no, table.c.hash).order_by(table.c.no)):
            whole.update(f"{table.name} {row.no} {row.hash}\n".encode())
    for table in FACETS:
        whole.update(f"{table.name} {connection.execute(select(func.count()).select_from(table)).scalar()}\n".encode())
    return whole.hexdigest()
