"""What a claim became when its report was read anew: the new claim whose evidence covers its own, best of its kind."""

from collections.abc import Sequence

from rasid.arabic.segment import read_text
from rasid.model.claim import Claim
from rasid.model.report import Report
from rasid.model.values import Span

Side = tuple[Report, Sequence[Claim]]
_OF_ITS_KIND = 0.5
_LEAST = 0.2


def heirs(old: Side, new: Side) -> dict[str, str | None]:
    """For each old claim the id of the new one that says what it said, or ``None`` where none does.

    By overlap of evidence: of its span where the text is the same, of its words where the report was changed.
    """
    same_text = old[0].text == new[0].text
    return {claim.id: _heir(claim, old[0], new, same_text) for claim in old[1]}


def _heir(claim: Claim, report: Report, new: Side, same_text: bool) -> str | None:
    best, found = 0.0, None
    for other in new[1]:
        if same_text:
            overlap = _of_spans(claim.evidence, other.evidence)
        else:
            overlap = _of_words(claim.evidence.of(report.text), other.evidence.of(new[0].text))
        score = overlap + (_OF_ITS_KIND if other.kind == claim.kind else 0.0)
        if overlap >= _LEAST and score > best:
            best, found = score, other.id
    return found


def _of_spans(a: Span, b: Span) -> float:
    """What both cover, as a share of the shorter."""
    shared = min(a.end, b.end) - max(a.start, b.start)
    return max(0, shared) / max(1, min(a.end - a.start, b.end - b.start))


def _of_words(a: str, b: str) -> float:
    one, other = set(read_text(a).words), set(read_text(b).words)
    return len(one & other) / max(1, min(len(one), len(other)))
