"""What each drawing of the events changed: found by comparing digests, so that it costs little where little changed.

The body that stood before stays beside the note of the change, for a history and for what is new since a day. An
erasure takes out every such body that holds what is erased.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from rasid.store.hashes import plain, row_hash
from rasid.store.schema import CARDS, CHANGES, INCIDENTS

APPEARED, CHANGED, GONE = "appeared", "changed", "gone"
_BATCH = 500


@dataclass(frozen=True, slots=True)
class Why:
    """When the events were drawn and what for."""

    at: str
    cause: str


@dataclass(frozen=True, slots=True)
class Change:
    """One incident that appeared, changed or went away; ``before`` is its JSON of then, where it is kept."""

    incident: str
    at: str
    what: str
    cause: str
    before: str | None


def mark_of(body: str) -> str:
    """A digest of an incident's body."""
    return hashlib.sha256(body.encode()).hexdigest()[:32]


def marks(connection: Connection) -> dict[str, str]:
    """The digests of the incidents that stand, by id."""
    return {row.id: row.mark for row in connection.execute(select(CARDS.c.id, CARDS.c.mark))}


def note(connection: Connection, before: Mapping[str, str], now: Mapping[str, str], why: Why) -> None:
    """Write down what differs, while the incidents of before still stand."""
    stood = before or _last_known(connection)
    changed = [id for id, mark in now.items() if before.get(id, mark) != mark]
    gone = [id for id in stood if id not in now]
    number = (connection.execute(select(func.max(CHANGES.c.no))).scalar() or 0) + 1
    rows = _rows([(id, APPEARED) for id in now if id not in stood], {})
    for ids, what in ((changed, CHANGED), (gone, GONE)):
        for part in _batches(ids):
            rows += _rows([(id, what) for id in part], _bodies(connection, part))
    at, cause = plain(why.at), plain(why.cause)
    for k, batch in enumerate(_batches(rows)):
        first = number + k * _BATCH
        connection.execute(
            insert(CHANGES),
            [_hashed(row | {"no": first + n, "at": at, "cause": cause}) for n, row in enumerate(batch)],
        )


def _hashed(row: dict[str, Any]) -> dict[str, Any]:
    return row | {"hash": row_hash(CHANGES, row)}


def _rows(told: Iterable[tuple[str, str]], bodies: Mapping[str, str]) -> list[dict[str, Any]]:
    return [{"incident": id, "what": what, "before": bodies.get(id)} for id, what in told]


def _batches(many: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (many[start : start + _BATCH] for start in range(0, len(many), _BATCH))


def _bodies(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    query = select(INCIDENTS.c.id, INCIDENTS.c.body).where(INCIDENTS.c.id.in_(ids))
    return {row.id: row.body for row in connection.execute(query)}


def _last_known(connection: Connection) -> set[str]:
    """The incidents that stood before an erasure dropped all: those that appeared and did not go away."""
    known: set[str] = set()
    for row in connection.execute(select(CHANGES.c.incident, CHANGES.c.what).order_by(CHANGES.c.no)):
        (known.discard if row.what == GONE else known.add)(row.incident)
    return known


def of_incident(connection: Connection, ids: Iterable[str]) -> list[Change]:
    """What happened to the incidents of these ids, newest first."""
    query = select(CHANGES).where(CHANGES.c.incident.in_([plain(i) for i in ids])).order_by(CHANGES.c.no.desc())
    return [Change(r.incident, r.at, r.what, r.cause, r.before) for r in connection.execute(query)]


def since(connection: Connection, at: str) -> Iterator[Change]:
    """Every change after the moment ``at``, oldest first."""
    query = select(CHANGES).where(CHANGES.c.at > plain(at)).order_by(CHANGES.c.no)
    for r in connection.execute(query):
        yield Change(r.incident, r.at, r.what, r.cause, r.before)


def ids_since(connection: Connection, at: str) -> set[str]:
    """The incidents that changed after the moment ``at``."""
    return set(connection.execute(select(CHANGES.c.incident).where(CHANGES.c.at > plain(at)).distinct()).scalars())


def forget(connection: Connection, holds: Callable[[str], bool]) -> int:
    """Drop every body that ``holds`` says must go; how many."""
    query = select(CHANGES).where(CHANGES.c.before.is_not(None))
    gone = [dict(row) for row in connection.execute(query).mappings() if holds(row["before"])]
    for row in gone:
        told = _hashed(row | {"before": None})
        connection.execute(update(CHANGES).where(CHANGES.c.no == row["no"]).values(**told))
    return len(gone)
