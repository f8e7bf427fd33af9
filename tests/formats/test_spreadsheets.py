"""CSV and XLSX as spreadsheets and pandas read them: Arabic right, text never a formula, numbers numbers."""

import io
import json
import zipfile
from datetime import date

import pytest

from rasid.export.formats import packed
from rasid.export.formats.counts import Counts
from rasid.export.formats.csv_file import write_csv
from rasid.export.formats.sheet import Sheet
from rasid.export.formats.tables import Table
from rasid.export.formats.xlsx_file import MOST_CHARACTERS, write_xlsx
from rasid.knowledge.formats import Column, columns
from tests.formats.made import figure, file, incident
from tests.formats.programs import library, soffice, table

PREFIXES = [*"= + - @ \t \r \n \0 ＝ \u200f \u200e \u202b \u061c \ufeff".split(" "), " "]
"""The 15 that a spreadsheet may strip or take for the beginning of a formula."""
PAYLOAD = '1+cmd|"/c calc"!A1'
WRITERS = {"csv": write_csv, "xlsx": write_xlsx}
TYPED = (Column("name", "text", "", ""), Column("n", "int", "", ""), Column("x", "number", "", ""),
         Column("day", "date", "", ""), Column("yes", "bool", "", ""))  # fmt: skip


def written(form, rows, cols=TYPED) -> bytes:
    out = io.BytesIO()
    WRITERS[form](Table(Sheet("acled", form), cols, iter(rows), Counts()), out)
    return out.getvalue()


def workbook(made: bytes):
    return library("openpyxl", "openpyxl").load_workbook(io.BytesIO(made))


def test_there_are_fifteen_prefixes():
    assert len(set(PREFIXES)) == 15


@pytest.mark.parametrize("prefix", PREFIXES, ids=[f"U+{ord(p):04X}" for p in PREFIXES])
def test_no_text_column_holds_a_formula_in_csv(prefix):
    pandas = library("pandas", "pandas")
    names = [c.name for c in columns("acled") if c.type == "text"]
    made = written("csv", [dict.fromkeys(names, prefix + PAYLOAD)], columns("acled"))
    read = pandas.read_csv(io.BytesIO(made), encoding="utf-8-sig", dtype=str, keep_default_na=False)
    assert len(names) > 20
    for name in names:
        assert read[name][0].startswith("'"), name
        assert read[name][0].endswith(PAYLOAD)


@pytest.mark.parametrize("prefix", PREFIXES, ids=[f"U+{ord(p):04X}" for p in PREFIXES])
def test_every_text_column_is_text_in_xlsx(prefix):
    names = [c.name for c in columns("acled") if c.type == "text"]
    page = workbook(written("xlsx", [dict.fromkeys(names, prefix + PAYLOAD)], columns("acled")))["data"]
    heading = [c.value for c in page[1]]
    for cell in page[2]:
        if heading[cell.column - 1] in names:
            assert cell.data_type == "s" and cell.quotePrefix
            assert cell.value.endswith(PAYLOAD)


def test_numbers_stay_numbers_negative_ones_too():
    pandas = library("pandas", "pandas")
    rows = [{"name": "نص", "n": -3, "x": -36.5, "day": date(2021, 3, 15), "yes": True}]
    read = pandas.read_csv(io.BytesIO(written("csv", rows)), encoding="utf-8-sig")
    assert (read["n"][0], read["x"][0], read["yes"][0]) == (-3, -36.5, True)
    cells = workbook(written("xlsx", rows))["data"][2]
    assert [c.data_type for c in cells] == ["s", "n", "n", "d", "b"]
    assert (cells[1].value, cells[2].value, cells[3].value.date()) == (-3, -36.5, date(2021, 3, 15))


def test_what_xml_cannot_hold_is_taken_out_and_what_excel_cannot_is_cut_and_counted():
    counts, out = Counts(), io.BytesIO()
    rows = [{"name": "ا\x0b\ud800\ufffe" + "ب" * MOST_CHARACTERS}]
    write_xlsx(Table(Sheet("acled", "xlsx"), TYPED, iter(rows), counts), out)
    value = workbook(out.getvalue())["data"]["A2"].value
    assert value.startswith("اب") and counts.cut == 1


def test_a_workbook_reads_from_right_to_left_with_one_heading_row_and_its_sheet():
    book = workbook(file([incident()], form="xlsx")[0])
    assert book.sheetnames == ["data", "about"]
    assert all(page.sheet_view.rightToLeft for page in book)
    assert [c.value for c in book["data"][1]] == [c.name for c in columns("acled")]
    told = "\n".join(str(c.value) for row in book["about"] for c in row if c.value)
    assert "not a death toll" in told and "لا حصيلة للقتلى" in told
    for c in columns("acled"):
        assert f"{c.name} (" in told and c.ar in told


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_pandas_reads_the_arabic(form):
    pandas = library("pandas", "pandas")
    made, _ = file([incident(), incident(id="c9", figures=(figure(26, None),))], form=form)
    held = io.BytesIO(made)
    read = pandas.read_csv(held, encoding="utf-8-sig") if form == "csv" else pandas.read_excel(held)
    assert list(read["source"]) == ["صدى السهل"] * 2
    assert list(read["fatalities"]) == [4, 26] and str(read["fatalities"].dtype) == "int64"
    assert list(pandas.to_datetime(read["event_date"]).dt.year) == [2021, 2021]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_libreoffice_opens_it_with_the_arabic_right_and_no_formula_alive(form, tmp_path):
    rows = [{"name": p + "1+1", "n": -3, "x": -36.5, "day": date(2021, 3, 15)} for p in PREFIXES]
    rows += [{"name": "قُتل 7، بحسب «مرصد»", "n": 7}]
    given = tmp_path / f"given.{form}"
    given.write_bytes(written(form, rows))
    if form == "xlsx":
        made = next(f for f in soffice(given, tmp_path) if f.stem.endswith("data"))
    else:  # as a person opens it: by way of a document of LibreOffice's own
        (document,) = soffice(given, tmp_path, "ods")
        made = next(iter(soffice(document, tmp_path / "again")))
    cells = table(made)
    assert cells[0] == [c.name for c in TYPED]
    names = [row[0] for row in cells[1:]]
    assert len(names) == 16 and "2" not in names, "1+1 was never reckoned"
    assert all("1+1" in n for n in names[:15]) and names[15] == "قُتل 7، بحسب «مرصد»"
    assert cells[1][1:3] == ["-3", "-36.5"]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_same_rows_give_the_same_bytes(form):
    assert file([incident()], form=form)[0] == file([incident()], form=form)[0]


def test_a_file_and_its_sheet_in_one():
    made, about = file([incident()], "events", "csv")
    packs = []
    for _ in range(2):
        packs.append(io.BytesIO())
        packed(Sheet("events", "csv"), about, io.BytesIO(made), packs[-1])
    assert packs[0].getvalue() == packs[1].getvalue()
    with zipfile.ZipFile(packs[0]) as held:
        assert held.namelist() == [f"rasid-events.csv{s}" for s in ("", ".about.json", ".about.txt")]
        assert held.read("rasid-events.csv") == made
        assert json.loads(held.read("rasid-events.csv.about.json")) == about
