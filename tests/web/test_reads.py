"""What the API gives: in its form, by the same filters, each page once, and known where it is unchanged."""

import json
from typing import Any

import pytest
from starlette.testclient import TestClient

from rasid.browse import Filter
from rasid.web.models import (
    About,
    Areas,
    Cards,
    Control,
    Event,
    Facets,
    Histogram,
    History,
    KeptReport,
    Map,
    ReportHeads,
    Tallies,
    Vocabulary,
)
from rasid.web.safety import API


def got(site: TestClient, path: str, **asked: Any) -> Any:
    answer = site.get(API + path, params=asked)
    assert answer.status_code == 200, answer.text
    return answer.json()


@pytest.fixture
def ids(site: TestClient) -> list[str]:
    return [e["id"] for e in got(site, "/events")["items"]]


@pytest.mark.parametrize(("path", "model"), [
    ("/about", About), ("/events", Cards), ("/facets", Facets), ("/histogram", Histogram), ("/map", Map),
    ("/choropleth", Areas), ("/control", Control), ("/vocabulary", Vocabulary), ("/tallies", Tallies),
    ("/reports", ReportHeads),
])  # fmt: skip
def test_answers_have_the_form_that_is_described(site: TestClient, path: str, model: Any) -> None:
    told = got(site, path)
    assert json.loads(model.model_validate(told).model_dump_json()) == told


def test_events_and_reports_whole(site: TestClient, ids: list[str]) -> None:
    for id in ids:
        event = got(site, f"/events/{id}")
        Event.model_validate(event)
        History.model_validate(got(site, f"/events/{id}/history"))
        words = [r["surface"] for f in event["figures"] for r in f["roots"]]
        assert all(words), "every root's figure bears its words"
        for report in event["reports"]:
            whole = got(site, f"/reports/{report}")
            KeptReport.model_validate(whole)
            assert id in whole["events"] and whole["provenance"][0]["raw"]
            for s in whole["slots"]:
                assert 0 <= s["span"][0] <= s["span"][1] <= len(whole["text"])


def test_any_claim_leads_to_its_event(site: TestClient, ids: list[str]) -> None:
    moved = 0
    for id in ids:
        for claim in got(site, f"/events/{id}")["claims"]:
            for tail in ("", "/history"):
                answer = site.get(f"{API}/events/{claim}{tail}", params={"lang": "ar"}, follow_redirects=False)
                if claim == id:
                    assert answer.status_code == 200
                else:
                    moved += 1
                    assert answer.status_code == 308
                    assert answer.headers["location"] == f"{API}/events/{id}{tail}?lang=ar"
    assert moved


def test_a_claim_says_why(site: TestClient, ids: list[str]) -> None:
    claim = got(site, f"/claims/{ids[0]}")
    assert claim["explain"]["evidence"][0]["entry"].startswith("data/")
    assert claim["event"] == ids[0] and claim["report"]["id"] in got(site, f"/events/{ids[0]}")["reports"]
    listed = got(site, "/claims", event=ids[0])
    assert [c["id"] for c in listed["items"]] == got(site, f"/events/{ids[0]}")["claims"]


@pytest.mark.parametrize("path", ["/about", "/events?country=sy", "/vocabulary", "/facets", "/review", "/decisions"])
def test_what_is_known_is_not_sent_again(site: TestClient, path: str) -> None:
    first = site.get(API + path)
    again = site.get(API + path, headers={"If-None-Match": f'"x", {first.headers["etag"]}'})
    assert (again.status_code, again.content) == (304, b"")
    assert site.get(API + path + ("&" if "?" in path else "?") + "lang=ar").headers["etag"] != first.headers["etag"]


def test_pages_visit_each_event_once(site: TestClient, ids: list[str]) -> None:
    for sort in ("-day", "killed", "place"):
        seen: list[str] = []
        cursor = ""
        while cursor is not None:
            page = got(site, "/events", sort=sort, limit=4, cursor=cursor)
            seen += [e["id"] for e in page["items"]]
            cursor = page["next"]
        assert sorted(seen) == sorted(ids)
    seen, cursor = [], ""
    while cursor is not None:
        page = got(site, "/reports", limit=2, cursor=cursor)
        seen += [r["id"] for r in page["items"]]
        cursor = page["next"]
    assert len(seen) == len(set(seen)) == got(site, "/about")["counts"]["reports"]


def test_every_facet_leads_to_as_many_events_as_it_says(site: TestClient) -> None:
    told = got(site, "/facets")
    for field, values in told["facets"].items():
        for v in values:
            assert got(site, "/events", **{field: v["value"]})["total"] == v["count"], (field, v)


