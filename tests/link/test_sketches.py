"""Sketches: what tells a copy from a report of its own."""

import random
from datetime import date

import pytest
from datasketch import MinHash
from hypothesis import given
from hypothesis import strategies as st

from rasid.arabic.segment import read_text
from rasid.link.sketches import PERMUTATIONS, credit, resemblance, shingles, signature, sketch
from rasid.link.telling import unusual
from rasid.model.event import Sketch
from rasid.model.record import record, restored
from rasid.model.report import Report


def _share(a: tuple[int, ...], b: tuple[int, ...]) -> float:
    return sum(x == y for x, y in zip(a, b, strict=True)) / PERMUTATIONS


@pytest.mark.parametrize("shared", [0, 40, 120, 200, 280, 380, 400])
def test_the_signature_says_what_datasketch_says_within_the_error_of_sampling(shared: int) -> None:
    """Five standard errors of a share taken of 128: a run in millions falls outside."""
    left = {f"w{k}" for k in range(400)}
    right = {f"w{k}" for k in range(shared)} | {f"x{k}" for k in range(400 - shared)}
    true = len(left & right) / len(left | right)
    theirs = [MinHash(PERMUTATIONS, seed=1) for _ in range(2)]
    for made, tokens in zip(theirs, (left, right), strict=True):
        made.update_batch([t.encode() for t in tokens])
    error = 5 * (true * (1 - true) / PERMUTATIONS) ** 0.5
    assert abs(_share(signature(left), signature(right)) - true) <= error
    assert abs(_share(signature(left), signature(right)) - theirs[0].jaccard(theirs[1])) <= 2 * error


@given(st.sets(st.text("ابتثج", min_size=1), min_size=1), st.randoms())
def test_the_order_of_tokens_is_no_matter(tokens: set[str], chance: random.Random) -> None:
    shuffled = sorted(tokens)
    chance.shuffle(shuffled)
    assert signature(shuffled) == signature(tokens)


def test_spelling_marks_and_spaces_make_no_other_text() -> None:
    a = sketch(Report("قُتل ثلاثةُ مدنيين، أمس، في قرية «الرمانة».", "a"))
    b = sketch(Report('قتل ثلاثة مدنيين أمس في قريه "الرمانة"', "b"))
    assert a.exact == b.exact
    assert resemblance(a, b) == 1.0


def test_shingles_are_runs_of_three_and_a_short_text_is_one() -> None:
    assert shingles(["ا", "ب", "ج", "د"]) == {"ا ب ج", "ب ج د"}
    assert shingles(["ا"]) == {"ا"}
    assert shingles([]) == {""}


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("دمشق - رويترز\nانفجرت عبوة في السوق القديم.", "media/reuters"),
        ("الخرطوم (أ ف ب) - دارت معارك في الحي الجنوبي.", "media/afp"),
        ("انفجرت عبوة في السوق القديم. (رويترز)", "media/reuters"),
        ("انفجرت عبوة في السوق القديم.\nالمصدر: وكالة الأناضول", "media/anadolu"),
        ("غزة - وكالات\nقصف الطيران المخيم.", None),
        ("قالت رويترز إن عبوة انفجرت في السوق القديم وإن أحداً لم يصب.", None),
        ("انفجرت عبوة في السوق القديم (وسط المدينة).", None),
        ("", None),
    ],
)
def test_credit_is_given_at_the_head_or_the_foot(text: str, agency: str | None) -> None:
    assert credit(read_text(text)) == agency


def test_a_sketch_comes_back_from_what_is_kept_of_it() -> None:
    one = sketch(Report("سقطت قذيفة على حي الورد.\n" + "كلمة " * 20, "a", "النهر", date(2024, 5, 1), country="SY"))
    assert restored(Sketch, record(one)) == one
    assert [(p.start, p.end) for p in one.passages] == [(25, 124)]


def test_words_are_told_without_clitics_and_without_what_every_report_says() -> None:
    assert unusual("وبالمسيّرات والمسيرات") == unusual("المسيّرات")
    assert unusual("قال إن القوات قتلوا 12 في المدينة") == frozenset()
    assert unusual("سوق الهال") & unusual("لسوق الهال القديم")
