"""Decisions, review and reports over the API: checked, kept, drawn, undone; and who may do what."""

import json
from itertools import pairwise
from typing import Any

import pytest
from fastapi.routing import APIRoute
from starlette.testclient import TestClient

from rasid.web.guard import ALL, RIGHTS, Allowed, Own
from rasid.web.routes import FEEDS, ROUTERS
from rasid.web.safety import API

TEXT = "قُتل سبعة جنود، أمس الأربعاء، في هجوم على حاجز قرب مدينة درعا، بحسب الناشط سامر الحريري."


def post(site: TestClient, path: str, status: int, **body: Any) -> Any:
    answer = site.post(API + path, json=body)
    assert answer.status_code == status, answer.text
    return answer.json()


def decide(site: TestClient, what: str, about: list[str], value: Any = None, status: int = 201) -> Any:
    return post(site, "/decisions?wait=1", status, what=what, about=about, value=value, by="سلمى", why="سبب")


def got(site: TestClient, path: str) -> Any:
    answer = site.get(API + path)
    assert answer.status_code == 200, answer.text
    return answer.json()


def first(site: TestClient, path: str = "/events") -> Any:
    return got(site, path)["items"][0]


def test_a_correction_is_laid_over_and_taken_back(own_site: TestClient) -> None:
    id = first(own_site)["id"]
    before = got(own_site, f"/events/{id}")
    taken = decide(own_site, "correct", [id], ["kind", "Attack"])
    assert taken["redrawing"] is False and json.loads(taken["decision"]["value"]) == ["kind", "Attack"]
    event = got(own_site, f"/events/{id}")
    assert "Attack" in event["kinds"] and event["decided"] == "corrected" and event["decisions"][0]["by"] == "سلمى"
    claim = got(own_site, f"/claims/{id}")
    assert claim["kind"] == "Attack" and claim["read_as"]["kind"] in before["kinds"]
    assert first(own_site, "/events?decided=corrected&by=سلمى")["id"] == id
    decide(own_site, "undo", [taken["decision"]["id"]])
    back = got(own_site, f"/events/{id}")
    assert back.keys() == before.keys()
    assert all(back[k] == before[k] for k in before if k not in ("decisions", "mark"))
    history = got(own_site, f"/events/{id}/history")["versions"]
    assert [v["what"] for v in history] == ["changed", "changed", "appeared"]
    assert history[1]["row"]["kinds"] == event["kinds"] and history[2]["row"]["kinds"] == before["kinds"]
    listed = got(own_site, "/decisions")["items"]
    assert [(d["what"], d["undone"]) for d in listed] == [("undo", False), ("correct", True)]


def test_a_figure_is_graded_and_assessed(own_site: TestClient) -> None:
    every = [got(own_site, f"/events/{card['id']}") for card in got(own_site, "/events")["items"]]
    event = next(e for e in every if e["figures"])
    figure = event["figures"][0]
    decide(own_site, "grade", [event["id"]], {"figure": 0, "grade": "Discounted"})
    decide(own_site, "assess", [event["id"]], {"what": figure["what"], "who": figure["who"], "best": 3})
    assert got(own_site, f"/events/{event['id']}")["figures"][0]["grade"] == "Discounted"


@pytest.mark.parametrize(("what", "about", "value", "status"), [
    ("explode", ["ID"], None, 400), ("accept", ["nothing"], None, 404), ("accept", ["ID", "ID"], None, 400),
    ("accept", [], None, 400), ("same", ["ID"], None, 400), ("same", ["ID", "nothing"], None, 404),
    ("correct", ["ID"], ["kind", "Dance"], 400), ("correct", ["ID"], ["colour", "red"], 400),
    ("correct", ["ID"], ["words:evidence", "0-999999"], 400), ("correct", ["ID"], ["words:evidence", "9-3"], 400),
    ("correct", ["ID"], "kind", 400), ("correct", ["ID"], ["place", "nowhere"], 400), ("correct", ["ID"], None, 400),
    ("assess", ["ID"], {"figure": 99, "best": 1}, 400), ("assess", ["ID"], {"figure": 0, "best": -1}, 400),
    ("assess", ["ID"], {"figure": 0, "best": True}, 400), ("grade", ["ID"], {"figure": 0, "grade": "Best"}, 400),
    ("grade", ["ID"], [], 400), ("undo", ["nothing"], None, 400), ("undo", ["\x00"], None, 400),
])  # fmt: skip
def test_what_cannot_be_decided_is_refused_and_not_kept(
    own_site: TestClient, what: str, about: list[str], value: Any, status: int
) -> None:
    id = first(own_site)["id"]
    told = decide(own_site, what, [id if a == "ID" else a for a in about], value, status)
    assert told["error"]["message"] and told["error"]["mend"]
    assert got(own_site, "/decisions")["total"] == 0


