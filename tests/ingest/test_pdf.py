"""PDFs: Arabic comes out as it is read or not at all, and none can hold rasid (FT-26)."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rasid.errors import InputError, NoTextError, TooLargeError
from rasid.ingest.formats.pdf import MOST_PAGES, read_pdf
from rasid.ingest.formats.pdf_order import in_order, paragraphs_of, turned
from rasid.ingest.item import Asked
from rasid.ingest.worker.limits import Limits
from rasid.ingest.worker.parser import Parser, Source
from tests.ingest.making_pdf import built, pdf, seen

LINES = (
    "درعا، 29 تموز 2021",
    "قتل ثلاثة مدنيين، بينهم 9 أطفال، في قصف (مدفعي) على الأحياء",
    "السكنية في مدينة درعا، بحسب مصدر طبي من المشفى الميداني.",
    "وقال المصدر إن القصف الإسرائيلي استمر حتى ساعات الظهر بلا توقف،",
    "وإن 16 من الجرحى نقلوا إلى 2 من المشافي في الريف الغربي.",
)
TEXT = f"{LINES[0]} {LINES[1]} {LINES[2]}\n{LINES[3]} {LINES[4]}"


def test_arabic_as_a_page_shows_it() -> None:
    found = read_pdf(pdf([seen(line) for line in LINES]), "x")
    assert found.report.text == TEXT and "pypdf" in found.how


def test_arabic_in_joined_forms() -> None:
    def joined(line: list[str]) -> list[str]:
        return [{"لا": "\ufefb", "لأ": "\ufef7", "لإ": "\ufef9", "ق": "\ufed7", "م": "\ufee3"}.get(s, s) for s in line]

    assert read_pdf(pdf([joined(seen(line)) for line in LINES]), "x").report.text == TEXT


def test_arabic_in_the_order_in_which_it_is_read() -> None:
    assert read_pdf(pdf([list(line) for line in LINES]), "x").report.text == TEXT


def test_brackets_that_are_meant_and_not_seen() -> None:
    swapped = str.maketrans("()", ")(")
    lines = [[s.translate(swapped) for s in seen(line)] for line in LINES]
    assert read_pdf(pdf(lines), "x").report.text == TEXT


def test_a_figure_stays_with_its_word() -> None:
    line = "قتل 16 مدنيا، بينهم 9 أطفال و3,500 نازح و12.5 طن في قصف على درعا"
    assert read_pdf(pdf([seen(line)]), "x").report.text == line


@pytest.mark.parametrize(
    "raw",
    [
        pdf([]), pdf([], content=b"q 100 0 0 100 0 0 cm /Im1 Do Q"),
        pdf([[chr(0x627 + (k * 7 + n) % 36) for k in range(60)] for n in range(20)]),
        pdf([[*"مدنيين", *" " * 12, *"الأحياء السكنية"]] * 10),
    ],
)  # fmt: skip
def test_pictures_of_text_letters_without_order_and_columns_are_refused(raw: bytes) -> None:
    with pytest.raises(NoTextError) as e:
        read_pdf(raw, "x")
    assert e.value.code == "EXTRACTION_FAILED" and e.value.mend


@pytest.mark.parametrize(
    "raw", [b"%PDF-1.7\n", b"%PDF-1.7\n%%EOF", pdf([list("abc")])[:-200], b"%PDF" + b"\xff" * 500,
            built([b"1 0 obj << /Type /Catalog /Pages 1 0 R >> endobj "])],
)  # fmt: skip
def test_broken_ones_are_errors(raw: bytes) -> None:
    with Parser(Limits(cpu=5)) as parser:
        (item,) = parser.read(Source("x.pdf", "x.pdf", raw=raw), Asked())
    assert item.report is None and item.error.mend
    assert item.error.code in ("FORMAT_NOT_READ", "EXTRACTION_FAILED", "PARSER_KILLED"), item.error


def test_too_many_pages_are_refused_before_one_is_read() -> None:
    with pytest.raises(TooLargeError):
        read_pdf(pdf([list("abc")], kids=MOST_PAGES + 1), "x")


LOOP = built(
    [
        b"1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n",
        b"2 0 obj\n<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>\nendobj\n",
    ]
)


@pytest.mark.parametrize(
    "raw",
    [
        pdf([list("abc")], content=b"BT /F1 12 Tf (a) Tj ET\n" * 1_500_000),
        LOOP,
        pdf([list("ab")], content=b"[" * 300_000),
        pdf([list("ab")], content=b"\0" * 400_000_000),
    ],
    ids=["page bomb", "pages within themselves", "deep", "bomb"],
)
def test_one_that_never_returns_is_stopped_and_the_next_is_read(raw: bytes) -> None:
    good = pdf([seen(line) for line in LINES])
    with Parser(Limits(cpu=2, wall=20)) as parser:
        (item,) = parser.read(Source("x.pdf", "x.pdf", raw=raw), Asked())
        (after,) = parser.read(Source("y.pdf", "y.pdf", raw=good), Asked())
    assert item.report is None and item.error.mend
    assert after.report.text == TEXT


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_damage_gives_a_report_or_an_error_of_ours(data) -> None:
    raw = bytearray(pdf([seen(line) for line in LINES]))
    for _ in range(data.draw(st.integers(1, 8))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    try:
        read_pdf(bytes(raw), "x")
    except InputError as e:
        assert e.mend


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="مدنيقتل والأ 123().,ab", max_size=60))
def test_turning_twice_is_nothing(line: str) -> None:
    if not any("\u0600" < c < "\u06ff" for c in line) or "\n" in line:
        return
    assert turned(turned(line)) == line


def test_in_order_keeps_what_is_right() -> None:
    assert in_order("\n".join(LINES)) == "\n".join(LINES)
    assert paragraphs_of("أ\nب.\n\n\nج\nد") == "أ ب.\nج د"
