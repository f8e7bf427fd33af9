"""What fits best of all that two reports tell, and which occurrences hang together: over the scores of a corpus.

The pairs lie in order of their two reports, so that all that two reports have to do with each other is side by side.
"""

from collections.abc import Iterator
from typing import Any

from rasid.link.clusters import LEAST
from rasid.link.singling import ALONE, ARGUABLE, BETTER_ELSEWHERE
from rasid.pipeline.corpus.linking.components import components
from rasid.pipeline.corpus.linking.desk import Desk, batches, begins
from rasid.pipeline.corpus.linking.outlines import SHIFT

NO_WORD, FITS_ALONE, FITS_WORSE = 0, 1, 2
"""What was said of a pair, as the table has it."""
_REPORT = (1 << SHIFT) - 1


def weighed(i: Any, j: Any, score: Any) -> tuple[Any, Any]:
    """The scores of whole pairs of reports with what singling says, and what that is (:mod:`rasid.link.singling`)."""
    import numpy as np

    best, fit = np.full(len(i), -np.inf), np.ones(len(i), bool)
    for one, other in ((i, j), (j, i)):
        order = np.lexsort((other >> SHIFT, one))
        a, b = one[order], other[order] >> SHIFT
        starts = begins(a, b)
        sizes = np.diff(np.r_[starts, len(a)])
        most, arguable = (f.reduceat(x, starts) if len(a) else x for f, x in (
            (np.maximum, score[order]), (np.add, (score[order] >= ARGUABLE).astype(np.int64))))  # fmt: skip
        best[order] = np.maximum(best[order], np.repeat(most, sizes))
        fit[order] &= np.repeat(arguable <= 1, sizes)
    worse = best > score
    said = np.where(worse, FITS_WORSE, np.where(fit, FITS_ALONE, NO_WORD)).astype(np.int8)
    return score + np.array([0.0, ALONE, BETTER_ELSEWHERE])[said], said


def by_reports(desk: Desk, *more: str) -> Iterator[list[Any]]:
    """The scored pairs (i, j, score, and what else is wanted), all of an earlier report together."""
    import numpy as np

    kept: list[Any] | None = None
    for batch in batches(desk.whole("scored"), "i", "j", "score", *more):
        held = batch if kept is None else [np.concatenate(two) for two in zip(kept, batch, strict=True)]
        cut = int(np.searchsorted(held[0], held[0][-1] & ~_REPORT))
        kept = [column[cut:] for column in held]
        if cut:
            yield [column[:cut] for column in held]
    if kept is not None and len(kept[0]):
        yield kept


def together(desk: Desk, units: Any, again: tuple[Any, Any]) -> Any:
    """For each of ``units`` (numbers, in order) the least place of those that may become one incident with it.

    They hang together by pairs that are as alike as an incident asks, and by what copies repeat.
    """
    import numpy as np

    edges = [np.stack(again, axis=1)]
    for i, j, score in by_reports(desk):
        sure = weighed(i, j, score)[0] >= LEAST
        edges.append(np.stack([i[sure], j[sure]], axis=1))
    return components(len(units), np.searchsorted(units, np.concatenate(edges)))
