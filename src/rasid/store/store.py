"""The door of the store: what is kept, and how it is got back.

``with open_store() as store:`` opens the user's own; ``open_store("postgresql://…")`` a team's. Whatever a method has
returned from is on the disk; what it raised from is not there at all.
"""

import zipfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from rasid.errors import RasidError, StoreError, StoreUseError
from rasid.model.event import Bond, Hold, Incident
from rasid.store import asking, backup, erase, journal, pages, picking, verify, views
from rasid.store.asking import Asked
from rasid.store.backup import Manifest
from rasid.store.blobs import GRACE_S
from rasid.store.changes import Why
from rasid.store.codings import Found
from rasid.store.database import engine_of, settings, told, written
from rasid.store.erase import Erased
from rasid.store.intake import Intake
from rasid.store.ledger import Entry, Ledger
from rasid.store.people import People
from rasid.store.picking import Area, Page, Wanted
from rasid.store.place import Place, place
from rasid.store.rack import Change, Rack
from rasid.store.records import Failure, Item, Kept
from rasid.store.schema import BLOBS, COUNTED
from rasid.store.search import Hit
from rasid.store.shelf import Shelf
from rasid.store.upgrade import revision
from rasid.store.upgrade import upgrade as schema_upgrade
from rasid.store.verify import Fault
from rasid.store.views import Card


def open_store(url: str | None = None, files: Path | None = None) -> "Store":
    """The store that ``url`` names (a path, ``sqlite:///…``, ``postgresql://…``), made where it is not there yet.

    Without ``url`` the one of ``RASID_DB``, else ``rasid.db`` in the user's folder of data. ``files`` is the folder of
    the raw bytes. Raises :class:`StoreUseError` or :class:`StoreError`, never with a password in it.
    """
    return Store(place(url, files))


def verify_store(url: str | None = None, files: Path | None = None, head: str | None = None) -> list[Fault]:
    """As :meth:`Store.verify`, of a store that may be too damaged to be opened: that is then a fault like others."""
    at = place(url, files)
    before = verify.in_pages(at)
    try:
        with Store(at) as store:
            return list(verify.verify(store.engine, at, store.blobs, head, before))
    except RasidError as e:
        return [Fault(str(at), f"it cannot be opened: {e.message}", e.mend), *verify.page_faults(at, before)]


def upgrade(url: str | None = None, files: Path | None = None) -> tuple[str | None, str]:
    """Bring an older store to the schema of this rasid; the revision before (``None`` of an empty place) and now."""
    at = place(url, files)
    with told(at):
        engine = engine_of(at)
        try:
            if at.file and at.file.exists():
                pages.forget(at.file)
            return schema_upgrade(engine)
        finally:
            engine.dispose()


def restore(backup_file: Path, url: str | None = None, files: Path | None = None) -> Manifest:
    """A new store from a backup, in either database, verified whole against the head it was taken at.

    Raises :class:`StoreUseError` where there is a store already or the file is no sound backup.
    """
    at = place(url, files)
    with told(backup_file):
        try:
            packed = zipfile.ZipFile(backup_file)
        except zipfile.BadZipFile as e:
            mend = "name one of rasid db backup"
            raise StoreUseError("this is no backup of a store", where=str(backup_file), mend=mend) from e
    with packed, Store(at) as store, told(at):
        manifest = backup.manifest_of(packed, backup_file)
        with written(store.engine) as connection:
            backup.unpack(connection, packed, manifest)
            backup.unpack_raw(packed, store.blobs, backup_file)
        faults = store.verify(manifest.head)
        if faults:
            raise StoreError(f"what was restored is not sound: {faults[0].where}: {faults[0].what}", where=str(at))
        return manifest


