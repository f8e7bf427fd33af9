"""What a brief and a feed disclose to each role: as much as an export does, whatever way it is asked for."""

import json

import pytest

from tests.web.team.conftest import MINUTE, Team

API = "/api/v1"
MOST = {"viewer": "public", "coder": "partner", "reviewer": "internal", "admin": "internal"}
LONG_AGO = "2020-01-01"


def brief(team: Team, role: str, **query: str):  # type: ignore[no-untyped-def]
    return team.as_(role).get(f"{API}/brief", params={"since": LONG_AGO, **query})


def words(told: dict) -> set[str]:  # type: ignore[type-arg]
    return {q["words"] for e in told["entries"] for line in e["lines"] for q in line["quotes"]}


@pytest.mark.parametrize("role", list(MOST))
def test_each_role_is_told_as_much_as_it_may_export(team: Team, role: str) -> None:
    told = brief(team, role).json()
    assert told["profile"] == MOST[role] and told["entries"]
    assert bool(words(told)) == (MOST[role] == "internal")
    assert brief(team, role, profile="public").json()["profile"] == "public"
    codes = {p: brief(team, role, profile=p).status_code for p in ("public", "partner", "internal")}
    may = list(codes)[: list(codes).index(MOST[role]) + 1]
    assert codes == {p: 200 if p in may else 403 for p in codes}
    assert team.as_(role).get(f"{API}/about").json()["profiles"] == may


def test_names_that_no_book_has_are_in_no_file_and_no_feed_for_a_viewer(team: Team) -> None:
    private = {r["root_name"] for e in json.loads(team.as_("admin").get(f"{API}/events?limit=500").text)["items"]
               for f in team.as_("admin").get(f"{API}/events/{e['id']}").json()["figures"] for r in f["roots"]
               if r["root"].startswith("person:")}  # fmt: skip
    assert private, "the samples name private persons"
    whole = brief(team, "admin", to="text").text
    assert any(name in whole for name in private)
    viewer = team.as_("viewer")
    for path in (f"{API}/brief?since={LONG_AGO}&to=text&lang=ar", f"{API}/brief?since={LONG_AGO}",
                 f"{API}/brief?since={LONG_AGO}&to=html", "/feed.json", "/feed.atom?lang=en"):  # fmt: skip
        told = viewer.get(path).text
        assert told and not [name for name in private if name in told], path


def test_a_file_of_everything_takes_the_password_once_more(team: Team) -> None:
    admin = team.as_("admin")
    asked = f"{API}/brief?since={LONG_AGO}&to=html"
    assert admin.get(asked).status_code == 200
    team.now += 11 * MINUTE
    assert admin.get(asked).json()["error"]["code"] == "PROOF_NEEDED"
    assert admin.get(f"{asked}&profile=public").status_code == 200
    assert admin.get(f"{API}/brief?since={LONG_AGO}").status_code == 200, "the page reads on"


def test_what_was_asked_is_withheld_where_it_may_be_a_name(team: Team) -> None:
    told = brief(team, "viewer", q="ناشط", name="متابعة فلان").json()
    assert "ناشط" not in json.dumps(told["under"], ensure_ascii=False) and told["under"]["name"] == ""
    assert brief(team, "viewer", country="SY", name="سوريا").json()["under"]["name"] == "سوريا"
