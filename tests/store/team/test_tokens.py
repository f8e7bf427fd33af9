"""Tokens for programs: some of one person's rights, until a day."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from rasid.errors import (
    UnknownIdError,
    UserError,
)
from rasid.store.doors import TOKENS
from rasid.store.login import bearer
from rasid.store.people import By, People
from rasid.store.store import Store
from tests.store.conftest import NOW
from tests.store.team.conftest import BY, come_in


def test_tokens_have_some_of_their_persons_rights(people: People, store: Store) -> None:
    ends = NOW + timedelta(days=30)
    token = people.make_token("Salim", "nightly", frozenset({"read", "decide"}), By("Salim", NOW), ends)
    who = bearer(people, token, NOW)
    assert who and (who.name, who.rights) == ("Salim", {"read", "decide"})
    people.set_role("Salim", "viewer", BY)
    assert (bearer(people, token, NOW) or pytest.fail()).rights == {"read"}, "no more than the person has now"
    assert bearer(people, token, ends) is None
    assert [bearer(people, t, NOW) for t in ("", "rasid_", token[:-1], token.upper(), come_in(people))] == 5 * [None]
    with store.engine.connect() as connection:
        assert token not in str(connection.execute(select(TOKENS)).all())
    people.disable("Salim", BY)
    assert bearer(people, token, NOW) is None
    people.enable("Salim", BY)
    assert bearer(people, token, NOW) is None and people.tokens() == []


@pytest.mark.parametrize("rights", [{"review"}, {"administer"}, {"read", "fly"}, set()])
def test_no_token_goes_beyond(people: People, rights: set[str]) -> None:
    with pytest.raises(UserError):
        people.make_token("Salim", "x", frozenset(rights), BY, NOW + timedelta(days=1))
    with pytest.raises(UserError):
        people.make_token("Huda", "x", frozenset({"administer"}), BY, NOW + timedelta(days=1))


@pytest.mark.parametrize("days", [0, -1, 400])
def test_every_token_ends(people: People, days: int) -> None:
    with pytest.raises(UserError):
        people.make_token("Salim", "x", frozenset({"read"}), BY, NOW + timedelta(days=days))


def test_a_token_is_taken_back_by_its_own_person(people: People) -> None:
    token = people.make_token("Salim", "x", frozenset({"read"}), BY, NOW + timedelta(days=1))
    [listed] = people.tokens("Salim")
    with pytest.raises(UnknownIdError):
        people.revoke_token("Huda", listed.id, BY)
    people.revoke_token("Salim", listed.id, BY)
    assert bearer(people, token, NOW) is None
