"""Which warring side an actor is of, and which party the words that name a source speak for."""

from datetime import date

from rasid.arabic.clitics import bares
from rasid.arabic.normalize import fold_words
from rasid.knowledge.actors import actor_book
from rasid.knowledge.settling import single
from rasid.link.recalled import recalled
from rasid.model.claim import Actor

_QUOTES = dict.fromkeys(map(ord, "\"'«»“”„‟‘’()[]"), " ")
_NOBODY = ("people", "person", "party", "org", "source", "media", "mon", "un", "state", "armed")
"""Heads of ids that are of no one side: common nouns, observers, and armed or state's people of no named party."""
COMMON = ("people/tribes",)
"""Common nouns whose bearers are named («قبيلة …») and may be a side."""
_OBSERVERS = frozenset(["monitor", "outlet", "agency", "un body", "organisation", "anonymous source", "person-role"])
_STATE = frozenset(["state forces", "government", "official body", "ministry", "parliament"])
_LONGEST = 6


def plain(name: str) -> str:
    """``name`` folded and without quotation marks and brackets.

    >>> plain('"مرصد حوران"')
    'مرصد حوران'
    """
    return fold_words(name.translate(_QUOTES))


@recalled
def belligerent(actor: Actor | None) -> str:
    """The side that ``actor`` is of, as the id of the greatest party above it; "" where it is of none that is named.

    >>> belligerent(Actor("sy/regime/army", "", "", ("sy/regime", "sy/regime/forces", "sy/regime/army")))
    'sy/regime'
    >>> belligerent(Actor("armed/gunmen", "", "", ("armed/gunmen",)))
    ''
    """
    if actor is None:
        return ""
    path = actor.path or (actor.id,)
    if actor.id.startswith("?") and path[0] in COMMON:
        return actor.id
    parts = path[0].split("/")
    if parts[0] == "state" and len(parts) > 1 and len(parts[1]) == 2:
        return parts[1]
    if parts[0] in _NOBODY:
        return ""
    return parts[0] if nature(actor) == "state" and not _divided(parts[0]) else path[0]


def _divided(country: str) -> bool:
    """Whether a country has state-like parties that fight each other, so that they are not one side."""
    return country in ("sy", "ye", "ly", "sd", "ps")


@recalled
def nature(actor: Actor | None) -> str:
    """Whether ``actor`` is of a state or irregular; "" where it is neither or unknown."""
    if actor is None:
        return ""
    head = (actor.path or (actor.id,))[0]
    if head.startswith(("state/", "armed/")):
        return "state" if head.startswith("state/") else "irregular"
    entry = actor_book().entry(head)
    kind = entry.actor.kind if entry else actor.kind
    if kind in _STATE:
        return "state"
    return "" if kind in _OBSERVERS or head.split("/")[0] in _NOBODY else "irregular"


def same_side(one: Actor | None, other: Actor | None) -> bool:
    """Whether both are of one side that is named."""
    return belligerent(one) != "" and belligerent(one) == belligerent(other)


def party_named(name: str, published: date | None, country: str | None) -> Actor | None:
    """The party that the words of a source name, in full or in part: «قائد عسكري في الجيش الوطني» speaks for it.

    The longest name counts, the first of equally long ones; of namesakes that of ``country``. Observers are none.
    """
    words = plain(name).split(" ")
    for size in range(min(len(words), _LONGEST), 0, -1):
        for k in range(len(words) - size + 1):
            party = _party(" ".join(words[k : k + size]), published, country, whole=size == len(words))
            if party is not None:
                return party
    return None


def _party(words: str, published: date | None, country: str | None, *, whole: bool) -> Actor | None:
    """The party of that name; of a name within others no country as such, and none of another country."""
    book = actor_book()
    first, space, rest = words.partition(" ")
    for written in (f"{bare}{space}{rest}" for bare in bares(first)):
        found = book.named(written, published)
        here = [e for e in found if country in e.countries] or [e for e in found if not e.countries]
        here = here or (list(found) if len(found) == 1 and whole else [])
        for entry in here[:1]:
            actor = entry.actor
            parts = actor.id.split("/")
            if parts[0] == "state" and len(parts[1]) > 2:
                return book.state(country, parts[1], published)[0] if country else None
            if belligerent(actor) and nature(actor) and (whole or parts[0] != "state"):
                return actor
    return None


def observer_named(name: str, published: date | None) -> Actor | None:
    """The monitor or organisation of the books that a description ends with: «ناشط في تجمع أحرار حوران»."""
    words = plain(name).split(" ")
    for k in range(1, len(words)):
        for entry in actor_book().named(" ".join(words[k:]), published):
            if entry.actor.kind == "monitor":
                return entry.actor
    return None


def forces_of(country: str, published: date | None) -> Actor:
    """The armed forces of a country's state on that day."""
    return actor_book().state(country, "army", published)[0]


def speaks_for_forces(name: str) -> bool:
    """Whether an unnamed source is one of the armed forces: «مصدر عسكري»."""
    return not single("forces").isdisjoint(plain(name).split(" "))
