"""Every format gives the same kind of row, a bad row costs only itself, and what is no such file says so."""

import gzip
import json
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from rasid.errors import EncodingError, InputError
from rasid.ingest import workbooks
from rasid.ingest.gazetteers.asked import Asked
from rasid.ingest.gazetteers.features import middle
from rasid.ingest.gazetteers.read import digest, read
from rasid.ingest.gazetteers.table import told_columns
from rasid.knowledge.foreign_places import Foreign, LeftOut, PassedOver, Refused
from tests.ingest.making import zipped

SY = frozenset({"SY"})


def outcomes(form: str, path: Path, **asked) -> list:
    return list(read(form, [path], Asked("mine", **asked)))


def places(form: str, path: Path, **asked) -> list[Foreign]:
    return [o for o in outcomes(form, path, **asked) if isinstance(o, Foreign)]


def reasons(form: str, path: Path, **asked) -> list[str]:
    return [o.reason for o in outcomes(form, path, **asked) if isinstance(o, Refused)]


@pytest.fixture
def write(tmp_path: Path):
    def written(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return written


def geoname(id="7", name="Tall Nuran", other="تل نوران,Tel Nouran", lat="33.1", lon="36.2", code="P.PPL", land="SY",
            first="08", second="", lived="0") -> str:  # fmt: skip
    cls, _, feature = code.partition(".")
    cells = [id, name, name, other, lat, lon, cls, feature, land, "", first, second, "", "", lived, "", "1", "x", "y"]
    return "\t".join(cells) + "\n"


def test_geonames(write):
    path = write("SY.txt", geoname(lived="6200") + geoname("8", code="A.ADM1", other="محافظة نوران"))
    town, area = places("geonames", path)
    assert (town.id, town.country, town.kind, town.level) == ("gn-7", "SY", "town", "town")
    assert (town.names_ar, town.name_en, town.lat, town.lon) == (("تل نوران",), "Tall Nuran", 33.1, 36.2)
    assert town.admin1 == area.codes == ("gn:SY.08",)
    assert (area.kind, area.names_ar) == ("governorate", ("نوران",))
    assert town.where == "SY.txt:1"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (geoname(other="Tel Nouran"), "no Arabic name"),
        (geoname(other="گرد نوران"), "no name that Arabic news could write"),
        (geoname(other="تل ن\ufffdران"), "broken characters in a name"),
        (geoname(code="H.WLL"), "class H: no kind of place that rasid reads"),
        (geoname(code="P.PPLH"), "class P: no kind of place that rasid reads"),
        (geoname(lat="93.1"), "no such point on earth"),
        (geoname(lat="0", lon="0"), "no point"),
        (geoname(lat=""), "no point"),
        (geoname(lat="nan"), "a point that is no number"),
        (geoname(lat="33,1"), "a decimal comma"),
        (geoname(lat="33°06'00\"N"), "degrees, minutes and seconds"),
        (geoname(lived="many"), "a population that is no number"),
        (geoname(lived="9" * 12), "a population that no place has"),
        (geoname(land=""), "no country"),
        (geoname(id="x"), "an id that is no number"),
        ("only\tthree\tcells\n", "not 19 cells"),
    ],
)
def test_a_bad_row_is_refused_and_the_next_is_read(write, row, reason):
    path = write("SY.txt", geoname() + row + geoname("9"))
    first, bad, last = outcomes("geonames", path)
    assert isinstance(first, Foreign) and isinstance(last, Foreign)
    assert isinstance(bad, Refused)
    assert (bad.reason, bad.where) == (reason, "SY.txt:2")


def test_degrees_and_minutes_are_refused_with_the_mend(write):
    [bad] = outcomes("geonames", write("SY.txt", geoname(lat="33°06'00\"N")))
    assert "decimal degrees" in bad.mend


def test_another_country_is_left_out_and_no_fault(write):
    path = write("all.txt", geoname() + geoname("8", land="IQ"))
    assert [type(o) for o in outcomes("geonames", path, countries=SY)] == [Foreign, LeftOut]


