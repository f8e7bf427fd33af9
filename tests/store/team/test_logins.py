"""Logging in: what is refused, how often, and what a second factor does; faults FT-42, on both databases."""

import contextlib
from datetime import timedelta

import pytest

from rasid.errors import (
    CodeNeededError,
    LoginError,
    RasidError,
    TooManyError,
    UserError,
)
from rasid.store import attempts, proofs
from rasid.store.login import Given, login
from rasid.store.people import People
from tests.store.conftest import NOW
from tests.store.team.conftest import BY, MINUTE, OTHER, SECOND, WORD, come_in, with_totp


def test_only_the_right_password_comes_in(people: People) -> None:
    token = come_in(people)
    session = people.session(token, NOW)
    assert session and (session.member.name, session.member.role) == ("Salim", "coder")
    said = set()
    for given in (Given("Salim", OTHER), Given("Nobody", WORD), Given("Salim", ""), Given("", "")):
        with pytest.raises(LoginError) as told:
            login(people, given, NOW)
        said.add(str(told.value))
    assert len(said) == 1


def test_an_unknown_name_costs_as_much(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    """Counted, not timed: a hash is computed whoever is named."""
    asked: list[str | None] = []
    real = proofs._hasher()

    class Counting:
        def verify(self, kept: str, password: str) -> bool:
            asked.append(kept)
            return real.verify(kept, password)

        hash = real.hash

    monkeypatch.setattr(proofs, "_hasher", Counting)
    people.disable("Salim", BY)
    for name in ("Huda", "Salim", "Nobody"):
        with pytest.raises(LoginError):
            login(people, Given(name, OTHER), NOW)
    assert len(asked) == 3


def test_after_five_failures_a_name_waits_and_another_does_not(people: People) -> None:
    for n in range(attempts.BY_NAME):
        with pytest.raises(LoginError):
            login(people, Given("sALIM", OTHER, address=f"192.0.2.{n}"), NOW + n * SECOND)
    with pytest.raises(TooManyError) as told:
        come_in(people, at=NOW + MINUTE)
    assert told.value.after == 14 * 60
    assert people.session(come_in(people, "Huda", NOW + MINUTE), NOW + MINUTE)
    with pytest.raises(TooManyError):
        come_in(people, at=NOW + told.value.after * SECOND)
    assert come_in(people, at=NOW + MINUTE + told.value.after * SECOND), "the first failure is out of the window"


def test_an_address_that_tries_many_names_waits(people: People) -> None:
    for n in range(attempts.BY_ADDRESS):
        with pytest.raises(LoginError):
            login(people, Given(f"guess{n}", OTHER, address="192.0.2.9"), NOW)
    with pytest.raises(TooManyError):
        come_in(people, address="192.0.2.9")
    assert come_in(people, address="192.0.2.10")


def test_an_attempt_counts_before_it_is_looked_at(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many are under way at once, no more than five passwords are ever compared."""
    compared = []

    def nested(kept: str | None, password: str) -> bool:
        compared.append(password)
        with contextlib.suppress(RasidError):
            login(people, Given("Salim", OTHER), NOW)
        return False

    monkeypatch.setattr(proofs, "fits", nested)
    with pytest.raises(LoginError):
        login(people, Given("Salim", OTHER), NOW)
    assert len(compared) == attempts.BY_NAME


def test_coming_in_forgets_ones_own_failures(people: People) -> None:
    for _ in range(3):
        for _ in range(attempts.BY_NAME - 1):
            with pytest.raises(LoginError):
                login(people, Given("Salim", OTHER), NOW)
        come_in(people)


def test_a_second_factor_is_asked_for_and_each_code_is_good_once(people: People) -> None:
    totp, _ = with_totp(people)
    with pytest.raises(CodeNeededError):
        come_in(people)
    for code in (totp.at(NOW), "000000", "١٢٣", "abcdef"):  # the first was used to set it up
        with pytest.raises(LoginError):
            come_in(people, code=code)
    at = NOW + 2 * MINUTE
    assert come_in(people, at=at, code=totp.at(at))
    with pytest.raises(LoginError):
        come_in(people, at=at + SECOND, code=totp.at(at))
    with pytest.raises(LoginError):
        come_in(people, at=at, code=totp.at(at - timedelta(seconds=30)))


@pytest.mark.parametrize(("off", "let"), [(-60, False), (-30, True), (0, True), (30, True), (60, False)])
def test_a_clock_may_be_a_step_wrong(people: People, off: int, let: bool) -> None:
    totp, _ = with_totp(people)
    at = NOW + 10 * MINUTE
    code = totp.at(at + timedelta(seconds=off))
    if let:
        assert come_in(people, at=at, code=code)
    else:
        with pytest.raises(LoginError):
            come_in(people, at=at, code=code)


def test_codes_cannot_be_guessed_through_a_right_password(people: People) -> None:
    with_totp(people)
    for _ in range(10):
        with pytest.raises(CodeNeededError):
            come_in(people)
    for n in range(attempts.BY_NAME):
        with pytest.raises(LoginError):
            come_in(people, code=f"00000{n}")
    with pytest.raises(TooManyError):
        come_in(people, code="000009")


def test_each_recovery_code_is_good_once(people: People) -> None:
    _, codes = with_totp(people)
    assert len(set(codes)) == proofs.CODES
    for code in codes[:3]:
        assert come_in(people, code=code.upper())
        with pytest.raises(LoginError):
            come_in(people, code=code)
    assert [a.what for a in people.history()].count("recovery") == 3
    people.reset_totp("Salim", BY)
    assert come_in(people) and not people.has_totp("Salim")


def test_a_new_device_counts_only_once_it_was_shown_to_work(people: People) -> None:
    token = come_in(people)
    people.begin_totp(token, NOW)
    assert come_in(people) and not people.has_totp("Salim")
    with pytest.raises(UserError):
        people.confirm_totp(token, "000000", NOW)
    assert not people.has_totp("Salim")
