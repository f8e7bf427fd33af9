"""How claims of one report stand to each other: part, variant, denial."""

from rasid.extract.links import link
from tests.scenes import drafts_of


def test_prisoners_and_arms_are_part_of_the_fight_they_were_taken_in():
    fight, prisoners, arms = drafts_of("هاجمت فصائل المعارضة بلدة طفس وأسرت جنديين واغتنمت دبابة")
    assert fight.part_of is None
    assert prisoners.part_of is fight and arms.part_of is fight


def test_arrests_told_in_another_sentence_are_no_part_of_it():
    told = drafts_of("هاجمت فصائل المعارضة بلدة طفس. اعتقلت الشرطة شابين في مدينة نوى")
    assert [d.part_of for d in told] == [None, None]


def test_another_source_with_another_toll_is_a_variant():
    first, second = drafts_of(
        "قال ناشطون إن ثلاثة مدنيين قُتلوا بقصف على بلدة طفس. وقال الدفاع المدني إن خمسة مدنيين قُتلوا بقصف على بلدة طفس"
    )
    assert second.variant_of is first
    assert (first.status, second.status) == ("asserted", "asserted")


def test_another_place_is_no_variant():
    told = drafts_of(
        "قال ناشطون إن ثلاثة مدنيين قُتلوا بقصف على بلدة طفس. "
        "وقال الدفاع المدني إن خمسة مدنيين قُتلوا بقصف على مدينة الباب"
    )
    assert [d.variant_of for d in told] == [None, None]


def test_another_day_is_no_variant():
    told = drafts_of(
        "قال ناشطون إن ثلاثة مدنيين قُتلوا أمس بقصف على بلدة طفس. "
        "وقال الدفاع المدني إن خمسة مدنيين قُتلوا يوم الاثنين بقصف على بلدة طفس"
    )
    assert [d.variant_of for d in told] == [None, None]


DENIED = "قال ناشطون إن قوات النظام قصفت بلدة طفس. ونفى مصدر عسكري قصف بلدة طفس"


def test_what_the_same_report_denies_is_disputed():
    said, denied = drafts_of(DENIED)
    assert (said.status, denied.status) == ("claimed-disputed", "denied")
    assert denied.variant_of is said


def test_a_denial_of_something_elsewhere_disputes_nothing():
    said, denied = drafts_of(DENIED.replace("قصف بلدة طفس", "قصف مدينة الباب"))
    assert (said.status, denied.variant_of) == ("asserted", None)


def test_linking_twice_changes_nothing():
    told = drafts_of(DENIED)
    before = [(d.status, d.part_of, d.variant_of) for d in told]
    link(told)
    assert [(d.status, d.part_of, d.variant_of) for d in told] == before
