"""Claims as they stand, with what people corrected laid over what was read, and both told apart."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rasid.errors import CorrectionError
from rasid.export.rows import report_row
from rasid.link.corrections import corrected
from rasid.model.claim import Claim, Reading
from rasid.model.event import Decision
from rasid.model.report import Report
from rasid.store.store import Store
from rasid.web.slots import slots

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Standing:
    """A claim as it was read, and as it stands with what people corrected; ``None`` where they say it is none."""

    read: Claim
    now: Claim | None


def corrections(store: Store, claims: Sequence[Claim]) -> Mapping[str, list[Decision]]:
    """The corrections in force of each of the claims, followed from what they were before."""
    ids = {c.id for c in claims}
    found: dict[str, list[Decision]] = {}
    for d in store.decisions():
        if d.what == "correct":
            for about in d.about:
                now = about if about in ids else store.now_of(about)
                if now in ids:
                    found.setdefault(now, []).append(d)
    return found


def standing_of(claim: Claim, found: Mapping[str, list[Decision]]) -> Standing:
    """A claim with its corrections; one that no book bears any more leaves it as it was read."""
    try:
        return Standing(claim, corrected(claim, found.get(claim.id, ())))
    except CorrectionError:
        return Standing(claim, claim)


def claim_row(report: Report, s: Standing, books: str) -> Row:
    """A claim as it stands; ``read_as`` what was read where a person corrected it, ``void`` where it is none."""
    row = _row(report, s.now or s.read, books)
    if s.now is None:
        return row | {"void": True, "read_as": row}
    return row | {"read_as": _row(report, s.read, books)} if s.now != s.read else row


def _row(report: Report, claim: Claim, books: str) -> Row:
    (row,) = report_row(report, Reading((claim,), ()), books, explain=True)["claims"]
    return dict(row)


def kept_row(store: Store, report: Report, books: str) -> Row:
    """A kept report with its claims as they stand, where it came from, and what was decided on it."""
    mark = store.mark()
    reading = next((r for _, r in store.claims(report.id)), Reading((), ()))
    known = [standing_of(c, corrections(store, reading.claims)) for c in reading.claims]
    ids = [c.id for c in reading.claims]
    events, provenance = store.incidents_of(ids), store.provenance(report.id)
    row = report_row(report, reading, next((c.made_by for c in reading.claims if c.made_by), books))
    return row | {
        "claims": [claim_row(report, s, books) | {"event": events.get(s.read.id)} for s in known],
        "warnings": provenance[-1]["warnings"] if provenance else [],
        "slots": slots(s.now or s.read for s in known),
        "mark": mark,
        "provenance": provenance,
        "decisions": [decision_row(d) for d in store.decisions_about([report.id, *ids])],
        "events": list(dict.fromkeys(events.values())),
    }


def decision_row(d: Decision) -> Row:
    """A decision as JSON."""
    return {"id": d.id, "what": d.what, "about": list(d.about), "value": d.value, "by": d.by, "at": d.at, "why": d.why}


def source_row(report: Report) -> Row:
    """A report, as a claim names it."""
    published = report.published.isoformat() if report.published else None
    return {"id": report.id, "outlet": report.source, "published": published, "title": report.title}
