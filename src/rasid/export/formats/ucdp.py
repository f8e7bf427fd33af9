"""Incidents as rows of UCDP GED: 49 columns, one row an incident in which deaths are reported."""

import math
from collections.abc import Iterable, Iterator

from rasid.export.formats.bounds import Bound, bound
from rasid.export.formats.counts import Counts
from rasid.export.formats.days import date_prec, first_and_last
from rasid.export.formats.happened import kind_statuses, why_not
from rasid.export.formats.told import articles, joined, originals, outlets, published
from rasid.export.formats.ucdp_sides import Sides, sides
from rasid.export.rows import Row
from rasid.knowledge.formats import countries
from rasid.knowledge.populations import population


def ucdp_rows(rows: Iterable[Row], counts: Counts) -> Iterator[Row]:
    """The rows, by column; incidents that UCDP GED would not hold are counted."""
    for row in rows:
        reason, told, found = _fit(row)
        if reason or told is None or found is None:
            counts.leave(reason, row["kinds"][0])
        else:
            if told.high is None:
                counts.note("open_high")
            yield _row(row, told, found)


def _fit(row: Row) -> tuple[str, Bound | None, Sides | None]:
    """Why an incident is none of UCDP's, or its deaths and sides."""
    told, happened = bound(row), [why_not(k, said) for k, said in kind_statuses(row).items()]
    if all(happened):
        return happened[0], None, None
    if told is None or told.high == 0:
        return "no_deaths", None, None
    if reason := _missing(row):
        return reason, None, None
    found = sides(row, told)
    return ("" if found else "no_sides"), told, found


def _missing(row: Row) -> str:
    days, place = first_and_last(row), row["place"]
    if days is None:
        return "no_day"
    if date_prec(*days) is None:
        return "vague_day"
    if place is None or place["where_prec"] is None:
        return "no_place"
    return "no_point" if place["lat"] is None else ""


def _row(row: Row, told: Bound, found: Sides) -> Row:
    return {
        "id": int(row["id"], 16) if _hexadecimal(row["id"]) else None,
        "relid": row["id"],
        **_when(row),
        "type_of_violence": found.type,
        "dyad_name": f"{found.a} - {found.b}",
        "side_a_new_id": found.a_id,
        "side_a": found.a,
        "side_b_new_id": found.b_id,
        "side_b": found.b,
        **_sources(row),
        **_where(row["place"]),
        "event_clarity": 1,
        **_deaths(told, found),
    }


def _hexadecimal(id: str) -> bool:
    return bool(id) and all(c in "0123456789abcdef" for c in id)


def _when(row: Row) -> Row:
    days = first_and_last(row)
    assert days is not None  # _missing
    return {"year": days[0].year, "date_prec": date_prec(*days), "date_start": days[0], "date_end": days[1]}


def _sources(row: Row) -> Row:
    return {
        "number_of_sources": len(row["reports"]),
        "source_article": articles(row),
        "source_office": outlets(row),
        "source_date": joined(published(row)),
        "source_headline": joined(r["title"] for r in row["told_in"]),
        "source_original": originals(row),
    }


def _where(p: Row) -> Row:
    country = countries().get(p["country"])
    name = p["name"]["en"] or p["name"]["ar"]
    parts = [f"{name} ({p['level']})", p["admin2"], p["admin1"], p["country"]]
    radius = f"; within {p['radius_km']:g} km of the point" if p["radius_km"] else ""
    return {
        "where_prec": p["where_prec"],
        "where_coordinates": name,
        "where_description": ", ".join(x for x in parts if x) + radius,
        "adm_1": p["admin1"],
        "adm_2": p["admin2"],
        "latitude": p["lat"],
        "longitude": p["lon"],
        "geom_wkt": f"POINT ({p['lon']} {p['lat']})",
        "priogrid_gid": priogrid(p["lat"], p["lon"]),
        "country": country.acled if country else p["country"],
    }


def priogrid(lat: float, lon: float) -> int:
    """The cell of PRIO-GRID: half a degree wide, numbered from the south-west corner eastward, then northward.

    >>> priogrid(34.53, 69.17)
    179779
    """
    row = min(math.floor((lat + 90) * 2), 359)
    return row * 720 + math.floor((lon + 180) * 2) % 720 + 1


def _deaths(told: Bound, found: Sides) -> Row:
    """low and high as reported; the rest by a policy alone."""
    out: Row = {"low": told.low, "high": told.high, "best": told.best}
    if told.best is not None:
        out |= dict.fromkeys(("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"), 0)
        for f in told.of:
            out[_of_whom(f, found)] += f["best"]
    return out


def _of_whom(f: Row, found: Sides) -> str:
    if "civilian" in population(f["who"]).path:
        return "deaths_civilians"
    side = (f["side"] or {}).get("actor")
    if side and side in found.a_actors:
        return "deaths_a"
    return "deaths_b" if side and side in found.b_actors else "deaths_unknown"
