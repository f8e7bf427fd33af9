"""Incidents as rows of ACLED's export file: 31 columns, one row an incident, of the highest kind told in it."""

from collections.abc import Iterable, Iterator
from datetime import date

from rasid.export.formats.bounds import aggregated, bound
from rasid.export.formats.counts import Counts
from rasid.export.formats.days import first_and_last, middle, newest_report, time_precision
from rasid.export.formats.happened import disorder_type, kind_statuses, ranked, why_not
from rasid.export.formats.notes import notes
from rasid.export.formats.parties import CIVILIANS, PROTESTERS, RIOTERS, Party, parties
from rasid.export.formats.told import outlets
from rasid.export.rows import Row
from rasid.export.words import figure
from rasid.knowledge.formats import codes, countries
from rasid.knowledge.ontology import kinds

_CROWD = {"Protests": PROTESTERS, "Riots": RIOTERS}
_DEMONSTRATIONS = frozenset(["Protests", "Riots"])
_AGAINST = "Violence against civilians"


def acled_rows(rows: Iterable[Row], counts: Counts) -> Iterator[Row]:
    """The rows, by column; what ACLED has no row for is counted."""
    for row in rows:
        kind = _kind(row, counts)
        if kind and not (reason := _missing(row)):
            yield _row(row, kind, counts)
        elif kind:
            counts.leave(reason, kind)


def _kind(row: Row, counts: Counts) -> str | None:
    """The kind that ACLED would code: of several the highest in its order; the others are counted as folded."""
    told = kind_statuses(row)
    known = ranked(told)
    fit = [kind for kind in known if not why_not(kind, told[kind])]
    for kind, said in told.items():
        if kind not in known:
            counts.leave("no_row", kind)
        elif kind not in fit:
            counts.leave(why_not(kind, said), kind)
    for kind in fit[1:]:
        counts.leave("folded", kind)
    return fit[0] if fit else None


def _missing(row: Row) -> str:
    """Why ACLED would not take the incident: no day, none narrower than a month, no place finer than a country."""
    days, place = first_and_last(row), row["place"]
    if days is None:
        return "no_day"
    if time_precision(*days) is None:
        return "vague_day"
    if place is None or place["country"] is None:
        return "no_place"
    return "only_country" if place["geo_precision"] is None else ""


def _row(row: Row, kind: str, counts: Counts) -> Row:
    known, country = kinds()[kind], countries().get(row["place"]["country"])
    sides = _sides(row, str(known.event_type), counts)
    return {
        "event_id_cnty": f"{country.iso3 if country else row['place']['country']}{row['id']}",
        **_when(row),
        "disorder_type": disorder_type(kind),
        "event_type": known.event_type,
        "sub_event_type": known.sub_event_type,
        **_actors(*sides),
        "civilian_targeting": "Civilian targeting" if _at_civilians(str(known.event_type), kind, sides[1]) else None,
        "iso": country.numeric if country else None,
        "region": (country.region or None) if country else None,
        "country": country.acled if country else row["place"]["country"],
        **_where(row["place"]),
        "source": outlets(row),
        "source_scale": None,
        "notes": notes(row, [kind]),
        "fatalities": _fatalities(row, counts),
        "tags": _crowd(row) if known.event_type in _DEMONSTRATIONS else None,
        "timestamp": _seconds(newest_report(row)),
    }


def _when(row: Row) -> Row:
    days = first_and_last(row)
    assert days is not None  # _missing
    day = middle(*days)
    return {"event_date": day, "year": day.year, "time_precision": time_precision(*days)}


def _sides(row: Row, event_type: str, counts: Counts) -> tuple[list[Party], list[Party]]:
    """Actor 1 with its associates, and actor 2. Rivals for one deed are no allies: then nobody is named."""
    country = row["place"]["country"]
    did = parties(row["initiators"], country, row["coded"])
    suffered = parties(row["targets"], country, row["coded"])
    if any(f["code"] == "rival_perpetrators" for f in row["flags"]):
        counts.note("rival_actors")
        did = []
    crowd = _CROWD.get(event_type)
    if crowd and any(p.type == crowd for p in suffered) and not any(p.type == crowd for p in did):
        did, suffered = suffered, did
    if not did:
        counts.note("no_actor")
    return did, suffered


def _actors(did: list[Party], suffered: list[Party]) -> Row:
    one, two = (side[0] if side else None for side in (did, suffered))
    return {
        "actor1": one.acled if one else None,
        "assoc_actor_1": "; ".join(p.acled for p in did[1:]) or None,
        "inter1": (one.type or None) if one else None,
        "actor2": two.acled if two else None,
        "assoc_actor_2": "; ".join(p.acled for p in suffered[1:]) or None,
        "inter2": (two.type or None) if two else None,
        "interaction": _interaction(one, two),
    }


def _interaction(one: Party | None, two: Party | None) -> str | None:
    """ACLED's words for both types, by the digits of the lesser and the greater; nothing where one type is unknown."""
    numbers = sorted(codes()["acled_actor_types"].get(p.type, 0) for p in (one, two) if p)
    if not numbers or 0 in numbers:
        return None
    code = f"{numbers[0]}{numbers[1] if len(numbers) > 1 else 0}"
    found = codes()["acled_interaction"].get(code)
    return str(found) if found else None


def _at_civilians(event_type: str, kind: str, suffered: list[Party]) -> bool:
    """Whether civilians are the main target that is told."""
    if event_type == _AGAINST or kind == "Excessive force against protesters":
        return True
    return event_type in ("Battles", "Explosions/Remote violence") and suffered[:1] != [] and _civilian(suffered[0])


def _civilian(p: Party) -> bool:
    return p.type in (CIVILIANS, PROTESTERS)


def _where(place: Row) -> Row:
    return {
        "admin1": place["admin1"],
        "admin2": place["admin2"],
        "admin3": None,
        "location": place["name"]["en"] or place["name"]["ar"],
        "latitude": round(place["lat"], 4),
        "longitude": round(place["lon"], 4),
        "geo_precision": place["geo_precision"],
    }


def _fatalities(row: Row, counts: Counts) -> int:
    """The least that the independent roots come to; 0 where none gives a figure, as ACLED's codebook has it."""
    told = bound(row)
    if told is None:
        counts.note("aggregate_only" if aggregated(row, "killed") else "zero_untold")
    return told.low if told else 0


def _crowd(row: Row) -> str:
    """ACLED's tag of the size of a crowd."""
    sizes = [f for f in row["figures"] if f["what"] == "participants" and f["reported_min"] is not None]
    if not sizes:
        return "crowd size=no report"
    f = sizes[0]
    return f"crowd size={figure({'min': f['reported_min'], 'max': f['reported_max']}).replace('+', ' or more')}"


def _seconds(day: str | None) -> int | None:
    return (date.fromisoformat(day) - date(1970, 1, 1)).days * 86400 if day else None
