"""The named policies that may fill ``best``; without one it stays empty (method.md, tally algorithm 4)."""

from collections import Counter
from collections.abc import Callable, Sequence

from rasid.errors import UserError
from rasid.model.event import Backing

POLICIES = ("agree2", "lowest", "majority", "assessment")
"""Two roots agree · the lowest (ACLED) · more than half of the roots (Every Casualty) · signed by a person."""


def best(policy: str | None, backings: Sequence[Backing], low: int | None, assessed: int | None) -> int | None:
    """The figure that ``policy`` picks, if it picks one. Raises :class:`UserError` where there is no such policy."""
    if policy is None:
        return None
    if policy == "assessment":
        return assessed
    picked: Callable[[Sequence[Backing], int | None], int | None] | None = _PICKS.get(policy)
    if picked is None:
        raise UserError(f"there is no policy «{policy}»", mend=f"use one of {', '.join(POLICIES)}, or none")
    return picked(backings, low)


def _said(backings: Sequence[Backing]) -> Counter[int]:
    """How many roots give each figure exactly; a root that gives two gives none."""
    by_root: dict[str, set[int | None]] = {}
    for b in backings:
        exact = b.count.low if b.count.low == b.count.high else None
        by_root.setdefault(b.root.key, set()).add(exact)
    return Counter(v for values in by_root.values() if len(values) == 1 for v in values if v is not None)


def _agree2(backings: Sequence[Backing], low: int | None) -> int | None:
    most = [value for value, roots in _said(backings).items() if roots >= 2]
    return most[0] if len(most) == 1 else None


def _majority(backings: Sequence[Backing], low: int | None) -> int | None:
    roots = len({b.root.key for b in backings})
    return next((value for value, n in _said(backings).items() if 2 * n > roots and roots > 1), None)


_PICKS = {"agree2": _agree2, "majority": _majority, "lowest": lambda backings, low: low}
