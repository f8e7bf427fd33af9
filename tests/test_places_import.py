"""`rasid places`, end to end: a gazetteer comes in, is read with, and goes again without a trace."""

import csv
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import rasid
from rasid.cli import _run
from rasid.knowledge import place_shelf
from rasid.knowledge.foreign_places import Foreign
from rasid.knowledge.place_books import COLUMNS, check, read_rows
from rasid.knowledge.place_merge import Merge
from rasid.knowledge.places import gazetteer
from rasid.knowledge.shelves import Shelf, forget
from tests.ingest.making import xlsx

IMPORT = ("places", "import", "--format", "csv")
TAFAS = "sy-daraa-tafas"
HEAD = "name_ar,name_en,lat,lon,aliases_ar\n"
NEW = "زكرونا,Zakruna,32.7012,36.1022,\n"


@pytest.fixture(name="installed")
def _installed(request):
    """The installed command; its name here is the package's."""
    return request.getfixturevalue("rasid")


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A user's folder, empty."""
    monkeypatch.setenv("RASID_HOME", str(tmp_path / "home"))
    forget()
    yield tmp_path / "home"
    forget()


class Done(NamedTuple):
    """What the command did."""

    status: int
    out: str
    err: str


@pytest.fixture
def command(home, capsys):
    """The command, run in this process: what it said."""

    def run(*arguments: object) -> Done:
        status = _run([str(a) for a in arguments])
        return Done(status, *capsys.readouterr())

    return run


@pytest.fixture
def bring(command, tmp_path):
    """Import a table."""

    def run(rows: str, *options: object, name: str = "mine") -> Done:
        table = tmp_path / "table.csv"
        table.write_text(HEAD + rows, encoding="utf-8")
        return command(*IMPORT, table, "--name", name, "--country", "sy", *options)

    return run


def files(home: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in (home / "books/places").glob("*.*") if p.name != ".lock"}


def where(text: str) -> str:
    """The place that is read."""
    forget()
    return next((p.value.where.id for c in rasid.code(text, country="sy").claims for p in c.places), "")


def test_a_place_is_found_once_it_is_imported_and_no_longer_when_it_is_removed(installed, home, tmp_path):
    text = "قصفت قوات النظام قرية زكرونا"
    table = tmp_path / "table.csv"
    table.write_text(HEAD + NEW, encoding="utf-8")
    before = installed("try", text, "--country", "sy").stdout
    assert b"no book has" in before
    done = installed(*IMPORT, table, "--name", "mine", "--country", "sy")
    assert done.returncode == 0, done.stderr.decode()
    assert "1  added: 1 village" in done.stdout.decode()
    told = installed("try", text, "--country", "sy").stdout.decode()
    assert "own:places/mine.csv:2" in told and "Zakruna" in told
    assert installed("places", "remove", "mine").returncode == 0
    assert files(home) == {}
    assert installed("try", text, "--country", "sy").stdout == before


def test_spellings_are_added_to_a_place_of_ours_by_two_imports_and_it_stays_what_it_was(bring, home):
    text = "قصفت قوات النظام بلدة {}"
    assert where(text.format("طفسانا")) != TAFAS
    assert "1 of them with new spellings" in bring("طفس,Tafas,32.73,36.06,طفسانا\n", name="one").out
    bring("طفس,Tafas,32.73,36.06,طفسونا\n", name="two")
    assert [where(text.format(name)) for name in ("طفس", "طفسانا", "طفسونا")] == [TAFAS] * 3
    place = gazetteer().by_id(TAFAS)
    assert place.own and place.rule.startswith("places/own/sy.csv")
    (home / "books/places/drop.yaml").write_text(f"- id: {TAFAS}\n  drop: true\n", encoding="utf-8")
    assert where(text.format("طفسانا")) != TAFAS


def test_the_same_twice_is_the_same_once(few, bring, home):
    bring(NEW)
    before = files(home)
    again = bring(NEW)
    assert "unchanged" in again.out
    assert files(home) == before


def test_the_name_again_replaces_it(few, bring, home):
    bring(NEW)
    bring("رسم فرجين,Rasm Farjin,32.7012,36.1022,\n")
    assert b"Zakruna" not in files(home)["mine.csv"] and b"Farjin" in files(home)["mine.csv"]


def test_what_another_import_holds_is_no_second_place(few, rasid, bring, home):
    bring(NEW, name="one")
    said = bring(NEW, name="two").out
    assert "0  added" in said and "1  merged" in said
    before = files(home)
    bring(NEW, name="one")
    assert files(home) == before


