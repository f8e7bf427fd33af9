"""Search answers the same in both databases, takes a question for words alone, and shows where they stand."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rasid.arabic.endings import stem
from rasid.store.store import Store
from rasid.store.words import FORMS, asked, spots, words_of
from tests.store.conftest import NOW, item_of

TEXTS = {
    1: "قصفت قوات النظام بلدة الزيتونة، وقُتل سبعة مدنيين.",
    2: "القصف على الزيتونة أوقع قتلى؛ والقصفُ مستمر بالمدفعية.",
    3: "زار الوزير المدينة بعد قصــف الليلة الماضية (بلدة الزيتونة).",
    4: "غارات روسية على محيط نوى، وغارة على درعا. CNN reports 25 dead",
    5: "نفت وزارة الدفاع وقوع أي هجوم ٢٥ تموز",
}
ASKED = {
    "القصف": {1, 2, 3},
    "قصف": {1, 2, 3},
    "قَصْفَ الزيتونه": {1, 2, 3},
    "غارة": {4},
    "الغارات": {4},
    "وزير": {3},
    "٢٥": {4, 5},
    "25": {4, 5},
    "cnn": {4},
    "مدينة": {3},
    "مدنيون": {1},
    "الزيتونة بلدة": {1, 3},
    "الزيتونة CNN": set(),
}
INERT = ['"قصف"', "قصف*", "^قصف", "(قصف)", "قصف:", "قصف & !", "-قصف", "%قصف%", "قصف' --", "قصف\x00", "{قصف}",
         "قصف\\", "قصف ;;", "'قصف'", "قصف | ", "<->قصف", "قصف\r\n", "قصف\u202e"]  # fmt: skip


@pytest.fixture
def filled(store: Store) -> Store:
    run = store.begin(["x"], NOW)
    list(store.keep_all(run, [item_of(n, text, title=None) for n, text in TEXTS.items()]))
    return store


def found(store: Store, query: str) -> set[int]:
    return {int(h.report[1:]) for h in store.search(query, 100)}


def test_words_are_found_whatever_is_written_onto_them(filled: Store) -> None:
    assert {query: found(filled, query) for query in ASKED} == ASKED


def test_operators_and_wildcards_ask_for_nothing(filled: Store) -> None:
    for query in INERT:
        assert found(filled, query) == {1, 2, 3}, query
    for nothing in ("", "*", '"', "%", "_", "' OR 1=1 --"[:1], "()", "\x00", "؟؛،"):
        assert found(filled, nothing) == set(), nothing
    assert found(filled, "قصف OR غارة") == set(), "OR is a word like others, and no report has it"
    assert found(filled, "قصف NEAR الزيتونة") == set() and found(filled, "x' OR '1'='1") == set()


def test_a_hit_shows_where_the_words_stand(filled: Store) -> None:
    (hit,) = filled.search("غارة")
    text = TEXTS[4]
    assert [s.of(text) for s in hit.spans] == ["غارات", "وغارة"]
    assert text[hit.at : hit.at + len(hit.snippet)] == hit.snippet and "غارات" in hit.snippet


def test_the_newest_come_first_and_no_more_than_asked(filled: Store) -> None:
    run = filled.begin(["y"], NOW)
    list(filled.keep_all(run, [item_of(100 + n, f"الزمردة {n}") for n in range(28)]))
    hits = filled.search("الزمردة", 5)
    days = [filled.report(h.report).published for h in hits]
    assert len(hits) == 5 and days == sorted(days, reverse=True) and str(days[0]) == "2021-07-28"


def test_only_the_newest_version_is_found(filled: Store) -> None:
    filled.keep(1, item_of(1, "نص آخر عن الزمردة"))
    assert 1 not in found(filled, "مدنيون") and found(filled, "الزمردة") == {1}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(max_size=30)
    | st.sampled_from(INERT)
    | st.lists(st.sampled_from('قصف زيتونه * " ( NEAR'.split())).map(" ".join)
)
def test_any_question_is_answered_as_a_plain_look_at_the_words_answers(filled: Store, query: str) -> None:
    forms = asked(query)
    right = {n for n, text in TEXTS.items() if forms and set(forms) <= set(words_of(text).split())}
    assert found(filled, query) == right


@given(st.text())
def test_words_fit_both_indexes(text: str) -> None:
    for form in words_of(text).split() + asked(text):
        assert re.fullmatch(r"\w+", form) and "_" not in form and form == form.lower()
    for word, start, end in spots(text):
        assert word and 0 <= start < end <= len(text) and stem(word) in FORMS[word]
