"""Folding, words, sentences, quotations, verb forms and phrases."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasid.arabic.clitics import bares
from rasid.arabic.normalize import fold
from rasid.arabic.phrases import Phrases, longest
from rasid.arabic.segment import read_text
from rasid.arabic.verbs import forms

ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي" + "أإآةىؤئء" + "ًٌٍَُِّْـ" + "٠١٢٣٤٥٦٧٨٩" + ' \n.،؛؟!«»"()#_-' + string.digits


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("قُــوّاتُ الأسدِ", "قوات الاسد"),
        ("إدلب", "ادلب"),
        ("آذار", "اذار"),
        ("مدرسة", "مدرسه"),
        ("مستشفى", "مستشفي"),
        ("٢٥ و۲۵", "25 و25"),
        ("ﻻ", "لا"),
        ("سوري\u200cا", "سوريا"),
        ("\u202eدرعا\u202c", "درعا"),
        ("قسد SDF", "قسد sdf"),
    ],
)
def test_fold(written, folded):
    assert fold(written) == folded


@given(st.text(ARABIC, max_size=200))
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=200))
def test_words_keep_their_raw_offsets(raw):
    text = read_text(raw)
    assert len(text.words) == len(text.starts) == len(text.ends)
    end = 0
    for word, a, b in zip(text.words, text.starts, text.ends, strict=True):
        assert end <= a < b <= len(raw)
        assert word == "\n" or fold(raw[a:b]) == word
        end = b


@given(st.text(ARABIC, max_size=300))
def test_sentences_and_paragraphs_cover_every_word_once(raw):
    text = read_text(raw)
    for parts in (text.sentences, text.paragraphs):
        assert [k for a, b in parts for k in range(a, b)] == list(range(len(text.words)))
    for k in range(len(text.words)):
        a, b = text.sentences[text.sentence_of(k)]
        assert a <= k < b


@pytest.mark.parametrize(
    ("raw", "sentences"),
    [
        ("قصف الحي. ثم انسحب.", 2),
        ("بلغ 1.4 مليون شخص.", 1),
        ("نقلت أ. ف. ب. الخبر", 1),
        ("قال: «لن ننسحب اليوم من هنا. لن نتفاوض أبدا» ومضى.", 1),
        ("السطر الأول\nالسطر الثاني", 2),
        ("أين هم؟ لا أحد يعرف!", 2),
    ],
)
def test_sentences(raw, sentences):
    assert len(read_text(raw).sentences) == sentences


@pytest.mark.parametrize(
    ("raw", "quoted"),
    [
        ('مقاتلو "الفيلق الخامس" انسحبوا', ["الفيلق الخامس"]),
        ("تنظيم «الدولة الإسلامية» و“لواء القدس”", ["الدولة الإسلامية", "لواء القدس"]),
        ('علامة " واحدة لا تغلق', []),
        ("«لم يغلق هذا\nولا هذا", []),
    ],
)
def test_quotations(raw, quoted):
    text = read_text(raw)
    assert [text.surface(a, b) for a, b in text.quotes] == quoted


@pytest.mark.parametrize(
    ("past", "present", "has", "has_not"),
    [
        ("قصف", "يقصف", "قصفت قصفوا تقصف سيقصف يقصفون", "قاصف مقصوف"),
        ("أدى", "يؤدي", "ادت ادوا تؤدي يؤد", "اداء"),
        ("دعا", "يدعو", "دعت دعوا تدعو يدعون", "دعاء"),
        ("قال", "يقول", "قالت قالوا تقول ستقول", "مقال نقل"),
        ("شن", "يشن", "شنت شنوا تشن", "شان"),
        ("استعاد", "يستعيد", "استعادت يستعيدون", "عاد"),
    ],
)
def test_verb_forms(past, present, has, has_not):
    found = forms(past, present)
    assert set(has.split()) <= found
    assert found.isdisjoint(has_not.split())


def test_a_phrase_is_found_with_its_clitics_and_nowhere_else():
    text = read_text("وقوات النظام للجيش بالقصف قصفها مقصف السوري قوات\nالنظام")
    found = Phrases(["قوات النظام", "الجيش", "قصف"], suffixed=["قصف"]).scan(text)
    assert [(m.phrase, m.prefix, m.suffix) for m in found] == [
        ("قوات النظام", "و", ""),
        ("الجيش", "ل", ""),
        ("قصف", "بال", ""),
        ("قصف", "", "ها"),
    ]


def test_quotation_marks_do_not_break_a_name():
    text = read_text('تنظيم "الدولة الإسلامية"')
    assert len(Phrases(["تنظيم الدوله الاسلاميه"]).scan(text)) == 1


def test_the_longest_phrase_wins():
    text = read_text("الجيش الوطني السوري")
    found = longest(Phrases(["الجيش", "الجيش الوطني", "الوطني السوري", "الجيش الوطني السوري"]).scan(text))
    assert [m.phrase for m in found] == ["الجيش الوطني السوري"]


def test_bare_forms_come_longest_first():
    assert bares("وللجيش")[0] == "وللجيش"
    assert "الجيش" in bares("وللجيش")
    assert bares("درعا") == ("درعا",)


@given(
    st.lists(st.text("ابجدقصف ", min_size=1, max_size=8).map(lambda s: " ".join(s.split())).filter(bool), max_size=8),
    st.text("ابجدقصفوال ", max_size=60),
)
def test_the_order_of_the_phrases_does_not_matter(phrases, raw):
    text = read_text(raw)
    assert Phrases(phrases).scan(text) == Phrases(reversed(phrases)).scan(text)


def test_names_that_no_book_has_are_shown_as_written():
    import rasid

    text = "قصفت كتيبةُ شهداءِ الكرامة بلدة بنش، ونددت منظّمة محلية بالهجوم، واعتقلت الناشط أحمد العلي"
    names = {a.value.name_ar for c in rasid.code(text).claims for a in (*c.initiators, *c.targets)}
    assert {"كتيبة شهداء الكرامة", "منظمة محلية", "أحمد العلي"} <= names
