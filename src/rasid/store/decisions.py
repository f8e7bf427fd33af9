"""What people decided: only ever added, undone by a further decision, refused where it would overrule one unseen."""

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, func, select

from rasid.errors import ConflictError, UnknownIdError
from rasid.model.event import VERDICTS, Decision
from rasid.model.record import restored
from rasid.store.hashes import body_of, plain
from rasid.store.journal import Writing
from rasid.store.schema import AUDIT, CLAIMS, CONCERNS, DECISIONS, REPORTS, SUCCESSORS

UNDO = "undo"
_AGAIN = "look at it again, then decide"


def decide(writing: Writing, decision: Decision, seen: int | None) -> bool:
    """Keep a decision; ``False`` where it is kept already. ``seen`` is the store's mark when its matter was read.

    Raises :class:`ConflictError` where what it is about changed after that, or, without ``seen``, where a standing
    decision says otherwise on the same matter; and :class:`UnknownIdError` for an undo of no decision.
    """
    kept = _by_id(writing.connection, decision.id)
    if kept is not None:
        if kept == decision:
            return False
        raise ConflictError("another decision has this id", where=decision.id, mend="give it an id of its own")
    if decision.what == UNDO:
        _check_undo(writing.connection, decision)
    else:
        _check(writing.connection, decision, seen)
    number = writing.add(DECISIONS, id=decision.id, what=decision.what, value=decision.value, body=body_of(decision))
    writing.add_all(CONCERNS, [{"decision": number, "about": a} for a in decision.about])
    return True


def _check_undo(connection: Connection, decision: Decision) -> None:
    gone = undone(connection)
    for id in decision.about:
        if _by_id(connection, id) is None:
            raise UnknownIdError(f"there is no decision «{id}»", mend="rasid decisions lists them")
        if id in gone:
            raise ConflictError("it is undone already", where=id, mend=_AGAIN)


def _check(connection: Connection, decision: Decision, seen: int | None) -> None:
    if seen is None:
        mine = (decision.what, decision.value)
        rival = next((d for d in _on_same(connection, decision) if (d.what, d.value) != mine), None)
        if rival:
            said = f"{rival.by} decided otherwise: {rival.what} {rival.value}".strip()
            raise ConflictError(said, where=", ".join(decision.about), mend=f"undo {rival.id}, or {_AGAIN}")
        return
    for id in decision.about:
        if _changed(connection, id) > seen:
            raise ConflictError("it has changed since you read it", where=id, mend=_AGAIN)


def _on_same(connection: Connection, decision: Decision) -> list[Decision]:
    """Standing decisions of the same sort on exactly the same matter, newest first."""
    about = CONCERNS.c.about == plain(decision.about[0]) if decision.about else CONCERNS.c.no < 0
    query = select(DECISIONS.c.body).join(CONCERNS, CONCERNS.c.decision == DECISIONS.c.no).where(about)
    gone = undone(connection)
    found = [_decision(b) for b in connection.execute(query.order_by(DECISIONS.c.no.desc())).scalars() if b]
    return [d for d in found if d.id not in gone and matter(d) == matter(decision)]


def matter(decision: Decision) -> tuple[str, frozenset[str], str]:
    """What a decision decides: its sort (the three verdicts are one), what it is about, the field it corrects."""
    sort = "verdict" if decision.what in VERDICTS else decision.what
    try:
        value = json.loads(decision.value)
    except ValueError:
        value = None
    return sort, frozenset(decision.about), _field(value)


def _field(value: Any) -> str:
    """The field that a correction sets, with the number of the tally it sets; the figure that a value is of."""
    if isinstance(value, list) and len(value) == 2 and all(isinstance(v, str) for v in value):
        field, said = value
        return f"tally:{said.split()[0]}" if field == "tally" and said.split() else str(field)
    if isinstance(value, dict):
        return "\x1f".join(str(value[k]) for k in ("field", "what", "who") if k in value)
    return ""


def _changed(connection: Connection, id: str) -> int:
    """The link of the audit under which something on ``id`` was last added: a decision, a version, what it became."""
    name = plain(id)
    joined = CONCERNS.join(DECISIONS, DECISIONS.c.no == CONCERNS.c.decision)
    queries = (
        select(func.max(DECISIONS.c.audit)).select_from(joined).where(CONCERNS.c.about == name),
        select(func.max(CLAIMS.c.audit)).where(CLAIMS.c.id == name),
        select(func.max(SUCCESSORS.c.audit)).where(SUCCESSORS.c.old == name),
        select(func.max(REPORTS.c.audit)).where(REPORTS.c.id == name),
    )
    return max(connection.execute(q).scalar() or 0 for q in queries)


def mark(connection: Connection) -> int:
    """How far the store has come: what is read now and decided upon later is compared with this."""
    return connection.execute(select(func.max(AUDIT.c.no))).scalar() or 0


def undone(connection: Connection) -> set[str]:
    """The decisions that were undone; an undo that was itself undone counts no more."""
    query = select(DECISIONS.c.body).where(DECISIONS.c.what == UNDO).order_by(DECISIONS.c.no.desc())
    gone: set[str] = set()
    for body in connection.execute(query).scalars():
        if body and (d := _decision(body)).id not in gone:
            gone |= set(d.about)
    return gone


def decisions(connection: Connection, standing: bool) -> Iterator[Decision]:
    """Every decision in the order they were made; with ``standing`` without undos and what they undid."""
    gone = undone(connection) if standing else set()
    for body in connection.execute(select(DECISIONS.c.body).order_by(DECISIONS.c.no)).scalars().all():
        if body is None:
            continue
        d = _decision(body)
        if not standing or (d.what != UNDO and d.id not in gone):
            yield d


def _by_id(connection: Connection, id: str) -> Decision | None:
    body = connection.execute(select(DECISIONS.c.body).where(DECISIONS.c.id == plain(id))).scalar()
    return _decision(body) if body else None


def _decision(body: str) -> Decision:
    return restored(Decision, json.loads(body))