def test_alternate_names_say_which_are_arabic(write):
    names = [("1", "7", "ar", "نوران", ""), ("2", "7", "ar", "تل نوران العتيق", "1"), ("3", "7", "fa", "تل نوران", ""),
             ("4", "7", "en", "Nuran Hill", "1")]  # fmt: skip
    alternate = write("alt.txt", "".join("\t".join([*n, "", "", "", "", ""]) + "\n" for n in names))
    [town] = places("geonames", write("SY.txt", geoname()), alternate_names=alternate)
    assert town.names_ar == ("تل نوران العتيق", "نوران")
    assert town.name_en == "Nuran Hill"


def test_a_zipped_dump_with_its_readme(write, tmp_path):
    path = tmp_path / "SY.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "about")
        archive.writestr("SY.txt", geoname())
    assert places("geonames", path)[0].id == "gn-7"
    (tmp_path / "SY.txt.gz").write_bytes(gzip.compress(geoname().encode()))
    assert places("geonames", tmp_path / "SY.txt.gz")[0].id == "gn-7"


@pytest.mark.parametrize(
    ("form", "name", "content", "said"),
    [
        ("geonames", "a.txt", "id,name\n", "19"),
        ("geonames", "a.txt", b"", "empty"),
        ("geonames", "a.txt", b"\x00\x01\x02" * 99, "no text"),
        ("geonames", "a.zip", b"PK\x03\x04broken", "cannot be unpacked"),
        ("whosonfirst", "a.xlsx", b"PK", "no spreadsheet"),
        ("cod-ab", "a.csv", "name,where\nx,y\n", "no table of administrative areas"),
        ("whosonfirst", "a.csv", "name,where\nx,y\n", "no table of Who's On First"),
        ("csv", "a.csv", "just one column\n", "no header"),
        ("csv", "a.csv", "title,Y,X,country\nتل,1,2,SY\n", "no column is plainly name_ar"),
        ("csv", "a.csv", "name_ar,lat,lon\nتل نوران,1,2\n", "no column of countries"),
    ],
)
def test_what_is_no_such_file_says_so(write, form, name, content, said):
    with pytest.raises(InputError) as e:
        outcomes(form, write(name, content))
    assert said in e.value.message and e.value.where and e.value.mend


def test_a_file_that_is_not_there_or_a_folder(tmp_path):
    for path in (tmp_path / "none.txt", tmp_path):
        with pytest.raises(InputError):
            outcomes("geonames", path)


def record(id=5, name="تل نوران", **said) -> dict:
    facts = {"wof:id": id, "wof:name": "Tall Nuran", "wof:placetype": "locality", "wof:country": "SY",
             "geom:latitude": 33.1, "geom:longitude": 36.2, "name:ara_x_preferred": [name], "wof:population": 200_000,
             "wof:hierarchy": [{"region_id": 85, "county_id": 99}], "wof:concordances": {"gn:id": 7}}  # fmt: skip
    return {"type": "Feature", "properties": facts | said, "geometry": None}


