"""`rasid review`: the doubtful things one by one, the most useful first; a key answers each."""

import argparse
import sys

from rasid.cli.decide import made
from rasid.cli.events import told
from rasid.cli.opened import decider, now, opened
from rasid.cli.say import out, say
from rasid.export.incident_lines import incident_lines
from rasid.export.incident_rows import flag_row, incident_row, reason_row
from rasid.export.words import clean
from rasid.pipeline.rebuilding import rebuild
from rasid.review import PAIRS, Question, queue
from rasid.store.store import Store

_KEYS = {"s": "same", "d": "different", "u": "unsure", "a": "accept"}


def run(asked: argparse.Namespace) -> int:
    """Ask until the queue or the patience ends, then draw the events anew."""
    with opened(asked) as store:
        asks = queue(store.each_incident(), store.decisions(), store.near())[: asked.limit or None]
        if not asks:
            say("rasid: nothing waits for a decision")
        elif asked.list or sys.stdin is None or not sys.stdin.isatty():
            for q in asks:
                out(f"{q.weight:8.1f}  {q.what:9} {q.incident}  {' '.join(q.about)}  {_reasons(q)}")
        elif _go_through(store, asks, decider(asked)):
            rebuild(store, policy=asked.policy, at=now(), cause="review")
    return 0


def _go_through(store: Store, asks: list[Question], by: str) -> int:
    """Ask each; how many were answered."""
    n = 0
    for k, q in enumerate(asks, 1):
        _show(store, q)
        key = input(f"[{k}/{len(asks)}] {_choices(q)} ").strip().lower()[:1]
        if key == "q":
            break
        if key in _KEYS and (key in "sdu") == (q.what in PAIRS):
            why = input("why (Enter for none): ").strip()
            store.decide(made(store, _KEYS[key], list(q.about), by, why))
            n += 1
    say(f"rasid: {n} decided")
    return n


def _choices(q: Question) -> str:
    if q.what in PAIRS:
        held = "they were put together" if q.what == "together" else "they were nearly put together"
        return f"do these two tell of one incident ({held})?  s same · d different · u unsure · Enter later · q quit"
    return "is this range how it should stand?  a accept · Enter later · q quit"


def _reasons(q: Question) -> str:
    return "; ".join(clean((reason_row(f) if q.what in PAIRS else flag_row(f))["en"]) for f in q.reasons)


def _show(store: Store, q: Question) -> None:
    incident = store.incident(q.incident).incident
    known = told(store, [incident])
    if q.what in PAIRS:
        for c in q.about:
            report, claim = known[c]
            out(f"{claim.kind} · {clean(report.source)} · {report.published or ''}  ({c})", "head")
            out(f"  «{clean(claim.evidence.of(report.text))}»", "text")
        out(f"  {_reasons(q)}", "note")
    else:
        for style, line in incident_lines(incident_row(incident, known)):
            out(line, style)
