"""Sums of figures over incidents as the JSON that others read, and by what they may be grouped."""

from collections.abc import Callable
from typing import Any

from rasid.browse.filter import FilterError
from rasid.link.totals import Total
from rasid.model.event import Incident
from rasid.model.values import Count, shown

Group = Callable[[Incident], str]
_GROUPS: dict[str, Group] = {
    "": lambda i: "",
    "admin1": lambda i: (i.place.admin1 if i.place else None) or "unknown",
    "country": lambda i: (i.place.country if i.place else None) or "unknown",
    "month": lambda i: i.when.earliest.isoformat()[:7] if i.when else "unknown",
    "kind": lambda i: i.events[0].kind,
}


def group_of(name: str | None) -> Group:
    """The row that an incident belongs to: of one sum for all, by admin1, country, month or kind."""
    if (name or "") not in _GROUPS:
        known = ", ".join(n for n in _GROUPS if n)
        raise FilterError("group", f"«{(name or '')[:80]}» is no group", f"one of {known}")
    return _GROUPS[name or ""]


def total_row(t: Total) -> dict[str, Any]:
    """A sum as JSON."""
    return {
        "group": t.group or None,
        "what": t.what,
        "who": t.who,
        "part": t.part,
        "reported_min": t.low,
        "reported_max": t.high,
        "shown": shown(Count(t.low, t.high)),
        "incidents": t.incidents,
        "contested": t.contested,
    }