@pytest.mark.parametrize("shape", ["one", "collection", "sorted", "lines", "array", "folder"])
def test_whosonfirst_in_every_shape(write, tmp_path, shape):
    two = [record(), record(6, "عين نوران")]
    if shape == "folder":
        write("wof/5/5.geojson", json.dumps(two[0]))
        write("wof/6/6.geojson", json.dumps(two[1]))
        write("wof/6/6-alt-quattroshapes.geojson", json.dumps(two[1]))
        path = tmp_path / "wof"
    else:
        path = write(*{
            "one": ("5.geojson", json.dumps(two[0], ensure_ascii=False, indent=1)),
            "collection": ("all.geojson", json.dumps({"type": "FeatureCollection", "features": two})),
            "sorted": ("all.geojson", json.dumps({"features": two, "type": "FeatureCollection"}, indent=1)),
            "lines": ("all.jsonl", "\n".join(json.dumps(r) for r in two)),
            "array": ("all.json", json.dumps(two)),
        }[shape])  # fmt: skip
    found = places("whosonfirst", path)
    assert [p.id for p in found] == ["wof-5", "wof-6"][: 1 if shape == "one" else 2]
    assert (found[0].kind, found[0].country, found[0].lat, found[0].names_ar) == ("city", "SY", 33.1, ("تل نوران",))
    assert (found[0].admin1, found[0].admin2, found[0].also) == (("wof:85",), ("wof:99",), ("gn-7",))


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"mz:is_current": 0}, "no longer current"),
        ({"edtf:deprecated": "2019-01-01"}, "deprecated by its source"),
        ({"wof:superseded_by": [9]}, "superseded by another record"),
        ({"wof:placetype": "ocean"}, "placetype ocean: no kind of place that rasid reads"),
        ({"name:ara_x_preferred": []}, "no Arabic name"),
    ],
)
def test_records_that_are_none(write, said, reason):
    assert reasons("whosonfirst", write("5.geojson", json.dumps(record(**said)))) == [reason]


def test_a_collection_that_breaks_off_says_so_and_keeps_what_it_had(write):
    text = json.dumps({"type": "FeatureCollection", "features": [record(), record(6)]})
    path = write("all.geojson", text[:-90])
    first, bad = outcomes("whosonfirst", path)
    assert first.id == "wof-5"
    assert "broken here" in bad.reason and bad.where == "all.geojson:[2]"


def test_a_broken_line_and_no_object(write):
    path = write("all.jsonl", f"{json.dumps(record())}\n{{broken\n[1]\n\n{json.dumps(record(6))}\n")
    assert reasons("whosonfirst", path) == ["no JSON", "no JSON object"]
    assert len(places("whosonfirst", path)) == 2


def test_a_deeply_nested_file_is_refused(write):
    assert reasons("whosonfirst", write("deep.json", "[" * 200_000)) == ["no JSON"]


def test_whosonfirst_flattened(write):
    rows = "wof_id,placetype,name,names_ar,names_en,lat,lon,population,region_id,county_id,geonames_id,is_current\n"
    rows += "5,neighbourhood,Nuran,نوران|حي نوران العتيق,Old Nuran|X,33.1,36.2,,85,,7,1\n"
    rows += "6,locality,Old,قديم,,1,2,,,,,0\n"
    path = write("wof_sy.csv", rows)
    [hood] = places("whosonfirst", path, countries=SY)
    assert (hood.kind, hood.names_ar, hood.name_en) == ("neighbourhood", ("نوران", "نوران العتيق"), "Old Nuran")
    with pytest.raises(InputError, match="countries"):
        outcomes("whosonfirst", path)


@pytest.mark.parametrize(
    "header",
    [
        "ADM0_PCODE,ADM1_EN,ADM1_AR,ADM1_PCODE,ADM2_EN,ADM2_AR,ADM2_PCODE",
        "adm0_pcode,adm1_en,adm1_ar,adm1_pcode,adm2_en,adm2_ar,adm2_pcode",
        "admin0Pcode,admin1Name_en,admin1Name_ar,admin1Pcode,admin2Name_en,admin2Name_ar,admin2Pcode",
        "adm0_pcode,adm1_name,adm1_name1,adm1_pcode,adm2_name,adm2_name1,adm2_pcode",
    ],
)
def test_cod_ab_tables(write, header):
    tags = "#country+code,#adm1+name,#adm1+name,#adm1+code,#adm2+name,#adm2+name,#adm2+code"
    path = write("adm2.csv", f"\ufeff{header}\n{tags}\nSY,Nuran,محافظة نوران,SY88,Tall Nuran,تل نوران,SY8801\n")
    [area] = places("cod-ab", path)
    assert (area.id, area.pcode, area.kind, area.country) == ("cod-SY8801", "SY8801", "district", "SY")
    assert (area.names_ar, area.name_en, area.lat) == (("تل نوران",), "Tall Nuran", None)
    assert area.admin1 == ("SY88", "Nuran", "محافظة نوران")


