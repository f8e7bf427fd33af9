"""Numbers in words and digits, by the case file and by what must hold for every text."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasid.arabic.numbers import Number, numbers
from rasid.arabic.ordinals import relative_ordinals
from rasid.arabic.segment import read_text

CASES = Path(__file__).parent.parent / "cases"


def rows(name: str) -> list[tuple[str, str]]:
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]  # type: ignore[misc]


def spelt(n: Number) -> str:
    if n.kind != "cardinal":
        return f"{round(n.value, 4)}:{n.kind}"
    if n.low == n.high:
        bounds = f"{n.low}"
    else:
        bounds = f"{n.low}..{'' if n.high is None else n.high}"
    return bounds if n.qualifier == "exact" else f"{bounds}:{n.qualifier}"


@pytest.mark.parametrize(("phrase", "expected"), rows("numbers.tsv"))
def test_cases(phrase: str, expected: str) -> None:
    assert " ".join(spelt(n) for n in numbers(read_text(phrase))) == expected.strip("-" if expected == "-" else "")


def test_words_of_a_bounded_number() -> None:
    text = read_text("قتل ما لا يقل عن مئة وثلاثة وعشرين شخصا")
    (n,) = numbers(text)
    assert text.surface(n.i, n.j) == "ما لا يقل عن مئة وثلاثة وعشرين"
    assert text.words[n.at] == "مئه"


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [("احذف الجملة الأخيرة", ("end", 0)), ("الاسم قبل الأخير", ("end", -1)), ("الأسبوع التالي", ("current", 1)),
     ("الشهر السابق", ("current", -1))],
)  # fmt: skip
def test_relative(phrase: str, expected: tuple[str, int]) -> None:
    (found,) = relative_ordinals(read_text(phrase))
    assert (found.base, found.offset) == expected


UNITS = ["", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة"]
TENS = ["", "", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"]
HUNDREDS = ["", "مئة", "مئتان", "ثلاثمئة", "أربعمئة", "خمسمئة", "ستمئة", "سبعمئة", "ثمانمئة", "تسعمئة"]


def below_thousand(n: int) -> str:
    hundreds, rest = divmod(n, 100)
    if 10 <= rest < 20:
        teen = {10: "عشرة", 11: "أحد عشر", 12: "اثنا عشر"}.get(rest, UNITS[rest - 10] + " عشر")
        small = [teen]
    else:
        small = [w for w in (UNITS[rest % 10], TENS[rest // 10]) if w]
    return " و".join([w for w in (HUNDREDS[hundreds],) if w] + small)


def in_words(n: int) -> str:
    parts = []
    for scale, word in ((10**6, "مليون"), (1000, "ألف"), (1, "")):
        group, n = divmod(n, scale)
        if group:
            alone = group == 1 and word
            parts.append(word if alone else f"{below_thousand(group)} {word}".strip())
    return " و".join(parts)


@given(st.integers(1, 999_999_999))
def test_every_number_in_words_is_read_back(n: int) -> None:
    (found,) = numbers(read_text(in_words(n)))
    assert found.value == n


@given(st.integers(0, 10**12), st.sampled_from(["٠١٢٣٤٥٦٧٨٩", "0123456789", "۰۱۲۳۴۵۶۷۸۹"]), st.booleans())
def test_three_digit_sets(n: int, digits: str, grouped: bool) -> None:
    written = (f"{n:,}" if grouped else str(n)).translate(str.maketrans("0123456789", digits))
    (found,) = numbers(read_text(f"قتل {written} شخصا"))
    assert found.value == n


@given(st.text(alphabet="اوبلكثةهعشرنمئ 0123456789٫.,،/-^e\n", max_size=60))
def test_no_text_breaks_it_and_none_overlap(raw: str) -> None:
    text = read_text(raw)
    found = numbers(text)
    assert all(0 <= n.i <= n.at < n.j <= len(text.words) for n in found)
    assert all(a.j <= b.i for a, b in pairwise(found))
