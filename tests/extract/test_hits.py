"""Which words fire a trigger, as verb or noun, in what company; and where a clause begins."""

import pytest

from rasid.arabic.segment import read_text
from rasid.extract.hits import clauses, signals
from rasid.knowledge.triggers import triggers
from tests.scenes import scene_of


def fired(text: str) -> list[tuple[str, str]]:
    return [(h.trigger.id, h.form) for h in signals(read_text(text), triggers()).hits]


def parts(text: str) -> list[str]:
    scene = scene_of(text)
    found = clauses(scene.text, scene.text.sentences[0], scene.signals.hits)
    return [scene.text.surface(c.i, c.j) for c in found]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("قصف الجيش البلدة", "verb"),
        ("وقصف الجيش البلدة", "verb"),
        ("بعد قصف البلدة", "noun"),
        ("تعرضت البلدة لقصف", "noun"),
        ("استمر القصف", "noun"),
    ],
)
def test_a_noun_is_told_from_a_verb_by_what_stands_before_it(text, form):
    assert ("bombard", form) in fired(text)


@pytest.mark.parametrize(
    ("with_it", "without_it", "trigger"),
    [
        ("أطلقوا ثلاثة صواريخ على البلدة", "أطلقوا مبادرة في البلدة", "shells-fall"),
        ("أغارت طائرات على البلدة", "أغارت اللغة على اللهجة", "air-strike-verb"),
        ("أخلت السلطات أمس سبيل الناشط", "أخلت السلطات المبنى", "set-free"),
    ],
)
def test_a_word_of_many_uses_fires_only_in_the_company_it_asks_for(with_it, without_it, trigger):
    assert trigger in dict(fired(with_it))
    assert trigger not in dict(fired(without_it))


def test_one_barred_word_keeps_a_trigger_silent():
    assert "take" in dict(fired("استعاد المقاتل موقعه"))
    assert "take" not in dict(fired("استعاد المقاتل وعيه"))


def test_a_preposition_on_a_past_verb_makes_it_another_word():
    assert "demand" in dict(fired("وحث المجلس القوات على الانسحاب"))
    assert "demand" not in dict(fired("بحث المجلس انتشار القوات"))


def test_nothing_fires_inside_the_name_of_a_party():
    assert [h.trigger.id for h in scene_of("أعلنت هيئة تحرير الشام ذلك").signals.hits] == []
    assert [h.trigger.id for h in scene_of("أعلنت القوات تحرير البلدة").signals.hits] == ["take"]


def test_what_only_keeps_others_silent_is_kept_apart():
    found = signals(read_text("احتل الفريق المرتبة الثالثة. احتلت المرتبة الأولى"), triggers())
    assert found.hits == []
    assert found.idle != []


@pytest.mark.parametrize(("text", "definite"), [("وقع الهجوم فجراً", True), ("وقع هجوم فجراً", False)])
def test_a_noun_with_its_article_is_definite(text, definite):
    assert [h.definite for h in signals(read_text(text), triggers()).hits] == [definite]


def test_a_pronoun_makes_a_noun_definite():
    assert [h.definite for h in signals(read_text("بعد هجومها على البلدة"), triggers()).hits] == [True]


def test_the_means_named_are_kept_with_their_rank():
    found = signals(read_text("هجوم بسيارة مفخخة"), triggers()).means
    assert {m.kind for m in found} == {"Remote explosive/landmine/IED"}


def test_each_new_verb_after_the_first_opens_a_clause():
    assert parts("قصفت القوات البلدة وأسرت جندياً") == ["قصفت القوات البلدة", "وأسرت جندياً"]


def test_the_outcome_is_a_clause_of_its_own():
    scene = scene_of("انفجر لغم في الحقل، وأدى إلى مقتل مزارع")
    found = clauses(scene.text, scene.text.sentences[0], scene.signals.hits)
    assert [c.result for c in found] == [False, True]


def test_wasat_opens_a_clause_only_where_something_is_told_after_it():
    assert len(parts("خرجت مظاهرة وسط المدينة")) == 1
    assert len(parts("قصفت القوات البلدة وسط أنباء عن مقتل جندي")) == 2
