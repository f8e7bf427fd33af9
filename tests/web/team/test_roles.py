"""Every route × every role: the table is written by hand, the routes are the application's; fault FT-40."""

import re
from typing import Any

import pytest
from fastapi.routing import APIRoute
from starlette.testclient import TestClient

from rasid.errors import ForbiddenError
from rasid.model.person import NOBODY, OWNER, RIGHTS, Person
from rasid.store.people import People
from rasid.store.searches import Search
from rasid.store.store import Store
from rasid.web import acting
from rasid.web.app import make_app
from rasid.web.guard import Allowed, Own
from rasid.web.settings import Settings
from tests.web.team.conftest import NAMES, OTHER, WORD, Team

ROLES = ("nobody", "viewer", "coder", "reviewer", "admin")
TABLE = """
GET    /about                        401 200 200 200 200
GET    /vocabulary                   401 200 200 200 200
POST   /csp-report                   204 204 204 204 204
GET    /openapi.json                 401 200 200 200 200
GET    /events                       401 200 200 200 200
GET    /facets                       401 200 200 200 200
GET    /tallies                      401 200 200 200 200
GET    /histogram                    401 200 200 200 200
GET    /events/{id}                  401 200 200 200 200
GET    /events/{id}/history          401 200 200 200 200
GET    /events/{id}/second           401 200 200 200 200
GET    /map                          401 200 200 200 200
GET    /choropleth                   401 200 200 200 200
GET    /control                      401 200 200 200 200
GET    /reports                      401 200 200 200 200
GET    /reports/{id}                 401 200 200 200 200
POST   /reports                      401 403 201 201 201
GET    /claims                       401 200 200 200 200
GET    /claims/{id}                  401 200 200 200 200
POST   /code                         401 403 200 200 200
GET    /decisions                    401 200 200 200 200
POST   /decisions                    401 403 201 201 201
GET    /review                       401 200 200 200 200
POST   /review/{key}/claim           401 403 200 200 200
DELETE /review/{key}/claim           401 403 200 200 200
POST   /review/{key}/comment         401 403 201 201 201
POST   /review/{key}/assign          401 403 200 200 200
GET    /search                       401 200 200 200 200
GET    /suggest                      401 200 200 200 200
GET    /brief                        401 200 200 200 200
GET    /export                       401 403 403 200 200
GET    /searches                     401 200 200 200 200
POST   /searches                     401 403 201 201 201
DELETE /searches/{id}                401 403 204 204 204
GET    /feed.atom                    401 200 200 200 200
GET    /feed.json                    401 200 200 200 200
POST   /login                        200 200 200 200 200
POST   /logout                       401 204 204 204 204
GET    /me                           401 200 200 200 200
POST   /me/prove                     401 200 200 200 200
POST   /me/password                  401 200 200 200 200
POST   /me/totp                      401 200 200 200 200
GET    /sessions                     401 200 200 200 200
DELETE /sessions/{id}                401 204 204 204 204
GET    /tokens                       401 200 200 200 200
POST   /tokens                       401 201 201 201 201
DELETE /tokens/{id}                  401 404 404 404 404
GET    /people                       401 403 403 403 200
POST   /people                       401 403 403 403 201
PATCH  /people/{name}                401 403 403 403 200
GET    /people/acts                  401 403 403 403 200
"""
EXPECTED = {(m, p): dict(zip(ROLES, map(int, codes), strict=True))
            for m, p, *codes in (line.split() for line in TABLE.strip().splitlines())}  # fmt: skip
BODIES: dict[str, Any] = {
    "POST /reports": {
        "text": "قُتل سبعة جنود في هجوم على حاجز قرب مدينة درعا، بحسب مصدر محلي.",
        "published": "2021-07-29",
    },
    "POST /code": {"text": "قُتل سبعة جنود في هجوم على حاجز قرب مدينة درعا."},
    "POST /csp-report": {},
    "POST /review/{key}/assign": {"to": None},
    "POST /review/{key}/comment": {"text": "to be looked at"},
    "POST /login": {"name": "Walid", "password": WORD},
    "POST /me/prove": {"password": WORD},
    "POST /me/password": {"old": WORD, "new": OTHER},
    "POST /me/totp": {},
    "POST /tokens": {"name": "nightly", "rights": ["read"]},
    "POST /people": {"name": "Nadim", "role": "viewer", "password": OTHER},
    "PATCH /people/{name}": {"role": "coder"},
}


