"""Phrases of time are found, read by the coding manual, and nothing else is taken for one."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rasid.arabic.dates import dates
from rasid.arabic.segment import read_text
from tests.growing import STEEPEST, growth

CASES = Path(__file__).resolve().parent.parent / "cases"
THURSDAY = date(2021, 7, 29)
PIECES = (
    "منذ قبل بعد خلال من إلى حتى بين في يوم أمس اليوم غدا الخميس والجمعة 31 29 2018 / - ، . ( ) تموز نيسان آب صفر شهر "
    "عام الأسبوع الماضي المقبل ثلاثة أيام أسبوعين الأيام مطلع نهاية الثاني والعشرين ليلا صباح ذلك نفسه ساعة 9999 تشرين "
    "الأول"
).split()


def spelled(found) -> str:
    if not found:
        return "none"
    first, last = found[0].earliest, found[0].latest
    return "open" if first is None else f"{first}" if first == last else f"{first}/{last}"


def lines(name: str) -> list[list[str]]:
    rows = (CASES / name).read_text(encoding="utf-8").splitlines()
    return [row.split("\t") for row in rows if row and not row.startswith("#")]


@pytest.mark.parametrize("phrase, expected", lines("dates.tsv"))
def test_a_phrase_says_its_day(phrase: str, expected: str) -> None:
    found = dates(read_text(f"وقع الهجوم {phrase}، بحسب شهود."), THURSDAY)
    assert spelled(found) == expected
    assert len(found) <= 1


def test_the_whole_phrase_is_taken() -> None:
    for phrase in ("صباح اليوم الخميس", "يوم السبت 24 تموز/يوليو", "منذ مطلع العام الجاري", "ليل الأربعاء - الخميس"):
        text = read_text(f"وقع الهجوم {phrase}، بحسب شهود.")
        (mention,) = dates(text, THURSDAY)
        assert text.surface(mention.i, mention.j) == phrase


def test_each_of_several_phrases_is_found_in_order() -> None:
    text = read_text("قتل ثلاثة فجر الأربعاء وخمسة أمس، وكان اثنان قتلا في 19 نيسان الماضي.")
    assert [m.earliest for m in dates(text, THURSDAY)] == [date(2021, 7, 28), date(2021, 7, 28), date(2021, 4, 19)]


def test_a_day_told_from_the_one_before() -> None:
    text = read_text("قصف الحي فجر الثلاثاء، وقبل ذلك بيومين سقط صاروخ. وفي اليوم نفسه عاد الهدوء.")
    assert [m.earliest for m in dates(text, THURSDAY)] == [date(2021, 7, 27), date(2021, 7, 25), date(2021, 7, 25)]


def test_without_publication_only_full_dates_are_resolved() -> None:
    found = dates(read_text("في 4 شباط 2018 ثم أمس ثم في نيسان ثم عام 2013"), None)
    assert [spelled([m]) for m in found] == ["2018-02-04", "open", "open", "2013-01-01/2013-12-31"]


def test_a_quoted_name_is_no_day() -> None:
    assert dates(read_text("نقلت «روسيا اليوم» عن مصدر في تيار «14 آذار» قوله"), THURSDAY) == []


def test_a_diary_reads_otherwise_than_news() -> None:
    text = read_text("سأعود يوم الأحد القادم")
    monday = date(2016, 11, 7)
    assert spelled(dates(text, monday)) == "2016-11-13"
    assert spelled(dates(text, monday, diary=True)) == "2016-11-20"
    assert spelled(dates(read_text("سأعود في 15"), monday)) == "none"
    assert spelled(dates(read_text("سأعود في 15"), monday, diary=True)) == "2016-11-15"


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES), max_size=14),
    st.one_of(st.none(), st.dates(date(1900, 1, 1), date(2199, 12, 31))),
    st.booleans(),
)
def test_any_words_of_time_are_read_in_order_and_whole(words, published, diary) -> None:
    text = read_text(" ".join(words))
    end = 0
    for m in dates(text, published, diary=diary):
        assert end <= m.i < m.j <= len(text.words)
        assert (m.earliest is None) == (m.latest is None)
        assert m.earliest is None or m.earliest <= m.latest
        end = m.j


@given(
    st.sampled_from(["الخميس", "أمس", "منذ نيسان", "خلال الأيام الثلاثة الماضية", "الأسبوع الجاري"]),
    st.dates(date(1950, 1, 1)),
)
def test_what_is_past_never_ends_after_publication(phrase: str, published: date) -> None:
    (mention,) = dates(read_text(phrase), published)
    assert mention.latest <= published


@given(st.dates(date(1950, 1, 1)), st.integers(0, 6))
def test_a_weekday_is_the_last_one(published: date, back: int) -> None:
    names = ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"]
    day = published - timedelta(back)
    (mention,) = dates(read_text(f"قتل اثنان {names[day.weekday()]} في درعا"), published)
    assert (mention.earliest, mention.latest) == (day, day)


def test_a_long_text_is_read_in_linear_time() -> None:
    assert growth(lambda n: dates(read_text("منذ اندلاع القتال " * n), THURSDAY), 2_000) < STEEPEST
