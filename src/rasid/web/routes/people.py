"""The people of a team, for admins: added, given a role, shut out, let in again; and what was done, by whom."""

from collections.abc import Callable
from dataclasses import asdict
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Request, Response

from rasid.errors import UserError
from rasid.store.acts import Member
from rasid.store.people import By
from rasid.web.answers import AtDesk, answer
from rasid.web.guard import Own, Person, allowed
from rasid.web.models import failures
from rasid.web.routes.account import Body, Secret, Short, session_row, token_row

Row = dict[str, Any]
Role = Literal["viewer", "coder", "reviewer", "admin"]


def _in_a_team(request: Request) -> None:
    if not request.app.state.desk.settings.team:
        Own()(request)


router = APIRouter(tags=["people"], responses=failures(), dependencies=[Depends(_in_a_team)])
Admin = Annotated[Person, Depends(allowed("administer"))]


class NewPerson(Body):
    """Who is let in; the password is to be changed at the first login."""

    name: Short
    role: Role
    password: Secret


class Change(Body):
    """What is to be otherwise with somebody; what is left out stays."""

    role: Role | None = None
    disabled: bool | None = None
    password: Secret | None = None
    totp: Literal["reset"] | None = None
    sessions: Literal["end"] | None = None


@router.get("/people", response_model=Row)
def people(desk: AtDesk, _: Admin) -> Response:
    """Everybody, those who are shut out among them."""
    return answer({"items": [_row(desk, m) for m in desk.team.all()]})


def _row(desk: AtDesk, m: Member) -> Row:
    sessions = desk.team.sessions(m.name, desk.now())
    return {
        "name": m.name,
        "role": m.role,
        "disabled": m.disabled,
        "since": m.since,
        "totp": desk.team.has_totp(m.name),
        "sessions": [session_row(s) for s in sessions],
        "tokens": [token_row(t) for t in desk.team.tokens(m.name)],
    }


@router.get("/people/acts", response_model=Row)
def acts(desk: AtDesk, _: Admin) -> Response:
    """What was done with people's access, the newest first."""
    return answer({"items": [asdict(a) for a in reversed(desk.team.history())]})


@router.post("/people", status_code=201, response_model=Row)
def add(given: NewPerson, desk: AtDesk, admin: Admin) -> Response:
    """Let somebody in who was not known."""
    made = desk.team.add(given.name, given.role, given.password, By(admin.name, desk.now()))
    return answer(_row(desk, made), 201)


@router.patch("/people/{name}", response_model=Row)
def change(name: str, given: Change, desk: AtDesk, admin: Admin) -> Response:
    """Change what somebody may, shut them out or let them in, or give them a way back in."""
    by, team = By(admin.name, desk.now()), desk.team
    steps: list[tuple[object, Callable[[], object]]] = [
        (given.role is not None, lambda: team.set_role(name, given.role or "", by)),
        (given.disabled is True, lambda: team.disable(name, by)),
        (given.disabled is False, lambda: team.enable(name, by)),
        (given.password is not None, lambda: team.reset_password(name, given.password or "", by)),
        (given.totp, lambda: team.reset_totp(name, by)),
        (given.sessions, lambda: team.revoke_sessions(name, by)),
    ]
    asked = [do for wanted, do in steps if wanted]
    if len(asked) != 1:
        raise UserError(f"{len(asked)} changes are asked for", where="body", mend="ask for one at a time")
    asked[0]()
    return answer(_row(desk, team.one(name)))
