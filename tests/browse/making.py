"""Cards made of values that anyone may draw, and the plain reading of a filter that the quick one must agree with."""

import json
from datetime import date, timedelta
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from rasid.browse.card import KEYS
from rasid.browse.filter import Filter
from rasid.store.store import Card

careful = settings(max_examples=40, deadline=None)
"""Several work on one machine: no example fails for being slow."""
Keys = dict[str, Any]
DAY = date(2021, 1, 1)
KINDS = ("Armed clash", "Attack", "Displacement")
TYPES = ("Battles", "Violence against civilians", "none")
ACTORS = ("sy", "sy/regime", "sy/regime/army", "?فصيل")
POINTS = ([33.5, 36.3, 2.0], [36.2, 37.1, 10.0], [15.3, 44.2, 50.0], [-17.5, 179.9, 1.0])
_few = {"max_size": 2, "unique": True}


def listed(*values: str) -> st.SearchStrategy[list[str]]:
    """A few of these, each once."""
    return st.lists(st.sampled_from(values), **_few)


@st.composite
def keys(draw: st.DrawFn) -> Keys:
    """The keys of one card."""
    first = draw(st.none() | st.integers(0, 60).map(lambda n: DAY + timedelta(n)))
    last = first + timedelta(draw(st.integers(0, 9))) if first else None
    low = draw(st.none() | st.integers(0, 9))
    country = draw(st.sampled_from([None, "SY", "IQ"]))
    return {
        "days": [first and first.isoformat(), last and last.isoformat()],
        "kind": draw(st.lists(st.sampled_from(KINDS), min_size=1, **_few)),
        "type": draw(st.lists(st.sampled_from(TYPES), min_size=1, **_few)),
        "sub_type": draw(listed("Armed clash")),
        "initiator": draw(listed(*ACTORS)),
        "target": draw(listed(*ACTORS)),
        "country": country,
        "admin1": draw(st.sampled_from([None, "Daraa", "Aleppo"])) if country else None,
        "admin2": None,
        "place": draw(st.sampled_from([None, ["p1", "أ", "A"], ["p2", "ب", "B"]])),
        "point": draw(st.none() | st.sampled_from(POINTS)),
        "geo": draw(st.sampled_from([None, 1, 2, 3])),
        "time": draw(st.sampled_from([None, 1, 2, 3])),
        "killed": [[low, draw(st.none() | st.integers(low, 12))]] if low is not None else [],
        "sum": [low, draw(st.none() | st.integers(low, 12))] if low is not None else None,
        "outlet": draw(listed("صدى", "أفق", "O'Neil")),
        "root": [[r, r.upper(), "outlet"] for r in draw(listed("body:a", "body:b"))],
        "status": draw(listed("asserted", "denied")),
        "grade": draw(listed("Weak", "Confirmed")),
        "contested": draw(st.integers(0, 1)),
        "counts": [draw(st.integers(0, 4)), draw(st.integers(0, 4))],
        "decided": draw(st.sampled_from(["none", "accepted"])),
        "by": draw(listed("سلمى", "x")),
        "report": draw(listed("r1", "r2", "r3")),
    }


def card(n: int, given: Keys) -> Card:
    """A card of these keys."""
    body = {"id": f"e{n}", "place": None, "title": {"ar": "", "en": ""}}
    return Card(f"e{n}", json.dumps([given[k] for k in KEYS]), json.dumps(body))


def cards_of(many: list[Keys]) -> list[Card]:
    """A card each."""
    return [card(n, k) for n, k in enumerate(many)]


filters = st.fixed_dictionaries(
    {},
    optional={
        "kind": st.sampled_from([*KINDS, "-Attack", "-Displacement"]),
        "type": st.sampled_from([*TYPES, "-none"]),
        "actor": st.sampled_from([*ACTORS, "-sy/regime"]),
        "initiator": st.sampled_from(ACTORS),
        "country": st.sampled_from(["sy", "IQ", "-SY"]),
        "admin1": st.sampled_from(["Daraa", "-Aleppo", "nowhere"]),
        "outlet": st.sampled_from(["صدى", "-أفق", "O'Neil"]),
        "root": st.just("body:a"),
        "grade": st.sampled_from(["Weak", "-Weak"]),
        "decided": st.sampled_from(["none", "accepted"]),
        "by": st.just("سلمى"),
        "geo": st.sampled_from(["1", "2", "-3"]),
        "since": st.integers(-5, 70).map(lambda n: (DAY + timedelta(n)).isoformat()),
        "window": st.integers(0, 9).map(str),
        "killed_min": st.integers(0, 10).map(str),
        "killed_max": st.integers(0, 10).map(str),
        "roots_min": st.integers(0, 4).map(str),
        "reports_min": st.integers(0, 4).map(str),
        "contested": st.sampled_from(["0", "1"]),
        "bbox": st.sampled_from(["35,32,38,37", "170,-20,-170,0"]),
        "near": st.just("33.5,36.3,100"),
        "polygon": st.just("35 32,38 32,38 34,35 34"),
    },
)
more = st.lists(
    st.tuples(st.just("kind"), st.sampled_from(KINDS)) | st.tuples(st.just("all.kind"), st.just("1")), max_size=3
)


def made(one: dict[str, str], also: list[tuple[str, str]]) -> Filter:
    """The filter of what was drawn."""
    return Filter.of([*one.items(), *also])


def meets(k: Keys, f: Filter, but: str = "") -> bool:
    """Whether a card meets a filter, read as its description says, one condition after the other."""
    return all(ok for name, ok in _conditions(k, f).items() if name != but)


def _conditions(k: Keys, f: Filter) -> dict[str, bool]:
    out = {name: _valued(values_of(k, name), v) for name, v in f.values.items()}
    last = k["days"][1]
    if f.since:
        out["since"] = last is not None and last >= (f.since - timedelta(f.window)).isoformat()
    if f.killed_min is not None or f.killed_max is not None:
        out["killed"] = any(
            (f.killed_min is None or high is None or high >= f.killed_min)
            and (f.killed_max is None or low <= f.killed_max)
            for low, high in k["killed"]
        )
    out["counts"] = k["counts"][0] >= (f.roots_min or 0) and k["counts"][1] >= (f.reports_min or 0)
    out["contested"] = not f.contested or bool(k["contested"])
    lat, lon, _ = k["point"] or (None, None, None)
    if f.bbox:
        west, south, east, north = f.bbox
        across = lon is not None and (west <= lon <= east if west <= east else lon >= west or lon <= east)
        out["bbox"] = across and south <= lat <= north
    if f.near:
        out["near"] = [lat, lon] == [33.5, 36.3]
    if f.polygon:
        out["polygon"] = [lat, lon] == [33.5, 36.3]
    return out


def _valued(held: list[str], v: Any) -> bool:
    there = [x in held for x in v.any]
    fits = (all(there) if v.every else any(there)) if there else True
    return fits and not any(x in held for x in v.without)


def values_of(k: Keys, name: str) -> list[str]:
    """The values of a field of a card."""
    if name == "actor":
        return [*k["initiator"], *k["target"]]
    if name in ("root", "root_kind"):
        return [r[0 if name == "root" else 2] for r in k["root"]]
    if name == "place":
        return k["place"][:1] if k["place"] else []
    value = k[name]
    return value if isinstance(value, list) else [] if value is None else [str(value)]
