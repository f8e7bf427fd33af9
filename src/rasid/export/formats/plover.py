"""Incidents as PLOVER records, and as the table of POLECAT: one a kind that happened and has a PLOVER type."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rasid.export.formats.counts import Counts
from rasid.export.formats.days import first_and_last
from rasid.export.formats.happened import kind_statuses, ranked, why_not
from rasid.export.formats.notes import notes
from rasid.export.formats.parties import Party, parties
from rasid.export.formats.told import addresses, evidence, joined, outlets, published
from rasid.export.rows import Row
from rasid.knowledge.formats import codes, countries
from rasid.knowledge.ontology import kinds

_CITY = "town"


@dataclass(frozen=True, slots=True)
class _Event:
    """One kind of an incident in PLOVER's terms."""

    row: Row
    id: str
    kind: str
    claims: tuple[str, ...]
    type: str
    actors: list[Party]
    recipients: list[Party]


def plover_records(rows: Iterable[Row], counts: Counts) -> Iterator[Row]:
    """The records of PLOVER's manual, all fields in its order."""
    return (_record(e) for row in rows for e in _events(row, counts))


def polecat_rows(rows: Iterable[Row], counts: Counts) -> Iterator[Row]:
    """The rows of POLECAT's table."""
    return (_polecat(e) for row in rows for e in _events(row, counts))


def _events(row: Row, counts: Counts) -> Iterator[_Event]:
    told = kind_statuses(row)
    rival = any(f["code"] == "rival_perpetrators" for f in row["flags"])
    for e in row["events"]:
        kind, said = e["kind"], told[e["kind"]]
        type = plover_type(kind, said)
        did, suffered = (_side_of(row, e, role) for role in ("initiators", "targets"))
        if reason := _left_out(row, kind, said, (type, not rival and bool(did))):
            counts.leave(reason, kind)
        else:
            yield _Event(row, e["id"], kind, tuple(e["claims"]), str(type), did, suffered)


def _side_of(row: Row, event: Row, role: str) -> list[Party]:
    """The parties of a kind: of the main one those of the incident, of others whom their claims name.

    Who broke up a march did not march.
    """
    country = (row["place"] or {}).get("country")
    if event["kind"] in (ranked(row["kinds"]) or row["kinds"])[:1]:
        return parties(row[role], country, row["coded"])
    wanted = set(event["claims"])
    told = [c for report in row["coded"] for c in report["claims"] if c["id"] in wanted and c["status"] != "denied"]
    return parties((a for c in told for a in c[role]), country, row["coded"])


def _left_out(row: Row, kind: str, said: frozenset[str], known: tuple[str | None, bool]) -> str:
    type, actor = known
    if type is None:
        return "no_row"
    if reason := why_not(kind, said):
        return reason
    if first_and_last(row) is None:
        return "no_day"
    return "" if actor else "no_doer"


def plover_type(kind: str, said: frozenset[str]) -> str | None:
    """PLOVER's type of a kind, by what it is told as first of: asserted, disputed, planned, demanded."""
    known = kinds().get(kind)
    order = ("asserted", "claimed-disputed", "planned/threatened", "demanded", "denied")
    status = next((s for s in order if s in said), "asserted")
    return known.plover(status) if known else None


def _mode(e: _Event) -> str | None:
    """PLOVER's mode, where the kind tells one and the type has it."""
    mode = codes()["plover_mode_of_kind"].get(e.kind)
    return mode if mode in codes()["plover_modes"].get(e.type, ()) else None


def _record(e: _Event) -> Row:
    days = first_and_last(e.row)
    assert days is not None  # _left_out
    made: Row = {
        "id": e.id,
        "has_event": True,
        "date": days[0].isoformat(),
        "enddate": days[1].isoformat() if days[1] != days[0] else None,
        "actor": [_entity(p) for p in e.actors],
        "recipient": [_entity(p) for p in e.recipients],
        "event": e.type,
        "event_loc": e.row["place"],
        "event_text": next(evidence(e.row, e.claims), None),
        "quad_code": codes()["plover_quads"][e.type],
        "mode": _mode(e),
        "context": [],
        "link": addresses(e.row),
        "text_info": [{k: r[k] for k in ("outlet", "published", "title")} for r in e.row["told_in"]],
        "coder": _version(e),
        "comment": notes(e.row, [e.kind]),
    }
    return {field: made.get(field) for field in codes()["columns"]["plover"]}


def _entity(p: Party) -> Row:
    country, sectors = coded(p)
    known = {"code": country or None, "sector": sectors or None, "entity_text": p.name, "identifier_id": p.id,
             "identifier_text": "rasid"}  # fmt: skip
    return {field: known.get(field) for field in codes()["plover_entity"]}


def coded(p: Party) -> tuple[str, list[str]]:
    """The three letters of the country and the sectors of a PLOVER code; a code may begin with a sector."""
    parts = [p.plover[n : n + 3] for n in range(0, len(p.plover), 3)]
    known = {c.iso3 for c in countries().values()}
    if parts and parts[0] in known:
        return parts[0], parts[1:]
    return "", parts


def _version(e: _Event) -> str | None:
    return joined(r["made_by"] for r in e.row["coded"])


def _polecat(e: _Event) -> Row:
    days, said = first_and_last(e.row), published(e.row)
    return {
        "Event ID": e.id,
        "Event Date": days[0] if days else None,
        "Event Type": e.type,
        "Event Mode": _mode(e),
        "Quad Code": codes()["plover_quads"][e.type],
        **_side("Actor", e.actors),
        **_side("Recipient", e.recipients),
        **_where(e.row["place"]),
        "Source": outlets(e.row),
        "Publication Date": said[0] if said else None,
        "Language": "Arabic",
        "Version": _version(e),
    }


def _side(role: str, side: Sequence[Party]) -> Row:
    sectors = [coded(p)[1] for p in side]
    return {
        f"{role} Name": joined(p.name for p in side),
        f"{role} Country": joined(coded(p)[0] for p in side),
        f"Primary {role} Sector": next((s[0] for s in sectors[:1] if s), None),
        f"{role} Sectors": joined(s for own in sectors for s in own),
        f"{role} Name Raw": joined(p.name_ar for p in side),
    }


def _where(p: Row | None) -> Row:
    if p is None:
        return {}
    country = countries().get(p["country"] or "")
    name = p["name"]["en"] or p["name"]["ar"]
    return {
        "Placename": name,
        "City": name if p["level"] == _CITY else None,
        "District": p["admin2"],
        "Province": p["admin1"],
        "Country": country.iso3 if country else None,
        "Latitude": p["lat"],
        "Longitude": p["lon"],
        "Raw Placename": p["name"]["ar"],
        "Feature Type": p["level"],
    }
