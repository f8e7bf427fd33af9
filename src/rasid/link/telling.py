"""A claim as linking sees it, made from what one report gave: the values, and the words that few others share."""

from rasid.arabic.clitics import CORES
from rasid.arabic.segment import read_text
from rasid.knowledge.common_words import common_words
from rasid.link.whose import marks_of, worded_sides
from rasid.model.claim import Claim, Reading
from rasid.model.event import Telling
from rasid.model.report import Report


def tellings(report: Report, reading: Reading) -> tuple[Telling, ...]:
    """The claims of ``report``, in its order, as linking sees them."""
    return tuple(_telling(report, c) for c in reading.claims)


def _telling(report: Report, c: Claim) -> Telling:
    return Telling(
        claim=c.id,
        report=report.id,
        at=c.evidence.start,
        kind=c.kind,
        status=c.status,
        published=report.published,
        when=c.date.value.when if c.date else None,
        places=tuple(p.value.where for p in c.places),
        initiators=tuple(a.value for a in c.initiators),
        targets=tuple(a.value for a in c.targets),
        tallies=tuple(t.value for t in c.tallies),
        said_by=tuple(h.value for h in c.said_by),
        words=unusual(c.evidence.of(report.text)),
        part_of=c.part_of,
        variant_of=c.variant_of,
        sides=worded_sides(report, c),
        marks=marks_of(report, c),
    )


def unusual(text: str) -> frozenset[str]:
    """The words of ``text`` without clitics, figures left out, and what most reports of conflict use.

    >>> unusual("بالقصف على الفرن") == unusual("قصفَ فرنٍ") == {"فرن"}
    True
    """
    cores = {CORES[w] for w in read_text(text).words if len(w) > 2 and w.isalpha()}
    return frozenset(cores - common_words())
