"""What the command asks of a reader of gazetteers, and how one row becomes a place or the reason why it is none."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from rasid.ingest.gazetteers.cells import BadRow, country
from rasid.knowledge.foreign_places import Foreign, LeftOut, Outcome

_OTHER_COUNTRY = LeftOut("of another country")


@dataclass(frozen=True, slots=True)
class Asked:
    """Options of an import: only ``countries`` are taken, and a single one is that of rows that name none.

    ``columns`` says which column of a table holds what; ``book`` is the name of the import.
    """

    book: str
    countries: frozenset[str] = frozenset()
    columns: dict[str, str] = field(default_factory=dict)
    alternate_names: Path | None = None

    def country(self, said: str) -> str:
        """The country of a row. Raises :class:`NotAskedFor`, or :class:`BadRow` where nothing says which it is."""
        if not said.strip() and len(self.countries) == 1:
            return next(iter(self.countries))
        code = country(said)
        if self.countries and code not in self.countries:
            raise NotAskedFor
        return code


class NotAskedFor(Exception):
    """A row of a country that the command did not ask for."""


def attempt(make: Callable[[], Foreign], where: str, name: str) -> Outcome:
    """The place of a row, or why there is none."""
    try:
        return make()
    except NotAskedFor:
        return _OTHER_COUNTRY
    except BadRow as e:
        return e.refused(where, name)
