"""What a clause leaves unsaid and takes from before: its doer, its place, its day, its speaker."""

import pytest

from tests.scenes import drafts_of, named

DOERS = [
    ("قلصت إسرائيل مساحة الصيد. وكانت أغلقت معبر كرم أبو سالم", ["إسرائيل"]),
    ("توصلت فصائل المعارضة إلى هدنة مع الحوثيين الذين قصفوا بلدة طفس", ["فصائل المعارضة", "الحوثيين"]),
    ("توجه سامر الحريري إلى بلدة طفس واجتمع مع فصائل المعارضة", ["سامر الحريري"]),
    ("قال مسؤولون إنهم قصفوا بلدة داعل", ["-"]),
    ("اقتحمت قوات النظام بلدة طفس، واعتقلت ثلاثة شبان", ["قوات النظام", "قوات النظام"]),
    ("قصفت فصائل المعارضة بلدة طفس ثم سيطرت على بلدة داعل", ["فصائل المعارضة", "فصائل المعارضة"]),
    ("قصفت قوات النظام بلدة طفس واعتقلت الشرطة شابين", ["قوات النظام", "الشرطة"]),
    ("قصفت قوات النظام بلدة طفس. وقُتل شاب في مدينة الباب أمس", ["قوات النظام", "-"]),
    ("سيطرت قوات النظام على بلدة طفس. كما استعادت بلدة داعل", ["قوات النظام", "قوات النظام"]),
    ("تتقدم قوات النظام شمالاً بعدما سيطرت على بلدة طفس", ["قوات النظام"]),
    ("قال تنظيم الدولة إنه أسر ثلاثة جنود", ["تنظيم الدولة"]),
    ("اتهم ناشطون قوات النظام بقصف مخيم للنازحين في بلدة طفس", ["ناشطون", "قوات النظام"]),
]


@pytest.mark.parametrize(("text", "doers"), DOERS)
def test_the_silent_subject(text, doers):
    assert [named(text, d.roles.initiators) for d in drafts_of(text)] == doers


def test_a_clause_without_a_place_shares_the_one_before():
    text = "اقتحمت قوات النظام بلدة طفس واعتقلت ثلاثة شبان"
    assert [named(text, d.places) for d in drafts_of(text)] == ["بلدة طفس", "بلدة طفس"]


def test_its_own_place_comes_first():
    text = "اقتحمت قوات النظام بلدة طفس واعتقلت ثلاثة شبان في مدينة نوى"
    assert [named(text, d.places) for d in drafts_of(text)] == ["بلدة طفس", "مدينة نوى"]


def test_another_paragraph_takes_neither_doer_nor_place():
    text = "اقتحمت قوات النظام بلدة طفس.\n\nواعتقلت ثلاثة شبان"
    last = drafts_of(text)[-1]
    assert (named(text, last.roles.initiators), named(text, last.places)) == ("-", "-")


def test_a_statement_without_a_subject_is_the_speakers():
    text = "قالت فصائل المعارضة إنها سيطرت على بلدة طفس. وهددت باقتحام بلدة داعل"
    last = drafts_of(text)[-1]
    assert last.kind == "Demand/ultimatum"
    assert named(text, last.roles.initiators) == "فصائل المعارضة"


def test_who_acted_before_is_meant_over_the_end_of_a_line():
    text = "قلصت إسرائيل مساحة الصيد.\nوكانت أغلقت معبر نصيب الاثنين الماضي أمام البضائع."
    *_, closed = drafts_of(text)
    assert named(text, closed.roles.initiators) == "إسرائيل"


def test_who_says_we_shall_is_who_makes_the_statement():
    text = 'قصفت إسرائيل بلدة طفس. وقال القيادي في الحركة سامر الحريري إننا "سنواصل القتال وكسر الحصار الإسرائيلي"'
    *_, said = drafts_of(text)
    assert named(text, said.roles.initiators) == "سامر الحريري"
