"""`rasid decide`: what a person decides, checked, kept beside what was read, and the events drawn anew with it."""

import argparse
import hashlib
import json

from rasid.cli.opened import decider, opened, stamp
from rasid.cli.say import out, say
from rasid.errors import UserError
from rasid.export.incident_lines import incident_lines
from rasid.export.incident_rows import incident_row
from rasid.link.corrections import set_field
from rasid.model.event import GRADES, VERDICTS, Decision, Incident, Settled
from rasid.pipeline.rebuilding import rebuild
from rasid.store.store import Store


def run(asked: argparse.Namespace) -> int:
    """Keep the decision and show what it came to."""
    by = decider(asked)
    with opened(asked) as store:
        decision = made(store, asked.what, asked.about, by, asked.why)
        store.decide(decision)
        rebuild(store, policy=asked.policy)
        say(f"rasid: decision {decision.id} is kept; `rasid decide undo {decision.id}` takes it back")
        _show(store, decision)
    return 0


def made(store: Store, what: str, words: list[str], by: str, why: str) -> Decision:
    """The decision that the words ask for. Raises :class:`UserError` where it cannot be."""
    about, value = _READ[what if what not in VERDICTS else "verdict"](store, words)
    at = stamp()
    key = "\x1f".join((what, *about, value, by, at, why))
    return Decision(hashlib.sha256(key.encode()).hexdigest()[:12], what, about, value, by, at, why)


Parts = tuple[tuple[str, ...], str]


def _verdict(store: Store, words: list[str]) -> Parts:
    if len(words) < 2:
        raise UserError("two ids or more are compared", where="decide", mend="rasid decide same ID ID")
    return tuple(_claim(store, w) for w in words), ""


def _claim(store: Store, id: str) -> str:
    """A claim by its id; an incident stands for its first claim, whose id it bears."""
    return store.claim(id).claim.id


def _accept(store: Store, words: list[str]) -> Parts:
    return (store.incident(_only(words, 1, "accept ID")[0]).incident.id,), ""


def _assess(store: Store, words: list[str]) -> Parts:
    id, number, value = _only(words, 3, "assess ID FIGURE N")
    incident = store.incident(id).incident
    if not value.isdecimal():
        raise UserError(f"«{value}» is no figure", where="N", mend="write a number")
    return (incident.id,), _said(_figure(incident, number), best=int(value))


def _grade(store: Store, words: list[str]) -> Parts:
    id, number, value = _only(words, 3, "grade ID FIGURE GRADE")
    incident = store.incident(id).incident
    if value not in GRADES:
        raise UserError(f"«{value}» is no grade", where="GRADE", mend=f"one of {', '.join(GRADES)}")
    return (incident.id,), _said(_figure(incident, number), grade=value)


def _said(figure: Settled, **value: int | str) -> str:
    return json.dumps({"what": figure.what, "who": figure.who, **value}, ensure_ascii=False)


def _figure(incident: Incident, number: str) -> Settled:
    """The figure that `rasid event` prints under that number."""
    if not number.isdecimal() or not 0 < int(number) <= len(incident.figures):
        raise UserError(
            f"the incident has no figure «{number}»", where="FIGURE", mend="`rasid event ID` numbers them from 1"
        )
    return incident.figures[int(number) - 1]


def _correct(store: Store, words: list[str]) -> Parts:
    if len(words) < 2:
        raise UserError(
            "a correction names a claim and a field", where="decide", mend="decide correct CLAIM FIELD VALUE"
        )
    id, field, *value = words
    set_field(store.claim(id).claim, field, " ".join(value), "decision")
    return (id,), json.dumps([field, " ".join(value)], ensure_ascii=False)


def _undo(store: Store, words: list[str]) -> Parts:
    (id,) = _only(words, 1, "undo DECISION")
    if all(d.id != id for d in store.decisions(standing=False)):
        raise UserError(f"no decision «{id}»", where="DECISION", mend="it was printed when it was taken")
    return (id,), ""


def _only(words: list[str], n: int, form: str) -> list[str]:
    if len(words) != n:
        raise UserError(f"{len(words)} words where {n} belong", where="decide", mend=f"rasid decide {form}")
    return words


_READ = {
    "verdict": _verdict,
    "accept": _accept,
    "assess": _assess,
    "grade": _grade,
    "correct": _correct,
    "undo": _undo,
}


def _show(store: Store, decision: Decision) -> None:
    from rasid.cli.events import told

    if decision.what == "undo":
        return
    shown = {i.id: i for c in decision.about for i in [store.incident(c).incident]}
    for incident in shown.values():
        for style, line in incident_lines(incident_row(incident, told(store, [incident]))):
            out(line, style)
        out()
