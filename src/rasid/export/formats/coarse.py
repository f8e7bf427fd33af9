"""Places made coarser for the public, as far as a table of sensitivity says: to the district or the governorate."""

from collections.abc import Iterable

from rasid.export.formats.counts import Counts
from rasid.export.incident_rows import place_row
from rasid.export.rows import Row
from rasid.knowledge.formats import disclosure
from rasid.knowledge.places import Place, gazetteer

_ORDER = {"": 0, "admin2": 1, "admin1": 2}
_FINE = {"admin2": ("site", "neighbourhood", "town"), "admin1": ("site", "neighbourhood", "town", "district")}
"""The levels that are finer than a unit."""
_WORDED = "place_worded_differently"


def coarsened(row: Row, counts: Counts) -> None:
    """Coarsen the places of an incident in place, those of its claims as much as its own needs."""
    least = _of_kinds(row["kinds"])
    changed = False
    if row["place"]:
        new = coarse(row["place"], least)
        changed = new is not row["place"]
        row["place"] = new
    for claim in (c for report in row["coded"] for c in report["claims"]):
        for place in claim["places"]:
            changed = _replace(place, least) or changed
    if changed:
        counts.coarsened += 1
        row["flags"] = [f for f in row["flags"] if f["code"] != _WORDED]  # they name the finer place


def _replace(place: Row, least: str) -> bool:
    new = coarse(place, least)
    if new is place:
        return False
    place.update(new)
    place["surface"], place["path"], place["why"] = new["name"]["ar"], [], ""
    place.pop("candidates", None)
    return True


def coarse(place: Row, least: str) -> Row:
    """The unit that stands for a place, itself where it is coarse enough.

    ``least`` is admin2, admin1 or "": how coarse it must be for other reasons than its own.
    """
    wanted = max(least, _of_place(place), key=lambda unit: _ORDER[unit])
    if not wanted or place["level"] not in _FINE[wanted]:
        return place
    unit = _unit(place, wanted)
    if unit is None:  # no book has the unit: then nothing finer than the country is told
        country = gazetteer().country(place["country"] or "")
        unit = country if country else None
    return place_row(unit.where()) or {} if unit else _nowhere(place)


def _of_place(place: Row) -> str:
    table: dict[str, dict[str, str]] = disclosure()["coarse"]
    known = gazetteer().by_id(place["place"])
    found = (table["levels"].get(place["level"], ""), table["place_kinds"].get(known.kind, "") if known else "")
    return max(found, key=lambda unit: _ORDER[unit])


def _of_kinds(kinds: Iterable[str]) -> str:
    table: dict[str, str] = disclosure()["coarse"]["event_kinds"]
    return max((table.get(k, "") for k in kinds), key=lambda unit: _ORDER[unit], default="")


def _unit(place: Row, wanted: str) -> Place | None:
    country, admin1 = place["country"] or "", place["admin1"] or ""
    district = gazetteer().districts().get((country, admin1, place["admin2"] or "")) if wanted == "admin2" else None
    return district or gazetteer().governorate(country, admin1)


def _nowhere(place: Row) -> Row:
    """A place of which no book has any unit."""
    empty = dict.fromkeys(
        ("admin1", "admin2", "pcode", "iso", "lat", "lon", "radius_km", "geo_precision", "where_prec")
    )
    return {"place": "", "name": {"ar": "", "en": ""}, "level": "country", "country": place["country"], **empty}
