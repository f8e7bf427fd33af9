"""The queue of the review as the page shows it: each question with both sides' words, who has it, and remarks."""

import hashlib
import threading
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from rasid.browse.index import Index
from rasid.errors import UnknownIdError
from rasid.export.incident_rows import flag_row, incident_row, reason_row
from rasid.model.claim import Claim
from rasid.model.event import Decision, Incident
from rasid.model.report import Report
from rasid.review import Question, queue
from rasid.store.store import Store
from rasid.web.standing import claim_row, corrections, source_row, standing_of

Row = dict[str, Any]
Told = dict[str, tuple[Report, Claim]]
_MOST_SIDES = 12


class Questions:
    """The queue, kept for as long as neither events nor decisions are others."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._of: tuple[str, int] | None = None
        self._asked: list[Question] = []

    def all(self, store: Store, index: Index) -> list[Question]:
        """Every question, the most useful first."""
        with self._lock:
            decided = list(store.decisions())
            now = (index.digest, len(decided))
            if self._of != now:
                near = store.near()
                met = store.incidents_of([c for bond in near for c in (bond.left, bond.right)])
                ids = dict.fromkeys((*_doubtful(index), *met.values()))
                self._asked = queue(store.incidents_in(list(ids)), decided, near)
                self._of = now
            return self._asked


def _doubtful(index: Index) -> list[str]:
    """The events on which there can be a question: of one report on one root's word there is none."""
    c = index.columns
    return [c.ids[n] for n in np.flatnonzero(c.contested | (c.roots > 1) | (c.reports > 1))]


def one(asked: Iterable[Question], key: str) -> Question:
    """A question by its key. Raises :class:`UnknownIdError` where it is none, or answered already."""
    for q in asked:
        if key_of(q) == key:
            return q
    raise UnknownIdError(f"there is no question «{key[:40]}»", mend="it was answered, or the events changed")


def key_of(q: Question) -> str:
    """What a question is known by, as long as it is asked."""
    whole = "\x1f".join((q.what, *sorted(q.about), str(q.figure)))
    return hashlib.sha256(whole.encode()).hexdigest()[:16]


def matter_of(key: str) -> str:
    """Under what the store holds to whom a question is given, beside who has it in hand."""
    return f"assign:{key}"


def given(locks: Mapping[str, str], key: str) -> str | None:
    """To whom a question is given."""
    return locks.get(matter_of(key))


def rows(store: Store, asked: Sequence[Question], locks: dict[str, str], books: str) -> list[Row]:
    """The questions as JSON."""
    incidents = {i.id: i for i in store.incidents_in(list(dict.fromkeys(q.incident for q in asked)))}
    decided = list(store.decisions())
    return [_row(store, q, incidents.get(q.incident), locks, decided, books) for q in asked]


def _row(
    store: Store, q: Question, incident: Incident | None, locks: dict[str, str], decided: Iterable[Decision], books: str
) -> Row:
    claims = list(dict.fromkeys((*(incident.claims if incident else ()), *q.about)))
    told = store.told(claims)
    key = key_of(q)
    return {
        "key": key,
        "what": q.what,
        "event": q.incident,
        "events": list(dict.fromkeys((q.incident, *store.incidents_of(q.about).values()))),
        "about": list(q.about),
        "weight": round(q.weight, 3),
        "reasons": [flag_row(f) if q.what in ("figure", "second") else reason_row(f) for f in q.reasons],
        "figure": q.figure,
        "sides": _sides(store, q, incident, told, books),
        "event_row": incident_row(incident, told) if incident else None,
        "locked_by": locks.get(key),
        "assigned_to": given(locks, key),
        "comments": comments(decided, q),
    }


def comments(decided: Iterable[Decision], q: Question) -> list[Row]:
    """The remarks on what a question is about."""
    about = set(q.about)
    return [
        {"id": d.id, "by": d.by, "at": d.at, "text": d.why}
        for d in decided
        if d.what == "comment" and set(d.about) == about
    ]


def _sides(store: Store, q: Question, incident: Incident | None, told: Told, books: str) -> list[Row]:
    """The claims that are compared, each with the words that count here."""
    words: dict[str, str] = {}
    if q.what == "figure" and incident is not None and 0 <= q.figure < len(incident.figures):
        for b in incident.figures[q.figure].backed_by:
            if b.claim in told:
                words.setdefault(b.claim, _tally_words(*told[b.claim], b.tally))
    else:
        words = {c: told[c][1].evidence.of(told[c][0].text) for c in q.about if c in told}
    shown = list(words)[:_MOST_SIDES]
    found = corrections(store, [told[c][1] for c in shown])
    return [_side(*told[c], words[c], claim_row(told[c][0], standing_of(told[c][1], found), books)) for c in shown]


def _side(report: Report, claim: Claim, words: str, row: Row) -> Row:
    return {"claim": row, "report": source_row(report), "words": words}


def _tally_words(report: Report, claim: Claim, tally: int) -> str:
    words = claim.tallies[tally].words if 0 <= tally < len(claim.tallies) else ()
    return (words[0] if words else claim.evidence).of(report.text)
