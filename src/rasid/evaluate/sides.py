"""A gold event and a coded claim, each reduced to the same few things, so that they can be compared."""

from dataclasses import dataclass
from typing import Any

from rasid.errors import InputError

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Side:
    """A gold event or a coded claim, reduced to what is compared."""

    kind: str
    status: str
    span: tuple[int, int]
    evidence: str
    initiators: list[str | None]
    targets: list[str | None]
    places: list[tuple[str | None, str | None]]
    date: tuple[str, str] | None
    tallies: list[Row]
    source: Row | None


def from_gold(report: Row, e: Row) -> Side:
    """A gold event. Raises :class:`InputError` where its evidence does not stand in the text."""
    at = report["text"].find(e["evidence"])
    if at < 0:
        raise InputError(
            f"the evidence of event {e.get('n')} does not stand in the text",
            where=str(report["id"]), mend="copy the clause from the text exactly",
        )  # fmt: skip
    first, _, last = (e.get("date") or "").partition("/")
    actors = [[a["surface"]] if (a := e.get(role)) and a.get("surface") else [] for role in ("initiator", "target")]
    return Side(
        kind=e["type"],
        status=e["status"],
        span=(at, at + len(e["evidence"])),
        evidence=e["evidence"],
        initiators=actors[0],
        targets=actors[1],
        places=[(p["surface"], p.get("admin1")) for p in e.get("places", ())],
        date=(first, last or first) if len(first) == 10 else None,
        tallies=list(e.get("tallies", ())),
        source=e["attribution"][-1] if e.get("attribution") else None,
    )


def from_claim(text: str, c: Row) -> Side:
    """A claim as `rasid code` writes it."""
    start, end = c["evidence"]["span"]
    date = c.get("date")
    chain = c.get("attribution")
    return Side(
        kind=c["kind"],
        status=c["status"],
        span=(start, end),
        evidence=text[start:end],
        initiators=[a.get("surface") for a in c.get("initiators") or ()],
        targets=[a.get("surface") for a in c.get("targets") or ()],
        places=[(p.get("surface"), p.get("admin1")) for p in c.get("places") or ()],
        date=(date["earliest"], date["latest"]) if date else None,
        tallies=list(c.get("tallies") or ()),
        source={"kind": None, **chain[-1]} if chain else None,
    )