def test_the_manifest_says_whence(few, bring, home, command):
    bring(NEW, "--licence", "CC0, by nobody")
    manifest = json.loads(files(home)["mine.json"])
    assert manifest["format"] == "csv" and manifest["counts"]["added"] == 1
    [source] = manifest["files"]
    assert source["name"] == "table.csv" and len(source["sha256"]) == 64
    listed = command("places", "list").out
    assert "mine  csv  1 added, 0 merged" in listed and "CC0, by nobody" in listed and "table.csv" in listed
    (home / "books/places/mine.csv").write_text("x", encoding="utf-8")
    assert "changed by hand" in command("places", "list").out


def test_every_refused_and_merged_row_is_reported(few, bring, tmp_path):
    report = tmp_path / "report.csv"
    rows = NEW + "طفس,Tafas,32.73,36.06,طفسانا\nTel,Tel,1,2,\nتل لوبين,T,91,2,\n"
    done = bring(rows, "--report", report)
    assert "2  refused" in done.out
    with report.open(encoding="utf-8-sig", newline="") as f:
        told = list(csv.DictReader(f))
    assert [(r["verdict"], r["reason"], r["where"]) for r in told] == [
        ("refused", "no Arabic name", "table.csv:4"), ("refused", "no such point on earth", "table.csv:5"),
        ("merged", "", "table.csv:3")]  # fmt: skip
    assert told[2]["merged_into"] == "sy-daraa-tafas" and told[2]["new_spellings"] == "طفسانا"


def test_a_workbook_comes_in_is_told_of_by_sheet_and_goes_again(few, command, home, tmp_path):
    head = ["ADM0_PCODE", "ADM1_AR", "ADM1_PCODE", "ADM4_AR", "ADM4_EN", "ADM4_PCODE", "Y", "X"]
    rows = [
        head,
        ["SY", "درعا", "SY12", "زكرونا", "Zakruna", "C9001", 32.7012, 36.1022],
        ["SY", "درعا", "SY12", "طفس", "Tafas", "C9002", 32.73, 36.06],
        ["SY", "درعا", "SY12", None, "Tel", "C9003", 32.7, 36.1],
    ]
    book, report = xlsx(tmp_path / "syr.xlsx", [["about"], ["by nobody"]], rows, []), tmp_path / "report.csv"
    done = command("places", "import", "--format", "cod-ab", book, "--report", report)
    assert done.status == 0, done.err
    assert "3 rows read" in done.out and "1  added: 1 village" in done.out and "1  merged" in done.out
    assert "2  sheets passed over" in done.out and "syr.xlsx:ورقة0: no table of administrative areas" in done.out
    told = report.read_text(encoding="utf-8-sig")
    assert "refused,syr.xlsx:ورقة1:4" in told and "passed over,syr.xlsx:ورقة2,ورقة2,it is empty" in told
    manifest = json.loads(files(home)["cod-ab-syr.json"])
    assert manifest["counts"]["sheets passed over"] == ["syr.xlsx:ورقة0", "syr.xlsx:ورقة2"]
    assert "cod-ab-syr  cod-ab  1 added, 1 merged" in command("places", "list").out
    before = files(home)
    assert "unchanged" in command("places", "import", "--format", "cod-ab", book).out and files(home) == before
    assert command("places", "remove", "cod-ab-syr").status == 0 and files(home) == {}


def test_what_is_no_workbook_is_an_error_of_the_user(few, command, home, tmp_path):
    book = tmp_path / "syr.xlsx"
    book.write_bytes(b"nothing of the kind")
    done = command("places", "import", "--format", "cod-ab", book)
    assert done.status == 2 and f"{book}: these bytes are no workbook" in done.err and files(home) == {}


def test_the_report_is_never_written_over_an_input(few, bring, tmp_path):
    done = bring(NEW, "--report", tmp_path / "table.csv")
    assert done.status == 2 and "it is an input" in done.err
    assert (tmp_path / "table.csv").read_text(encoding="utf-8") == HEAD + NEW


def test_nothing_foreign_steers_the_terminal(few, bring, tmp_path):
    done = bring("\x1b[31mTel\x1b[0m,T,1,2,\n" + NEW, "--report", tmp_path / "r.csv")
    assert "\x1b" not in done.out + (tmp_path / "r.csv").read_text(encoding="utf-8")
    assert "\x1b" not in bring(NEW, "--columns", "lat=\x1b[31m").err


def test_a_dry_run_writes_no_book(few, bring, home):
    done = bring(NEW, "--dry-run")
    assert done.status == 0 and "nothing was written" in done.out
    assert files(home) == {}


def test_nothing_at_all_is_an_error(few, bring, home):
    done = bring("Tel,Tel,1,2,\n")
    assert done.status == 2 and "no place could be taken" in done.err and "no Arabic name" in done.err
    assert files(home) == {}


