"""The reports and their claims: listed, whole with what was read from each, and new ones kept."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Response

from rasid.knowledge.entries import data_line
from rasid.model.report import Report
from rasid.pipeline import read, unfit
from rasid.store.records import Kind
from rasid.store.store import Item
from rasid.version import VERSION
from rasid.web.answers import AtDesk, Cursor, Limit, Tagged, answer, cursor, page_of, read_cursor
from rasid.web.desk import Desk
from rasid.web.faults import Refused
from rasid.web.guard import Person, allowed
from rasid.web.models import ClaimRow, Claims, Kept, KeptReport, ReportHeads, failures
from rasid.web.routes.code import Text
from rasid.web.routes.decisions import PATIENCE_S, Wait
from rasid.web.standing import claim_row, corrections, decision_row, kept_row, source_row, standing_of

router = APIRouter(route_class=Tagged, tags=["reports"], responses=failures(409))
Read = Annotated[Person, Depends(allowed("read"))]
Row = dict[str, Any]
_SNIPPET = 200
_SLOTS = {
    "initiators": "initiator",
    "targets": "target",
    "places": "place",
    "tallies": "tally",
    "attribution": "source",
}


def _kind(since: str = "", until: str = "", outlet: str = "", country: str = "") -> Kind:
    return Kind(_day("since", since), _day("until", until), outlet or None, country or None)


def _day(name: str, text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as e:
        raise Refused(400, "BAD_FILTER", f"«{text[:40]}» is no day", where=name, mend="write it as 2021-07-29") from e


@router.get("/reports", response_model=ReportHeads)
def reports(
    desk: AtDesk,
    _: Read,
    kind: Annotated[Kind, Depends(_kind)],
    q: Annotated[str, Query(max_length=500)] = "",
    at: Annotated[str, Query(alias="cursor", max_length=2000)] = "",
    limit: Limit = 50,
) -> Response:
    """The reports kept, the newest first; with ``q`` those that hold all its words."""
    after = read_cursor(at, str, str)
    if q.strip():
        hits = desk.store.found(q, after, limit + 1, kind)
        found = [(desk.store.report(h.report), h.snippet) for h in hits]
        total = desk.store.count_found(q, kind)
    else:
        found = [(r, r.text[:_SNIPPET]) for r in desk.store.reports_page(kind, after, limit + 1)]
        total = desk.store.count_reports(kind)
    counts = desk.store.read_counts([r.id for r, _ in found])
    last = found[limit - 1][0] if len(found) > limit else None
    more = cursor(last.published.isoformat() if last.published else "", last.id) if last else None
    items = [head_row(r, counts, snippet) for r, snippet in found[:limit]]
    return answer({"total": total, "items": items, "next": more})


def head_row(report: Report, counts: Mapping[str, tuple[int, int]], snippet: str) -> Row:
    """A report in a list."""
    claims, gaps = counts.get(report.id, (0, 0))
    more = {"url": report.url, "country": report.country, "claims": claims, "gaps": gaps, "snippet": snippet}
    return source_row(report) | more


@router.get("/reports/{id}", response_model=KeptReport)
def report(id: str, desk: AtDesk, _: Read) -> Response:
    """A report with its claims as they now stand; what was corrected keeps what was read beside it."""
    return answer(kept_row(desk.store, desk.store.report(id), desk.books()))


@router.post("/reports", response_model=Kept, status_code=201)
def keep(given: Text, desk: AtDesk, _: Annotated[Person, Depends(allowed("keep"))], wait: Wait = False) -> Response:
    """Keep a report, read it, and have the events drawn anew; one that is kept already stays as it is."""
    one = given.report(desk.now().date())
    if (fault := unfit(one.text)) is not None:
        fault.where = "text"
        raise fault
    id = _kept(desk, one)
    number = desk.redrawing.ask("add")
    redrawing = not (wait and desk.redrawing.wait(number, PATIENCE_S))
    row = kept_row(desk.store, desk.store.report(id), desk.books())
    return answer({"report": row, "events": row["events"], "redrawing": redrawing}, 201)


def _kept(desk: Desk, one: Report) -> str:
    """Keep it and what is read from it; the id it is known by."""
    store, now = desk.store, desk.now()
    run = store.begin(["page"], now)
    raw = one.text.encode("utf-8", "surrogatepass")
    kept = store.keep(run, Item(one, raw, "page", f"rasid {VERSION} page", "text/plain; charset=utf-8"))
    store.end(run, now)
    id = kept.report or one.id
    if kept.status == "stored":
        stored = store.report(id)
        store.code(id, read(stored), desk.books(), now)
    return id


@router.get("/claims", response_model=Claims)
def claims(
    desk: AtDesk,
    _: Read,
    of: Annotated[str, Query(alias="report", max_length=200)] = "",
    event: Annotated[str, Query(max_length=200)] = "",
    at: Cursor = "",
    limit: Limit = 50,
) -> Response:
    """The claims of a report or of an event, as they now stand."""
    if event:
        ids = list(desk.store.incident(event).incident.claims)
    elif of:
        ids = [c.id for _, r in desk.store.claims(desk.store.report(of).id) for c in r.claims]
    else:
        raise Refused(400, "BAD_REQUEST", "neither a report nor an event is named", where="report", mend="name one")
    items, more = page_of(ids, at, limit)
    told = desk.store.told(items)
    found, events = corrections(desk.store, [c for _, c in told.values()]), desk.store.incidents_of(items)
    rows = [
        claim_row(r, standing_of(c, found), desk.books()) | {"event": events.get(c.id), "report": source_row(r)}
        for r, c in (told[i] for i in items if i in told)
    ]
    return answer({"total": len(ids), "items": rows, "next": more})


@router.get("/claims/{id}", response_model=ClaimRow)
def claim(id: str, desk: AtDesk, _: Read) -> Response:
    """One claim as it stands, and for each value why: its words, its rule, the line of the books, rival places."""
    found = desk.store.claim(id)
    known = standing_of(found.claim, corrections(desk.store, [found.claim]))
    row = claim_row(found.report, known, desk.books())
    event = next(iter(desk.store.incidents_of([found.now or id]).values()), None)
    return answer(row | {
        "report": source_row(found.report),
        "current": found.current,
        "now": found.now,
        "event": event,
        "explain": _explained(row, _rivals(found.report, id) if found.current else {}),
        "decisions": [decision_row(d) for d in desk.store.decisions_about([id])],
    })  # fmt: skip


def _rivals(report: Report, id: str) -> dict[str, list[str]]:
    """The candidates that each place of a claim won over: they are not kept, so the report is read once more."""
    again = next((c for c in read(report, candidates=True).claims if c.id == id), None)
    return {p.value.where.id: list(p.value.candidates) for p in again.places} if again else {}


def _explained(row: Row, rivals: Mapping[str, list[str]]) -> dict[str, list[Row]]:
    evidence = {"surface": row["evidence"]["text"], "span": row["evidence"]["span"], "rule": row["rule"]}
    out = {"evidence": [_why(evidence, rivals)]}
    for key, slot in _SLOTS.items():
        out[slot] = [_why(value, rivals) for value in row[key]]
    out["date"] = [_why(row["date"], rivals)] if row["date"] else []
    return out


def _why(value: Row, rivals: Mapping[str, list[str]]) -> Row:
    entry = data_line(value["rule"]) if value["rule"] else None
    why = {"surface": value["surface"], "span": value["span"], "rule": value["rule"], "entry": entry}
    return why | {"why": value.get("why"), "candidates": rivals.get(value.get("place", ""), [])}
