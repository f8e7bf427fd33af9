"""Files, folders and the standard input: every report comes out, and every fault says where, what and the mend."""

import io
import json
from datetime import date
from pathlib import Path

import pytest

from rasid.errors import BadDateError, BadLineError, InputError, NotArabicError, NoTextError
from rasid.ingest.files import FailedInput, ReadReport, read_inputs
from rasid.model.report import Report
from rasid.pipeline import code_inputs

TEXT = "قتل ثلاثة مدنيين في قصف مدفعي على مدينة درعا صباح اليوم الخميس، بحسب مصدر طبي."
TODAY = date(2021, 8, 1)


def read(*paths: Path | str, **more) -> list[ReadReport | FailedInput]:
    return list(read_inputs([str(p) for p in paths], **{"today": TODAY, **more}))


def put(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


def line(**record) -> str:
    return json.dumps(record, ensure_ascii=False) + "\n"


def only_error(results) -> InputError:
    """The one failure of what came in, whether its bytes or its text tell it."""
    (result,) = code_inputs(results)
    assert isinstance(result, FailedInput)
    assert result.error.mend and result.error.where and result.where
    return result.error


def test_a_text_file(tmp_path) -> None:
    (report,) = read(put(tmp_path / "a.txt", TEXT), published=date(2021, 7, 29), outlet="صدى", country="sy")
    assert isinstance(report, Report)
    assert (report.text, report.published, report.source, report.country) == (TEXT, date(2021, 7, 29), "صدى", "SY")
    assert report.warnings == ()
    assert report.id == Report(TEXT, source="صدى").id


def test_a_missing_date_is_a_warning(tmp_path) -> None:
    (report,) = read(put(tmp_path / "a.txt", TEXT))
    assert report.published is None and "day of publication" in report.warnings[0]


def test_a_dateline_is_the_day_of_publication(tmp_path) -> None:
    (report,) = read(put(tmp_path / "a.txt", f"قصف على درعا\nالخميس 29 تموز 2021\n{TEXT}"))
    assert report.published == date(2021, 7, 29) and report.warnings == ()


@pytest.mark.parametrize("name", ["cp1256", "utf-16", "utf-8-sig"])
def test_encodings(tmp_path, name) -> None:
    (report,) = read(put(tmp_path / "a.txt", TEXT.encode(name)))
    assert report.text == TEXT


def test_a_page_labelled_utf_8_in_windows_1256(tmp_path) -> None:
    page = f'<html><head><meta charset="utf-8"></head><body><p>{TEXT}</p><p>{TEXT[::1]} وأصيب طفل.</p></body></html>'
    (report,) = read(put(tmp_path / "a.html", page.encode("cp1256")))
    assert TEXT in report.text


def test_json_lines(tmp_path) -> None:
    file = put(
        tmp_path / "a.jsonl",
        line(id="r1", outlet="صدى", published="2021-07-29", title="قصف", text=TEXT, url="https://example.org/1")
        + "\n"
        + line(id=2, published="2021-07-29T23:00:00Z", text=TEXT, country="sy")
        + line(id="r1", published="29 تموز 2021", text=TEXT),
    )
    first, second, third = read(file, outlet="أخرى")
    assert (first.id, first.source, first.title, first.url) == ("r1", "صدى", "قصف", "https://example.org/1")
    assert (second.id, second.source, second.country) == ("2", "أخرى", "SY")
    assert {r.published for r in (first, second, third)} == {date(2021, 7, 29)}
    assert first.where.endswith("a.jsonl:1") and second.where.endswith("a.jsonl:3")


def test_a_broken_line_fails_alone_with_its_number(tmp_path) -> None:
    bad = ["{broken\n", "[1, 2]\n", line(title="x"), line(text=""), line(text=5), "[" * 100_000 + "\n"]
    file = put(tmp_path / "a.jsonl", "".join(line(id=f"g{k}", text=TEXT) + b for k, b in enumerate(bad)))
    results = read(file)
    assert [r.id for r in results[::2]] == [f"g{k}" for k in range(6)]
    errors = [r.error for r in results[1::2]]
    assert [type(e) for e in errors] == [BadLineError] * 3 + [NoTextError] + [BadLineError] * 2
    assert errors[0].where.endswith("a.jsonl:2") and errors[5].where.endswith("a.jsonl:12")
    assert all(e.mend for e in errors)


def test_dates_that_cannot_be(tmp_path) -> None:
    file = put(tmp_path / "a.jsonl", line(published="2021-09-30", text=TEXT) + line(published="أمس", text=TEXT))
    future, none = read(file)
    assert isinstance(future.error, BadDateError) and isinstance(none.error, BadDateError)
    (tomorrow,) = read(put(tmp_path / "b.jsonl", line(published="2021-08-02", text=TEXT)))
    assert tomorrow.published == date(2021, 8, 2)


def test_half_a_surrogate_pair(tmp_path) -> None:
    (report,) = read(put(tmp_path / "a.jsonl", '{"id": "a\\ud800", "text": "' + TEXT + ' \\udfff"}'))
    report.text.encode("utf-8"), report.id.encode("utf-8")


def test_pages_inside_json_lines(tmp_path) -> None:
    page = f'<html><head><meta name="date" content="2021-07-29"></head><body><p>{TEXT}</p></body></html>'
    (report,) = read(put(tmp_path / "a.jsonl", line(html=page)))
    assert TEXT in report.text and report.published == date(2021, 7, 29)


def test_a_json_array_and_a_json_object(tmp_path) -> None:
    record = {"id": "x", "published": "2021-07-29", "text": TEXT}
    put(tmp_path / "a.json", json.dumps([record, {"id": "y"}], indent=1))
    put(tmp_path / "b.json", json.dumps(record, indent=1))
    put(tmp_path / "c.json", line(**record) + line(**record))
    ids = [(r.id, isinstance(r, ReadReport)) for r in read(tmp_path)]
    assert ids == [("x", True), ("y", False), ("x", True), ("x", True), ("x", True)]


def test_a_folder_in_order(tmp_path) -> None:
    for name in ("b.txt", "a.html", "c/d.txt", ".hidden.txt", "c/.git", "style.css", "photo.jpg", "README.md", "z.pdf"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        put(tmp_path / name, TEXT)
    results = read(tmp_path)
    assert [str(Path(r.where).relative_to(tmp_path)) for r in results] == ["a.html", "b.txt", "c/d.txt", "z.pdf"]
    assert isinstance(results[-1], FailedInput) and ".pdf" in results[-1].error.message


def test_a_folder_within_itself(tmp_path) -> None:
    put(tmp_path / "a.txt", TEXT)
    (tmp_path / "again").symlink_to(tmp_path)
    assert len(read(tmp_path)) == 1


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", NoTextError),
        (b" \n\t\n", NoTextError),
        ("٢٩ / ٧ … 🔴".encode(), NoTextError),
        (b"Three civilians were killed in the city of Daraa on Thursday.", NotArabicError),
        ("Троє цивільних загинули внаслідок обстрілу міста".encode("cp1251"), InputError),
        (b"\x89PNG\r\n\x1a\n\x00\x00", InputError),
        (b"<html><body><div><img src=x></div></body></html>", NoTextError),
    ],
)
def test_what_is_no_report(tmp_path, content, kind) -> None:
    error = only_error(read(put(tmp_path / "a.txt", content)))
    assert isinstance(error, kind) and str(tmp_path) in error.where


