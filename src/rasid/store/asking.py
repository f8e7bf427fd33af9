"""Where an id leads: an incident's own, or any claim's that is or once was in it, so that none ever leads nowhere."""

from dataclasses import dataclass

from sqlalchemy import Connection

from rasid.errors import UnknownIdError
from rasid.model.event import Incident
from rasid.store import codings, views


@dataclass(frozen=True, slots=True)
class Asked:
    """The incident that an id led to; ``redirected`` where it now goes by another id than the one asked for."""

    incident: Incident
    asked: str
    redirected: bool


def incident(connection: Connection, id: str) -> Asked:
    """The incident that ``id`` leads to. Raises :class:`UnknownIdError` where none does, and says why."""
    found = views.by_claim(connection, id)
    if found is None:
        now = codings.now_of(connection, id)
        found = views.by_claim(connection, now) if now and now != id else None
        if found is None:
            raise _unknown(id, now)
    return Asked(found, id, found.id != id)


def _unknown(id: str, now: str | None) -> UnknownIdError:
    if now:
        return UnknownIdError(f"the claim «{now}» is in no incident", where=id, mend="run rasid rebuild")
    return UnknownIdError(f"there is no incident or claim «{id}»", mend="rasid events lists the incidents")
