"""Write the second-order division of every place that lacks it: that of its nearest neighbours in Who's On First.

    python tools/fill_admin2.py --reference DIR [--check]

``DIR`` holds ``places/wof_*.csv``, whose localities know their county. A place takes the county of most of the five
nearest localities of its governorate, under the name that the district has in rasid's own books, else under its own.
``--check`` writes nothing and lists rows whose own district is another. To be run after ``build_places.py``.
"""

import argparse
import csv
import math
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

from place_tables import COLUMNS, PS_COUNTY, WOF_ADMIN1

from rasid.arabic.likeness import alike
from rasid.arabic.normalize import fold

BOOKS = Path(__file__).resolve().parent.parent / "src/rasid/data/places"
FINE = frozenset(["site", "neighbourhood", "town"])
REACH_KM, NEIGHBOURS = 25.0, 5
CELL, MIDDLE_KM = 0.25, 12.0
Row = dict[str, str]


@dataclass(frozen=True)
class Locality:
    """A place of the gazetteer that knows its county."""

    admin1: str
    county: str
    lat: float
    lon: float


def localities(reference: Path, country: str) -> dict[tuple[int, int], list[Locality]]:
    """By square of a quarter of a degree."""
    out: dict[tuple[int, int], list[Locality]] = defaultdict(list)
    for r in rows(reference / f"places/wof_{country}.csv"):
        if r["placetype"] == "locality" and r["county_id"]:
            one = Locality(admin1_of(country, r), r["county_id"], float(r["lat"]), float(r["lon"]))
            out[cell(one.lat, one.lon)].append(one)
    return out


def admin1_of(country: str, r: Row) -> str:
    """The governorate's name in rasid's books."""
    if country == "ps":
        return PS_COUNTY.get(int(r["county_id"]), "")
    return WOF_ADMIN1.get(country.upper(), {}).get(int(r["region_id"] or 0), "")


def rows(path: Path) -> list[Row]:
    """The rows of a table; none where there is no such file."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f))


def cell(lat: float, lon: float) -> tuple[int, int]:
    return math.floor(lat / CELL), math.floor(lon / CELL)


def km(lat: float, lon: float, other: Locality) -> float:
    return 111.2 * math.hypot((lon - other.lon) * math.cos(math.radians(lat)), lat - other.lat)


def county_of(r: Row, near: dict[tuple[int, int], list[Locality]]) -> str:
    """The county of most of the nearest localities of its governorate."""
    lat, lon = float(r["lat"]), float(r["lon"])
    a, b = cell(lat, lon)
    around = [x for i in (a - 1, a, a + 1) for j in (b - 1, b, b + 1) for x in near.get((i, j), ())]
    close = sorted((d, x.county) for x in around if x.admin1 == r["admin1"] and (d := km(lat, lon, x)) < REACH_KM)
    votes = Counter(county for _, county in close[:NEIGHBOURS])
    return votes.most_common(1)[0][0] if votes else ""


def district_names(reference: Path, country: str, books: list[Row]) -> dict[str, str]:
    """County → the English name of that district in rasid's books, told by its Arabic or English name."""
    ours = [r for r in books if r["level"] == "district" and r["kind"] != "subdistrict"]
    out = {}
    for c in rows(reference / f"places/wof_{country}.csv"):
        if c["placetype"] != "county":
            continue
        admin1 = PS_COUNTY.get(int(c["wof_id"]), "") if country == "ps" else admin1_of(country, c)
        there = [r for r in ours if r["admin1"] == admin1]
        found = next((r for r in there if same_name(c, r)), None) or (nearest(c, there) if country == "sy" else None)
        own = (c["names_en"].split("|")[0] or c["name"]).removesuffix(" District")
        out[c["wof_id"]] = (found["admin2"] or found["name_en"]) if found else own
    return out


def same_name(county: Row, district: Row) -> bool:
    """Whether one of a county's names is one of the district's."""
    told = [n for n in county["names_ar"].split("|") if n]
    arabic = {fold(n) for n in told} | {fold(n).partition(" ")[2] for n in told}  # «قضاء سنجار»
    ours = {fold(n) for n in (district["name_ar"], *district["aliases_ar"].split("|")) if n}
    english = [n.lower() for n in (county["name"], *county["names_en"].split("|")) if n]
    return bool(ours & arabic) or any(alike(n, district["name_en"].lower()) for n in english)


def nearest(county: Row, there: list[Row]) -> Row | None:
    """The district whose middle is a county's, give or take."""
    point = Locality("", "", float(county["lat"]), float(county["lon"]))
    away = [(km(float(r["lat"]), float(r["lon"]), point), n) for n, r in enumerate(there) if r["lat"]]
    best = min(away, default=(math.inf, 0))
    return there[best[1]] if best[0] < MIDDLE_KM else None


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reference", type=Path, required=True)
    parser.add_argument("--check", action="store_true")
    asked = parser.parse_args()
    for country in ("sy", "iq", "ye", "lb", "ps", "sd"):
        files = {p: rows(p) for p in (BOOKS / "own" / f"{country}.csv", BOOKS / "base" / f"{country}.csv")}
        near = localities(asked.reference, country)
        names = district_names(asked.reference, country, [r for known in files.values() for r in known])
        filled = left = other = 0
        for path, known in files.items():
            for r in known:
                if r["level"] == "district" and r["kind"] != "subdistrict":
                    r["admin2"] = r["admin2"] or r["name_en"]
                if r["level"] not in FINE or not r["lat"]:
                    continue
                told = names.get(county_of(r, near), "")
                if r["admin2"]:
                    if told and told != r["admin2"] and asked.check:
                        print(f"{path.name}: {r['id']} says {r['admin2']}, its neighbours {told}")
                    other += bool(told and told != r["admin2"])
                elif told:
                    r["admin2"], filled = told, filled + 1
                else:
                    left += 1
            if not asked.check:
                save(path, known)
        print(
            f"{country}: {filled} filled, {left} left, {other} say another; {len(names)} districts known",
            file=sys.stderr,
        )
    return 0


def save(path: Path, known: list[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as f:
        w = csv.DictWriter(f, COLUMNS, lineterminator="\n")
        w.writeheader()
        w.writerows(known)


if __name__ == "__main__":
    sys.exit(main())
