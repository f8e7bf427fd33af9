"""How often somebody may try: failures are counted by name and by address, and forgotten after a quarter of an hour.

An attempt counts as failed from the moment it begins until it has succeeded: many at once cannot slip through.
"""

import hashlib
import math
import secrets
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, func, insert, select

from rasid.errors import TooManyError
from rasid.store.acts import key_of, moment
from rasid.store.doors import ATTEMPTS
from rasid.store.journal import stamp

WINDOW = timedelta(minutes=15)
BY_NAME, BY_ADDRESS = 5, 30
"""How many may fail within the window."""


def begin(connection: Connection, name: str, address: str, at: datetime) -> str:
    """Count an attempt; its id. Raises :class:`TooManyError` where too many failed already."""
    connection.execute(delete(ATTEMPTS).where(ATTEMPTS.c.at <= stamp(at - WINDOW)))
    _check(connection, _whose("name", key_of(name)), BY_NAME, at)
    if address:
        _check(connection, _whose("address", address), BY_ADDRESS, at)
    id = secrets.token_hex(16)
    rows = [{"id": f"{id}n", "whose": _whose("name", key_of(name)), "at": stamp(at)}]
    rows += [{"id": f"{id}a", "whose": _whose("address", address), "at": stamp(at)}] if address else []
    connection.execute(insert(ATTEMPTS), rows)
    return id


def uncount(connection: Connection, id: str) -> None:
    """Let an attempt be as if it had not been made."""
    connection.execute(delete(ATTEMPTS).where(ATTEMPTS.c.id.in_((f"{id}n", f"{id}a"))))


def forget(connection: Connection, name: str) -> None:
    """Forget what failed under a name: whoever it is has come in, or an admin has seen to it."""
    connection.execute(delete(ATTEMPTS).where(ATTEMPTS.c.whose == _whose("name", key_of(name))))


def _check(connection: Connection, whose: str, most: int, at: datetime) -> None:
    query = select(func.count(), func.min(ATTEMPTS.c.at)).where(ATTEMPTS.c.whose == whose)
    n, first = connection.execute(query).one()
    if n >= most:
        after = max(1, math.ceil((moment(first) + WINDOW - at).total_seconds()))
        raise TooManyError("too many attempts failed", where="login", after=after, mend="wait, then try again")


def _whose(sort: str, what: str) -> str:
    """Addresses and names that were tried are not kept themselves."""
    return hashlib.sha256(f"{sort}\x1f{what}".encode("utf-8", "replace")).hexdigest()
