"""A party of an incident as other schemes call it: ACLED's name and type, PLOVER's code, UCDP's id."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rasid.export.rows import Row
from rasid.knowledge.actor_codes import code_table
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
    country: str
    """Two letters of the party's own country, "" where the books know none."""
    name_ar: str


def parties(rows: Iterable[Row], country: str | None, coded: Iterable[Row] = ()) -> list[Party]:
    """The parties of one side, those with a name of their own first, each name once.

    ``coded`` are the claims that name them, for what is known of a party that no book has.
    """
    known = {a["actor"]: a for r in coded for c in r["claims"] for a in (*c["initiators"], *c["targets"])}
    made = [_party(r, country, known.get(r["actor"])) for r in rows]
    out: dict[str, Party] = {}
    for p in sorted(made, key=lambda p: not p.named):
        out.setdefault(p.acled, p)
    return list(out.values())


def _party(r: Row, country: str | None, coded: Row | None) -> Party:
    id, name = r["actor"], r["name"]["en"] or r["name"]["ar"]
    own = actor_book().entry(id)
    entry = own or next(_above(id, coded), None)
    loose = code_table().of_kind((coded or {}).get("kind") or "")
    acled, kind, named = _acled(id, name, own, _type(entry, country) or loose.acled_type)
    home = next(iter(entry.countries), "") if entry and len(entry.countries) == 1 else ""
    label = acled if named else _in(acled, country)
    plover = (entry.plover if entry else "") or loose.plover
    return Party(id, name, label, kind, plover, own.ucdp if own else "", named, home, r["name"]["ar"])


def _acled(id: str, name: str, own: ActorEntry | None, kind: str) -> tuple[str, str, bool]:
    """ACLED's name and type, and whether the party has a name of its own and is no «gunmen» or «protesters»."""
    head = id.split("/")[0]
    if head in _UNNAMED:
        return (*_UNNAMED[head], False)
    if kind in _CROWDS and (own is None or head == "people"):
        return kind, kind, False
    return (own.acled if own else "") or name, kind, True


def _above(id: str, coded: Row | None) -> Iterator[ActorEntry]:
    """The entries above a party that has none: of its path, then of its id."""
    parts = id.lstrip("?").split("/")
    path = coded["path"][:-1] if coded else []
    ids = [*reversed(path), *("/".join(parts[:n]) for n in range(len(parts) - 1, 0, -1))]
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
