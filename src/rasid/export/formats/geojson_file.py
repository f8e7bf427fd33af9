"""GeoJSON by RFC 7946: longitude before latitude, no crs, a null geometry where no point is known."""

import json
from typing import IO, Any

from rasid.errors import ExportError
from rasid.export.formats.jsonl_file import flat
from rasid.export.formats.sheet import Sheet
from rasid.export.formats.tables import Table
from rasid.export.write import to_bytes
from rasid.knowledge.formats import words


def needs_point(sheet: Sheet, table: Table) -> tuple[str, str]:
    """The columns of the point. Raises :class:`ExportError` for a table without."""
    point = table.point()
    if point is None:
        mend = "use csv, xlsx, jsonl or parquet; or --as events, whose rows have places"
        raise ExportError(f"rows of «{sheet.scheme}» have no place", where=f"--to {sheet.form}", mend=mend)
    return point


def write_geojson(table: Table, out: IO[bytes]) -> None:
    """Write the features as they come. What the file is not stands before them, for whoever sees it alone."""
    lat, lon = needs_point(table.sheet, table)
    head = {"type": "FeatureCollection", "note": words()["what"]}
    out.write(to_bytes(json.dumps(head, ensure_ascii=False)[:-1] + ', "features": [', "jsonl"))
    for n, row in enumerate(flat(table)):
        feature = json.dumps(_feature(row, row[lat], row[lon]), ensure_ascii=False)
        out.write(to_bytes((",\n" if n else "\n") + feature, "jsonl"))
    out.write(b"\n]}\n")


def _feature(row: dict[str, Any], lat: float | None, lon: float | None) -> dict[str, Any]:
    known = lat is not None and lon is not None
    geometry = {"type": "Point", "coordinates": [lon, lat]} if known else None
    return {"type": "Feature", "geometry": geometry, "properties": row}
