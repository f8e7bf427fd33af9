"""Denials of what was told before: «ونفت موسكو ذلك», «الأمر الذي نفاه الجيش», «لكن الجماعة نفت هذه الاتهامات»."""

from collections.abc import Sequence

from rasid.extract.attribution import Scope
from rasid.extract.draft import Draft
from rasid.extract.occurrences import Occurrence
from rasid.extract.role_ground import Roles

DENIES = "deny-it"
"""The trigger whose kind is that of what is denied."""
_STEPS = 4
"""How many sentences, breaks of lines among them, what is denied may stand before."""
_TALK = frozenset({"speech", "politics", "other"})


def denied(one: Occurrence, scope: Scope | None, earlier: Sequence[Draft]) -> Draft | None:
    """The denial of what was told last, as a claim of its kind; ``None`` where nothing was told that it may mean."""
    told = (d for d in reversed(earlier) if one.sentence - d.one.sentence <= _STEPS and d.one.group not in _TALK)
    matter = next((d for d in told if d.status != "denied" and d.one.lead.i < one.lead.i), None)
    if matter is None:
        return None
    roles = Roles(list(matter.roles.initiators), list(matter.roles.targets))
    said = Draft(one, matter.kind, "denied", roles, list(matter.places), None, False, [], scope)
    said.variant_of = matter
    return said
