"""Which kinds of an incident are told to have happened: what is planned, demanded or only denied is no event."""

from rasid.export.rows import Row
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
