"""What decides the kind: the means, then who was hit, who took it, the crowd around, the time summed up."""

import pytest

from rasid.knowledge.ontology import kinds
from tests.scenes import drafts_of

MEANS = [
    ("مقتل ثلاثة مدنيين في غارة على بلدة طفس", "Air/drone strike"),
    ("قُتل ثلاثة مدنيين بقذائف هاون على بلدة طفس", "Shelling/artillery/missile attack"),
    ("قصفت طائرات حربية بلدة طفس", "Air/drone strike"),
    ("قصفت المدفعية بلدة طفس", "Shelling/artillery/missile attack"),
    ("قُتل ثلاثة مدنيين بانفجار لغم في بلدة طفس", "Remote explosive/landmine/IED"),
    ("قُتل ثلاثة مدنيين في هجوم انتحاري في بلدة طفس", "Suicide bomb"),
    ("أصيب ثلاثة مدنيين بقنبلة يدوية في بلدة طفس", "Grenade"),
]
VICTIM = [
    ("قُتل ثلاثة مدنيين برصاص مجهولين في بلدة طفس", "Attack"),
    ("قُتل ثلاثة جنود في بلدة طفس أمس", "Armed clash"),
    ("قُتل ثلاثة مدنيين في بلدة طفس أمس", "Attack"),
    ("هاجم مسلحون حاجزاً لقوات النظام في بلدة طفس", "Armed clash"),
]
TAKER = [
    ("سيطرت قوات النظام على بلدة طفس", "Government regains territory"),
    ("سيطرت فصائل المعارضة على بلدة طفس", "Non-state actor overtakes territory"),
    ("سيطرت قوات النظام على بلدة طفس بلا قتال", "Non-violent transfer of territory"),
]
CROWD = [
    ("تظاهر مئات الأشخاص في بلدة طفس", "Peaceful protest"),
    ("قُتل متظاهر برصاص قوات الأمن في بلدة طفس", "Excessive force against protesters"),
    ("أحرق محتجون مبنى البلدية في بلدة طفس", "Violent demonstration"),
    ("اندلعت مواجهات بين قوات الأمن وشبان في بلدة طفس", "Violent demonstration"),
    ("اندلعت مواجهات بين قوات الأمن ومسلحين في بلدة طفس", "Armed clash"),
    ("أطلقت قوات الأمن الرصاص الحي وقنابل الغاز على الأهالي في بلدة طفس", "Excessive force against protesters"),
]
SUMS = [
    ("قُتل 300 مدني في محافظة درعا منذ مطلع العام", "Casualty tally"),
    ("قُتل ثلاثة مدنيين في بلدة طفس أمس", "Attack"),
]


@pytest.mark.parametrize(("text", "kind"), MEANS + VICTIM + TAKER + CROWD + SUMS)
def test_kind(text, kind):
    assert [d.kind for d in drafts_of(text)] == [kind]
    assert kind in kinds()


def test_the_attack_told_before_gives_its_kind_to_its_dead():
    told = drafts_of("قصفت طائرات حربية سوق بلدة طفس. وأدى الهجوم إلى مقتل عشرة أشخاص")
    assert {d.kind for d in told} == {"Air/drone strike"}


def test_the_headline_names_the_means_the_text_leaves_out():
    text = "قُتل عشرة أشخاص في الهجوم على بلدة طفس"
    [bare] = drafts_of(text)
    [titled] = drafts_of(text, title="هجوم كيماوي على طفس")
    assert (bare.kind, titled.kind) == ("Attack", "Chemical weapon")


def test_the_means_of_another_deed_is_not_this_ones():
    [strike, *_] = drafts_of("شنت فرنسا ضربات على دمشق رداً على هجوم كيميائي نفذته قوات النظام في مدينة دوما")
    assert strike.kind == "Air/drone strike"


def test_the_known_clashes_are_those_with_protesters():
    told = drafts_of("اندلعت مواجهات بين قوات الأمن ومحتجين في بلدة طفس. وقُتل شرطيان خلال المواجهات.")
    assert [d.kind for d in told] == ["Violent demonstration"] * 2


def test_the_name_of_a_campaign_takes_no_place():
    assert drafts_of("أشاد الحاضرون بعملية تحرير مدينة الباب") == drafts_of("أشاد الحاضرون بالعملية")
    [one] = drafts_of("تم تحرير مدينة الباب أمس")
    assert one.kind == "Non-state actor overtakes territory"
