"""What one person accepted and a second reader has not yet confirmed; nobody is asked to confirm their own."""

from collections.abc import Iterator
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Response

from rasid.browse.filter import Filter
from rasid.link.seconding import Seconded, seconded, waits_for
from rasid.model.event import Incident
from rasid.review import Question, at_stake
from rasid.web.answers import AtDesk, answer
from rasid.web.desk import Desk
from rasid.web.guard import Person, allowed
from rasid.web.models import failures

router = APIRouter(tags=["review"], responses=failures())
Row = dict[str, Any]
_ACCEPTED = ("accepted", "corrected", "disputed")


def questions_for(desk: Desk, person: Person) -> list[Question]:
    """The queue as one person is asked: in a team, whoever may be a second reader is asked to be one, too."""
    every = desk.questions.all(desk.store, desk.index())
    if not desk.settings.team or "review" not in person.rights:
        return every
    second = [Question("second", i.id, (i.id,), at_stake(i), tuple(f for f in i.flags if f.code == "accepted"))
              for i, s in _accepted(desk) if waits_for(s, person.name)]  # fmt: skip
    return sorted((*every, *second), key=lambda q: (-q.weight, q.incident, q.about, q.figure))


def _accepted(desk: Desk) -> Iterator[tuple[Incident, Seconded]]:
    """The events that somebody accepted, and how far they are confirmed."""
    roles = desk.people.roles()
    selection = desk.index().select(Filter.of(("decided", made) for made in _ACCEPTED))
    for incident in desk.store.incidents_in(selection.every_id("-reports")):
        yield incident, seconded(incident, roles.at)


@router.get("/events/{id}/second", response_model=Row)
def of_event(id: str, desk: AtDesk, _: Annotated[Person, Depends(allowed("read"))]) -> Response:
    """How far an event is confirmed, and by whom it was accepted when."""
    incident = desk.store.incident(id).incident
    found = seconded(incident, desk.people.roles().at)
    by = [{"name": name, "at": at} for name, at in found.by]
    return answer({"event": incident.id, "status": found.status, "by": by})
