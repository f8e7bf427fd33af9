"""Searches that somebody saved to follow them: a name and a query, and nothing that is found by it."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import unquote_plus

from sqlalchemy import Connection, delete, func, insert, select

from rasid.errors import ConflictError, UnknownIdError
from rasid.store.hashes import plain
from rasid.store.schema import SEARCHES


@dataclass(frozen=True, slots=True)
class Search:
    """A search: ``query`` spells its filter as in an address; ``by`` whoever saved it, ``at`` when (ISO 8601)."""

    id: str
    name: str
    query: str
    by: str
    at: str


def save(connection: Connection, search: Search) -> None:
    """Keep a search. Raises :class:`ConflictError` where another one bears its name."""
    if connection.execute(select(SEARCHES.c.no).where(SEARCHES.c.name == plain(search.name))).first():
        raise ConflictError("there is a search of this name", where=search.name, mend="remove it, or name this another")
    number = (connection.execute(select(func.max(SEARCHES.c.no))).scalar() or 0) + 1
    row = {"id": search.id, "name": search.name, "query": search.query, "by": search.by, "at": search.at}
    connection.execute(insert(SEARCHES), {"no": number, **{k: plain(v) for k, v in row.items()}})


def saved(connection: Connection) -> list[Search]:
    """Every search, by name."""
    query = select(SEARCHES).order_by(SEARCHES.c.name, SEARCHES.c.no)
    return [Search(r.id, r.name, r.query, r.by, r.at) for r in connection.execute(query)]


def remove(connection: Connection, id: str) -> None:
    """Forget a search. Raises :class:`UnknownIdError` where there is none of this id."""
    if not connection.execute(delete(SEARCHES).where(SEARCHES.c.id == plain(id))).rowcount:
        raise UnknownIdError(f"there is no search «{id}»", mend="rasid searches list prints them")


def forget(connection: Connection, out_of: Callable[[str], str]) -> None:
    """Drop every search that holds what is erased; ``out_of`` gives a text without it."""
    for s in saved(connection):
        if any(out_of(text) != text for text in (s.name, unquote_plus(s.query), s.by)):
            remove(connection, s.id)
