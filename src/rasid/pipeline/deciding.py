"""What a person wants decided, checked against what is kept, and made a decision: for the command and the page."""

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from rasid.errors import UnknownIdError, UserError
from rasid.link.corrections import set_field
from rasid.model.event import GRADES, VERDICTS, Decision, Incident, Settled
from rasid.store.store import Store

WHAT = (*VERDICTS, "accept", "assess", "grade", "correct", "undo", "comment")
_MOST, _LONGEST = 50, 4_000
Parts = tuple[tuple[str, ...], str]


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants decided. ``about`` are ids; ``value`` as :data:`WHAT` asks for it:

    assess {"figure": 0, "best": 5} and grade {"figure": 0, "grade": "Fair"}, where 0 is the number of the figure among
    the incident's, or its "what" and "who" stand in place of it; correct ["place", "sy-daraa"], field and value.
    """

    what: str
    about: tuple[str, ...]
    by: str
    at: str
    value: Any = None
    why: str = ""


def decision(store: Store, wish: Wish) -> Decision:
    """The decision that is wished for. Raises :class:`UserError` or :class:`UnknownIdError` where it cannot be."""
    if wish.what not in WHAT:
        raise UserError(f"«{wish.what[:40]}» is no decision", where="what", mend=f"one of {', '.join(WHAT)}")
    if not wish.by.strip():
        raise UserError("nobody is named who decides", where="by", mend="give the name")
    if not 0 < len(wish.about) <= _MOST:
        raise UserError(f"{len(wish.about)} ids are named", where="about", mend=f"from 1 to {_MOST}")
    if len(wish.why) > _LONGEST or len(json.dumps(wish.value, ensure_ascii=False)) > _LONGEST:
        raise UserError("it is too long", where="why", mend=f"at most {_LONGEST} characters")
    about, value = _READ[wish.what](store, wish)
    key = "\x1f".join((wish.what, *about, value, wish.by, wish.at, wish.why))
    name = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return Decision(name, wish.what, about, value, wish.by.strip(), wish.at, wish.why)


def _verdict(store: Store, wish: Wish) -> Parts:
    claims = tuple(dict.fromkeys(store.claim(id).claim.id for id in wish.about))
    if len(claims) < 2:
        raise UserError("two ids or more are compared", where="about", mend="name two claims or incidents")
    return claims, ""


def _only(wish: Wish) -> str:
    if len(wish.about) != 1:
        raise UserError(f"{len(wish.about)} ids are named where 1 belongs", where="about", mend="name one")
    return wish.about[0]


def _accept(store: Store, wish: Wish) -> Parts:
    return (store.incident(_only(wish)).incident.id,), ""


def _assess(store: Store, wish: Wish) -> Parts:
    incident, figure, said = _figure(store, wish)
    best = said.get("best")
    if type(best) is not int or not 0 <= best < 2**31:
        raise UserError(f"«{best}» is no figure", where="value", mend='write a number: {"figure": 0, "best": 5}')
    return (incident.id,), _said(figure, best=best)


def _grade(store: Store, wish: Wish) -> Parts:
    incident, figure, said = _figure(store, wish)
    if said.get("grade") not in GRADES:
        raise UserError(f"«{said.get('grade')}» is no grade", where="value", mend=f"one of {', '.join(GRADES)}")
    return (incident.id,), _said(figure, grade=str(said["grade"]))


def _said(figure: Settled, **value: int | str) -> str:
    return json.dumps({"what": figure.what, "who": figure.who, **value}, ensure_ascii=False)


def _figure(store: Store, wish: Wish) -> tuple[Incident, Settled, Mapping[str, Any]]:
    """The incident, the figure of it that is meant, and what is said of it."""
    said = _json(wish.value)
    incident = store.incident(_only(wish)).incident
    if not isinstance(said, Mapping):
        mend = 'give {"figure": its number from 0, …}'
        raise UserError("no figure is named", where="value", mend=mend)
    number = said.get("figure")
    if type(number) is int and 0 <= number < len(incident.figures):
        return incident, incident.figures[number], said
    named = (said.get("what"), said.get("who"))
    found = next((f for f in incident.figures if number is None and (f.what, f.who) == named), None)
    if found is None:
        last = len(incident.figures) - 1
        raise UserError("the incident has no such figure", where="value", mend=f"its figures are numbered 0 to {last}")
    return incident, found, said


def _json(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except (ValueError, RecursionError):
        return None


def _correct(store: Store, wish: Wish) -> Parts:
    said = _json(wish.value)
    if isinstance(said, Mapping):
        said = [said.get("field"), said.get("value", "")]
    if not (isinstance(said, list | tuple) and len(said) == 2 and all(isinstance(s, str) for s in said)):
        raise UserError("no field is corrected", where="value", mend='give ["FIELD", "VALUE"]')
    id, (field, value) = _only(wish), said
    found = store.claim(id)
    set_field(found.claim, field, value, "decision")
    if field.startswith("words:"):
        _within(value, len(found.report.text))
    return (found.claim.id,), json.dumps([field, value], ensure_ascii=False)


def _within(spans: str, length: int) -> None:
    """Words said to state a value lie within the text; the claim alone does not know how long that is."""
    if any(int(end) > length for end in re.findall(r"-(\d+)", spans)):
        raise UserError(f"the text ends before «{spans[:60]}»", where="value", mend=f"it has {length} characters")


def _undo(store: Store, wish: Wish) -> Parts:
    id = _only(wish)
    if all(d.id != id for d in store.decisions(standing=False)):
        raise UserError(f"no decision «{id}»", where="about", mend="its id was given when it was taken")
    return (id,), ""


def _comment(store: Store, wish: Wish) -> Parts:
    """A remark decides nothing; it stands in ``why``, so that no two of them are at odds."""
    if not wish.why.strip():
        raise UserError("the remark is empty", where="why", mend="write it")
    for id in wish.about:
        _known(store, id)
    return tuple(dict.fromkeys(wish.about)), ""


def _known(store: Store, id: str) -> None:
    for look in (store.incident, store.claim):
        try:
            look(id)
            return
        except UnknownIdError:
            continue
    store.report(id)


_READ: dict[str, Callable[[Store, Wish], Parts]] = {
    **dict.fromkeys(VERDICTS, _verdict),
    "accept": _accept,
    "assess": _assess,
    "grade": _grade,
    "correct": _correct,
    "undo": _undo,
    "comment": _comment,
}
