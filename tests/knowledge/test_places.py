"""The gazetteer: spellings, what its rows must be, and how fast it stands."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from rasid.errors import BookError
from rasid.knowledge.load import names
from rasid.knowledge.place_checks import check
from rasid.knowledge.places import COLUMNS, Gazetteer, gazetteer, km, read_rows


def ids(spelling: str, **how: bool) -> list[str]:
    return [p.id for p in gazetteer().named(spelling, **how)]


@pytest.mark.parametrize("spelling", ["كفر بطيخ", "كفربطيخ"])
def test_spaces_do_not_matter(spelling: str) -> None:
    assert "sy-idlib-kafr-batikh" in ids(spelling)


def test_the_article_matters_only_to_a_name_of_one_word() -> None:
    assert "sy-deir-ez-zor" in ids("دير زور")
    assert "sy-aleppo-al-bab" in ids("الباب")
    assert "sy-aleppo-al-bab" not in ids("باب")
    assert "sy-aleppo-al-bab" in ids("باب", loose=True)


def test_rules_name_the_line() -> None:
    place = gazetteer().by_id("sy-daraa-tafas")
    assert place is not None
    book, _, line = place.rule.rpartition(":")
    cells = {n: c for _, n, c in read_rows(book)}[int(line)]
    assert cells[0] == "sy-daraa-tafas"


def test_every_row_is_sound() -> None:
    faults = check(row for book in names("places", ".csv") for row in read_rows(book))
    assert [str(f) for f in faults] == []


def test_every_governorate_of_syria_has_its_p_code() -> None:
    codes = {g.pcode for g in map(gazetteer().by_id, ids_of_level("governorate", "SY")) if g}
    assert codes == {f"SY{n:02}" for n in range(1, 15)}


def test_every_district_and_subdistrict_of_syria_has_its_p_code() -> None:
    rows = [c for book in names("places", ".csv") for _, _, c in read_rows(book) if c[8].startswith("SY")]
    units = [c[8] for c in rows if c[2] == "district"]
    assert len(units) == len(set(units))
    assert [sum(len(code) == size for code in units) for size in (6, 8)] == [62, 272]


def test_a_field_reaches_farther_than_a_house() -> None:
    field, prison = (gazetteer().by_id(i) for i in ("sy-homs-hail-gas-field", "sy-homs-homs-central-prison"))
    assert field and prison and (field.radius_km, prison.radius_km) == (10.0, 1.0)


def ids_of_level(level: str, country: str) -> list[str]:
    rows = [c for book in names("places", ".csv") for _, _, c in read_rows(book)]
    return [c[0] for c in rows if c[2] == level and c[0][:2].upper() == country]


def test_a_broken_book_names_file_line_and_mend(tmp_path: Path) -> None:
    (tmp_path / "places").mkdir()
    (tmp_path / "places/x.csv").write_text(",".join(COLUMNS) + "\nsy-a,town\n", encoding="utf-8")
    with pytest.raises(BookError, match=r"places/x.csv:2.*2 cells.*write 15 cells"):
        read_rows("places/x.csv", tmp_path)


def test_faults_of_a_row_are_told() -> None:
    good = ["sy-a", "town", "town", "أ", "A", "", "Homs", "", "", "34.0", "36.0", "", "", "x", ""]
    bad = ["sy-a", "town", "hamlet", "", "A", "", "Homs", "", "", "134.0", "36.0", "", "", "x", ""]
    told = [str(f) for f in check([("b.csv", 2, good), ("b.csv", 3, bad)])]
    assert len(told) == 4 and all(t.startswith("b.csv:3") for t in told)


def test_a_row_without_a_point_is_held_at_what_holds_it() -> None:
    town = ["sy-t", "town", "town", "ت", "T", "", "Homs", "", "", "34.0", "36.0", "", "", "x", ""]
    site = ["sy-t-s", "site", "site", "س", "S", "", "Homs", "", "", "", "", "", "", "x", "sy-t"]
    held = Gazetteer([("b.csv", 2, town), ("b.csv", 3, site)]).by_id("sy-t-s")
    assert held and (held.lat, held.lon, held.radius_km) == (34.0, 36.0, 5.0)
    assert ["no place of the books" in str(f) for f in check([("b.csv", 3, site)])] == [True]


def test_distance() -> None:
    daraa, damascus = (gazetteer().by_id(i) for i in ("sy-daraa-daraa", "sy-damascus-damascus"))
    assert daraa and damascus and 95 < km(daraa, damascus) < 105


def test_the_index_costs_little_beside_reading_the_rows() -> None:
    def spent(work: Callable[[], object]) -> float:
        began = time.process_time()
        work()
        return time.process_time() - began

    books = names("places", ".csv")
    read = min(spent(lambda: [row for book in books for row in read_rows(book)]) for _ in range(3))
    rows = [row for book in books for row in read_rows(book)]
    assert min(spent(lambda: Gazetteer(rows)) for _ in range(3)) < 12 * read
