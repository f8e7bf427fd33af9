"""The card of an incident: what lists show of it, and beside it, short, what filters look at."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rasid.export.incident_rows import party_row, place_row, when_row
from rasid.knowledge.names import Names, name_of
from rasid.knowledge.ontology import Kind, kinds
from rasid.model.claim import Actor
from rasid.model.event import Decision, Incident, Settled, Telling
from rasid.model.precision import geo_precision
from rasid.model.values import Count, When, shown
from rasid.store.store import Card

Row = dict[str, Any]
COUNTED = ("incident", "day")
"""The figures that may be added over incidents, as `rasid tally` does."""
_WEIGHTY = ("killed", "injured", "missing", "abducted", "captured", "arrested", "displaced", "released")
_MOST_FIGURES, _MOST_OUTLETS = 6, 5
_WEEK = 7
_NO_TYPE = "none"
KEYS = (
    "days", "kind", "type", "sub_type", "initiator", "target", "country", "admin1", "admin2", "place", "point", "geo",
    "time", "killed", "sum", "outlet", "root", "status", "grade", "contested", "counts", "decided", "by", "report",
)  # fmt: skip
"""What a card's keys hold, in this order: as a list and not by name, for there are very many of them."""


@dataclass(frozen=True, slots=True)
class Told:
    """What cards need besides the incidents: the claims as linking saw them, and each report's outlet."""

    tellings: Mapping[str, Telling]
    outlets: Mapping[str, str | None]


def cards(
    incidents: Iterable[Incident], told: Told, decided: Callable[[Sequence[str]], Sequence[Decision]]
) -> Iterator[Card]:
    """The card of each incident; ``decided`` gives the standing decisions on any of the ids it is given."""
    for i in incidents:
        yield card(i, told, decided(tuple(dict.fromkeys((*i.claims, i.id)))))


def card(incident: Incident, told: Told, decisions: Sequence[Decision]) -> Card:
    """One card."""
    here = [told.tellings[c] for c in incident.claims if c in told.tellings]
    row = _shown(incident, told, here, decisions)
    keys = _keys(incident, row, told, decisions)
    return Card(incident.id, _json([keys[k] for k in KEYS]), _json(row))


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _shown(incident: Incident, told: Told, here: Sequence[Telling], decisions: Sequence[Decision]) -> Row:
    figures = sorted((f for f in incident.figures if f.subset_of is None), key=_weight)
    outlets = _outlets(incident, told)
    names = list(dict.fromkeys(e.kind for e in incident.events))
    return {
        "id": incident.id,
        **when_row(incident.when),
        "time_precision": time_precision(incident.when),
        "kinds": names,
        "acled": _acled(names),
        "place": place_row(incident.place),
        "initiators": [party_row(a) for a in incident.initiators],
        "targets": [party_row(a) for a in incident.targets],
        "figures": [_figure(f) for f in figures[:_MOST_FIGURES]],
        "statuses": sorted({t.status for t in here}),
        "grade": figures[0].grade if figures else "Weak",
        "roots": len(incident.roots),
        "reports": len(incident.reports),
        "outlets": outlets[:_MOST_OUTLETS],
        "contested": any(f.contested for f in incident.figures),
        "decided": state_of(decisions),
        "title": title(incident, names),
    }


