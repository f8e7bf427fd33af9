"""What people decide: listed, and taken; the events are drawn anew with each, while reads go on."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Response
from pydantic import BaseModel, ConfigDict, Field

from rasid.model.event import Decision
from rasid.pipeline.deciding import Wish, decision
from rasid.web.answers import AtDesk, Cursor, Limit, Tagged, answer, page_of
from rasid.web.desk import Desk
from rasid.web.guard import Person, allowed
from rasid.web.models import Decisions, Taken, failures
from rasid.web.standing import decision_row

router = APIRouter(route_class=Tagged, tags=["decisions"], responses=failures(409))
Read = Annotated[Person, Depends(allowed("read"))]
Decide = Annotated[Person, Depends(allowed("decide"))]
Wait = Annotated[bool, Query(description="answer only when the events are drawn with it")]
PATIENCE_S = 300.0


class Asked(BaseModel):
    """A decision to take. ``value`` as the kind of decision asks; ``seen`` is «mark» of what was looked at."""

    model_config = ConfigDict(extra="forbid")

    what: str
    about: Annotated[list[Annotated[str, Field(max_length=200)]], Field(max_length=50)]
    value: Any = None
    why: Annotated[str, Field(max_length=4000)] | None = None
    by: Annotated[str, Field(max_length=200)] | None = None
    seen: Annotated[int, Field(ge=0, lt=2**31)] | None = None


@router.get("/decisions", response_model=Decisions)
def decisions(desk: AtDesk, _: Read, about: str = "", by: str = "", cursor: Cursor = "", limit: Limit = 50) -> Response:
    """What was decided, the newest first; ``about`` is the id of a claim, an incident, a report or a decision."""
    held = {d.id for d in desk.store.decisions()}
    every = desk.store.decisions_about([about]) if about else list(desk.store.decisions(standing=False))
    wanted = [d for d in reversed(every) if not by or d.by == by]
    items, more = page_of(wanted, cursor, limit)
    rows = [decision_row(d) | {"undone": d.what != "undo" and d.id not in held} for d in items]
    return answer({"total": len(wanted), "items": rows, "next": more})


@router.post("/decisions", response_model=Taken, status_code=201)
def decide(asked: Asked, desk: AtDesk, person: Decide, wait: Wait = False) -> Response:
    """Take a decision. It is added beside what was read, never over it; another one, undo, takes it back."""
    wish = Wish(asked.what, tuple(asked.about), name_of(person, asked.by), desk.stamp(), asked.value, asked.why or "")
    taken = decision(desk.store, wish)
    desk.store.decide(taken, asked.seen)
    redrawing = redrawn(desk, taken, wait=wait)
    return answer({"decision": decision_row(taken), "redrawing": redrawing}, 201)


def name_of(person: Person, given: str | None) -> str:
    """Who decides: whoever is logged in; on one's own machine the name that was given."""
    return person.name or (given or "").strip() or "owner"


def redrawn(desk: Desk, taken: Decision, *, wait: bool) -> bool:
    """Have the events drawn anew, where the decision can change any; whether that still goes on."""
    if taken.what == "comment":
        return False
    number = desk.redrawing.ask(f"decision {taken.id}")
    return not (wait and desk.redrawing.wait(number, PATIENCE_S))
