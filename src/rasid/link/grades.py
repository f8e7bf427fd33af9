"""The corroboration grade that the rule proposes for a figure; only people discount (method.md, tally algorithm 5)."""

from collections.abc import Sequence

from rasid.link.parties import belligerent, nature, same_side
from rasid.model.claim import Actor
from rasid.model.event import Backing, Root
from rasid.model.values import Count

_UNIDENTIFIED = frozenset(["people/unknown", "armed/gunmen"])


def standing_of(root: Root, side: Actor | None, status: str, count: Count) -> str:
    """How a root stands to its figure: admitted of its own side, disputed, claimed, or reported by the outlet."""
    if count.high != 0 and side is not None and same_side(root.party, side):
        return "admitted"
    if status == "claimed-disputed":
        return "disputed"
    return "reported" if root.kind == "outlet" else "claimed"


def grade(backings: Sequence[Backing], contested: bool, perpetrators: Sequence[Actor], rivals: bool) -> str:
    """Contested, Confirmed, Fair or Weak; a denial or a rival account of the doer outweighs the number of roots.

    A loss that its own side admits is confirmed whoever is blamed for it.
    """
    admitted = any(b.standing == "admitted" for b in backings)
    if contested:
        return "Contested"
    if admitted:
        return "Confirmed"
    if rivals:
        return "Contested"
    roots = {b.root.key for b in backings}
    return "Fair" if len(roots) > 1 and any(map(plausible, perpetrators)) else "Weak"


def plausible(actor: Actor) -> bool:
    """Whether an actor is one that can be held to account: not «مجهولون»."""
    return actor.id not in _UNIDENTIFIED and bool(belligerent(actor) or nature(actor))
