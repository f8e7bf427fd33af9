"""rasid's own tables: incidents, their figures, the claims that tell of them, and sums over many."""

from collections.abc import Iterable, Iterator

from rasid.export.flat import figure_rows
from rasid.export.formats.bounds import Bound, bound, counted
from rasid.export.formats.counts import Counts
from rasid.export.formats.days import first_and_last, time_precision
from rasid.export.formats.happened import ranked, statuses
from rasid.export.formats.told import published
from rasid.export.rows import Row
from rasid.export.tabular import claim_cells
from rasid.knowledge.ontology import kinds

_BETWEEN = " / "
_WORST = ("Discounted", "Contested", "Weak", "Fair", "Confirmed")
_PLACE = ("level", "country", "admin1", "admin2", "pcode", "lat", "lon", "radius_km", "geo_precision", "where_prec")


def claim_rows(rows: Iterable[Row], counts: Counts) -> Iterator[Row]:
    """One row a claim."""
    for row in rows:
        for report in row["coded"]:
            for cells in claim_cells(report):
                _note(counts, cells.get("lat"), cells.get("date_earliest"))
                yield {"incident_id": row["id"], **cells}


def figures(rows: Iterable[Row], counts: Counts) -> Iterator[Row]:
    """One row a figure, and one for an incident without."""
    for row in rows:
        _note(counts, (row["place"] or {}).get("lat"), row["first_day"])
        yield from figure_rows(row)


def sums(rows: Iterable[Row], counts: Counts) -> Iterator[Row]:
    """The sums as they are given."""
    yield from rows


def whole_rows(rows: Iterable[Row], counts: Counts) -> Iterator[Row]:
    """The incidents with all their figures and roots, for JSON Lines; their claims are a scheme of their own."""
    for row in rows:
        _note(counts, (row["place"] or {}).get("lat"), row["first_day"])
        yield {key: value for key, value in row.items() if key != "coded"}


def event_rows(rows: Iterable[Row], counts: Counts) -> Iterator[Row]:
    """One row an incident."""
    for row in rows:
        _note(counts, (row["place"] or {}).get("lat"), row["first_day"])
        yield _event(row)


def _note(counts: Counts, lat: float | None, day: object) -> None:
    if lat is None:
        counts.note("unplaced")
    if not day:
        counts.note("undated")


def _event(row: Row) -> Row:
    days, said = first_and_last(row), published(row)
    killed, injured = bound(row), bound(row, "injured")
    top = next(iter(ranked(row["kinds"])), None)
    known = kinds()[top] if top else None
    return {
        "incident_id": row["id"],
        "first_day": row["first_day"],
        "last_day": row["last_day"],
        "time_precision": time_precision(*days) if days else None,
        "kinds": _joined(row["kinds"]),
        "acled_event_type": known.event_type if known else None,
        "acled_sub_event_type": known.sub_event_type if known else None,
        "statuses": _joined(sorted(set(statuses(row).values()))),
        **_where(row["place"]),
        **_parties(row),
        **_bound("killed", killed),
        **_bound("injured", injured),
        "policy": next((f["policy"] for f in row["figures"] if f["policy"]), None),
        "grade_proposed": _grade(row),
        "contested": any(f["contested"] for f in row["figures"]),
        "roots": len(row["roots"]),
        "reports": len(row["reports"]),
        "said_by": _joined(r["root_name"] for r in row["roots"]),
        "outlets": _joined(r["outlet"] for r in row["told_in"]),
        "first_published": said[0] if said else None,
        "last_published": said[-1] if said else None,
        "flags": _joined(x["en"] for x in (*row["flags"], *(x for f in row["figures"] for x in f["flags"]))),
    }


def _where(p: Row | None) -> Row:
    if p is None:
        return {}
    names = {"place_id": p["place"], "place_ar": p["name"]["ar"], "place_en": p["name"]["en"]}
    return {**names, **{key: p[key] for key in _PLACE}}


def _parties(row: Row) -> Row:
    out: Row = {}
    for key, column in (("initiators", "initiators_alleged"), ("targets", "targets")):
        out[column] = _joined(p["name"]["en"] for p in row[key])
        out[f"{column}_ar"] = _joined(p["name"]["ar"] for p in row[key])
    return out


def _bound(name: str, b: Bound | None) -> Row:
    if b is None:
        return {}
    return {f"{name}_reported_min": b.low, f"{name}_reported_max": b.high, f"{name}_best": b.best}


def _grade(row: Row) -> str | None:
    """The lowest proposal among the figures of the dead, else among all."""
    grades = {f["grade"] for f in counted(row, "killed") or row["figures"]}
    return next((g for g in _WORST if g in grades), None)


def _joined(values: Iterable[str | None]) -> str | None:
    return _BETWEEN.join(dict.fromkeys(v for v in values if v)) or None
