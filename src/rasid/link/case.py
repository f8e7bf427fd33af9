"""The claims of one incident with what settling asks of them: on whose word each is, who did it, who denies it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rasid.knowledge.ontology import kinds
from rasid.link.archive import Archive
from rasid.link.bases import Basis, basis_of
from rasid.link.roots import Newsroom, newsroom, one_voice, root_of
from rasid.model.claim import Actor
from rasid.model.event import Root, Telling

NOT_DONE = frozenset(["planned/threatened", "demanded"])
_STRIKES = frozenset(["Explosions/Remote violence", "Violence against civilians"])
"""Types of event whose dead are of one side alone, so that «civilians» and «fighters» may be the same dead."""


@dataclass(frozen=True, slots=True)
class Case:
    """The claims of an incident in order, their roots, and who is told to have done it."""

    claims: tuple[Telling, ...]
    roots: Mapping[str, Root]
    room: Newsroom
    perpetrators: tuple[Actor, ...]
    bases: Mapping[str, Basis]
    parts: Mapping[str, Sequence[Telling]]
    """The claims, of this incident or not, that name one of it as their whole."""

    def denials(self) -> list[Telling]:
        """The claims that say that something did not happen."""
        return [t for t in self.claims if t.status == "denied"]

    def happened(self) -> list[Telling]:
        """The claims that say that something did."""
        return [t for t in self.claims if t.status not in ("denied", *NOT_DONE)]


def case_of(claims: Sequence[Telling], known: Archive, copies: Mapping[str, str]) -> Case:
    """The case of the claims, which stand in order."""
    room = newsroom(known, claims, copies)
    here = {t.claim for t in claims}
    parts = {t.claim: known.parts(t.claim) for t in claims}
    bases = {t.claim: basis_of(t, parts[t.claim], here) for t in claims}
    perpetrators = tuple(a for t in claims if t.status not in ("denied", *NOT_DONE) for a in t.initiators)
    return Case(tuple(claims), _roots(claims, room), room, perpetrators, bases, parts)


def _roots(claims: Sequence[Telling], room: Newsroom) -> dict[str, Root]:
    """The root of each claim; the state's voice is that of a body with figures of its own."""
    roots = {t.claim: root_of(t, room) for t in claims}
    counting = {t.claim: roots[t.claim] for t in claims if t.tallies}
    return {**roots, **one_voice(counting)}


def strikes(t: Telling) -> bool:
    """Whether a claim tells what one side does to another, so that its doers exclude each other."""
    known = kinds().get(t.kind)
    return known is not None and known.event_type in _STRIKES
