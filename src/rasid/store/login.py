"""Logging in: slow to guess, the same answer and the same time whether the name is known or not, nothing used twice."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select, update

from rasid.errors import CodeNeededError, LoginError
from rasid.model.person import Person
from rasid.store import acts, attempts, proofs, sessions, tokens
from rasid.store.acts import key_of
from rasid.store.doors import KEYS
from rasid.store.journal import Writing, stamp
from rasid.store.people import People


@dataclass(frozen=True, slots=True)
class Given:
    """What somebody gives who wants to come in, and from where."""

    name: str
    password: str
    code: str = ""
    address: str = ""
    agent: str = ""

    def __repr__(self) -> str:
        """Without what is secret: a value may end in a log."""
        return f"Given({self.name!r})"


def login(people: People, given: Given, at: datetime) -> str:
    """The token of a new session. Raises :class:`LoginError`, :class:`CodeNeededError`, :class:`TooManyError`."""
    attempt, kept = _begin(people, given, at)
    if not proofs.fits(kept.password if kept else None, given.password):
        raise _refused()
    assert kept is not None
    if kept.totp and not given.code.strip():
        with people.store._noting() as connection:
            attempts.uncount(connection, attempt)
        mend = "give the code that the authenticator shows, or a recovery code"
        raise CodeNeededError("a code is wanted too", where="code", mend=mend)
    with people.store._adding("people", at) as writing:
        _second(writing, kept.person, kept.password, given.code, at)
        attempts.uncount(writing.connection, attempt)
        attempts.forget(writing.connection, given.name)
        return sessions.begin(writing.connection, kept.person, given.agent, at)


def prove(people: People, token: str, given: Given, at: datetime) -> str:
    """The password given once more in a session, whose new token this is. Raises as :func:`login` does."""
    attempt, kept = _begin(people, given, at)
    if not proofs.fits(kept.password if kept else None, given.password):
        raise _refused()
    with people.store._noting() as connection:
        attempts.uncount(connection, attempt)
        return sessions.renew(connection, token, at)


def bearer(people: People, token: str, at: datetime) -> Person | None:
    """For whom the token of a program acts; ``None`` where it is none, has ended, or its person is shut out."""
    if not token.startswith(tokens.PREFIX):
        return None
    with people.store._looking() as connection:
        found = tokens.find(connection, token, at)
    if found is None:
        return None
    person, stale = found
    if stale:
        with people.store._noting() as connection:
            tokens.touch(connection, token, at)
    return person


def _begin(people: People, given: Given, at: datetime) -> tuple[str, Row[Any] | None]:
    """Count the attempt, and get what the person is known by; nothing of one who is shut out."""
    with people.store._noting() as connection:
        return attempts.begin(connection, given.name, given.address, at), _kept(connection, given.name)


def _kept(connection: Connection, name: str) -> Row[Any] | None:
    who = acts.member(connection, name)
    kept = connection.execute(select(KEYS).where(KEYS.c.person == key_of(name))).first()
    return kept if who is not None and not who.disabled else None


def _second(writing: Writing, person: str, password: str, code: str, at: datetime) -> None:
    """The second factor, where there is one, used up. Raises :class:`LoginError`."""
    kept = _kept(writing.connection, person)
    if kept is None or kept.password != password:  # changed while we looked
        raise _refused()
    if not kept.totp:
        return
    mine = update(KEYS).where(KEYS.c.person == person)
    step = proofs.step_of(kept.totp, code, at, kept.totp_step)
    if step is not None:
        writing.connection.execute(mine.values(totp_step=step))
        return
    left = proofs.without(kept.recovery, code)
    if left is None:
        raise _refused()
    writing.connection.execute(mine.values(recovery=left))
    one = acts.known(writing.connection, person)
    acts.act(writing, one, "recovery", one.name, stamp(at))


def _refused() -> LoginError:
    return LoginError("name, password or code is not right", where="login", mend="an admin can set another password")
