"""A claim in the making: what is filled in while the report is read, before it is frozen."""

from dataclasses import dataclass

from rasid.arabic.dates import DateMention
from rasid.extract.attribution import Scope
from rasid.extract.occurrences import Occurrence
from rasid.extract.role_ground import Roles
from rasid.extract.tallies import Measured
from rasid.extract.toponyms import Toponym


@dataclass(slots=True, eq=False)
class Draft:
    """An occurrence with its slots; ``carried`` says that the date stands in another clause."""

    one: Occurrence
    kind: str
    status: str
    roles: Roles
    places: list[Toponym]
    date: DateMention | None
    carried: bool
    tallies: list[Measured]
    scope: Scope | None
    part_of: "Draft | None" = None
    variant_of: "Draft | None" = None

    def told(self) -> tuple[object, ...]:
        """What it says, for telling whether another says it again."""
        chain = tuple(h.value.name for h in self.scope.chain) if self.scope else ()
        tolls = sorted((t.what, t.who, t.count.low or -1, t.count.high or -1) for t in self.tallies)
        places = {t.where.id for t in self.places if t.where}
        return self.kind, tolls, [m.actor.id for m in self.roles.initiators], places, chain