def test_cod_ab_boundaries_give_their_centre(write):
    square = [[36.0, 33.0], [36.4, 33.0], [36.4, 33.2], [36.0, 33.2], [36.0, 33.0]]
    far = [[40.0, 33.0], [40.1, 33.0], [40.1, 33.1], [40.0, 33.0]]
    facts = {"ADM1_EN": "Nuran", "ADM1_AR": "نوران", "ADM1_PCODE": "SY88", "ADM0_PCODE": "SY"}
    shape = {"type": "MultiPolygon", "coordinates": [[far], [square]]}
    feature = {"type": "Feature", "properties": facts, "geometry": shape}
    [area] = places("cod-ab", write("adm1.geojson", json.dumps({"type": "FeatureCollection", "features": [feature]})))
    assert (area.kind, area.lat, area.lon) == ("governorate", 33.1, 36.2)


@pytest.mark.parametrize("shape", [None, {"type": "Polygon", "coordinates": []}, {"type": "Point"}, "x",
                                   {"type": "Polygon", "coordinates": [[[1, 1], [1, 1], [1, 1]]]}])  # fmt: skip
def test_no_centre(shape):
    assert middle(shape) is None


def test_open_syria(write):
    area = {"id": "sy-nuran-tall", "governorateId": "sy-nuran", "name": {"en": "Tall", "ar": "مركز تل نوران"},
            "aliases": [{"value": "نوران", "language": "ar"}, {"value": "N", "language": "en"}],
            "centroid": {"latitude": 33.1, "longitude": 36.2}, "population": {"value": 9}, "externalIds": {
            "ochaPcode": "SY8801", "geonames": "7"}}  # fmt: skip
    [found] = places("cod-ab", write("districts.json", json.dumps([area])))
    assert (found.kind, found.pcode, found.names_ar, found.admin1) == (
        "district", "SY8801", ("تل نوران", "نوران"), ("sy-nuran",))  # fmt: skip
    assert found.also == ("gn-7",)


def test_a_table_whose_header_is_plain(write):
    rows = "name_ar;name_en;Latitude;Longitude;type;المحافظة;population\nتل نوران;Tall;33.1;36.2;camp;Daraa;1,200\n"
    [place] = places("csv", write("a.csv", rows), countries=SY)
    assert (place.kind, place.population, place.admin1, place.lat) == ("camp", 1200, ("Daraa",), 33.1)


def test_a_table_whose_columns_are_named(write):
    path = write("a.tsv", "N\tE\tB\tL\tK\nتل نوران\tTall\t33.1\t36.2\tspaceport\n")
    asked = {"columns": told_columns("name_ar=N,name_en=e,lat=B,lon=L"), "countries": SY}
    assert places("csv", path, **asked)[0].name_en == "Tall"
    asked["columns"]["kind"] = "K"
    assert reasons("csv", path, **asked) == ["a kind that rasid does not know"]
    with pytest.raises(InputError, match="Z"):
        outcomes("csv", path, columns=told_columns("lat=Z"), countries=SY)


@pytest.mark.parametrize("text", ["lat", "altitude=Z", "lat=Y;lon=X,", ""])
def test_columns_that_are_told_wrongly(text):
    with pytest.raises(InputError):
        told_columns(text)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256", "iso8859-6"])
def test_a_table_in_any_encoding(write, encoding):
    path = write("a.csv", "الاسم,lat,lon\nتل نوران الشرقي,33.1,36.2\n".encode(encoding))
    assert places("csv", path, countries=SY)[0].names_ar == ("تل نوران الشرقي",)


