"""Canaries: no secret is in a log, an answer, an address or what is exported; and who may export what; fault FT-45."""

import json
import logging
from typing import Annotated

import pyotp
import pytest
from fastapi import Depends
from fastapi.routing import APIRoute

from rasid.store.sessions import FRESH
from rasid.web.guard import Person, Visit, allowed
from tests.web.team.conftest import MINUTE, OTHER, WORD, Team

CANARY = "canary-password-4711-ZZ"


def test_no_secret_is_in_a_log_or_in_an_answer(
    team: Team, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level(logging.DEBUG)
    client = team.as_("admin")
    answers = [client.get("/api/v1/about")]
    strange = [
        {"name": CANARY, "password": CANARY}, {"name": "Walid", "password": {"a": CANARY}}, [CANARY], CANARY,
        {"name": "Walid", "password": CANARY, "more": CANARY}, {"name": "Walid", "password": CANARY * 100},
        {"name": "Walid", "password": CANARY, "code": CANARY},
    ]  # fmt: skip
    for body in strange:
        for path in ("/login", "/me/prove", "/me/password", "/me/totp", "/people", "/tokens"):
            answers.append(client.post(f"/api/v1{path}", json=body))
    broken = f'{{"name": "Walid", "password": "{CANARY}"'
    answers.append(client.post("/api/v1/login", content=broken, headers={"Content-Type": "application/json"}))
    answers.append(client.get("/api/v1/events", headers={"Authorization": f"Bearer rasid_{CANARY}"}))
    monkeypatch.setattr(team.desk.people, "session", _failing)
    answers.append(client.post("/api/v1/login", json={"name": "Walid", "password": CANARY}))
    assert {a.status_code for a in answers} <= {200, 400, 401, 403, 429, 500} and answers[-1].status_code == 500
    cookie = client.cookies["rasid"]
    printed = capfd.readouterr()
    seen = [caplog.text, printed.out, printed.err, *(a.text for a in answers), *(str(a.headers) for a in answers)]
    assert [s[:200] for s in seen if CANARY in s] == []
    assert cookie not in caplog.text + printed.out + printed.err


def _failing(*_: object) -> None:
    raise RuntimeError("a fault of our own")


def test_what_is_told_once_is_told_nowhere_else(team: Team) -> None:
    client = team.as_("admin")
    secret = client.post("/api/v1/me/totp", json={}).json()["secret"]
    codes = client.post("/api/v1/me/totp", json={"code": pyotp.TOTP(secret).at(team.now)}).json()["recovery"]
    token = client.post("/api/v1/tokens", json={"name": "n", "rights": ["read"]}).json()["token"]
    canaries = [secret, *codes, token, client.cookies["rasid"], WORD]
    reads = (
        "/about",
        "/me",
        "/people",
        "/people/acts",
        "/sessions",
        "/tokens",
        "/decisions",
        "/events",
        "/openapi.json",
    )
    told = "".join(client.get(f"/api/v1{path}").text for path in reads)
    assert len(told) > 1000 and [c for c in canaries if c in told] == []
    session = team.desk.people.session(client.cookies["rasid"], team.now)
    assert session is not None
    assert client.cookies["rasid"] not in repr(Visit(Person("Huda", "admin"), session, client.cookies["rasid"]))


def test_nothing_of_the_account_may_be_kept_by_a_cache(team: Team) -> None:
    client = team.as_("admin")
    for path in ("/me", "/people", "/tokens", "/events", "/about"):
        assert client.get(f"/api/v1{path}").headers["cache-control"] == "no-store"


PROFILES = {
    "nobody": {"public": 401, "partner": 401, "internal": 401, "": 401},
    "viewer": {"public": 200, "partner": 403, "internal": 403, "": 403},
    "coder": {"public": 200, "partner": 200, "internal": 403, "": 403},
    "reviewer": {"public": 200, "partner": 200, "internal": 200, "": 200},
    "admin": {"public": 200, "partner": 200, "internal": 200, "": 200},
}
"""What each may export; the profile that is not named is the one that leaves least out."""


def test_who_exports_with_which_profile(team: Team) -> None:
    def export(_: Annotated[Person, Depends(allowed("export"))]) -> str:
        return "a file"

    team.app.router.routes.insert(0, APIRoute("/api/v1/of-a-test", export, methods=["GET"]))
    for role, expected in PROFILES.items():
        client = team.as_(role)
        asked = {p: client.get(f"/api/v1/of-a-test{f'?profile={p}' if p else ''}") for p in expected}
        assert {p: a.status_code for p, a in asked.items()} == expected, role
    reviewer = team.as_("reviewer")
    made = reviewer.post("/api/v1/tokens", json={"name": "n", "rights": ["read", "export", "review"]})
    program = team.client(Authorization=f"Bearer {made.json()['token']}")
    assert program.get("/api/v1/of-a-test?profile=public").status_code == 200
    assert program.get("/api/v1/of-a-test?profile=internal").json()["error"]["code"] == "PROOF_NEEDED"
    team.now += FRESH + MINUTE
    late = reviewer.get("/api/v1/of-a-test?profile=internal")
    assert (late.status_code, late.json()["error"]["code"]) == (403, "PROOF_NEEDED")
    assert reviewer.get("/api/v1/of-a-test?profile=public").status_code == 200


def test_a_token_needs_a_right_for_each_profile(team: Team) -> None:
    made = team.as_("reviewer").post("/api/v1/tokens", json={"name": "n", "rights": ["read", "export"]})
    assert made.status_code == 201
    beyond = team.as_("coder").post("/api/v1/tokens", json={"name": "n", "rights": ["review"]})
    assert (beyond.status_code, beyond.json()["error"]["code"]) == (403, "FORBIDDEN")
    assert json.dumps(beyond.json()).find(OTHER) < 0
