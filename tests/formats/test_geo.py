"""GeoJSON, GeoPackage and Parquet as the programs that map and reckon read them."""

import io
import json
from datetime import date

import pytest

from rasid.errors import ExportError
from rasid.export.formats import arrow
from rasid.knowledge.formats import columns
from tests.formats.made import SAIDA, figure, file, incident
from tests.formats.programs import library

PLACED = ("acled", "ucdp", "plover", "claims", "events", "figures")


def two(scheme="events", form="geojson", **options):
    """An incident with a place and one without."""
    return file([incident(), incident(id="c9", place=None, figures=(figure(26, None),))], scheme, form, **options)


def test_geojson_is_that_of_rfc_7946():
    made, _ = two()
    told = json.loads(made)
    assert told["type"] == "FeatureCollection" and "crs" not in told
    placed, unplaced = told["features"]
    assert placed["geometry"] == {"type": "Point", "coordinates": [SAIDA.lon, SAIDA.lat]}, "longitude first"
    assert unplaced["geometry"] is None
    assert (placed["properties"]["geo_precision"], placed["properties"]["radius_km"]) == (1, 2.0)
    assert placed["properties"]["first_day"] == "2021-03-15"
    assert unplaced["properties"]["killed_reported_max"] is None
    assert "not a death toll" in told["note"]["en"]


@pytest.mark.parametrize("form", ["geojson", "geopackage"])
@pytest.mark.parametrize("scheme", PLACED)
def test_pyogrio_reads_it_with_the_arabic_and_the_points(scheme, form, tmp_path):
    pyogrio = library("pyogrio", "pyogrio")
    at = tmp_path / f"events.{'gpkg' if form == 'geopackage' else form}"
    at.write_bytes(two(scheme, form)[0])
    info = pyogrio.read_info(at)
    assert info["crs"] == "EPSG:4326" and info["geometry_type"] == "Point"
    told, table = pyogrio.read_arrow(at)
    assert set(told["fields"]) >= {c.name for c in columns("polecat" if scheme == "plover" else scheme)}
    rows = table.to_pylist()
    assert info["features"] == len(rows) > 0
    told = json.dumps(rows, ensure_ascii=False, default=str)
    assert "صيدا" in told or "صدى السهل" in told
    west, south, east, north = info["total_bounds"]
    assert (west, south, east, north) == (SAIDA.lon, SAIDA.lat, SAIDA.lon, SAIDA.lat)


def test_a_geopackage_carries_its_sheet_and_its_types(tmp_path):
    pyogrio = library("pyogrio", "pyogrio")
    at = tmp_path / "events.gpkg"
    at.write_bytes(two(form="geopackage", head="7:ab")[0])
    info = pyogrio.read_info(at)
    about = json.loads(info["layer_metadata"]["rasid"])
    assert about["rows"] == 2 and about["audit_head"] == "7:ab"
    kinds = dict(zip(info["fields"], info["ogr_types"], strict=True))
    assert (kinds["first_day"], kinds["killed_reported_min"], kinds["radius_km"]) == (
        "OFTDate", "OFTInteger64", "OFTReal")  # fmt: skip


def test_parquet_has_types_days_and_its_sheet():
    parquet = __import__("pyarrow.parquet").parquet
    made, _ = two(form="parquet", head="7:ab")
    held = parquet.ParquetFile(io.BytesIO(made))
    kinds = {f.name: str(f.type) for f in held.schema_arrow}
    assert (kinds["first_day"], kinds["killed_reported_min"], kinds["lat"], kinds["contested"]) == (
        "date32[day]", "int64", "double", "bool")  # fmt: skip
    rows = held.read().to_pylist()
    assert rows[0]["first_day"] == date(2021, 3, 15) and rows[1]["killed_reported_max"] is None
    assert rows[0]["place_ar"] == "صيدا" and rows[1]["lat"] is None
    about = json.loads(held.metadata.metadata[b"rasid"])
    assert about["rows"] == 2 and about["audit_head"] == "7:ab"


def test_pandas_reads_parquet_with_the_types():
    pandas = library("pandas", "pandas")
    read = pandas.read_parquet(io.BytesIO(two("acled", "parquet")[0]))
    assert str(read["fatalities"].dtype) == "int64" and list(read["source"]) == ["صدى السهل"]


@pytest.mark.parametrize("form", ["geojson", "geopackage", "parquet", "jsonl"])
def test_nothing_at_all_is_a_file_too(form):
    made, about = file([], "events", form)
    assert about["rows"] == 0 and (made or form == "jsonl")


@pytest.mark.parametrize("form", ["geojson", "geopackage", "parquet", "jsonl"])
@pytest.mark.parametrize("scheme", PLACED)
def test_the_same_rows_give_the_same_bytes(scheme, form):
    assert two(scheme, form)[0] == two(scheme, form)[0]


def test_more_rows_than_a_batch_are_all_there(monkeypatch):
    monkeypatch.setattr(arrow, "BATCH", 3)
    many = [incident(id=f"a{n}") for n in range(8)]
    parquet = __import__("pyarrow.parquet").parquet
    assert parquet.read_table(io.BytesIO(file(many, "events", "parquet")[0])).num_rows == 8
    assert file(many, "events", "geopackage")[1]["rows"] == 8


@pytest.mark.parametrize("form", ["geojson", "geopackage"])
def test_sums_have_no_place(form):
    with pytest.raises(ExportError, match="no place"):
        file([], "tallies", form)


@pytest.mark.parametrize(("form", "name"), [("parquet", "pyarrow"), ("geopackage", "pyogrio")])
def test_a_library_that_is_missing_is_named_with_the_mend(form, name, monkeypatch):
    def gone(wanted: str):
        raise ModuleNotFoundError(f"No module named {name!r}", name=name)

    monkeypatch.setattr("importlib.import_module", gone)
    with pytest.raises(ExportError) as fault:
        file([incident()], "events", form)
    assert name in fault.value.message and fault.value.mend == 'pip install "rasid[formats]"'
