"""Whose dead, captives or vehicles a figure counts: the party that its words name, else what the roles tell."""

from dataclasses import replace

from rasid.arabic.normalize import fold_words
from rasid.arabic.segment import read_text
from rasid.knowledge.ontology import kinds
from rasid.knowledge.populations import Population, population
from rasid.knowledge.settling import single, told
from rasid.link.parties import COMMON, belligerent, nature, party_named, plain
from rasid.model.claim import Actor, Claim, Tally
from rasid.model.event import Telling
from rasid.model.report import Report
from rasid.model.values import Span, Stated

_NEAR = 4
"""Words before a count within which a party is the one that a pronoun on it means: «التنظيم خسر ثلاثة من عناصره»."""
_ENDS = ".\n"
_MARKS = ("provisional", "raised")
_DOERS = frozenset(["participants"])
"""Measures of those who do it, not of those who suffer it."""


def worded_sides(report: Report, claim: Claim) -> tuple[Actor | None, ...]:
    """For each tally of ``claim`` the party that its words name, or that a pronoun on them ties to the speaker."""
    parties = (_by_name(report, a) for a in (*claim.targets, *claim.initiators))
    named = [a for a in parties if belligerent(a.value) or nature(a.value)]
    return tuple(_worded(report, claim, t, named) for t in claim.tallies)


def _by_name(report: Report, actor: Stated[Actor]) -> Stated[Actor]:
    """A tribe that no book has, as the party of its name: «قبيلة …»."""
    if actor.value.id not in COMMON or not actor.words:
        return actor
    words = actor.words[0].of(report.text)
    own = f"?{plain(words)}"
    return replace(actor, value=Actor(own, words, words, (actor.value.id, own), actor.value.kind))


def marks_of(report: Report, claim: Claim) -> frozenset[str]:
    """What the sentence that states the claim says of its figures: that they may change, or replace earlier ones."""
    text, span = report.text, claim.evidence
    start = max((text.rfind(mark, 0, span.start) for mark in _ENDS), default=-1) + 1
    ends = [at for mark in _ENDS if (at := text.find(mark, span.end)) >= 0]
    words = frozenset(read_text(text[start : min(ends, default=len(text))]).words)
    return frozenset(use for use in _MARKS if told(use, words))


def _worded(report: Report, claim: Claim, t: Stated[Tally], named: list[Stated[Actor]]) -> Actor | None:
    for span in t.words:
        for actor in named:
            if any(_touches(report.text, span, w) for w in actor.words):
                return actor.value
        words = fold_words(span.of(report.text)).split(" ")
        if not single("possessed").isdisjoint(words):
            return _owner(report, claim, span, named)
    return None


def _touches(text: str, count: Span, party: Span) -> bool:
    """Whether the party stands in the words of the count, or behind them with «من» or «في صفوف» at most between."""
    if party.start < count.end:
        return count.start < party.end
    between = fold_words(text[count.end : party.start]).split()
    return len(between) <= 3 and bool(between) and single("within").issuperset(between)


def _owner(report: Report, claim: Claim, span: Span, named: list[Stated[Actor]]) -> Actor | None:
    """Whom «من مقاتليه» means: a party named right before, else the speaker, where it is one."""
    text = report.text
    for actor in named:
        for w in actor.words:
            if w.end <= span.start and len(text[w.end : span.start].split()) <= _NEAR:
                return actor.value
    speaker = claim.said_by[-1].value if len(claim.said_by) > 1 else None
    if speaker is None or not (speaker.org or speaker.name):
        return None
    country = next((p.value.where.country for p in claim.places if p.value.where.country), None) or report.country
    party = party_named(speaker.org or speaker.name or "", report.published, country)
    if party is None:
        party = next((a.value for a in named if a.value.name_ar and a.value.name_ar in (speaker.name or "")), None)
    return party


def side_of(t: Telling, index: int, people: Population) -> Actor | None:
    """The side of a figure: as worded, or as the figure before it was («مقتل 29 من المرتزقة وتدمير عربتين»), else of

    armed people and of arms by the roles; of others none is known.
    """
    worded = t.sides[index] if index < len(t.sides) else None
    parent, what = t.tallies[index].subset_of, t.tallies[index].what
    if worded is None and parent is not None and parent < len(t.sides) and parent != index:
        worded = t.sides[parent]
    if worded is not None:
        return worded
    if not (people.side or what.startswith("equipment")):
        return None
    if what in _DOERS:
        return next(iter(_warring(t.initiators)), None)
    before = [s for s in t.sides[:index] if s is not None and (not people.side or nature(s) == people.side)]
    return before[-1] if before else _by_role(t, people.side, _opposed(t, index, people))


def _opposed(t: Telling, index: int, people: Population) -> bool:
    """Whether the claim counts armed people of the other nature too: then a target of that nature is not meant."""
    told = (population(o.who).side for o in t.tallies if o.what == t.tallies[index].what)
    return bool(people.side) and any(side and side != people.side for side in told)


def _by_role(t: Telling, wanted: str, opposed: bool) -> Actor | None:
    """The party that suffered: a target of the wanted nature, in a battle of two else an initiator, else a target.

    Of an attack on nobody that is named, whoever did it is not whom it killed.
    """
    targets, initiators = _warring(t.targets), _warring(t.initiators)
    fit = [a for a in targets if nature(a) == wanted]
    if not fit and wanted and targets and _battle(t.kind):
        fit = [a for a in initiators if nature(a) == wanted]
    return next(iter(fit if opposed else [*fit, *targets]), None)


def _battle(kind: str) -> bool:
    known = kinds().get(kind)
    return known is not None and known.event_type == "Battles"


def _warring(actors: tuple[Actor, ...]) -> list[Actor]:
    """Those that are a side, named or not («جنود», «مسلحون»), the named ones first."""
    sides = [a for a in actors if nature(a)]
    return sorted(sides, key=lambda a: not belligerent(a))
