"""A person's corrections laid over a claim: the claim as read stays in the store, what follows is built of this one.

Each corrected value names the decision in place of the rule that read it, and keeps no words: nobody read it there
until somebody says, by a correction of ``words``, which ones state it.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from rasid.errors import CorrectionError
from rasid.knowledge.actors import actor_book
from rasid.knowledge.ontology import kinds
from rasid.knowledge.places import gazetteer
from rasid.link.decided import of_field
from rasid.model.claim import Actor, Claim, DateStated, Placed, Tally
from rasid.model.event import Decision
from rasid.model.values import Count, Span, Stated, When, Where

STATUSES = ("asserted", "claimed-disputed", "denied", "planned/threatened", "demanded")
FIELDS = ("kind", "status", "date", "place", "initiator", "target", "tally", "words", "void")
_COUNT = re.compile(r"(\d+)?\s*(?:(\+)|(?:[-–](\d+)))?")
_POINT = re.compile(r"\s*(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)\s*(?:,\s*(\d+(?:\.\d+)?)\s*)?")
_POINT_KM = 1.0
_SLOTS = {"initiator": "initiators", "target": "targets", "place": "places", "tally": "tallies", "source": "said_by"}
_SPAN = re.compile(r"(\d+)-(\d+)")


def corrected(claim: Claim, decisions: Iterable[Decision]) -> Claim | None:
    """The claim with every correction laid over it, in the order they were made; ``None`` where it was voided."""
    now: Claim | None = claim
    for d in decisions:
        field, value = of_field(d)
        now = set_field(now or claim, field, value, f"decision {d.id}")
    return now


def set_field(claim: Claim, field: str, value: str, rule: str) -> Claim | None:
    """``claim`` with one field set by hand. Raises :class:`CorrectionError` where the field or the value cannot be.

    ``value`` is a kind or status of the coding manual; days as 2021-07-29 or 2021-07-29/2021-07-30; the id of a place
    or of a party of the books, or a point as 32.6,36.1 with a radius in km; a tally as «0 killed civilian 5+», where 0
    is its number among the claim's; an empty value takes what was there away. ``void`` says that it is no claim at all.
    ``words:SLOT:N`` are the words that state the N-th initiator, target, place, tally or source, the date or the
    evidence, as code points of the text: «5-16», «5-16,20-24».
    """
    name, _, rest = field.partition(":")
    if name not in _SETTERS:
        raise CorrectionError(f"«{field}» is no field of a claim", mend=f"one of {', '.join(FIELDS)}")
    return _SETTERS[name](claim, f"{rest} {value}".strip() if rest else value.strip(), rule)


def _kind(claim: Claim, value: str, rule: str) -> Claim:
    if value not in kinds():
        raise CorrectionError(f"«{value}» is no kind of event", mend="the kinds stand in docs/coding-manual.md")
    return replace(claim, kind=value, rule=rule)


def _status(claim: Claim, value: str, rule: str) -> Claim:
    if value not in STATUSES:
        raise CorrectionError(f"«{value}» is no status", mend=f"one of {', '.join(STATUSES)}")
    return replace(claim, status=value)


def _date(claim: Claim, value: str, rule: str) -> Claim:
    if not value:
        return replace(claim, date=None)
    first, _, last = value.partition("/")
    try:
        when = When(date.fromisoformat(first), date.fromisoformat(last or first))
    except ValueError as e:
        raise CorrectionError(f"«{value}» is no day", mend="write 2021-07-29, or 2021-07-29/2021-07-30") from e
    if when.latest < when.earliest:
        raise CorrectionError(f"«{value}» ends before it begins", mend="put the earlier day first")
    return replace(claim, date=Stated(DateStated(when, "stated"), (), rule))


def _place(claim: Claim, value: str, rule: str) -> Claim:
    where = _where(value) if value else None
    return replace(claim, places=(Stated(Placed(where, rule), (), rule),) if where else ())


def _where(value: str) -> Where:
    point = _POINT.fullmatch(value)
    if point:
        lat, lon, km = float(point[1]), float(point[2]), float(point[3] or _POINT_KM)
        if not (-90 <= lat <= 90 and -180 <= lon <= 180):
            raise CorrectionError(f"«{value}» lies on no map", mend="latitude first: 32.6,36.1")
        return Where(f"@{lat},{lon}", (), value, value, "site", lat=lat, lon=lon, radius_km=km)
    found = gazetteer().by_id(value)
    if found is None:
        raise CorrectionError(f"no book has a place «{value}»", mend="give its id, or a point as 32.6,36.1")
    return found.where()


def _party(value: str) -> Actor:
    entry = actor_book().entry(value)
    if entry is None:
        raise CorrectionError(f"no book has a party «{value}»", mend="give its id, as the claims print it")
    return actor_book().actor(value)


def _initiator(claim: Claim, value: str, rule: str) -> Claim:
    return replace(claim, initiators=tuple(Stated(_party(v), (), rule) for v in value.split()))


def _target(claim: Claim, value: str, rule: str) -> Claim:
    return replace(claim, targets=tuple(Stated(_party(v), (), rule) for v in value.split()))


def _tally(claim: Claim, value: str, rule: str) -> Claim:
    """«0 killed civilian 5+», «1 killed children 3», or «1» alone to take the second one away."""
    number, *parts = value.split()
    if not number.isdecimal() or int(number) > len(claim.tallies):
        raise CorrectionError(f"the claim has no tally «{number}»", mend=f"a number from 0 to {len(claim.tallies)}")
    k, tallies = int(number), list(claim.tallies)
    if not parts:
        return replace(claim, tallies=tuple(_without(tallies, k)))
    new = Stated(_counted(parts, value, tallies[k].value if k < len(tallies) else None), (), rule)
    tallies[k : k + 1] = [new]
    return replace(claim, tallies=tuple(tallies))


def _counted(parts: Sequence[str], value: str, before: Tally | None) -> Tally:
    what, *who, figure = parts
    found = _COUNT.fullmatch(figure)
    if not found or not found[1]:
        raise CorrectionError(f"«{value}» holds no figure", mend="write it as «0 killed civilian 5», 5+ or 5-7")
    low = int(found[1])
    high = None if found[2] else int(found[3]) if found[3] else low
    whole = before.subset_of if before else None
    return Tally(what, " ".join(who) or "unknown", Count(low, high), "exact" if high == low else "at_least", whole)


def _without(tallies: Sequence[Stated[Tally]], k: int) -> Iterable[Stated[Tally]]:
    """The others, numbered anew: a part of what is gone stands by itself."""
    number = {old: new for new, old in enumerate(n for n in range(len(tallies)) if n != k)}
    for n, t in enumerate(tallies):
        if n != k:
            v = t.value
            whole = None if v.subset_of is None else number.get(v.subset_of)
            same = None if v.restates is None else number.get(v.restates)
            yield replace(t, value=replace(v, subset_of=whole, restates=same))


def _words(claim: Claim, value: str, rule: str) -> Claim:
    """«place:0 116-125», «tally:1 39-49,60-64», «date 51-67», «evidence 0-187»; «tally:1» alone takes them away."""
    name, _, spans = value.partition(" ")
    slot, _, number = name.partition(":")
    words = tuple(_spans(spans))
    if slot == "evidence":
        if len(words) != 1:
            raise CorrectionError("the evidence is one span", mend="write it as words:evidence 0-187")
        return replace(claim, evidence=words[0])
    stated: tuple[Any, ...] = (claim.date,) if slot == "date" else getattr(claim, _SLOTS.get(slot, ""), ())
    k = int(number or 0) if (number or "0").isdecimal() else len(stated)
    if k >= len(stated) or stated[k] is None:
        mend = f"SLOT:N as place:0, of {', '.join(_SLOTS)}, date or evidence; numbers begin at 0"
        raise CorrectionError(f"the claim has no «{name}» that words could state", mend=mend)
    return _worded(claim, slot, k, replace(stated[k], words=words, rule=rule))


def _worded(claim: Claim, slot: str, k: int, now: Stated[Any]) -> Claim:
    if slot == "date":
        return replace(claim, date=now)
    values = list(getattr(claim, _SLOTS[slot]))
    values[k] = now
    changed: dict[str, Any] = {_SLOTS[slot]: tuple(values)}
    return replace(claim, **changed)


def _spans(value: str) -> Iterable[Span]:
    for part in value.replace(",", " ").split():
        found = _SPAN.fullmatch(part)
        if not found or int(found[1]) >= int(found[2]):
            mend = "write where they begin and end, counted in characters from 0, as 5-16"
            raise CorrectionError(f"«{part}» are no words of a text", mend=mend)
        yield Span(int(found[1]), int(found[2]))


def _void(claim: Claim, value: str, rule: str) -> Claim | None:
    return None


_SETTERS: dict[str, Callable[[Claim, str, str], Claim | None]] = {
    "kind": _kind,
    "status": _status,
    "date": _date,
    "place": _place,
    "initiator": _initiator,
    "target": _target,
    "tally": _tally,
    "words": _words,
    "void": _void,
}
