"""The line that says where a report was written, and the seats of bodies: no places of any event."""

import pytest

from rasid.arabic.dates import dates
from rasid.arabic.segment import read_text
from rasid.extract.dateline import dateline, seats
from rasid.extract.toponyms import toponyms
from rasid.knowledge.places import gazetteer
from tests.scenes import DAY


def rest(raw: str) -> str:
    """What is left of ``raw`` after its dateline."""
    text = read_text(raw)
    head = dateline(text, toponyms(text, gazetteer()), dates(text, DAY))
    return text.surface(head, len(text.words))


@pytest.mark.parametrize("head", ["عدن - ", "عدن (خاص) - ", "دمشق، وكالات - ", "باريس، فرنسا (CNN)-- ", "مدينة تعز: "])
def test_a_place_with_its_desk_before_a_dash_is_a_dateline(head):
    assert rest(head + "قُتل جنديان في مدينة لودر") == "قُتل جنديان في مدينة لودر"


@pytest.mark.parametrize(
    "raw",
    [
        "قُتل جنديان في عدن - وأصيب ثالث",
        "المتحدث: قصفنا عدن",
        "عدن مدينة في اليمن",
        "عدن\n- قُتل جنديان",
        "( قُتل سبعة عناصر - وأصيب ثامن",
        "عدن -",
    ],
)
def test_words_of_the_story_are_none(raw):
    assert rest(raw) == raw


@pytest.mark.parametrize(
    "raw",
    [
        "قال المرصد ومقره بريطانيا ذلك",
        "قالت الشبكة التي تتخذ من لندن مقراً ذلك",
        "المركز ومقره مدينة جنيف",
        "اختارت من لندن مقراً لها",
    ],
)
def test_where_a_body_sits(raw):
    text = read_text(raw)
    places = toponyms(text, gazetteer())
    assert len(places) == 1
    assert seats(text, places) == {0}


def test_where_something_happened_is_no_seat():
    text = read_text("قُتل جنديان في لندن")
    assert seats(text, toponyms(text, gazetteer())) == set()
