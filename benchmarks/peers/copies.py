"""Near-duplicates: rasid's copies() against datasketch's MinHashLSH on the same shingles, and against an exact hash."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from benchmarks.peers.figures import DRAWN, SEED, Figure, Part, Table, ahead, better, spread
from benchmarks.peers.planted import DROPPED, Planted, planted
from benchmarks.peers.texts import Row, reports
from benchmarks.peers.timing import Work, ratio, rounds
from rasid.arabic.segment import read_text
from rasid.link.copies import LEAST, MOST_DAYS, copies
from rasid.link.sketches import PERMUTATIONS, shingles, sketch
from rasid.model.event import Sketch
from rasid.model.report import Report

THRESHOLDS = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7)
OURS, PEER, EXACT = "rasid", "datasketch", "exact hash"
Found = dict[str, str]


def words(report: Report) -> list[str]:
    """The folded words without marks: what rasid's own shingles are made of."""
    text = read_text(report.text)
    return [w for k, w in enumerate(text.words) if not text.is_mark(k)]


def minhash(report: Report) -> Any:
    """The peer's sketch of the same shingles, with as many permutations."""
    from datasketch import MinHash

    made = MinHash(num_perm=PERMUTATIONS)
    made.update_batch([s.encode("utf-8", "surrogatepass") for s in shingles(words(report))])
    return made


def order(report: Report) -> tuple[str, str]:
    """By day of publication and id, as rasid takes them."""
    return (str(report.published or "9999"), report.id)


def by_lsh(given: Sequence[Report], sketches: Mapping[str, Any], threshold: float, days: int | None = None) -> Found:
    """Each report held against the originals before it; its original is the one most like it, if like enough.

    With ``days`` only against those of so many days before, as rasid does.
    """
    from datasketch import MinHashLSH

    shelf, found = MinHashLSH(threshold=threshold, num_perm=PERMUTATIONS), Found()
    day = {r.id: r.published.toordinal() if r.published else 0 for r in given}
    for report in sorted(given, key=order):
        own = sketches[report.id]
        near = (n for n in shelf.query(own) if days is None or day[report.id] - day[n] <= days)
        like = [(own.jaccard(sketches[name]), name) for name in near]
        most = max(like, default=(0.0, ""))
        if most[0] >= threshold:
            found[report.id] = most[1]
        else:
            shelf.insert(report.id, own)
    return found


def by_hash(given: Sequence[Report]) -> Found:
    """Reports whose folded words are those of an earlier one."""
    first, found = dict[str, str](), Found()
    for report in sorted(given, key=order):
        origin = first.setdefault(" ".join(words(report)), report.id)
        if origin != report.id:
            found[report.id] = origin
    return found


def compare(real: Sequence[Row], n: int, times: int) -> Part:
    """Copies planted among ``n`` articles; ``times`` rounds over all of them."""
    held = planted(real, n)
    given = reports(held.rows)
    ours = [sketch(r) for r in given]
    theirs = {r.id: minhash(r) for r in given}
    took = rounds([_contenders(given, ours, theirs)] * times)
    by_threshold = {t: by_lsh(given, theirs, t) for t in THRESHOLDS}
    best = max(THRESHOLDS, key=lambda t: scores(sheet(by_threshold[t], held).sum(0))[2])
    found = {
        OURS: copies(ours),
        f"{PEER} at {LEAST:g}, as rasid": by_threshold[LEAST],
        f"{PEER} at {best:g}, its best here": by_threshold[best],
        f"{PEER} at {LEAST:g}, with rasid's rule of days": by_lsh(given, theirs, LEAST, MOST_DAYS),
        EXACT: by_hash(given),
    }
    return _part(held, found, took)


