"""What to look at next: of all that is doubtful, that first on which the most people and the most figures hang.

Everything asked here the machine has an answer to; a person's word takes its place and is kept beside it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rasid.link.clusters import LEAST
from rasid.model.event import Bond, Decision, Flag, Incident, Settled

SURE = 2 * LEAST
"""A bond twice as strong as it need be, or stronger, is not asked about."""
PAIRS = ("together", "apart")
"""Questions of two claims, answered by same, different or unsure."""
_LOSS = {"killed": 1.0, "injured": 0.5, "captured": 0.5, "abducted": 0.5, "arrested": 0.3, "missing": 0.5}
_OPEN = 1.5
"""How much an open figure («26+») counts against a closed one, whose reach is at least known."""


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to decide: whether two claims tell of one incident, or what to make of a figure.

    In a team also («second») whether what another accepted is confirmed.

    ``what`` is together (the machine made them one), apart (it nearly did) or figure.

    ``about`` are the ids that a decision on it would name; ``weight`` orders the queue, greatest first; ``figure`` is
    the number of the figure in its incident, -1 where the question is of the incident as a whole.
    """

    what: str
    incident: str
    about: tuple[str, ...]
    weight: float
    reasons: tuple[Flag, ...]
    figure: int = -1


def queue(incidents: Iterable[Incident], decided: Iterable[Decision] = (), near: Iterable[Bond] = ()) -> list[Question]:
    """The questions, the most useful first; what a decision in force has answered is not asked again.

    ``near`` are pairs of claims whose incidents fell just short of being one: there one may be two told apart.
    """
    answered = {_key(d.what, d.about) for d in decided}
    pairs = list(near)
    met = dict.fromkeys(c for bond in pairs for c in (bond.left, bond.right))
    held: dict[str, tuple[str, float]] = {}
    asked: list[Question] = []
    for incident in incidents:
        asked += _questions(incident)
        held |= {c: (incident.id, _at_stake(incident)) for c in incident.claims if c in met}
    asked += [q for bond in pairs for q in _apart(bond, held)]
    asked = [q for q in asked if not _answered(q, answered)]
    return sorted(asked, key=lambda q: (-q.weight, q.incident, q.about, q.figure))


def _answered(q: Question, answered: set[tuple[str, frozenset[str]]]) -> bool:
    if q.what in PAIRS:
        return any(_key(verdict, q.about) in answered for verdict in ("same", "different", "unsure"))
    return any(_key(what, q.about) in answered for what in ("accept", "assess", "grade"))


def _key(what: str, about: tuple[str, ...]) -> tuple[str, frozenset[str]]:
    return what, frozenset(about)


def _questions(incident: Incident) -> Iterator[Question]:
    stake = _at_stake(incident)
    if len(incident.reports) > 1:
        for bond in _loose(incident):
            doubt = (SURE - bond.score) / SURE
            yield Question("together", incident.id, (bond.left, bond.right), stake * doubt, bond.reasons)
    for k, f in enumerate(incident.figures):
        if f.contested or len({(b.count.low, b.count.high) for b in f.backed_by}) > 1:
            yield Question("figure", incident.id, (incident.id,), _spread(f), f.flags, k)


def _apart(bond: Bond, held: Mapping[str, tuple[str, float]]) -> Iterator[Question]:
    """Whether two incidents are one: on it hangs the lesser of the two, which may be counted once too often."""
    left, right = held.get(bond.left), held.get(bond.right)
    if left is not None and right is not None and left[0] != right[0]:
        doubt = min(bond.score, LEAST) / SURE
        yield Question("apart", left[0], (bond.left, bond.right), min(left[1], right[1]) * doubt, bond.reasons)


def _at_stake(incident: Incident) -> float:
    return 1.0 + sum(_stake(f) for f in incident.figures if f.subset_of is None)


def _loose(incident: Incident) -> list[Bond]:
    """The bonds between reports that a machine is least sure of: one for each report that hangs on it."""
    bonds = sorted(incident.bonds, key=lambda b: (b.score, b.left, b.right))
    return [b for b in bonds if b.score < SURE][:1]


def at_stake(incident: Incident) -> float:
    """How much hangs on an incident as a whole."""
    return 1.0 + sum(_stake(f) for f in incident.figures if f.subset_of is None)


def _stake(f: Settled) -> float:
    """How much hangs on a figure: people killed count most."""
    return _LOSS.get(f.what, 0.05) * (f.high if f.high is not None else (f.low or 1) * _OPEN)


def _spread(f: Settled) -> float:
    """How far the roots of a figure are apart, by what is counted; a contested one counts as its whole."""
    low, high = f.low or 0, f.high if f.high is not None else (f.low or 1) * _OPEN
    return _LOSS.get(f.what, 0.05) * max(high - low, high if f.contested else 0.0)
