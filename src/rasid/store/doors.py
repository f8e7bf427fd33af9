"""The tables by which people are let in: all that is secret or passing, and so neither in the audit nor in a backup.

Rows are changed and removed at will: what is no longer true of a password or a session is to be nowhere. Who people
are and what they may is in ``acts``, which is only added to. Secrets stand here as hashes; of TOTP alone the secret
itself must be kept. Times are ISO 8601 in UTC, to the second.
"""

from collections.abc import Callable

from sqlalchemy import Column, Connection, Index, Integer, Table, delete, select

from rasid.store.schema import META, WORDS


def _text(name: str, *, key: bool = False, needed: bool = True) -> Column[str]:
    return Column(name, WORDS, primary_key=key, nullable=not needed)


KEYS = Table(
    "keys",
    META,
    _text("person", key=True),
    _text("password", needed=False),
    Column("must_change", Integer, nullable=False),
    _text("totp", needed=False),
    Column("totp_step", Integer, nullable=False),
    _text("totp_new", needed=False),
    _text("recovery", needed=False),
)
"""How a person shows who they are. ``totp_step`` is the last step used; ``totp_new`` a secret not yet confirmed."""
SESSIONS = Table(
    "sessions",
    META,
    _text("hash", key=True),
    _text("person"),
    _text("made"),
    _text("seen"),
    _text("proved"),
    _text("agent"),
)
"""Who is logged in; ``proved`` is when they last gave their password."""
Index("sessions_by_person", SESSIONS.c.person)
TOKENS = Table(
    "tokens",
    META,
    _text("hash", key=True),
    _text("id"),
    _text("person"),
    _text("name"),
    _text("rights"),
    _text("made"),
    _text("ends"),
    _text("used", needed=False),
)
"""Tokens for programs: on whose behalf, with which of that person's rights, until when."""
Index("tokens_by_person", TOKENS.c.person)
ATTEMPTS = Table("attempts", META, _text("id", key=True), _text("whose"), _text("at"))
"""Logins that failed, a row for the name and one for the address; forgotten after a quarter of an hour."""
Index("attempts_by_whose", ATTEMPTS.c.whose, ATTEMPTS.c.at)
DOORS = (KEYS, SESSIONS, TOKENS, ATTEMPTS)


def forget(connection: Connection, out_of: Callable[[str], str]) -> None:
    """Drop every row in which a name stands that is being erased: what ``out_of`` would change."""
    for table in DOORS[:3]:
        key = next(iter(table.primary_key.columns))
        for row in connection.execute(select(table)).mappings().all():
            if any(isinstance(v, str) and out_of(v) != v for v in row.values()):
                connection.execute(delete(table).where(key == row[key.name]))
