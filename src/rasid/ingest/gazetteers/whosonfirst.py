"""Who's On First: its records as GeoJSON, alone, in folders, in collections or one a line; or flattened to a table."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from rasid.errors import InputError
from rasid.ingest.gazetteers.asked import Asked, attempt
from rasid.ingest.gazetteers.cells import BadRow, code, latin, names, people, point
from rasid.ingest.gazetteers.features import SUFFIXES, Record, middle, records
from rasid.ingest.gazetteers.tables import table
from rasid.knowledge.foreign_places import Foreign, Outcome, Refused, kind_of

_TABLES = (".csv", ".tsv", ".txt")
_ID = ("wof:id", "wof_id", "id")
_NAMES = ("name:ara_x_preferred", "names_ar", "name:ara_x_variant", "name:ara_x_colloquial", "wof:name", "name")
_ENGLISH = ("name:eng_x_preferred", "names_en", "wof:label", "wof:name", "name")
_LAT = ("lbl:latitude", "geom:latitude", "lat", "lbl_latitude", "geom_latitude", "latitude")
_LON = ("lbl:longitude", "geom:longitude", "lon", "lbl_longitude", "geom_longitude", "longitude")
_COUNTRY = ("wof:country", "iso:country", "country", "iso_country", "wof_country", "iso")
_LIVED = ("wof:population", "gn:population", "population")
_UNSAID = ("", "-1", "0", "uuuu")


def read(path: Path, asked: Asked) -> Iterator[Outcome]:
    """The places of a file, or of every record in a folder. Raises :class:`InputError` where there is none."""
    if path.is_dir():
        found = sorted(p for p in path.rglob("*") if p.suffix in SUFFIXES and "-alt" not in p.stem)
        if not found:
            raise InputError("there is no GeoJSON in it", where=str(path), mend="name a folder of records")
        for each in found:
            yield from _features(each, asked)
    elif path.suffix.lower() in _TABLES:
        yield from _table(path, asked)
    else:
        yield from _features(path, asked)


def _table(path: Path, asked: Asked) -> Iterator[Outcome]:
    with table(path) as (header, rows):
        columns = [h.strip().lower() for h in header]
        if "placetype" not in columns or not {*_LAT} & {*columns}:
            mend = "give a table with wof_id, placetype, name, names_ar, lat, lon; or --format csv"
            raise InputError("no table of Who's On First", where=f"{path}:1", mend=mend)
        if not {*_COUNTRY} & {*columns} and len(asked.countries) != 1:
            raise InputError("no column of countries", where=f"{path}:1", mend="give the country with --country")
        for row in rows:
            yield row if isinstance(row, Refused) else _made(row[0], dict(zip(columns, row[1], strict=True)), asked)


def _features(path: Path, asked: Asked) -> Iterator[Outcome]:
    for record in records(path):
        yield record if isinstance(record, Refused) else _made(record[0], _facts(record), asked)


def _facts(record: Record) -> Mapping[str, Any]:
    """What a record says of itself, flat."""
    said = record[1].get("properties", record[1])
    facts = dict(said) if isinstance(said, dict) else {}
    above = facts.get("wof:hierarchy")
    if isinstance(above, list) and above and isinstance(above[0], dict):
        facts |= {k: v for k, v in above[0].items() if k not in facts}
    alike = facts.get("wof:concordances")
    facts["geonames_id"] = alike.get("gn:id", "") if isinstance(alike, dict) else facts.get("geonames_id", "")
    at = middle(record[1].get("geometry"))
    if at and not _first(facts, _LAT):
        facts["lat"], facts["lon"] = at
    return facts


def _made(where: str, facts: Mapping[str, Any], asked: Asked) -> Outcome:
    return attempt(lambda: _place(where, facts, asked), where, _first(facts, ("wof:name", "name")))


def _place(where: str, facts: Mapping[str, Any], asked: Asked) -> Foreign:
    id, sort = _first(facts, _ID), _first(facts, ("wof:placetype", "placetype"))
    if not id.isdecimal():
        raise BadRow("an id that is no number", id)
    land, lived = asked.country(_first(facts, _COUNTRY)), people(_first(facts, _LIVED))
    _refuse_past(facts)
    what = kind_of("whosonfirst", sort, lived)
    if what is None:
        raise BadRow(f"placetype {code(sort)[:20] or '?'}: no kind of place that rasid reads")
    written = names(n for key in _NAMES for n in _all(facts, key))
    lat, lon = point(_first(facts, _LAT), _first(facts, _LON))
    english = latin(*(n for key in _ENGLISH for n in _all(facts, key)), instead=written[0])
    like = _first(facts, ("geonames_id",))
    return Foreign(where, f"wof-{id}", land, *what, written, english, lat, lon, lived,
                   admin1=_above(facts, "region_id", id), admin2=_above(facts, "county_id", id),
                   codes=(f"wof:{id}",), also=(f"gn-{like}",) if like.isdecimal() else ())  # fmt: skip


def _refuse_past(facts: Mapping[str, Any]) -> None:
    if _first(facts, ("mz:is_current", "is_current")) == "0":
        raise BadRow("no longer current")
    if _first(facts, ("edtf:deprecated", "deprecated")) not in _UNSAID:
        raise BadRow("deprecated by its source")
    if facts.get("wof:superseded_by") or _first(facts, ("superseded_by",)) not in _UNSAID:
        raise BadRow("superseded by another record")


def _above(facts: Mapping[str, Any], key: str, own: str) -> tuple[str, ...]:
    id = _first(facts, (key,))
    return (f"wof:{id}",) if id.isdecimal() and id != own else ()


def _all(facts: Mapping[str, Any], key: str) -> list[str]:
    """The names under a key: a list in a record, parted by bars in a table."""
    said = facts.get(key)
    if isinstance(said, list):
        return [n for n in said if isinstance(n, str)]
    return said.split("|") if isinstance(said, str) else []


def _first(facts: Mapping[str, Any], keys: tuple[str, ...]) -> str:
    """What the first of ``keys`` that says anything says, as text."""
    for key in keys:
        said = facts.get(key)
        if isinstance(said, str | int | float) and not isinstance(said, bool) and str(said).strip():
            return str(said).strip()
    return ""
