"""Where and when: the finest places and the date that an occurrence's words, or those before, give it."""

from datetime import date

import pytest

from rasid.extract.setting import finest
from tests.scenes import drafts_of, named, scene_of

PLACES = [
    ("قصفت قوات النظام حي المنشية في مدينة درعا", "حي المنشية"),
    ("قصفت قوات النظام الغوطة الشرقية قرب دمشق", "الغوطة الشرقية"),
    ("قصفت قوات النظام بلدتي طفس وداعل", "طفس+داعل"),
    ("في بلدة طفس قصفت قوات النظام مواقع المسلحين", "بلدة طفس"),
    ("نزحت خمسون عائلة من بلدة طفس إلى مدينة نوى", "بلدة طفس"),
    ("قال المرصد ومقره بريطانيا إن قوات النظام قصفت بلدة طفس", "بلدة طفس"),
    ("قصفت قوات النظام بلدة طفس المجاورة لمدينة نوى وبلدة جاسم", "بلدة طفس"),
    ("سيطرت قوات النظام على بلدة طفس التي بقيت معقل الفصائل قرب مدينة نوى", "بلدة طفس"),
    ("قصفت قوات النظام بلدة طفس التي تبعد مسافة 12 كيلومتراً عن مدينة درعا", "بلدة طفس"),
    ("اعتقلت قوات النظام شاباً منحدراً من بلدة داعل في بلدة طفس", "بلدة طفس"),
    ("دمشق - وكالات: قصفت قوات النظام بلدة طفس", "بلدة طفس"),
]


@pytest.mark.parametrize(("text", "places"), PLACES)
def test_places(text, places):
    [one] = drafts_of(text)
    assert "+".join(p.removeprefix("و") for p in named(text, one.places).split("+")) == places


def test_a_country_beside_a_town_is_not_where_it_happened():
    scene = scene_of("انفجار في مدينة حلب في سوريا")
    assert [scene.text.surface(t.i, t.j) for t in finest(scene.text, scene.toponyms)] == ["مدينة حلب"]


def test_what_a_direction_ties_only_says_where_another_lies():
    scene = scene_of("معارك في بلدة منغ شمال حلب")
    assert [scene.text.surface(t.i, t.j) for t in finest(scene.text, scene.toponyms)] == ["بلدة منغ"]


@pytest.mark.parametrize(
    ("text", "days", "carried"),
    [
        ("قصفت قوات النظام بلدة طفس أمس", [date(2021, 7, 28)], [False]),
        ("أمس الأربعاء، قصفت قوات النظام بلدة طفس", [date(2021, 7, 28)], [False]),
        ("قصفت قوات النظام بلدة طفس أمس واعتقلت شابين", [date(2021, 7, 28)] * 2, [False, True]),
        ("قصفت قوات النظام بلدة طفس أمس. وقُتل في القصف طفلان", [date(2021, 7, 28)] * 2, [False, True]),
    ],
)
def test_days(text, days, carried):
    told = drafts_of(text)
    assert [d.date.earliest for d in told] == days
    assert [d.carried for d in told] == carried


def test_the_day_of_a_sentence_holds_for_what_is_said_in_it():
    *_, said = drafts_of("أمس الأربعاء قصفت قوات النظام بلدة طفس، فيما طالبت فصائل المعارضة قوات النظام بالانسحاب")
    assert said.kind == "Demand/ultimatum"
    assert said.date and said.date.earliest == date(2021, 7, 28)


def test_no_phrase_no_date():
    [one] = drafts_of("قصفت قوات النظام بلدة طفس")
    assert one.date is None
