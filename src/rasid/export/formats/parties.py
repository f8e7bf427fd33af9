"""A party of an incident as other schemes call it: ACLED's name and type, PLOVER's code, UCDP's id."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rasid.export.rows import Row
from rasid.knowledge.actor_entry import ActorEntry
from rasid.knowledge.actors import actor_book
from rasid.knowledge.formats import countries

STATE, OUTSIDE, CIVILIANS = "State forces", "External/Other forces", "Civilians"
MILITIA, PROTESTERS, RIOTERS = "Political militia", "Protesters", "Rioters"
_UNNAMED = {"armed": ("Unidentified Armed Group", MILITIA)}
"""Heads of ids that are common nouns of armed people, and what ACLED calls those whom nobody names."""
_CROWDS = (PROTESTERS, RIOTERS, CIVILIANS)


@dataclass(frozen=True, slots=True)
class Party:
    """One party: the id of the books and its names, and what others call it, "" where they have no word for it."""

    id: str
    name: str
    acled: str
    type: str
    plover: str
    ucdp: str
    named: bool


def parties(rows: Iterable[Row], country: str | None, coded: Iterable[Row] = ()) -> list[Party]:
    """The parties of one side, those with a name of their own first, each name once."""
    paths = _paths(coded)
    made = [_party(r, country, paths) for r in rows]
    out: dict[str, Party] = {}
    for p in sorted(made, key=lambda p: not p.named):
        out.setdefault(p.acled, p)
    return list(out.values())


def _paths(coded: Iterable[Row]) -> dict[str, list[str]]:
    """The path of each actor that the claims name: of those without an entry, the class they were put into."""
    return {
        a["actor"]: a["path"]
        for report in coded
        for c in report["claims"]
        for a in (*c["initiators"], *c["targets"])
    }  # fmt: skip


def _party(r: Row, country: str | None, paths: dict[str, list[str]]) -> Party:
    id, name = r["actor"], r["name"]["en"] or r["name"]["ar"]
    own = actor_book().entry(id)
    known = own or next(_above(id, paths), None)
    kind = _type(known, country)
    head = id.split("/")[0]
    if head in _UNNAMED and not id.startswith("?"):
        label, kind = _UNNAMED[head]
        return Party(id, name, _in(label, country), kind, known.plover if known else "", "", False)
    if kind in _CROWDS and (own is None or head == "people"):
        return Party(id, name, _in(kind, country), kind, known.plover if known else "", "", False)
    acled = (own.acled if own else "") or name
    return Party(id, name, acled, kind, known.plover if known else "", own.ucdp if own else "", head != "state")


def _above(id: str, paths: dict[str, list[str]]) -> Iterator[ActorEntry]:
    """The entries above a party that has none: of its path, then of its id."""
    parts = id.lstrip("?").split("/")
    ids = [*reversed(paths.get(id, [])[:-1]), *("/".join(parts[:n]) for n in range(len(parts) - 1, 0, -1))]
    yield from (e for key in ids if (e := actor_book().entry(key)) is not None)


def _type(known: ActorEntry | None, country: str | None) -> str:
    """ACLED's type; forces of a state that are told of in another country are external to it."""
    if known is None:
        return ""
    abroad = known.acled_type == STATE and country and known.countries and country not in known.countries
    return OUTSIDE if abroad else known.acled_type


def _in(label: str, country: str | None) -> str:
    known = countries().get(country or "")
    return f"{label} ({known.acled})" if known else label
