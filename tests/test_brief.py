"""Briefs: what is new or changed, each sentence with who says so; ranges never as facts; a file that can be sent on."""

import io
import json
import re
import zipfile
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from string import Formatter

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasid.arabic.plurals import FORMS, form_of
from rasid.export import brief as briefs
from rasid.export.brief import About, Seen, brief, brief_row, entry
from rasid.export.brief_disclosed import disclosed
from rasid.export.brief_file import MEDIA, brief_file
from rasid.export.brief_values import amount, without_isolates
from rasid.knowledge.brief_words import counted, words
from rasid.knowledge.nouns import WHATS
from rasid.model.event import Decision
from tests.page.payloads import PAYLOADS

ABOUT = About("2021-08-01", "2021-08-09T12:00:00+00:00", "rasid 0 books:0", "4:abc", "درعا", "country=SY")
PLACE = {"place": "sy-daraa-x", "name": {"ar": "البلدة", "en": "al-Balda"}, "admin1": "Daraa", "country": "SY",
         "level": "town"}  # fmt: skip
REGIME = {"actor": "sy/state", "name": {"ar": "قوات النظام", "en": "Government forces"}}


def backing(root, low, high=None, outlet="صدى الجنوب", report="r1", surface="ثلاثة جنود", **more):
    high = low if high is None else high
    return {"root": root, "root_name": root, "kind": "named person", "party": None, "reported_min": low,
            "reported_max": high, "claim": "c1", "report": report, "outlet": outlet, "published": "2021-08-02",
            "surface": surface, **more}  # fmt: skip


def figure(*roots, what="killed", who="soldiers", **more):
    lows, highs = [r["reported_min"] for r in roots], [r["reported_max"] for r in roots]
    row = {"what": what, "who": who, "side": None, "basis": "incident", "contested": False, "subset_of": None}
    return {**row, "reported_min": min(lows), "reported_max": max(highs), "roots": list(roots), **more}


def told_in(*reports, outlet="صدى الجنوب", url="https://example.org/1"):
    return [{"report": r, "outlet": outlet, "published": "2021-08-02", "title": "خبر", "url": url} for r in reports]


def event(*figures, reports=("r1",), **more):
    return {"id": "e1", "first_day": "2021-08-02", "last_day": "2021-08-02", "place": PLACE, "kinds": ["Armed clash"],
            "initiators": [REGIME], "targets": [], "figures": list(figures), "flags": [], "reports": list(reports),
            "roots": [r for f in figures for r in f["roots"]], "told_in": told_in(*reports), **more}  # fmt: skip


def decision(what="accept", value="", why="", about=("e1",)):
    return Decision("d1", what, about, value, "سلمى", "2021-08-03T10:00:00Z", why)


def lines(now, before=None, *decisions, lang="en", **more):
    made = entry(Seen("e1", "2021-08-03", now, before, decisions, **more))
    return [without_isolates(line.said[lang]) for line in made.lines] if made else []


def codes(now, before, *decisions):
    made = entry(Seen("e1", "2021-08-03", now, before, decisions))
    return [line.code for line in made.lines] if made else []


@pytest.mark.parametrize(
    ("n", "said"),
    [(0, "لا قتلى"), (1, "قتيل واحد"), (2, "قتيلان"), (3, "3 قتلى"), (10, "10 قتلى"), (11, "11 قتيلاً"),
     (99, "99 قتيلاً"), (100, "100 قتيل"), (103, "103 قتلى"), (111, "111 قتيلاً"), (1000, "1000 قتيل")],
)  # fmt: skip
def test_arabic_nouns_follow_their_number(n, said):
    assert counted("killed", n)["ar"] == said


@given(st.integers(0, 10**9))
def test_a_form_depends_on_nothing_above_the_hundreds(n):
    assert form_of(n) in FORMS
    assert n < 100 or form_of(n) == form_of(100 + n % 100)


def test_ranges_are_told_as_ranges_and_open_ends_as_open():
    assert amount("killed", 3, 6)["ar"] == "من 3 إلى 6 من القتلى"
    assert amount("killed", 26, None)["ar"] == "26 قتيلاً على الأقل"
    assert amount("killed", None, 2)["en"] == "at most 2 people killed"
    assert amount("equipment_seized", 3, 6)["en"] == "equipment seized: 3 to 6"
    assert "number" in amount("injured", None, None)["en"]


