"""Who asks, and what they may: every route names the one right that it takes."""

from dataclasses import dataclass

from fastapi import Request

from rasid.web.faults import Refused

ALL = frozenset({"read", "code", "decide", "keep", "export", "review", "administer"})
RIGHTS: dict[str, frozenset[str]] = {
    "viewer": frozenset({"read", "code", "export"}),
    "coder": frozenset({"read", "code", "export", "decide", "keep"}),
    "reviewer": frozenset({"read", "code", "export", "decide", "keep", "review"}),
    "admin": ALL,
    "owner": ALL,
}
"""What each role may. ``code`` reads a text and keeps nothing; ``review`` is to be the second reader."""


@dataclass(frozen=True, slots=True)
class Person:
    """Whoever asks: by name, and with a role. On one's own machine there is no name, and every right."""

    name: str
    role: str

    @property
    def rights(self) -> frozenset[str]:
        """What this person may."""
        return RIGHTS.get(self.role, frozenset())


def person_of(request: Request) -> Person | None:
    """Who asks, or ``None`` where nobody is logged in."""
    return Person("", "owner")


@dataclass(frozen=True, slots=True)
class Allowed:
    """What FastAPI asks before a route runs: the person, if they have the right. Raises :class:`Refused`."""

    right: str

    def __call__(self, request: Request) -> Person:
        """The person who asks."""
        person = person_of(request)
        if person is None:
            raise Refused(401, "LOGIN_NEEDED", "nobody is logged in", mend="log in, or give a token")
        if self.right not in person.rights:
            raise Refused(403, "NOT_ALLOWED", f"the role {person.role} may not {self.right}", mend="ask an admin")
        return person


def allowed(right: str) -> Allowed:
    """The dependency of a route that takes ``right``."""
    if right not in ALL:
        raise ValueError(f"there is no right «{right}»")
    return Allowed(right)
