"""Which of UCDP's three types of violence an incident is, by the parties that are told, and its two sides.

One-sided where civilians alone are told as hit or killed; state-based where a side is of a state; else non-state. What
was meant is not judged. Nothing where the perpetrator is not told, or reports rival on who did it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from rasid.export.formats.bounds import Bound
from rasid.export.formats.parties import CIVILIANS, OUTSIDE, PROTESTERS, RIOTERS, STATE, Party, parties
from rasid.export.rows import Row
from rasid.knowledge.formats import countries
from rasid.knowledge.populations import population

STATE_BASED, NON_STATE, ONE_SIDED = 1, 2, 3
_UNARMED = frozenset([CIVILIANS, PROTESTERS, RIOTERS])


@dataclass(frozen=True, slots=True)
class Sides:
    """The type of violence, the names of both sides with UCDP's ids where known, and who is of each."""

    type: int
    a: str
    b: str
    a_id: int | None
    b_id: int | None
    a_actors: frozenset[str]
    b_actors: frozenset[str]


def sides(row: Row, told: Bound) -> Sides | None:
    """The sides of an incident; ``None`` where UCDP's types do not fit what is told."""
    if any(f["code"] == "rival_perpetrators" for f in row["flags"]):
        return None
    country = (row["place"] or {}).get("country")
    did = [p for p in parties(row["initiators"], country, row["coded"]) if p.type]
    suffered = [p for p in parties(row["targets"], country, row["coded"]) if p.type]
    doers, against = _armed(did), _armed(suffered)
    if not doers:
        return None
    if against:
        return _battle(doers, against)
    if suffered or _civilians_alone(told):
        return _made(ONE_SIDED, doers, [])
    return None


def _armed(side: Sequence[Party]) -> list[Party]:
    return [p for p in side if p.type not in _UNARMED]


def _civilians_alone(told: Bound) -> bool:
    return all("civilian" in population(f["who"]).path for f in told.of)


def _battle(doers: list[Party], against: list[Party]) -> Sides:
    """Side A is the state's, where one side is; of two states, or of none, whoever is told to have begun."""
    of_state = [any(p.type in (STATE, OUTSIDE) for p in side) for side in (doers, against)]
    a, b = (against, doers) if of_state == [False, True] else (doers, against)
    return _made(STATE_BASED if any(of_state) else NON_STATE, a, b)


def _made(type: int, a: list[Party], b: list[Party]) -> Sides:
    one, other = a[0], b[0] if b else None
    return Sides(
        type, _name(one), _name(other) if other else "Civilians", _id(one), _id(other),
        frozenset(p.id for p in a), frozenset(p.id for p in b),
    )  # fmt: skip


def _name(p: Party) -> str:
    """«Government of Syria» of what is a state's, as UCDP calls its side."""
    home = countries().get(p.country)
    return f"Government of {home.acled}" if home and p.type in (STATE, OUTSIDE) else p.name


def _id(p: Party | None) -> int | None:
    return int(p.ucdp) if p and p.ucdp else None