def test_an_empty_file_of_any_kind_is_a_failure(tmp_path) -> None:
    for name, content in {"a.jsonl": "", "b.jsonl": " \n\n", "c.json": "[]", "d.json": "", "e.txt": "\n"}.items():
        error = only_error(read(put(tmp_path / name, content)))
        assert error.where.endswith(name) and error.mend


def test_a_folder_that_holds_no_report_is_a_failure(tmp_path) -> None:
    (tmp_path / "pictures").mkdir()
    put(tmp_path / "pictures/a.jpg", b"\xff\xd8\xff")
    error = only_error(read(tmp_path / "pictures"))
    assert error.where == str(tmp_path / "pictures") and ".txt" in error.mend


def test_a_link_to_itself_leads_nowhere(tmp_path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert "link" in only_error(read(tmp_path / "a")).message


def test_an_id_given_twice_is_a_warning(tmp_path) -> None:
    file = put(
        tmp_path / "a.jsonl", line(id="a", text=TEXT) + line(id="a", text=TEXT + " انتهى") + line(id=7, text=TEXT)
    )
    first, second, third = read(file, published=date(2021, 7, 29))
    assert [r.warnings for r in (first, third)] == [(), ()] and "same id" in second.warnings[0]


def test_a_missing_file_stops_nothing(tmp_path) -> None:
    missing, found = read(tmp_path / "no.txt", put(tmp_path / "a.txt", TEXT))
    assert isinstance(missing, FailedInput) and "no such file" in missing.error.message
    assert isinstance(found, ReadReport)


def test_what_is_too_large_is_refused(tmp_path) -> None:
    text = put(tmp_path / "a.txt", (TEXT + " ") * 90_000)
    lines = put(tmp_path / "b.jsonl", line(id="big", text=(TEXT + " ") * 90_000) + line(id="small", text=TEXT))
    big, bigger, small = read(text, lines)
    assert "10 MB" in big.error.message and "10 MB" in bigger.error.message
    assert bigger.where.endswith(":1") and small.id == "small" and small.where.endswith(":2")


def test_a_large_report_is_read(tmp_path) -> None:
    (report,) = read(put(tmp_path / "a.txt", (TEXT + " ") * 60_000))
    assert len(report.text) > 4_000_000


@pytest.mark.parametrize(
    ("raw", "ids"),
    [
        (line(id="a", text=TEXT) + line(id="b", text=TEXT), ["a", "b"]),
        ("\ufeff\n" + line(id="a", text=TEXT), ["a"]),
        (json.dumps([{"id": "a", "text": TEXT}]), ["a"]),
        (f"<html><body><p>{TEXT}</p></body></html>", [Report(TEXT).id]),
        (TEXT, [Report(TEXT).id]),
    ],
)
def test_the_standard_input_is_told_by_its_beginning(raw, ids) -> None:
    assert [r.id for r in read("-", stdin=io.BytesIO(raw.encode("utf-8")))] == ids


def test_an_empty_standard_input() -> None:
    assert isinstance(only_error(read("-", stdin=io.BytesIO(b""))), NoTextError)
    assert isinstance(only_error(read("-")), NoTextError)
