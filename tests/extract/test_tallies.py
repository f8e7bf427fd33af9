"""Tallies of invented phrases, by the case file, by the books' own examples, and by what must hold for every text."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasid.arabic.segment import read_text
from rasid.errors import BookError
from rasid.extract.tallies import Measured, fired, measured
from rasid.knowledge.load import Entry, read_yaml
from rasid.knowledge.nouns import MEASURES, NOUNS, WHATS, compile_counts, count_book
from tests.growing import STEEPEST, growth

CASES = Path(__file__).parent.parent / "cases"


def rows(name: str) -> list[tuple[str, str]]:
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]  # type: ignore[misc]


def spelt(m: Measured) -> str:
    low, high = ("" if v is None else v for v in (m.count.low, m.count.high))
    part = "" if m.subset_of is None else f" <{m.subset_of}"
    return f"{m.what} {m.who} {low}..{high} {m.qualifier}{part}"


@pytest.mark.parametrize(("phrase", "expected"), rows("tallies.tsv"))
def test_cases(phrase: str, expected: str) -> None:
    assert (" | ".join(spelt(m) for m in measured(read_text(phrase))) or "-") == expected


def examples(key: str) -> list[tuple[Entry, str]]:
    entries = [e for book in (NOUNS, MEASURES) for e in read_yaml(book)]
    return [(e, phrase) for e in entries for phrase in e.data.get(key) or ()]


@pytest.mark.parametrize(("entry", "phrase"), examples("yes"), ids=lambda v: v if isinstance(v, str) else v.rule)
def test_an_entry_reads_its_example(entry: Entry, phrase: str) -> None:
    assert entry.rule in fired(phrase)


@pytest.mark.parametrize(("entry", "phrase"), examples("no"), ids=lambda v: v if isinstance(v, str) else v.rule)
def test_an_entry_leaves_its_counterexample(entry: Entry, phrase: str) -> None:
    assert entry.rule not in fired(phrase)


def test_every_entry_has_examples() -> None:
    entries = [e for book in (NOUNS, MEASURES) for e in read_yaml(book)]
    hand = [e for e in entries if e.data.get("sort") != "unit" and not {"doers", "company"} & e.data.keys()]
    assert [e.rule for e in hand if not (e.data.get("yes") and e.data.get("no"))] == []


@pytest.mark.parametrize(
    ("noun", "measure"),
    [({"nouns": ["جندي جنود"], "sort": "people"}, None),
     ({"nouns": ["قتيل قتلى"], "sort": "person", "measure": "dead"}, None),
     (None, {"what": "slain", "verbs": ["قتل/يقتل"]}), (None, {"what": "killed", "takes": "men", "nouns": ["مقتل"]}),
     (None, {"what": "killed"})],
)  # fmt: skip
def test_a_wrong_entry_names_its_line(noun: dict[str, object] | None, measure: dict[str, object] | None) -> None:
    with pytest.raises(BookError, match=r"words/own\.yaml:7"):
        compile_counts([Entry("words/own.yaml", 7, noun)] if noun else [], [Entry("words/own.yaml", 7, measure or {})])


def test_surface_and_trigger() -> None:
    text = read_text("قالت المصادر إن ما لا يقل عن 20 جنديا من الفرقة لقوا حتفهم.")
    (m,) = measured(text)
    assert text.surface(m.i, m.j) == "ما لا يقل عن 20 جنديا"
    assert text.surface(*m.trigger) == "لقوا حتفهم"
    assert m.rule.startswith("words/measures.yaml:")


def test_a_named_actor_says_who() -> None:
    text = read_text("مقتل خمسة عناصر من سرايا الوادي")
    (plain,) = measured(text)
    (named,) = measured(text, who_of=lambda i, j: "scouts" if "سرايا" in text.words[i:j] else None)
    assert (plain.who, named.who) == ("fighters", "scouts")


def test_names_neither_count_nor_measure() -> None:
    text = read_text("قال فوج تحرير الوادي إن خمسة أسرى وصلوا، وقتل قائد الفوج 46")
    names = [(k, k + 3) for k, w in enumerate(text.words) if w == "فوج"]
    names += [(k, k + 2) for k, w in enumerate(text.words) if w == "الفوج"]
    assert [spelt(m) for m in measured(text, names=names)] == [
        "captured fighters 5..5 exact",
        "killed fighters 1..1 exact",
    ]


def test_a_part_is_never_more_than_its_whole() -> None:
    found = measured(read_text("مقتل ثلاثة أشخاص بينهم سبعة أطفال"))
    assert [m.subset_of for m in found] == [None]


def test_counts_do_not_cross_a_paragraph() -> None:
    found = measured(read_text("مقتل تسعة أشخاص.\nبينهم ثلاثة أطفال في المدرسة"))
    assert [m.subset_of for m in found] == [None]


PIECES = ["مقتل", "وإصابة", "أصيب", "بينهم", "منهم", "ثلاثة", "12", "مدنيين", "جندي", "قتلى", "وجرحى", "دون", "من",
          "إلى", "على الأقل", "،", ".", "\n", "أن", "قتلوا", "عشرات", "طفلان", "وامرأة", "أحدهم", "آخرين", "القتلى",
          "بين قتيل وجريح", "غارة", "و", "في المئة", "سيطروا على", "دبابتين", "(", ")"]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_any_order_of_words_is_coherent(pieces: list[str]) -> None:
    text = read_text(" ".join(pieces))
    found = measured(text)
    for k, m in enumerate(found):
        assert 0 <= m.i < m.j <= len(text.words)
        assert m.what in WHATS
        assert m.count.low is None or m.count.high is None or m.count.low <= m.count.high
        if m.subset_of is not None:
            whole = found[m.subset_of]
            assert m.subset_of < k and whole.what == m.what
            assert whole.count.high is None or (m.count.low or 0) <= whole.count.high


def test_many_counts_are_read_in_linear_time() -> None:
    count_book()
    phrase = "مقتل ثلاثة مدنيين بينهم طفلان وإصابة 12 آخرين في قصف على البلدة. "
    assert growth(lambda n: measured(read_text(phrase * n)), 100) < STEEPEST
