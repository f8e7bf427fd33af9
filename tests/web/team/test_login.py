"""The login as a browser meets it: cookies, limits, second factor, ends, proofs; fault FT-42."""

from collections.abc import Callable
from datetime import timedelta

import pyotp
import pytest

from rasid.store.attempts import BY_ADDRESS, BY_NAME
from rasid.store.sessions import FRESH, IDLE, WHOLE
from tests.web.team.conftest import MINUTE, NAMES, NOW, OTHER, WORD, Team

SECOND = timedelta(seconds=1)


def error(answer) -> str:  # type: ignore[no-untyped-def]
    return str(answer.json()["error"]["code"])


def test_the_cookie_is_for_this_server_alone(team: Team) -> None:
    given = team.login(team.client(), "Walid").headers["set-cookie"]
    parts = {p.strip().lower() for p in given.split(";")[1:]}
    assert parts == {"httponly", "path=/", "samesite=strict"} and given.startswith("rasid=")


def test_behind_tls_the_cookie_is_bound_to_it(make_team: Callable[..., Team]) -> None:
    given = make_team(https=True)
    cookie = given.login(given.client(), "Walid").headers["set-cookie"]
    assert cookie.startswith("__Host-rasid=") and "secure" in cookie.lower() and "domain" not in cookie.lower()


def test_a_wrong_name_and_a_wrong_password_are_told_alike(team: Team) -> None:
    team.store.people.disable("Salim", team_by(team))
    tried = [("Nobody", WORD), ("Walid", OTHER), ("Salim", WORD), ("", ""), ("Walid\x00", WORD)]
    answers = [team.login(team.client(), name, password) for name, password in tried]
    assert {(a.status_code, a.text) for a in answers} == {(401, answers[0].text)}
    assert all("set-cookie" not in a.headers for a in answers)


def team_by(team: Team):  # type: ignore[no-untyped-def]
    from rasid.store.people import By

    return By("Huda", team.now)


@pytest.mark.parametrize("name", ["Walid", "Nobody"])
def test_guessing_ends_in_429_with_the_time_to_wait(team: Team, name: str) -> None:
    codes = [team.login(team.client(), name, OTHER).status_code for _ in range(BY_NAME + 1)]
    assert codes == BY_NAME * [401] + [429]
    refused = team.login(team.client(), name)
    assert refused.status_code == 429 and refused.headers["retry-after"] == "900"
    team.now += 15 * MINUTE
    assert team.login(team.client(), name).status_code == (200 if name == "Walid" else 401)


def test_an_address_that_guesses_names_waits(make_team: Callable[..., Team]) -> None:
    team = make_team(https=True)
    for n in range(BY_ADDRESS):
        header = {"X-Forwarded-For": f"10.0.0.{n}, 192.0.2.7"}
        assert team.login(team.client(**header), f"guess {n}", OTHER).status_code == 401
    assert team.login(team.client(**{"X-Forwarded-For": "192.0.2.7"}), "Walid").status_code == 429
    assert team.login(team.client(**{"X-Forwarded-For": "192.0.2.7, 192.0.2.8"}), "Walid").status_code == 200


def test_without_a_proxy_nobody_says_where_they_come_from(team: Team) -> None:
    for n in range(BY_ADDRESS):
        team.login(team.client(**{"X-Forwarded-For": f"192.0.2.{n}"}), f"guess {n}", OTHER)
    assert team.login(team.client(**{"X-Forwarded-For": "192.0.2.99"}), "Walid").status_code == 429


def test_a_session_that_was_planted_is_not_taken_over(team: Team) -> None:
    client = team.client()
    client.cookies.set("rasid", "planted-by-somebody-else", domain="127.0.0.1", path="/")
    assert team.login(client, "Walid").status_code == 200
    assert team.client(Cookie="rasid=planted-by-somebody-else").get("/api/v1/me").status_code == 401


def test_whoever_logs_in_anew_has_another_token_and_the_old_one_ends(team: Team) -> None:
    client = team.as_("viewer")
    old = client.cookies["rasid"]
    assert team.login(client, "Walid").status_code == 200 and client.cookies["rasid"] != old
    assert team.client(Cookie=f"rasid={old}").get("/api/v1/me").status_code == 401


CHANGES = [("/me/prove", {"password": WORD}), ("/me/password", {"old": WORD, "new": OTHER}), ("/me/totp", "code")]


@pytest.mark.parametrize(("path", "body"), CHANGES)
def test_every_change_of_rights_gives_a_new_token(team: Team, path: str, body: object) -> None:
    client, other = team.as_("coder"), team.as_("coder")
    old = client.cookies["rasid"]
    if body == "code":
        secret = client.post("/api/v1/me/totp", json={}).json()["secret"]
        body = {"code": pyotp.TOTP(secret).at(NOW)}
    assert client.post(f"/api/v1{path}", json=body).status_code == 200
    assert client.cookies["rasid"] != old and client.get("/api/v1/me").status_code == 200
    assert team.client(Cookie=f"rasid={old}").get("/api/v1/me").status_code == 401
    assert other.get("/api/v1/me").status_code == (200 if path == "/me/prove" else 401)


def test_a_change_of_role_ends_the_session(team: Team) -> None:
    coder, admin = team.as_("coder"), team.as_("admin")
    assert admin.patch("/api/v1/people/Salim", json={"role": "viewer"}).status_code == 200
    assert coder.get("/api/v1/about").status_code == 401
    assert team.as_("coder").get("/api/v1/about").json()["user"] == {"name": "Salim", "role": "viewer"}


