"""On whose word a claim stands: the root of its chain, one for all who quote one body, person or unnamed source.

The root is the organisation of the last hop, else the person named, else the outlet with the description that names
nobody (method.md, «root key»). A copy has the root of what it copies.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from rasid.arabic.clitics import fronts
from rasid.arabic.likeness import bare_words
from rasid.arabic.normalize import fold_words
from rasid.arabic.nouns import definite
from rasid.knowledge.actors import actor_book
from rasid.knowledge.cues import load_cues
from rasid.knowledge.settling import begins, single
from rasid.link.archive import Archive
from rasid.link.parties import belligerent, forces_of, nature, observer_named, party_named, plain, speaks_for_forces
from rasid.link.recalled import era, recalled
from rasid.model.claim import Actor, Hop
from rasid.model.event import Root, Telling

VOICE = "state:"
"""Begins the key of a state's voice that names no body of it («السلطات»)."""
_NAMED = frozenset(["organisation", "official body", "agency"])
_NAME = "body:"
_PARTY = "party:"


@dataclass(frozen=True, slots=True)
class Newsroom:
    """What is known of who published what: the outlet of each report, what copies what, and the country told of."""

    outlets: Mapping[str, str]
    copies: Mapping[str, str]
    country: str | None
    hops: Mapping[str, Sequence[Hop]] = field(default_factory=dict)
    """Every source that each report names."""

    def outlet(self, t: Telling) -> str:
        """The outlet that first had what a claim says; its report where nobody is named."""
        first = self.first(t)
        return self.outlets.get(first) or f"report {first}"

    def first(self, t: Telling) -> str:
        """The report that first had the claim, in as many steps as it takes: its own where it copies none."""
        report = self.copies.get(t.claim, t.report)
        path = {report: 0}
        while (report := self.copies.get(report, report)) not in path:
            path[report] = len(path)
        return min(list(path)[path[report] :])  # reports that are said to copy each other are one


def newsroom(known: Archive, claims: Sequence[Telling], copies: Mapping[str, str]) -> Newsroom:
    """The newsroom of an incident: what is known of all reports, and the country that most claims are told of."""
    countries = [p.country for t in claims for p in t.places if p.country]
    most = max(sorted(set(countries)), key=countries.count, default=None)
    return Newsroom(known.outlets, copies, most, known.hops)


def root_of(t: Telling, room: Newsroom) -> Root:
    """The root of a claim."""
    outlet = room.outlet(t)
    hops = [h for h in t.said_by[1:] if h.name or h.org]
    if not hops or hops[-1].kind == "outlet":
        return _own_voice(outlet, era(t.published), room.country)
    last, before = hops[-1], next((h for h in reversed(hops[:-1]) if _is_named(h)), None)
    carrier = _unbound(before.name or "") if before else outlet
    named = room.hops.get(t.report, ())
    if last.org:
        last = replace(last, org=_fullest(Hop("organisation", last.org), named).name)
    last = _fullest(last, named)
    meant = _meant(last, t)
    return meant or _source(last, carrier, era(t.published), room.country)


def _fullest(hop: Hop, named: Sequence[Hop]) -> Hop:
    """«المكتب»: the source of that word that the report names in full, where it is one alone."""
    words = _bare(hop.name)
    if len(words) != 1:
        return hop
    full = {h.name: h for h in named if words < _bare(h.name) and _bare(_first(h)) == words}
    return next(iter(full.values())) if len(full) == 1 else hop


_bare = recalled(bare_words)


def _first(hop: Hop) -> str:
    return plain(hop.name or "").split(" ")[0]


def _meant(hop: Hop, t: Telling) -> Root | None:
    """«التنظيم», «الحركة»: a party of the claim whose name has the word, where no book has it alone."""
    words = _bare(hop.name)
    if hop.kind not in _NAMED or len(words) != 1 or actor_book().named(plain(hop.name or ""), t.published):
        return None
    for party in (*t.initiators, *t.targets):
        if belligerent(party) and words < bare_words(party.name_ar) and nature(party) == "irregular":
            return Root(_PARTY + (party.path or (party.id,))[0], party.name_ar, hop.kind, party)
    return None


@recalled
def _own_voice(outlet: str, published: date | None, country: str | None) -> Root:
    return Root(_NAME + _key(outlet, published, country), outlet, "outlet", state_of(outlet, published, country))


