"""Rows that hold rows as one flat table for CSV: a figure of an incident a line; no column states a fact."""

from collections.abc import Iterable, Iterator

from rasid.export.rows import Row
from rasid.export.tabular import BOM, line_of, safe

_INCIDENT = ("incident_id", "first_day", "last_day", "place_id", "place_ar", "place_en", "level", "country", "admin1",
             "admin2", "pcode", "lat", "lon", "radius_km", "geo_precision", "where_prec", "kinds", "initiators_alleged",
             "targets", "reports", "roots")  # fmt: skip
_FIGURE = ("measure", "population", "side", "basis", "part_of_measure", "reported_min", "reported_max", "best",
           "policy", "grade_proposed", "contested", "figure_roots", "flags")  # fmt: skip


def flat_lines(rows: Iterable[Row]) -> Iterator[str]:
    """The lines of the table, heading first; UTF-8 with a mark at its beginning, so that Excel reads the Arabic."""
    first = next(rows := iter(rows), None)
    if first is None or "figures" in first:
        yield from _lines((*_INCIDENT, *_FIGURE), _figures(first, rows))
    else:
        yield from _lines(tuple(first), (tuple(row.values()) for row in (first, *rows)))


def _lines(heading: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> Iterator[str]:
    yield BOM + line_of(heading)
    for row in rows:
        yield line_of(safe(v) for v in row)


def _figures(first: Row | None, rest: Iterable[Row]) -> Iterator[tuple[object, ...]]:
    for row in (*([first] if first else []), *rest):
        for cells in figure_rows(row):
            yield tuple(cells.get(name, "") for name in (*_INCIDENT, *_FIGURE))


def figure_rows(row: Row) -> Iterator[Row]:
    """The lines of one incident, by column: one for each figure, one for an incident without."""
    shared = dict(zip(_INCIDENT, _incident(row), strict=True))
    for f in row["figures"] or [None]:
        yield {**shared, **(dict(zip(_FIGURE, _figure(row, f), strict=True)) if f else {})}


def _incident(row: Row) -> tuple[object, ...]:
    p = row["place"] or {}
    name = p.get("name") or {}
    where = (p.get("place"), name.get("ar"), name.get("en"))
    rest = ("level", "country", "admin1", "admin2", "pcode", "lat", "lon", "radius_km", "geo_precision", "where_prec")
    return (
        *(row["id"], row["first_day"], row["last_day"], *where, *(p.get(k) for k in rest)),
        *(" | ".join(row["kinds"]), _names(row["initiators"]), _names(row["targets"])),
        *(len(row["reports"]), len(row["roots"])),
    )


def _names(parties: Iterable[Row]) -> str:
    return " | ".join(p["name"]["ar"] for p in parties)


def _figure(row: Row, f: Row) -> tuple[object, ...]:
    whole = row["figures"][f["subset_of"]] if f["subset_of"] is not None else None
    part = f"{whole['what']}/{whole['who']}" if whole else None
    side = f["side"]["name"]["ar"] if f["side"] else None
    flags = " | ".join(x["en"] for x in f["flags"])
    reach = (f["reported_min"], f["reported_max"], f["best"], f["policy"])
    return (f["what"], f["who"], side, f["basis"], part, *reach, f["grade"], f["contested"], len(f["roots"]), flags)
