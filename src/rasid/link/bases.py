"""What a figure counts: one happening, a day's, all since a date, or a sum over several places.

Figures of different bases never meet, and none but those of one happening are added to an incident (method.md, basis).
"""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import date

from rasid.model.event import Flag, Telling
from rasid.model.values import Where

TOLL = "Casualty tally"
_LASTS = 3
"""Days that one happening may take, from one night over the next day; what counts more days counts several."""
_PLACES = 3
"""As many towns named for one figure are no longer one place (two may be those that a road joins)."""
_LEVELS = ("town", "district", "governorate", "region", "country")


@dataclass(frozen=True, slots=True)
class Basis:
    """One of :data:`rasid.model.event.BASES`, and the days it covers where that is more than one happening's."""

    name: str
    since: date | None = None
    until: date | None = None

    @property
    def order(self) -> tuple[str, date, date]:
        """How bases are put in order: those without days first."""
        return self.name, self.since or date.min, self.until or date.min


INCIDENT = Basis("incident")


def basis_of(t: Telling, parts: Sequence[Telling], here: Container[str]) -> Basis:
    """The basis of the figures of a claim; ``parts`` are those of its whole, and ``here`` the incident's claims.

    A headline whose parts are all of the incident is the incident's; one with a part elsewhere counts more than it.
    """
    when = t.when
    since, until = (when.earliest, when.latest) if when else (None, None)
    if t.kind == TOLL:
        one_day = when is not None and when.earliest == when.latest
        return Basis("day" if one_day else "since", since, until)
    if when is not None and (when.latest - when.earliest).days > _LASTS:
        return Basis("since", when.earliest, when.latest)
    towns = [p for p in t.places if p.level in _LEVELS]
    elsewhere = any(p.claim not in here for p in parts)
    if len(_apart(towns)) >= _PLACES or (elsewhere and len(_apart([p for x in parts for p in x.places[:1]])) > 1):
        return Basis("sum", since, until)
    return INCIDENT


def _apart(places: Sequence[Where]) -> list[Where]:
    """Places none of which holds another."""
    out: list[Where] = []
    for place in places:
        if not any(within(place, other) or within(other, place) for other in out):
            out.append(place)
    return out


def within(inner: Where, outer: Where) -> bool:
    """Whether a place is another or lies in it, as far as the books say.

    >>> town = Where("sy-daraa-tafas", ("SY", "Daraa", "Daraa", "Tafas"), "طفس", "Tafas", "town")
    >>> within(town, Where("sy-daraa", ("SY", "Daraa"), "درعا", "Daraa", "governorate"))
    True
    """
    if inner.id == outer.id:
        return True
    if "?" in outer.id or len(outer.path) > len(inner.path):
        return False
    return inner.path[: len(outer.path)] == outer.path and ("?" in inner.id or len(inner.path) > len(outer.path))


def reason(basis: Basis, t: Telling) -> Flag:
    """Why figures of this basis are left out of an incident."""
    if basis.name == "sum":
        return Flag("several_places", ("، ".join(sorted({p.name_ar for p in t.places})) or t.kind,))
    if t.kind == TOLL or basis.since is None or basis.until is None:
        return Flag("cumulative")
    return Flag("longer", (basis.since.isoformat(), basis.until.isoformat()))


__all__ = ["INCIDENT", "TOLL", "Basis", "basis_of", "reason", "within"]