def test_one_bad_byte_costs_its_row_alone(write):
    good = "تل نوران,33.1,36.2\n".encode()
    path = write("a.csv", b"name_ar,lat,lon\n" + good * 3 + b"\xd8" + good + good)
    assert len(places("csv", path, countries=SY)) == 4
    assert reasons("csv", path, countries=SY) == ["broken characters in a name"]


def test_rows_of_another_width_and_an_open_quotation(write):
    rows = 'name_ar,lat,lon\nتل نوران,33.1\nتل نوران,33.1,36.2,,\n\nتل نوران,33.1,36.2,extra\n"تل نوران,33.1,36.2\n'
    path = write("a.csv", rows)
    assert len(places("csv", path, countries=SY)) == 1
    told = [o.where for o in outcomes("csv", path, countries=SY) if isinstance(o, Refused)]
    assert told == ["a.csv:2", "a.csv:5", "a.csv:6"]


def test_text_in_no_encoding(write):
    with pytest.raises((EncodingError, InputError)):
        outcomes("csv", write("a.csv", bytes(range(128, 256)) * 9 + b"\x81\x8d\x8f\x90\x9d" * 9), countries=SY)


def test_the_same_row_has_the_same_id_wherever_it_stands(write):
    row = "تل نوران,33.1,36.2\n"
    one = places("csv", write("a.csv", "name_ar,lat,lon\n" + row), countries=SY)
    two = places("csv", write("b.csv", "name_ar,lat,lon\nعين نوران,33.2,36.2\n" + row), countries=SY)
    assert one[0].id == two[1].id != two[0].id


def test_a_folder_is_known_by_what_is_in_it(write, tmp_path):
    write("d/a.json", "1")
    before = digest(tmp_path / "d")
    assert before == digest(tmp_path / "d")
    write("d/a.json", "2")
    assert before != digest(tmp_path / "d")


ADM1 = [["ADM0_PCODE", "ADM1_EN", "ADM1_AR", "ADM1_PCODE", "Center_Lat", "Center_Lon"],
        ["#country+code", "#adm1+name", "#adm1+name", "#adm1+code", "#geo+lat", "#geo+lon"],
        ["SY", "Nuran", "محافظة نوران", "SY88", 33.1, 36.2]]  # fmt: skip
ADM2 = [["admin1Pcode", "admin2Name_en", "admin2Name_ar", "admin2Pcode"], ["SY88", "Tall Nuran", "تل نوران", "SY8801"]]
COVER = [["Syria: administrative levels"], ["ADM1_EN", "the name in English"], ["ADM1_AR", "the name in Arabic"]]
OWN = [["name_ar", "lat", "lon"], ["تل نوران", 33.1, 36.2]]


@pytest.fixture
def book(tmp_path: Path):
    def made(sheets: dict[str, list], name: str = "syr.xlsx") -> Path:
        from openpyxl import Workbook

        held = Workbook()
        held.remove(held.active)
        for title, rows in sheets.items():
            page = held.create_sheet(title)
            for row in rows:
                page.append(row)
        held.save(tmp_path / "made.xlsx")
        return (tmp_path / "made.xlsx").rename(tmp_path / name)

    return made


def passed(form: str, path: Path, **asked) -> dict[str, str]:
    return {o.sheet: o.reason for o in outcomes(form, path, **asked) if isinstance(o, PassedOver)}


@pytest.mark.parametrize("name", ["syr.xlsx", "SYR.XLSM", "syr.csv"])
def test_a_workbook_of_cod_ab_sheet_by_sheet(book, name):
    path = book({"READ ME": COVER, "ADM1": ADM1, "xyz_admin2": ADM2, "notes": []}, name)
    area, part = places("cod-ab", path)
    assert (area.id, area.kind, area.lat, area.where) == ("cod-SY88", "governorate", 33.1, f"{name}:ADM1:3")
    assert (part.id, part.kind, part.lat, part.where) == ("cod-SY8801", "district", None, f"{name}:xyz_admin2:2")
    assert part.admin1 == ("SY88",) and part.names_ar == ("تل نوران",)
    assert passed("cod-ab", path) == {"READ ME": "no table of administrative areas", "notes": "it is empty"}


