"""Which trigger words tell one occurrence, and which tell another."""

from itertools import pairwise

import pytest

from rasid.extract.hits import clauses
from rasid.extract.occurrences import Occurrence, group_of, lead_of, occurrences
from tests.scenes import scene_of


def found(text: str) -> list[Occurrence]:
    scene = scene_of(text)
    hits = scene.signals.hits
    return occurrences(0, clauses(scene.text, scene.text.sentences[0], hits), scene.text)


def leads(text: str) -> list[str]:
    return [o.lead.trigger.kind for o in found(text)]


@pytest.mark.parametrize(
    "text",
    [
        "قُتل أربعة وأصيب عشرون آخرون",
        "قُتل أربعة في انفجار لغم",
        "انفجر لغم ما أدى إلى مقتل أربعة",
        "قصفت القوات البلدة، فقتلت أربعة",
        "قُتل أربعة عندما قصفت القوات البلدة",
        "سقط قتلى وجرحى في غارة على البلدة",
    ],
)
def test_the_dead_and_what_killed_them_are_one(text):
    assert len(found(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "قصفت القوات البلدة واعتقلت شابين",
        "شنت الطائرات غارات على القرية، وقصفت المدفعية البلدة",
        "سيطر المقاتلون على القرية وأسروا جنديين",
        "نزحت العائلات بعد اقتحام البلدة",
    ],
)
def test_deeds_of_two_kinds_are_two(text):
    assert len(found(text)) == 2


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("مقتل أربعة في غارة على البلدة", "Air/drone strike"),
        ("مقتل أربعة بانفجار عبوة ناسفة", "Remote explosive/landmine/IED"),
    ],
)
def test_a_telling_means_leads_a_generic_one_and_the_dead(text, kind):
    assert leads(text) == [kind]


def test_deaths_alone_are_known_as_such():
    [alone] = found("قُتل أربعة وأصيب خمسة")
    [told] = found("قُتل أربعة في غارة")
    assert alone.casualty_only and not told.casualty_only


def test_only_nouns_with_the_article_are_the_known_deed():
    [known] = found("استمر الهجوم")
    [new] = found("وقع هجوم")
    assert known.definite and not new.definite


def test_taking_a_place_is_of_the_territory_before_its_kind_is_known():
    [one] = found("سيطر المقاتلون على البلدة")
    assert (one.lead.trigger.kind, group_of(one.lead)) == ("Territory", "territory")


def test_the_lead_does_not_depend_on_the_order_of_the_hits():
    [one] = found("مقتل أربعة في غارة على البلدة")
    assert lead_of(one.hits) == lead_of(one.hits[::-1]) == one.lead


def test_occurrences_of_one_clause_share_no_words():
    told = found("هجوم على الحاجز واعتقال خمسة ونزوح عائلات")
    assert len(told) == 3
    assert all(left.j <= right.i for left, right in pairwise(told))
