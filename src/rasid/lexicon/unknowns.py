"""What reports hold that no book has: counted over spellings, the most frequent first, each with what may be added."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from rasid.arabic.clitics import bares
from rasid.arabic.normalize import fold_words
from rasid.arabic.segment import read_text
from rasid.lexicon.proposals import Company, Proposal, propose
from rasid.model.claim import Gap
from rasid.pipeline import Coded

_EXAMPLES = 3
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Unknown:
    """Something noticed and not understood: how often, in how many reports, where; and what may be added for it."""

    kind: str
    words: str
    times: int
    reports: int
    examples: tuple[str, ...]
    why: str
    proposal: Proposal


@dataclass(slots=True)
class _Met:
    """Where one unknown was met, how it was spelt, and what stood around it."""

    why: str
    spelt: Counter[str] = field(default_factory=Counter)
    reports: set[str] = field(default_factory=set)
    examples: dict[str, str] = field(default_factory=dict)
    """The first sentence of each report."""
    companies: Counter[Company] = field(default_factory=Counter)

    def join(self, other: "_Met") -> None:
        """Take what another spelling of the same was met with."""
        self.spelt += other.spelt
        self.reports |= other.reports
        self.examples = {**self.examples, **other.examples}
        self.companies += other.companies


def gaps(coded: Iterable[Coded]) -> list[Unknown]:
    """What was noticed and not understood, the most frequent first; with and without «و» or «ب» it is one."""
    met: dict[tuple[str, str], _Met] = {}
    for item in coded:
        if not item.reading.gaps:
            continue
        text = item.report.text
        for gap in item.reading.gaps:
            words = " ".join(gap.span.of(text).split())
            one = met.setdefault((gap.kind, fold_words(words)), _Met(gap.why))
            one.spelt[words] += 1
            _note(one, item, gap)
    return sorted(_unknowns(met), key=lambda u: (-u.times, u.kind, u.words))


def _note(one: _Met, item: Coded, gap: Gap) -> None:
    """Keep the sentence, and the country and governorate of the places told of with it, else of the report's."""
    report = item.report
    one.reports.add(report.id)
    if len(one.examples) < _EXAMPLES and report.id not in one.examples:
        one.examples[report.id] = _sentence(report.text, gap)
    claims = item.reading.claims
    here = [c for c in claims if c.evidence.start <= gap.span.start < c.evidence.end]
    near, all_ = (Counter(p.value.where for c in of for p in c.places) for of in (here, claims))
    told = [Company(w.country, w.admin1 or "") for w, _ in (*near.most_common(), *all_.most_common()) if w.country]
    country = (report.country or (told[0].country if told else "")).upper()
    one.companies[next((t for t in told if t.country == country and t.admin1), Company(country, ""))] += 1


def _sentence(raw: str, gap: Gap) -> str:
    """The sentence that holds a gap, or what of a long one stands around it."""
    text = read_text(raw)
    for a, b in text.sentences:
        start, end = text.starts[a], text.ends[b - 1]
        if start <= gap.span.start < end:
            spare = max(0, (_LONGEST - (gap.span.end - gap.span.start)) // 2)
            before = raw[max(start, gap.span.start - spare) : gap.span.start]
            after = raw[gap.span.end : min(end, gap.span.end + spare)]
            if gap.span.start - spare > start:
                before = f"… {before.partition(' ')[2]}"
            if gap.span.end + spare < end:
                after = f"{after.rpartition(' ')[0]} …"
            return " ".join(f"{before}{gap.span.of(raw)}{after}".split())
    return " ".join(gap.span.of(raw).split())


def _unknowns(met: dict[tuple[str, str], _Met]) -> Iterator[Unknown]:
    for kind, words in sorted(met, key=lambda k: len(k[1]), reverse=True):
        one = met[kind, words]
        bare = next((met[kind, b] for b in bares(words)[1:] if (kind, b) in met), None)
        if bare is not None:
            bare.join(one)
            continue
        common = min(one.spelt, key=lambda s: (-one.spelt[s], len(s), s))
        company = min(one.companies, key=lambda c: (-one.companies[c], c))
        examples = tuple(list(one.examples.values())[:_EXAMPLES])
        made = propose(kind, common, one.why, company)
        yield Unknown(kind, common, one.spelt.total(), len(one.reports), examples, one.why, made)
