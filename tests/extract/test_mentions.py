"""Parties, people and sources found in a text: cases, what they stand for by date and country, what always holds."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rasid.arabic.segment import read_text
from rasid.extract.mentions import Mention, fired, mentions
from rasid.knowledge.actors import actor_book
from tests.conftest import ROOT

BOOK = actor_book()


def read(text: str, **context) -> tuple[list[str], list[Mention]]:
    words = read_text(text)
    found = mentions(words, BOOK, **context)
    return [words.surface(m.i, m.j) for m in found], found


def cases():
    lines = (ROOT / "tests/cases/actors.tsv").read_text(encoding="utf-8").splitlines()
    for line in lines:
        if line and not line.startswith("#"):
            text, expected = line.split("\t")
            yield pytest.param(text, expected, id=text)


def said(wanted: str, words: str, m: Mention) -> bool:
    surface, _, key = wanted.partition(" = ")
    return surface.strip() == words and (key == m.actor.id or (key == "?" and m.actor.id.startswith("?")))


@pytest.mark.parametrize(("text", "expected"), list(cases()))
def test_case(text, expected):
    surfaces, found = read(text)
    wanted = [] if expected == "none" else expected.split(" | ")
    got = [f"{s} = {m.actor.id}" for s, m in zip(surfaces, found, strict=True)]
    assert len(wanted) == len(got), got
    assert all(said(w, s, m) for w, s, m in zip(wanted, surfaces, found, strict=True)), got


@pytest.mark.parametrize(
    ("day", "key"),
    [(date(2019, 5, 1), "sy/regime/army"), (date(2024, 12, 7), "sy/regime/army"), (date(2024, 12, 8), "sy/gov/army")],
)
def test_the_syrian_army_is_another_one_since_december_2024(day, key):
    _, [m] = read("انتشر الجيش السوري في المدينة", published=day)
    assert m.actor.id == key


@pytest.mark.parametrize(("day", "key"), [(date(2022, 5, 1), "sy/regime"), (date(2025, 5, 1), "sy/gov")])
def test_a_name_that_two_bore_in_turn_tells_the_country_all_the_same(day, key):
    text = "أدانت وزارة الخارجية والمغتربين الهجوم. وردت وزارة الخارجية والمغتربين. وضبطت السلطات المحلية شحنة"
    _, found = read(text, published=day)
    assert found[-1].actor.id == key


@pytest.mark.parametrize(("country", "key"), [("IQ", "iq/forces/army"), ("LB", "lb/army"), ("SD", "sd/army")])
def test_the_army_without_an_adjective_is_that_of_the_reports_country(country, key):
    _, [m] = read("تقدم الجيش", country=country)
    assert m.actor.id == key


def test_the_coalition_is_that_of_the_war_the_report_is_about():
    assert read("شن التحالف غارات على صعدة في اليمن")[1][0].actor.path[0] == "coalition/saudi-led"
    assert read("شن التحالف غارات على الرقة في سوريا")[1][0].actor.path[0] == "coalition/anti-is"


def test_an_unknown_brigade_is_a_gap_with_its_name():
    _, [m] = read("هاجم لواء الريحان الحاجز")
    assert m.gap == "لواء الريحان" and m.role == "party"


def test_a_known_party_is_no_gap():
    assert not any(m.gap for m in read("هاجمت حركة أحرار الشام جيش الإسلام")[1])


@pytest.mark.parametrize(
    ("text", "role", "source"),
    [
        ("قالت وكالة رويترز", "source", "agency"),
        ("أفاد مصدر عسكري", "source", "anonymous source"),
        ("أعلنت وزارة الدفاع التركية", "state", "official body"),
        ("قالت حركة حماس", "party", "organisation"),
        ("وقال الناشط سامر الحريري", "person", "named person"),
        ("نزح أهالي البلدة", "people", ""),
    ],
)
def test_role_and_kind_of_source(text, role, source):
    m = read(text)[1][-1]
    assert (m.role, m.source) == (role, source)


@pytest.mark.parametrize(("text", "prefix"), [("هجوم لقسد", "ل"), ("للجيش السوري", "لل"), ("وقوات النظام", "و")])
def test_clitics_are_told(text, prefix):
    assert read(text)[1][0].prefix == prefix


def test_every_rule_names_a_line_of_a_book():
    _, found = read("قصفت قوات الأسد أهالي بلدة طفس وقال الناشط سامر الحريري إن لواء الريحان انسحب")
    assert found and all(m.rule.split(":")[0].endswith(".yaml") for m in found)


def test_fired_tells_the_entries_line():
    entry = BOOK.entry("sy/sdf")
    assert entry and entry.rule in fired("أعلنت قسد") and entry.rule not in fired("أعلنت المدرسة")


WORDS = st.sampled_from(
    "قوات النظام السوري الجيش قسد عناصر من تنظيم داعش و في مقاتلين محليين الناشط خالد الزامل وزارة الدفاع الروسية "
    'أهالي عين عيسى القوات رئيس الحكومة قال على المتحدث باسم " « » ، . للجيش حركة 12 شخصاً لواء مصدر'.split()
)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=25))
def test_mentions_are_in_order_and_never_overlap(words):
    text = read_text(" ".join(words))
    found = mentions(text, BOOK, published=date(2021, 7, 29), country="SY")
    ends = [(m.i, m.j) for m in found]
    assert all(0 <= i < j <= len(text.words) for i, j in ends)
    assert all(a[1] <= b[0] for a, b in pairwise(ends))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_read(text):
    mentions(read_text(text), BOOK)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=15))
def test_reading_twice_gives_the_same(words):
    text = " ".join(words)
    assert read(text) == read(text)