def test_only_the_kinds_and_sizes_that_were_asked_for(few, bring):
    said = bring(NEW, "--kinds", "camp")
    assert said.status == 2 and "of another kind" in said.err
    assert "nobody knows" in bring(NEW, "--min-population", "10").err


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--kinds", "spaceport"], "there is no kind"),
        (["--country", "syria"], "no country's code"),
        (["--name", "../up"], "no book can be called"),
        (["--columns", "lat"], "names no column"),
        (["--alternate-names", "x"], "only GeoNames"),
    ],
)
def test_options_that_can_be_mended(few, bring, options, said):
    done = bring(NEW, *options)
    assert done.status == 2 and said in done.err


def test_what_was_written_by_hand_is_not_overwritten(few, bring, home):
    book = home / "books/places/mine.csv"
    book.parent.mkdir(parents=True)
    book.write_text(",".join(COLUMNS) + "\n", encoding="utf-8")
    done = bring(NEW)
    assert done.status == 2 and "no import" in done.err
    assert book.read_text(encoding="utf-8") == ",".join(COLUMNS) + "\n"


def test_removing_what_is_not_there(command):
    done = command("places", "remove", "mine")
    assert done.status == 2 and "nothing has been imported" in done.err


def test_two_at_once_leave_two_whole_books(home, tmp_path):
    program = str(Path(sys.executable).with_name("rasid"))
    running = []
    for n in range(3):
        table = tmp_path / f"t{n}.csv"
        table.write_text(HEAD + NEW + f"رسم فرجين {'ابت'[n] * 3},X,3{n}.5,36.5,\n", encoding="utf-8")
        asked = [*IMPORT, str(table), "--name", f"n{n % 2}", "--country", "sy"]
        running.append(subprocess.Popen([program, *asked], stdout=subprocess.PIPE, stderr=subprocess.PIPE))
    assert [p.communicate() and p.returncode for p in running] == [0, 0, 0]
    assert sorted(files(home)) == ["n0.csv", "n0.json", "n1.csv", "n1.json"]
    assert not any(i.changed for i in place_shelf.imports())
    ids = [c[0] for n in ("n0", "n1") for _, _, c in read_rows(f"places/{n}.csv", home / "books")]
    assert len(ids) == len(set(ids))


NAMES = st.sampled_from(["تل نوران", "كفر حلبوس", "طفس", "خبر", "درعا", "عين زكرون", "المدينة", "رسم فرجين"])
PLACES = st.builds(
    lambda id, names, lat, lon, kind, pcode: Foreign(
        f"f:{id}", f"gn-{id}", "SY", *kind, tuple(dict.fromkeys(names)), "X", lat, lon, 0, pcode, ("Daraa",)
    ),
    st.integers(1, 9), st.lists(NAMES, min_size=1, max_size=3), st.floats(32.5, 33.0), st.floats(36.0, 36.4),
    st.sampled_from([("village", "town"), ("hill", "site"), ("district", "district"), ("governorate", "governorate")]),
    st.sampled_from(["", "C1", "C2"]),
)  # fmt: skip


def imported(name: str, places: list[Foreign]) -> None:
    made = Merge(place_shelf.known_places(name), name, name)
    list(made.take(places, lambda p: ""))
    with place_shelf.locked():
        place_shelf.write(name, made.rows(), {"overlays": made.overlays()})


@pytest.fixture
def few(monkeypatch, tmp_path):
    """Of our own books only a few rows."""
    kept = [",".join(COLUMNS), *(",".join(c) for _, _, c in read_rows("places/own/sy.csv")[:80])]
    (tmp_path / "ours/places").mkdir(parents=True)
    (tmp_path / "ours/places/few.csv").write_text("\n".join(kept), encoding="utf-8")
    monkeypatch.setattr(place_shelf, "OURS", Shelf("", tmp_path / "ours"))
    monkeypatch.setattr(place_shelf, "read_rows", lambda b, shelf=None: read_rows(b, shelf=shelf or place_shelf.OURS))


@settings(
    max_examples=15, deadline=None, phases=[Phase.generate], suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(PLACES, min_size=1, max_size=8), st.lists(PLACES, min_size=1, max_size=8))
def test_any_import_twice_is_once_and_removed_is_never(few, home, one, two):
    shutil.rmtree(home, ignore_errors=True)
    imported("b", two)
    alone = files(home)
    imported("a", one)
    first = files(home)
    imported("a", one[::-1])
    assert files(home) == first
    for name in ("a", "b"):
        rows = read_rows(f"places/{name}.csv", shelf=Shelf("own", home / "books"))
        assert check(rows, known={c[0] for _, _, c in rows} | {"sy"}) == []
    place_shelf.remove("a")
    assert files(home) == alone
    place_shelf.remove("b")
    assert files(home) == {}
