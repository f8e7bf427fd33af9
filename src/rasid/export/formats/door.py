"""The door: rows of incidents in, a file of the asked scheme and format out, and the sheet that goes with it."""

import json
import shutil
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import IO

from rasid.errors import ExportError
from rasid.export.formats import acled, own, plover, ucdp
from rasid.export.formats.counts import Counts
from rasid.export.formats.csv_file import write_csv
from rasid.export.formats.geojson_file import write_geojson
from rasid.export.formats.geopackage_file import write_geopackage
from rasid.export.formats.jsonl_file import write_jsonl
from rasid.export.formats.parquet_file import write_parquet
from rasid.export.formats.profiles import dropped, shown
from rasid.export.formats.sheet import Sheet, text
from rasid.export.formats.tables import Table
from rasid.export.formats.xlsx_file import write_xlsx
from rasid.export.rows import Row
from rasid.knowledge.formats import columns

Maker = Callable[[Iterable[Row], Counts], Iterator[Row]]


@dataclass(frozen=True, slots=True)
class Scheme:
    """The name of a scheme's columns and what makes its rows; ``nested`` is the scheme of JSON Lines, if another.

    ``foreign`` schemes keep the columns that a profile empties, for whoever reads them counts on them. ``figures`` are
    summed to one for an incident, listed one by one, or not there at all.
    """

    columns: str
    make: Maker
    figures: str = ""
    foreign: bool = False
    nested: "Scheme | None" = None


_PLOVER = Scheme("plover", plover.plover_records, foreign=True)
_WHOLE = Scheme("whole", own.whole_rows)
SCHEMES = {
    "acled": Scheme("acled", acled.acled_rows, "summed", foreign=True),
    "ucdp": Scheme("ucdp", ucdp.ucdp_rows, "summed", foreign=True),
    "plover": Scheme("polecat", plover.polecat_rows, foreign=True, nested=_PLOVER),
    "claims": Scheme("claims", own.claim_rows),
    "events": Scheme("events", own.event_rows, "summed", nested=_WHOLE),
    "figures": Scheme("figures", own.figures, "listed"),
    "tallies": Scheme("tallies", own.sums),
}
FORMS: dict[str, Callable[[Table, IO[bytes]], None]] = {
    "csv": write_csv, "xlsx": write_xlsx, "jsonl": write_jsonl, "geojson": write_geojson, "parquet": write_parquet,
    "geopackage": write_geopackage,
}  # fmt: skip
SUFFIXES = {"csv": ".csv", "xlsx": ".xlsx", "jsonl": ".jsonl", "geojson": ".geojson", "parquet": ".parquet",
            "geopackage": ".gpkg"}  # fmt: skip
PROFILES = ("internal", "partner", "public")
_HXL = ("csv", "xlsx")


def refused(sheet: Sheet) -> None:
    """Raise :class:`ExportError` where the scheme, the format and the options do not go together."""
    if sheet.hxl and sheet.form not in _HXL:
        raise ExportError("HXL is a row of tags in a table", where="--hxl", mend="use it with csv or xlsx")


def export(sheet: Sheet, rows: Iterable[Row], out: IO[bytes], counts: Counts | None = None) -> Row:
    """Write ``rows`` to ``out`` as they come; the sheet as JSON.

    ``rows`` are those of :func:`rasid.export.told_rows.told_row`; for tallies, the sums as `rasid tally` prints them,
    and ``counts`` says of how many incidents they are and what is not in them.
    Raises :class:`ExportError` for what does not go together, or where a library that the format needs is missing.
    """
    refused(sheet)
    counts = counts or Counts()
    nested = SCHEMES[sheet.scheme].nested if sheet.form == "jsonl" else None
    scheme = nested or SCHEMES[sheet.scheme]
    gone = dropped(sheet.profile, scheme.columns)
    kept = [c for c in columns(scheme.columns) if scheme.foreign or c.name not in gone]
    given = rows if sheet.scheme == "tallies" else _met(rows, sheet.profile, scheme.figures, counts)
    table = Table(sheet, kept, _written(scheme.make(given, counts), counts), counts, gone, nested is not None)
    FORMS[sheet.form](table, out)
    return table.about()


def _met(rows: Iterable[Row], profile: str, figures: str, counts: Counts) -> Iterator[Row]:
    """The incidents as the profile shows them, counted, with what is not taken of their figures."""
    for row in rows:
        counts.incidents += 1
        counts.made_by.update(r["made_by"] for r in row["coded"] if r["made_by"])
        counts.policies.update(f["policy"] for f in row["figures"] if f["policy"])
        for x in row["left_out"] if figures else ():
            counts.leave(f"figure_{x['why']['code']}")
        for f in row["figures"] if figures == "summed" else ():
            if f["basis"] in ("since", "sum"):
                counts.leave(f"basis_{f['basis']}", f["what"])
            if f["grade"] == "Discounted":
                counts.leave("discounted", f["what"])
        yield shown(row, profile, counts)


def _written(rows: Iterable[Row], counts: Counts) -> Iterator[Row]:
    for row in rows:
        counts.rows += 1
        yield row


def packed(sheet: Sheet, about: Row, table: IO[bytes], out: IO[bytes]) -> None:
    """The file with its sheet beside it, in one ZIP without times: for whoever can be given one file only."""
    name = f"rasid-{sheet.scheme}{SUFFIXES[sheet.form]}"
    beside = {".about.json": json.dumps(about, ensure_ascii=False, indent=1) + "\n", ".about.txt": text(about)}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as pack:
        with pack.open(zipfile.ZipInfo(name), "w", force_zip64=True) as part:
            shutil.copyfileobj(table, part)
        for suffix, body in beside.items():
            pack.writestr(zipfile.ZipInfo(name + suffix), body)
