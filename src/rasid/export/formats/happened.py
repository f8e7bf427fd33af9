"""Which kinds of an incident are told to have happened: what is planned, demanded or only denied is no event."""

from collections.abc import Iterable
from functools import cache

from rasid.export.rows import Row
from rasid.knowledge.formats import codes
from rasid.knowledge.ontology import kinds

NOT_DONE = frozenset(["planned/threatened", "demanded"])
_SPEECH = "speech"


def statuses(row: Row) -> dict[str, str]:
    """The status of each claim of an incident, by its id."""
    return {c["id"]: c["status"] for report in row.get("coded", ()) for c in report["claims"]}


def kind_statuses(row: Row) -> dict[str, frozenset[str]]:
    """What is said of each kind: the statuses of its claims."""
    by_claim = statuses(row)
    return {e["kind"]: frozenset(by_claim.get(c, "asserted") for c in e["claims"]) for e in row["events"]}


def why_not(kind: str, said: frozenset[str]) -> str:
    """Why a kind is no event: ``not_done``, ``denied``, or "" where it happened, by some report at least.

    A demand was made and a threat uttered whatever becomes of it; only a denial takes them back.

    >>> why_not("Armed clash", frozenset(["planned/threatened", "denied"]))
    'not_done'
    """
    known = kinds().get(kind)
    speech = known is not None and known.group == _SPEECH
    if any(s != "denied" and (speech or s not in NOT_DONE) for s in said):
        return ""
    return "denied" if said == {"denied"} else "not_done"


def ranked(names: Iterable[str]) -> list[str]:
    """Kinds that ACLED has a row for, the highest in its order of event types first."""
    place = _order()
    rows = {name: place.get(str(known.sub_event_type)) for name in names if (known := kinds().get(name))}
    return sorted((n for n, at in rows.items() if at is not None), key=lambda n: (rows[n], n))


@cache
def _order() -> dict[str, int]:
    return {sub: n for n, (_, sub, _) in enumerate(codes()["acled_event_types"])}


def disorder_type(kind: str) -> str:
    """ACLED's class of the sub-event type of a kind that it has a row for."""
    return str(codes()["acled_event_types"][_order()[str(kinds()[kind].sub_event_type)]][2])
