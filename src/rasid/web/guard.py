"""Who asks, and what they may: every route names the one right that it takes.

In a team nobody gets as far as a route who is not logged in: :class:`Guard` stands around the whole application, finds
out who asks by cookie or token, and refuses everybody else everything but the login. On one's own machine whoever can
reach the server is its owner. What a route may do is asked once more where it reaches the store, by ``web.acting``.
"""

from dataclasses import dataclass
from datetime import datetime
from http.cookies import CookieError, SimpleCookie

import anyio
from fastapi import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from rasid.errors import ProofNeededError, RasidError
from rasid.model.person import ALL, NOBODY, OWNER, PROFILES, RIGHTS, Person
from rasid.store.login import bearer
from rasid.store.people import People
from rasid.store.sessions import Session
from rasid.web import acting
from rasid.web.faults import Refused, told
from rasid.web.settings import Settings

API = "/api/v1"
OPEN = frozenset({f"{API}/login", f"{API}/csp-report"})
"""What answers whoever asks."""
FIRST = frozenset({f"{API}/about", f"{API}/me", f"{API}/me/password", f"{API}/logout"})
"""What somebody may do whose password was set by another."""
_STATE = "rasid_visit"
_GUARDED = ("/api/", "/feed")
INTERNAL = "internal"


@dataclass(frozen=True, slots=True)
class Visit:
    """One request: who asks, and the session it came in, if it came in one."""

    person: Person
    session: Session | None = None
    token: str = ""

    def __repr__(self) -> str:
        """Without the token: a value may end in a log."""
        return f"Visit({self.person.name!r})"


class Guard:
    """Pure ASGI, around the application of a team; within it, everything is done on behalf of who asks."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        self.settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or say that nobody is logged in."""
        if scope["type"] != "http" or not self.settings.team:
            await self.app(scope, receive, send)
            return
        if not scope["path"].startswith(_GUARDED):
            with acting.acting(NOBODY):
                await self.app(scope, receive, send)
            return
        try:
            visit = await anyio.to_thread.run_sync(self.visit, scope)
        except RasidError as e:
            await told(e)(scope, receive, send)
            return
        scope.setdefault("state", {})[_STATE] = visit
        with acting.acting(visit.person):
            await self.app(scope, receive, send)

    def visit(self, scope: Scope) -> Visit:
        """Who asks. Raises :class:`Refused` where nobody may ask this."""
        desk = scope["app"].state.desk
        found = visit_of(scope, desk.people, self.settings, desk.now())
        path = scope["path"]
        if found.person is NOBODY and path not in OPEN:
            raise Refused(401, "LOGIN_NEEDED", "nobody is logged in", mend="log in, or give a token")
        if found.session and found.session.must_change and path not in OPEN | FIRST:
            mend = "set one of your own: POST /api/v1/me/password"
            raise Refused(403, "PASSWORD_OLD", "the password was set by somebody else", mend=mend)
        return found


def visit_of(scope: Scope, people: People, settings: Settings, at: datetime) -> Visit:
    """Who asks, by the token of a program or else by the cookie of a session. A bad token is not passed over."""
    headers: dict[bytes, bytes] = dict(scope["headers"])
    given = headers.get(b"authorization", b"").decode("latin-1")
    if given:
        scheme, _, token = given.partition(" ")
        person = bearer(people, token.strip(), at) if scheme.lower() == "bearer" else None
        if person is None:
            raise Refused(401, "TOKEN_REFUSED", "this token is none, or has ended", mend="ask for another")
        return Visit(person)
    token = cookie_of(headers.get(b"cookie", b"").decode("latin-1"), settings)
    session = people.session(token, at) if token else None
    if session is None:
        return Visit(NOBODY)
    return Visit(Person(session.member.name, session.member.role), session, token)


def cookie_name(settings: Settings) -> str:
    """``__Host-`` binds a cookie to this host and to TLS, which a server of one machine does not have."""
    return "__Host-rasid" if settings.https else "rasid"


