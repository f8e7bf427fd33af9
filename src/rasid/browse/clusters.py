"""Events on a map: one mark for those that lie together at this zoom, so that very many stay few to draw."""

import json
from typing import Any

import numpy as np

from rasid.browse.columns import Bools, Columns, Ints

Row = dict[str, Any]
CELL = 60.0
"""The side of a cell in which events become one mark, in pixels of the map."""
_TILE = 256.0
DEEPEST = 18
_EDGE = 85.05112878


def marks(c: Columns, mask: Bools, zoom: int) -> list[Row]:
    """The marks of the rows in ``mask`` that have a point, the most crowded first."""
    rows = np.flatnonzero(mask & ~np.isnan(c.lat))
    if not len(rows):
        return []
    order, starts, counts = _grouped(_cells(c, rows, zoom))
    rows = rows[order]
    lat, lon = c.lat[rows], c.lon[rows]
    low, high = np.minimum.reduceat, np.maximum.reduceat
    boxes = (low(lon, starts), low(lat, starts), high(lon, starts), high(lat, starts))
    centres = np.add.reduceat(lat, starts) / counts, np.add.reduceat(lon, starts) / counts
    types = c.fields["type"].first(c.n)
    out = []
    for k in np.argsort(-counts, kind="stable"):
        members = rows[starts[k] : starts[k] + counts[k]]
        if counts[k] == 1:
            out.append(_single(c, int(members[0]), types))
        else:
            box = [float(b[k]) for b in boxes]
            out.append(_several(c, members, (float(centres[0][k]), float(centres[1][k])), box, types))
    return out


def _cells(c: Columns, rows: Ints, zoom: int) -> Ints:
    """The number of the cell of each row, in the projection that web maps use."""
    across = _TILE * 2**zoom / CELL
    lat = np.radians(np.clip(c.lat[rows], -_EDGE, _EDGE))
    x = np.floor((c.lon[rows] + 180) / 360 * across).astype(np.int64)
    y = np.floor((1 - np.arcsinh(np.tan(lat)) / np.pi) / 2 * across).astype(np.int64)
    cells: Ints = x * (1 << 31) + y
    return cells


def _grouped(cells: Ints) -> tuple[Ints, Ints, Ints]:
    """The order that puts equal cells together, where each group starts, and how many are in it."""
    order = np.argsort(cells, kind="stable")
    ordered = cells[order]
    starts = np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1])))
    return order, starts, np.diff(np.append(starts, len(ordered)))


def _single(c: Columns, row: int, types: Ints) -> Row:
    card = json.loads(c.bodies[row])
    place = card["place"] or {}
    return {
        "lat": float(c.lat[row]),
        "lon": float(c.lon[row]),
        "count": 1,
        "id": c.ids[row],
        "geo_precision": place.get("geo_precision"),
        "radius_km": place.get("radius_km"),
        "type": c.fields["type"].values[types[row]],
        "title": card["title"],
        "bbox": None,
    }


def _several(c: Columns, members: Ints, at: tuple[float, float], box: list[float], types: Ints) -> Row:
    most = int(np.bincount(types[members]).argmax())
    return {
        "lat": at[0],
        "lon": at[1],
        "count": len(members),
        "id": None,
        "geo_precision": None,
        "radius_km": None,
        "type": c.fields["type"].values[most],
        "title": None,
        "bbox": box,
    }