@given(st.sampled_from(sorted(WHATS)), st.none() | st.integers(0, 5000), st.none() | st.integers(0, 5000))
def test_every_measure_has_words_for_every_range(what, low, high):
    said = amount(what, low, high)
    for number in {low, high} - {None, 0, 1, 2}:
        if low is None or high is None or low <= high:
            assert str(number) in said["ar"] and str(number) in said["en"]


def test_a_new_event_is_told_root_by_root_and_its_range_is_nobodys_fact():
    now = event(figure(backing("سامر", 3), backing("مرصد", 6, outlet="أفق", report="r2")), reports=("r1", "r2"))
    assert lines(now) == [
        "According to سامر (in صدى الجنوب), مرصد (in أفق): Armed clash, al-Balda (Daraa), 2021-08-02; "
        "told in 2 reports.",
        "According to سامر (in صدى الجنوب): 3 people killed (soldiers).",
        "According to مرصد (in أفق): 6 people killed (soldiers).",
        "The figures of سامر (in صدى الجنوب), مرصد (in أفق) differ: 3 to 6 people killed (soldiers); "
        "none of it is settled here.",
    ]
    assert lines(now, lang="ar")[1] == "بحسب سامر (في صدى الجنوب): 3 قتلى (جنود)."
    assert "خبرين" in lines(now, lang="ar")[0]


def test_a_figure_that_moved_names_what_stood_and_who_says_what_stands():
    before = event(figure(backing("سامر", 3)))
    now = event(figure(backing("سامر", 4), backing("مرصد", 6, report="r2")), reports=("r1", "r2"))
    said = lines(now, before)
    assert said[0].startswith("What is reported was 3 people killed (soldiers) and is now 4 to 6 people killed")
    assert "according to سامر" in said[0] and "مرصد" in said[0]
    assert any("سامر" in s and "was reported to say 3" in s and "now reported to say 4" in s for s in said)
    assert any("مرصد" in s and "is now reported to say: 6" in s for s in said)
    assert any(s.startswith("New reports tell of it: صدى الجنوب") for s in said)


def test_newly_contested_is_told_and_marked():
    before, now = event(figure(backing("سامر", 3))), event(figure(backing("سامر", 3), contested=True))
    assert codes(now, before) == ["contested"] and codes(before, now) == ["agreed"]
    made = brief([Seen("e1", "2021-08-03", now, before)], ABOUT)
    assert made.entries[0].contested and brief_row(made)["counts"]["contested"] == 1


def test_what_went_moved_or_was_decided_is_told_with_whoever_is_behind_it():
    before = event(figure(backing("سامر", 3)), figure(backing("سامر", 1), what="injured"))
    denied = {"code": "denied", "values": ["قيادي"], "ar": "قيادي ينفي ذلك", "en": "قيادي denies it"}
    now = event(figure(backing("مرصد", 3)), kinds=["Attack"], place=None, first_day=None, last_day=None,
                initiators=[], targets=[REGIME], flags=[denied])  # fmt: skip
    taken = decision("correct", json.dumps(["place", "sy-x"]), why="أخطأ الخبر")
    assert set(codes(now, before, taken)) == {
        "kind_moved", "place_moved", "day_moved", "initiators_moved", "targets_moved", "root_new", "root_gone",
        "figure_gone", "flag", "decided_correct", "why",
    }  # fmt: skip
    moved = [s for s in lines(now, before, taken) if " is now " in s and " was " in s]
    assert len(moved) == 5 and all("so decided by سلمى" in s for s in moved)
    moved = [s for s in lines(now, before) if " is now " in s and " was " in s]
    assert len(moved) == 5 and all("own new reading" in s for s in moved)


@pytest.mark.parametrize(
    ("taken", "said"),
    [
        (decision(), "سلمى accepted the event as it stood, 2021-08-03."),
        (decision("assess", '{"what": "killed", "who": "soldiers", "best": 5}'), "5 people killed (soldiers)"),
        (decision("grade", '{"what": "killed", "who": "unknown", "grade": "Discounted"}'), "«killed» as «Discounted»"),
        (decision("correct", '["tally:0", "5"]'), "(figure 0) to «5»"),
        (decision("same", about=("c1", "c2")), "2 claims tell of one event"),
        (decision("different", about=("c1", "c2", "c3")), "3 claims do not tell of one event"),
        (decision("unsure", about=("c1", "c2")), "unsure whether 2 claims"),
        (decision("undo", about=("d0",)), "took a decision back"),
        (decision("comment", "يحتاج إلى مراجعة"), "noted: «يحتاج إلى مراجعة»"),
        (decision("assess", "no JSON"), "سلمى"),
    ],
)
def test_every_decision_has_its_sentence(taken, said):
    now = event(figure(backing("سامر", 3)))
    assert any(said in s for s in lines(now, None, taken))
    assert entry(Seen("e1", "", now, now, (taken,))).what == "decided"


