"""An incident as the JSON that others read: every figure with its range, its roots and their words."""

from collections.abc import Mapping
from typing import Any

from rasid.knowledge.flags import said
from rasid.knowledge.ontology import kinds
from rasid.knowledge.place_codes import iso_of
from rasid.knowledge.reasons import reason
from rasid.model.claim import Actor, Claim
from rasid.model.event import Backing, Bond, Flag, Hold, Incident, LeftOut, Root, Settled
from rasid.model.precision import geo_precision, where_prec
from rasid.model.report import Report
from rasid.model.values import Count, When, Where, shown

Row = dict[str, Any]
Told = Mapping[str, tuple[Report, Claim]]
"""Claims by id with the reports that hold them: whence the words come."""


def incident_row(incident: Incident, told: Told | None = None) -> Row:
    """``incident`` as JSON; with ``told`` each root's figure carries the words that state it, outlet and day."""
    told = told or {}
    return {
        "id": incident.id,
        **when_row(incident.when),
        "place": place_row(incident.place),
        "kinds": [e.kind for e in incident.events],
        "initiators": [party_row(a) for a in incident.initiators],
        "targets": [party_row(a) for a in incident.targets],
        "figures": [_figure(f, told) for f in incident.figures],
        "flags": [flag_row(f) for f in incident.flags],
        "left_out": [_left_out(x, told) for x in incident.left_out],
        "roots": [_root(r) for r in incident.roots],
        "events": [_event(e.id, e.kind, e.claims) for e in incident.events],
        "claims": list(incident.claims),
        "reports": list(incident.reports),
        "told_in": _told_in(incident, told),
        "bonds": [_bond(b) for b in incident.bonds],
    }


def when_row(when: When | None) -> Row:
    """First and last possible day."""
    return {
        "first_day": when.earliest.isoformat() if when else None,
        "last_day": when.latest.isoformat() if when else None,
    }


def place_row(where: Where | None) -> Row | None:
    """A place with its units, point, radius and precision."""
    if where is None:
        return None
    return {
        "place": where.id,
        "name": {"ar": where.name_ar, "en": where.name_en},
        "level": where.level,
        "country": where.country,
        "admin1": where.admin1,
        "admin2": where.admin2,
        "pcode": where.pcode,
        "iso": iso_of(where.country, where.admin1),
        "lat": where.lat,
        "lon": where.lon,
        "radius_km": where.radius_km,
        "geo_precision": geo_precision(where),
        "where_prec": where_prec(where),
    }


def party_row(actor: Actor) -> Row:
    """A party by id and names."""
    return {"actor": actor.id, "name": {"ar": actor.name_ar, "en": actor.name_en}}


def flag_row(flag: Flag) -> Row:
    """A flag as a code, for programs, and as sentences, for people."""
    return {
        "code": flag.code,
        "values": list(flag.values),
        "ar": said(flag, "ar"),
        "en": said(flag, "en"),
    }


def reason_row(why: Flag) -> Row:
    """A reason why two claims were put together, as a code and as sentences."""
    return {"code": why.code, "values": list(why.values), "ar": reason(why, "ar"), "en": reason(why, "en")}


def hold_row(hold: Hold) -> Row:
    """Who holds a place, since when, on whose word."""
    return {
        "place": place_row(hold.place),
        "holder": party_row(hold.holder),
        "since": when_row(hold.since),
        "until": when_row(hold.until) if hold.until else None,
        "claim": hold.claim,
        "root": _root(hold.root),
        "contested": hold.contested,
    }


def _told_in(incident: Incident, told: Told) -> list[Row]:
    """The reports as people know them, where they are at hand."""
    held = {r.id: r for c in incident.claims if c in told for r in [told[c][0]]}
    return [
        {
            "report": r.id,
            "outlet": r.source,
            "published": r.published.isoformat() if r.published else None,
            "title": r.title,
            "url": r.url,
        }
        for r in sorted(held.values(), key=lambda r: (str(r.published or ""), r.id))
    ]


def _figure(f: Settled, told: Told) -> Row:
    return {
        "what": f.what,
        "who": f.who,
        "side": party_row(f.side) if f.side else None,
        "basis": f.basis,
        "reported_min": f.low,
        "reported_max": f.high,
        "shown": shown(Count(f.low, f.high)),
        "best": f.best,
        "policy": f.policy,
        "grade": f.grade,
        "contested": f.contested,
        "subset_of": f.subset_of,
        "roots": [_backing(b, told) for b in f.backed_by],
        "flags": [flag_row(x) for x in f.flags],
    }


def _backing(b: Backing, told: Told) -> Row:
    return {
        **_root(b.root),
        "standing": b.standing,
        "reported_min": b.count.low,
        "reported_max": b.count.high,
        "shown": shown(b.count),
        "qualifier": b.qualifier,
        "claim": b.claim,
        "tally": b.tally,
        **_source(b.claim, b.tally, told),
        "copies": list(b.copies),
    }


def _source(claim: str, tally: int, told: Told) -> Row:
    """The words, the outlet and the day behind a figure, where the claim is at hand."""
    if claim not in told:
        return {"report": None, "outlet": None, "published": None, "surface": None}
    report, c = told[claim]
    words = c.tallies[tally].words if 0 <= tally < len(c.tallies) else ()
    return {
        "report": report.id,
        "outlet": report.source,
        "published": report.published.isoformat() if report.published else None,
        "surface": (words[0] if words else c.evidence).of(report.text),
    }


def _left_out(x: LeftOut, told: Told) -> Row:
    return {"claim": x.claim, "tally": x.tally, **_source(x.claim, x.tally, told), "why": flag_row(x.why)}


def _root(root: Root) -> Row:
    party = party_row(root.party) if root.party else None
    return {"root": root.key, "root_name": root.name, "kind": root.kind, "party": party}


def _event(id: str, kind: str, claims: tuple[str, ...]) -> Row:
    known = kinds().get(kind)
    acled = known and known.event_type and {"event_type": known.event_type, "sub_event_type": known.sub_event_type}
    return {"id": id, "kind": kind, "acled": acled or None, "claims": list(claims)}


def _bond(b: Bond) -> Row:
    return {"left": b.left, "right": b.right, "score": round(b.score, 3), "reasons": [reason_row(r) for r in b.reasons]}
