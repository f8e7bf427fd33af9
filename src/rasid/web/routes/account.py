"""One's own account in a team: logging in and out, the password, the second factor, sessions and tokens.

Each change of what a session may do gives it a new token, in a new cookie: one that was known before is worth nothing.
"""

from datetime import timedelta
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from rasid.errors import ForbiddenError, UnknownIdError
from rasid.model.person import RIGHTS
from rasid.store import login as entrance
from rasid.store import proofs
from rasid.store.login import Given
from rasid.store.people import By
from rasid.store.sessions import Session
from rasid.store.tokens import Token
from rasid.web.answers import AtDesk, answer
from rasid.web.guard import Own, Visit, address_of, cookie_name, proven, visit_in
from rasid.web.models import failures

router = APIRouter(tags=["account"], responses=failures())
Mine = Annotated[Visit, Depends(Own())]
Short = Annotated[str, Field(max_length=200)]
Secret = Annotated[str, Field(max_length=proofs.MOST)]
Row = dict[str, Any]


class Body(BaseModel):
    """What is sent; nothing else than what is asked."""

    model_config = ConfigDict(extra="forbid", strict=True, hide_input_in_errors=True)


class Login(Body):
    """Name and password, and the code of the second factor where there is one."""

    name: Short
    password: Secret
    code: Short = ""


class Proof(Body):
    """The password once more."""

    password: Secret


class NewPassword(Body):
    """The password as it is, and as it shall be."""

    old: Secret
    new: Secret


class Code(Body):
    """A code of the new device; without one a secret for a device is made."""

    code: Short = ""


class NewToken(Body):
    """A token's name, its rights, and for how many days."""

    name: Annotated[str, Field(max_length=80)]
    rights: Annotated[list[Short], Field(max_length=20)]
    days: Annotated[int, Field(ge=1, le=366)] = 90


@router.post("/login", response_model=Row)
def login(given: Login, request: Request, desk: AtDesk) -> Response:
    """Log in; the session is a cookie that no script can read."""
    if not desk.settings.team:
        Own()(request)
    agent = request.headers.get("user-agent", "")
    who = Given(given.name, given.password, given.code, address_of(request), agent)
    token = entrance.login(desk.people, who, desk.now())
    before = visit_in(request)
    if before.token:
        desk.people.logout(before.token)
    return _let_in(desk, token)


def _let_in(desk: AtDesk, token: str, **more: Any) -> Response:
    """The account as it is in the session of ``token``, which goes into the cookie."""
    session = desk.people.session(token, desk.now())
    if session is None:  # ended between two breaths
        raise UnknownIdError("the session has ended", where="session", mend="log in")
    made = answer(_me(desk, session) | more)
    made.set_cookie(cookie_name(desk.settings), token, path="/", httponly=True, samesite="strict",
                    secure=desk.settings.https)  # fmt: skip
    return made


def _me(desk: AtDesk, session: Session) -> Row:
    one = session.member
    return {
        "name": one.name,
        "role": one.role,
        "rights": sorted(RIGHTS[one.role]),
        "must_change": session.must_change,
        "totp": desk.people.has_totp(one.name),
        "fresh": session.fresh(desk.now()),
    }


@router.post("/logout", status_code=204, response_model=None)
def logout(desk: AtDesk, visit: Mine) -> Response:
    """End this session."""
    desk.people.logout(visit.token)
    made = Response(status_code=204)
    made.delete_cookie(cookie_name(desk.settings), path="/", httponly=True, samesite="strict",
                       secure=desk.settings.https)  # fmt: skip
    return made


@router.get("/me", response_model=Row)
def me(desk: AtDesk, visit: Mine) -> Response:
    """Who you are here, and what you may; ``fresh`` while the password was given within ten minutes."""
    return answer(_me(desk, _in(visit)))


def _in(visit: Visit) -> Session:
    assert visit.session is not None  # Own() has seen to it
    return visit.session


@router.post("/me/prove", response_model=Row)
def prove(given: Proof, request: Request, desk: AtDesk, visit: Mine) -> Response:
    """Give the password once more, for what takes it."""
    return _let_in(desk, _proved(request, desk, visit, given.password))


