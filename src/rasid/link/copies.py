"""Which reports only repeat another: the same text, an edited repost, an agency's line under two names.

Reports are taken by day of publication and id, and each is held against the originals before it, so that the order
in which they came makes no difference, and a copy resembles its original itself and not only another copy.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from rasid.link.sketches import PERMUTATIONS, resemblance
from rasid.model.event import Sketch

LEAST = 0.4
"""Of all shingles: at 0.7 two thirds of edited reposts are missed."""
LEAST_CREDITED = 0.2
"""Where both credit one agency: two cuts of one dispatch."""
LEAST_OWN = 0.7
"""Of one outlet: its next piece on a matter repeats the last one's background, and is no copy of it."""
MOST_DAYS = 7
"""An edited text that comes later is another day's: daily tolls are written over one form."""
ROWS, ROWS_CREDITED = 3, 2
"""Values of a band, and of one among reports that credit one agency."""


@dataclass(frozen=True, slots=True)
class Borrowed:
    """The paragraph ``[start, end)`` of a report that stands, word for word, in the earlier report ``origin``."""

    start: int
    end: int
    origin: str


def copies(sketches: Iterable[Sketch]) -> dict[str, str]:
    """For each report that is a copy the id of its original: the earliest published, then of the smallest id.

    No original is a copy. Near linear in the number of reports: a copy is held against no later one.
    """
    shelf, found = _Originals(), dict[str, str]()
    for one in sorted(sketches, key=_order):
        origin = shelf.of(one)
        if origin is None:
            shelf.add(one)
        elif origin.report != one.report:
            found[one.report] = origin.report
    return found


def borrowed(sketches: Iterable[Sketch], copied: Mapping[str, str] | None = None) -> dict[str, tuple[Borrowed, ...]]:
    """Of each report the paragraphs that an earlier one had first; those of whole ``copied`` reports are left out."""
    first: dict[str, str] = {}
    out: dict[str, tuple[Borrowed, ...]] = {}
    skip = copied or {}
    for one in sorted(sketches, key=_order):
        taken = [Borrowed(p.start, p.end, first[p.exact]) for p in one.passages if p.exact in first]
        if one.report not in skip and (told := tuple(b for b in taken if b.origin != one.report)):
            out[one.report] = told
        for p in one.passages:
            first.setdefault(p.exact, one.report)
    return out


def _order(s: Sketch) -> tuple[date, str]:
    return (s.published or date.max, s.report)


@dataclass(slots=True)
class _Originals:
    """The originals so far: by the hash of their text, and by bands of their signature."""

    exact: dict[str, Sketch] = field(default_factory=dict)
    bands: dict[tuple[object, ...], list[Sketch]] = field(default_factory=lambda: defaultdict(list))

    def add(self, one: Sketch) -> None:
        self.exact.setdefault(one.exact, one)
        for band in _bands(one):
            self.bands[band].append(one)

    def of(self, one: Sketch) -> Sketch | None:
        """The original of ``one``: the same text, else the one most like it, the earlier where two are alike so."""
        same = self.exact.get(one.exact)
        if same is not None:
            return same
        shared = Counter(s.report for band in _bands(one) for s in self.bands.get(band, ()))
        known = {s.report: s for band in _bands(one) for s in self.bands.get(band, ()) if s.report in shared}
        told = [(resemblance(one, s), s) for s in known.values() if _near(one, s)]
        fit = [(alike, s) for alike, s in told if alike >= _least(one, s)]
        return min(fit, key=lambda f: (-f[0], _order(f[1])))[1] if fit else None


def _bands(one: Sketch) -> Iterator[tuple[object, ...]]:
    """Runs of the signature: reports that share 0.4 of their shingles share one of them 19 times in 20."""
    sign = one.signature
    for k in range(0, PERMUTATIONS - ROWS + 1, ROWS):
        yield k, *sign[k : k + ROWS]
    if one.credit:
        for k in range(0, PERMUTATIONS, ROWS_CREDITED):
            yield one.credit, k, *sign[k : k + ROWS_CREDITED]


def _near(a: Sketch, b: Sketch) -> bool:
    return not a.published or not b.published or abs((a.published - b.published).days) <= MOST_DAYS


def _least(a: Sketch, b: Sketch) -> float:
    if a.outlet and a.outlet == b.outlet:
        return LEAST_OWN
    return LEAST_CREDITED if a.credit and a.credit == b.credit else LEAST
