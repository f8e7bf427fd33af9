"""Whether what one person accepted was confirmed by a second reader: computed from who accepted and who they were then.

Accepted once is what anybody accepted. Confirmed takes two different people, one of them a reviewer (or an admin) when
they did. Nothing is written down for it but the decisions themselves: an undone one counts no more.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from rasid.model.event import Incident
from rasid.model.person import SECOND

RoleAt = Callable[[str, str], str]
"""The role that somebody had at an instant."""
NONE, ONCE, CONFIRMED = "none", "accepted once", "confirmed by second reader"


@dataclass(frozen=True, slots=True)
class Seconded:
    """How far it is confirmed, and by whom it was accepted when."""

    status: str
    by: tuple[tuple[str, str], ...]


def seconded(incident: Incident, role_at: RoleAt) -> Seconded:
    """How far an incident as a whole is confirmed."""
    accepted = tuple((f.values[0], f.values[1]) for f in incident.flags if f.code == "accepted")
    return Seconded(_status(accepted, role_at), accepted)


def _status(accepted: Iterable[tuple[str, str]], role_at: RoleAt) -> str:
    people: dict[str, bool] = {}
    for name, at in accepted:
        key = name.strip().casefold()
        people[key] = people.get(key, False) or role_at(name, at) in SECOND
    if not people:
        return NONE
    return CONFIRMED if len(people) > 1 and any(people.values()) else ONCE


def waits_for(found: Seconded, reader: str) -> bool:
    """Whether ``reader`` could be the second: it was accepted once, and not by them."""
    mine = reader.strip().casefold()
    return found.status == ONCE and all(name.strip().casefold() != mine for name, _ in found.by)
