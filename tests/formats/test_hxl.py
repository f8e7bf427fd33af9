"""HXL: a row of tags under the headings, right by libhxl's own core schema."""

import pytest

from rasid.errors import ExportError
from rasid.export.formats import SCHEMES
from rasid.knowledge.formats import columns
from tests.formats.made import figure, file, incident
from tests.formats.programs import library

ROWS = {"tallies": [{"group": "Daraa", "what": "killed", "who": "civilian", "part": False, "reported_min": 3,
                     "reported_max": None, "shown": "3+", "incidents": 1, "contested": 0}]}  # fmt: skip


def given(scheme):
    return ROWS.get(scheme) or [incident(id="0fe8cdc92ec6", figures=(figure(3, 6),))]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize("scheme", SCHEMES)
def test_libhxl_reads_the_tags_and_finds_no_fault(scheme, form, tmp_path):
    hxl = library("hxl", "libhxl")
    at = tmp_path / f"{scheme}.{form}"
    at.write_bytes(file(given(scheme), scheme, form, hxl=True)[0])
    data = hxl.data(str(at), hxl.InputOptions(allow_local=True)).cache()
    tags = [c.display_tag for c in data.columns]
    own = columns(SCHEMES[scheme].columns)
    assert [t or "" for t in tags] == [c.hxl for c in own]
    faults = []
    assert hxl.schema(None, callback=faults.append).validate(data), [str(f) for f in faults]
    assert len(list(data)) == 1


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_tag_is_of_the_core_and_none_stands_twice(scheme):
    hxl = library("hxl", "libhxl")
    tags = [c.hxl for c in columns(SCHEMES[scheme].columns) if c.hxl]
    assert len(tags) == len(set(tags)) and len(tags) > len(columns(SCHEMES[scheme].columns)) / 2
    for tag in tags:
        assert hxl.model.Column.parse(tag) is not None, tag


def test_the_tags_that_a_humanitarian_looks_for():
    events = {c.name: c.hxl for c in columns("events")}
    assert events["incident_id"] == "#event+id" and events["first_day"] == "#date+start"
    assert events["lat"] == "#geo+lat" and events["admin1"] == "#adm1+name+en"
    assert events["killed_reported_min"] == "#affected+killed+min"


def test_a_file_that_is_no_table_has_no_tags():
    with pytest.raises(ExportError, match="row of tags"):
        file([], "events", "geojson", hxl=True)
