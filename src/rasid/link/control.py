"""Who holds what: posts and towns taken and retaken, each by a claim, contested where it is denied or merely claimed.

A hold is never a fact: it says who is told to hold a place, since when and on whose word (method.md, status table).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from rasid.arabic.normalize import fold_words
from rasid.knowledge.ontology import kinds
from rasid.link.archive import archive
from rasid.link.bases import within
from rasid.link.measures import order
from rasid.link.parties import belligerent, nature, same_side
from rasid.link.roots import Newsroom, newsroom, root_of
from rasid.model.claim import Actor
from rasid.model.event import Hold, Incident, Telling
from rasid.model.values import When, Where

_TERRITORY = "territory"
_TAKEN = "sites_seized"


def holds(
    incidents: Iterable[Incident], tellings: Mapping[str, Telling], copies: Mapping[str, str] | None = None
) -> list[Hold]:
    """Every taking of a place that the incidents' claims tell, by day, with the day on which another took it over.

    A later taking by another side ends an earlier one, unless it is contested: then both stand.
    """
    known = archive(tellings)
    made: dict[tuple[str, str, str], Hold] = {}
    given = sorted(incidents, key=lambda i: i.id)
    dated = _dated(known[c] for i in given for c in i.claims)
    for incident in given:
        claims = sorted((known[c] for c in incident.claims), key=order)
        taken = [t for t in claims if _stands(t) and not _is_background(t, dated)]
        denied = [t for t in claims if t.status == "denied" and _is_territory(t)]
        room = newsroom(known, claims, copies or {})
        for hold in _of_incident(taken, denied, incident.when, room):
            key = (hold.place.id, _side(hold.holder), hold.since.earliest.isoformat())
            there = made.get(key)
            if there is None or (there.contested and not hold.contested):
                made[key] = hold
    ordered = sorted(made.values(), key=_moment)
    at = _by_ground(ordered)
    return [replace(h, until=_ended(h, _over(h.place, at))) for h in ordered]


def _by_ground(holds: Sequence[Hold]) -> dict[tuple[str, ...], list[Hold]]:
    """Holds by what a place within theirs has in common with it: the id, and the path of what may hold others."""
    out: dict[tuple[str, ...], list[Hold]] = {}
    for h in holds:
        out.setdefault((h.place.id,), []).append(h)
        if h.place.path:
            out.setdefault(("path", *h.place.path), []).append(h)
    return out


def _over(place: Where, at: Mapping[tuple[str, ...], list[Hold]]) -> list[Hold]:
    """The holds that may be of the place or of what holds it, by day."""
    keys = [(place.id,), *(("path", *place.path[:n]) for n in range(1, len(place.path) + 1))]
    found = {id(h): h for key in keys for h in at.get(key, ())}
    return sorted(found.values(), key=_moment)


def _moment(h: Hold) -> tuple[date, date, str, str]:
    return h.since.earliest, h.since.latest, h.place.id, h.claim


def _dated(claims: Iterable[Telling]) -> dict[tuple[str, str], set[str]]:
    """Who is told to have taken each place on a day that is given, report by report."""
    out: dict[tuple[str, str], set[str]] = {}
    for t in claims:
        if t.when is not None and _stands(t):
            for p in t.places:
                out.setdefault((t.report, p.id), set()).add(_side(_holder(t)))
    return out


def _is_background(t: Telling, dated: Mapping[tuple[str, str], set[str]]) -> bool:
    """«بعد عام على سقوطها بيد …»: a taking without a day in a report that dates another side's taking of the place."""
    others = {side for p in t.places for side in dated.get((t.report, p.id), ())}
    return t.when is None and bool(others - {_side(_holder(t))})


def _stands(t: Telling) -> bool:
    return _takes(t) and t.status in ("asserted", "claimed-disputed")


