"""The door from a group of claims to a settled incident, and from incidents to who holds what."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from rasid.link.archive import Archive, archive
from rasid.link.bases import INCIDENT
from rasid.link.case import case_of, strikes
from rasid.link.control import holder, holds
from rasid.link.decided import in_force
from rasid.link.extent import parties, place_flags, place_of, rivals, when_of
from rasid.link.measures import order
from rasid.link.policies import best
from rasid.link.settle import Figures, settle
from rasid.model.event import Bond, Decision, Event, Flag, Incident, Settled, Telling

__all__ = ["Archive", "archive", "holder", "holds", "settled", "under_policy"]

_NOT_SO = ("denied", "planned/threatened", "demanded")


def settled(
    cluster_claims: Sequence[str],
    tellings: Mapping[str, Telling],
    copies: Mapping[str, str],
    policy: str | None = None,
    decisions: Iterable[Decision] = (),
    *,
    bonds: tuple[Bond, ...] = (),
) -> Incident:
    """The claims of one cluster as an incident, its figures settled over independent roots.

    ``copies`` leads from a report to the one that it copies, and from a claim that stands in a paragraph taken over to
    the report that had it first. ``policy`` (agree2, lowest, majority, assessment) may
    fill ``best``. Of ``decisions`` those count that are about the incident or a claim of it: «grade» and «assess», with
    a JSON object of what, who and the value. No order of claims, reports or decisions' subjects changes the result.
    Whoever settles many gives :func:`archive` of the tellings.

    Raises :class:`UserError` where there is no such policy and ``KeyError`` where a claim has no telling.
    """
    known = archive(tellings)
    claims = sorted((known[c] for c in dict.fromkeys(cluster_claims)), key=order)
    ids = tuple(t.claim for t in claims)
    name = min(((t.published.isoformat() if t.published else "9999"), t.claim) for t in claims)[1]
    taken = [d for d in in_force(decisions) if name in d.about or set(d.about) & set(ids)]
    case = case_of(claims, known, copies)
    came = settle(case, policy, _assessed(taken))
    happened = [t for t in claims if t.status not in _NOT_SO]
    one = [t for t in happened if case.bases[t.claim] == INCIDENT] or happened or claims
    main = [t for t in one if t.part_of not in ids] or one
    initiators, targets = parties(main)
    return Incident(
        id=name,
        claims=ids,
        reports=tuple(sorted({t.report for t in claims})),
        events=_events(claims),
        when=when_of(one),
        place=place_of(one),
        initiators=initiators,
        targets=targets,
        figures=tuple(_graded(f, taken) for f in came.settled),
        left_out=came.left_out,
        roots=came.roots,
        flags=(*_flags(one, came), *_accepted(taken)),
        bonds=bonds,
    )


def under_policy(incident: Incident, policy: str, decisions: Iterable[Decision]) -> Incident:
    """``incident`` with its best figures as another ``policy`` picks them. Raises as :func:`settled` does.

    ``decisions`` are those on it, for the figures that people assessed.
    """
    assessed = _assessed(in_force(decisions))
    return replace(incident, figures=tuple(_best(f, policy, assessed) for f in incident.figures))


def _best(f: Settled, policy: str, assessed: Mapping[tuple[str, str], int]) -> Settled:
    value = best(policy, f.backed_by, f.low, assessed.get((f.what, f.who)))
    return replace(f, best=value, policy=policy if value is not None else None)


def _events(claims: Sequence[Telling]) -> tuple[Event, ...]:
    """The claims by kind, in order of the kinds' first claims."""
    by_kind: dict[str, list[str]] = {}
    for t in claims:
        by_kind.setdefault(t.kind, []).append(t.claim)
    return tuple(Event(_event_id(kind, held), kind, tuple(held)) for kind, held in sorted(by_kind.items()))


def _event_id(kind: str, claims: Sequence[str]) -> str:
    return hashlib.sha256(f"{kind}\x1f{min(claims)}".encode()).hexdigest()[:12]


def _flags(claims: Sequence[Telling], came: Figures) -> tuple[Flag, ...]:
    """What to know of the incident as a whole."""
    doers = rivals([t for t in claims if strikes(t)])
    out = [*came.flags, *place_flags(claims)]
    if doers:
        out.append(Flag("rival_perpetrators", (" / ".join(doers),)))
    wide = sorted({x.claim for x in came.left_out if x.why.code in ("cumulative", "longer", "several_places", "wider")})
    if wide:
        out.append(Flag("cumulative_left_out", (", ".join(wide),)))
    return tuple(out)


def _accepted(taken: Iterable[Decision]) -> list[Flag]:
    """Who accepted the incident as it stood, and when: what is proposed is no longer only that."""
    return [Flag("accepted", (d.by, d.at)) for d in taken if d.what == "accept"]


def _said(decision: Decision) -> dict[str, object]:
    """What a decision on a figure says: {"what": "killed", "who": "civilian", "best": 9} or … "grade": "Discounted"."""
    try:
        told = json.loads(decision.value)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


def _assessed(taken: Sequence[Decision]) -> dict[tuple[str, str], int]:
    """The values that people signed, the last of each measure."""
    said = [_said(d) for d in taken if d.what == "assess"]
    return {(str(s.get("what")), str(s.get("who"))): s["best"] for s in said if isinstance(s.get("best"), int)}  # type: ignore[misc]


def _graded(row: Settled, taken: Sequence[Decision]) -> Settled:
    """The figure with the grade that a person gave it, or the whole incident, last."""
    for d in taken:
        said = _said(d)
        about = said.get("what", row.what) == row.what and said.get("who", row.who) == row.who
        if d.what == "grade" and about:
            row = replace(row, grade=str(said.get("grade", d.value)))
    return row
