"""The measure words of a text, and what comes of one that a walk over a sentence meets."""

from collections.abc import Iterable, Set

from rasid.arabic.count_words import AND, PREPOSITIONS
from rasid.arabic.segment import Text
from rasid.extract.records import Active, Walk
from rasid.knowledge.nouns import CountBook, Measure

SUBJECT_REACH = 12
"""Words between a count and the verb behind it: «85 شخصا، بينهم 17 طفلا، قتلوا»."""

LOOKED_AHEAD = 4
"""Words behind a count that are looked at for another measure word, over the end of its sentence too."""

_FORCED_TO = frozenset({"علي", "الي"})
_EITHER = frozenset({"killed", "injured", "captured", "arrested", "missing"})
"""Of two of these joined before one count, each may have befallen any number of the counted («قتل وجرح 12»)."""


def measure_words(text: Text, book: CountBook, at: Iterable[int], taken: Set[int]) -> dict[int, Active]:
    """The measure words ``at`` their place, those that ask for company («ألقى … القبض») only with it."""
    found: dict[int, Active] = {}
    words, measures = text.words, book.measures
    named = {k for a, b in text.quotes if 1 < b - a < 5 for k in range(a, b)}
    for k in at:
        if k in taken or k in named:
            continue
        here = tuple(m for m in measures[words[k]] if _in_company(words, k, m))
        if here:
            j = k + 2 if any(m.with_ and words[k + 1] in m.with_ for m in here) else k + 1
            found[k] = Active(k, j, here, any(m.low for m in here), last=j)
    return found


def _in_company(words: list[str], k: int, m: Measure) -> bool:
    if m.without and not m.without.isdisjoint(words[k + 1 : k + 9]):
        return False
    if m.with_ and m.with_.isdisjoint(words[k + 1 : k + 13]):
        return False
    return not m.near or not m.near.isdisjoint(words[max(0, k - 4) : k + 13])


def take_force(text: Text, mark: Active, walk: Walk) -> None:
    """A measure word comes into force; a verb first takes the counts that stood before it."""
    old, neutral = walk.active, mark.first.neutral
    unused = old if old and not old.used and not old.first.neutral else None
    if neutral:
        walk.toll = mark.i
        if unused:
            return
    fresh = Active(mark.i, mark.j, mark.measures, mark.either, last=mark.j)
    if unused and unused.j == mark.i and text.words[mark.i][0] == AND and not neutral:
        if "person" not in unused.first.sorts:
            return
        pair = {unused.first.what[0], mark.first.what[0]} <= _EITHER
        fresh = fresh if not pair else Active(unused.i, mark.j, (unused.first, mark.first), True, last=mark.j)
    if mark.first.form == "verb" and not mark.first.toll:
        if not neutral and not _object_follows(text, mark, walk):
            _take_subjects(fresh, walk)
        walk.pending = []
    elif mark.first.what[0] == "displaced" and text.words[mark.i - 1] in _FORCED_TO:
        _take_subjects(fresh, walk)  # «أجبرت خمسون عائلة على النزوح»
    walk.active = fresh


def _take_subjects(active: Active, walk: Walk) -> None:
    """«ثمانية مدنيين وجنديان قتلوا»: the counts before a verb, back to where و joins no more."""
    for record in reversed(walk.pending):
        measure = active.fitting(record.q)
        near = measure is not None and active.i - record.q.j <= SUBJECT_REACH
        if measure and near and (measure.what[0] != "participants" or not record.whats):
            record.settle(active, measure)
            active.take(active.j)
        if not record.q.conj:
            return


def _object_follows(text: Text, mark: Active, walk: Walk) -> bool:
    """«عشرة مسلحين قتلوا ثلاثة جنود»: those before the verb did it, for another count is its object."""
    if any(m.intransitive for m in mark.measures):
        return False
    for k in range(mark.j, min(mark.j + 4, walk.end)):
        if k in walk.marks:
            return False
        q = walk.counts.get(k)
        if q and not (q.link or q.conj or q.prep) and text.words[k - 1] not in PREPOSITIONS:
            return q.how in ("number", "dual") or bool(q.form and q.form.accusative)
    return False
