"""What people write in a team: in their own name, undone by whom, confirmed by whom; and from no other site; FT-44."""

import pytest

from rasid.errors import ForbiddenError
from rasid.model.event import Decision
from rasid.model.person import Person
from rasid.web import acting
from tests.web.team.conftest import MINUTE, ROOT, Team

DECIDE = "/api/v1/decisions"


def accept(team: Team, role: str, event: str) -> str:
    team.now += MINUTE
    body = {"what": "accept", "about": [event]}
    answer = team.as_(role).post(f"{DECIDE}?wait=1", json=body)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["decision"]["id"])


def status(team: Team, event: str) -> str:
    return str(team.as_("viewer").get(f"/api/v1/events/{event}/second").json()["status"])


def asked(team: Team, role: str) -> list[str]:
    items = team.as_(role).get("/api/v1/review?kind=second").json()["items"]
    return [i["event"] for i in items]


def test_a_decision_bears_the_name_of_the_login_and_no_other(team: Team) -> None:
    body = {"what": "accept", "about": [team.event()], "by": "Huda"}
    assert team.as_("coder").post(DECIDE, json=body).json()["decision"]["by"] == "Salim"
    forged = Decision("d1", "accept", (team.event(),), "", "Huda", "2022-03-01T09:00:00Z")
    with acting.acting(Person("Salim", "coder")):
        with pytest.raises(ForbiddenError):
            team.desk.store.decide(forged)
        with pytest.raises(ForbiddenError):
            team.desk.store.lock("k", "Huda", team.now, team.now)


def test_a_coder_undoes_only_what_is_their_own(team: Team) -> None:
    event = team.event()
    mine, hers = accept(team, "coder", event), accept(team, "reviewer", event)
    undo = {"what": "undo", "about": [hers]}
    refused = team.as_("coder").post(DECIDE, json=undo)
    assert (refused.status_code, refused.json()["error"]["code"]) == (403, "FORBIDDEN")
    assert team.as_("coder").post(DECIDE, json={"what": "undo", "about": [mine]}).status_code == 201
    assert team.as_("reviewer").post(DECIDE, json=undo).status_code == 201


def test_a_reviewer_undoes_what_a_coder_decided(team: Team) -> None:
    made = accept(team, "coder", team.event())
    undo = {"what": "undo", "about": [made]}
    assert team.as_("reviewer").post(DECIDE, json=undo).status_code == 201


def test_a_second_reader_confirms_and_never_their_own(team: Team) -> None:
    event = team.event()
    assert status(team, event) == "none" and asked(team, "reviewer") == []
    accept(team, "coder", event)
    assert status(team, event) == "accepted once"
    assert asked(team, "reviewer") == [event] == asked(team, "admin")
    assert asked(team, "coder") == [], "only a reviewer is asked"
    accept(team, "reviewer", event)
    assert status(team, event) == "confirmed by second reader" and asked(team, "admin") == []


def test_a_reviewers_own_acceptance_waits_for_another(team: Team) -> None:
    event = team.event()
    made = accept(team, "reviewer", event)
    assert status(team, event) == "accepted once"
    assert asked(team, "reviewer") == [] and asked(team, "admin") == [event]
    team.as_("reviewer").post(f"{DECIDE}?wait=1", json={"what": "undo", "about": [made]})
    assert status(team, event) == "none" and asked(team, "admin") == []


def test_who_became_a_reviewer_later_was_none_then(team: Team) -> None:
    from rasid.store.people import By

    event = team.event()
    team.store.people.add("Nadim", "coder", "three otters in the reeds", By("Huda", team.now), must_change=False)
    accept(team, "coder", event)
    client = team.client()
    team.login(client, "Nadim", "three otters in the reeds")
    team.now += MINUTE
    client.post(f"{DECIDE}?wait=1", json={"what": "accept", "about": [event]})
    assert status(team, event) == "accepted once", "two coders do not confirm"
    team.now += MINUTE
    team.store.people.set_role("Nadim", "reviewer", By("Huda", team.now))
    assert status(team, event) == "accepted once"
    assert asked(team, "reviewer") == [event]


FOREIGN = [
    ("another site's page", {"Origin": "https://evil.example"}, 403),
    ("a page of no origin", {"Origin": "null"}, 403),
    ("another port of this machine", {"Origin": "http://127.0.0.1:9999"}, 403),
    ("a name that begins like ours", {"Origin": f"{ROOT}.evil.example"}, 403),
    ("a form of another site", {"Sec-Fetch-Site": "cross-site"}, 403),
    ("a page of the same domain", {"Sec-Fetch-Site": "same-site"}, 403),
    ("no header that forms cannot send", {"X-Rasid": ""}, 403),
    ("another name of this server", {"Host": "evil.example"}, 421),
    ("what a form can send", {"Content-Type": "text/plain"}, 415),
    ("our own page", {"Origin": ROOT, "Sec-Fetch-Site": "same-origin"}, 0),
]
WRITES = [
    ("POST", "/login"), ("POST", "/logout"), ("POST", "/decisions"), ("POST", "/reports"), ("POST", "/people"),
    ("PATCH", "/people/Salim"), ("POST", "/me/password"), ("POST", "/me/totp"), ("POST", "/tokens"),
    ("DELETE", "/sessions/others"), ("DELETE", "/tokens/x"), ("POST", "/code"),
]  # fmt: skip


def test_no_write_comes_from_another_site(team: Team) -> None:
    admin = team.as_("admin")
    found: dict[str, set[int]] = {}
    for what, headers, _ in FOREIGN[:-1]:
        for method, path in WRITES:
            given = {"Content-Type": "application/json", **headers}
            answer = admin.request(method, f"/api/v1{path}", content=b"{}", headers=given)
            found.setdefault(what, set()).add(answer.status_code)
            assert not any(name.startswith("access-control-") for name in answer.headers)
    assert found == {what: {code} for what, _, code in FOREIGN[:-1]}
    assert admin.get("/api/v1/me").status_code == 200, "nothing was done"
    own = FOREIGN[-1][1]
    assert admin.post("/api/v1/logout", headers=own).status_code == 204


def test_preflights_of_other_sites_get_no_leave(team: Team) -> None:
    headers = {"Origin": "https://evil.example", "Access-Control-Request-Method": "POST",
               "Access-Control-Request-Headers": "x-rasid"}  # fmt: skip
    answer = team.client().options("/api/v1/decisions", headers=headers)
    assert answer.status_code >= 400 and not any(n.startswith("access-control-") for n in answer.headers)
