"""Which kinds one happening is told as: a clash as the capture in it, a raid as the arrests."""

from rasid.errors import BookError
from rasid.knowledge.load import read_yaml
from rasid.knowledge.ontology import kinds
from rasid.knowledge.shelves import of_books

BOOK = "affinity.yaml"
SAME = 1.0
"""What one kind weighs that is told as itself."""
_LOOSE = {"Other": 0.2, "Troop movement": 0.3, "Siege/blockade": 0.5}
"""Kinds that hold what is alike in little, and of which one place sees many on one day."""


@of_books(BOOK, "ontology.yaml")
def affinities() -> dict[tuple[str, str], float]:
    """For two kinds that share a family the weight of the best; absent where they never tell of one happening.

    Raises :class:`BookError` where a family names a kind that the ontology has not.
    """
    out = {(k, k): _LOOSE.get(k, SAME) for k in kinds()}
    for entry in read_yaml(BOOK):
        members, weight = entry.data["kinds"], float(entry.data["weight"])
        for kind in members:
            if kind not in kinds():
                raise BookError(f"no kind is called «{kind}»", where=entry.rule, mend="spell it as ontology.yaml does")
        for pair in ((a, b) for a in members for b in members if a != b):
            out[pair] = max(weight, out.get(pair, 0.0))
    return out


def affinity(a: str, b: str) -> float | None:
    """How far two kinds speak for one incident; ``None`` where they are never one.

    >>> affinity("Armed clash", "Armed clash"), affinity("Armed clash", "Peaceful protest")
    (1.0, None)
    """
    return affinities().get((a, b))
