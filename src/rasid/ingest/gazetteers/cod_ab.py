"""OCHA's administrative areas (COD-AB), as tables or as boundaries, under any of the names their columns have had.

The geography of Open-Syria, which carries the same p-codes, is read as well.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rasid.arabic.place_spelling import in_arabic_script
from rasid.errors import InputError
from rasid.ingest.gazetteers.asked import Asked, attempt
from rasid.ingest.gazetteers.cells import BadRow, code, latin, names, people, point
from rasid.ingest.gazetteers.features import Record, middle, records
from rasid.ingest.gazetteers.sheets import is_workbook, sheets
from rasid.ingest.gazetteers.tables import SUFFIXES, Row, table
from rasid.knowledge.foreign_places import Foreign, Outcome, PassedOver, Refused, header_key, kind_of

_AREA = re.compile(r"adm(?:in)?(?P<level>[0-4])(?:(?P<code>p?codes?)|(?:alt)?\d?(?:name)?\d?(?:alt)?\d?(?:en|ar)?)")
_LAT = ("centerlat", "latitude", "lat", "y", "pointy", "latitudey")
_LON = ("centerlon", "longitude", "lon", "long", "x", "pointx", "longitudex")
_PEOPLE = ("population", "pop", "tpop", "poptotal")
_HXL = re.compile(r"#[a-z]")
"""Tags of columns, in the row below the header."""
_MEND = "it has columns as ADM1_EN, ADM1_AR, ADM1_PCODE, ADM2_…; or import it with --format csv"


@dataclass(slots=True)
class _Area:
    """One area of a row: its names as written and its p-code."""

    names: list[str] = field(default_factory=list)
    pcode: str = ""

    @property
    def hints(self) -> tuple[str, ...]:
        """All that it may be known by."""
        return tuple(h for h in (self.pcode, *self.names) if h)


def read(path: Path, asked: Asked) -> Iterator[Outcome]:
    """The areas of a file. Raises :class:`InputError` where it holds none."""
    if is_workbook(path):
        yield from _workbook(path, asked)
        return
    if path.suffix.lower() in SUFFIXES:
        yield from _table(path, asked)
        return
    for record in records(path):
        yield record if isinstance(record, Refused) else _of_record(record, asked)


def _table(path: Path, asked: Asked) -> Iterator[Outcome]:
    with table(path) as (header, rows):
        if not any(_AREA.fullmatch(header_key(h)) for h in header):
            raise InputError("no table of administrative areas", where=f"{path}:1", mend=_MEND)
        yield from _rows(header, rows, asked)


def _workbook(path: Path, asked: Asked) -> Iterator[Outcome]:
    with sheets(path, _must_be_a_level) as found:
        for sheet in found:
            if isinstance(sheet, PassedOver):
                yield sheet
            else:
                yield from _rows(sheet.header, sheet.rows, asked)


def _must_be_a_level(header: Sequence[str], where: str) -> None:
    """A sheet has the columns where one level has its name and its code: notes beside it may name either."""
    levels: dict[bool, set[str]] = {True: set(), False: set()}
    for column in header:
        if found := _AREA.fullmatch(header_key(column)):
            levels[bool(found["code"])].add(found["level"])
    if not levels[True] & levels[False]:
        raise InputError("no table of administrative areas", where=where, mend=_MEND)


def _rows(header: Sequence[str], rows: Iterator[Row | Refused], asked: Asked) -> Iterator[Outcome]:
    for row in rows:
        if isinstance(row, Refused):
            yield row
        elif not any(_HXL.match(c) for c in row[1]):
            yield _of_cells(row[0], dict(zip(header, row[1], strict=True)), None, asked)


def _of_record(record: Record, asked: Asked) -> Outcome:
    where, said = record
    if isinstance(said.get("name"), dict):
        return attempt(lambda: _open_syria(where, said, asked), where, str(said["name"].get("en", "")))
    facts = said.get("properties", said)
    return _of_cells(where, facts if isinstance(facts, dict) else {}, middle(said.get("geometry")), asked)


def _of_cells(where: str, facts: Mapping[str, Any], at: tuple[float, float] | None, asked: Asked) -> Outcome:
    areas, rest = _areas(facts)
    told = areas[max(areas)].hints if areas else ()
    return attempt(lambda: _place(where, areas, rest, at, asked), where, " ".join(told[-2:]))


def _areas(facts: Mapping[str, Any]) -> tuple[dict[int, _Area], dict[str, str]]:
    """The areas of a row by level, coarse ones first, and its other cells by the key of their column."""
    areas: dict[int, _Area] = {}
    rest: dict[str, str] = {}
    for column, value in facts.items():
        text = str(value).strip() if isinstance(value, str | int | float) else ""
        key = header_key(str(column))
        found = _AREA.fullmatch(key)
        if not found:
            rest[key] = text
        elif text:
            area = areas.setdefault(int(found["level"]), _Area())
            if found["code"]:
                area.pcode = text
            elif text not in area.names:
                area.names.append(text)
    return areas, rest


def _place(
    where: str, areas: dict[int, _Area], rest: dict[str, str], at: tuple[float, float] | None, asked: Asked
) -> Foreign:
    if not areas:
        raise BadRow("no administrative area", mend=_MEND)
    level = max(areas)
    area = areas[level]
    if not code(area.pcode):
        raise BadRow("no p-code")
    above = areas.get(0, _Area()).pcode
    land = asked.country(above if len(above) == 2 else area.pcode[:2] if area.pcode[:2].isalpha() else "")
    lived = people(next((rest[k] for k in _PEOPLE if rest.get(k)), ""))
    what = kind_of("cod-ab", str(level), lived)
    if what is None:
        raise BadRow(f"level {level}: no kind of place that rasid reads")
    written = names(area.names)
    y, x = next((rest[k] for k in _LAT if rest.get(k)), ""), next((rest[k] for k in _LON if rest.get(k)), "")
    lat, lon = point(y, x) if y and x else point(*map(str, at)) if at else (None, None)
    return Foreign(where, f"cod-{code(area.pcode)}", land, *what, written, latin(*area.names, instead=written[0]),
                   lat, lon, lived, area.pcode[:20], admin1=areas.get(1, _Area()).hints,
                   admin2=areas.get(2, _Area()).hints if level > 1 else (),
                   codes=tuple(n for n in area.hints if not in_arabic_script(n)))  # fmt: skip


_ABOVE = ("subdistrictId", "districtId", "governorateId")


def _open_syria(where: str, said: Mapping[str, Any], asked: Asked) -> Foreign:
    level = next((4 - n for n, key in enumerate(_ABOVE) if said.get(key)), 1)
    what = kind_of("cod-ab", str(level))
    aliases = [a for a in said.get("aliases") or () if isinstance(a, dict)]
    others = [str(a.get("value", "")) for a in aliases if a.get("language") == "ar"]
    name, ids = said["name"], said.get("externalIds") or {}
    id, pcode = str(said.get("id", "")), str(ids.get("ochaPcode", ""))
    if not code(id) or what is None:
        raise BadRow("no id")
    written = names([str(name.get("ar", "")), *others])
    at = said.get("centroid") or {}
    lat, lon = point(str(at.get("latitude", "")), str(at.get("longitude", "")))
    lived = people(str((said.get("population") or {}).get("value", "")))
    above = tuple(str(said.get(key, "")) for key in reversed(_ABOVE[1:]))
    like = str(ids.get("geonames", ""))
    return Foreign(where, f"cod-{code(pcode or id)}", asked.country(id[:2]), *what, written,
                   latin(str(name.get("en", "")), instead=written[0]), lat, lon, lived, pcode[:20],
                   admin1=(above[0],) if above[0] else (), admin2=(above[1],) if above[1] else (), codes=(id,),
                   also=(f"gn-{like}",) if like.isdecimal() else ())  # fmt: skip
