"""When a gold value and a coded one are the same, and who meets whom: one to one, the best first."""

import re
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from rasid.arabic.likeness import alike, bare_words
from rasid.evaluate.sides import Side

Row = dict[str, Any]
T = TypeVar("T")
_LEAST_OVERLAP, _MOST_STRETCH = 0.3, 6


def _overlap(a: tuple[int, int], b: tuple[int, int]) -> float:
    """The share of the shorter inside the longer; none where the longer is many times what they share."""
    shared = min(a[1], b[1]) - max(a[0], b[0])
    long, short = max(a[1] - a[0], b[1] - b[0]), min(a[1] - a[0], b[1] - b[0])
    return 0.0 if shared <= 0 or shared * _MOST_STRETCH < long else shared / short


def meet(gold: list[Side], coded: list[Side], same: Callable[[Side, Side], bool]) -> list[tuple[int, int]]:
    """Pairs (gold, coded), one to one, best overlap first, then most words shared."""
    candidates = []
    for i, g in enumerate(gold):
        for j, c in enumerate(coded):
            share = _overlap(g.span, c.span)
            if share >= _LEAST_OVERLAP and same(g, c):
                candidates.append((share, len(bare_words(g.evidence) & bare_words(c.evidence)), i, j))
    used_gold: set[int] = set()
    used_coded: set[int] = set()
    out = []
    for _, _, i, j in sorted(candidates, reverse=True):
        if i not in used_gold and j not in used_coded:
            used_gold.add(i)
            used_coded.add(j)
            out.append((i, j))
    return out


def hits(gold: Sequence[T], coded: Sequence[T], same: Callable[[T, T], bool]) -> int:
    """How many of ``gold`` find a partner of their own."""
    free = list(coded)
    found = 0
    for g in gold:
        partner = next((k for k, c in enumerate(free) if same(g, c)), None)
        if partner is not None:
            del free[partner]
            found += 1
    return found


def same_place(g: tuple[str | None, str | None], c: tuple[str | None, str | None]) -> bool:
    """The names are alike, and the governorates, where both sides give one, are the same."""
    return alike(g[0], c[0]) and (not g[1] or not c[1] or _latin(g[1]) == _latin(c[1]))


def _latin(name: str) -> str:
    return re.sub(r"[^a-z]", "", name.lower().replace("governorate", ""))


def same_source(g: Row, c: Row) -> bool:
    """Both are the outlet itself, or neither is and the words are alike."""
    if "outlet" in (g["kind"], c["kind"]):
        return bool(g["kind"] == c["kind"])
    return alike(g.get("surface"), c.get("surface"))


def same_tally(g: Row, c: Row) -> bool:
    """The same measure and the same range."""
    return all(g[k] == c[k] for k in ("what", "min", "max"))


def same_tally_and_who(g: Row, c: Row) -> bool:
    """The same of the same people; where one side does not say who, the other must not either."""
    return same_tally(g, c) and (g.get("who") or "unknown") == (c.get("who") or "unknown")
