"""Rows of the bulk books of places: names cleaned, compared and measured against what news writes."""

import collections
import gzip
import json
import math
import re
import unicodedata
from pathlib import Path

from place_tables import COLUMNS

from rasid.arabic.normalize import fold
from rasid.arabic.segment import read_text

Row = dict[str, str]

ARABIC = re.compile(r"[ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي\u064b-\u0652ـ \-']+")
GENERIC = re.compile(
    r"^(?:ولاية|محافظة|مُحافظة|مدينة|قرية|بلدة|حي|قضاء|منطقة|مديرية|شعبية|بلدية|ناحية|مركز|دائرة|إمارة|مخيم)\s+(?=\S)"
)


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


def row(**cells: object) -> Row:
    """A row of the book with every column as text."""
    out = dict.fromkeys(COLUMNS, "")
    out.update({k: "" if v is None else str(v) for k, v in cells.items()})
    return out


def key(name: str) -> str:
    """The spelling two rows are compared by."""
    return "".join(w[2:] if w.startswith("ال") and len(w) > 4 else w for w in fold(name).split())


def names_of(r: Row) -> list[str]:
    """Every spelling of a row, folded, without article and spaces."""
    return [key(n) for n in [r["name_ar"], *r["aliases_ar"].split("|")] if n]


def km(a: Row, b: Row) -> float:
    """Kilometres between two rows."""
    x = (float(a["lon"]) - float(b["lon"])) * math.cos(math.radians(float(a["lat"])))
    return 111.2 * math.hypot(x, float(a["lat"]) - float(b["lat"]))


class Grid:
    """Rows by half degree, to find the nearest one."""

    def __init__(self, rows: list[Row]) -> None:
        self.cells: dict[tuple[int, int], list[Row]] = collections.defaultdict(list)
        for r in rows:
            self.cells[self.cell(r)].append(r)

    @staticmethod
    def cell(r: Row) -> tuple[int, int]:
        return math.floor(float(r["lat"]) * 2), math.floor(float(r["lon"]) * 2)

    def nearest(self, r: Row, within: float) -> Row | None:
        """The nearest row within so many kilometres (at most 50)."""
        a, b = self.cell(r)
        around = [x for i in (-1, 0, 1) for j in (-1, 0, 1) for x in self.cells.get((a + i, b + j), ())]
        best = min(around, key=lambda x: km(x, r), default=None)
        return best if best is not None and km(best, r) < within else None


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
