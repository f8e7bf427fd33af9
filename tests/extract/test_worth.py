"""What is news of a report: told of the world by somebody, and not told before."""

import pytest

from rasid.extract.worth import told_again
from tests.scenes import drafts_of


@pytest.mark.parametrize(
    ("news", "none"),
    [
        ("أصيب ثلاثة جنود في بلدة طفس", "أصيب المريض بالحمى"),
        ("هاجم مسلحون بلدة طفس", "هاجم الناقد فيلم المخرج"),
        ("قصفت قوات النظام بلدة طفس", "هل قصفت قوات النظام بلدة طفس؟"),
        ("خُطف طبيب في مدينة الباب", "قصة خطف ترويها الأم لأطفالها"),
        ("سيطرت قوات النظام على بلدة طفس", "بلدة تسيطر عليها قوات النظام"),
        ("اندلعت اشتباكات في بلدة طفس", "اندلعت معركة انتخابية بين الحزبين في العاصمة"),
        ("اغتيل قيادي برصاص مجهولين في بلدة طفس", "ولد بعد عام من اغتيال الرئيس"),
    ],
)
def test_a_word_of_war_is_news_only_where_something_is_told(news, none):
    assert len(drafts_of(news)) == 1
    assert drafts_of(none) == []


def test_a_party_struck_and_a_place_make_a_noun_news():
    assert drafts_of("معارك") == []
    assert len(drafts_of("معارك عنيفة بين قوات النظام وفصائل المعارضة في بلدة طفس")) == 1


def test_talks_of_nobody_in_arms_are_no_claims():
    assert drafts_of("عقد وزيرا الصحة اجتماعاً") == []
    assert len(drafts_of("عقدت قوات النظام اجتماعاً مع فصائل المعارضة")) == 1


TWICE = "قُتل ثلاثة مدنيين بقصف لقوات النظام على بلدة طفس. "


def test_the_same_told_again_is_one_claim():
    assert len(drafts_of(TWICE + TWICE)) == 1


@pytest.mark.parametrize(("old", "new"), [("ثلاثة", "خمسة"), ("طفس", "داعل"), ("لقوات النظام", "للفصائل")])
def test_another_figure_place_or_doer_is_another_claim(old, new):
    assert len(drafts_of(TWICE + TWICE.replace(old, new))) == 2


def test_nothing_is_told_again_within_its_own_sentence():
    [one] = drafts_of(TWICE)
    assert not told_again(one, one)
