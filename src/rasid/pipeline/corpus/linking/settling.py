"""From the claims of some groups to their incidents: each is settled, as in memory."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from rasid.link.archive import Archive, Room
from rasid.link.incidents import settled
from rasid.model.event import Bond, Incident, Telling
from rasid.pipeline.corpus.json_text import parsed
from rasid.pipeline.corpus.linking.desk import Desk, cuts, rows_between, table
from rasid.pipeline.corpus.linking.incident_columns import INCIDENTS, incident_cells
from rasid.pipeline.corpus.linking.spreading import BONDS, CLAIM
from rasid.pipeline.corpus.linking.unit_text import bonds
from rasid.pipeline.corpus.shards import write_table
from rasid.pipeline.corpus.wire import hops, telling

_ROWS = 20_000
"""Of one task: some seconds of work."""
LINKS = {"claim": "string", "incident": "string"}


@dataclass(frozen=True, slots=True)
class Groups:
    """A task: rows ``[start, stop)`` of the table ``spread``, whole groups; ``policy`` as `rasid events` takes it."""

    desk: Desk
    k: int
    start: int
    stop: int
    policy: str | None

    @property
    def name(self) -> str:
        """Where its incidents are written: another policy, other incidents."""
        return f"incidents-{self.policy or 'none'}"

    @property
    def links(self) -> str:
        """Where it is written which claims they hold."""
        return f"links-{self.policy or 'none'}"


def bunches(desk: Desk, policy: str | None) -> list[Groups]:
    """The tasks of a corpus."""
    return [Groups(desk, *cut, policy) for cut in cuts(desk, "spread", _ROWS)]


def brought(task: Groups) -> tuple[int, int]:
    """Write the incidents of some groups, and which claims they hold; how many of either."""
    incidents, links = [], []
    for one in _groups(rows_between(task.desk.whole("spread"), task.start, task.stop).to_pydict()):
        incident = one.incident(task.policy)
        incidents.append(incident_cells(incident, one.sources))
        links += [(c, incident.id) for c in incident.claims]
    write_table(task.desk.piece(task.links, task.k), table(links, LINKS))
    write_table(task.desk.piece(task.name, task.k), table(incidents, INCIDENTS))
    return len(incidents), len(links)


@dataclass(slots=True)
class _Group:
    """The claims of one incident, and all that settling asks of them."""

    claims: list[tuple[tuple[str, int], Telling]] = field(default_factory=list)
    here: list[str] = field(default_factory=list)
    bonds: tuple[Bond, ...] = ()
    rooms: dict[str, Room] = field(default_factory=dict)
    origins: dict[str, str] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)

    def incident(self, policy: str | None) -> Incident:
        """The incident."""
        known = Archive({t.claim: t for _, t in sorted(self.claims, key=lambda held: held[0])}, self.rooms)
        return settled(sorted(self.here), known, self.origins, policy, bonds=self.bonds)


def _groups(held: dict[str, list[Any]]) -> Iterator[_Group]:
    """The groups of rows that stand in order."""
    before, one = None, _Group()
    rows = zip(*(held[n] for n in ("c", "role", "b", "text", "room", "origin", "source")), strict=True)
    for c, role, n, text, *more in rows:
        if c != before:
            if before is not None:
                yield one
            before, one = c, _Group()
        if role == BONDS:
            one.bonds = tuple(bonds(text))
        else:
            _put_claim(one, role, n, text, more)
    if before is not None:
        yield one


def _put_claim(one: _Group, role: int, n: int, text: str, more: list[str]) -> None:
    t = telling(text)
    one.claims.append(((t.report, n), t))
    room, origin, source = more
    if t.report not in one.rooms:
        report, outlet, named = parsed(room)
        one.rooms[report] = (outlet, hops(named))
    if origin:
        steps, first, outlet = parsed(origin)
        one.origins.update(steps)
        if first not in one.rooms:
            one.rooms[first] = (outlet, ())
    if role == CLAIM:
        one.here.append(t.claim)
        if source:
            one.sources[t.claim] = source