def test_a_session_ends_by_rest_and_by_age(team: Team) -> None:
    client = team.as_("viewer")
    team.now += IDLE
    assert client.get("/api/v1/me").status_code == 401
    client = team.as_("viewer")
    began = team.now
    while team.now < began + WHOLE - 20 * MINUTE:
        team.now += 20 * MINUTE
        assert client.get("/api/v1/me").status_code == 200
    team.now = began + WHOLE
    assert client.get("/api/v1/me").status_code == 401


def test_a_second_factor(team: Team) -> None:
    client = team.as_("viewer")
    begun = client.post("/api/v1/me/totp", json={}).json()
    assert begun["uri"].startswith("otpauth://totp/rasid:Walid?secret=" + begun["secret"])
    size = len(begun["qr"])
    assert size >= 21 and all(len(row) == size and set(row) <= {"0", "1"} for row in begun["qr"])
    totp = pyotp.TOTP(begun["secret"])
    assert client.post("/api/v1/me/totp", json={"code": "000000"}).status_code == 400
    codes = client.post("/api/v1/me/totp", json={"code": totp.at(team.now)}).json()["recovery"]
    assert error(team.login(team.client(), "Walid")) == "CODE_NEEDED"
    assert error(team.login(team.client(), "Walid", OTHER)) == "LOGIN_REFUSED", "only a right password says so"
    used = totp.at(team.now)
    assert error(team.login(team.client(), "Walid", code=used)) == "LOGIN_REFUSED", "it was used to set it up"
    team.now += MINUTE
    code = totp.at(team.now)
    assert [team.login(team.client(), "Walid", code=code).status_code for _ in range(2)] == [200, 401]
    assert [team.login(team.client(), "Walid", code=codes[0]).status_code for _ in range(2)] == [200, 401]


def test_what_is_weighty_takes_the_password_once_more(team: Team) -> None:
    admin, reviewer = team.as_("admin"), team.as_("reviewer")
    team.now += FRESH + SECOND
    tried = {
        "people": admin.post("/api/v1/people", json={"name": "Nadim", "role": "viewer", "password": OTHER}),
        "person": admin.patch("/api/v1/people/Salim", json={"disabled": True}),
        "token": reviewer.post("/api/v1/tokens", json={"name": "n", "rights": ["read"]}),
        "totp": reviewer.post("/api/v1/me/totp", json={}),
    }
    assert {k: (a.status_code, error(a)) for k, a in tried.items()} == dict.fromkeys(tried, (403, "PROOF_NEEDED"))
    assert admin.get("/api/v1/people").status_code == 200
    assert error(admin.post("/api/v1/me/prove", json={"password": OTHER})) == "LOGIN_REFUSED"
    assert admin.post("/api/v1/me/prove", json={"password": WORD}).status_code == 200
    assert admin.patch("/api/v1/people/Salim", json={"disabled": True}).status_code == 200


def test_proving_cannot_be_used_to_guess(team: Team) -> None:
    client = team.as_("viewer")
    codes = [client.post("/api/v1/me/prove", json={"password": OTHER}).status_code for _ in range(BY_NAME + 1)]
    assert codes == BY_NAME * [401] + [429]


def test_a_password_set_by_another_is_changed_before_anything_else(team: Team) -> None:
    admin = team.as_("admin")
    body = {"name": "Nadim", "role": "admin", "password": OTHER}
    assert admin.post("/api/v1/people", json=body).status_code == 201
    client = team.client()
    assert team.login(client, "Nadim", OTHER).json()["must_change"] is True
    for path in ("/events", "/people", "/tokens", "/reports"):
        assert error(client.get(f"/api/v1{path}")) == "PASSWORD_OLD"
    short = client.post("/api/v1/me/password", json={"old": OTHER, "new": "short"})
    assert short.status_code == 400 and client.get("/api/v1/me").status_code == 200, "the session goes on"
    assert client.post("/api/v1/me/password", json={"old": OTHER, "new": WORD}).status_code == 200
    assert client.get("/api/v1/people").status_code == 200


def test_sessions_and_tokens_are_ended_by_whose_they_are(team: Team) -> None:
    here, there, other = team.as_("viewer"), team.as_("viewer"), team.as_("coder")
    listed = here.get("/api/v1/sessions").json()["items"]
    [mine] = [s["id"] for s in listed if s["this"]]
    assert len(listed) == 2 and other.delete(f"/api/v1/sessions/{mine}").status_code == 404
    assert here.delete("/api/v1/sessions/others").status_code == 204
    assert (here.get("/api/v1/me").status_code, there.get("/api/v1/me").status_code) == (200, 401)
    token = here.post("/api/v1/tokens", json={"name": "n", "rights": ["read"]}).json()["token"]
    [id] = [t["id"] for t in here.get("/api/v1/tokens").json()["items"]]
    assert other.delete(f"/api/v1/tokens/{id}").status_code == 404
    program = team.client(Authorization=f"Bearer {token}")
    assert program.get("/api/v1/events").status_code == 200
    assert here.delete(f"/api/v1/tokens/{id}").status_code == 204
    assert program.get("/api/v1/events").status_code == 401


def test_an_admin_shuts_out_at_once_and_says_so_in_the_acts(team: Team) -> None:
    admin, coder = team.as_("admin"), team.as_("coder")
    assert admin.patch("/api/v1/people/Salim", json={"disabled": True}).json()["disabled"] is True
    assert coder.get("/api/v1/events").status_code == 401
    assert admin.patch("/api/v1/people/Huda", json={"role": "viewer"}).status_code == 409, "the last admin"
    assert admin.patch("/api/v1/people/Salim", json={"disabled": False, "role": "admin"}).status_code == 400
    first = admin.get("/api/v1/people/acts").json()["items"][0]
    assert (first["what"], first["name"], first["by"]) == ("disabled", "Salim", "Huda")
    people = admin.get("/api/v1/people").json()["items"]
    assert {p["name"] for p in people} == set(NAMES.values())
