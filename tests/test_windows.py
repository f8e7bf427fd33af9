"""Texts longer than any report: cut at a line, read piece by piece, spans in the whole text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import rasid
from rasid.model.report import Report
from rasid.windows import LONGEST, read_long, stretches

SENTENCE = "قُتل سبعة جنود، أمس الأربعاء، في هجوم على حاجز قرب مدينة درعا، بحسب الناشط سامر الحريري.\n"


@given(st.text(alphabet="ab .\n", max_size=300), st.integers(4, 40))
def test_stretches_join_to_the_whole(text, longest):
    cuts = list(stretches(text, longest))
    assert "".join(text[a:b] for a, b in cuts) == text
    assert all(0 < b - a <= longest for a, b in cuts) or text == ""


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("aaaaaaa\naa bb. cc", "aaaaaaa\n"),
        ("aaaaaa. bb cc dd", "aaaaaa. "),
        ("aaaaaaaa bbbbb", "aaaaaaaa "),
        ("a" * 30, "a" * 10),
    ],
)
def test_a_line_end_before_a_stop_before_a_space(text, first):
    assert text[slice(*next(stretches(text, 10)))] == first


def test_spans_are_those_of_the_whole_text():
    text = SENTENCE + "تفقد الوزير المدرسة.\n" * (LONGEST // 20) + SENTENCE
    first, last = rasid.code(text).claims
    assert first.id != last.id and first.report == last.report
    assert first.evidence.end < LONGEST < last.evidence.start and "قُتل سبعة" in last.evidence.of(text)
    assert [w.of(text) for w in first.tallies[0].words] == [w.of(text) for w in last.tallies[0].words]
    for value in (*last.initiators, *last.targets, *last.places, *last.tallies):
        assert all(LONGEST < w.start < w.end <= len(text) for w in value.words)


def test_claims_keep_the_report_and_candidates_are_asked_for(claim, reading):
    class Hand:
        def read(self, report, *, candidates=False):
            assert candidates and report.id.startswith("r1:")
            return reading

    long = Report("ا" * (LONGEST + 1), id="r1")
    one, two = read_long(long, Hand(), candidates=True).claims
    assert one.report == two.report == "r1" and one.evidence == claim.evidence
    assert two.evidence.start == claim.evidence.start + LONGEST
