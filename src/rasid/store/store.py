"""The door of the store: what is kept, and how it is got back.

``with open_store() as store:`` opens the user's own; ``open_store("postgresql://…")`` a team's. Whatever a method has
returned from is on the disk; what it raised from is not there at all.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any, Self

from sqlalchemy import Connection, Engine

from rasid.errors import RasidError, StoreError
from rasid.model.claim import Reading
from rasid.model.event import Decision, Hold, Incident
from rasid.model.report import Report
from rasid.store import asking, codings, decisions, journal, ledger, picking, records, search, views
from rasid.store.asking import Asked
from rasid.store.blobs import Blobs
from rasid.store.codings import Found
from rasid.store.database import engine_of, looked, settings, told, written
from rasid.store.ledger import Entry, Ledger
from rasid.store.picking import Area, Page, Wanted
from rasid.store.place import Place, place
from rasid.store.records import Failure, Item, Kept, Kind
from rasid.store.search import Hit
from rasid.store.upgrade import prepare

BATCH = 100
"""How many items go into one transaction where many are given at once."""


def open_store(url: str | None = None, files: Path | None = None) -> "Store":
    """The store that ``url`` names (a path, ``sqlite:///…``, ``postgresql://…``), made where it is not there yet.

    Without ``url`` the one of ``RASID_DB``, else ``rasid.db`` in the user's folder of data. ``files`` is the folder of
    the raw bytes. Raises :class:`StoreUseError` or :class:`StoreError`, never with a password in it.
    """
    return Store(place(url, files))


class Store:
    """Reports, what was read from them, what was decided, and the events made of it; closed by ``with`` or close().

    Safe between threads and processes: writers take turns, readers see whole transactions.
    """

    def __init__(self, at: Place) -> None:
        self.place = at
        with told(at):
            if at.file:
                at.file.parent.mkdir(parents=True, exist_ok=True)
            self.engine: Engine = engine_of(at)
            try:
                prepare(self.engine)
            except BaseException:
                self.engine.dispose()
                raise
        self.blobs = Blobs(at.files)
        self._ahead: set[int] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database. What is kept is on the disk long before."""
        self.engine.dispose()

    @contextmanager
    def _looking(self) -> Iterator[Connection]:
        with told(self.place), looked(self.engine) as connection:
            yield connection

    @contextmanager
    def _adding(self, what: str, at: datetime | str | None = None) -> Iterator[journal.Writing]:
        with told(self.place), journal.adding(self.engine, what, at) as writing:
            yield writing

    # What comes in

    def begin(self, sources: Sequence[str], at: datetime) -> int:
        """A new run of adding; its number."""
        with self._adding("begin", at) as writing:
            return ledger.begin(writing, sources, at)

    def end(self, run: int, at: datetime) -> None:
        """Say that a run is through."""
        with self._adding("end", at) as writing:
            ledger.end(writing, run, at)

    def unfinished(self, sources: Sequence[str] | None = None) -> list[int]:
        """The runs that were never ended, oldest first; with ``sources`` those over exactly them."""
        with self._looking() as connection:
            return ledger.unfinished(connection, sources)

    def resume(self, run: int) -> int:
        """Go on with a run that was broken off: items of it that are finished are not done again."""
        self.ledger(run)
        self._ahead.add(run)
        return run

    def discover(self, run: int, wheres: Iterable[str]) -> None:
        """Enter items in the ledger before they are read."""
        self._ahead.add(run)
        places = iter(wheres)
        while batch := list(islice(places, 10 * BATCH)):
            with self._adding("discover") as writing:
                for where in batch:
                    records.item_of(writing, run, where)

    def keep(self, run: int, item: Item) -> Kept:
        """Keep one report and its raw bytes; what became of it."""
        return self._keep(run, [item])[0]

    def keep_all(self, run: int, items: Iterable[Item | Failure]) -> Iterator[Kept]:
        """Keep many, a batch a transaction; each is told of once it is on the disk for good."""
        given = iter(items)
        while batch := list(islice(given, BATCH)):
            yield from self._keep(run, batch)

    def fail(self, run: int, where: str, error: RasidError, raw: bytes | None = None) -> Kept:
        """Enter an item that gave no report, with the reason, and its bytes where there are any."""
        return self._keep(run, [Failure(where, error, raw)])[0]

    def _keep(self, run: int, batch: Sequence[Item | Failure]) -> list[Kept]:
        with told(self.place.files):
            raws = [g.raw for g in batch if g.raw is not None]
            names = iter(self.blobs.keep(raws))
        with self._adding("keep") as writing:
            return [self._one(writing, run, g, next(names) if g.raw is not None else None) for g in batch]

    def _one(self, writing: journal.Writing, run: int, given: Item | Failure, sha256: str | None) -> Kept:
        item = None
        if run in self._ahead:
            item = ledger.open_item(writing.connection, run, given.where)
            done = None if item else ledger.finished(writing.connection, run, given.where)
            if done:
                return Kept(given.where, done.status, done.report)
        item = item or records.item_of(writing, run, given.where)
        if isinstance(given, Failure):
            return records.fail(writing, item, run, given, sha256)
        return records.keep(writing, item, run, given, sha256 or "")

    def ledger(self, run: int | None = None) -> Ledger:
        """The account of a run, or of all: discovered = stored + duplicate + failed + open."""
        with self._looking() as connection:
            return ledger.ledger(connection, run)

    def entries(self, run: int | None = None, status: str | None = None) -> list[Entry]:
        """The ledger item by item: of a run, of a status (stored, duplicate, failed, open), or all."""
        with self._looking() as connection:
            return ledger.entries(connection, run, status)

    # Reports and what was read from them

    def report(self, id: str, version: int | None = None) -> Report:
        """A report, its newest version if none is named. Raises :class:`UnknownIdError`."""
        with self._looking() as connection:
            return records.report(connection, id, version)

    def reports(
        self,
        *,
        since: date | None = None,
        until: date | None = None,
        outlet: str | None = None,
        country: str | None = None,
    ) -> Iterator[Report]:
        """The newest version of each report, by day of publication and id; the days are both included."""
        with self._looking() as connection:
            kind = Kind(since, until, outlet, country)
            for page in records.in_order(connection, kind.narrow(records.current())):
                yield from (records.report_of(row.body) for row in page)

    def search(self, query: str, limit: int = 20) -> list[Hit]:
        """The newest reports that hold every word of ``query``, whatever is written onto them; operators are inert."""
        with self._looking() as connection:
            return search.search(connection, records.current(), query, limit)

    def count(self) -> int:
        """How many reports there are."""
        with self._looking() as connection:
            return records.count(connection)

    def provenance(self, id: str) -> list[dict[str, Any]]:
        """Each version of a report: when, how and from where it came, its warnings, the SHA-256 of its raw bytes."""
        with self._looking() as connection:
            return records.provenance(connection, id)

    def raw(self, sha256: str) -> bytes:
        """Raw bytes as they came. Raises :class:`StoreError` where they are not there."""
        with told(self.place.files):
            try:
                return self.blobs.read(sha256)
            except FileNotFoundError as e:
                mend = "rasid db verify names all that is missing"
                raise StoreError("the raw bytes are not there", where=sha256, mend=mend) from e

    def uncoded(self, made_by: str) -> Iterator[Report]:
        """Reports whose newest coding is not by ``made_by``; they may be coded while this goes on."""
        after = 0
        while True:
            with self._looking() as connection:
                page = codings.uncoded(connection, made_by, after)
            if not page:
                return
            for after, report in page:  # noqa: B007  the last is where the next page begins
                yield report

    def count_uncoded(self, made_by: str) -> int:
        """How many reports :meth:`uncoded` gives."""
        with self._looking() as connection:
            return codings.count_uncoded(connection, made_by)

    def code(self, report_id: str, reading: Reading, made_by: str, at: datetime) -> None:
        """Keep what was read from a report; it supersedes what was read before, of which nothing is lost."""
        with self._adding("code", at) as writing:
            codings.code(writing, report_id, reading, made_by, at)

    def code_all(self, done: Iterable[tuple[str, Reading]], made_by: str, at: datetime) -> Iterator[str]:
        """Keep many readings, a batch a transaction; each report's id once it is on the disk for good."""
        given = iter(done)
        while batch := list(islice(given, BATCH)):
            with self._adding("code", at) as writing:
                ids = codings.code_many(writing, batch, made_by, at)
            yield from ids

    def claims(self, report_id: str | None = None) -> Iterator[tuple[Report, Reading]]:
        """Each coded report with the claims and gaps that stand, by day of publication and id, a page in memory."""
        with self._looking() as connection:
            yield from codings.readings(connection, report_id)

    def claim(self, id: str) -> Found:
        """A claim, current or superseded, with its report and what it became. Raises :class:`UnknownIdError`."""
        with self._looking() as connection:
            return codings.find(connection, id)

    def now_of(self, claim_id: str) -> str | None:
        """The id of what a claim has become: itself where it stands, ``None`` where nothing took its place."""
        with self._looking() as connection:
            return codings.now_of(connection, claim_id)

    # What people decided

    def mark(self) -> int:
        """How far the store has come: to be taken when something is read, and given to :meth:`decide`."""
        with self._looking() as connection:
            return decisions.mark(connection)

    def decide(self, decision: Decision, seen: int | None = None) -> bool:
        """Keep a decision; ``False`` where it was kept before. Raises :class:`ConflictError`, never overrules.

        ``seen`` is :meth:`mark` as it was when the matter was read: a conflict is then any change to it since.
        Without it, a standing decision to another effect on the same matter is one.
        """
        with self._adding("decide", decision.at) as writing:
            return decisions.decide(writing, decision, seen)

    def decisions(self, standing: bool = True) -> Iterator[Decision]:
        """The decisions in the order they were made: those that stand, or with undone ones and undos."""
        with self._looking() as connection:
            yield from decisions.decisions(connection, standing)

    # The events, which are views

    def replace_events(self, incidents: Iterable[Incident], holds: Iterable[Hold] = ()) -> None:
        """Drop every event and write these, in one transaction: whoever looks sees the old ones or the new."""
        with told(self.place), written(self.engine) as connection:
            journal.touch(connection, views=views.replace(connection, incidents, holds))

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

    # What proves it

    def head(self) -> str:
        """The newest link of the audit, as «12:ab34…»: keep it elsewhere, and verify against it."""
        with self._looking() as connection:
            return journal.head_of(connection)

    def settings(self) -> dict[str, Any]:
        """What durability rests on, as the database says it."""
        with told(self.place):
            return settings(self.engine)


__all__ = [
    "Area",
    "Asked",
    "Entry",
    "Failure",
    "Found",
    "Hit",
    "Item",
    "Kept",
    "Ledger",
    "Page",
    "Place",
    "Store",
    "Wanted",
    "open_store",
]