def cookie_of(text: str, settings: Settings) -> str:
    """The token in a Cookie header; empty where there is none."""
    jar: SimpleCookie = SimpleCookie()
    try:
        jar.load(text)
    except CookieError:
        return ""
    found = jar.get(cookie_name(settings))
    return found.value if found else ""


def visit_in(request: Request) -> Visit:
    """The visit that a request is."""
    if not request.app.state.desk.settings.team:
        return Visit(OWNER)
    found: Visit = request.scope.get("state", {}).get(_STATE, Visit(NOBODY))
    return found


def person_of(request: Request) -> Person | None:
    """Who asks, or ``None`` where nobody is logged in."""
    person = visit_in(request).person
    return None if person is NOBODY else person


@dataclass(frozen=True, slots=True)
class Allowed:
    """What FastAPI asks before a route runs: the person, if they have the right. Raises :class:`Refused`.

    To administer, and to export what is internal, takes the password once more where it was given long ago.
    """

    right: str

    def __call__(self, request: Request) -> Person:
        """The person who asks."""
        person = person_of(request)
        if person is None:
            raise Refused(401, "LOGIN_NEEDED", "nobody is logged in", mend="log in, or give a token")
        with acting.acting(person):
            acting.must(self.right)
            if self.right == "export":
                self._export(request)
        if self.right == "administer" and request.method != "GET":
            proven(request)
        return person

    @staticmethod
    def _export(request: Request) -> None:
        profile = request.query_params.get("profile", INTERNAL)
        acting.must_for(profile)
        if profile == INTERNAL:
            proven(request)


def allowed(right: str) -> Allowed:
    """The dependency of a route that takes ``right``."""
    if right not in ALL:
        raise ValueError(f"there is no right «{right}»")
    return Allowed(right)


def profile_of(request: Request, asked: str | None, *, file: bool) -> str:
    """How much a brief may disclose to who asks; a file of all of it takes the password once more, as an export does.

    Raises :class:`ForbiddenError` and :class:`ProofNeededError`.
    """
    with acting.acting(person_of(request) or NOBODY):
        profile = acting.profile_for(asked)
    if file and profile == INTERNAL:
        proven(request)
    return profile


def proven(request: Request) -> None:
    """Raise :class:`ProofNeededError` where the password was not given within ten minutes; alone, none is."""
    visit = visit_in(request)
    if visit.person is OWNER:
        return
    if visit.session is None or not visit.session.fresh(request.app.state.desk.now()):
        mend = "POST it to /api/v1/me/prove" if visit.session else "no token does this: log in"
        raise ProofNeededError("the password is wanted once more", where="password", mend=mend)


class Own:
    """What FastAPI asks before a route of one's own account runs: the session it came in. Raises :class:`Refused`."""

    right = "own"

    def __call__(self, request: Request) -> Visit:
        """The visit."""
        visit = visit_in(request)
        if not request.app.state.desk.settings.team:
            raise Refused(404, "NOT_A_TEAM", "there are no logins here", mend="start it with rasid serve --team")
        if visit.session is None:
            said = "nobody is logged in" if visit.person is NOBODY else "a token has no account"
            raise Refused(401, "LOGIN_NEEDED", said, mend="log in with name and password")
        return visit


def address_of(request: Request) -> str:
    """From where a request came: what the proxy says where there is one, for only it can reach us then."""
    settings: Settings = request.app.state.desk.settings
    forwarded = request.headers.get("x-forwarded-for", "") if settings.https else ""
    last = forwarded.rpartition(",")[2].strip()
    return last or (request.client.host if request.client else "")


__all__ = [
    "ALL",
    "PROFILES",
    "RIGHTS",
    "Allowed",
    "Guard",
    "Own",
    "Person",
    "Visit",
    "address_of",
    "allowed",
    "person_of",
    "profile_of",
    "proven",
    "visit_in",
]
