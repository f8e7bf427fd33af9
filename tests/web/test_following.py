"""Briefs, saved searches and feeds over the API: as files, valid to the readers of others, stable, and all text."""

import io
import json
import urllib.parse
from datetime import UTC, datetime
from xml.etree import ElementTree

import feedparser
import openpyxl
import pytest

from rasid.export.brief import About, brief
from rasid.export.brief_feed import Feed, atom, json_feed, moment
from tests.page.payloads import PAYLOADS
from tests.test_brief import everything, hostile

API = "/api/v1"
LONG_AGO = "2020-01-01"
ABOUT = About(LONG_AGO, "2021-08-09T12:00:00Z", "rasid 0 books:0", "4:abc")
FEED = Feed("abc:def", "http://127.0.0.1:8765/", "http://127.0.0.1:8765/feed.atom?q=x", "ar")
NS = {"a": "http://www.w3.org/2005/Atom"}


def told(site, **query):
    answer = site.get(f"{API}/brief", params={"since": LONG_AGO, **query})
    assert answer.status_code == 200, answer.text
    return answer


def test_a_brief_for_the_page_holds_both_languages(site):
    found = told(site).json()
    events = site.get(f"{API}/events", params={"limit": 500}).json()
    assert {e["id"] for e in found["entries"]} == {e["id"] for e in events["items"]}
    assert all(line["by"]["ar"] in line["ar"] for e in found["entries"] for line in e["lines"])
    fewer = told(site, country="YE").json()
    assert 0 < len(fewer["entries"]) < len(found["entries"]) and fewer["under"]["query"] == "country=YE"
    assert told(site, since="2999-01-01").json()["entries"] == []


@pytest.mark.parametrize("to", ["html", "xlsx", "text"])
def test_a_brief_to_be_sent_on_is_a_file(site, to):
    answer = told(site, to=to, lang="ar")
    assert answer.headers["content-disposition"] == f'attachment; filename="brief-{LONG_AGO}.{to}"'
    if to == "xlsx":
        assert openpyxl.load_workbook(io.BytesIO(answer.content))["brief"].sheet_view.rightToLeft
    else:
        assert "قتلى" in answer.text
    assert ('dir="rtl"' in answer.text) == (to == "html")


@pytest.mark.parametrize("query", ["since=gestern", "", "since=2020-01-01&to=pdf", "since=2020-01-01&colour=red",
                                   "since=2020-01-01&lang=fr"])  # fmt: skip
def test_what_cannot_be_is_refused_as_every_error_is(site, query):
    answer = site.get(f"{API}/brief?{query}")
    assert answer.status_code == 400 and answer.json()["error"]["where"]


def test_a_search_is_saved_listed_and_forgotten(own_site):
    asked = {"name": "اليمن", "query": "?country=ye&lang=ar", "by": "سلمى"}
    made = own_site.post(f"{API}/searches", json=asked)
    assert made.status_code == 201 and made.json()["query"] == "country=YE" and made.json()["by"] == "سلمى"
    assert own_site.get(f"{API}/searches").json()["items"] == [made.json()]
    assert own_site.post(f"{API}/searches", json=asked).status_code == 409
    assert own_site.post(f"{API}/searches", json={**asked, "query": "colour=red"}).status_code == 400
    assert own_site.post(f"{API}/searches", json={**asked, "name": " "}).status_code == 400
    path = f"{API}/searches/{made.json()['id']}"
    assert own_site.delete(path).status_code == 204 and own_site.delete(path).status_code == 404
    assert own_site.get(f"{API}/searches").json()["items"] == []
    own_site.headers.pop("X-Rasid")
    assert own_site.post(f"{API}/searches", json=asked).status_code == 403


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_feed_is_read_by_a_reader_of_feeds(site, lang):
    answer = site.get("/feed.atom", params={"lang": lang, "country": "YE"})
    read = feedparser.parse(answer.content)
    assert answer.headers["content-type"].startswith("application/atom+xml") and not read.bozo
    assert read.version == "atom10" and read.feed.id and read.feed.updated_parsed and read.feed.language == lang
    items = site.get("/feed.json", params={"lang": lang, "country": "YE"}).json()
    assert items["version"] == "https://jsonfeed.org/version/1.1"
    assert [e.id for e in read.entries] == [i["id"] for i in items["items"]] and read.entries
    ids = {e["id"] for e in told(site, country="YE").json()["entries"]}
    assert {e.link.rpartition("/")[2].partition("?")[0] for e in read.entries} == ids
    pairs = zip(items["items"], read.entries, strict=True)
    assert all(i["content_text"] and i["date_modified"] == e.updated for i, e in pairs)


