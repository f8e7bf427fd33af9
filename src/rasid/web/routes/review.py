"""What needs a person's eye: the queue, who has which question in hand, and remarks on it."""

from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response
from pydantic import BaseModel, ConfigDict, Field

from rasid.pipeline.deciding import Wish, decision
from rasid.web.answers import AtDesk, Tagged, answer
from rasid.web.assigning import give, names
from rasid.web.faults import Refused
from rasid.web.guard import Person, allowed
from rasid.web.models import Assigned, Comment, Lock, Queue, failures
from rasid.web.questions import given, key_of, one, rows
from rasid.web.routes.decisions import name_of
from rasid.web.routes.second import questions_for
from rasid.web.turns import TURN

router = APIRouter(route_class=Tagged, tags=["review"], responses=failures(409))
Read = Annotated[Person, Depends(allowed("read"))]
Decide = Annotated[Person, Depends(allowed("decide"))]
Turn = Annotated[
    str,
    Query(
        pattern=TURN + "|^$",
        description="a name of your own, a point and a number that grows: of two wishes for one question that come in "
        "in the wrong order the one with the smaller number is passed over",
    ),
]
HELD = timedelta(minutes=10)
"""How long a question stays in the hands of who took it."""


class Who(BaseModel):
    """Who takes a question in hand, where nobody is logged in."""

    model_config = ConfigDict(extra="forbid")

    by: Annotated[str, Field(max_length=200)] | None = None


class ToWhom(BaseModel):
    """To whom a question is given; nobody, where it is null."""

    model_config = ConfigDict(extra="forbid")

    to: Annotated[str, Field(min_length=1, max_length=200)] | None


class Remark(Who):
    """A remark."""

    text: Annotated[str, Field(min_length=1, max_length=4000)]


@router.get("/review", response_model=Queue)
def review(
    desk: AtDesk,
    person: Read,
    limit: Annotated[int, Query(ge=1, le=50)] = 10,
    kind: Annotated[str, Query(max_length=40, description="together, apart, figure or second: only such")] = "",
    mine: Annotated[
        str, Query(max_length=200, description="1, or a name: only what that one has in hand or is to look at")
    ] = "",
    event: Annotated[str, Query(max_length=100, description="only what is asked about this event")] = "",
) -> Response:
    """What to decide next, the most useful first."""
    mark, locks = desk.store.mark(), desk.store.locks(desk.now())
    who = name_of(person, None if mine == "1" else mine)
    asked = [
        q
        for q in questions_for(desk, person)
        if (not kind or q.what == kind)
        and (not mine or who in (locks.get(key_of(q)), given(locks, key_of(q))))
        and (not event or q.incident == event)
    ]
    items = rows(desk.store, asked[:limit], locks, desk.books())
    return answer({"total": len(asked), "mark": mark, "people": names(desk, person), "items": items})


@router.post("/review/{key}/claim", response_model=Lock)
def claim(key: str, desk: AtDesk, person: Decide, who: Who | None = None, turn: Turn = "") -> Response:
    """Take a question in hand for ten minutes, so that nobody else answers it meanwhile; 409 where another has it."""
    one(questions_for(desk, person), key)
    name, now = name_of(person, who.by if who else None), desk.now()
    with desk.turns.turn(turn, key) as wished:
        holder = desk.store.lock(key, name, now, now + HELD) if wished else desk.store.locks(now).get(key)
    if wished and holder != name:
        raise Refused(409, "IN_HAND", f"{holder} has it in hand", where=key, mend="take the next, or wait ten minutes")
    return answer({"key": key, "locked_by": holder})


@router.delete("/review/{key}/claim", response_model=Lock)
def let_go(
    key: str, desk: AtDesk, person: Decide, by: Annotated[str, Query(max_length=200)] = "", turn: Turn = ""
) -> Response:
    """Let go of a question; one that another has stays with them."""
    with desk.turns.turn(turn, key) as wished:
        if wished:
            desk.store.unlock(key, name_of(person, by))
    return answer({"key": key, "locked_by": desk.store.locks(desk.now()).get(key)})


@router.post("/review/{key}/assign", response_model=Assigned)
def assign(key: str, asked: ToWhom, desk: AtDesk, person: Decide) -> Response:
    """Give a question to somebody of the team for a month, or take it back; others' only a reviewer gives and takes."""
    one(questions_for(desk, person), key)
    if not desk.settings.team:
        raise Refused(404, "NOT_A_TEAM", "there is nobody else here", mend="start it with rasid serve --team")
    return answer({"key": key, "assigned_to": give(desk, key, asked.to)})


@router.post("/review/{key}/comment", response_model=Comment, status_code=201)
def comment(key: str, remark: Remark, desk: AtDesk, person: Decide) -> Response:
    """Remark on a question; it is kept with the decisions and decides nothing."""
    q = one(questions_for(desk, person), key)
    by = name_of(person, remark.by)
    made = decision(desk.store, Wish("comment", q.about, by, desk.stamp(), None, remark.text))
    desk.store.decide(made)
    return answer({"id": made.id, "by": made.by, "at": made.at, "text": made.why}, 201)
