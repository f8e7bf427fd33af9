"""Files of events in the forms that others read, each with its sheet."""

import tempfile
from collections.abc import Iterator
from datetime import date
from typing import IO, Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query
from fastapi.responses import StreamingResponse

from rasid.browse import Filter
from rasid.export.formats import SUFFIXES, packed
from rasid.pipeline.exporting import Wanted, export_to
from rasid.web.answers import AtDesk, FilterOf, Tagged, filtered
from rasid.web.guard import Person, allowed
from rasid.web.models import failures

Scheme = Literal["acled", "ucdp", "plover", "claims", "events", "figures", "tallies"]
Form = Literal["csv", "xlsx", "jsonl", "geojson", "parquet", "geopackage"]
Profile = Literal["internal", "partner", "public"]
_OWN = ("as", "to", "hxl", "profile", "policy", "per", "cut_off", "bare")
_HOLDS_ITS_SHEET = ("xlsx", "parquet", "geopackage")
_MEDIA = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "jsonl": "application/x-ndjson",
    "geojson": "application/geo+json",
    "parquet": "application/vnd.apache.parquet",
    "geopackage": "application/geopackage+sqlite3",
}
_ZIP = "application/zip"
_IN_MEMORY = 16 * 1024 * 1024
_CHUNK = 256 * 1024
_FILES: dict[int | str, dict[str, Any]] = {200: {"content": {m.split(";")[0]: {} for m in (*_MEDIA.values(), _ZIP)}}}
router = APIRouter(route_class=Tagged, tags=["export"], responses=failures())


@router.get("/export", response_class=StreamingResponse, responses=_FILES, openapi_extra=filtered())
def export(
    desk: AtDesk,
    _: Annotated[Person, Depends(allowed("export"))],
    f: Annotated[Filter, Depends(FilterOf(*_OWN))],
    scheme: Annotated[Scheme, Query(alias="as", description="whose columns")],
    to: Annotated[Form, Query(description="the format of the file")],
    hxl: Annotated[bool, Query(description="a row of HXL tags (csv, xlsx)")] = False,
    profile: Annotated[Profile, Query(description="how much is disclosed")] = "internal",
    policy: Annotated[Literal["agree2", "lowest", "majority", "assessment"] | None, Query()] = None,
    per: Annotated[Literal["admin1", "month", "kind", "country"] | None, Query(description="of tallies")] = None,
    cut_off: Annotated[date | None, Query(description="as if nothing published later were known")] = None,
    bare: Annotated[bool, Query(description="the table alone, without the sheet that says what is in it")] = False,
) -> StreamingResponse:
    """The events that meet the filter as a file: with its sheet within, or packed with it into a ZIP."""
    wanted = Wanted(scheme, to, profile, hxl, f, cut_off, policy, per)
    made, zipped = _made(desk.store, wanted, desk.index(), bare)
    name = f"rasid-{scheme}{'.zip' if zipped else SUFFIXES[to]}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingResponse(_chunks(made), headers=headers, media_type=_ZIP if zipped else _MEDIA[to])


def _made(store: Any, wanted: Wanted, index: Any, bare: bool) -> tuple[IO[bytes], bool]:
    """The file, on disk where it is large, and whether it is a ZIP."""
    table: IO[bytes] = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115  closed once it is sent
    about = export_to(store, wanted, table, index)
    table.seek(0)
    if bare or wanted.form in _HOLDS_ITS_SHEET:
        return table, False
    pack: IO[bytes] = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115  closed once it is sent
    with table:
        packed(wanted.sheet(store.head()), about, table, pack)
    pack.seek(0)
    return pack, True


def _chunks(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        while chunk := file.read(_CHUNK):
            yield chunk
