"""How near rasid puts the places of the IDRISI tweets, against the most populous place of that name.

    python tools/idrisi.py DIR [--misses N]

``DIR`` holds IDRISI's JSON Lines (tweets with location mentions and OpenStreetMap points; CC BY 4.0), which are not
part of rasid. Counted are mentions in the eight countries of the books that are finer than a country. The reader is
given the tweet alone and must find the words itself; the baseline is given the words, and takes the place of the books
that bears the name and has most people. Figures are also given once for each different name and point: 288 mentions are
of one hospital of Cairo, which IDRISI sets in Minya, 220 km away.
"""

import argparse
import json
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rasid.arabic.normalize import fold_words
from rasid.arabic.segment import read_text
from rasid.extract.toponyms import toponyms
from rasid.knowledge.places import gazetteer

COVERED = frozenset("sy iq ye lb ps ly sd eg".split())
NEAR, FAR = 20.0, 161.0
"""Kilometres: a town told from its neighbours; what English geoparsers report (100 miles)."""

Point = tuple[float, float]


@dataclass
class Case:
    """One mention: the words, where they truly lie, where each of the two puts them."""

    words: str
    tweet: str
    true: Point
    read: bool
    ours: Point | None
    baseline: Point | None


def cases(folder: Path) -> Iterator[Case]:
    """Every mention that counts."""
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            tweet = json.loads(line)
            wanted = [m for m in tweet.get("location_mentions", ()) if counts(m)]
            if wanted:
                yield from of_tweet(tweet["text"], wanted)


def counts(mention: dict) -> bool:  # type: ignore[type-arg]
    place = mention.get("osm_json") or {}
    return mention["type"] != "Country" and (place.get("address") or {}).get("country_code") in COVERED


def of_tweet(text: str, wanted: list[dict]) -> Iterator[Case]:  # type: ignore[type-arg]
    read = read_text(text)
    found = toponyms(read, gazetteer())
    spans = [(read.starts[t.i], read.ends[t.j - 1], t.where) for t in found]
    for m in wanted:
        true = float(m["osm_json"]["lat"]), float(m["osm_json"]["lon"])
        over = [w for start, end, w in spans if start < m["end_offset"] and m["start_offset"] < end and w]
        points = [(w.lat, w.lon) for w in over if w.lat is not None and w.lon is not None and w.level != "country"]
        yield Case(m["text"], text, true, bool(over), points[0] if points else None, most_populous(m["text"]))


def most_populous(words: str) -> Point | None:
    places = gazetteer().named(fold_words(words.replace("#", "").replace("_", " ")), loose=True)
    best = max((p for p in places if p.lat is not None), key=lambda p: p.population, default=None)
    return (best.lat, best.lon) if best and best.lat is not None and best.lon is not None else None


def far(a: Point, b: Point | None) -> float:
    """Kilometres, infinite where there is no point."""
    if b is None:
        return math.inf
    return 111.2 * math.hypot((a[1] - b[1]) * math.cos(math.radians(a[0])), a[0] - b[0])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--misses", type=int, default=0)
    asked = parser.parse_args()
    found = list(cases(asked.folder))
    once = list({(fold_words(c.words.replace("#", "").replace("_", " ")), c.true): c for c in found}.values())
    for title, among in (("mentions", found), ("different words and points", once)):
        for name, of in (("rasid", [c.ours for c in among]), ("most populous", [c.baseline for c in among])):
            away = [far(c.true, p) for c, p in zip(among, of, strict=True)]
            told = sum(p is not None for p in of)
            near, wide = (sum(d <= limit for d in away) for limit in (NEAR, FAR))
            print(f"{len(among)} {title}, {name}: placed {told}; within 20 km {near / len(among):.3f} of all, "
                  f"{near / told:.3f} of placed; within 161 km {wide / len(among):.3f}, {wide / told:.3f}")  # fmt: skip
    missed = Counter(
        (c.words, round(far(c.true, c.ours))) if c.ours else (c.words, -1) for c in found if far(c.true, c.ours) > NEAR
    )
    for (words, away_km), times in missed.most_common(asked.misses):
        print(f"{times:4} {words}  {'not read' if away_km < 0 else f'{away_km} km'}")


if __name__ == "__main__":
    main()