def test_a_workbook_and_the_table_saved_of_it_give_the_same(book, write):
    def told(path: Path) -> list:
        return [replace(p, where="") for p in places("cod-ab", path)]

    saved = write("adm1.csv", "".join(",".join(map(str, row)) + "\n" for row in ADM1))
    assert told(book({"ADM1": ADM1})) == told(saved)


def test_rows_of_a_sheet_that_give_no_place_say_where_they_stand(book):
    rows = [*ADM1, [], ["SY", "Ayn", "عين نوران", "SY89", "33°06'", 36.2], ["SY", "Tel", None, "SY90", 33.1, 36.2],
            ["SY", "Ras", "رأس نوران", "SY91", "#N/A", 36.2, "a note beside the table"]]  # fmt: skip
    path = book({"ADM1": rows})
    bad = [(o.where, o.reason) for o in outcomes("cod-ab", path) if isinstance(o, Refused)]
    assert bad == [("syr.xlsx:ADM1:5", "degrees, minutes and seconds"), ("syr.xlsx:ADM1:6", "no Arabic name")]
    assert [(p.id, p.lat) for p in places("cod-ab", path)] == [("cod-SY88", 33.1), ("cod-SY91", None)]


def test_a_workbook_of_ones_own(book):
    titled = [["قرى الجنوب"], [], ["الاسم", "lat", "lon", "population"], ["تل نوران", 33.1, 36.2, 6200.0]]
    path = book({"villages": titled, "prices": [["day", "bread"], ["Sunday", 5]]})
    [place] = places("csv", path, countries=SY)
    assert (place.kind, place.population, place.lat, place.where) == ("town", 6200, 33.1, "syr.xlsx:villages:4")
    assert passed("csv", path, countries=SY) == {"prices": "no column is plainly name_ar or lat or lon"}
    told = {"columns": told_columns("name_ar=N,lat=B,lon=L"), "countries": SY}
    assert places("csv", book({"a": [["N", "B", "L"], *OWN[1:]]}), **told)[0].names_ar == ("تل نوران",)


def test_cells_are_told_as_a_table_of_text_would_hold_them(book):
    rows = [["name_ar", "lat", "lon", "population", "id"], ["تل نوران", 33, 36.25, "1,200", 7.0],
            ["عين نوران", True, date(2021, 3, 15), None, "=1+1"]]  # fmt: skip
    place, bad = outcomes("csv", book({"a": rows}), countries=SY)
    assert (place.lat, place.lon, place.population, place.id) == (33.0, 36.25, 1200, "mine-7")
    assert (bad.reason, bad.detail) == ("a point that is no number", "True")


def test_a_workbook_without_such_a_sheet_names_what_there_is(book):
    with pytest.raises(InputError) as one:
        outcomes("csv", book({"a": [["title", "Y", "X"], ["تل", 1, 2]], "b": []}), countries=SY)
    assert "no column is plainly name_ar" in one.value.message and one.value.where.endswith("syr.xlsx:a:1")
    with pytest.raises(InputError) as two:
        outcomes("cod-ab", book({"READ ME": COVER, "codes": [["ADM1_PCODE", "km"], ["SY88", 9]]}))
    assert "READ ME: no table" in two.value.message and "codes: no table" in two.value.message and two.value.mend
    with pytest.raises(InputError, match="empty"):
        outcomes("csv", book({"a": [], "b": []}), countries=SY)


def _ole(*streams: str) -> bytes:
    return bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600 + b"".join(s.encode("utf-16-le") for s in streams)


