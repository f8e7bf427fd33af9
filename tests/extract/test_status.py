"""Whether a thing is said to have happened, is denied, doubted, planned or demanded."""

import pytest

from rasid.extract.status import stopped
from tests.scenes import drafts_of, scene_of

CASES = [
    ("قصفت قوات النظام بلدة طفس", "asserted"),
    ("لم تقصف قوات النظام بلدة طفس", "denied"),
    ("نفت قوات النظام قصف بلدة طفس", "denied"),
    ("نفى مصدر عسكري مقتل ثلاثة مدنيين في بلدة طفس", "denied"),
    ("لن تقصف قوات النظام بلدة طفس", "denied"),
    ("لم يتمكن المقاتلون من السيطرة على بلدة طفس", "denied"),
    ("ستهاجم قوات النظام بلدة طفس", "planned/threatened"),
    ("تعتزم قوات النظام شن هجوم على بلدة طفس", "planned/threatened"),
    ("هددت قوات النظام باقتحام بلدة طفس", "planned/threatened"),
    ("زعم ناشطون أن قوات النظام قصفت بلدة طفس", "claimed-disputed"),
    ("طالبت فصائل المعارضة قوات النظام بالانسحاب من بلدة طفس", "demanded"),
    ("ستشن قوات النظام هجوماً على بلدة طفس", "planned/threatened"),
    ("قررت الحكومة الإغلاق بعد مقتل ثلاثة مدنيين في بلدة طفس", "asserted"),
    ("فشلت قوات النظام وفصائل المعارضة في التوصل إلى اتفاق هدنة في بلدة طفس", "denied"),
    ("ينص اتفاق وقعته قوات النظام وفصائل المعارضة في بلدة طفس على فتح الطريق", "asserted"),
]


@pytest.mark.parametrize(("text", "status"), CASES)
def test_status(text, status):
    assert [d.status for d in drafts_of(text)] == [status]


def test_what_one_comes_for_is_yet_to_be_done():
    told = drafts_of("دخلت قوات الاحتلال بلدة سلوان لهدم منزلين")
    assert [d.status for d in told if d.kind == "Looting/property destruction"] == ["planned/threatened"]


def test_what_was_done_without_is_denied():
    *_, last = drafts_of("اقتحمت قوات النظام بلدة طفس دون أن يبلغ أحد عن اعتقال ثلاثة شبان")
    assert (last.kind, last.status) == ("Arrests", "denied")


def test_a_denial_ends_with_its_sentence():
    *_, last = drafts_of("نفى مصدر عسكري قصف بلدة طفس.\nوقُتل ثلاثة مدنيين في بلدة داعل.")
    assert last.status == "asserted"


def test_kama_and_bima_negate_nothing():
    [one] = drafts_of("كما اشتباكات دارت بين فصائل المعارضة وقوات النظام في بلدة طفس")
    assert one.status == "asserted"


@pytest.mark.parametrize(
    ("text", "ends"),
    [("وقف القصف على البلدة", True), ("إنهاء الحصار عن البلدة", True), ("تجدد القصف على البلدة", False)],
)
def test_what_shall_cease_is_not_told(text, ends):
    scene = scene_of(text)
    assert {stopped(scene.text, h) for h in scene.signals.hits} == {ends}
