"""What other books make of the same reports: claims gained and lost, and of those that stay what was read otherwise.

Claims are matched by the words that state them and by kind, then by the words alone; both sides are rows as
``rasid code`` writes them.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Change:
    """One claim gained, lost or changed; ``slots`` are those read otherwise, each with what it was and what it is."""

    report: str
    change: str
    kind: str
    words: str
    span: tuple[int, int]
    slots: dict[str, tuple[str, str]] = field(default_factory=dict)


@dataclass(slots=True)
class Changes:
    """Every change over reports, and how many claims stayed as they were."""

    reports: int = 0
    same: int = 0
    all: list[Change] = field(default_factory=list)

    def count(self, change: str) -> int:
        """How many claims were gained, lost or changed."""
        return sum(c.change == change for c in self.all)

    def slots(self) -> dict[str, int]:
        """In how many claims each slot changed, the most frequent first."""
        return dict(Counter(slot for c in self.all for slot in c.slots).most_common())


def compare(pairs: Iterable[tuple[Row | None, Row | None]]) -> Changes:
    """The changes from the first to the second row of each report; a report that one side lacks has no claims there."""
    found = Changes()
    for before, after in pairs:
        found.reports += 1
        row = before or after or {}
        _report(str(row.get("id", "")), (before or {}).get("claims", ()), (after or {}).get("claims", ()), found)
    return found


def _report(id: str, before: Sequence[Row], after: Sequence[Row], found: Changes) -> None:
    left, right = list(before), list(after)
    pairs: list[tuple[Row, Row]] = []
    for key in (_whole, _told, _where):  # what is the same in all finds its like before what is not
        pairs += _matched(left, right, key)
    for old, new in sorted(pairs, key=lambda p: _where(p[1])):
        slots = {n: (a, b) for n in _SLOTS if (a := _SLOTS[n](old)) != (b := _SLOTS[n](new))}
        if slots:
            found.all.append(_change(id, "changed", new, slots))
        else:
            found.same += 1
    found.all += [_change(id, "lost", c, {}) for c in left]
    found.all += [_change(id, "gained", c, {}) for c in right]


def _matched(left: list[Row], right: list[Row], key: Callable[[Row], Any]) -> list[tuple[Row, Row]]:
    """Pairs of one key, taken out of both lists."""
    pairs = []
    for old in list(left):
        new = next((c for c in right if key(c) == key(old)), None)
        if new is not None:
            pairs.append((old, new))
            left[:] = [c for c in left if c is not old]
            right[:] = [c for c in right if c is not new]
    return pairs


def _where(claim: Row) -> tuple[int, int]:
    start, end = claim["evidence"]["span"]
    return start, end


def _told(claim: Row) -> tuple[int, int, str]:
    return (*_where(claim), str(claim["kind"]))


def _whole(claim: Row) -> tuple[Any, ...]:
    return (*_where(claim), *(slot(claim) for slot in _SLOTS.values()))


def _change(id: str, change: str, claim: Row, slots: dict[str, tuple[str, str]]) -> Change:
    return Change(id, change, str(claim["kind"]), " ".join(claim["evidence"]["text"].split()), _where(claim), slots)


def _parties(claim: Row, side: str) -> str:
    return ", ".join(a["actor"] for a in claim[side])


def _count(tally: Row) -> str:
    low, high = tally["min"], tally["max"]
    figure = low if low == high else f"{'' if low is None else low}–{'' if high is None else high}"
    return f"{figure} {tally['what']} {tally['who']}"


def _day(claim: Row) -> str:
    day = claim["date"]
    return "" if not day else day["earliest"] + (f"/{day['latest']}" if day["latest"] != day["earliest"] else "")


_SLOTS: dict[str, Callable[[Row], str]] = {
    "kind": lambda c: str(c["kind"]),
    "status": lambda c: str(c["status"]),
    "initiators": lambda c: _parties(c, "initiators"),
    "targets": lambda c: _parties(c, "targets"),
    "places": lambda c: ", ".join(p["place"] or p["surface"] or "" for p in c["places"]),
    "date": _day,
    "tallies": lambda c: ", ".join(map(_count, c["tallies"])),
    "attribution": lambda c: " ← ".join(h["name"] or h["kind"] for h in c["attribution"]),
}
