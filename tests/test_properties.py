"""What must hold of any text whatever: no exception, spans in the raw text, the same ids again."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import rasid
from rasid.arabic.likeness import alike
from rasid.arabic.normalize import fold, fold_words
from rasid.arabic.segment import read_text
from rasid.export.brackets import claim_lines
from rasid.export.rows import report_row
from rasid.export.tabular import csv_lines
from rasid.export.write import pieces, to_bytes
from rasid.model.report import Report
from rasid.pipeline import Coded, code_inputs, read, unfit
from tests.conftest import ROOT

DAY = date(2021, 7, 29)
PIECES = [
    "قُتل سبعة عناصر من قوات النظام",
    "وأصيب 12 مدنياً بينهم طفلان",
    "في حي المنشية بدرعا البلد",
    "أمس الأربعاء",
    "بحسب الناشط سامر",
    "وأضاف المصدر أن",
    "نفى",
    "لم يسقط ضحايا",
    "قصفت المدفعية",
    "انفجار عبوة ناسفة",
    "اعتقلت قوات الأمن ثلاثة متظاهرين",
    "«",
    "»",
    '"',
    "(",
    ")",
    "،",
    ".",
    "؛",
    ":",
    "\n",
    "\n\n",
    "- ",
    "🔴",
    "#عاجل",
    "٢٥",
    "2.5",
    "۱۴۴۲ه",
    "15-16 تموز",
    "نحو 300 عائلة",
    "بين الجيش وقوات الدعم السريع",
    "\u202e",
    "\u2067",
    "\u200f",
    "\u200c",
    "\ufeff",
    "�",
    "\x00",
    "ـــ",
    "ﻗﻮات",
    "اَلْجَيْشُ",
    "hello",
    "و",
    "بـ",
    "لل",
    "ال",
    "؟",
    "…",
]
news = st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join)
anything = st.one_of(news, st.text(alphabet=st.characters(codec=None), max_size=200), st.text(max_size=200))
often = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def spans(reading):
    for c in reading.claims:
        yield c.evidence
        for value in (*c.initiators, *c.targets, *c.places, *c.tallies, *c.said_by, *([c.date] if c.date else ())):
            yield from value.words
    yield from (g.span for g in reading.gaps)


@often
@given(anything)
def test_any_text_in_gives_no_exception_out(text):
    for span in spans(rasid.code(text, published=DAY, outlet="صدى الجنوب", title=text[:40])):
        assert 0 <= span.start <= span.end <= len(text)


@often
@given(news)
def test_every_form_of_output_holds_any_reading(text):
    report = Report(text, published=DAY, title=text)
    row = report_row(report, read(report, candidates=True), "rasid", explain=True)
    assert json.loads(to_bytes("".join(pieces([row], "jsonl")), "jsonl"))["text"] == text
    to_bytes("".join(csv_lines([row])), "csv").decode("utf-8")
    for claim in row["claims"]:
        assert claim["evidence"]["text"] == text[slice(*claim["evidence"]["span"])]
        assert list(claim_lines(text, claim, str))


@often
@given(news)
def test_a_rerun_gives_the_same_reading(text):
    assert rasid.code(text, published=DAY) == rasid.code(text, published=DAY)


@often
@given(anything, st.sampled_from(["sy", "iq", "ps", "SD", None]), st.none() | st.dates())
def test_no_country_and_no_day_breaks_it(text, country, day):
    reading = rasid.code(text, published=day, country=country)
    assert all(c.date.value.when.earliest <= c.date.value.when.latest for c in reading.claims if c.date)


def surfaces(value):
    """Every part of a row that says which words it is read from."""
    if isinstance(value, dict):
        if value.get("span"):
            yield value.get("surface") or value["text"], value["span"]
        for part in value.values():
            yield from surfaces(part)
    elif isinstance(value, list):
        for part in value:
            yield from surfaces(part)


@often
@given(news)
def test_every_span_slices_back_to_its_surface(text):
    report = Report(text, published=DAY)
    row = report_row(report, read(report), "rasid")
    for words, (start, end) in surfaces([row["claims"], row["gaps"]]):
        assert start < end
        assert words == text[start:end] == words.strip()


reports = st.lists(news.filter(str.strip), min_size=2, max_size=4)


@settings(often, max_examples=40)
@given(reports.flatmap(lambda texts: st.tuples(st.just(texts), st.permutations(range(len(texts))))))
def test_the_order_of_the_reports_does_not_matter(drawn):
    texts, order = drawn
    given_ = [Report(t, id=str(n), published=DAY, source="صدى الجنوب") for n, t in enumerate(texts)]
    alone = [read(r) if unfit(r.text) is None else None for r in given_]
    for one, n in zip(code_inputs(given_[n] for n in order), order, strict=True):
        assert (one.reading if isinstance(one, Coded) else None) == alone[n]


@often
@given(news)
def test_the_same_words_in_two_reports_are_two_claims(text):
    here, there = (read(Report(text, id=i, published=DAY)).claims for i in "ab")
    assert len(here) == len(there)
    assert not {c.id for c in here} & {c.id for c in there}


@often
@given(news)
def test_ids_are_unique_and_links_lead_somewhere(text):
    claims = rasid.code(text, published=DAY).claims
    ids = [c.id for c in claims]
    assert len(set(ids)) == len(ids)
    for c in claims:
        assert {c.part_of, c.variant_of} - {None} <= set(ids) - {c.id}
        for n, t in enumerate(c.tallies):
            assert t.value.subset_of is None or (0 <= t.value.subset_of < len(c.tallies) and t.value.subset_of != n)


@often
@given(st.text(max_size=60) | news)
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)
    assert fold_words(fold_words(text)) == fold_words(text)


@often
@given(anything)
def test_words_lie_in_the_raw_text_in_order(text):
    read = read_text(text)
    end = 0
    for word, a, b in zip(read.words, read.starts, read.ends, strict=True):
        assert end <= a < b <= len(text)
        assert word == "\n" or word == fold(text[a:b])
        end = b


@given(st.text(max_size=30), st.text(max_size=30))
def test_likeness_has_no_sides(a, b):
    assert alike(a, b) == alike(b, a)


def test_threads_share_the_books():
    texts = [json.loads(line)["text"] for line in (ROOT / "gold/composed.jsonl").open(encoding="utf-8")][:8]
    alone = [rasid.code(t, published=DAY) for t in texts]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda t: rasid.code(t, published=DAY), texts))
    assert together == alone


@pytest.mark.parametrize(
    ("text", "kind"), [("", "no text"), ("  \n", "no text"), ("123", "no text"), ("Seven soldiers", "not Arabic")]
)
def test_what_cannot_be_read_never_looks_like_no_claims(text, kind):
    reading = rasid.code(text)
    assert reading.claims == () and [g.kind for g in reading.gaps] == [kind]
