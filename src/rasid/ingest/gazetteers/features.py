"""GeoJSON and other JSON as records, one by one: a collection, a record alone, an array, or a record a line.

A collection is read as it comes, for the boundaries of one country may have hundreds of megabytes.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from rasid.ingest.gazetteers.streams import lines, text_of
from rasid.knowledge.foreign_places import Refused

SUFFIXES = (".geojson", ".json", ".jsonl", ".ndjson", ".geojsonl", ".geojsons")
_LINES = (".jsonl", ".ndjson", ".geojsonl", ".geojsons")
_CHUNK = 1 << 20
_LONGEST = 200_000_000
"""Characters of one record, or of a file that is one."""
_FEATURES = re.compile(r'"features"\s*:\s*\[')
_COLLECTION = re.compile(r'"type"\s*:\s*"FeatureCollection"|^\{\s*"features"')
_BETWEEN = re.compile(r"[\s,\x1e]*")
_MEND = "give GeoJSON as it was published"

Record = tuple[str, dict[str, Any]]
"""Where it stands, and what it says."""


def records(path: Path) -> Iterator[Record | Refused]:
    """Every record of a file; one that is broken is refused, and where it hides those after it that is said."""
    with text_of(path, SUFFIXES) as text:
        by_line = path.suffix.lower() in _LINES
        for where, found in _lines(text, path) if by_line else _whole(text, path):
            if isinstance(found, Refused):
                yield found
            elif isinstance(found, dict):
                yield where, found
            else:
                yield Refused(where, "", "no JSON object", mend=_MEND)


def _lines(text: IO[str], path: Path) -> Iterator[tuple[str, Any]]:
    for number, line in enumerate(lines(text), 1):
        where = f"{path.name}:{number}"
        if line.strip(" \t\r\n\x1e,"):
            try:
                yield where, json.loads(line.strip(" \t\r\n\x1e,"))
            except (ValueError, RecursionError):
                yield where, Refused(where, "", "no JSON", line[:80], _MEND)


def _whole(text: IO[str], path: Path) -> Iterator[tuple[str, Any]]:
    head = text.read(_CHUNK).lstrip("\ufeff \t\r\n")
    begun = _FEATURES.search(head) if _COLLECTION.search(head[: 1 << 16]) else None
    if begun or head.startswith("["):
        yield from _items(text, head[begun.end() if begun else 1 :], path)
        return
    try:
        yield path.name, json.loads(head + text.read(_LONGEST))
    except (ValueError, RecursionError):
        yield path.name, Refused(path.name, "", "no JSON", head[:80], _MEND)


def _items(text: IO[str], held: str, path: Path) -> Iterator[tuple[str, Any]]:
    """The items of an array that has begun, whose text comes in pieces."""
    decoder, number, at, size = json.JSONDecoder(), 1, 0, _CHUNK
    while True:
        where = f"{path.name}:[{number}]"
        at = (_BETWEEN.match(held, at) or re.match("", held)).end()  # type: ignore[union-attr]
        if held[at : at + 1] == "]":
            return
        try:
            item, at = decoder.raw_decode(held, at)
        except RecursionError:
            yield where, Refused(where, "", "no JSON", "it is nested too deeply", _MEND)
            return
        except ValueError:
            more = text.read(size) if len(held) - at < _LONGEST else ""
            if not more:
                yield where, Refused(where, "", "the file is broken here, and nothing after it was read", mend=_MEND)
                return
            held, at, size = held[at:] + more, 0, size * 2
            continue
        number, size = number + 1, _CHUNK
        yield where, item


def middle(geometry: object) -> tuple[float, float] | None:
    """The latitude and longitude of a point, or of the centre of the largest polygon; ``None`` where there is none."""
    if not isinstance(geometry, dict):
        return None
    shape, held = geometry.get("type"), geometry.get("coordinates")
    try:
        if shape == "Point":
            return float(held[1]), float(held[0])  # type: ignore[index]
        rings = [held[0]] if shape == "Polygon" else [p[0] for p in held] if shape == "MultiPolygon" else []  # type: ignore
        return max((_centre(ring) for ring in rings), key=lambda found: found[0])[1]
    except (TypeError, ValueError, IndexError, ZeroDivisionError, KeyError):
        return None


def _centre(ring: list[list[float]]) -> tuple[float, tuple[float, float]]:
    """The area of a ring and its centre of gravity, as (lat, lon); seen from its first corner, to lose no digits."""
    x0, y0 = ring[0][0], ring[0][1]
    area = x = y = 0.0
    for a, b in zip(ring, [*ring[1:], ring[0]], strict=True):
        ax, ay, bx, by = a[0] - x0, a[1] - y0, b[0] - x0, b[1] - y0
        cross = ax * by - bx * ay
        area, x, y = area + cross, x + (ax + bx) * cross, y + (ay + by) * cross
    return abs(area), (y0 + y / (3 * area), x0 + x / (3 * area))
