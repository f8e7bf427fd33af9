"""Places said of somebody or of another place: a convoy, a seat, a neighbour, a way, a ground."""

import pytest

from rasid.extract.setting import finest
from tests.scenes import drafts_of, named, scene_of

OWN = [
    ("استهدفت غارات مواقع للنظام ولإيران في مدينة البوكمال", "مدينة البوكمال"),
    ("تقدمت القوات بدعم من قيادة التحالف في دمشق على مشارف مدينة نوى", "مشارف مدينة نوى"),
    ("قُتل خمسة في حصيلة تفوق ما أعلنته السلطات في دمشق في قصف على مدينة نوى", "مدينة نوى"),
    ("تظاهر العشرات أمام مبنى الحكومة المحلية في بلدة طفس، جنوب غرب مدينة نوى", "بلدة طفس"),
    ("قُتل شاب في القامشلي، ثاني أكبر مدن محافظة الرقة", "القامشلي"),
    ("سيطر الجيش على جبل صعب المطل على معسكر لبوزة", "جبل صعب"),
    ("قصفت طائرات قاعدة التيفور الجوية والواقعة بجوار مطار الشعيرات", "قاعدة التيفور"),
    ("هاجم مسلحون حافلة تقل مدنيين من دوما قرب مدينة نوى", "مدينة نوى"),
    ("هاجم مسلحون رتلاً قادماً من دوما قرب مدينة نوى", "مدينة نوى"),
    ("قُتل شاب في بلدة طفس على خلفية خلاف في مدينة نوى", "بلدة طفس"),
    ("سيطرت القوات على بلدة طفس على بعد 15 كيلومتراً شمال مدينة درعا", "بلدة طفس"),
    ("نزح السكان من أريحا باتجاه الدانا وسلقين", "أريحا"),
    ("هاجم مسلحون حافلة على طريق تدمر - دير الزور قرب كباجب", "طريق تدمر - دير الزور+كباجب"),
    ("هاجم مسلحون حافلة على الطريق الدولي قرب كباجب", "كباجب"),
    ("شن الجيش غارات على التنظيم في وادي الفرات، قرب بلدة هجين", "بلدة هجين"),
    ("شن الجيش غارات على الجبهة في محافظة حلب وفي بلدة منغ", "محافظة حلب+بلدة منغ"),
    ("شن مسلحون هجوماً، وكان أربعة منهم ملثمين، على كمين الصفا الأمني بمدينة نوى", "كمين الصفا"),
    ("قصفت القوات بلدة طفس وقرى جنوب مدينة نوى", "بلدة طفس+جنوب مدينة نوى"),
    ("قصفت القوات محافظتي القنيطرة ودرعا، فقُتل طفل في بلدة طفس", "القنيطرة+درعا+بلدة طفس"),
]


@pytest.mark.parametrize(("text", "places"), OWN)
def test_the_places_of_the_deed(text, places):
    told = named(text, drafts_of(text)[0].places)
    assert "+".join(p.removeprefix("و") for p in told.split("+")) == places


def last(text):
    return named(text, drafts_of(text)[-1].places)


def test_a_relative_clause_tells_of_the_places_before_it():
    text = "خرج المقاتلون من بلدتي الفوعة وكفريا اللتين تحاصرهما فصائل المعارضة في محافظة إدلب"
    assert last(text) == "الفوعة+وكفريا"


def test_the_list_before_a_clause_is_taken_whole():
    assert last("في مدينتي طفس ونوى حيث ينتشر الجيش، قتلت قوات النظام عشرة") == "طفس+ونوى"


def test_a_statement_takes_no_place_of_the_clause_before():
    text = "قصفت قوات النظام بلدة طفس، ووصفت فصائل المعارضة ذلك بأنه جريمة"
    assert [named(text, d.places) for d in drafts_of(text) if d.one.group == "speech"] in ([], ["-"])


def test_whither_a_demand_wants_somebody_sent_is_no_place_of_it():
    assert last("طالبت قوات النظام بترحيل ستة مطلوبين إلى مدينة إدلب") == "-"


def test_whoever_gathers_does_so_where_his_own_clause_says():
    text = "قال ناشط في الحراك المدني قرب مدينة السويداء، فيما تظاهر العشرات احتجاجاً على الغلاء"
    assert last(text) == "-"
    assert last("في مدينة السويداء، تظاهر العشرات احتجاجاً على الغلاء") == "مدينة السويداء"


def test_a_doer_of_ones_own_brings_no_place_into_a_new_sentence():
    assert last("قصفت قوات النظام بلدة طفس. وألقت الشرطة القبض على ثلاثة شبان") == "-"
    assert last("اقتحمت قوات النظام بلدة طفس. واعتقلت ثلاثة شبان") == "بلدة طفس"


def test_a_list_of_states_beside_a_town_is_not_where_it_happened():
    scene = scene_of("مفاوضات مع السعودية والإمارات بعد غارة في مدينة إدلب")
    assert [scene.text.surface(t.i, t.j) for t in finest(scene.text, scene.toponyms)] == ["مدينة إدلب"]


def test_a_deed_told_as_the_ground_of_another_keeps_its_place():
    assert last("استهدفت غارات بلدة طفس رداً على هجوم قتل فيه مسلحون عشرة في مدينة نوى") == "مدينة نوى"
