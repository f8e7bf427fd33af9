"""Files over the API: what is filtered and nothing else, with the sheet, in every form."""

import csv
import io
import json
import zipfile
from typing import get_args

import openpyxl
import pytest
from starlette.testclient import TestClient

from rasid.export.formats import FORMS, PROFILES, SCHEMES
from rasid.web.routes.export import Form, Profile, Scheme


def test_the_api_offers_what_there_is() -> None:
    assert (get_args(Scheme), get_args(Form), get_args(Profile)) == (tuple(SCHEMES), tuple(FORMS), tuple(PROFILES))


@pytest.mark.parametrize("to", FORMS)
def test_every_form_comes_as_a_file_with_its_sheet(site: TestClient, to: str) -> None:
    got = site.get(f"/api/v1/export?as=events&to={to}")
    assert got.status_code == 200 and len(got.content) > 100
    assert got.headers["content-disposition"].startswith('attachment; filename="rasid-events.')
    if to in ("csv", "jsonl", "geojson"):
        names = zipfile.ZipFile(io.BytesIO(got.content)).namelist()
        assert [n.split(".", 2)[2:] for n in names] == [[], ["about.json"], ["about.txt"]]
    if to == "xlsx":
        assert len(openpyxl.load_workbook(io.BytesIO(got.content)).sheetnames) == 2


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_scheme_comes_bare_as_a_table(site: TestClient, scheme: str) -> None:
    to = "jsonl" if scheme == "plover" else "csv"
    got = site.get(f"/api/v1/export?as={scheme}&to={to}&bare=1")
    assert got.status_code == 200, got.text
    text = got.content.decode("utf-8-sig")
    assert len(text.splitlines()) > 1


def test_the_file_holds_what_the_list_holds(site: TestClient) -> None:
    asked = "country=SY&kind=-Displacement"
    listed = site.get(f"/api/v1/events?{asked}&limit=500").json()
    text = site.get(f"/api/v1/export?as=events&to=csv&bare=1&{asked}").content.decode("utf-8-sig")
    ids = {row["incident_id"] for row in csv.DictReader(io.StringIO(text))}
    assert ids == {one["id"] for one in listed["items"]} and ids
    packed = zipfile.ZipFile(io.BytesIO(site.get(f"/api/v1/export?as=events&to=csv&{asked}").content))
    about = json.loads(packed.read("rasid-events.csv.about.json"))
    assert about["incidents"] == listed["total"] and about["audit_head"]


@pytest.mark.parametrize(
    "query",
    ["as=events", "to=csv", "as=x&to=csv", "as=events&to=x", "as=acled&to=csv&kind=%00", "as=plover&to=jsonl&hxl=1",
              "as=events&to=csv&since=x", "as=tallies&to=csv&per=x", "as=events&to=csv&cut_off=x"],
)  # fmt: skip
def test_what_cannot_be_asked_is_told(site: TestClient, query: str) -> None:
    got = site.get(f"/api/v1/export?{query}")
    assert got.status_code in (200, 400) and got.status_code == (200 if "%00" in query else 400), got.text
