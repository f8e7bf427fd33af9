"""Who is who in a team, by what was done: the newest act on a person says their role and whether they are let in.

Acts are kept under the audit, so that a role given by hand in the database is found out, and who gave which role when
is known for good. They hold no secret. Roles of the past are asked for, too: whoever seconded a decision is judged by
the role they had when they did.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, func, select

from rasid.errors import ConflictError, UnknownIdError, UserError
from rasid.model.person import ROLES
from rasid.store.journal import Writing
from rasid.store.schema import ACTS

_NAME = re.compile(r"\w(?:[\w .'-]{0,62}\w)?")


@dataclass(frozen=True, slots=True)
class Member:
    """A person of the team as they now stand."""

    key: str
    name: str
    role: str
    disabled: bool
    since: str


@dataclass(frozen=True, slots=True)
class Act:
    """What was done with a person's access, by whom; role and disabled are as they were after it."""

    what: str
    name: str
    role: str
    disabled: bool
    by: str
    at: str


def key_of(name: str) -> str:
    """By what a name is one person's, however it is written: «Sara» and «sara» are one."""
    return unicodedata.normalize("NFKC", name).strip().casefold()


def fit(name: str) -> str:
    """A name as it will stand under decisions. Raises :class:`UserError` where none can be made of it."""
    clean = unicodedata.normalize("NFKC", name).strip()
    if not _NAME.fullmatch(clean):
        mend = "letters, digits and . - _ ' or spaces between them, at most 64"
        raise UserError("this is no name for a person", where="name", mend=mend)
    return clean


def member(connection: Connection, name: str) -> Member | None:
    """The person of that name, or ``None``."""
    query = select(ACTS).where(ACTS.c.person == key_of(name)).order_by(ACTS.c.no.desc()).limit(1)
    row = connection.execute(query).first()
    return Member(row.person, row.name, row.role, bool(row.disabled), row.at) if row else None


def known(connection: Connection, name: str) -> Member:
    """The person of that name. Raises :class:`UnknownIdError`."""
    found = member(connection, name)
    if found is None:
        raise UnknownIdError("there is no such person", where="name", mend="`rasid people list` prints them")
    return found


def members(connection: Connection) -> list[Member]:
    """Everybody, disabled ones too, by name."""
    newest = select(func.max(ACTS.c.no)).group_by(ACTS.c.person)
    rows = connection.execute(select(ACTS).where(ACTS.c.no.in_(newest)).order_by(ACTS.c.person))
    return [Member(r.person, r.name, r.role, bool(r.disabled), r.at) for r in rows if r.person]


def acts(connection: Connection) -> Iterator[Act]:
    """All that was done, oldest first."""
    for r in connection.execute(select(ACTS).order_by(ACTS.c.no)):
        yield Act(r.what, r.name, r.role, bool(r.disabled), r.by, r.at)


def add(writing: Writing, name: str, role: str, by: str, at: str) -> Member:
    """A new person. Raises :class:`ConflictError` where there is one of that name."""
    clean = fit(name)
    _fit_role(role)
    if member(writing.connection, clean) is not None:
        mend = "take another name; one who left keeps theirs, for it stands under what they decided"
        raise ConflictError("there is a person of this name", where="name", mend=mend)
    made = Member(key_of(clean), clean, role, False, at)
    _write(writing, made, "added", by, at)
    return made


def act(
    writing: Writing, one: Member, what: str, by: str, at: str, *, role: str | None = None, disabled: bool | None = None
) -> Member:
    """Write down an act on ``one``. Raises :class:`ConflictError` where it would leave the team without an admin."""
    _fit_role(role or one.role)
    after = Member(one.key, one.name, role or one.role, one.disabled if disabled is None else disabled, at)
    if _is_admin(one) and not _is_admin(after) and sum(map(_is_admin, members(writing.connection))) == 1:
        raise ConflictError("nobody else is an admin", where=one.name, mend="make somebody else one first")
    _write(writing, after, what, by, at)
    return after


def _is_admin(one: Member) -> bool:
    return one.role == "admin" and not one.disabled


def _fit_role(role: str) -> None:
    if role not in ROLES:
        raise UserError("there is no such role", where="role", mend=f"one of {', '.join(ROLES)}")


def _write(writing: Writing, one: Member, what: str, by: str, at: str) -> None:
    row = {"person": one.key, "name": one.name, "what": what, "role": one.role, "disabled": int(one.disabled)}
    writing.add(ACTS, **row, by=by, at=at)


class Roles:
    """Which role each person had when: for judging what they did then."""

    def __init__(self, history: Iterator[Act]) -> None:
        self._of: dict[str, list[tuple[datetime, str]]] = {}
        for a in history:
            said = a.role if not a.disabled else "nobody"
            self._of.setdefault(key_of(a.name), []).append((moment(a.at), said))

    def at(self, name: str, when: str) -> str:
        """The role of ``name`` at an instant (ISO 8601), «nobody» where there was no such person yet."""
        instant = moment(when)
        return next((role for since, role in reversed(self._of.get(key_of(name), [])) if since <= instant), "nobody")


def moment(text: str) -> datetime:
    """An instant that was kept as text; without a zone it is UTC."""
    read = datetime.fromisoformat(text)
    return read if read.tzinfo else read.replace(tzinfo=UTC)
