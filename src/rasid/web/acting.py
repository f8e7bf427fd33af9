"""On whose behalf the store is asked: whoever a request came from, checked where the store is reached and not before.

A route that forgot to ask for a right would still ask the store, and the store asks here. A server of a team gives its
routes the store only behind :class:`Guarded`: each method that may be called stands in a table with the right that it
takes; one that does not stand there cannot be called. The person is of the request: a context variable, set around
every request from outside. What the server does by itself, such as drawing events anew, it does as the store's owner.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, cast

from rasid.errors import ForbiddenError
from rasid.model.event import Decision
from rasid.model.person import OWNER, PROFILES, Person
from rasid.store.people import People
from rasid.store.searches import Search
from rasid.store.store import Store

_PERSON: ContextVar[Person] = ContextVar("person", default=OWNER)
ANYONE = ""
"""What takes no right: the state of the store, by which answers are tagged."""
_READS = (
    "report reports search count provenance raw claims claim now_of mark decisions incident incidents each_incident "
    "count_incidents holds head counts schema views cards incidents_of changes changes_since changed_since matching "
    "reports_page count_reports incidents_in claims_of count_found found near standing told read_counts "
    "decisions_about last_change locks uncoded count_uncoded searches"
)
_KEEPS = "begin end resume discover keep keep_all fail code code_all unfinished replace_events"
_ADMINISTERS = (
    "erase compact backup verify check settings orphans sweep ledger entries feeds remember_feed people close"
)
NEEDS: Mapping[str, str] = {
    "state": ANYONE,
    **dict.fromkeys(_READS.split(), "read"),
    **dict.fromkeys(_KEEPS.split(), "keep"),
    **dict.fromkeys(_ADMINISTERS.split(), "administer"),
    **dict.fromkeys("lock unlock decide save_search forget_search".split(), "decide"),
}
"""The right that each method of the store takes; what is not here cannot be called in a team."""
PEOPLE: Mapping[str, str] = dict.fromkeys(
    "all one history add set_role disable enable reset_password reset_totp has_totp sessions revoke_sessions tokens "
    "revoke_token".split(),
    "administer",
)
"""What is done to others' access. One's own account is not reached by this, but by the session it is."""


@contextmanager
def acting(person: Person) -> Iterator[None]:
    """Let what is done within be done on behalf of ``person``."""
    before = _PERSON.set(person)
    try:
        yield
    finally:
        _PERSON.reset(before)


def whoever() -> Person:
    """On whose behalf this is done."""
    return _PERSON.get()


def must(right: str) -> Person:
    """Who asks, if they have the right. Raises :class:`ForbiddenError`."""
    person = whoever()
    if right not in person.rights:
        said = f"the role {person.role} may not {right}" if person.only is None else f"the token may not {right}"
        raise ForbiddenError(said, where=right, mend="ask an admin")
    return person


def must_for(profile: str) -> Person:
    """Who asks, if they may export with this profile. Raises :class:`ForbiddenError`; of an unknown one nothing."""
    must("export")
    return must(PROFILES.get(profile, "export"))


def profile_for(asked: str | None) -> str:
    """The profile that was asked for, if whoever asks may; where none was, the one that discloses most of theirs.

    Raises :class:`ForbiddenError`.
    """
    if asked:
        must_for(asked)
        return asked
    return [next(iter(PROFILES)), *profiles_of(whoever())][-1]


def profiles_of(person: Person) -> list[str]:
    """The profiles that somebody may export with, the one that discloses most last."""
    return [name for name, right in PROFILES.items() if {"export", right} <= person.rights]


class Guarded:
    """What is reached only with the right that ``needs`` names for it; what is not named there by nobody."""

    __slots__ = ("_inner", "_needs")

    def __init__(self, inner: Any, needs: Mapping[str, str]) -> None:
        self._inner, self._needs = inner, needs

    def __getattr__(self, name: str) -> Any:
        right = self._needs.get(name)
        if right is None:
            raise ForbiddenError(f"nobody may {name}", where=name, mend="the right it takes stands nowhere")
        if right != ANYONE:
            must(right)
        return getattr(self._inner, name)


class GuardedStore(Guarded):
    """A store whose every method asks first whether whoever acts has the right to it, and acts in their name alone."""

    __slots__ = ()

    def decide(self, decision: Decision, seen: int | None = None) -> bool:
        """As the store's, in one's own name alone; what others decided only a second reader undoes."""
        person = must("decide")
        if person is not OWNER and decision.by != person.name:
            raise ForbiddenError("a decision bears the name of who is logged in", where="by", mend="leave the name out")
        if decision.what == "undo" and "review" not in person.rights:
            by = {d.id: d.by for d in self._inner.decisions(standing=False)}
            if any(by.get(id, person.name) != person.name for id in decision.about):
                raise ForbiddenError("somebody else decided this", where="about", mend="ask a reviewer to undo it")
        kept: bool = self._inner.decide(decision, seen)
        return kept

    def lock(self, matter: str, by: str, *times: Any) -> str:
        """As the store's, in one's own name alone."""
        self._own(by)
        holder: str = self._inner.lock(matter, by, *times)
        return holder

    def unlock(self, matter: str, by: str) -> bool:
        """As the store's, of what is in one's own hand."""
        self._own(by)
        let: bool = self._inner.unlock(matter, by)
        return let

    def save_search(self, one: Search) -> None:
        """As the store's, in one's own name alone."""
        self._own(one.by)
        self._inner.save_search(one)

    def forget_search(self, id: str) -> None:
        """As the store's, of what is one's own; a reviewer forgets any."""
        person = must("decide")
        by = next((s.by for s in self._inner.searches() if s.id == id), person.name)
        if by != person.name and "review" not in person.rights:
            raise ForbiddenError("somebody else saved this", where="id", mend="ask them, or a reviewer")
        self._inner.forget_search(id)

    @staticmethod
    def _own(by: str) -> None:
        person = must("decide")
        if person is not OWNER and by != person.name:
            raise ForbiddenError("that is not who is logged in", where="by", mend="leave the name out")


def guarded(store: Store) -> Store:
    """The store for a team's routes."""
    return cast(Store, GuardedStore(store, NEEDS))


def administered(people: People) -> People:
    """The people of a team for routes by which others are let in and shut out."""
    return cast(People, Guarded(people, PEOPLE))
