"""Who is logged in: a random token that the browser holds, its hash here, and an end to it by rest and by age."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, Row, delete, insert, select, update

from rasid.store.acts import Member, member, moment
from rasid.store.doors import KEYS, SESSIONS
from rasid.store.hashes import plain
from rasid.store.journal import stamp
from rasid.store.proofs import mark, token

IDLE, WHOLE = timedelta(minutes=30), timedelta(hours=12)
"""A session ends after so long without a request, and after so long in any case."""
FRESH = timedelta(minutes=10)
"""For so long a password that was given counts for what takes it once more."""
_TOUCH = timedelta(minutes=1)
_AGENT = 80


@dataclass(frozen=True, slots=True)
class Session:
    """Somebody logged in. ``id`` names it in lists and is no secret; ``must_change`` asks for another password."""

    id: str
    member: Member
    made: str
    seen: str
    proved: str
    agent: str
    must_change: bool
    stale: bool = False

    def fresh(self, at: datetime) -> bool:
        """Whether the password was given a short time ago."""
        return at - moment(self.proved) <= FRESH


def begin(connection: Connection, person: str, agent: str, at: datetime) -> str:
    """A new session; its token, which is nowhere else."""
    made, now = token(), stamp(at)
    row = {"hash": mark(made), "person": person, "made": now, "seen": now, "proved": now, "agent": _short(agent)}
    connection.execute(delete(SESSIONS).where(SESSIONS.c.made <= stamp(at - WHOLE)))
    connection.execute(insert(SESSIONS), [row])
    return made


def _short(agent: str) -> str:
    return plain("".join(c for c in agent if c.isprintable())[:_AGENT])


def find(connection: Connection, given: str, at: datetime) -> Session | None:
    """The session of a token, if it is one, has not ended, and its person is let in still."""
    row = connection.execute(select(SESSIONS).where(SESSIONS.c.hash == mark(given))).first()
    return _session(connection, row, at) if row else None


def _session(connection: Connection, row: Row[tuple[str, ...]], at: datetime) -> Session | None:
    if at - moment(row.seen) >= IDLE or at - moment(row.made) >= WHOLE:
        return None
    who = member(connection, row.person)
    if who is None or who.disabled:
        return None
    must = bool(connection.execute(select(KEYS.c.must_change).where(KEYS.c.person == row.person)).scalar())
    stale = at - moment(row.seen) >= _TOUCH
    return Session(row.hash[:12], who, row.made, row.seen, row.proved, row.agent, must, stale)


def touch(connection: Connection, given: str, at: datetime) -> None:
    """Note that the session is in use; asked for at most once a minute, each is a write."""
    connection.execute(update(SESSIONS).where(SESSIONS.c.hash == mark(given)).values(seen=stamp(at)))


def renew(connection: Connection, given: str, at: datetime) -> str:
    """Another token for the same session, its password given just now; the old one is good for nothing any more."""
    made = token()
    values = {"hash": mark(made), "proved": stamp(at), "seen": stamp(at)}
    connection.execute(update(SESSIONS).where(SESSIONS.c.hash == mark(given)).values(**values))
    return made


def of(connection: Connection, person: str, at: datetime) -> list[Session]:
    """The sessions of a person that have not ended, the newest first."""
    rows = connection.execute(select(SESSIONS).where(SESSIONS.c.person == person).order_by(SESSIONS.c.made.desc()))
    return [s for row in rows.all() if (s := _session(connection, row, at)) is not None]


def end(connection: Connection, given: str) -> None:
    """End the session of a token."""
    connection.execute(delete(SESSIONS).where(SESSIONS.c.hash == mark(given)))


def revoke(connection: Connection, person: str, id: str = "", but: str = "") -> int:
    """End sessions of a person: all, or the one of that id, and never the one whose token is ``but``; how many."""
    mine = SESSIONS.c.person == person
    one = SESSIONS.c.hash.startswith(id, autoescape=True) if id else mine
    other = SESSIONS.c.hash != mark(but) if but else mine
    return connection.execute(delete(SESSIONS).where(mine, one, other)).rowcount
