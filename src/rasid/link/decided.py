"""What people decided, as linking and settling need it: what was undone left out, the latest word first in force."""

import json
from collections.abc import Iterable

from rasid.model.event import VERDICTS, Decision, Judgement


def in_force(decisions: Iterable[Decision]) -> list[Decision]:
    """The decisions that nobody undid, in the order they were taken; an undone undo brings back what it took away."""
    taken = list(decisions)
    undone: set[str] = set()
    for d in reversed(taken):  # an undo comes after what it undoes, so its own fate is known before it is asked
        if d.what == "undo" and d.id not in undone:
            undone.update(d.about)
    return [d for d in taken if d.id not in undone and d.what != "undo"]


def judgements(decisions: Iterable[Decision]) -> list[Judgement]:
    """Which claims people judged to tell of one incident or of two: each that was named, with the first."""
    made = []
    for d in decisions:
        if d.what in VERDICTS:
            first, *others = d.about
            made += [Judgement(first, other, d.what, d.by, d.at, d.why) for other in others if other != first]
    return made


def of_field(decision: Decision) -> tuple[str, str]:
    """The field and the value that a correction sets. Raises ``ValueError`` where it is none."""
    said = json.loads(decision.value)
    if not (isinstance(said, list) and len(said) == 2 and all(isinstance(s, str) for s in said)):
        raise ValueError(f"the decision {decision.id} corrects no field")
    return said[0], said[1]