def _contenders(given: Sequence[Report], ours: Sequence[Sketch], theirs: Mapping[str, Any]) -> dict[str, Work]:
    return {
        f"{OURS}, from text": lambda: copies(sketch(r) for r in given),
        f"{PEER}, from text": lambda: by_lsh(given, {r.id: minhash(r) for r in given}, LEAST),
        f"{OURS}, sketches made": lambda: copies(ours),
        f"{PEER}, sketches made": lambda: by_lsh(given, theirs, LEAST),
        f"{EXACT}, from text": lambda: by_hash(given),
    }


def sheet(found: Found, held: Planted) -> np.ndarray:
    """A row a report: planted copy or not, called a copy or not, rightly so; right where both are of one article."""
    origin = held.origin
    out = np.zeros((len(held.rows), 3))
    for k, name in enumerate(row["id"] for row in held.rows):
        called = found.get(name)
        right = called is not None and name in origin and origin[name] == origin.get(called, called)
        out[k] = name in origin, called is not None, right
    return out


def scores(sheet: np.ndarray) -> np.ndarray:
    """Precision, recall and F1 over the last axis of summed sheets."""
    planted, called, right = np.moveaxis(sheet, -1, 0)
    return np.stack([right / np.maximum(called, 1), right / planted, 2 * right / (called + planted)], -1)


def drawn(sheets: Mapping[str, np.ndarray]) -> dict[str, np.ndarray]:
    """The scores over as many reports drawn anew, many times over; the same draws for everybody."""
    n = len(next(iter(sheets.values())))
    times = np.random.default_rng(SEED).multinomial(n, np.full(n, 1 / n), DRAWN)
    return {name: scores(times @ sheet) for name, sheet in sheets.items()}


def _recalls(found: Found, held: Planted) -> tuple[Figure, ...]:
    """Recall by the way in which copies were edited."""
    out = []
    for way in DROPPED:
        of = [c for c, w in held.edited.items() if w == way]
        right = [c for c in of if c in found and held.origin[c] == held.origin.get(found[c], found[c])]
        out.append(Figure(len(right) / len(of), digits=3))
    return tuple(out)


def _part(held: Planted, found: Mapping[str, Found], took: Mapping[str, list[float]]) -> Part:
    sheets = {name: sheet(f, held) for name, f in found.items()}
    value, over = {name: scores(s.sum(0)) for name, s in sheets.items()}, drawn(sheets)
    rows = tuple(
        (name, *(spread(over[name][:, k], value[name][k]) for k in range(3)), *_recalls(f, held))
        for name, f in found.items()
    )
    ours, *peers = found
    gains = [(peer, spread((over[ours] - over[peer])[:, 2], (value[ours] - value[peer])[2])) for peer in peers]
    pairs = [(f"{OURS}, {how}", f"{PEER}, {how}") for how in ("from text", "sketches made")]
    pairs.append((f"{OURS}, from text", f"{EXACT}, from text"))
    ratios = {pair: ratio(took, *pair) for pair in pairs}
    ours, *peers = found
    return Part(
        "copies",
        "Near-duplicates",
        ("datasketch", "rensa"),
        f"{len(held.rows):,} articles recombined from real paragraphs, {len(held.origin):,} of them copies planted "
        "under another outlet's name, up to some days later: word for word, or with sentences left out, numbers altered"
        " and an agency's line set before some. Articles that share a paragraph by chance are no copies. Both "
        f"sides get the same shingles and {PERMUTATIONS} permutations and hold each report against the originals "
        "before it; rasid also heeds outlet, day and the agency that is named, which datasketch knows nothing of. In "
        "brackets the middle 95 % over reports drawn anew.",
        (
            Table(("", "precision", "recall", "F1", *(f"recall, {way}" for way in DROPPED)), rows),
            Table(
                ("time of … over time of …", "ratio, middle round (least to most)"),
                tuple((f"{a} / {b}", r) for (a, b), r in ratios.items()),
            ),
        ),
        (
            *(better(ours, peer, gain, "F1") for peer, gain in gains),
            *(ahead(a, b, r) for (a, b), r in ratios.items()),
        ),
    )
