"""Reading: rasid's reader, its bare scan, and spaCy's blank Arabic pipeline with PhraseMatcher on the same phrases."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from benchmarks.peers.figures import Figure, Part, Table, ahead
from benchmarks.peers.phrases import fired, phrases
from benchmarks.peers.texts import Row, reports, slices
from benchmarks.peers.timing import Work, ratio, rounds
from rasid.arabic.normalize import fold
from rasid.arabic.phrases import Phrases
from rasid.arabic.segment import read_text
from rasid.knowledge.triggers import triggers
from rasid.pipeline import default_reader

READER, SCAN, ALL, SPACY = "rasid, claims read", "rasid, bare scan", "rasid, all phrases found", "spaCy, phrases found"
MOST = 150
"""Reports of a round."""


def matcher(wanted: set[str]) -> tuple[Any, Any]:
    """The peer: its tokens, its matcher, the same folded phrases."""
    import spacy
    from spacy.matcher import PhraseMatcher

    nlp = spacy.blank("ar")
    found = PhraseMatcher(nlp.vocab)
    found.add("phrase", [nlp.make_doc(p) for p in sorted(wanted)])
    return nlp, found


def compare(rows: Sequence[Row], n: int) -> Part:
    """``n`` rounds, each over reports that nobody has seen; one more before them to wake everybody up."""
    wanted = phrases()
    nlp, found = matcher(wanted)
    scanner = Phrases(wanted, suffixed=triggers().of)
    parts = slices(rows, n + 1, MOST)
    contenders = [_contenders(part, nlp, found, scanner) for part in parts]
    for work in contenders[0].values():
        work()
    took = rounds(contenders[1:])
    texts = [r["text"] for part in parts[1:] for r in part]
    return _part(took, texts, wanted, _shares(texts, nlp, found, scanner))


def _contenders(rows: Sequence[Row], nlp: Any, found: Any, scanner: Phrases) -> dict[str, Work]:
    """What each does in one round; spaCy gets its texts folded already."""
    given, reader, bare = reports(rows), default_reader(), triggers().scanner
    folded = [fold(r.text) for r in given]
    return {
        READER: lambda: [reader.read(r) for r in given],
        SCAN: lambda: [bare.scan(read_text(r.text)) for r in given],
        ALL: lambda: [scanner.scan(read_text(r.text)) for r in given],
        SPACY: lambda: [found(nlp.make_doc(text)) for text in folded],
    }


def _shares(texts: Sequence[str], nlp: Any, found: Any, scanner: Phrases) -> tuple[Figure, Figure]:
    """Of what the scan found the share that spaCy found, and the other way round."""
    ours, theirs, both = 0, 0, 0
    for text in texts:
        a = Counter(m.phrase for m in scanner.scan(read_text(text)))
        doc = nlp.make_doc(fold(text))
        b = Counter(doc[i:j].text for _, i, j in found(doc))
        ours, theirs, both = ours + a.total(), theirs + b.total(), both + (a & b).total()
    return Figure(100 * both / max(ours, 1), digits=0, unit=" %"), Figure(
        100 * both / max(theirs, 1), digits=0, unit=" %"
    )


def _part(took: dict[str, list[float]], texts: Sequence[str], wanted: set[str], shares: tuple[Figure, Figure]) -> Part:
    size = len(texts) / len(took[READER])
    against = [(READER, SCAN), (READER, SPACY), (ALL, SPACY), (SCAN, SPACY)]
    ratios = {pair: ratio(took, *pair) for pair in against}
    speeds = tuple((name, Figure.over([size / s for s in seconds], 0)) for name, seconds in took.items())
    return Part(
        "reading",
        "Reading",
        ("spacy",),
        f"{len(texts):,} reports of {sum(map(len, texts)) / len(texts):,.0f} characters on average in "
        f"{len(took[READER])} rounds, no report twice. The books gave {len(wanted):,} phrases (names of parties and "
        f"places among them), {len(fired()):,} of which are what the bare scan looks for. spaCy is "
        '`spacy.blank("ar")` with PhraseMatcher; it got its texts folded, and the folding is not in its time. It '
        "finds phrases; what they come to (who did what to whom, where, when, who says so) only the reader says.",
        (
            Table(("", "reports a second of one core"), speeds),
            Table(
                ("time of … over time of …", "ratio, middle round (least to most)"),
                tuple((f"{a} / {b}", r) for (a, b), r in ratios.items()),
            ),
            Table(
                ("phrases found", "share"),
                (
                    ("of what rasid's scan found, spaCy found", shares[0]),
                    ("of what spaCy found, rasid's scan found", shares[1]),
                ),
            ),
        ),
        (
            *(ahead(a, b, r) for (a, b), r in ratios.items()),
            "spaCy finds a phrase only where it stands as a word of its own; what Arabic writes onto it (and, by, for, "
            "the article) hides it.",
        ),
    )
