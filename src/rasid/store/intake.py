"""What comes into the store: runs, their items, reports with their raw bytes, and the ledger of it all."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice

from rasid.errors import RasidError
from rasid.store import journal, ledger, subscriptions
from rasid.store.database import told
from rasid.store.keeping import Batch
from rasid.store.ledger import Entry, Ledger
from rasid.store.opened import BATCH, Opened
from rasid.store.records import Failure, Item, Kept
from rasid.store.schema import ITEMS


class Intake(Opened):
    """The part of a store that takes in."""

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
                at = journal.stamp(None)
                writing.add_all(ITEMS, [{"run": run, "location": where, "at": at} for where in batch])

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

    def remember_feed(self, url: str, body: str | None) -> None:
        """Remember ``body`` of the feed at ``url``; ``None`` forgets it, and what it brought stays."""
        with self._adding("feed") as writing:
            subscriptions.put(writing, url, body)

    def feeds(self) -> dict[str, tuple[str, str]]:
        """What is remembered of each feed, and since when, by address."""
        with self._looking() as connection:
            return subscriptions.standing(connection)

    def _keep(self, run: int, batch: Sequence[Item | Failure]) -> list[Kept]:
        with told(self.place.files):
            raws = [g.raw for g in batch if g.raw is not None]
            names = iter(self.blobs.keep(raws))
        with self._adding("keep") as writing:
            self._still_there(raws)
            given = [(g, next(names) if g.raw is not None else None) for g in batch]
            keeping = Batch(writing, run, given)
            kept = [self._one(keeping, run, g, sha256) for g, sha256 in given]
            keeping.close()
        return kept

    def _still_there(self, raws: Sequence[bytes]) -> None:
        """An erasure may have removed a raw file that was there a moment ago; none does while we write."""
        with told(self.place.files):
            self.blobs.keep(raws)

    def _one(self, batch: Batch, run: int, given: Item | Failure, sha256: str | None) -> Kept:
        item = None
        if run in self._ahead:
            item = ledger.open_item(batch.writing.connection, run, given.where)
            done = None if item else ledger.finished(batch.writing.connection, run, given.where)
            if done:
                return Kept(given.where, done.status, done.report)
        item = item or batch.item(given.where)
        if isinstance(given, Failure):
            return batch.fail(item, given, sha256)
        return batch.keep(item, given, sha256 or "")

    def ledger(self, run: int | None = None) -> Ledger:
        """The account of a run, or of all: discovered = stored + duplicate + failed + open."""
        with self._looking() as connection:
            return ledger.ledger(connection, run)

    def entries(self, run: int | None = None, status: str | None = None) -> list[Entry]:
        """The ledger item by item: of a run, of a status (stored, duplicate, failed, open), or all."""
        with self._looking() as connection:
            return ledger.entries(connection, run, status)
