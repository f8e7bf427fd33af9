"""`rasid decide`: what a person decides, checked, kept beside what was read, and the events drawn anew with it."""

import argparse
from collections.abc import Callable
from typing import Any

from rasid.cli.opened import decider, now, opened, stamp
from rasid.cli.say import out, say
from rasid.errors import UserError
from rasid.export.incident_lines import incident_lines
from rasid.export.incident_rows import incident_row
from rasid.model.event import GRADES, VERDICTS, Decision
from rasid.pipeline.deciding import Wish, decision
from rasid.pipeline.rebuilding import rebuild
from rasid.store.store import Store


def run(asked: argparse.Namespace) -> int:
    """Keep the decision and show what it came to."""
    by = decider(asked)
    with opened(asked) as store:
        taken = made(store, asked.what, asked.about, by, asked.why)
        store.decide(taken)
        rebuild(store, policy=asked.policy, at=now(), cause=f"decision {taken.id}")
        say(f"rasid: decision {taken.id} is kept; `rasid decide undo {taken.id}` takes it back")
        _show(store, taken)
    return 0


def made(store: Store, what: str, words: list[str], by: str, why: str) -> Decision:
    """The decision that the words ask for. Raises :class:`UserError` where it cannot be."""
    about, value = _READ.get(what, _plain)(what, words)
    return decision(store, Wish(what, about, by, stamp(), value, why))


Parts = tuple[tuple[str, ...], Any]
_FORMS = {
    "accept": (1, "accept ID"),
    "undo": (1, "undo DECISION"),
    "assess": (3, "assess ID FIGURE N"),
    "grade": (3, "grade ID FIGURE GRADE"),
}


def _plain(what: str, words: list[str]) -> Parts:
    if what in VERDICTS and len(words) < 2:
        raise UserError("two ids or more are compared", where="decide", mend=f"rasid decide {what} ID ID")
    if what in _FORMS:
        _counted(what, words)
    return tuple(words), None


def _assess(what: str, words: list[str]) -> Parts:
    id, number, value = _counted(what, words)
    if not (value.isascii() and value.isdecimal()):
        raise UserError(f"«{value}» is no figure", where="N", mend="write a number")
    return (id,), {"figure": _number(number), "best": int(value)}


def _grade(what: str, words: list[str]) -> Parts:
    id, number, value = _counted(what, words)
    if value not in GRADES:
        raise UserError(f"«{value}» is no grade", where="GRADE", mend=f"one of {', '.join(GRADES)}")
    return (id,), {"figure": _number(number), "grade": value}


def _number(text: str) -> int:
    """The number of a figure, as `rasid event` prints them, from 1."""
    if not (text.isascii() and text.isdecimal()) or int(text) < 1:
        mend = "`rasid event ID` numbers them from 1"
        raise UserError(f"the incident has no figure «{text}»", where="FIGURE", mend=mend)
    return int(text) - 1


def _correct(what: str, words: list[str]) -> Parts:
    if len(words) < 2:
        mend = "decide correct CLAIM FIELD VALUE"
        raise UserError("a correction names a claim and a field", where="decide", mend=mend)
    id, field, *value = words
    return (id,), [field, " ".join(value)]


def _counted(what: str, words: list[str]) -> list[str]:
    n, form = _FORMS[what]
    if len(words) != n:
        raise UserError(f"{len(words)} words where {n} belong", where="decide", mend=f"rasid decide {form}")
    return words


_READ: dict[str, Callable[[str, list[str]], Parts]] = {"assess": _assess, "grade": _grade, "correct": _correct}


def _show(store: Store, decision: Decision) -> None:
    from rasid.cli.events import told

    if decision.what == "undo":
        return
    shown = {i.id: i for c in decision.about for i in [store.incident(c).incident]}
    for incident in shown.values():
        for style, line in incident_lines(incident_row(incident, told(store, [incident]))):
            out(line, style)
        out()
