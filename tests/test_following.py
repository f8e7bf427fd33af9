"""`rasid brief` and `rasid searches`, from outside: what came, what changed, what was decided, under a search."""

import io
import json
from pathlib import Path

import openpyxl
import pytest

from rasid.browse.filter import FilterError
from rasid.browse.saving import filter_of, search_of
from rasid.errors import UserError
from tests.conftest import ROOT

LINES = (ROOT / "samples" / "dispatches.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
LONG_AGO = "2020-01-01"


@pytest.fixture(scope="module")
def db(tmp_path_factory, command_line) -> Path:
    """A database to which reports came in two goes, the second about an event of the first."""
    folder = tmp_path_factory.mktemp("following")
    reports = {json.loads(line)["id"]: line for line in LINES}
    for name, ids in (("one", ["sample-1"]), ("two", [i for i in reports if i != "sample-1"])):
        (folder / f"{name}.jsonl").write_text("".join(reports[i] for i in ids), encoding="utf-8")
        assert command_line("add", folder / f"{name}.jsonl", "--db", folder / "tests.db").returncode == 0
    return folder / "tests.db"


def told(rasid, db, *arguments):
    done = rasid("brief", "--db", db, "--to", "json", *arguments)
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)


def test_what_came_is_new_and_every_line_says_on_whose_word(rasid, db):
    found = told(rasid, db, "--since", LONG_AGO)
    shown = [json.loads(e) for e in rasid("events", "--db", db, "--to", "jsonl", "--limit", "0").stdout.splitlines()]
    assert {e["id"] for e in found["entries"]} == {e["id"] for e in shown}
    assert found["counts"]["new"] == len(shown) and found["head"]
    assert all(line["by"]["ar"] and line["by"]["ar"] in line["ar"] for e in found["entries"] for line in e["lines"])
    assert any(q["words"] for e in found["entries"] for line in e["lines"] for q in line["quotes"])


def test_what_did_not_come_since_is_not_told(rasid, db):
    assert told(rasid, db, "--since", "2999-01-01")["entries"] == []


def test_flags_and_queries_narrow_alike(rasid, db):
    by_flag = told(rasid, db, "--since", LONG_AGO, "--country", "ye")
    by_query = told(rasid, db, "--since", LONG_AGO, "--query", "?country=ye&lang=ar")
    assert by_flag["entries"] and by_flag["entries"] == by_query["entries"]
    assert len(by_flag["entries"]) < len(told(rasid, db, "--since", LONG_AGO)["entries"])
    assert by_flag["under"]["query"] == "country=YE"


def test_a_decision_is_told_with_whoever_took_it(rasid, db, tmp_path):
    one = told(rasid, db, "--since", LONG_AGO)["entries"][0]["id"]
    assert rasid("decide", "accept", one, "--db", db, "--by", "سلمى", "--why", "راجعته").returncode == 0
    (lines,) = [e["lines"] for e in told(rasid, db, "--since", LONG_AGO)["entries"] if e["id"] == one]
    assert [line["code"] for line in lines][-2:] == ["decided_accept", "why"]
    assert "سلمى" in lines[-1]["ar"] and "راجعته" in lines[-1]["ar"]


def test_every_filter_of_an_export_narrows_a_brief(rasid, db):
    found = told(
        rasid, db, "--since", LONG_AGO, "--country", "ye", "--country", "sy", "--kind=-Attack", "--killed-min", "2"
    )
    assert found["under"]["query"] == "kind=-Attack&country=YE&country=SY&killed_min=2"
    same = told(rasid, db, "--since", LONG_AGO, "--query", found["under"]["query"])
    assert found["entries"] and same["entries"] == found["entries"]
    assert told(rasid, db, "--since", LONG_AGO, "--killed", "2")["entries"]