class Store(Intake, Shelf, Rack):
    """Reports, what was read from them, what was decided, and the events made of it; closed by ``with`` or close().

    Safe between threads and processes: writers take turns, readers see whole transactions.
    """

    def replace_events(
        self,
        incidents: Iterable[Incident],
        holds: Iterable[Hold] = (),
        *,
        cards: Iterable[Card] = (),
        at: datetime | None = None,
        cause: str = "",
        near: Iterable[Bond] = (),
    ) -> None:
        """Drop every event and write these, in one transaction: whoever looks sees the old ones or the new.

        ``cards`` are what lists and filters need of them, ``near`` the pairs that were nearly put together; what
        changed is noted with the time and the ``cause``.
        """
        with told(self.place), written(self.engine) as connection:
            why = Why(journal.stamp(at), cause)
            journal.touch(connection, views=views.replace(connection, incidents, holds, cards, why, near))

    @property
    def people(self) -> People:
        """The people of a team: who they are, what they may, and how they are let in."""
        return People(self)

    def incident(self, id: str) -> Asked:
        """An incident, by its own id or that of any claim that is or was in it. Raises :class:`UnknownIdError`."""
        with self._looking() as connection:
            return asking.incident(connection, id)

    def incidents(self, *, after: str | None = None, limit: int = 50, newest: bool = False, **wanted: Any) -> Page:
        """A page of the incidents that are ``wanted`` (the fields of :class:`Wanted`), by first day and id."""
        with self._looking() as connection:
            return picking.page(connection, Wanted(**wanted), after, limit, newest)

    def each_incident(self, **wanted: Any) -> Iterator[Incident]:
        """All incidents that are wanted, by first day and id, few in memory at a time."""
        with self._looking() as connection:
            yield from picking.every(connection, Wanted(**wanted))

    def count_incidents(self, **wanted: Any) -> int:
        """How many incidents are wanted."""
        with self._looking() as connection:
            return picking.count(connection, Wanted(**wanted))

    def holds(self, **area: Any) -> list[Hold]:
        """Who held what (the fields of :class:`Area`), in the order in which it was given."""
        with self._looking() as connection:
            return picking.holds(connection, Area(**area))

    def near(self) -> list[Bond]:
        """The pairs of claims whose incidents fell just short of being one, the most alike first."""
        with self._looking() as connection:
            return views.near(connection)

    def head(self) -> str:
        """The newest link of the audit, as «12:ab34…»: keep it elsewhere, and verify against it."""
        with self._looking() as connection:
            return journal.head_of(connection)

    def verify(self, head: str | None = None) -> list[Fault]:
        """Whatever is not as it was written, by row, link, page or file; ``head`` tells of cutting and rolling back."""
        return list(verify.verify(self.engine, self.place, self.blobs, head))

    def counts(self) -> dict[str, int]:
        """How many rows each table has, by its name."""
        with self._looking() as connection:
            return {t.name: connection.execute(select(func.count()).select_from(t)).scalar_one() for t in COUNTED}

    def schema(self) -> str:
        """The revision of the schema."""
        with self._looking() as connection:
            return str(revision(connection))

    def check(self) -> list[Fault]:
        """A quick look, for every day: settings, the database's own check, the ledger, orphans; not every byte."""
        with told(self.place):
            return list(verify.check(self.engine, self.settings(), self.orphans()))

    def orphans(self, grace: float = GRACE_S) -> list[Path]:
        """Raw files that no row names, left by a crash between file and row, once older than ``grace`` seconds."""
        with self._looking() as connection:
            named = {str(n) for n in connection.execute(select(BLOBS.c.sha256)).scalars() if n}
        with told(self.place.files):
            return self.blobs.orphans(named, grace)

    def sweep(self, grace: float = GRACE_S) -> list[Path]:
        """Remove the orphans; what was removed. No process may be adding what is older than ``grace``."""
        found = self.orphans(grace)
        with told(self.place.files):
            for path in found:
                path.unlink(missing_ok=True)
        return found

    def backup(self, to: Path) -> Manifest:
        """Write the whole store to one file, while others go on writing; what it holds, with the head of the audit."""
        with told(to), self._looking() as connection:
            return backup.backup(connection, self.blobs, to, journal.stamp(None))

    def erase(
        self, *, reason: str, by: str, at: datetime, report: str | None = None, name: str | None = None
    ) -> Erased:
        """Take out a report, or a name wherever it stands, for good: from rows, index, log and raw files.

        A tombstone stays, the audit still verifies, and the report stays out when it comes again. The events are
        dropped: they are to be built anew. Backups made before still hold it.
        """
        if (report is None) == (name is None) or not (report or name or "").strip():
            raise StoreUseError("say what to erase", where="erase", mend="name a report or a name, one of them")
        what = ("report", report) if report is not None else ("name", name or "")
        with told(self.place):
            gone = erase.erase(self.engine, self.blobs, what, {"reason": reason, "by": by, "at": journal.stamp(at)})
            self.compact()
            return gone

    def compact(self) -> None:
        """Write the database anew without what was removed from it; an erasure ends with this."""
        with told(self.place):
            erase.compact(self.engine, self.place)

    def settings(self) -> dict[str, Any]:
        """What durability rests on, as the database says it."""
        with told(self.place):
            return settings(self.engine)


__all__ = [
    "Area",
    "Asked",
    "Card",
    "Change",
    "Entry",
    "Erased",
    "Failure",
    "Fault",
    "Found",
    "Hit",
    "Item",
    "Kept",
    "Ledger",
    "Manifest",
    "Page",
    "Place",
    "Store",
    "Wanted",
    "open_store",
    "restore",
    "upgrade",
    "verify_store",
]
