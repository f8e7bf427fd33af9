"""Who works with a store in a team, and what each role may: one table, which guards, commands and guides all read."""

from dataclasses import dataclass

ALL = frozenset({"read", "export", "code", "decide", "keep", "review", "administer"})
_VIEWER = frozenset({"read", "export"})
_CODER = _VIEWER | {"code", "decide", "keep"}
_REVIEWER = _CODER | {"review"}
RIGHTS: dict[str, frozenset[str]] = {
    "nobody": frozenset(),
    "viewer": _VIEWER,
    "coder": _CODER,
    "reviewer": _REVIEWER,
    "admin": ALL,
    "owner": ALL,
}
"""What each role may. ``nobody`` is whoever is not logged in, ``owner`` who works alone on their own machine."""
ROLES = ("viewer", "coder", "reviewer", "admin")
"""The roles that a person in a team can be given, each with every right of the one before."""
PROFILES = {"public": "export", "partner": "decide", "internal": "review"}
"""The right that an export of each profile takes: the less it leaves out, the more it takes."""
SECOND = frozenset({"reviewer", "admin"})
"""The roles whose word makes what another accepted confirmed."""


@dataclass(frozen=True, slots=True)
class Person:
    """Whoever asks: by name, and with a role. ``only`` narrows the rights, as a token for a program does.

    On one's own machine there is no name, and every right.
    """

    name: str
    role: str
    only: frozenset[str] | None = None

    @property
    def rights(self) -> frozenset[str]:
        """What this person may."""
        whole = RIGHTS.get(self.role, frozenset())
        return whole if self.only is None else whole & self.only


OWNER = Person("", "owner")
NOBODY = Person("", "nobody")