def test_nobody_is_overruled_unseen(own_site: TestClient) -> None:
    id = first(own_site)["id"]
    decide(own_site, "correct", [id], ["kind", "Attack"])
    answer = own_site.post(
        f"{API}/decisions", json={"what": "correct", "about": [id], "value": ["kind", "Arrests"], "by": "x"}
    )
    assert (answer.status_code, answer.json()["error"]["code"]) == (409, "CONFLICT")
    decide(own_site, "correct", [id], ["status", "denied"])


def test_the_queue_empties_as_it_is_answered(own_site: TestClient) -> None:
    queue = got(own_site, "/review")
    asked = queue["items"][0]
    assert asked["sides"] and all(s["words"] and s["report"]["id"] for s in asked["sides"])
    assert asked["event_row"]["id"] == asked["event"]
    if asked["what"] == "together":
        decide(own_site, "same", asked["about"])
    else:
        decide(own_site, "accept", asked["about"])
    left = got(own_site, "/review?limit=50")
    assert left["total"] < queue["total"] and asked["key"] not in {q["key"] for q in left["items"]}


def test_a_question_in_hand_is_nobody_elses(own_site: TestClient) -> None:
    key = first(own_site, "/review")["key"]
    assert post(own_site, f"/review/{key}/claim", 200, by="سلمى")["locked_by"] == "سلمى"
    assert post(own_site, f"/review/{key}/claim", 200, by="سلمى")["locked_by"] == "سلمى"
    assert post(own_site, f"/review/{key}/claim", 409, by="x")["error"]["code"] == "IN_HAND"
    assert [q["key"] for q in got(own_site, "/review?mine=سلمى")["items"]] == [key]
    assert own_site.delete(f"{API}/review/{key}/claim?by=x").json()["locked_by"] == "سلمى"
    assert own_site.delete(f"{API}/review/{key}/claim?by=سلمى").json()["locked_by"] is None
    assert post(own_site, "/review/nothing/claim", 404)["error"]["code"] == "UNKNOWN_ID"


def test_of_two_wishes_of_one_tab_the_later_said_holds_whichever_comes_first(own_site: TestClient) -> None:
    key, by = first(own_site, "/review")["key"], "سلمى"

    def hold(turn: str) -> str | None:
        holder: str | None = post(own_site, f"/review/{key}/claim?turn={turn}", 200, by=by)["locked_by"]
        return holder

    def let_go(turn: str) -> str | None:
        holder: str | None = own_site.delete(f"{API}/review/{key}/claim?by={by}&turn={turn}").json()["locked_by"]
        return holder

    assert hold("a.1") == by
    assert let_go("a.2") is None
    assert let_go("a.4") is None
    assert hold("a.3") is None
    assert hold("b.1") == by
    assert let_go("a.5") is None
    assert hold("a.7") == by
    assert let_go("a.6") == by
    assert post(own_site, f"/review/{key}/claim?turn=a", 400, by=by)["error"]["where"] == "turn"
    assert let_go("a.8") is None


def test_remarks_decide_nothing(own_site: TestClient) -> None:
    key = first(own_site, "/review")["key"]
    total = got(own_site, "/review")["total"]
    for text in ("أشك في الرقم", "وأنا"):
        assert post(own_site, f"/review/{key}/comment", 201, text=text, by="x")["text"] == text
    mine = next(q for q in got(own_site, "/review?limit=50")["items"] if q["key"] == key)
    assert [c["text"] for c in mine["comments"]] == ["أشك في الرقم", "وأنا"]
    assert got(own_site, "/review")["total"] == total and not got(own_site, "/about")["redrawing"]


