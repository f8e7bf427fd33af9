"""The checks of the books of places: each broken row is told, sound neighbours are not, and it is quick."""

import pytest

from rasid import lexicon
from rasid.knowledge.load import names
from rasid.knowledge.place_checks import ENOUGH, check
from rasid.knowledge.places import COLUMNS, read_rows


def row(id="aa-x", kind="town", level="town", ar="السهلة", en="Sahla", aliases="", admin1="North",
        lat="33.0", lon="36.0", source="rasid", within=""):  # fmt: skip
    return [id, kind, level, ar, en, aliases, admin1, "", "", lat, lon, "", "", source, within]


def land():
    """A country of two governorates: towns each tenth of a degree, the northern half North, the southern South."""
    rows = [row("aa-north", "governorate", "governorate", "الشمال", "North"),
            row("aa-south", "governorate", "governorate", "الجنوب", "South", admin1="South")]  # fmt: skip
    for n in range(2 * ENOUGH):
        north = n < ENOUGH
        lat = (34.0 if north else 31.0) + n % 10 / 10
        lon = 36.0 + n // 10 % 7 / 10
        rows.append(row(f"aa-{n}", en="Town", ar="بلدة " + "ابتثجحخدرزسشصضطظعغفقكلمنهوي"[n % 26] * (1 + n // 26),
                        admin1="North" if north else "South", lat=f"{lat:.1f}", lon=f"{lon:.1f}",
                        source="geonames"))  # fmt: skip
    return rows


def told(*rows):
    every = [*land(), *rows]
    return [str(e) for e in check(("b.csv", n + 2, c) for n, c in enumerate(every))]


def test_a_sound_country_has_no_fault():
    assert told() == []


@pytest.mark.parametrize(("broken", "what"), [
    (row(level="hamlet"), "the level «hamlet» is unknown"),
    (row(id="aa-3"), "the id aa-3 stands twice"),
    (row(en=""), "a name is missing"),
    (row(ar="Sahla"), "«Sahla» is not written in Arabic letters"),
    (row(ar="السهلة  العليا"), "«السهلة  العليا» is not written in Arabic letters"),
    (row(aliases="سَهلة"), "«سَهلة» is not written in Arabic letters"),
    (row(en="السهلة"), "«السهلة» is not written in Latin letters"),
    (row(en="Upper  Sahla"), "«Upper  Sahla» is not written in Latin letters"),
    (row(ar="والشمال", en="North"), "«والشمال» is «الشمال» with what a sentence wrote onto it"),
    (row(ar="حلحول", aliases="بالشمال"), "«بالشمال» is «الشمال» with what a sentence wrote onto it"),
    (row(lat="134.0"), "no such point: 134.0,36.0"),
    (row(lat="x"), "no such point: x,36.0"),
    (row(lat="34.05", admin1="West"), "«West» is no governorate of aa"),
    (row(lat="36.4", lon="34.0"), "lies outside aa"),
    (row(lat="10.0", lon="10.0"), "lies outside aa"),
    (row(lat="31.4", lon="36.3"), "from the nearest other row of North"),
    (row(lat="34.05", within="aa-none"), "«aa-none», which is to hold it, is no place of the books"),
    (row(lat="34.05", within="aa-100"), "km from aa-100, which is to hold it"),
])  # fmt: skip
def test_a_broken_row_is_told_by_its_line(broken, what):
    [fault] = told(broken)
    line = len(land()) + 2
    assert fault.startswith(f"b.csv:{line}: ") and what in fault and fault.endswith(")")


def test_swapped_degrees_are_told_as_such():
    assert "swap them" in told(row(lat="36.2", lon="34.2"))[0]


def test_one_place_twice_is_told_and_namesakes_farther_off_are_not():
    first = row("aa-s1", lat="34.41", lon="36.31")
    assert [f for f in told(first, row("aa-s2", lat="34.43", lon="36.31")) if "stands already at" in f]
    assert told(first, row("aa-s2", lat="34.81", lon="36.31")) == []
    assert told(first, row("aa-s2", "village", lat="34.43", lon="36.31")) == []


def test_what_holds_a_place_is_of_its_country():
    abroad = row("bb-t", ar="كفرة", en="Kafra", admin1="", lat="34.1", lon="36.0")
    [fault] = told(abroad, row(lat="34.05", within="bb-t"))
    assert "lies in another country" in fault


def test_a_desert_is_no_fault():
    far = row("aa-d", ar="القفر", en="Qafr", admin1="North", lat="35.4", lon="36.2")
    assert told(far) == []


def test_the_command_checks_the_places(tmp_path):
    (tmp_path / "places").mkdir()
    cells = ",".join(row("sy-x", within="sy-none"))
    (tmp_path / "places/x.csv").write_text(",".join(COLUMNS) + f"\n{cells}\n", encoding="utf-8")
    _, [fault] = lexicon.check(lambda text: set(), lambda text: set(), tmp_path)
    assert fault.where == "places/x.csv:2" and "sy-none" in fault.what and fault.mend


def test_every_row_of_the_books_holds():
    rows = [r for book in names("places", ".csv") for r in read_rows(book)]
    assert check(rows) == []
