"""Any table of places: which column holds what is told with ``--columns``, and guessed where the header is plain."""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from rasid.errors import InputError
from rasid.ingest.gazetteers.asked import Asked, attempt
from rasid.ingest.gazetteers.cells import BadRow, code, latin, names, people, point, shown
from rasid.ingest.gazetteers.sheets import is_workbook, sheets
from rasid.ingest.gazetteers.tables import Row, table
from rasid.knowledge.foreign_places import Foreign, Outcome, PassedOver, Refused, fields, guessed, kind_of

_NEEDED = ("name_ar", "lat", "lon")
_USUAL = "settlement"


def read(path: Path, asked: Asked) -> Iterator[Outcome]:
    """The places of a table, or of every sheet of a workbook that is one.

    Raises :class:`InputError` where it does not say which column holds what is needed.
    """
    if not is_workbook(path):
        with table(path) as (header, rows):
            yield from _places(rows, _columns(header, f"{path}:1", asked), asked)
        return
    with sheets(path, lambda header, where: _columns(header, where, asked)) as found:
        for sheet in found:
            if isinstance(sheet, PassedOver):
                yield sheet
            else:
                yield from _places(sheet.rows, _columns(sheet.header, sheet.where, asked), asked)


def _places(rows: Iterator[Row | Refused], columns: dict[str, int], asked: Asked) -> Iterator[Outcome]:
    for row in rows:
        if isinstance(row, Refused):
            yield row
            continue
        where, cells = row
        said = {field: cells[at].strip() for field, at in columns.items()}
        yield attempt(lambda w=where, s=said: _place(w, s, asked), where, said["name_ar"])  # type: ignore[misc]


def _columns(header: Sequence[str], where: str, asked: Asked) -> dict[str, int]:
    """Which column holds which field: as told, else as the header says; a field told to be nothing is in none."""
    told = ", ".join(shown(h, 40) or "(no name)" for h in header[:40])
    columns = guessed(header)
    plain = [h.strip().lower() for h in header]
    for field, name in asked.columns.items():
        columns.pop(field, None)
        if name and name.strip().lower() not in plain:
            raise InputError(f"no column is called «{shown(name)}»", where=where, mend=f"the columns are: {told}")
        if name:
            columns[field] = plain.index(name.strip().lower())
    lacking = [f for f in _NEEDED if f not in columns]
    if lacking:
        mend = f"say it with --columns {','.join(f + '=COLUMN' for f in lacking)}; the columns are: {told}"
        raise InputError(f"no column is plainly {' or '.join(lacking)}", where=where, mend=mend)
    if "country" not in columns and len(asked.countries) != 1:
        raise InputError("no column of countries", where=where, mend="give the country with --country sy")
    return columns


def _place(where: str, said: dict[str, str], asked: Asked) -> Foreign:
    land, lived = asked.country(said.get("country", "")), people(said.get("population", ""))
    what = kind_of("rasid", said.get("kind", "").lower() or _USUAL, lived)
    if what is None:
        mend = "write a kind of data/gazetteers/kinds.csv, or pass over the column with --columns kind="
        raise BadRow("a kind that rasid does not know", said["kind"], mend)
    written = names([said["name_ar"], *said.get("aliases_ar", "").split("|")])
    lat, lon = point(said["lat"], said["lon"])
    english = latin(said.get("name_en", ""), said["name_ar"], instead=written[0])
    above = [(said.get(key, ""),) if said.get(key) else () for key in ("admin1", "admin2")]
    own = (english,) if what[1] == "governorate" else ()
    return Foreign(where, f"{asked.book}-{_id(said, written, lat, lon)}", land, *what, written, english, lat, lon,
                   lived, said.get("pcode", "")[:20], above[0], above[1], own)  # fmt: skip


def _id(said: dict[str, str], written: Sequence[str], lat: float, lon: float) -> str:
    """Its own id, else one of its name and point: the same of the same row, wherever it stands."""
    own = code(said.get("id", ""))
    return own or hashlib.sha256(f"{written[0]}|{lat}|{lon}".encode()).hexdigest()[:12]


def told_columns(text: str) -> dict[str, str]:
    """``name_ar=NAME,lat=Y`` as field → column. Raises :class:`InputError` where it is not so written."""
    out: dict[str, str] = {}
    for part in text.split(","):
        field, is_said, column = part.partition("=")
        if not is_said or field.strip() not in fields():
            mend = f"write FIELD=COLUMN, parted by commas; the fields are: {', '.join(fields())}"
            raise InputError(f"«{part.strip()}» names no column", where="--columns", mend=mend)
        out[field.strip()] = column.strip()
    return out
