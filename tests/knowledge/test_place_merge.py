"""A foreign place is one of ours, a new one, or refused; ours are never changed; ordinary words stay shy."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rasid.knowledge.foreign_places import Foreign, guessed, kind_of, our_kinds
from rasid.knowledge.place_admin import Areas, hint_key
from rasid.knowledge.place_books import COLUMNS, LEVELS
from rasid.knowledge.place_merge import Known, Merge, known
from rasid.knowledge.place_shy import Shy, no_names


def row(id, ar, *, kind="village", level="town", aliases="", admin1="Nuran", pcode="", lat="33.1000", lon="36.2000",
        en="X", people="") -> list[str]:  # fmt: skip
    return [id, kind, level, ar, en, aliases, admin1, "", pcode, lat, lon, people, "", "rasid", ""]


OURS = [
    row("sy", "سوريا", kind="country", level="country", admin1="", en="Syria"),
    row("sy-nuran", "ولاية نوران", kind="governorate", level="governorate", pcode="SY88", en="Nuran"),
    row("sy-nuran-tall", "تل نوران", aliases="نوران البلد"),
    row("sy-nuran-ayn", "عين نوران", lat="33.5000", pcode="C100"),
    row("sy-nuran-hill", "تلة نوران", kind="hill", level="site", lat="", lon=""),
    row("sy-nuran-city", "زكرون", kind="city", lat="34.0000"),
]


def foreign(name="تل نوران", *more, id="gn-7", **said) -> Foreign:
    plain = Foreign("f:1", id, "SY", "village", "town", (name, *more), "Tall", 33.1, 36.2, admin1=("Nuran",))
    return replace(plain, **said)


def merge(*given: Foreign, ours=OURS, asked=lambda p: "") -> tuple[list, Merge]:
    made = Merge([known([*c]) for c in ours], "mine", "geonames")
    return list(made.take(given, asked)), made


def told(*given: Foreign, **how) -> list[tuple[str, str]]:
    return [(v.what, v.into) for v in merge(*given, **how)[0]]


@pytest.mark.parametrize(
    ("place", "what"),
    [
        (foreign(), ("merged", "sy-nuran-tall")),
        (foreign("التل نوران"), ("merged", "sy-nuran-tall")),
        (foreign("تلنوران"), ("merged", "sy-nuran-tall")),
        (foreign("نورانا", "نوران البلد"), ("merged", "sy-nuran-tall")),
        (foreign(lat=33.13), ("merged", "sy-nuran-tall")),
        (foreign(lat=33.14), ("added", "sy-gn-7")),
        (foreign(country="IQ"), ("added", "iq-gn-7")),
        (foreign(level="site", kind="hill"), ("added", "sy-gn-7")),
        (foreign("كفر حلبوس", pcode="C100"), ("merged", "sy-nuran-ayn")),
        (foreign("عين نوران", pcode="C200", lat=33.5), ("added", "sy-gn-7")),
        (foreign("تلة نوران", level="site", kind="hill"), ("merged", "sy-nuran-hill")),
        (foreign("زكرون", lat=34.1), ("merged", "sy-nuran-city")),
        (foreign("نوران", level="governorate", kind="governorate", lat=35.0), ("merged", "sy-nuran")),
        (foreign("الجمهورية", level="country", kind="country"), ("merged", "sy")),
        (foreign("كفر حلبوس", lat=None, lon=None), ("refused", "")),
        (foreign("المدينة"), ("refused", "")),
    ],
)
def test_what_a_foreign_place_is(place, what):
    assert told(place) == [what]


def test_an_id_of_another_gazetteer_is_known_again():
    ours = [*OURS, row("sy-gn-7", "كفر حلبوس", lat="33.3000")]
    assert told(foreign("كفر حلبوسة", id="wof-1", also=("gn-7",), lat=33.301), ours=ours) == [("merged", "sy-gn-7")]
    assert told(foreign("رسم زكرون", lat=35.0), ours=ours) == [("refused", "sy-gn-7")]


def test_only_what_is_new_of_a_known_place_is_kept_beside_all_that_is_ours():
    [verdict], made = merge(foreign("تل نوران", "تل نورانة", "نوران البلد", pcode="C9"))
    assert verdict.more == ("تل نورانة",)
    [cells] = made.rows()
    assert cells == row("sy-nuran-tall", "تل نوران", aliases="نوران البلد|تل نورانة", pcode="C9")
    assert made.overlays() == {"sy-nuran-tall": ""}
    assert OURS[2][5] == "نوران البلد"


def test_nothing_new_is_nothing_written():
    assert merge(foreign())[1].rows() == []


@pytest.mark.parametrize("name", ["الذي", "خبر", "عين نوران", "المنطقة"])
def test_a_spelling_that_would_mislead_is_not_taken(name):
    assert merge(foreign("تل نوران", name))[1].rows() == []


def test_an_added_row_is_whole():
    [cells] = merge(foreign("كفر حلبوس", "كفرحلبوس", "كفر الحلبوس", population=900, pcode="C7"))[1].rows()
    assert dict(zip(COLUMNS, cells, strict=True)) == {
        "id": "sy-gn-7", "kind": "village", "level": "town", "name_ar": "كفر حلبوس", "name_en": "Tall",
        "aliases_ar": "كفرحلبوس|كفر الحلبوس", "admin1": "Nuran", "admin2": "", "pcode": "C7", "lat": "33.1000",
        "lon": "36.2000", "population": "900", "shy": "", "source": "geonames", "within": ""}  # fmt: skip


def test_two_rows_of_one_place_are_one():
    verdicts, made = merge(foreign("كفر حلبوس"), foreign("كفر حلبوس", "حلبوس الكبيرة", id="gn-8"))
    assert [v.what for v in verdicts] == ["added", "merged"]
    assert [c[5] for c in made.rows()] == ["حلبوس الكبيرة"]


def test_what_is_left_out_still_says_what_its_code_means():
    area = foreign("نوران", id="gn-1", kind="governorate", level="governorate", codes=("gn:SY.08",))
    village = foreign("كفر حلبوس", lat=30.0, lon=40.0, admin1=("gn:SY.08",))
    verdicts, made = merge(village, area, asked=lambda p: "no" if p.level == "governorate" else "")
    assert [v.what for v in verdicts] == ["left out", "added"]
    assert made.rows()[0][6] == "Nuran"


@pytest.mark.parametrize(
    ("place", "admin1"),
    [
        (foreign(admin1=("SY88",)), "Nuran"),
        (foreign(admin1=("محافظة نُوران", "Nouran")), "Nuran"),
        (foreign(admin1=("An-Nuran Governorate",)), "Nuran"),
        (foreign(admin1=("wof:9",), lat=33.3), "Nuran"),
        (foreign(admin1=(), lat=33.8, lon=36.6), ""),
        (foreign(admin1=(), country="IQ"), ""),
        (foreign(admin1=(), lat=None, lon=None), ""),
    ],
)
def test_the_governorate_is_what_the_source_says_else_that_of_the_nearest(place, admin1):
    ours = OURS[:3]
    assert Areas(ours).admin1(place) == admin1


@settings(max_examples=60)
@given(st.floats(30, 38), st.floats(34, 42), st.lists(st.tuples(st.floats(30, 38), st.floats(34, 42)), max_size=30))
def test_the_nearest_is_the_nearest(lat, lon, points):
    from rasid.knowledge.place_admin import NEAREST_KM, km

    rows = [row(f"sy-{n}", "تل", admin1=f"A{n}", lat=str(y), lon=str(x)) for n, (y, x) in enumerate(points)]
    far = [km((lat, lon), (float(c[9]), float(c[10]))) for c in rows]
    best = min(far, default=99.0)
    found = Areas(rows).admin1(foreign(admin1=(), lat=lat, lon=lon))
    assert (far[int(found[1:])] == best) if found else best >= NEAREST_KM


def test_names_that_are_words_are_shy():
    shy = Shy(["القذيفة"], ["الزرقا"])
    assert [n for n in ("خبر", "الرصاصة", "الزيارة", "الزرقا", "نمر") if not shy(n)] == []
    assert [n for n in ("تل نوران", "زكرون", "القذيفة") if shy(n)] == []
    assert {"الذي", "المدينه"} <= no_names() and "زكرون" not in no_names()


def test_a_shy_name_is_marked():
    assert merge(foreign("الزيارة"))[1].rows()[0][12] == "1"


def test_every_kind_of_the_tables_is_one_of_ours():
    from rasid.knowledge.foreign_places import _kinds

    levels = {code: level for (scheme, code), (_, level) in _kinds().items() if scheme == "rasid"}
    assert set(levels.values()) <= set(LEVELS)
    for kind, level in _kinds().values():
        assert not kind or levels[kind] == level


def test_a_settlement_is_called_by_its_people():
    assert [kind_of("geonames", "P.PPL", n) for n in (0, 5_000, 100_000)] == [
        ("village", "town"), ("town", "town"), ("city", "town")]  # fmt: skip
    assert kind_of("geonames", "U.DEEP") is None and kind_of("geonames", "P.PPLH") is None
    assert "settlement" not in our_kinds()


def test_headers_are_guessed():
    assert guessed(["X", "Y", "Name AR", "خط العرض"]) == {"name_ar": 2, "lat": 1, "lon": 0}
    assert hint_key("Ad-Dali'") == hint_key("Dali")


def test_a_row_of_ours_without_a_point_is_known():
    assert isinstance(known(OURS[4]), Known) and known(OURS[4]).at is None
