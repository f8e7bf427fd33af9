"""Which kind an occurrence is: the means of violence decides, then who was hit, then what was told before."""

from collections.abc import Callable, Sequence
from datetime import timedelta

from rasid.arabic.dates import DateMention
from rasid.arabic.segment import Range
from rasid.extract.hits import Means
from rasid.extract.mentions import Mention
from rasid.extract.occurrences import Occurrence
from rasid.extract.role_ground import Roles
from rasid.extract.tallies import Measured
from rasid.model.claim import Actor

ARMED_WHO = frozenset({"fighters", "regime forces", "soldiers", "opposition fighters", "officers", "police"})
_UNARMED = frozenset({"civilian", "children", "women", "family", "medics", "journalists"})
_ARMED_KINDS = ("state forces", "rebel", "militia", "other forces", "external")
_SUMS = frozenset({"killed", "injured"})
_PERIOD = timedelta(days=3)
_A_WAR = 1000
"""So many dead are those of a time, not of one incident."""
_AT_ONCE = frozenset({"chemical", "massacre"})
"""Triggers of deeds that killed more in one day: Halabja, the Ghouta in 2013, Speicher."""
_MONTH = timedelta(days=27)
"""Deaths alone, told of a whole month or year («مقتل 120 مدنياً خلال أيار»), are a toll."""
_RANGES = ("since", "over")
_SHOTS = frozenset({"gunfire", "fire"})
_CLOSE = frozenset({"assault", "assault-by-hand"})
_FROM_AFAR = frozenset({"Air/drone strike", "Shelling/artillery/missile attack"})
_STEP = 6
"""A «هجوم» is from the air or by shells only where these are named right beside it."""


def by_means(one: Occurrence, means_in: Callable[[Range], Sequence[Means]], *ranges: Range) -> str:
    """The kind of a telling trigger, else of the most telling means in the first of ``ranges`` that has one."""
    lead = one.lead.trigger
    if lead.id == "period-toll":
        return lead.kind
    if not (lead.generic or lead.frame in ("casualty", "toll")) or one.group != "violence":
        return lead.kind
    first = min(h.i for h in one.hits)
    for words in ranges:
        inside = [m for m in means_in(words) if m.kind not in lead.never]
        if lead.id in _CLOSE:
            inside = [m for m in inside if m.kind not in _FROM_AFAR or abs(m.i - one.lead.i) <= _STEP]
        if inside:
            return min(inside, key=lambda m: (m.rank, abs(m.i - first))).kind
    return ""


def by_victim(one: Occurrence, filled: Roles, tallies: Sequence[Measured]) -> str:
    """Without a means: the armed fell in a clash, others were attacked."""
    kind = one.lead.trigger.kind
    if kind not in ("Attack", "Armed clash") or one.lead.trigger.id == "suffer-losses":
        return kind
    hit = {t.who for t in tallies if t.subset_of is None and t.what in _SUMS}
    if hit & _UNARMED and not hit & ARMED_WHO:
        return "Attack"  # «مقتل 30 مدنياً من الطوارق»
    if hit & ARMED_WHO or any(armed(m) for m in filled.targets):
        return "Armed clash"
    if hit or any(m.actor.kind == "civilians" for m in filled.targets):
        return "Attack"
    return kind


def armed(m: Mention) -> bool:
    """Whether a mention names an armed party."""
    return m.role != "people" and any(k in m.actor.kind for k in _ARMED_KINDS)


_OUTSIDE = frozenset({"rebel group", "militia", "political militia", "identity militia"})


def by_taker(filled: Roles, for_state: Callable[[Actor], bool]) -> str:
    """Who took a place says which kind it is; untold, whom it was taken from: «تحريرها من الميليشيات»."""
    state = any(for_state(m.actor) for m in filled.initiators)
    if not filled.initiators:
        state = any(m.actor.kind in _OUTSIDE for m in filled.targets)
    return "Government regains territory" if state else "Non-state actor overtakes territory"


def by_crowd(kind: str, one: Occurrence, crowd: bool, tallies: Sequence[Measured], *, victims: bool) -> str:
    """Violence around protesters: by the force used on them, or by them. ``victims``: somebody is named who fell."""
    if not crowd:
        return kind
    ids = {h.trigger.id for h in one.hits}
    hurt = any(t.what in _SUMS and t.count.low != 0 for t in tallies) or (one.casualty_only and victims)
    if kind in ("Attack", "Armed clash", "Protest with intervention") and (hurt or ids & _SHOTS):
        return "Excessive force against protesters"
    if kind == "Armed clash" and "clash" in ids:
        return "Violent demonstration"
    if kind in ("Looting/property destruction", "Armed clash") and ids & {"loot", "storm"}:
        return "Violent demonstration"
    return kind


def is_period(one: Occurrence, when: DateMention | None, tallies: Sequence[Measured]) -> bool:
    """«قُتل 9200 شخص منذ 2015»: a toll of a time, tied to no single incident."""
    sums = [t for t in tallies if t.what in _SUMS]
    if not sums or one.group != "violence":
        return False
    at_once = any(h.trigger.id in _AT_ONCE for h in one.hits)
    if not at_once and any(t.what == "killed" and (t.count.low or 0) >= _A_WAR for t in sums):
        return True  # «الغارات أسفرت عن مقتل 1500 مدني»
    if when is None or when.earliest is None or when.latest is None:
        return False
    lasted = when.latest - when.earliest
    return lasted >= _PERIOD and (when.rule.startswith(_RANGES) or (one.casualty_only and lasted >= _MONTH))