def test_no_day_is_left_to_be_turned_by_the_arabic_before_it():
    made = brief_row(brief(everything(), ABOUT))
    told = [made["title"], made["made"], *(x for e in made["entries"] for x in (e["title"], *e["lines"]))]
    days = [m for x in told for m in re.finditer(r"(.?)\d{4}-\d\d-\d\d", x["ar"])]
    assert days and all(m[1] == "\u2068" for m in days)


def test_what_is_gone_says_where_it_went():
    before = event(figure(backing("سامر", 3)))
    assert "e9" in lines(None, before, into="e9")[0] and "no longer stands" in lines(None, before)[0]
    assert entry(Seen("e1", "", None)) is None


def test_what_did_not_change_is_not_told():
    now = event(figure(backing("سامر", 3)))
    assert codes(now, now) == [] and brief([Seen("e1", "", now, now)], ABOUT).entries == ()
    assert "Nothing new" in brief_file(brief([], ABOUT), "text", "en").decode()


def _flagged(row):
    return {**row, "figures": [{**f, "flags": []} for f in row["figures"]]}


def held_back(profile, now, before=None, *decisions):
    """The lines of one event as a profile shows it."""
    rows = [row and {"coded": [], "left_out": [], "bonds": [], **_flagged(row)} for row in (now, before)]
    (seen,) = disclosed([Seen("e1", "2021-08-03", *rows, tuple(decisions))], profile)
    made = entry(seen)
    return [without_isolates(line.said[lang]) for line in made.lines for lang in ("ar", "en")]


def test_a_masked_name_is_the_same_name_before_and_after():
    before = event(figure(backing("person:سامر", 3)))
    now = event(figure(backing("person:سامر", 4), backing("person:ليث", 6)))
    said = held_back("public", now, before)
    assert (
        "person 1 (name masked) (in صدى الجنوب) was reported to say 3 people killed (soldiers), and is now reported"
        in " ".join(said)
    )
    assert not any("سامر" in s or "ليث" in s for s in said)
    assert any("سامر" in s for s in held_back("partner", now, before))


def test_who_decided_and_what_they_wrote_is_held_back_from_partners():
    now = event(figure(backing("مرصد", 3)))
    taken = [
        decision(why="رأيته بنفسي"),
        decision("comment", "ملاحظة خاصة"),
        decision("correct", '["place", "حي سري"]'),
    ]
    said = " ".join(held_back("partner", now, now, *taken))
    for held in ("سلمى", "رأيته", "ملاحظة", "سري"):
        assert held not in said
    assert "a reviewer corrected what was read, 2021-08-03." in said and "a reviewer accepted the event" in said
    assert "سلمى" in " ".join(held_back("internal", now, now, *taken))


def everything():
    """A brief in which every sentence of an event is told."""
    before = event(figure(backing("سامر", 3)), figure(backing("سامر", 1), what="injured"), figure(backing("ليث", 1)))
    now = event(figure(backing("سامر", 4), backing("مرصد", 6, report="r2"), contested=True), kinds=["Attack"],
                place=None, first_day=None, last_day=None, initiators=[], targets=[REGIME], reports=("r1", "r2"),
                flags=[{"code": "denied", "values": ["x"], "ar": "ينفي", "en": "denies"}])  # fmt: skip
    fresh = event(figure(backing("سامر", 3), backing("مرصد", 6), contested=True))
    decisions = [decision("same", about=("a", "b")), decision(why="لسبب")]
    return [
        Seen("e1", "2021-08-03", now, before, tuple(decisions)),
        Seen("e2", "2021-08-03", fresh, appeared=True),
        Seen("e3", "2021-08-03", None, before, into="e1"),
        Seen("e4", "2021-08-03", fresh, fresh, tuple(decisions)),
        Seen("e5", "2021-08-03", before, event(figure(backing("سامر", 3), contested=True))),
    ]


def test_every_sentence_of_an_event_names_who_says_so():
    for e in brief(everything(), ABOUT).entries:
        for line in e.lines:
            for lang in ("ar", "en"):
                assert line.by[lang] and line.code in words().sentences
                assert line.by[lang] in line.said[lang], line


