"""People of a team: who is who, by what was done, and how a session of theirs ends; faults FT-42."""

import itertools

import pytest
from sqlalchemy import select, text

from rasid.errors import (
    ConflictError,
    LoginError,
    UserError,
)
from rasid.model.person import RIGHTS, ROLES
from rasid.store import sessions
from rasid.store.doors import SESSIONS
from rasid.store.login import Given, prove
from rasid.store.people import By, People
from rasid.store.store import Store
from tests.store.conftest import NOW
from tests.store.team.conftest import BY, MINUTE, OTHER, SECOND, WORD, come_in


def test_each_role_has_every_right_of_the_one_before() -> None:
    rights = [RIGHTS[r] for r in ("nobody", *ROLES)]
    assert all(low < high for low, high in itertools.pairwise(rights))


def test_who_is_there_with_what_was_done(people: People) -> None:
    people.set_role("salim", "reviewer", By("Huda", NOW + MINUTE))
    people.disable("SALIM", By("Huda", NOW + 2 * MINUTE))
    assert [(m.name, m.role, m.disabled) for m in people.all()] == [
        ("Huda", "admin", False),
        ("Salim", "reviewer", True),
    ]
    assert [(a.what, a.name, a.role, a.by) for a in people.history()] == [
        ("added", "Huda", "admin", "Huda"),
        ("added", "Salim", "coder", "Huda"),
        ("role", "Salim", "reviewer", "Huda"),
        ("disabled", "Salim", "reviewer", "Huda"),
    ]
    roles = people.roles()
    assert [roles.at("Salim", (NOW + d * MINUTE).isoformat()) for d in (-1, 0, 1, 2)] == [
        "nobody", "coder", "reviewer", "nobody",
    ]  # fmt: skip
    assert people.store.verify() == [], "acts stand under the audit"  # type: ignore[attr-defined]


def test_a_role_given_by_hand_is_found_out(people: People, store: Store) -> None:
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE state SET erasing = 1"))
        connection.execute(text("UPDATE acts SET role = 'admin' WHERE person = 'salim'"))
        connection.execute(text("UPDATE state SET erasing = 0"))
    assert any(f.where == "acts 2" for f in store.verify())


@pytest.mark.parametrize("name", ["", " ", "a" * 65, "x\u202ey", "a\nb", "<b>", "a/b", "."])
def test_names_that_could_mislead_are_none(store: Store, name: str) -> None:
    with pytest.raises(UserError):
        store.people.add(name, "coder", WORD, BY)
    assert store.people.all() == []


@pytest.mark.parametrize("name", ["هدى", "م. سليم", "k2", "Ann-Marie O'Dea"])
def test_names_of_any_script(store: Store, name: str) -> None:
    assert store.people.add(name, "coder", WORD, BY).name == name


def test_a_name_is_one_persons_for_good(people: People) -> None:
    people.disable("Salim", BY)
    with pytest.raises(ConflictError):
        people.add("ＳＡＬＩＭ", "viewer", OTHER, BY)


@pytest.mark.parametrize("password", ["", "short", "a" * 40, "x" * 2000, "salimsalimsalim"])
def test_weak_passwords_are_refused_and_never_repeated(store: Store, password: str) -> None:
    with pytest.raises(UserError) as told:
        store.people.add("salimsalimsalim", "coder", password, BY)
    assert not password or password not in str(told.value)


def test_the_last_admin_stays(people: People) -> None:
    for act in (lambda: people.disable("Huda", BY), lambda: people.set_role("Huda", "coder", BY)):
        with pytest.raises(ConflictError):
            act()
    people.set_role("Salim", "admin", BY)
    people.disable("Huda", BY)
    assert people.has_admin()


def test_a_session_ends_by_rest_and_by_age(people: People) -> None:
    token, at = come_in(people), NOW
    assert people.session(token, NOW + sessions.IDLE - SECOND)
    token = come_in(people)
    assert people.session(token, NOW + sessions.IDLE) is None
    token = come_in(people)
    while at < NOW + sessions.WHOLE - 20 * MINUTE:
        at += 20 * MINUTE
        assert people.session(token, at), at
    assert people.session(token, NOW + sessions.WHOLE - SECOND)
    assert people.session(token, NOW + sessions.WHOLE) is None


def test_every_login_has_a_token_of_its_own_and_none_is_kept(people: People, store: Store) -> None:
    one, other = come_in(people), come_in(people)
    assert one != other and len(one) >= 43, "256 bits"
    with store.engine.connect() as connection:
        kept = connection.execute(select(SESSIONS)).all()
    assert len(kept) == 2 and one not in str(kept) and other not in str(kept)


def test_logout_and_revoking(people: People) -> None:
    tokens = [come_in(people, agent=f"Browser {n}\r\nX: y" + 200 * "z") for n in range(3)]
    people.logout(tokens[0])
    listed = people.sessions("Salim", NOW)
    assert len(listed) == 2 and all(len(s.agent) <= 80 and "\n" not in s.agent for s in listed)
    assert people.revoke_sessions("Huda", BY, listed[0].id) == 0, "that is another person's"
    assert people.revoke_sessions("Salim", BY, listed[0].id) == 1
    assert people.revoke_sessions("Salim", BY, "%") == 0
    assert people.revoke_sessions("Salim", BY) == 1
    assert [people.session(t, NOW) for t in tokens] == [None, None, None]


@pytest.mark.parametrize("change", ["role", "disable", "reset", "totp-reset"])
def test_a_change_of_rights_ends_every_session(people: People, change: str) -> None:
    token = come_in(people)
    {
        "role": lambda: people.set_role("Salim", "reviewer", BY),
        "disable": lambda: people.disable("Salim", BY),
        "reset": lambda: people.reset_password("Salim", OTHER, BY),
        "totp-reset": lambda: people.reset_totp("Salim", BY),
    }[change]()
    assert people.session(token, NOW) is None


def test_ones_own_change_gives_a_new_token_and_ends_the_others(people: People) -> None:
    here, there = come_in(people), come_in(people)
    new = people.change_password(here, OTHER, NOW)
    assert people.session(new, NOW) and not people.session(here, NOW) and not people.session(there, NOW)
    with pytest.raises(LoginError):
        come_in(people)
    proved = prove(people, new, Given("Salim", OTHER), NOW + MINUTE)
    assert people.session(proved, NOW + MINUTE) and people.session(new, NOW + MINUTE) is None
    with pytest.raises(UserError, match="as it is"):
        people.change_password(proved, OTHER, NOW + MINUTE)


def test_a_proof_lasts_ten_minutes_and_needs_the_password(people: People) -> None:
    token = come_in(people)
    later = NOW + sessions.FRESH + SECOND
    before, after = people.session(token, NOW + sessions.FRESH), people.session(token, later)
    assert before and before.fresh(NOW + sessions.FRESH) and after and not after.fresh(later)
    with pytest.raises(LoginError):
        prove(people, token, Given("Salim", OTHER), later)
    renewed = people.session(prove(people, token, Given("Salim", WORD), later), later)
    assert renewed and renewed.fresh(later)


def test_a_first_password_is_to_be_changed(people: People) -> None:
    people.add("Nadim", "viewer", WORD, BY)
    token = come_in(people, "Nadim")
    assert (people.session(token, NOW) or pytest.fail()).must_change
    new = people.change_password(token, OTHER, NOW)
    assert not (people.session(new, NOW) or pytest.fail()).must_change
