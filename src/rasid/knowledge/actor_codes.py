"""What other people's formats call a party: by its kind and country from a table, unless its own entry says it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from rasid.errors import BookError
from rasid.knowledge.load import DATA, Entry, read_yaml

_BOOK = "actor_codes.yaml"


@dataclass(frozen=True, slots=True)
class Codes:
    """ACLED's name and type of an actor, its PLOVER/CAMEO code (country and sector), and its UCDP id; "" unknown."""

    acled: str = ""
    acled_type: str = ""
    plover: str = ""
    ucdp: str = ""


@dataclass(frozen=True, slots=True)
class _Kind:
    acled_type: str
    sector: str
    body: str


class CodeTable:
    """The table of kinds and countries, and what an entry may say over it."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._types: set[str] = set()
        self._sectors: set[str] = set()
        self._bodies: set[str] = set()
        self._kinds: dict[str, _Kind] = {}
        self.iso3: dict[str, str] = {}
        for row in entries:
            self._take(row.data)
        self._countries = {*self.iso3.values(), *self._bodies}

    @classmethod
    def load(cls) -> "CodeTable":
        """Read the table, which no other shelf has."""
        return cls(read_yaml(_BOOK))

    @property
    def source(self) -> bytes:
        """What the table is made of, for the key of what is prepared with it."""
        return (DATA / _BOOK).read_bytes()

    def _take(self, d: dict[str, Any]) -> None:
        if "kind" in d:
            self._kinds[d["kind"]] = _Kind(d["acled_type"], d.get("sector", ""), d.get("body", ""))
        elif "country" in d:
            self.iso3[d["country"]] = d["iso3"]
        elif "acled_type" in d:
            self._types.add(d["acled_type"])
        self._sectors.update(d.get("sectors", ()))
        self._bodies.update(d.get("bodies", ()))

    def codes(self, line: list[Entry]) -> Codes:
        """The codes of the last of ``line``, the entries from the coarsest of its path to itself.

        What a party says of its codes holds for its parts of the same kind: the branches of an intelligence service
        are one too. A kind that the table leaves out, such as a person, takes those of the nearest party above it.
        """
        own = line[-1].data
        kind = next((e.data["kind"] for e in reversed(line) if e.data["kind"] in self._kinds), "")
        like = [e.data for e in reversed(line) if e.data is own or e.data["kind"] == kind]
        known = self._kinds.get(kind, _Kind("", "", ""))
        return Codes(
            str(own.get("acled", "")),
            _first(like, "acled_type", known.acled_type),
            _first(like, "plover", self._plover(known, _first(like, "country", []))),
            str(own.get("ucdp", "")),
        )

    def of_kind(self, kind: str) -> Codes:
        """The codes of a party of which no more than its kind is known."""
        known = self._kinds.get(kind, _Kind("", "", ""))
        return Codes("", known.acled_type, self._plover(known, []))

    def _plover(self, kind: _Kind, countries: list[str]) -> str:
        return kind.body or self.iso3.get(countries[0] if countries else "", "") + kind.sector

    def check(self, entry: Entry) -> None:
        """Whether the codes that an entry says itself are codes at all. Raises :class:`BookError`."""
        d = entry.data
        if not isinstance(d.get("acled", ""), str):
            raise BookError("«acled» is no name", where=entry.where, mend="write ACLED's actor name in quotation marks")
        if (said := d.get("acled_type")) is not None and said not in self._types:
            raise BookError(f"«{said}» is no type of ACLED's", where=entry.where, mend=f"one of {sorted(self._types)}")
        if (said := d.get("plover")) is not None and not self._is_plover(str(said)):
            mend = "a country's three letters and a sector's, as SYRREB; both stand in data/actor_codes.yaml"
            raise BookError(f"«{said}» is no PLOVER code", where=entry.where, mend=mend)
        if (said := d.get("ucdp")) is not None and not str(said).isdigit():
            raise BookError(f"«{said}» is no id of UCDP's", where=entry.where, mend="write its number, or leave it out")
        for country in d.get("country", ()):
            if country not in self.iso3:
                mend = "write its two capital letters; a new one is added to data/actor_codes.yaml"
                raise BookError(f"«{country}» is no country", where=entry.where, mend=mend)

    def _is_plover(self, code: str) -> bool:
        first, *rest = re.findall("...", code) or [""]
        known = first in self._countries or (first in self._sectors and not rest)
        return len(code) % 3 == 0 and known and self._sectors.issuperset(rest)


@cache
def code_table() -> CodeTable:
    """The table, read once."""
    return CodeTable.load()


def _first(rows: list[dict[str, Any]], field: str, default: Any) -> Any:
    return next((d[field] for d in rows if field in d), default)