def test_both_languages_fill_the_same_gaps():
    def gaps(text):
        return {name for _, name, _, _ in Formatter().parse(text) if name}

    for code, told in {**words().sentences, **words().parts}.items():
        assert gaps(told["ar"]) == gaps(told["en"]), code
    for noun, forms in words().nouns.items():
        assert len(forms["ar"]) == len(FORMS) and len(forms["en"]) == 2 and "{0}" in forms["of"], noun


def test_the_note_stands_in_every_form_and_language():
    made = brief(everything(), ABOUT)
    for lang, note in words().sentences["note"].items():
        for form in MEDIA:
            raw = brief_file(made, form, lang)
            if form == "xlsx":
                cells = [c.value for page in openpyxl.load_workbook(io.BytesIO(raw)) for r in page for c in r]
                assert note in cells
            elif form == "json":
                assert json.loads(raw)["note"][lang] == note
            else:
                assert note in unescape(raw.decode("utf-8"))


class Looked(HTMLParser):
    """The tags, attributes and text of a page."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.attributes, self.text = [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(tag, *a) for a in attrs]

    def handle_data(self, data):
        self.text.append(data)


_TAGS = {"html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "p", "main", "footer", "section",
         "article", "ul", "li", "span", "bdi", "blockquote", "a"}  # fmt: skip


def hostile(payload):
    roots = (backing(payload, 3, outlet=payload, surface=payload, report=payload),)
    place = {**PLACE, "name": {"ar": payload, "en": payload}, "admin1": payload}
    now = event(figure(*roots, side={"actor": "x", "name": {"ar": payload, "en": payload}}), place=place)
    now |= {"told_in": told_in(payload, outlet=payload, url=payload), "kinds": [payload], "id": payload}
    taken = replace(decision("comment", payload, why=payload), by=payload)
    return [Seen(payload, "2021-08-03", now, None, (taken,), appeared=True),
            Seen("e2", "2021-08-03", now, event(figure(backing("x", 1))), (taken,))]  # fmt: skip


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_what_reports_say_is_text_whatever_it_is(payload, lang):
    about = replace(ABOUT, name=payload, query=payload, head=payload)
    text = brief_file(brief(hostile(payload), about), "html", lang).decode("utf-8")
    looked = Looked(text)
    assert set(looked.tags) <= _TAGS and looked.tags.count("style") == 1
    assert {name for tag, name, _ in looked.attributes if tag != "meta"} <= {"lang", "dir", "class", "href", "rel"}
    hrefs = [value for _, name, value in looked.attributes if name == "href"]
    assert all(re.match(r"https?://", h) for h in hrefs)


def test_the_page_reads_from_the_right_and_forbids_itself_all_but_its_style():
    text = brief_file(brief(everything(), ABOUT), "html", "ar").decode("utf-8")
    assert '<html lang="ar" dir="rtl">' in text and "default-src 'none'" in text
    assert '<html lang="en" dir="ltr">' in brief_file(brief(everything(), ABOUT), "html", "en").decode("utf-8")
    looked = Looked(text)
    assert {"script", "img", "link", "iframe"}.isdisjoint(looked.tags)
    shown = "".join(looked.text)
    for e in brief(everything(), ABOUT).entries:
        assert all(line.said["ar"] in shown for line in e.lines)


@pytest.mark.parametrize("prefix", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1"])
def test_no_cell_of_the_workbook_is_a_formula_and_it_reads_from_the_right(prefix):
    raw = brief_file(brief([*everything(), *hostile(prefix)], ABOUT), "xlsx", "ar")
    book = openpyxl.load_workbook(io.BytesIO(raw))
    cells = [c for page in book for row in page for c in row if c.value is not None]
    assert cells and all(c.data_type == "s" for c in cells)
    assert all(page.sheet_view.rightToLeft for page in book)
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        assert all(b"<f>" not in packed.read(n) for n in packed.namelist())
    english = openpyxl.load_workbook(io.BytesIO(brief_file(brief([], ABOUT), "xlsx", "en")))
    assert not any(page.sheet_view.rightToLeft for page in english)


def test_sections_come_in_one_order_whatever_order_events_are_seen_in():
    made = [e.id for e in brief(everything(), ABOUT).entries]
    assert [e.id for e in brief(reversed(everything()), ABOUT).entries] == made
    assert [e.what for e in brief(everything(), ABOUT).entries] == sorted(
        (e.what for e in brief(everything(), ABOUT).entries), key=briefs.SECTIONS.index
    )
