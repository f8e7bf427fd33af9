"""How quick the page's questions are over very many events, as a ratio to one sort of as many numbers.

    python benchmarks/browse.py [N]         N made-up events, 100,000 if none is said

Each answer is printed in milliseconds of this machine and as a ratio to the reference of the same run, which is what
may be compared between machines. Nothing is read from a store: that is measured once, at the top, as building.
"""

import json
import random
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import numpy as np

from rasid.browse.card import KEYS
from rasid.browse.filter import Filter
from rasid.browse.index import Index
from rasid.knowledge.ontology import kinds
from rasid.store.store import Card

COUNTRIES = ("SY", "IQ", "YE", "SD", "LY", "LB", "PS")
GRADES = ("Weak", "Fair", "Confirmed", "Contested")
DAY = date(2012, 1, 1)
QUESTIONS = {
    "all": [],
    "one country": [("country", "sy")],
    "kind, actor, year": [("kind", "Armed clash"), ("actor", "sy/side3"), ("since", "2015-01-01"),
                          ("until", "2015-12-31")],
    "box, killed, roots": [("bbox", "35,32,42,37"), ("killed_min", "5"), ("roots_min", "2")],
    "without": [("country", "-sy"), ("outlet", "-outlet7"), ("grade", "Weak")],
}  # fmt: skip


def card(n: int, r: random.Random) -> Card:
    """One made-up event."""
    kind = kinds()[r.choice(list(kinds()))]
    first = DAY + timedelta(r.randrange(4500))
    country = r.choice(COUNTRIES)
    side = [f"sy/side{k}" for k in r.sample(range(40), r.randint(1, 2))]
    low = r.randrange(30)
    lat, lon = round(r.uniform(12, 37), 4), round(r.uniform(30, 46), 4)
    keys: dict[str, Any] = {
        "days": [first.isoformat(), (first + timedelta(r.randrange(3))).isoformat()],
        "kind": [kind.name], "type": [kind.event_type or "none"],
        "sub_type": [kind.sub_event_type] if kind.sub_event_type else [],
        "initiator": ["sy", *side], "target": [f"iq/side{r.randrange(40)}"], "country": country,
        "admin1": f"{country} governorate {r.randrange(14)}", "admin2": f"{country} district {r.randrange(60)}",
        "place": [f"p{r.randrange(8000)}", "بلدة مصنوعة", "Made-up Town"], "point": [lat, lon, 2.0],
        "geo": r.randint(1, 3), "time": 1, "killed": [[low, low + r.randrange(5)]], "sum": [low, low + 4],
        "outlet": [f"outlet{k}" for k in r.sample(range(60), r.randint(1, 3))],
        "root": [[f"body:{k}", f"جهة {k}", "organisation"] for k in r.sample(range(300), r.randint(1, 3))],
        "status": ["asserted"], "grade": [r.choice(GRADES)], "contested": int(r.random() < 0.05),
        "counts": [r.randint(1, 4), r.randint(1, 6)], "decided": "none", "by": [],
        "report": [f"{r.getrandbits(64):016x}"],
    }  # fmt: skip
    party = {"actor": "sy", "name": {"ar": "طرف مصنوع", "en": "A made-up party"}}
    figure = {"what": "killed", "who": "civilian", "side": None, "shown": "5", "reported_min": 5, "reported_max": 5,
              "grade": "Weak", "contested": False, "roots": 1}  # fmt: skip
    place = {"place": keys["place"][0], "name": {"ar": "بلدة مصنوعة", "en": "Made-up Town"}, "level": "town",
             "country": country, "admin1": keys["admin1"], "admin2": keys["admin2"], "pcode": None, "lat": lat,
             "lon": lon, "radius_km": 2.0, "geo_precision": keys["geo"], "where_prec": 1}  # fmt: skip
    acled = {"event_type": kind.event_type, "sub_event_type": kind.sub_event_type} if kind.event_type else None
    body = {"id": f"{n:012x}", "first_day": keys["days"][0], "last_day": keys["days"][1], "time_precision": 1,
            "kinds": keys["kind"], "acled": acled, "place": place, "initiators": [party], "targets": [party],
            "figures": [figure] * 2, "statuses": keys["status"], "grade": keys["grade"][0], "roots": keys["counts"][0],
            "reports": keys["counts"][1], "outlets": keys["outlet"], "contested": bool(keys["contested"]),
            "decided": "none", "title": {"ar": "اشتباك · بلدة مصنوعة", "en": "Armed clash · Made-up Town"}}  # fmt: skip
    return Card(f"{n:012x}", json.dumps([keys[k] for k in KEYS]), json.dumps(body, ensure_ascii=False))


def made(n: int) -> list[Card]:
    """As many as are asked for, the same each time."""
    r = random.Random(7)
    return [card(k, r) for k in range(n)]


def timed(do: Callable[[], Any], times: int = 5) -> float:
    """The median of several runs, in seconds."""
    spent = []
    for _ in range(times):
        began = time.perf_counter()
        do()
        spent.append(time.perf_counter() - began)
    return sorted(spent)[times // 2]


def answers(index: Index, pairs: list[tuple[str, str]]) -> dict[str, Callable[[], Any]]:
    """All that the page asks when a filter changes, part by part and together."""
    f = Filter.of(pairs)
    parts: dict[str, Callable[[], Any]] = {
        "page of 50": lambda: index.select(f).cards("-day", None, 50),
        "facets": lambda: index.select(f).facets(),
        "histogram": lambda: index.select(f).histogram(),
        "map": lambda: index.select(f).map(6),
    }
    return parts | {"together": lambda: [do() for do in parts.values()]}


def main(n: int) -> None:
    """Print the table."""
    cards = made(n)
    numbers = np.random.default_rng(7).random(n)
    reference = timed(lambda: np.sort(numbers), 15)
    began = time.process_time()
    index = Index("benchmark", cards)
    print(f"{n} events; reference: sorting {n} numbers, {1000 * reference:.2f} ms")
    print(f"{'building the index':32} {time.process_time() - began:9.2f} s of this processor")
    for name, pairs in QUESTIONS.items():
        total = index.select(Filter.of(pairs)).total
        for part, do in answers(index, pairs).items():
            do()
            spent = timed(do)
            print(f"{name[:19]:19} {part:12} {1000 * spent:9.1f} ms {spent / reference:8.1f} × reference  ({total})")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
