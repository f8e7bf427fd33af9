"""The kinds of occurrence and what they are called in other people's schemes."""

from dataclasses import dataclass

from rasid.errors import BookError
from rasid.knowledge.load import read_yaml
from rasid.knowledge.shelves import of_books

ONTOLOGY = "ontology.yaml"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind. ``event_type`` and ``sub_event_type`` are ACLED's, ``None`` for kinds that ACLED has no row for."""

    name: str
    group: str
    event_type: str | None
    sub_event_type: str | None
    plover_default: str | None
    plover_if: tuple[tuple[str, str], ...] = ()

    def plover(self, status: str) -> str | None:
        """The PLOVER event type of a claim of this kind and ``status``."""
        return dict(self.plover_if).get(status, self.plover_default)


@of_books(ONTOLOGY)
def kinds() -> dict[str, Kind]:
    """Every kind by its name, in the book's order. Raises :class:`BookError` where a name stands twice."""
    out: dict[str, Kind] = {}
    for entry in read_yaml(ONTOLOGY):
        d = entry.data
        if d["kind"] in out:
            raise BookError(f"kind «{d['kind']}» stands twice", where=entry.rule, mend="remove one of the two")
        event_type, sub = d.get("acled") or (None, None)
        plover_if = tuple(sorted((d.get("plover_if") or {}).items()))
        out[d["kind"]] = Kind(d["kind"], d["group"], event_type, sub, d.get("plover"), plover_if)
    return out