def routes() -> dict[tuple[str, str], APIRoute]:
    """Every route of the API, by method and path."""
    app = make_app(Settings(team=True))
    found = {(m, r.path.removeprefix("/api/v1")): r
             for r in _flat(app.routes) if isinstance(r, APIRoute) for m in r.methods - {"HEAD"}}  # fmt: skip
    return {k: r for k, r in found.items() if k[1] != "/{path:path}"}


def _flat(found: Any) -> Any:
    for r in found:
        inner = getattr(getattr(r, "original_router", None), "routes", None)
        if inner is None:
            yield r
        else:
            yield from _flat(inner)


def _rights_of(route: APIRoute) -> list[str]:
    calls = [d.call for d in _all(route.dependant)]
    return [c.right for c in calls if isinstance(c, Allowed | Own)]


def _all(dependant: Any) -> Any:
    for d in dependant.dependencies:
        yield d
        yield from _all(d)


def test_no_route_is_without_a_row_and_no_row_without_a_route() -> None:
    assert {k for k in EXPECTED if k[1] != "/openapi.json"} == set(routes())


def test_every_route_names_exactly_one_right() -> None:
    none = {("POST", "/login"), ("POST", "/csp-report")}
    for key, route in routes().items():
        assert len(_rights_of(route)) == (0 if key in none else 1), key


def _call(team: Team, client: TestClient, method: str, path: str) -> int:
    event, store = team.event(), team.store
    incident = store.incident(event).incident
    key = path if "{key}" not in path else path.replace("{key}", _question(team))
    session = client.get("/api/v1/sessions").json().get("items", [{"id": "0" * 12}])[0]["id"]
    ids = {"/events": event, "/claims": incident.claims[0], "/reports": incident.reports[0], "/sessions": session,
           "/tokens": "0" * 12, "/people": NAMES["viewer"], "/searches": "0" * 12}  # fmt: skip
    found = next((v for k, v in ids.items() if path.startswith(k)), "")
    body = BODIES.get(f"{method} {path}")
    if (method, path) == ("DELETE", "/searches/{id}"):
        key = f"/searches/{_saved(team, client)}"
    if (method, path) == ("POST", "/searches"):
        body = {"name": f"of {client.cookies.get('rasid', '')[:8]}", "query": "country=SY"}
    if (method, path) == ("POST", "/decisions"):
        body = {"what": "accept", "about": [event]}
    query = {
        "/suggest": "?field=place&q=د",
        "/search": "?q=قتل",
        "/control": "?country=SY",
        "/claims": f"?event={event}",
        "/brief": "?since=2021-01-01",
        "/export": "?as=events&to=jsonl",
    }.get(path, "")
    at = ("" if path.startswith("/feed") else "/api/v1") + re.sub(r"\{\w+\}", found, key)
    code = client.request(method, at + query, json=body).status_code
    if path.endswith("/claim"):
        client.delete(at)  # or the next would find it in hand
    return code


def _saved(team: Team, client: TestClient) -> str:
    """The id of a search that this one saved, or that somebody did."""
    by = client.get("/api/v1/about").json().get("user", {}).get("name") or "Salim"
    one = Search(f"s{by.lower()}", f"search of {by}", "country=SY", by, "2022-03-01T09:00:00Z")
    if one.id not in {s.id for s in team.store.searches()}:
        team.store.save_search(one)
    return one.id


def _question(team: Team) -> str:
    with acting.acting(OWNER):
        from rasid.web.questions import key_of

        return key_of(team.desk.questions.all(team.desk.store, team.desk.index())[0])


@pytest.mark.parametrize(("method", "path"), EXPECTED, ids=lambda v: str(v))
def test_who_may_what(team: Team, method: str, path: str) -> None:
    found = {}
    for role in ROLES:
        client = team.as_(role)
        found[role] = _call(team, client, method, path)
        if (method, path) == ("POST", "/people") and role == "admin":
            assert team.store.people.one("Nadim").role == "viewer"
        if (method, path) == ("POST", "/me/password") and found[role] == 200:
            assert client.get("/api/v1/me").status_code == 200, "with the new cookie"
    assert found == EXPECTED[method, path]


