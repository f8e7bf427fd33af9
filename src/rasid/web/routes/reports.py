"""The reports: each with its text, what was read from it as it now stands, and where it came from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Response

from rasid.errors import CorrectionError
from rasid.export.rows import report_row
from rasid.link.corrections import corrected
from rasid.model.claim import Claim, Reading
from rasid.model.event import Decision
from rasid.model.report import Report
from rasid.store.store import Store
from rasid.web.answers import AtDesk, Tagged, answer
from rasid.web.guard import Person, allowed
from rasid.web.models import KeptReport, failures
from rasid.web.routes.events import decision_row
from rasid.web.slots import slots

router = APIRouter(route_class=Tagged, tags=["reports"], responses=failures())
Read = Annotated[Person, Depends(allowed("read"))]
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Standing:
    """A claim as it was read, and as it stands with what people corrected; ``None`` where they say it is none."""

    read: Claim
    now: Claim | None


@router.get("/reports/{id}", response_model=KeptReport)
def report(id: str, desk: AtDesk, _: Read) -> Response:
    """A report with its claims as they now stand; what was corrected keeps what was read beside it."""
    store = desk.store
    one = store.report(id)
    reading = next((r for _, r in store.claims(one.id)), Reading((), ()))
    known = [standing_of(c, corrections(store, reading.claims)) for c in reading.claims]
    row = report_row(one, reading, _made_by(reading, desk.books()))
    of = store.incidents_of([c.id for c in reading.claims])
    provenance = store.provenance(one.id)
    return answer(row | {
        "claims": [claim_row(one, s, desk.books()) | {"event": of.get(s.read.id)} for s in known],
        "warnings": provenance[-1]["warnings"] if provenance else [],
        "slots": slots(s.now or s.read for s in known),
        "provenance": provenance,
        "decisions": [decision_row(d) for d in store.decisions_about([one.id, *(c.id for c in reading.claims)])],
        "events": list(dict.fromkeys(of.values())),
    })  # fmt: skip


def _made_by(reading: Reading, books: str) -> str:
    return next((c.made_by for c in reading.claims if c.made_by), books)


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