def _proved(request: Request, desk: AtDesk, visit: Visit, password: str) -> str:
    who = Given(visit.person.name, password, address=address_of(request))
    return entrance.prove(desk.people, visit.token, who, desk.now())


@router.post("/me/password", response_model=Row)
def password(given: NewPassword, request: Request, desk: AtDesk, visit: Mine) -> Response:
    """Change your password; every other session of yours ends."""
    token = _proved(request, desk, visit, given.old)
    try:
        token = desk.people.change_password(token, given.new, desk.now())
    except Exception as e:
        return _still(desk, token, e)
    return _let_in(desk, token)


def _still(desk: AtDesk, token: str, error: Exception) -> Response:
    """What went wrong, told with the cookie of the session as it now is: its token was renewed before."""
    from rasid.errors import RasidError
    from rasid.web.faults import told

    if not isinstance(error, RasidError):
        raise error
    made = told(error)
    made.headers["set-cookie"] = _let_in(desk, token).headers["set-cookie"]
    return made


@router.post("/me/totp", response_model=Row)
def totp(given: Code, request: Request, desk: AtDesk, visit: Mine) -> Response:
    """Set up a second factor: first without a code, for the secret and its picture; then with a code of the device.

    The second answer holds the recovery codes, which are told this once.
    """
    proven(request)
    now = desk.now()
    if given.code:
        token, codes = desk.people.confirm_totp(visit.token, given.code, now)
        return _let_in(desk, token, recovery=codes)
    secret = desk.people.begin_totp(visit.token, now)
    uri = proofs.uri(secret, visit.person.name)
    return answer({"secret": secret, "uri": uri, "qr": _qr(uri)})


def _qr(text: str) -> list[str]:
    """The picture of a text, a row a string of 0 and 1: the page draws it."""
    import segno

    return ["".join("1" if dark else "0" for dark in row) for row in segno.make(text, error="m").matrix]


@router.get("/sessions", response_model=Row)
def sessions(desk: AtDesk, visit: Mine) -> Response:
    """Where you are logged in."""
    mine = _in(visit).id
    found = desk.people.sessions(visit.person.name, desk.now())
    return answer({"items": [session_row(s) | {"this": s.id == mine} for s in found]})


def session_row(s: Session) -> Row:
    """A session as lists show it."""
    return {"id": s.id, "made": s.made, "seen": s.seen, "agent": s.agent}


@router.delete("/sessions/{id}", status_code=204, response_model=None)
def end_session(id: str, desk: AtDesk, visit: Mine) -> Response:
    """End a session of yours; «others» ends all but this."""
    by = By(visit.person.name, desk.now())
    others = id == "others"
    n = desk.people.revoke_sessions(visit.person.name, by, "" if others else id, visit.token if others else "")
    if not n and not others:
        raise UnknownIdError("there is no such session", where="id", mend="GET /api/v1/sessions lists them")
    return Response(status_code=204)


@router.get("/tokens", response_model=Row)
def tokens(desk: AtDesk, visit: Mine) -> Response:
    """The tokens that act for you."""
    return answer({"items": [token_row(t) for t in desk.people.tokens(visit.person.name)]})


def token_row(t: Token) -> Row:
    """A token as lists show it."""
    return {"id": t.id, "name": t.name, "rights": list(t.rights), "made": t.made, "ends": t.ends, "used": t.used}


@router.post("/tokens", status_code=201, response_model=Row)
def new_token(given: NewToken, request: Request, desk: AtDesk, visit: Mine) -> Response:
    """A token for a program, with some of your rights; it is told this once."""
    proven(request)
    now, who = desk.now(), visit.person
    if not frozenset(given.rights) <= who.rights:
        raise ForbiddenError("a token has no right that you have not", where="rights", mend="leave it out")
    ends = now + timedelta(days=given.days)
    made = desk.people.make_token(who.name, given.name, frozenset(given.rights), By(who.name, now), ends)
    return answer({"token": made, "ends": ends.isoformat(timespec="seconds")}, 201)


@router.delete("/tokens/{id}", status_code=204, response_model=None)
def end_token(id: str, desk: AtDesk, visit: Mine) -> Response:
    """Take a token of yours back."""
    desk.people.revoke_token(visit.person.name, id, By(visit.person.name, desk.now()))
    return Response(status_code=204)