def test_a_brief_for_the_public_masks_whom_no_book_knows_in_every_form(rasid, db):
    whole = told(rasid, db, "--since", LONG_AGO)
    names = {q["root"] for e in whole["entries"] for line in e["lines"] for q in line["quotes"]}
    private = {n for n in names if n and any(n in line["en"] for e in whole["entries"] for line in e["lines"])
               and "person" in json.dumps(told(rasid, db, "--since", LONG_AGO, "--profile", "public"))}  # fmt: skip
    shown = {form: rasid("brief", "--db", db, "--since", LONG_AGO, "--profile", "public", "--to", form).stdout.decode()
             for form in ("text", "json", "html")}  # fmt: skip
    held = {n for n in private if all(n not in text for text in shown.values())}
    assert held, "somebody is masked"
    for form, text in shown.items():
        assert "name masked" in text and "صدى الجنوب" in text, form
    quotes = [q for e in json.loads(shown["json"])["entries"] for line in e["lines"] for q in line["quotes"]]
    assert quotes == [], "no words of a report leave"


@pytest.mark.parametrize("form", ["text", "json", "html", "xlsx"])
def test_each_form_is_written_whole(rasid, db, tmp_path, form):
    out = tmp_path / f"brief.{form}"
    done = rasid("brief", "--db", db, "--since", LONG_AGO, "--to", form, "--lang", "ar", "--out", out)
    assert done.returncode == 0 and done.stdout == b"", done.stderr.decode()
    raw = out.read_bytes()
    same = rasid("brief", "--db", db, "--since", LONG_AGO, "--to", form, "--lang", "ar")
    assert bool(raw) and bool(same.stdout)
    if form == "xlsx":
        assert openpyxl.load_workbook(io.BytesIO(raw))["brief"].sheet_view.rightToLeft
    else:
        assert "قتلى" in raw.decode("utf-8")


def test_a_search_is_saved_followed_and_forgotten(rasid, db):
    assert rasid("searches", "add", "اليمن", "country=ye", "--db", db, "--by", "سلمى").returncode == 0
    (saved,) = [json.loads(s) for s in rasid("searches", "list", "--json", "--db", db).stdout.splitlines()]
    assert (saved["name"], saved["query"], saved["by"]) == ("اليمن", "country=YE", "سلمى")
    found = told(rasid, db, "--since", LONG_AGO, "--search", "اليمن")
    assert found["entries"] == told(rasid, db, "--since", LONG_AGO, "--country", "ye")["entries"]
    assert found["under"]["name"] == "اليمن"
    assert rasid("searches", "add", "اليمن", "", "--db", db).returncode == 2, "the name is taken"
    assert rasid("searches", "remove", "اليمن", "--db", db).returncode == 0
    assert rasid("searches", "list", "--db", db).stdout == b""
    gone = rasid("brief", "--db", db, "--since", LONG_AGO, "--search", "اليمن")
    assert gone.returncode == 2 and "searches list" in gone.stderr.decode()


@pytest.mark.parametrize(
    "arguments",
    [("brief", "--since", "gestern"), ("brief", "--since", LONG_AGO, "--query", "colour=red"),
     ("brief", "--since", LONG_AGO, "--country", "Syria"), ("searches", "add", "x", "colour=red"),
     ("searches", "add", " ", "country=sy"), ("searches", "remove", "none"), ("brief",)],
)  # fmt: skip
def test_what_cannot_be_is_told_with_its_mend(rasid, db, arguments):
    done = rasid(*arguments, *(() if len(arguments) == 1 else ("--db", db)))
    assert done.returncode == 2 and len(done.stderr.splitlines()) > 1 and b"Traceback" not in done.stderr


def test_a_saved_search_is_the_filter_alone_in_one_spelling():
    saved = search_of("  درعا  والجنوب ", "?lang=ar&country=sy&kind=-Attack&sort=-day&q=%D8%AF", "سلمى", "t")
    assert saved.name == "درعا والجنوب"
    assert filter_of(saved.query) == filter_of("country=SY&kind=-Attack&q=د")
    assert search_of("x", saved.query, "", "t").query == saved.query
    for name, query in (("", ""), ("x" * 200, ""), ("a\u202eb", ""), ("x", "country=" + "y" * 9000)):
        with pytest.raises(UserError):
            search_of(name, query, "", "t")
    with pytest.raises(FilterError):
        search_of("x", "colour=red", "", "t")
    with pytest.raises(UserError):
        filter_of("q=%FF%FE")
