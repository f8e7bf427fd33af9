"""Which words of a report say what: every span of every claim, by slot, so that a page can mark them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from rasid.model.claim import Claim
from rasid.model.values import Span, Stated

Row = dict[str, Any]


def slots(claims: Iterable[Claim]) -> list[Row]:
    """Each span with its slot (evidence, initiator, target, place, date, tally, source), claim and number."""
    rows = [
        {"slot": slot, "claim": c.id, "number": number, "span": [span.start, span.end]}
        for c in claims
        for slot, number, span in _of(c)
    ]
    return sorted(rows, key=lambda r: (*r["span"], r["slot"], r["claim"], r["number"]))


def _of(c: Claim) -> Iterator[tuple[str, int, Span]]:
    yield "evidence", 0, c.evidence
    many: list[tuple[str, Sequence[Stated[Any]]]] = [
        ("initiator", c.initiators),
        ("target", c.targets),
        ("place", c.places),
        ("date", (c.date,) if c.date else ()),
        ("tally", c.tallies),
        ("source", c.said_by),
    ]
    for slot, stated in many:
        for number, one in enumerate(stated):
            yield from ((slot, number, span) for span in one.words)
