"""The columns of a corpus's incidents, for whoever counts them without reading JSON; ``json`` holds the whole."""

from collections.abc import Mapping
from typing import Any

from rasid.export.incident_rows import incident_row
from rasid.model.event import Incident, Settled
from rasid.model.precision import geo_precision
from rasid.pipeline.corpus.json_text import written
from rasid.pipeline.corpus.linking.sources import shown_as

INCIDENTS = {
    "id": "string", "first_day": "date32", "last_day": "date32", "kinds": "string", "country": "string",
    "admin1": "string", "admin2": "string", "place": "string", "lat": "double", "lon": "double",
    "radius_km": "double", "geo_precision": "int8", "initiators_alleged": "string", "targets_alleged": "string",
    "killed_reported_min": "int64", "killed_reported_max": "int64", "injured_reported_min": "int64",
    "injured_reported_max": "int64", "grade": "string", "contested": "bool", "roots": "int32", "reports": "int32",
    "claims": "int32", "json": "string",
}  # fmt: skip
"""Their types as Arrow has them. Lists are parted by «; »; a maximum is empty where it is open; days are whole."""
_COUNTED = ("incident", "day")
"""The figures that may be added, as `rasid tally` does."""
_WEIGHTY = ("killed", "injured", "missing", "abducted", "captured", "arrested", "displaced", "released")


def incident_cells(i: Incident, sources: Mapping[str, str]) -> tuple[Any, ...]:
    """The cells of one incident; ``sources`` tells of claims whose they are and in what words."""
    p, when = i.place, i.when
    where = (p.country, p.admin1, p.admin2, p.id, p.lat, p.lon, p.radius_km) if p else (None,) * 7
    days = (when.earliest, when.latest) if when else (None, None)
    whole = incident_row(i, {c: shown_as(sources[c]) for c in i.claims if c in sources})
    return (
        i.id, *days, "; ".join(e.kind for e in i.events), *where, geo_precision(p) if p else None,
        "; ".join(a.id for a in i.initiators), "; ".join(a.id for a in i.targets),
        *_reported(i, "killed"), *_reported(i, "injured"), _grade(i), any(f.contested for f in i.figures),
        len(i.roots), len(i.reports), len(i.claims), written(whole),
    )  # fmt: skip


def _reported(i: Incident, what: str) -> tuple[int | None, int | None]:
    """What is reported of one measure, added over its populations: lows, and highs unless one is open."""
    told = [f for f in i.figures if f.what == what and f.subset_of is None and f.basis in _COUNTED]
    told = [f for f in told if f.low is not None or f.high is not None]
    highs = [f.high for f in told]
    if not told:
        return None, None
    return sum(f.low or 0 for f in told), None if None in highs else sum(h for h in highs if h is not None)


def _grade(i: Incident) -> str:
    """That of the gravest figure, of these the greatest; proposed by the rule, and Weak where there is none."""
    whole = [f for f in i.figures if f.subset_of is None]
    return min(whole, key=_weight).grade if whole else "Weak"


def _weight(f: Settled) -> tuple[int, int, str, str]:
    rank = _WEIGHTY.index(f.what) if f.what in _WEIGHTY else len(_WEIGHTY)
    return rank, -(f.high if f.high is not None else f.low or 0), f.what, f.who