@pytest.mark.parametrize(
    ("content", "said", "mend"),
    [
        (b"", "empty", "fetch"),
        (b"name_ar,lat,lon\n", "no workbook", "call it .csv"),
        (b"PK\x03\x04broken", "cannot be read as a workbook", "CSV"),
        (_ole("Root Entry", "Workbook"), "old form (.xls)", ".xlsx"),
        (_ole("Root Entry", "EncryptionInfo", "EncryptedPackage"), "locked by a password", "without one"),
    ],
)
@pytest.mark.parametrize("form", ["cod-ab", "csv"])
def test_what_is_no_workbook_says_so(write, form, content, said, mend):
    with pytest.raises(InputError) as e:
        outcomes(form, write("a.xlsx", content), countries=SY)
    assert said in e.value.message and mend in e.value.mend and e.value.where.endswith("a.xlsx")


def test_a_zip_or_an_open_document_called_a_workbook(tmp_path):
    for members in ({"a.csv": "name_ar,lat,lon\n"}, {"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}):
        with pytest.raises(InputError, match="cannot be read as a workbook"):
            outcomes("csv", zipped(tmp_path / "a.xlsx", members), countries=SY)
    with pytest.raises(InputError, match="no such file"):
        outcomes("csv", tmp_path / "none.xlsx", countries=SY)


def _parts(path: Path, sheet: bytes) -> Path:
    """The workbook with another first sheet."""
    with zipfile.ZipFile(path) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    return zipped(path, {**held, "xl/worksheets/sheet1.xml": sheet})


def _sheet(rows: str, head: str = "") -> bytes:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'{head}<worksheet xmlns="{space}"><sheetData>{rows}</sheetData></worksheet>'.encode()


def _row(number: int, *cells: str) -> str:
    told = "".join(
        f'<c r="{c}{number}" t="inlineStr"><is><t>{v}</t></is></c>' for c, v in zip("ABC", cells, strict=True)
    )
    return f'<row r="{number}">{told}</row>'


def test_a_workbook_that_unpacks_to_too_much(book, monkeypatch):
    path = _parts(book({"a": OWN}), b" " * 6_000_000)
    monkeypatch.setattr(workbooks, "MOST_UNPACKED", 5_000_000)
    with pytest.raises(InputError, match="unpacked this workbook is over") as e:
        outcomes("csv", path, countries=SY)
    assert e.value.where == str(path) and "CSV" in e.value.mend


def test_a_sheet_that_breaks_off_keeps_what_it_had_and_says_so(book):
    many = "".join(_row(n, "تل نوران", "33.1", "36.2") for n in range(2, 3_000))
    whole = _sheet(_row(1, *OWN[0]) + many).replace(b"<sheetData>", b'<dimension ref="A1:C3000"/><sheetData>')
    *kept, bad = outcomes("csv", _parts(book({"a": OWN}), whole[:-9_000]), countries=SY)
    assert 2_000 < len(kept) < 3_000 and all(isinstance(k, Foreign) for k in kept)
    assert "broken here" in bad.reason and bad.where == f"syr.xlsx:a:{len(kept) + 2}"


def test_a_sheet_that_laughs_or_names_a_row_beyond_all_rows_is_left(book):
    laughs = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    with pytest.raises(InputError, match="cannot be read as a workbook"):
        outcomes("csv", _parts(book({"a": OWN}), _sheet(_row(1, "name_ar", "lat", "&b;"), laughs)), countries=SY)
    far = _sheet(_row(1, *OWN[0]) + _row(2, "تل نوران", "33.1", "36.2") + _row(10**12, "عين نوران", "33.1", "36.4"))
    first, bad = outcomes("csv", _parts(book({"a": OWN}), far), countries=SY)
    assert first.names_ar == ("تل نوران",) and bad.reason == "no sheet has so many rows"


def test_a_sheet_that_says_it_is_smaller_than_it_is_is_read_whole(book):
    small = _sheet(_row(1, *OWN[0]) + _row(2, "تل نوران", "33.1", "36.2"))
    small = small.replace(b"<sheetData>", b'<dimension ref="A1"/><sheetData>')
    assert len(places("csv", _parts(book({"a": OWN}), small), countries=SY)) == 1
