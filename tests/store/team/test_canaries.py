"""Secrets are nowhere but where they are checked, and gone when they are no more; faults FT-45 and FT-47."""

import json
import sqlite3
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from rasid.errors import (
    LoginError,
)
from rasid.store.doors import ATTEMPTS, DOORS
from rasid.store.login import Given, login
from rasid.store.people import People
from rasid.store.schema import KEPT, META, each
from rasid.store.store import Store, restore
from tests.store.conftest import NOW
from tests.store.team.conftest import BY, MINUTE, OTHER, WORD, come_in, with_totp


def secrets_of(people: People) -> list[str]:
    """Everything of this store that must be nowhere else: what was given, what was made, what is kept of it."""
    totp, codes = with_totp(people)
    session = come_in(people, code=codes[0])
    token = people.make_token("Salim", "canary", frozenset({"read"}), BY, NOW + timedelta(days=1))
    with people.store.engine.connect() as connection:
        rows = [r for t in DOORS for r in connection.execute(select(t)).mappings().all()]
    kept = [str(r[c]) for r in rows for c in ("password", "totp", "hash") if r.get(c)]
    return [WORD, totp.secret, *codes, session, token, *kept]


def test_no_secret_is_in_the_log_of_acts_a_backup_or_what_is_kept(
    people: People, store: Store, new_url: Callable[[], str], tmp_path: Path
) -> None:
    canaries = secrets_of(people)
    assert len(canaries) > 15
    store.backup(tmp_path / "b.zip")
    with store.engine.connect() as connection:
        kept = json.dumps([dict(r) for t in KEPT for r in each(connection, t)])
    import zipfile

    with zipfile.ZipFile(tmp_path / "b.zip") as packed:
        inside = b"".join(packed.read(n) for n in packed.namelist()).decode()
    leaked = [c for c in canaries if c in kept or c in inside]
    assert leaked == []
    restore(tmp_path / "b.zip", to := new_url(), tmp_path / "r.files")
    with Store(place_of(to, tmp_path)) as other:
        assert [(m.name, m.role) for m in other.people.all()] == [("Huda", "admin"), ("Salim", "coder")]
        assert not other.people.has_admin(), "nobody comes in by a backup"
        with pytest.raises(LoginError):
            come_in(other.people, "Huda")
        other.people.reset_password("Huda", OTHER, BY)
        assert other.people.has_admin() and login(other.people, Given("Huda", OTHER), NOW)


def place_of(url: str, tmp_path: Path):  # type: ignore[no-untyped-def]
    from rasid.store.place import place

    return place(url, tmp_path / "r.files")


@pytest.mark.parametrize("backend", ["sqlite"], indirect=True)  # PostgreSQL keeps dead rows until it vacuums
def test_old_secrets_are_nowhere_in_the_file(people: People, store: Store) -> None:
    """What a password was, as a hash, is gone from the pages once it is another: secure_delete."""
    assert store.place.file is not None
    with sqlite3.connect(store.place.file) as plain:
        [old] = plain.execute("SELECT password FROM keys WHERE person = 'salim'").fetchone()
    plain.close()
    people.reset_password("Salim", OTHER, BY)
    store.close()
    with sqlite3.connect(store.place.file) as plain:
        plain.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    plain.close()
    assert old.encode() not in store.place.file.read_bytes()


def test_nothing_that_fails_says_a_secret(people: People) -> None:
    given = Given("Salim", WORD, code="123456")
    assert WORD not in repr(given) and "123456" not in repr(given)


def test_an_erased_name_is_let_in_no_more(people: People, store: Store) -> None:
    come_in(people)
    people.make_token("Salim", "x", frozenset({"read"}), BY, NOW + timedelta(days=1))
    store.erase(name="Salim", reason="asked to", by="Huda", at=NOW)
    with store.engine.connect() as connection:
        left = [dict(r) for t in (*KEPT, *DOORS) for r in connection.execute(select(t)).mappings().all()]
    assert "salim" not in json.dumps(left).casefold()
    assert store.verify() == []


def test_writes_that_are_not_kept_are_counted_too(url: str, opened: Callable[[str], Store]) -> None:
    """Or verify would take a login for a page that somebody changed."""
    with opened(url) as store:
        store.people.add("Salim", "coder", WORD, BY)
    with opened(url) as store:
        token = come_in(store.people)
        store.people.session(token, NOW + 5 * MINUTE)
    with opened(url) as store:
        assert store.verify() == []
        with store.engine.connect() as connection:
            assert connection.execute(select(ATTEMPTS)).all() == []


def test_every_table_of_doors_is_in_the_schema() -> None:
    assert {t.name for t in DOORS} <= set(META.tables)
