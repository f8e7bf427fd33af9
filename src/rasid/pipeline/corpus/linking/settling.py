"""From the rows of some sets to their incidents: the groups grow, and each is settled, as in memory."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from rasid.link.archive import Archive, Room
from rasid.link.clusters import grouped
from rasid.link.features import Likeness
from rasid.link.incidents import settled
from rasid.model.event import Cluster, Incident, Telling
from rasid.pipeline.corpus.json_text import parsed
from rasid.pipeline.corpus.linking.desk import Desk, columns, rows_between, table
from rasid.pipeline.corpus.linking.incident_columns import INCIDENTS, incident_cells
from rasid.pipeline.corpus.linking.spreading import AGAIN, CLAIM, PAIR, UNIT
from rasid.pipeline.corpus.linking.unit_text import bonds, flags, unit
from rasid.pipeline.corpus.shards import write_table
from rasid.pipeline.corpus.wire import hops, telling

_ROWS = 20_000
"""Of one task: some seconds of work."""
LINKS = {"claim": "string", "incident": "string"}


@dataclass(frozen=True, slots=True)
class Sets:
    """A task: rows ``[start, stop)`` of the table ``spread``, whole sets; ``policy`` as `rasid events` takes it."""

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


def bunches(desk: Desk, policy: str | None) -> list[Sets]:
    """The tasks of a corpus."""
    import numpy as np

    (c,) = columns(desk.whole("spread"), "c")
    starts = np.flatnonzero(np.r_[True, c[1:] != c[:-1]]) if len(c) else np.zeros(0, np.int64)
    _, first = np.unique(starts // _ROWS, return_index=True)
    cuts = [*starts[first].tolist(), len(c)] if len(c) else [0, 0]
    return [Sets(desk, k, a, b, policy) for k, (a, b) in enumerate(pairwise(cuts))]


def brought(task: Sets) -> tuple[int, int]:
    """Write the incidents of some sets, and which claims they hold; how many of either."""
    incidents, links = [], []
    for one in _sets(rows_between(task.desk.whole("spread"), task.start, task.stop).to_pydict()):
        for incident in one.incidents(task.policy):
            incidents.append(incident_cells(incident, one.sources))
            links += [(c, incident.id) for c in incident.claims]
    write_table(task.desk.piece(task.links, task.k), table(links, LINKS))
    write_table(task.desk.piece(task.name, task.k), table(incidents, INCIDENTS))
    return len(incidents), len(links)


@dataclass(slots=True)
class _Set:
    """Occurrences that may be of one incident, and all that settling asks of them."""

    units: list[str] = field(default_factory=list)
    place: dict[int, int] = field(default_factory=dict)
    inner: list[str] = field(default_factory=list)
    claims: list[tuple[tuple[str, int], Telling]] = field(default_factory=list)
    here: list[str] = field(default_factory=list)
    alike: dict[tuple[int, int], Likeness] = field(default_factory=dict)
    again: dict[int, int] = field(default_factory=dict)
    rooms: dict[str, Room] = field(default_factory=dict)
    origins: dict[str, str] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)

    def incidents(self, policy: str | None) -> Iterator[Incident]:
        """Its incidents, in order of their claims."""
        known = Archive({t.claim: t for _, t in sorted(self.claims, key=lambda held: held[0])}, self.rooms)
        for cluster in self._clusters():
            yield settled(cluster.claims, known, self.origins, policy, bonds=cluster.bonds)

    def _clusters(self) -> list[Cluster]:
        inner = [bond for text in self.inner for bond in bonds(text)]
        if len(self.units) == 1:
            ordered = sorted(inner, key=lambda b: (b.left, b.right))
            return [Cluster(tuple(sorted(self.here)), tuple(ordered))]
        return grouped([unit(text) for text in self.units], inner, self.again, self.alike)


def _sets(held: dict[str, list[Any]]) -> Iterator[_Set]:
    """The sets of rows that stand in order."""
    before, one = None, _Set()
    rows = zip(*(held[n] for n in ("c", "role", "a", "b", "score", "text")), strict=True)
    for n, (c, role, a, b, score, text) in enumerate(rows):
        if c != before:
            if before is not None:
                yield one
            before, one = c, _Set()
        if role == UNIT:
            one.place[a] = len(one.units)
            one.units.append(text)
            one.inner += [held["room"][n]] if held["room"][n] else []
        elif role == PAIR:
            why = flags(parsed(text)) if text else ()
            one.alike[one.place[a], one.place[b]] = Likeness(score, why)
        elif role == AGAIN:
            one.again[one.place[a]] = one.place[b]
        else:
            _put_claim(one, role, b, text, (held["room"][n], held["origin"][n], held["source"][n]))
    if before is not None:
        yield one


def _put_claim(one: _Set, role: int, n: int, text: str, more: tuple[str, str | None, str | None]) -> None:
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
