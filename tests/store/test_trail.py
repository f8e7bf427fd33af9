"""The audit: who changes it, cuts it, or puts an older store in its place is found out by a head kept elsewhere."""

import os
import random
import shutil
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, insert, select, update

from rasid.model.event import Decision
from rasid.store.hashes import START, link_of, row_hash, rows_digest
from rasid.store.place import place
from rasid.store.schema import AUDIT, DECISIONS, KEPT
from rasid.store.store import Store, open_store, verify_store
from tests.store.behind import behind
from tests.store.conftest import item_of
from tests.store.servers import program
from tests.store.test_verify import fill


def _edit(c: Connection) -> None:
    c.execute(update(AUDIT).where(AUDIT.c.no == 3).values(at="2020-01-01T00:00:00+00:00"))


def _delete(c: Connection) -> None:
    c.execute(AUDIT.delete().where(AUDIT.c.no == 3))


def _insert(c: Connection) -> None:
    last = c.execute(select(AUDIT).order_by(AUDIT.c.no.desc()).limit(1)).mappings().one()
    entry = {"no": last["no"] + 1, "at": last["at"], "what": "keep", "rows": 0, "digest": rows_digest([])}
    entry |= {"previous": START}
    c.execute(insert(AUDIT), entry | {"link": link_of(entry)})


def _reorder(c: Connection) -> None:
    for old, new in ((3, -1), (4, 3), (-1, 4)):
        c.execute(update(AUDIT).where(AUDIT.c.no == old).values(no=new))


def _truncate(c: Connection) -> None:
    """The tail is cut with all its rows: what is left is sound in itself, and only the head tells."""
    last = c.execute(select(AUDIT.c.no).order_by(AUDIT.c.no.desc()).limit(1)).scalar_one()
    for table in reversed(KEPT):
        c.execute(table.delete().where(table.c.audit == last))
    c.execute(AUDIT.delete().where(AUDIT.c.no == last))


def _rewrite(c: Connection) -> None:
    """A decision is changed, and every hash and link after it made anew: sound in itself again."""
    row = dict(c.execute(select(DECISIONS).where(DECISIONS.c.no == 1)).mappings().one())
    row["body"] = row["body"].replace('"same"', '"different"')
    c.execute(update(DECISIONS).where(DECISIONS.c.no == 1).values(body=row["body"], hash=row_hash(DECISIONS, row)))
    previous = START
    for entry in [dict(e) for e in c.execute(select(AUDIT).order_by(AUDIT.c.no)).mappings()]:
        rows = [
            (t.name, r.no, r.hash)
            for t in KEPT
            for r in c.execute(select(t.c.no, t.c.hash).where(t.c.audit == entry["no"]).order_by(t.c.no))
        ]
        entry |= {"digest": rows_digest(rows), "previous": previous}
        entry["link"] = previous = link_of(entry)
        c.execute(update(AUDIT).where(AUDIT.c.no == entry["no"]).values(**entry))


@pytest.mark.parametrize("attack", [_edit, _delete, _insert, _reorder, _truncate, _rewrite])
def test_tampering_with_the_audit_is_found(
    url: str, opened: Callable[[str], Store], tmp_path: Path, attack: Callable[[Connection], None]
) -> None:
    with opened(url) as store:
        fill(store)
        store.decide(Decision("d2", "accept", ("r1-Arm-0-10",), "", "A", "2021-08-02T00:00:00+00:00"))
        store.begin(["the last"], datetime.now(UTC))
        head, files = store.head(), store.blobs.folder
    with behind(url) as connection:
        attack(connection)
    faults = [f for f in verify_store(url, files, head) if f.where.startswith("audit ")]
    assert faults, f"{attack.__name__} was not found"


def _copied(url: str, to: Path, base: str) -> Callable[[], None]:
    """Take a copy of the whole database; what is returned puts it back."""
    at = place(url)
    if at.file:
        shutil.copy(at.file, to / "old.db"), shutil.copy(f"{at.file}.pages", to / "old.pages")

        def back() -> None:
            shutil.copy(to / "old.db", at.file), shutil.copy(to / "old.pages", f"{at.file}.pages")

        return back
    name = at.url.database
    with open(to / "old.sql", "wb") as f:
        subprocess.run([program("pg_dump"), "--clean", url], stdout=f, check=True)

    def put_back() -> None:
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "check": True}
        subprocess.run([program("psql"), "-q", f"{base}/{name}", "-f", str(to / "old.sql")], env=os.environ, **quiet)

    return put_back


def test_putting_an_older_store_in_its_place_is_found(url: str, opened: Callable[[str], Store], tmp_path: Path) -> None:
    with opened(url) as store:
        fill(store)
        files = store.blobs.folder
    back = _copied(url, tmp_path, url.rsplit("/", 1)[0])
    with opened(url) as store:
        store.keep(1, item_of(50))
        head = store.head()
    back()
    assert verify_store(url, files) == [], "the older store is sound in itself"
    (fault,) = verify_store(url, files, head)
    assert "rolled back" in fault.what
    with open_store(url, files) as store:
        store.keep(1, item_of(51))
    assert any("rolled back" in f.what for f in verify_store(url, files, head)), "writing on does not hide it"


def test_the_order_is_that_of_the_links_whatever_the_clocks_say(store: Store) -> None:
    chance = random.Random(4)
    at = datetime(2021, 8, 1, tzinfo=UTC)
    for n in range(30):
        at += timedelta(hours=chance.choice([-30, -1, 1, 30]))
        store.decide(Decision(f"d{n}", "accept", (f"c{n}",), "", "A", at.isoformat()))
        store.begin([str(n)], at)
    assert [d.id for d in store.decisions()] == [f"d{n}" for n in range(30)]
    assert store.unfinished() == list(range(1, 31))
    assert store.verify(store.head()) == []


def test_a_head_that_is_none_is_refused_and_an_old_one_holds(store: Store) -> None:
    empty = store.head()
    fill(store)
    middle = store.head()
    store.keep(1, item_of(60))
    for head in (empty, middle, store.head()):
        assert store.verify(head) == []
    assert store.verify("nonsense")[0].where == "head"
