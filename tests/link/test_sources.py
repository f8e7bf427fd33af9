"""Roots and sides: on whose word a claim stands, whom it speaks for, whose dead it counts."""

from datetime import date

import pytest

from rasid.link.archive import Archive
from rasid.link.parties import party_named
from rasid.link.roots import newsroom, root_of
from rasid.link.telling import tellings
from rasid.model.claim import Hop
from rasid.model.event import Telling
from rasid.model.record import record, restored
from rasid.model.report import Report
from rasid.pipeline import read
from tests.link.voices import DAY, IS, known, tell


def root(by, outlet="الأفق العربي", **more):
    t = tell("a", outlet=outlet, by=by, **more)
    return root_of(t, newsroom(Archive(known(t)), [t], {}))


@pytest.mark.parametrize(
    ("hop", "key"),
    [
        (None, "body:الافق العربي"),
        (Hop("organisation", "المرصد السوري لحقوق الإنسان"), "body:mon/sohr"),
        (Hop("organisation", "الدفاع المدني السوري (الخوذ البيضاء)"), "body:mon/white-helmets"),
        (Hop("named person", "سامر", "المرصد السوري لحقوق الإنسان"), "body:mon/sohr"),
        (Hop("named person", "سامر الحريري"), "person:سامر الحريري"),
        (Hop("anonymous source", "مصدر محلي"), "body:الافق العربي|مصدر محلي"),
        (Hop("official body", "مصدر في وزارة الدفاع"), "body:الافق العربي|مصدر في وزاره الدفاع"),
        (Hop("anonymous source", "ناشط في تجمع أحرار حوران"), "body:mon/daraa-free"),
        (Hop("agency", "لوكالة المستقبل"), "body:وكاله المستقبل"),
        (Hop("named person", "نادي الأسير الفلسطيني"), "body:ps/prisoners-club"),
        (Hop("agency", "رويترز"), "body:media/reuters"),
        (Hop("organisation", '"مرصد الفرات"'), "body:مرصد الفرات"),
        (Hop("official body", "السلطات"), "state:SY"),
        (Hop("organisation", "المركز الإعلامي لقسد"), "party:sy/sdf"),
    ],
)
def test_the_key_of_a_root(hop, key):
    assert root(hop).key == key


def test_the_books_and_the_state_tell_whom_a_root_speaks_for():
    assert root(Hop("official body", "مصدر عسكري")).party is None
    official = root(Hop("official body", "مصدر عسكري"), outlet="وكالة الشام الرسمية")
    assert official.party.path[0] == "sy/regime"
    assert root(Hop("anonymous source", "قائد عسكري في الجيش الوطني")).party.path[0] == "sy/sna"
    assert root(None, outlet="وكالة الشام الرسمية").party.path[0] == "sy/regime"


def test_an_anaphor_means_the_party_of_the_claim():
    assert root(Hop("organisation", "التنظيم"), initiators=(IS,)).key == "party:is/islamic-state"


def test_an_outlet_that_others_quote_is_the_root_that_it_is_itself():
    quoted = root(Hop("organisation", "مرصد الشام"), outlet="ناقل")
    assert quoted.key == root(None, outlet="مرصد الشام").key == root(Hop("agency", "مرصد الشام"), outlet="آخر").key


def test_an_observer_is_no_party_though_its_name_has_a_country():
    assert root(Hop("organisation", "شبكة أطباء السودان")).party is None
    assert root(Hop("organisation", "مفوضية حقوق الإنسان في العراق")).party is None
    assert party_named("السودان", None, "SD").id == "state/sd"


def test_a_word_alone_means_the_source_that_the_report_names_in_full():
    full = tell("a", by=Hop("organisation", "مكتب التوثيق المدني"), report="R")
    short = tell("b", by=Hop("organisation", "المكتب"), report="R")
    room = newsroom(Archive(known(full, short)), [short], {})
    assert root_of(short, room).key == "body:مكتب التوثيق المدني"
    person = tell("c", by=Hop("named person", "سامر الحريري", "المكتب"), report="R")
    assert root_of(person, room).key == "body:مكتب التوثيق المدني"


def test_of_namesakes_the_country_decides():
    assert party_named("الجيش الوطني", date(2021, 1, 1), "SY").path[0] == "sy/sna"
    assert party_named("الجيش الوطني", date(2021, 1, 1), "LY").id == "ly/lna"
    assert party_named("المرصد السوري لحقوق الإنسان", date(2021, 1, 1), "SY") is None


def sides(text):
    report = Report(text, id="r", source="الأفق العربي", published=DAY)
    told = tellings(report, read(report))
    return {(x.what, x.count.low): s and s.path[0] for t in told for x, s in zip(t.tallies, t.sides, strict=True)}


def test_the_words_of_a_count_say_whose_they_are():
    text = "قتل خمسة من عناصر قوات النظام وثلاثة مقاتلين من قسد في اشتباكات بين الطرفين قرب بلدة عين عيسى."
    assert sides(text)["killed", 5] == "sy/regime"


def test_a_pronoun_means_the_speaker():
    text = "قالت قوات سوريا الديمقراطية إن ستة من مقاتليها قتلوا في هجوم شنه تنظيم داعش على بلدة عين عيسى."
    assert sides(text)["killed", 6] == "sy/sdf"


def test_the_sentence_says_that_a_toll_is_provisional_or_raised():
    text = "ارتفعت حصيلة القصف على بلدة اليادودة إلى تسعة قتلى في حصيلة غير نهائية."
    report = Report(text, id="r", source="الأفق العربي", published=DAY)
    [marks] = {t.marks for t in tellings(report, read(report)) if t.tallies}
    assert marks == {"raised", "provisional"}


def test_a_telling_with_sides_and_marks_comes_back_from_json():
    t = tell("a", sides=(None, IS), marks=frozenset(["raised"]))
    assert restored(Telling, record(t)) == t
