"""Questions of the review given to people of a team: by a reviewer to any who may decide, by others to themselves."""

import pytest

from tests.web.team.conftest import NAMES, Team

API = "/api/v1"


def queue(team: Team, role: str, **query: str):  # type: ignore[no-untyped-def]
    return team.as_(role).get(f"{API}/review", params=query).json()


def give(team: Team, role: str, key: str, to: str | None):  # type: ignore[no-untyped-def]
    return team.as_(role).post(f"{API}/review/{key}/assign", json={"to": to})


def test_a_reviewer_gives_a_question_and_takes_it_back(team: Team) -> None:
    found = queue(team, "reviewer")
    assert found["people"] == sorted(NAMES[r] for r in ("coder", "reviewer", "admin"))
    key = found["items"][0]["key"]
    assert give(team, "reviewer", key, NAMES["coder"]).json() == {"key": key, "assigned_to": NAMES["coder"]}
    told = queue(team, "coder")
    assert {q["key"]: q["assigned_to"] for q in told["items"]}[key] == NAMES["coder"]
    assert [q["key"] for q in queue(team, "coder", mine="1")["items"]] == [key]
    assert queue(team, "admin", mine="1")["items"] == []
    assert give(team, "reviewer", key, NAMES["admin"]).json()["assigned_to"] == NAMES["admin"], "given on"
    assert give(team, "reviewer", key, None).json()["assigned_to"] is None
    assert queue(team, "coder", mine="1")["items"] == []


def test_a_coder_takes_a_question_and_gives_none_to_others(team: Team) -> None:
    found = queue(team, "coder")
    assert found["people"] == [NAMES["coder"]]
    one, other = (q["key"] for q in found["items"][:2])
    assert give(team, "coder", one, NAMES["coder"]).json()["assigned_to"] == NAMES["coder"]
    assert give(team, "coder", other, NAMES["admin"]).status_code == 403
    give(team, "reviewer", one, NAMES["admin"])
    assert give(team, "coder", one, NAMES["coder"]).status_code == 403, "it is another's now"
    assert give(team, "viewer", other, NAMES["viewer"]).status_code == 403


@pytest.mark.parametrize("to", ["Walid", "nobody of this name"])
def test_a_question_is_given_to_nobody_who_may_not_answer_it(team: Team, to: str) -> None:
    key = queue(team, "reviewer")["items"][0]["key"]
    assert give(team, "reviewer", key, to).status_code == 404
    assert queue(team, "reviewer")["items"][0]["assigned_to"] is None
    assert give(team, "reviewer", "0" * 16, NAMES["coder"]).status_code == 404
