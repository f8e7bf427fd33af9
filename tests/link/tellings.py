"""Tellings made short, for tests of linking: a claim by what is compared of it."""

from datetime import date
from typing import Any

from rasid.link.telling import unusual
from rasid.model.claim import Actor, Hop, Tally
from rasid.model.event import Telling
from rasid.model.values import Count, When, Where

_POINTS = {
    "Rummana": (33.0, 36.0), "Zahra": (33.05, 36.0), "Wadi": (33.0, 36.2), "Qala": (34.5, 37.0), "Nahr": (33.02, 36.03),
}  # fmt: skip


def place(name: str, level: str = "town", radius: float = 2.0, held: bool = False) -> Where:
    """A place of an invented province; ``held`` where only its container is known."""
    lat, lon = _POINTS[name]
    id = f"xx-{name.lower()}" + ("/?الحاجز" if held else "")
    return Where(
        id, ("XX", "Sahl", name), "الحاجز" if held else name, name, level, "XX", "Sahl", None, None, lat, lon, radius
    )


def party(id: str, kind: str = "rebel group") -> Actor:
    """A party with its path."""
    parts = id.split("/")
    return Actor(id, id, id, tuple("/".join(parts[:n]) for n in range(2, len(parts) + 1)) or (id,), kind)


def killed(low: int, high: int | None = -1, who: str = "unknown", what: str = "killed") -> Tally:
    """A tally; exact unless ``high`` says otherwise."""
    return Tally(what, who, Count(low, low if high == -1 else high), "exact")


def telling(claim: str, kind: str = "Armed clash", day: int | tuple[int, int] | None = 10, **more: Any) -> Telling:
    """Claim «report.n» of May 2024; ``words`` is a text, ``at`` is n times 1000 unless given."""
    report, _, n = claim.partition(".")
    span = (day, day) if isinstance(day, int) else day
    when = When(date(2024, 5, span[0]), date(2024, 5, span[1])) if span else None
    printed = date(2024, 5, min(31, span[1] + 1 if span else 11))
    values: dict[str, Any] = {
        "at": int(n or 0) * 1000, "status": "asserted", "published": printed, "places": (place("Rummana"),),
        "initiators": (), "targets": (), "tallies": (), "said_by": (Hop("outlet", report),), **more,
    }  # fmt: skip
    values["words"] = unusual(values.get("words", ""))
    return Telling(claim=claim, report=report, kind=kind, when=when, **values)
