"""Where and when an occurrence happened: the places and the date that its words, or those before, give it."""

from collections.abc import Sequence

from rasid.arabic.clitics import any_bare
from rasid.arabic.dates import DateMention
from rasid.arabic.function_words import FROM
from rasid.arabic.segment import Text
from rasid.extract.occurrences import Occurrence
from rasid.extract.toponyms import Toponym

_TOWARDS = frozenset({"الي", "باتجاه", "نحو", "صوب", "تجاه"})
_LEVELS = {"site": 0, "neighbourhood": 1, "town": 2, "district": 3, "governorate": 4, "region": 5, "country": 6}


def places_of(text: Text, one: Occurrence, found: Sequence[Toponym]) -> list[Toponym]:
    """The finest places in an occurrence's words; of a flight, where they fled from if it is said."""
    inside = [t for t in found if one.i <= t.i < one.j and t.where is not None]
    if one.lead.trigger.frame == "displacement":
        left = [t for t in inside if not any_bare(text.words[t.i - 1], _TOWARDS)]
        inside = left or inside
    return finest(inside)


def finest(inside: Sequence[Toponym]) -> list[Toponym]:
    """Without those that only say where another one lies, and without countries beside anything finer."""
    kept = []
    for t in inside:
        if any(_holds(t, other) for other in inside if other is not t):
            continue
        kept.append(t)
    seen: set[str] = set()
    return [t for t in kept if t.where and not (t.where.id in seen or seen.add(t.where.id))]  # type: ignore[func-returns-value]


def _holds(big: Toponym, small: Toponym) -> bool:
    """Whether ``big`` is coarser than ``small`` and may hold it."""
    if big.where is None or small.where is None:
        return False
    b, s = big.where, small.where
    if _LEVELS[b.level] <= _LEVELS[s.level]:
        return False
    if b.level in ("country", "region"):
        return s.country == b.country or b.country is None or s.country is None
    return b.admin1 == s.admin1 or s.admin1 is None


def date_of(text: Text, one: Occurrence, found: Sequence[DateMention]) -> tuple[DateMention | None, bool]:
    """The date in an occurrence's words, else elsewhere in its sentence; and whether it was carried."""
    inside = [d for d in found if one.i <= d.i < one.j]
    if inside:
        lead = one.lead.i
        return min(inside, key=lambda d: (d.earliest is None, abs(d.i - lead))), False
    a, b = text.sentences[one.sentence]
    same = [d for d in found if a <= d.i < b and d.earliest is not None and d.i < one.i]
    if same:
        return same[-1], True
    return None, True