def test_a_report_is_kept_read_and_drawn(own_site: TestClient) -> None:
    before = got(own_site, "/about")["counts"]
    kept = post(own_site, "/reports?wait=1", 201, text=TEXT, published="2021-07-29", outlet="صدى", country="sy")
    assert kept["report"]["claims"] and kept["events"] and kept["redrawing"] is False
    assert got(own_site, f"/events/{kept['events'][0]}")["told_in"]
    again = post(own_site, "/reports?wait=1", 201, text=TEXT, published="2021-07-29", outlet="صدى", country="sy")
    assert again["report"]["id"] == kept["report"]["id"]
    after = got(own_site, "/about")["counts"]
    assert after["reports"] == before["reports"] + 1
    assert post(own_site, "/reports", 400, text="no Arabic")["error"]["code"] == "NOT_ARABIC"
    assert post(own_site, "/reports", 400, text=TEXT, published="2921-01-01")["error"]["code"] == "BAD_DATE"
    assert post(own_site, "/reports", 400, text=TEXT, colour="red")["error"]["where"] == "colour"


def test_the_etag_follows_every_change(own_site: TestClient) -> None:
    tag = own_site.get(f"{API}/events").headers["etag"]
    decide(own_site, "accept", [first(own_site)["id"]])
    assert own_site.get(f"{API}/events", headers={"If-None-Match": tag}).status_code == 200


def rights() -> dict[str, list[str]]:
    """What each route asks for."""
    found: dict[str, list[str]] = {}
    for route in (r for router in (*ROUTERS, *FEEDS) for r in router.routes):
        assert isinstance(route, APIRoute)
        asks = [d.call.right for d in route.dependant.dependencies if isinstance(d.call, Allowed | Own)]
        found |= {f"{method} {route.path}": asks for method in route.methods}
    return found


OPEN = {"POST /csp-report", "POST /login"}
"""What nobody needs a right for."""
TAKES = {
    "GET /about": "read", "GET /vocabulary": "read", "GET /events": "read", "GET /events/{id}": "read",
    "GET /events/{id}/history": "read", "GET /facets": "read", "GET /histogram": "read", "GET /tallies": "read",
    "GET /map": "read", "GET /choropleth": "read", "GET /control": "read", "GET /reports": "read",
    "GET /reports/{id}": "read", "POST /reports": "keep", "GET /claims": "read", "GET /claims/{id}": "read",
    "POST /code": "code", "GET /decisions": "read", "POST /decisions": "decide", "GET /review": "read",
    "POST /review/{key}/claim": "decide", "DELETE /review/{key}/claim": "decide",
    "POST /review/{key}/comment": "decide", "GET /search": "read", "GET /suggest": "read",
}  # fmt: skip


def test_every_route_takes_one_right(site: TestClient) -> None:
    found = rights()
    described = site.get(f"{API}/openapi.json").json()["paths"]
    told = {f"{m.upper()} {p.removeprefix(API)}" for p, ways in described.items() for m in ways}
    assert told == set(found), "whatever is served is described, and is here"
    assert {name: asks for name, asks in found.items() if len(asks) != 1} == {name: [] for name in OPEN & found.keys()}
    assert {name: found[name] for name in TAKES} == {name: [right] for name, right in TAKES.items()}


def test_a_role_has_what_the_one_below_it_has() -> None:
    order = ("viewer", "coder", "reviewer", "admin")
    assert all(RIGHTS[low] < RIGHTS[high] for low, high in pairwise(order))
    assert RIGHTS["owner"] == RIGHTS["admin"] == ALL


def test_a_drawing_that_fails_is_told_until_one_succeeds(own_site: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    id = first(own_site)["id"]
    with monkeypatch.context() as patched:
        patched.setattr("rasid.web.desk.rebuild", lambda *_, **__: 1 / 0)
        decide(own_site, "accept", [id])
        assert got(own_site, "/about")["redraw_fault"] == "ZeroDivisionError"
    decide(own_site, "correct", [id], ["kind", "Attack"])
    assert got(own_site, "/about")["redraw_fault"] is None
    assert got(own_site, f"/events/{id}")["decided"] in ("accepted", "corrected")
