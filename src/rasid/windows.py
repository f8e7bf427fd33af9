"""Texts far longer than any report, read a stretch at a time, so that time grows with the text and never faster.

A stretch is longer than any article; what spans two of them (a speaker kept, a date carried) is lost, and nothing else.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from rasid.model.claim import Claim, Gap, Reading
from rasid.model.report import Report
from rasid.model.values import Span, Stated

if TYPE_CHECKING:
    from rasid.engines import Reader

T = TypeVar("T")

LONGEST = 20_000
"""Code points that are read at once; of 4,000 news articles none came near."""


def stretches(text: str, longest: int = LONGEST) -> Iterator[tuple[int, int]]:
    """Cuts of ``text``, at a line end, else at a full stop, else at a space, else where they must be."""
    start = 0
    while len(text) - start > longest:
        end = _cut(text, start + longest * 3 // 4, start + longest)
        yield start, end
        start = end
    yield start, len(text)


def _cut(text: str, least: int, most: int) -> int:
    for mark in ("\n", ". ", " "):
        at = text.rfind(mark, least, most)
        if at >= 0:
            return at + len(mark)
    return most


def read_long(report: Report, reader: "Reader", *, candidates: bool = False) -> Reading:
    """Read ``report`` stretch by stretch; spans are those of its whole text."""
    claims: list[Claim] = []
    gaps: list[Gap] = []
    for start, end in stretches(report.text):
        part = replace(report, text=report.text[start:end], id=f"{report.id}:{start}")
        reading = reader.read(part, candidates=candidates)
        claims += (_moved(c, start, report.id) for c in reading.claims)
        gaps += (replace(g, span=_span(g.span, start)) for g in reading.gaps)
    return Reading(tuple(claims), tuple(gaps))


def _moved(c: Claim, by: int, report: str) -> Claim:
    return replace(
        c,
        report=report,
        evidence=_span(c.evidence, by),
        said_by=_all(c.said_by, by),
        initiators=_all(c.initiators, by),
        targets=_all(c.targets, by),
        places=_all(c.places, by),
        date=_stated(c.date, by) if c.date else None,
        tallies=_all(c.tallies, by),
    )


def _all(values: tuple[Stated[T], ...], by: int) -> tuple[Stated[T], ...]:
    return tuple(_stated(v, by) for v in values)


def _stated(value: Stated[T], by: int) -> Stated[T]:
    return Stated(value.value, tuple(_span(w, by) for w in value.words), value.rule)


def _span(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
