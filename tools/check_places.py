"""List rows of the books of places whose point disagrees with the open gazetteers; run by hand, never by rasid itself.

    python tools/check_places.py --reference DIR [--country SY] [--own] [--km 5] [--several]

``DIR`` holds ``places/wof_*.csv`` (Who's On First) and ``places/{governorates,districts,subdistricts}.json``
(Open-Syria). A row is compared with what bears one of its names in its governorate and is of its sort: settlements
with settlements, districts with districts. The nearest of those counts, so that a namesake is no fault; a row farther
from all of them than ``--km``, or than its own radius where that is wider, is printed with both points. ``--several``
lists rows of ``own/`` besides whose name the gazetteers put at several points: which one news means, a reader decides.
"""

import argparse
import collections
import csv
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from place_rows import Row, km, names_of
from place_sources import districts_of, open_syria, wof

from rasid.knowledge.places import RADIUS

BOOKS = Path(__file__).resolve().parent.parent / "src/rasid/data/places"
SORT = {"town": "settlement", "neighbourhood": "settlement", "district": "district"}
"""Levels that the gazetteers know too, and what may be compared with what."""
UNITS = ("district", "subdistrict")
"""Kinds of the level «district» that have bounds: a mountain or a plain of that level has none."""

CITY = 15.0
"""Kilometres beyond which a settlement that bears the name of a neighbourhood is another place, and says nothing."""

Named = dict[tuple[str, str, str], list[Row]]
"""Rows of the gazetteers by sort, governorate and name."""


class Far(NamedTuple):
    """A row of ours, the nearest row of that name in its governorate, and the kilometres between them."""

    at: str
    ours: Row
    theirs: Row
    km: float


def point(r: Row) -> str:
    """A row's point as it is printed."""
    return f"{r['lat']},{r['lon']}"


def sort_of(r: Row) -> str:
    """What a row may be compared with; nothing where no gazetteer has such places."""
    if r["level"] == "district" and r["kind"] not in UNITS:
        return ""
    return SORT.get(r["level"], "")


def known(reference: Path, country: str) -> Named:
    """What the gazetteers have in a country."""
    rows = wof(reference, country) + (open_syria(reference) if country == "SY" else districts_of(reference, country))
    out: Named = collections.defaultdict(list)
    for r in rows:
        for name in names_of(r):
            out[(sort_of(r), r["admin1"], name)].append(r)
    return out


def namesakes(r: Row, named: Named) -> list[Row]:
    """What the gazetteers call as this row is called, in its governorate."""
    rows = [x for name in dict.fromkeys(names_of(r)) for x in named.get((sort_of(r), r["admin1"], name), ())]
    return [x for x in rows if r["level"] != "neighbourhood" or km(r, x) < CITY]


def allowed(r: Row, least: float) -> float:
    """How many kilometres a row may lie from what the gazetteers say."""
    return max(least, RADIUS[r["level"]] or 0.0)


def rows_of(folders: Iterable[str], country: str) -> Iterator[tuple[str, Row]]:
    """The rows of a country that have a point of their own, each with its book and line."""
    for folder in folders:
        path = BOOKS / folder / f"{country.lower()}.csv"
        if not path.exists():
            continue
        with open(path, encoding="utf-8") as f:
            reader = csv.DictReader(f)
            yield from ((f"{folder}/{path.name}:{reader.line_num}", r) for r in reader if r["lat"])


def far(rows: Iterable[tuple[str, Row]], named: Named, least: float) -> tuple[int, list[Far]]:
    """How many rows could be compared, and those that lie too far off, farthest first."""
    compared, out = 0, []
    for at, r in rows:
        same = namesakes(r, named)
        if not same:
            continue
        compared += 1
        distance, nearest = min(((km(r, x), x) for x in same), key=lambda p: p[0])
        if distance > allowed(r, least):
            out.append(Far(at, r, nearest, distance))
    return compared, sorted(out, key=lambda f: -f.km)


def several(rows: Iterable[tuple[str, Row]], named: Named, least: float) -> Iterator[str]:
    """Rows whose name the gazetteers put at points far from each other."""
    for at, r in rows:
        others = {f"{point(x)} {x['name_en']}" for x in namesakes(r, named) if km(r, x) > allowed(r, least)}
        if others:
            yield f"{at}  {r['id']}  {r['name_ar']}  {point(r)}  also at  {' ; '.join(sorted(others))}"


def arguments() -> argparse.Namespace:
    """What the command line says."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--reference", type=Path, required=True)
    ap.add_argument("--country", help="two letters; else every country that the reference has")
    ap.add_argument("--own", action="store_true", help="the hand-written books only")
    ap.add_argument("--km", type=float, default=5.0)
    ap.add_argument("--several", action="store_true")
    return ap.parse_args()


def main() -> None:
    """Print what disagrees, and a summary of each country."""
    a = arguments()
    there = sorted(p.stem.removeprefix("wof_").upper() for p in (a.reference / "places").glob("wof_*.csv"))
    for country in [a.country.upper()] if a.country else there:
        named = known(a.reference, country)
        folders = ("own",) if a.own else ("own", "base")
        compared, found = far(rows_of(folders, country), named, a.km)
        for f in found:
            o, t = f.ours, f.theirs
            print(f"{f.at}  {o['id']}  {o['name_ar']}  {point(o)}  {t['source']} {point(t)}  {f.km:.1f} km")
        if a.several:
            print(*several(rows_of(("own",), country), named, a.km), sep="\n")
        total = sum(1 for _ in rows_of(folders, country))
        print(f"{country}: {total} rows with a point, {compared} compared, {len(found)} too far off")


if __name__ == "__main__":
    main()
