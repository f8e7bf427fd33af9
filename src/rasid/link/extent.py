"""Where and when an incident was, and who was in it: the narrowest that its claims agree on, never narrower."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from rasid.knowledge.places import gazetteer
from rasid.link.bases import within
from rasid.link.parties import belligerent, nature
from rasid.model.claim import Actor
from rasid.model.event import Flag, Telling
from rasid.model.values import When, Where

_VAGUE = ("?", "state/")
_HOLDS = ("country", "governorate", "district")
"""The level of a place by the length of its path, where no book has the place itself."""


def when_of(claims: Sequence[Telling]) -> When | None:
    """The days that most reports agree on: where all ranges overlap, their overlap."""
    told = sorted(
        {(t.report, t.when) for t in claims if t.when and t.when.earliest <= t.when.latest},
        key=lambda p: (p[1].earliest, p[1].latest, p[0]),
    )
    if not told:
        return None
    edges = sorted({w.earliest for _, w in told} | {w.latest for _, w in told})
    support = {day: _covering(told, day) for day in edges}
    best = max(edges, key=lambda day: (len({r for r, _ in support[day]}), -day.toordinal()))
    agreed = [w for _, w in support[best]]
    return When(max(w.earliest for w in agreed), min(w.latest for w in agreed))


def _covering(told: Iterable[tuple[str, When]], day: date) -> list[tuple[str, When]]:
    return [(r, w) for r, w in told if w.earliest <= day <= w.latest]


def place_of(claims: Sequence[Telling]) -> Where | None:
    """The finest place that most reports agree on; where as many name others, the larger area that holds them."""
    told = [(t.report, p) for t in claims for p in t.places if p.country] or [
        (t.report, p) for t in claims for p in t.places
    ]
    by_report = {r: _of_report({p.id: p for q, p in told if q == r}) for r in sorted({r for r, _ in told})}
    places = {p.id: p for p in by_report.values() if p is not None}
    if not places:
        return None
    votes = {i: sum(p is not None and _on_line(p, w) for p in by_report.values()) for i, w in places.items()}
    best = [places[i] for i in sorted(votes) if votes[i] == max(votes.values())]
    finest = [p for p in best if not any(q.id != p.id and within(q, p) for q in best)]
    return finest[0] if len(finest) == 1 else _holding(finest)


def _of_report(places: Mapping[str, Where]) -> Where | None:
    """One report's place: where it names several, what holds them all."""
    named = [places[i] for i in sorted(places)]
    widest = [p for p in named if not any(p.id != q.id and within(p, q) for q in named)]
    return widest[0] if len(widest) == 1 else _holding(widest)


def _on_line(one: Where, other: Where) -> bool:
    return within(one, other) or within(other, one)


def _holding(places: Sequence[Where]) -> Where | None:
    """The least place that holds all of them: a settlement, a governorate or a country of the books."""
    settled = {p.id.split("/?")[0] for p in places}
    if len(settled) == 1 and (known := gazetteer().by_id(settled.pop())):
        return known.where()
    path = _common([p.path for p in places])
    if len(path) > 1 and (area := gazetteer().governorate(path[0], path[1])):
        where = area.where()
        return replace(where, path=path) if len(path) == len(where.path) else _district(places, path)
    country = gazetteer().country(path[0]) if path and len(path[0]) == 2 else None
    return country.where() if country else None


def _district(places: Sequence[Where], path: tuple[str, ...]) -> Where:
    """An area within a governorate that the places share, with the point between them and the reach to the farthest."""
    lats, lons = [p.lat for p in places if p.lat is not None], [p.lon for p in places if p.lon is not None]
    lat, lon = (sum(lats) / len(lats), sum(lons) / len(lons)) if lats else (None, None)
    one, level = places[0], _HOLDS[min(len(path), len(_HOLDS)) - 1]
    name, key = path[-1], "/".join(path)
    return Where(key, path, name, name, level, one.country, one.admin1, one.admin2, None, lat, lon, 25.0)


def _common(paths: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    out = []
    for steps in zip(*paths, strict=False):
        if len(set(steps)) > 1:
            break
        out.append(steps[0])
    return tuple(out)


def place_flags(claims: Sequence[Telling]) -> list[Flag]:
    """A flag where the place is worded in more than one way."""
    names = sorted({p.name_ar for t in claims for p in t.places[:1]})
    return [Flag("place_worded_differently", (" / ".join(names),))] if len(names) > 1 else []


def parties(claims: Sequence[Telling]) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """Who did it and who suffered it: a side stands where more of the claims put it, in both where they are even.

    Of a clash one report tells what the army lost, the next what it did to those who attacked it.
    """
    did = Counter(_side(a) for t in claims for a in t.initiators)
    bore = Counter(_side(a) for t in claims for a in t.targets)
    doers = [a for t in claims for a in t.initiators]
    others = [a for t in claims for a in t.targets]
    return (
        merged([a for a in doers if did[_side(a)] >= bore[_side(a)]] or doers),
        merged([a for a in others if bore[_side(a)] >= did[_side(a)]] or others),
    )


def _side(actor: Actor) -> str:
    return belligerent(actor) or nature(actor) or actor.id


def merged(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """Actors by path: the finer of two that are of one line, rivals beside each other, «مسلحون» where no one is named.

    Of one side neither the state as such stands beside its forces, nor a person or unknown unit beside a known one.
    """
    by_id = {a.id: a for a in actors}
    kept = [a for a in by_id.values() if not any(_finer(b, a) for b in by_id.values())]
    known = {belligerent(a) for a in kept if not a.id.startswith(_VAGUE)}
    kept = [a for a in kept if not a.id.startswith(_VAGUE) or belligerent(a) not in known - {""}]
    named = [a for a in kept if belligerent(a)]
    return tuple(sorted(named or kept, key=lambda a: (a.path, a.id)))


def _finer(one: Actor, other: Actor) -> bool:
    a, b = one.path or (one.id,), other.path or (other.id,)
    return len(a) > len(b) and a[: len(b)] == b


def rivals(claims: Sequence[Telling]) -> list[str]:
    """The sides that reports name as doers of one thing, where no two can be meant: names, in order.

    Of a clash both sides are doers; only for what one side does to another do doers exclude each other.
    """
    sides: dict[str, str] = {}
    for t in claims:
        named = [a for a in t.initiators if belligerent(a)]
        for a in named[:1]:
            sides.setdefault(belligerent(a), a.name_ar)
    return sorted(sides.values()) if len(sides) > 1 else []