def _of_incident(taken: Sequence[Telling], denied: Sequence[Telling], when: When | None, room: Newsroom) -> list[Hold]:
    roots = {t.claim: root_of(t, room) for t in taken}
    out = []
    for t in taken:
        holder, since = _holder(t), _since(t, when)
        if holder is None or since is None:
            continue
        same = [o for o in taken if _side(_holder(o)) == _side(holder)]
        own_word = all(same_side(roots[o.claim].party, holder) for o in same)
        against = any(_meets(d, t) for d in denied)
        contested = own_word or against or t.status == "claimed-disputed"
        out += [Hold(place, holder, since, t.claim, roots[t.claim], contested) for place in t.places]
    return out


def _takes(t: Telling) -> bool:
    return _is_territory(t) or any(tally.what == _TAKEN for tally in t.tallies)


def _is_territory(t: Telling) -> bool:
    known = kinds().get(t.kind)
    return known is not None and known.group == _TERRITORY


def _holder(t: Telling) -> Actor | None:
    """Who took it: the first of a side, named or not."""
    sides = [a for a in t.initiators if nature(a)]
    return next((a for a in sides if belligerent(a)), next(iter(sides), None))


def _side(actor: Actor | None) -> str:
    return belligerent(actor) or (actor.id if actor else "")


def _since(t: Telling, when: When | None) -> When | None:
    """The day of the taking, else the incident's, else the day it was published on."""
    return t.when or when or (When(t.published, t.published) if t.published else None)


def _meets(denial: Telling, taking: Telling) -> bool:
    """Whether a denial is of this taking: set against it, or of no other place."""
    if denial.variant_of is not None:
        return denial.variant_of == taking.claim
    known = [p for p in denial.places if p.lat is not None]
    return not known or any(within(p, q) or within(q, p) for p in known for q in taking.places)


def _ended(hold: Hold, ordered: Sequence[Hold]) -> When | None:
    """The day on which another side is told, uncontested, to have taken the place or what holds it."""
    for later in ordered:
        after = (later.since.earliest, later.since.latest) > (hold.since.earliest, hold.since.latest)
        other = not later.contested and _side(later.holder) != _side(hold.holder)
        if after and other and within(hold.place, later.place):
            return later.since
    return None


def holder(holds: Iterable[Hold], place: Where | str, day: date) -> list[Hold]:
    """Who is told to hold ``place``, or each place of an area, on ``day``: one hold a place, or the rivals.

    ``place`` is a place of the books, its id, or its name in Arabic or English; of an area every place in it that was
    taken is given. Where a later taking is contested, it stands beside the one before it, and both are contested.
    """
    on = [h for h in holds if h.since.earliest <= day and _about(h.place, place)]
    by_place: dict[str, list[Hold]] = {}
    for h in sorted(on, key=_moment):
        by_place.setdefault(h.place.id, []).append(h)
    out: list[Hold] = []
    for held in by_place.values():
        out += _standing([h for h in held if h.until is None or h.until.earliest > day])
    return sorted(out, key=lambda h: (h.place.id, _moment(h)))


def _standing(held: Sequence[Hold]) -> list[Hold]:
    """The last taking; where it is contested by the one whom it would end, both."""
    if not held:
        return []
    last = held[-1]
    before = next((h for h in reversed(held[:-1]) if _side(h.holder) != _side(last.holder)), None)
    if last.contested and before is not None:
        return [replace(before, contested=True), last]
    same = [h for h in held if _side(h.holder) == _side(last.holder)]
    return [min(_unbroken(held, same), key=_moment)]


def _unbroken(held: Sequence[Hold], same: Sequence[Hold]) -> list[Hold]:
    """The takings by the last holder since another held it: it holds the place since the first of them."""
    out: list[Hold] = []
    for h in reversed(held):
        if h not in same:
            break
        out.append(h)
    settled = [h for h in out if not h.contested]
    return settled or out


def _about(place: Where, asked: Where | str) -> bool:
    if isinstance(asked, Where):
        return within(place, asked)
    words = fold_words(asked)
    names = {place.id, fold_words(place.name_ar), fold_words(place.name_en), *map(fold_words, place.path)}
    return asked == place.id or words in names
