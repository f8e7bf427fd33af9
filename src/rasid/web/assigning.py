"""Who is to look at which question of the review: given out by a reviewer, or taken by oneself, in a team."""

from datetime import datetime, timedelta

from rasid.errors import ForbiddenError, UnknownIdError
from rasid.model.person import OWNER, RIGHTS, Person
from rasid.web import acting
from rasid.web.desk import Desk
from rasid.web.questions import given, matter_of

LASTS = timedelta(days=30)
"""How long a question stays given to somebody who does not answer it."""


def names(desk: Desk, person: Person) -> list[str]:
    """To whom one may give questions: a reviewer to all who may decide, others to themselves."""
    if not desk.settings.team or "decide" not in person.rights:
        return []
    if "review" not in person.rights:
        return [person.name]
    return sorted(m.name for m in desk.people.all() if not m.disabled and "decide" in RIGHTS[m.role])


def give(desk: Desk, key: str, to: str | None) -> str | None:
    """Give a question to somebody, or with ``None`` to nobody; to whom it is given now.

    Raises :class:`ForbiddenError` where that is not for who asks to say, and :class:`UnknownIdError` for a name that
    nobody has.
    """
    person, now = acting.must("decide"), desk.now()
    before = given(desk.store.locks(now), key)
    _may(person, before, to)
    if to is not None and to not in names(desk, person):
        raise UnknownIdError(f"nobody who may decide is called «{to[:80]}»", where="to", mend="see who is in the team")
    with acting.acting(OWNER):  # whoever may say so was asked above; the store holds it in the name of who is to look
        return _set(desk, matter_of(key), before, to, now)


def _may(person: Person, before: str | None, to: str | None) -> None:
    if "review" not in person.rights and {before, to} - {None, person.name}:
        raise ForbiddenError("somebody else is to look at it", where="to", mend="ask a reviewer")


def _set(desk: Desk, matter: str, before: str | None, to: str | None, now: datetime) -> str | None:
    if before is not None:
        desk.store.unlock(matter, before)
    return None if to is None else desk.store.lock(matter, to, now, now + LASTS)