def test_a_token_does_what_its_rights_are_and_no_more(team: Team) -> None:
    made = team.as_("reviewer").post("/api/v1/tokens", json={"name": "n", "rights": ["read", "decide"]}).json()
    client = team.client(Authorization=f"Bearer {made['token']}")
    codes = {k: _call(team, client, *k) for k in (("GET", "/events"), ("POST", "/decisions"), ("POST", "/code"),
             ("GET", "/me"), ("POST", "/me/password"), ("GET", "/people"), ("POST", "/tokens"))}  # fmt: skip
    assert list(codes.values()) == [200, 201, 403, 401, 401, 403, 401]
    assert client.get("/api/v1/about").json()["rights"] == ["decide", "read"]
    [decision] = team.store.decisions()
    assert decision.by == "Rima"


@pytest.mark.parametrize("given", ["Bearer x", "Bearer ", "Basic YTpi", "rasid_x", "Bearer rasid_" + "A" * 43])
def test_a_bad_token_is_refused_even_beside_a_good_cookie(team: Team, given: str) -> None:
    client = team.as_("admin")
    assert client.get("/api/v1/about", headers={"Authorization": given}).status_code == 401
    assert client.get("/api/v1/about").status_code == 200


@pytest.mark.parametrize("path", ["/feed", "/feeds", "/api/", "/api/v1/nothing", "/api/v2/events"])
def test_what_is_no_route_tells_nobody_anything(team: Team, path: str) -> None:
    assert team.client().get(path).status_code == 401


def test_nothing_of_the_store_is_without_a_right() -> None:
    """A method that somebody adds cannot be called in a team before it is said what it takes."""
    public = {n for c in Store.__mro__ for n in vars(c) if not n.startswith("_")}
    assert public == set(acting.NEEDS)
    for_others = {n for n in vars(People) if not n.startswith("_")} - set(acting.PEOPLE)
    assert for_others == {
        "has_admin", "roles", "change_password", "begin_totp", "confirm_totp", "session", "logout", "make_token",
    }  # fmt: skip


@pytest.mark.parametrize("role", ROLES)
def test_the_store_asks_itself_who_asks(team: Team, role: str) -> None:
    """Called past every route, it refuses what the role has no right to."""
    person = Person(NAMES.get(role, ""), role) if role != "nobody" else NOBODY
    with acting.acting(person):
        for name, right in acting.NEEDS.items():
            if right == acting.ANYONE or right in RIGHTS[role]:
                assert getattr(team.desk.store, name) is not None
            elif name in vars(acting.GuardedStore):
                with pytest.raises(ForbiddenError):
                    getattr(team.desk.store, name)(*_arguments(name))
            else:
                with pytest.raises(ForbiddenError):
                    getattr(team.desk.store, name)
        with pytest.raises(ForbiddenError):
            team.desk.store._looking  # noqa: B018
    for name in acting.PEOPLE:
        with acting.acting(person):
            if role == "admin":
                assert getattr(team.desk.team, name) is not None
            else:
                with pytest.raises(ForbiddenError):
                    getattr(team.desk.team, name)


def _arguments(name: str) -> list[Any]:
    from rasid.model.event import Decision

    decision = Decision("d", "accept", ("x",), "", "Walid", "2022-03-01T09:00:00Z")
    search = Search("s", "s", "", "Walid", "2022-03-01T09:00:00Z")
    searches = {"save_search": [search], "forget_search": ["s"]}
    return {**searches, "decide": [decision], "lock": ["k", "Walid", None, None], "unlock": ["k", "Walid"]}[name]


def test_alone_there_is_no_login_and_every_right(filled: Any) -> None:
    with TestClient(
        make_app(Settings(str(filled))), base_url="http://127.0.0.1:8765", headers={"X-Rasid": "1"}
    ) as client:
        assert client.get("/api/v1/events").status_code == 200
        for method, path in (("GET", "/me"), ("GET", "/people"), ("GET", "/tokens"), ("POST", "/login")):
            answer = client.request(
                method, f"/api/v1{path}", json={"name": "a", "password": "b"} if method == "POST" else None
            )
            assert (answer.status_code, answer.json()["error"]["code"]) == (404, "NOT_A_TEAM")
