"""How well claims were put together: pairs of claims, and B-cubed, with how far either hangs on which incidents."""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from benchmarks.peers.figures import DRAWN, SEED, Figure, spread

NAMES = ("pairs, precision", "pairs, recall", "pairs, F1", "B3, F1", "B3 of grouped, F1")


def components(size: int, edges: Sequence[tuple[int, int]]) -> list[int]:
    """For each of ``size`` rows the least row that edges lead to: connected components."""
    root = list(range(size))

    def top(k: int) -> int:
        while root[k] != k:
            root[k] = root[root[k]]
            k = root[k]
        return k

    for i, j in edges:
        a, b = sorted((top(i), top(j)))
        root[b] = a
    return [top(k) for k in range(size)]


def sums(incident: Mapping[str, str], found: Mapping[str, str]) -> np.ndarray:
    """By gold incident what its claims add up to: claims, pairs right, found and wanted, B3 shares, grouped."""
    sizes, came = Counter(incident.values()), Counter(found.values())
    both = Counter((incident[c], found[c]) for c in incident)
    names = {name: k for k, name in enumerate(sorted(sizes))}
    out = np.zeros((len(names), 9))
    for c, g in incident.items():
        shared, mine, wanted = both[g, found[c]], came[found[c]], sizes[g]
        share = np.array([1, shared - 1, mine - 1, wanted - 1, shared / mine, shared / wanted])
        out[names[g], :6] += share
        if wanted > 1:
            out[names[g], 6:] += share[[0, 4, 5]]
    return out


def figures(total: np.ndarray) -> np.ndarray:
    """The figures of :data:`NAMES` over the last axis of summed incidents."""
    n, right, mine, wanted, p, r, m, gp, gr = np.moveaxis(total, -1, 0)
    pairs_p, pairs_r = right / np.maximum(mine, 1), right / np.maximum(wanted, 1)
    return np.stack([pairs_p, pairs_r, _f1(pairs_p, pairs_r), _f1(p / n, r / n), _f1(gp / m, gr / m)], -1)


def _f1(p: np.ndarray, r: np.ndarray) -> np.ndarray:
    return 2 * p * r / np.maximum(p + r, 1e-12)


def samples(by_incident: np.ndarray) -> np.ndarray:
    """The figures of as many incidents drawn anew, many times over; the same draws for whoever is measured."""
    n = len(by_incident)
    drawn = np.random.default_rng(SEED).integers(0, n, (DRAWN, n))
    return figures(by_incident[drawn].sum(1))


def spreads(by_incident: np.ndarray) -> tuple[Figure, ...]:
    """Each figure with the middle 95 % of its samples."""
    return tuple(spread(s, v) for v, s in zip(figures(by_incident.sum(0)), samples(by_incident).T, strict=True))


def gains(ours: np.ndarray, theirs: np.ndarray) -> tuple[Figure, ...]:
    """Our figures less the peer's, over the same draws."""
    value = figures(ours.sum(0)) - figures(theirs.sum(0))
    return tuple(spread(s, v) for v, s in zip(value, (samples(ours) - samples(theirs)).T, strict=True))
