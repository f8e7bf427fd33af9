"""Linking: rasid's clusters() against Splink on the gold's incidents, and over the claims of many articles."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from benchmarks.peers import splinked, told
from benchmarks.peers.figures import Figure, Part, Table, ahead, better
from benchmarks.peers.grouping import NAMES, components, figures, gains, spreads, sums
from benchmarks.peers.texts import Row, reports
from benchmarks.peers.timing import ratio, rounds, spent
from rasid.link.clusters import clusters
from rasid.link.profiles import Profile

WEIGHTS = tuple(float(w) / 2 for w in range(-8, 61))
FOLDS, SEED, PAIRS_F1 = 5, 7, NAMES.index("pairs, F1")
OURS, PEER = "rasid", "Splink"


def compare(articles: Sequence[Row], times: int) -> Part:
    """Quality on the gold; time on the gold, and on the claims of ``articles`` where there are any."""
    held, incident = told.gold_told()
    tellings, copied = told.all_tellings(held), told.all_copies(held)
    ours = {c: k.claims[0] for k in clusters(tellings, copied) for c in k.claims}
    units = told.units(tellings)
    link = splinked.train(splinked.linker(told.rows(units)))
    pairs = splinked.pairs(splinked.scored(link))
    by_weight = np.stack([sums(incident, _found(units, pairs, w)) for w in WEIGHTS])
    best = int(np.argmax(figures(by_weight.sum(1))[:, PAIRS_F1]))
    us, chosen = sums(incident, ours), by_weight[best]
    rows = [
        (OURS, *spreads(us)),
        (f"{PEER}, threshold chosen on the others' incidents", *spreads(_cross_validated(by_weight))),
        (f"{PEER}, its best threshold here", *spreads(chosen)),
        (f"{OURS} less {PEER} at its best", *gains(us, chosen)),
    ]
    clock = [("the gold", *_timed(tellings, units, WEIGHTS[best], times))]
    for n in sorted({len(articles) // 4, len(articles)} - {0}):
        known = told.all_tellings(told.read_told(reports(articles[:n])))
        clock.append((f"{n:,} real articles", *_timed(known, told.units(known), WEIGHTS[best], times)))
    return _part(rows, clock, gains(us, chosen), (len(held), len(incident)))


def _found(units: Sequence[Profile], pairs: Sequence[splinked.Pair], weight: float) -> dict[str, str]:
    """For each claim the first claim of its group, where pairs of at least ``weight`` are one."""
    place = components(len(units), [(a, b) for a, b, w in pairs if w >= weight])
    return {c: units[place[k]].claims[0] for k, unit in enumerate(units) for c in unit.claims}


def _cross_validated(by_weight: np.ndarray) -> np.ndarray:
    """By gold incident what the threshold gives that was best on the incidents of the other folds."""
    n = by_weight.shape[1]
    fold = np.random.default_rng(SEED).permutation(n) % FOLDS
    out = np.zeros(by_weight.shape[1:])
    for k in range(FOLDS):
        best = int(np.argmax(figures(by_weight[:, fold != k].sum(1))[:, PAIRS_F1]))
        out[fold == k] = by_weight[best][fold == k]
    return out


def _timed(tellings: Sequence[Any], units: Sequence[Profile], weight: float, times: int) -> tuple[Figure, ...]:
    """Claims, our speed, our time over Splink's once it is trained, and over that with its training added."""
    link = splinked.linker(told.rows(units))
    learning = spent(lambda: splinked.train(link))
    contenders = {OURS: lambda: clusters(tellings), PEER: lambda: splinked.anew(link, weight)}
    took = rounds([contenders] * times)
    took["both"] = [seconds + learning for seconds in took[PEER]]
    speed = Figure.over([len(tellings) / s for s in took[OURS]], 0)
    return Figure(len(tellings), digits=0), speed, ratio(took, OURS, PEER), ratio(took, OURS, "both")


def _part(
    rows: Sequence[tuple[Any, ...]],
    clock: Sequence[tuple[Any, ...]],
    gained: tuple[Figure, ...],
    size: tuple[int, int],
) -> Part:
    return Part(
        "linking",
        "Linking",
        ("splink", "duckdb"),
        f"The gold's own events as claims, {size[1]} in {size[0]} invented reports (`gold/composed.jsonl`, "
        "`gold/clusters.jsonl`): which of them tell of one incident. Splink runs on DuckDB with one thread. It gets "
        "the occurrences that rasid makes of the claims within a report, with the same day, place, parties, figures, "
        "and words, is blocked by a day and one thing more, and learns its weights by expectation maximisation from "
        "these claims. Its threshold, its levels and its blocks for "
        "training are picked on the answers, in its favour; rasid's weights were written with this gold in sight, in "
        "ours. In brackets the middle 95 % over incidents drawn anew.",
        (
            Table(("", *NAMES), tuple(rows)),
            Table(
                (
                    "time over",
                    "claims",
                    "rasid, claims a second",
                    "rasid / Splink, trained",
                    "rasid / Splink, training too",
                ),
                tuple(clock),
            ),
        ),
        (
            *(
                better(OURS, f"{PEER} at its best", g, n)
                for n, g in zip(NAMES, gained, strict=True)
                if n.endswith("F1")
            ),
            *(ahead(OURS, f"{PEER}, trained, over {row[0]}", row[3]) for row in clock),
        ),
    )
