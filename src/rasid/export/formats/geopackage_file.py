"""GeoPackage: one layer of points in WGS 84, the sheet in the metadata tables that the format has for it.

The library that writes it takes the table as a whole, and the format keeps the time at which it was written; that is
set to one day for all, so that the same rows give the same bytes.
"""

import io
import json
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

from rasid.export.formats.arrow import batches, library, schema
from rasid.export.formats.geojson_file import needs_point
from rasid.export.formats.tables import Table

_FORM = "geopackage"
_POINT = "<BIdd"
"""Well-known binary: little-endian, type, longitude, latitude."""
_NO_TIME = {"OGR_CURRENT_DATE": "1980-01-01T00:00:00.000Z"}
_GEOMETRY = "geom"


def write_geopackage(table: Table, out: IO[bytes]) -> None:
    """Write the layer. Raises :class:`ExportError` where pyarrow or pyogrio is missing."""
    point = needs_point(table.sheet, table)
    ogr, arrow = library("pyogrio", _FORM), library("pyarrow", _FORM)
    kinds = schema(table, _FORM)
    whole = arrow.concat_tables(_with_points(b, point, arrow) for b in batches(table, kinds, _FORM))
    held = io.BytesIO()
    with _timeless(ogr):
        ogr.write_arrow(
            whole, held, layer=table.sheet.scheme, driver="GPKG", geometry_name=_GEOMETRY, geometry_type="Point",
            crs="EPSG:4326", layer_metadata={"rasid": json.dumps(table.about(), ensure_ascii=False)},
        )  # fmt: skip
    out.write(held.getvalue())


def _with_points(batch: Any, point: tuple[str, str], arrow: Any) -> Any:
    lat, lon = (batch.column(name).to_pylist() for name in point)
    shapes = [
        struct.pack(_POINT, 1, 1, x, y) if x is not None and y is not None else None
        for y, x in zip(lat, lon, strict=True)
    ]
    return batch.append_column(_GEOMETRY, arrow.array(shapes, arrow.binary()))


@contextmanager
def _timeless(ogr: Any) -> Iterator[None]:
    ogr.set_gdal_config_options(_NO_TIME)
    try:
        yield
    finally:
        ogr.set_gdal_config_options(dict.fromkeys(_NO_TIME))
