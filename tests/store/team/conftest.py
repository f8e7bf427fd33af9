"""What the tests of a team share: two people, their passwords, and how they come in."""

from datetime import datetime, timedelta

import pyotp
import pytest

from rasid.store import proofs
from rasid.store.login import Given, login
from rasid.store.people import By, People
from rasid.store.store import Store
from tests.store.conftest import NOW

WORD = "four sorrels by the mill"
OTHER = "seven herons on a roof"
BY = By("Huda", NOW)
SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """As argon2id is, with little memory: what is tested is not its price."""
    from argon2 import PasswordHasher

    monkeypatch.setattr(proofs, "_hasher", lambda: PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))


@pytest.fixture
def people(store: Store) -> People:
    store.people.add("Huda", "admin", WORD, BY, must_change=False)
    store.people.add("Salim", "coder", WORD, BY, must_change=False)
    return store.people


def come_in(people: People, name: str = "Salim", at: datetime = NOW, **more: str) -> str:
    return login(people, Given(name, **{"password": WORD, **more}), at)


def with_totp(people: People, name: str = "Salim") -> tuple[pyotp.TOTP, list[str]]:
    token = come_in(people, name)
    made = pyotp.TOTP(people.begin_totp(token, NOW))
    _, codes = people.confirm_totp(token, made.at(NOW), NOW)
    return made, codes
