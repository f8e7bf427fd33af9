"""What reports hold that no book has: counted over spellings, the most frequent first."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rasid.arabic.clitics import bares
from rasid.arabic.normalize import fold_words
from rasid.pipeline import Coded

_AROUND = 40


@dataclass(frozen=True, slots=True)
class Unknown:
    """Something noticed and not understood: how often, in how many reports, and one place where it stands."""

    kind: str
    words: str
    times: int
    reports: int
    example: str
    why: str


@dataclass(slots=True)
class _Met:
    """Where one unknown was met, and how it was spelt."""

    spelt: Counter[str]
    reports: set[str]
    example: str
    why: str


def gaps(coded: Iterable[Coded]) -> list[Unknown]:
    """What was noticed and not understood, the most frequent first; with and without «و» or «ب» it is one."""
    met: dict[tuple[str, str], _Met] = {}
    for item in coded:
        text = item.report.text
        for gap in item.reading.gaps:
            words = " ".join(gap.span.of(text).split())
            key = (gap.kind, fold_words(words))
            if key not in met:
                around = text[max(0, gap.span.start - _AROUND) : gap.span.end + _AROUND]
                met[key] = _Met(Counter(), set(), " ".join(around.split()), gap.why)
            met[key].spelt[words] += 1
            met[key].reports.add(item.report.id)
    return sorted(_unknowns(met), key=lambda u: (-u.times, u.kind, u.words))


def _unknowns(met: dict[tuple[str, str], _Met]) -> Iterator[Unknown]:
    for kind, words in sorted(met, key=lambda k: len(k[1]), reverse=True):
        one = met[kind, words]
        bare = next((met[kind, b] for b in bares(words)[1:] if (kind, b) in met), None)
        if bare is None:
            common = min(one.spelt, key=lambda s: (-one.spelt[s], len(s), s))
            yield Unknown(kind, common, one.spelt.total(), len(one.reports), one.example, one.why)
        else:
            bare.spelt += one.spelt
            bare.reports |= one.reports
