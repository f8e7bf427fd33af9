"""Write the second-order division of every place that lacks it: that of its nearest neighbours in Who's On First.

    python tools/fill_admin2.py --reference DIR [--check]

``DIR`` holds ``places/wof_*.csv``, whose localities know their county. A place takes the county of most of the five
nearest localities of its governorate, under the name that the district has in rasid's own books, else under its own.
A town that bears the name of a district of its governorate is its seat, whatever its neighbours say, and what lies
within the town lies in the district too; of Egypt and Libya, whose counties no source has, only these are known.
``--check`` writes nothing and lists rows whose own district is another. To be run after ``build_places.py``.
"""

import argparse
import csv
import math
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

from place_tables import COLUMNS, MOVED, PS_COUNTY, WOF_ADMIN1

from rasid.arabic.likeness import alike
from rasid.arabic.normalize import fold
from rasid.knowledge.place_index import bare

BOOKS = Path(__file__).resolve().parent.parent / "src/rasid/data/places"
FINE = frozenset(["site", "neighbourhood", "town"])
REACH_KM, NEIGHBOURS = 25.0, 5
SEAT_KM = 20.0
"""How far from its district's point a town of a bulk book may lie that bears the district's name."""
NOUNS = ("مركز ومدينة ", "مركز ", "بلدية ", "قضاء ", "مديرية ", "محلية ")
"""What stands before the name of a unit whose bare name is kept for a town."""
NO_SEAT = frozenset(["ye-ibb-ibb", "eg-giza-giza"])
"""The city of Ibb lies in al-Dhihar and al-Mashannah, the district Ibb around it; so with Giza and its sections."""
WIDE = frozenset(["sd-khartoum-khartoum", "sd-khartoum-omdurman", "sd-khartoum-khartoum-north", "iq-basra-basrah"])
"""Cities some of whose quarters lie in another district than the city's own."""
COUNTIES = {"890451987": "Saida", "1108562789": "Sadr City", "1108562791": "Sadr City",
            "1091711157": "Abyei"}  # fmt: skip
"""Counties that the file has no row of, though localities point to them, or calls as nobody does."""
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
    county = int((r["county_id"] if r["placetype"] != "county" else r["wof_id"]) or 0)
    return MOVED.get(county) or WOF_ADMIN1.get(country.upper(), {}).get(int(r["region_id"] or 0), "")


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
    ours = [r for r in books if is_unit(r)]
    out = {}
    for c in rows(reference / f"places/wof_{country}.csv"):
        if c["placetype"] != "county":
            continue
        admin1 = PS_COUNTY.get(int(c["wof_id"]), "") if country == "ps" else admin1_of(country, c)
        there = [r for r in ours if r["admin1"] == admin1]
        found = next((r for r in there if same_name(c, r)), None) or (nearest(c, there) if country == "sy" else None)
        own = (c["names_en"].split("|")[0] or c["name"]).removesuffix(" District")
        out[c["wof_id"]] = (found["admin2"] or found["name_en"]) if found else own
    return out | COUNTIES


def same_name(county: Row, district: Row) -> bool:
    """Whether one of a county's names is one of the district's."""
    told = [n for n in county["names_ar"].split("|") if n]
    arabic = {fold(n) for n in told} | {fold(n).partition(" ")[2] for n in told}  # «قضاء سنجار»
    ours = bare_names(district)
    english = [n.lower() for n in (county["name"], *county["names_en"].split("|")) if n]
    return bool(ours & arabic) or any(alike(n, district["name_en"].lower()) for n in english)


def is_unit(r: Row) -> bool:
    """Whether a row is a district: mountains and plains are of its level too, and so is Syria's third order."""
    return r["level"] == "district" and r["kind"] == "district"


def bare_names(r: Row) -> set[str]:
    """The names of a row, folded, without the noun of a unit: «مركز ملوي» is called «ملوي»."""
    told = [n for n in (r["name_ar"], *r["aliases_ar"].split("|")) if n]
    noun = [next((x for x in NOUNS if n.startswith(x)), "") if is_unit(r) else "" for n in told]
    return {fold(n.removeprefix(x)) for n, x in zip(told, noun, strict=True)}


def seats(books: list[Row]) -> dict[str, str]:
    """Towns that bear the name of a district of their governorate, by id, and that district."""
    units: dict[tuple[str, str], Row] = {}
    for u in filter(is_unit, books):
        for name in sorted(bare_names(u)):
            units.setdefault((u["admin1"], bare(name)), u)
            if name.startswith("مدينه "):  # «مدينة ذمار»: the city is its own district
                units[(u["admin1"], bare(name.removeprefix("مدينه ")))] = u
    out: dict[str, str] = {}
    for r in sorted(books, key=lambda r: r["kind"] == "neighbourhood"):
        unit = units.get((r["admin1"], bare(fold(r["name_ar"]))))
        if unit is None or r["kind"] not in ("city", "town", "neighbourhood") or r["id"] in NO_SEAT:
            continue
        quarter = r["kind"] == "neighbourhood" and (r["within"] in out or not by_hand(r))
        if not quarter and (by_hand(r) or apart(r, unit) < SEAT_KM):
            out[r["id"]] = unit["admin2"]
    return out


def by_hand(r: Row) -> bool:
    return r["source"].startswith("rasid")


def apart(a: Row, b: Row) -> float:
    """Kilometres between two rows; far away where either has no point."""
    if not (a["lat"] and b["lat"]):
        return math.inf
    return km(float(a["lat"]), float(a["lon"]), Locality("", "", float(b["lat"]), float(b["lon"])))


def seat_of(r: Row, seat: dict[str, str], by_id: dict[str, Row], before: dict[str, str]) -> str:
    """The district whose seat a place is; or lies within, where it says none itself or what the town said wrongly."""
    at = r
    while at["admin1"] == r["admin1"]:
        if at["id"] in seat:
            told = at is r or r["admin2"] == before[at["id"]] or not (r["admin2"] or at["id"] in WIDE)
            return seat[at["id"]] if told else ""
        if at["within"] not in by_id:
            break
        at = by_id[at["within"]]
    return ""


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
    for country in ("sy", "iq", "ye", "lb", "ps", "sd", "eg", "ly"):
        files = {p: rows(p) for p in (BOOKS / "own" / f"{country}.csv", BOOKS / "base" / f"{country}.csv")}
        near = localities(asked.reference, country)
        books = [r for known in files.values() for r in known]
        for r in filter(is_unit, books):
            r["admin2"] = r["admin2"] or r["name_en"]
        names = district_names(asked.reference, country, books)
        no_unit = {(r["admin1"], r["name_en"]) for r in books if r["level"] == "district"}
        no_unit -= {(r["admin1"], r["admin2"]) for r in filter(is_unit, books)}
        seat, by_id, before = seats(books), {r["id"]: r for r in books}, {r["id"]: r["admin2"] for r in books}
        filled = left = other = 0
        for path, known in files.items():
            for r in known:
                if r["level"] not in FINE:
                    continue
                if (r["admin1"], r["admin2"]) in no_unit:  # a mountain holds no village
                    r["admin2"] = ""
                sure = seat_of(r, seat, by_id, before)
                if not (sure or r["lat"]):
                    continue
                told = sure or names.get(county_of(r, near), "")
                if sure and sure != r["admin2"]:
                    r["admin2"], filled = sure, filled + 1
                elif r["admin2"]:
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