def _keys(incident: Incident, row: Row, told: Told, decisions: Sequence[Decision]) -> Row:
    place = incident.place
    known = [kinds()[k] for k in row["kinds"] if k in kinds()]
    point = (
        [place.lat, place.lon, place.radius_km] if place and place.lat is not None and place.lon is not None else None
    )
    return {
        "days": [row["first_day"], row["last_day"]],
        "kind": row["kinds"],
        "type": _types(known),
        "sub_type": list(dict.fromkeys(k.sub_event_type for k in known if k.sub_event_type)),
        "initiator": _paths(incident.initiators),
        "target": _paths(incident.targets),
        "country": place.country if place else None,
        "admin1": place.admin1 if place else None,
        "admin2": place.admin2 if place else None,
        "place": [place.id, place.name_ar, place.name_en] if place else None,
        "point": point,
        "geo": geo_precision(place) if place else None,
        "time": row["time_precision"],
        "killed": [[f.low, f.high] for f in incident.figures if f.what == "killed" and _told(f)],
        "sum": _sum(incident.figures),
        "outlet": _outlets(incident, told),
        "root": [[r.key, r.name, r.kind] for r in incident.roots],
        "status": row["statuses"],
        "grade": sorted({f.grade for f in incident.figures}) or ["Weak"],
        "contested": int(row["contested"]),
        "counts": [row["roots"], row["reports"]],
        "decided": row["decided"],
        "by": sorted({d.by for d in decisions}),
        "report": list(incident.reports),
    }


def _types(known: Iterable[Kind]) -> list[str]:
    """ACLED's types; the first is what a map or a histogram takes it for, and «none» stands last."""
    found = [k.event_type or _NO_TYPE for k in known] or [_NO_TYPE]
    return sorted(dict.fromkeys(found), key=lambda t: t == _NO_TYPE)


def time_precision(when: When | None) -> int | None:
    """How well the day is known, as ACLED numbers it: 1 the day, 2 the week, 3 longer; ``None`` where it is not."""
    if when is None:
        return None
    days = (when.latest - when.earliest).days + 1
    return 1 if days == 1 else 2 if days <= _WEEK else 3


def state_of(decisions: Iterable[Decision]) -> str:
    """What people made of it: none, accepted, corrected (any figure, field or bond), or disputed among them."""
    taken = {d.what for d in decisions if d.what != "comment"}
    if "unsure" in taken or {"same", "different"} <= taken:
        return "disputed"
    if taken - {"accept"}:
        return "corrected"
    return "accepted" if taken else "none"


def title(incident: Incident, names: Sequence[str]) -> Names:
    """A phrase for it: what kind, and where."""
    kind = name_of("kind", names[0]) if names else {"ar": "", "en": ""}
    place = incident.place
    where = {"ar": place.name_ar, "en": place.name_en} if place else name_of("word", "unplaced")
    return {lang: f"{kind[lang]} · {where[lang]}" for lang in ("ar", "en")}


def _acled(names: Sequence[str]) -> Row | None:
    known = (kinds().get(n) for n in names)
    first = next((k for k in known if k and k.event_type), None)
    return {"event_type": first.event_type, "sub_event_type": first.sub_event_type} if first else None


def _weight(f: Settled) -> tuple[int, int, str, str]:
    """The gravest first, then the greatest."""
    rank = _WEIGHTY.index(f.what) if f.what in _WEIGHTY else len(_WEIGHTY)
    return rank, -(f.high if f.high is not None else f.low or 0), f.what, f.who


def _figure(f: Settled) -> Row:
    return {
        "what": f.what,
        "who": f.who,
        "side": party_row(f.side) if f.side else None,
        "shown": shown(Count(f.low, f.high)),
        "reported_min": f.low,
        "reported_max": f.high,
        "grade": f.grade,
        "contested": f.contested,
        "roots": len(f.backed_by),
    }


def _told(f: Settled) -> bool:
    return f.low is not None or f.high is not None


def _sum(figures: Iterable[Settled]) -> list[int | None] | None:
    """The reported killed of one incident, added over its populations: lows, and highs unless one is open."""
    counted = [f for f in figures if f.what == "killed" and f.subset_of is None and f.basis in COUNTED and _told(f)]
    if not counted:
        return None
    highs = [f.high for f in counted]
    return [sum(f.low or 0 for f in counted), None if None in highs else sum(h for h in highs if h is not None)]


def _paths(actors: Iterable[Actor]) -> list[str]:
    """Each party and all that it is part of."""
    return list(dict.fromkeys(part for a in actors for part in (*a.path, a.id)))


def _outlets(incident: Incident, told: Told) -> list[str]:
    return sorted({o for r in incident.reports for o in [told.outlets.get(r)] if o})
