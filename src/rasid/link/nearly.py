"""What was nearly put together: pairs of incidents whose tellings fall just short, for a person to look at."""

from collections.abc import Iterator, Sequence

from rasid.link.clusters import LEAST, Compared
from rasid.model.event import Bond, Cluster

SHORT = 1.0
"""How far below :data:`LEAST` a likeness may lie and still be asked about."""
Pair = tuple[int, int]


def nearly(found: Sequence[Cluster], compared: Compared) -> list[Bond]:
    """Of each two clusters that nearly met their most alike pair of claims, the most alike first.

    ``compared`` is what :func:`rasid.link.clusters.clusters` wrote when it made ``found``. Two incidents that meet in
    one report are no such pair, for the report tells them apart.
    """
    of = {c: n for n, cluster in enumerate(found) for c in cluster.claims}
    best: dict[Pair, Bond] = {}
    for bond in _short(compared):
        clusters = (of[bond.left], of[bond.right])
        met = min(clusters), max(clusters)
        if met[0] != met[1] and (met not in best or bond.score > best[met].score):
            best[met] = bond
    reports = _reports(found, compared)
    asked = [b for (x, y), b in best.items() if not reports[x] & reports[y]]
    return sorted(asked, key=lambda b: (-b.score, b.left, b.right))


def _short(compared: Compared) -> Iterator[Bond]:
    units = compared.units
    for (i, j), like in compared.alike.items():
        if like.score >= LEAST - SHORT:
            left, right = units[i].claims[0], units[j].claims[0]
            yield Bond(left, right, round(like.score, 2), like.reasons)


def _reports(found: Sequence[Cluster], compared: Compared) -> list[set[str]]:
    report = {c: unit.report for unit in compared.units for c in unit.claims}
    return [{report[c] for c in cluster.claims} for cluster in found]