def _is_named(hop: Hop) -> bool:
    return hop.kind in _NAMED and not begins("unnamed", hop.name or "")


@recalled
def _source(hop: Hop, carrier: str, published: date | None, country: str | None) -> Root:
    name = _unbound(hop.name or hop.org or "")
    if hop.kind == "named person" and not actor_book().entry(_key(name, published, country)):
        if hop.org and not begins("unnamed", hop.org):
            return _body(hop.org, "organisation", published, country)
        if not begins("unnamed", name):
            return Root(f"person:{plain(name)}", name, hop.kind, party_named(hop.org or name, published, country))
    if _is_voice(name):
        return Root(VOICE + (country or ""), name, hop.kind, forces_of(country, published) if country else None)
    if hop.kind in (*_NAMED, "named person") and not begins("unnamed", name):
        return _body(name, hop.kind, published, country)
    return _unnamed(name, hop.kind, carrier, published, country)


def _unnamed(name: str, kind: str, carrier: str, published: date | None, country: str | None) -> Root:
    body = observer_named(name, published)
    if body is not None:
        return Root(_NAME + body.id, body.name_ar, "organisation")
    party = party_named(name, published, country)
    if party is None and speaks_for_forces(name):
        party = state_of(carrier, published, country)
    return Root(f"{_NAME}{_key(carrier, published, country)}|{plain(name)}", f"{name} ({carrier})", kind, party)


def _body(name: str, kind: str, published: date | None, country: str | None) -> Root:
    key = _key(name, published, country)
    entry = actor_book().entry(key)
    party = party_named(name, published, country) if entry is None else _side_of(entry.actor)
    if kind == "agency":
        return Root(_NAME + key, name, kind, party or state_of(name, published, country))
    if party is not None and nature(party) == "irregular":
        return Root(_PARTY + (party.path or (party.id,))[0], name, kind, party)
    return Root(_NAME + key, name, kind, party)


def _side_of(actor: Actor) -> Actor | None:
    """A body of the books as a party, where it is of a side and no observer."""
    return actor if belligerent(actor) and nature(actor) else None


def _unbound(name: str) -> str:
    """A source's name without the particle that is written onto it: «لوكالة …»."""
    first, heads = name.partition(" ")[0], load_cues().heads
    word = fold_words(first)
    if word in heads or definite(word) or len(word) != len(first):
        return name
    return name[next((n for n in fronts(word) if word[n:] in heads), 0) :]


@recalled
def _key(name: str, published: date | None, country: str | None) -> str:
    """The id of the books where they have the name, of namesakes that of the country; else the folded words."""
    spelt = (plain(name), plain(name.partition("(")[0]))
    for words in filter(None, spelt):
        found = actor_book().named(words, published)
        here = [e for e in found if country in e.countries] or (list(found) if len(found) == 1 else [])
        if here:
            return here[0].actor.id
    return spelt[0]


def _is_voice(name: str) -> bool:
    """Whether a name is the state's voice and no body of it: «السلطات في بغداد», «وكالة الأنباء الرسمية»."""
    return begins("authorities", name) and len(plain(name).split(" ")) <= 4


def state_of(outlet: str, published: date | None, country: str | None) -> Actor | None:
    """The forces of the state whose own outlet this is, where its name or the books say that it is one."""
    if country is None:
        return None
    official = not single("official").isdisjoint(plain(outlet).split(" "))
    if official or _key(outlet, published, country) in single("state media"):
        return forces_of(country, published)
    return None


def one_voice(roots: Mapping[str, Root]) -> dict[str, Root]:
    """Roots by claim, the state's voice given to the body of that state that speaks here too, the first of several."""
    bodies = sorted((r for r in roots.values() if not r.key.startswith(VOICE)), key=lambda r: r.key)
    out = {}
    for claim, root in roots.items():
        state = root.key.removeprefix(VOICE).lower() if root.key.startswith(VOICE) else ""
        out[claim] = next((b for b in bodies if state and _of_state(b.party, state)), root)
    return out


def _of_state(party: Actor | None, state: str) -> bool:
    head = (party.path or (party.id,))[0] if party and nature(party) == "state" else ""
    return bool(head) and (head.split("/")[0] == state or head == f"state/{state}")


def outlet_key(t: Telling, room: Newsroom) -> str:
    """The key that the outlet of a claim's report would have as a root."""
    return _NAME + _key(room.outlet(t), era(t.published), room.country)
