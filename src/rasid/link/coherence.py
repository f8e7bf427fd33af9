"""What does not fit in the figures of one report: a part above its whole, parts that miss their headline.

Every Casualty's internal coherence: faults are flags on what the report says, never mended here (method.md).
"""

from collections import defaultdict
from collections.abc import Sequence

from rasid.knowledge.populations import population
from rasid.link.bases import within
from rasid.link.measures import Figure
from rasid.model.event import Flag, Telling
from rasid.model.values import Count, shown


def incoherences(t: Telling, figures: Sequence[Figure]) -> list[Flag]:
    """The flags of one claim: each part against its whole, and parts that exclude each other against it together."""
    out: list[Flag] = []
    by_index = {f.index: f for f in figures}
    parts: dict[tuple[int, str], list[Figure]] = defaultdict(list)
    for f in figures:
        whole = by_index.get(f.parent) if f.parent is not None else None
        if whole is None or f.tally.what != whole.tally.what:
            continue
        if _exceeds(f.count, whole.count):
            out.append(Flag("part_exceeds_whole", (t.report, shown(f.count), shown(whole.count))))
        if f.people.apart and not f.scope:
            parts[whole.index, f.people.apart].append(f)
    for (index, question), held in sorted(parts.items()):
        out += _together(t, held, by_index[index], question)
    return out


def _exceeds(part: Count, whole: Count) -> bool:
    return part.low is not None and whole.high is not None and part.low > whole.high


def _together(t: Telling, parts: Sequence[Figure], whole: Figure, question: str) -> list[Flag]:
    """Parts of one question against their whole; what they leave is of unknown status, never of another class."""
    if _nested(parts):
        return []
    low = sum(f.count.low or 0 for f in parts)
    if whole.count.high is not None and low > whole.count.high:
        return [Flag("parts_exceed_whole", (t.report, str(low), shown(whole.count)))]
    left = (whole.count.low or 0) - low
    if question == "status" and left > 0 and not whole.people.apart:
        return [Flag("remainder_unknown", (t.report, shown(Count(left, None if whole.count.high is None else left))))]
    return []


def _nested(parts: Sequence[Figure]) -> bool:
    return any(a is not b and a.people.within(b.people) and a.side == b.side for a in parts for b in parts)


def headline_misses(t: Telling, figures: Sequence[Figure], parts: Sequence[Telling]) -> list[Flag]:
    """The headline of a claim against its parts told one by one at places of their own (``part_of``)."""
    out: list[Flag] = []
    for whole in (f for f in figures if f.parent is None and f.count.low == f.count.high):
        held = [(p, c) for p in parts for c in _counts(p, whole)]
        if len(held) > 1 and _places_differ([p for p, _ in held]) and all(c.low == c.high for _, c in held):
            total = sum(c.low or 0 for _, c in held)
            if total != whole.count.low:
                out.append(Flag("parts_miss_headline", (t.report, str(total), shown(whole.count))))
    return out


def _counts(part: Telling, whole: Figure) -> list[Count]:
    """What a part tells of the thing that the headline counts."""
    return [
        tally.count
        for tally in part.tallies
        if (tally.what, population(tally.who).path) == (whole.tally.what, whole.people.path)
        and tally.subset_of is None
        and tally.qualifier != "superseded"
    ]


def _places_differ(parts: Sequence[Telling]) -> bool:
    places = [p.places[0] for p in parts if p.places]
    return len(places) == len(parts) and any(not within(a, b) and not within(b, a) for a in places for b in places)