@pytest.mark.parametrize(("path", "where"), [
    ("/events?colour=red", "colour"), ("/events?since=then", "since"), ("/events?cursor=x", "cursor"),
    ("/events?sort=luck", "sort"), ("/events?limit=0", "limit"), ("/events?limit=501", "limit"),
    ("/map?zoom=99", "zoom"),
    ("/facets?fields=x", "fields"), ("/choropleth?level=x", "level"), ("/reports?since=x", "since"),
    ("/control?on=x", "on"), ("/tallies?group=x", "group"), ("/suggest?field=x&q=a", "field"),
    ("/suggest?q=a", "field"),
    ("/decisions?cursor=WyJhIl0", "cursor"), ("/search?q=a&cursor=e30", "cursor"), ("/claims", "report"),
])  # fmt: skip
def test_what_cannot_be_is_told_by_its_name(site: TestClient, path: str, where: str) -> None:
    answer = site.get(API + path)
    assert answer.status_code == 400
    assert answer.json()["error"]["where"] == where and answer.json()["error"]["mend"]


@pytest.mark.parametrize(
    "id", ["x", "..", "%00", "' OR 1=1 --", "a" * 3000, "\u202e", "🔥", "%25", "1;DROP TABLE reports"]
)
@pytest.mark.parametrize("path", ["/events/{}", "/events/{}/history", "/reports/{}", "/claims/{}"])
def test_ids_of_any_shape_are_unknown_and_no_more(site: TestClient, path: str, id: str) -> None:
    answer = site.get(API + path.format(id))
    assert answer.status_code == 404, answer.text


HOSTILE = [
    "'; DROP TABLE reports; --", '"', "%", "_", "*", "درعا OR 1", "NEAR(a b)", "words:x", 'a"b', "\\", "\x00",
    "{{7*7}}",
    "${x}", "<b>", "^درعا", "-درعا", "درعا*", "(", ")", "\r\nX: y", "\ufffd",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_what_is_looked_for_is_words_and_nothing_else(site: TestClient, text: str) -> None:
    """FT-32: operators, wildcards and quotation marks of SQL, FTS and LIKE ask for nothing."""
    plain = {"q=درعا": got(site, "/search", q="درعا")["total"]}
    for path, asked in (("/search", {"q": text}), ("/events", {"q": text}), ("/reports", {"q": text}),
                        ("/suggest", {"q": text, "field": "place"}), ("/events", {"outlet": text}),
                        ("/reports", {"outlet": text}), ("/decisions", {"about": text})):  # fmt: skip
        answer = site.get(API + path, params=asked)
        assert answer.status_code in (200, 400), (path, answer.text)
        if path == "/search" and "درعا" not in text:
            assert answer.json()["total"] == 0, "it is no word, so nothing holds it"
    assert got(site, "/search", q="درعا")["total"] == plain["q=درعا"] > 0


def test_suggestions_come_by_any_name(site: TestClient) -> None:
    assert "sy-daraa" in {s["value"] for s in got(site, "/suggest", field="place", q="درعا")}
    assert "sy-daraa" in {s["value"] for s in got(site, "/suggest", field="place", q="dara")}
    assert got(site, "/suggest", field="actor", q="داعش")[0]["value"] == "is/islamic-state"
    assert got(site, "/suggest", field="outlet", q="صدى")[0]["value"] == "صدى الجنوب"


def test_the_sums_are_those_of_the_command(site: TestClient) -> None:
    told = got(site, "/tallies", country="sy")
    ids = site.app.state.desk.index().select(Filter.of([("country", "SY")])).every_id()  # type: ignore[attr-defined]
    assert told["sheet"]["events"] == len(ids) and "not a death toll" in told["sheet"]["how_to_read"]
    assert {t["what"] for t in told["tallies"]} >= {"killed"}


def test_a_text_is_read_and_not_kept(site: TestClient) -> None:
    before = got(site, "/about")
    text = "قُتل سبعة جنود، أمس الأربعاء، في هجوم على حاجز قرب مدينة درعا."
    answer = site.post(f"{API}/code", json={"text": text, "published": "2021-07-29"}, headers={"X-Rasid": "1"})
    told = answer.json()
    assert answer.status_code == 200 and told["claims"][0]["date"]["earliest"] == "2021-07-28"
    assert "candidates" in told["claims"][0]["places"][0] and told["slots"]
    assert got(site, "/about")["counts"] == before["counts"]
    for odd in ("", "no Arabic here", "\ud800 قُتل جندي", "\u202eقُتل جندي\u2066"):
        raw = json.dumps({"text": odd}).encode()
        headers = {"X-Rasid": "1", "Content-Type": "application/json"}
        assert site.post(f"{API}/code", content=raw, headers=headers).status_code == 200