def test_each_entry_says_who_says_so(site):
    lines = {e["id"]: e["lines"] for e in told(site).json()["entries"]}
    for item in site.get("/feed.json", params={"lang": "en"}).json()["items"]:
        mine = lines[item["url"].rpartition("/")[2].partition("?")[0]]
        assert all(line["en"] in item["content_text"] for line in mine)


def test_an_entry_keeps_its_id_and_is_newer_when_its_event_changes(own_site):
    before = {i["id"]: i for i in own_site.get("/feed.json").json()["items"]}
    event = next(iter(before)).rpartition(":")[2]
    decided = own_site.post(
        f"{API}/decisions", params={"wait": "1"}, json={"what": "accept", "about": [event], "by": "سلمى"}
    )
    assert decided.status_code == 201
    after = {i["id"]: i for i in own_site.get("/feed.json").json()["items"]}
    assert before.keys() == after.keys()
    now = next(i for i in after.values() if i["id"].endswith(event))
    assert "سلمى" in now["content_text"] and now["date_modified"] >= before[now["id"]]["date_modified"]


def test_a_feed_of_another_search_is_another_feed_with_the_same_entries(site):
    one, other = (feedparser.parse(site.get("/feed.atom", params=q).content) for q in ({}, {"country": "YE"}))
    again = feedparser.parse(site.get("/feed.atom", params={"days": "60", "country": "ye"}).content)
    assert one.feed.id != other.feed.id == again.feed.id
    assert {e.id for e in other.entries} < {e.id for e in one.entries}


@pytest.mark.parametrize("query", ["days=0", "days=1000", "lang=fr", "colour=red", "days=x"])
def test_feeds_refuse_what_they_cannot_take(site, query):
    for path in ("/feed.atom", "/feed.json"):
        assert site.get(f"{path}?{query}").status_code == 400


@pytest.mark.parametrize("payload", [*PAYLOADS, "\x00\x0b\ud800<a>"])
def test_feeds_are_well_formed_and_all_text_whatever_reports_say(payload):
    made = brief(hostile(payload), ABOUT)
    root = ElementTree.fromstring(atom(made, FEED))
    assert {c.get("type") for c in root.iterfind(".//a:content", NS)} == {"text"}
    assert {e.tag.rpartition("}")[2] for e in root.iter()} <= {
        "feed", "id", "title", "subtitle", "updated", "author", "name", "link", "entry", "category", "content",
    }  # fmt: skip
    assert all(link.get("href").startswith("http://127.0.0.1:8765/") for link in root.iterfind(".//a:link", NS))
    for item in json.loads(json_feed(made, FEED))["items"]:
        assert "content_html" not in item and item["url"].startswith("http://127.0.0.1:8765/event/")
        assert urllib.parse.urlsplit(item["url"]).netloc == "127.0.0.1:8765"


def test_atom_has_all_that_the_standard_asks_for():
    root = ElementTree.fromstring(atom(brief(everything(), ABOUT), FEED))
    for one in (root, *root.iterfind("a:entry", NS)):
        for name in ("id", "title", "updated"):
            (found,) = one.findall(f"a:{name}", NS)
            assert found.text
            assert name != "updated" or datetime.fromisoformat(found.text).tzinfo == UTC
    ids = [e.text for e in root.iterfind("a:entry/a:id", NS)]
    assert len(ids) == len(set(ids)) and root.find("a:author/a:name", NS) is not None
    assert root.find("a:link[@rel='self']", NS) is not None
    empty = ElementTree.fromstring(atom(brief([], ABOUT), FEED))
    assert empty.find("a:updated", NS).text == moment("1970-01-01")
