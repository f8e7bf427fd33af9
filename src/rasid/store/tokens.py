"""Tokens for programs: each acts for one person, with some of that person's rights, until a day."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, select, update

from rasid.errors import UnknownIdError, UserError
from rasid.model.person import RIGHTS, Person
from rasid.store.acts import Member, member, moment
from rasid.store.doors import TOKENS
from rasid.store.hashes import plain
from rasid.store.journal import stamp
from rasid.store.proofs import mark, token

PREFIX = "rasid_"
"""What every token begins with, so that one that leaks is known for what it is."""
NEVER = frozenset({"administer"})
"""Rights that no token has: whoever administers is there in person."""
LONGEST = timedelta(days=366)
_USED = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Token:
    """A token as lists show it; what a program holds is told once, when it is made."""

    id: str
    person: str
    name: str
    rights: tuple[str, ...]
    made: str
    ends: str
    used: str | None


def make(
    connection: Connection, one: Member, name: str, rights: frozenset[str], span: tuple[datetime, datetime]
) -> str:
    """A token for ``one`` with ``rights``, from the first to the second instant of ``span``. Raises

    :class:`UserError` where it would have a right that its person has not.
    """
    at, ends = span
    beyond = rights - (RIGHTS[one.role] - NEVER)
    if beyond or not rights:
        mend = f"some of {', '.join(sorted(RIGHTS[one.role] - NEVER))}"
        raise UserError("a token cannot have these rights", where="rights", mend=mend)
    if not at < ends <= at + LONGEST:
        raise UserError("a token ends within a year", where="ends", mend="name a day between tomorrow and then")
    if not name.strip() or len(name) > 80:
        raise UserError("a token has a name", where="name", mend="say what uses it, in at most 80 characters")
    made = PREFIX + token()
    row = {"hash": mark(made), "id": mark(made)[:12], "person": one.key, "name": plain(name.strip())}
    row |= {"rights": " ".join(sorted(rights)), "made": stamp(at), "ends": stamp(ends)}
    connection.execute(insert(TOKENS), [row])
    return made


def find(connection: Connection, given: str, at: datetime) -> tuple[Person, bool] | None:
    """For whom a token acts, with what rights they share now; and whether its use is to be noted."""
    row = connection.execute(select(TOKENS).where(TOKENS.c.hash == mark(given))).first()
    if row is None or moment(row.ends) <= at:
        return None
    who = member(connection, row.person)
    if who is None or who.disabled:
        return None
    stale = row.used is None or at - moment(row.used) >= _USED
    return Person(who.name, who.role, frozenset(row.rights.split())), stale


def touch(connection: Connection, given: str, at: datetime) -> None:
    """Note when a token was last used."""
    connection.execute(update(TOKENS).where(TOKENS.c.hash == mark(given)).values(used=stamp(at)))


def of(connection: Connection, person: str | None = None) -> list[Token]:
    """The tokens of a person, or all."""
    query = select(TOKENS).order_by(TOKENS.c.person, TOKENS.c.made)
    rows = connection.execute(query.where(TOKENS.c.person == person) if person else query)
    return [Token(r.id, r.person, r.name, tuple(r.rights.split()), r.made, r.ends, r.used) for r in rows]


def revoke(connection: Connection, person: str, id: str = "") -> int:
    """Take back a person's token of that id, or all. Raises :class:`UnknownIdError` where there is none of that id."""
    query = delete(TOKENS).where(TOKENS.c.person == person)
    n = connection.execute(query.where(TOKENS.c.id == id) if id else query).rowcount
    if id and not n:
        raise UnknownIdError("there is no such token", where="id", mend="GET /api/v1/tokens lists them")
    return n
