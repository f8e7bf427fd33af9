"""What the store gives back of reports, of what was read from them and what people decided, and how it is kept."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any

from rasid.errors import StoreError
from rasid.model.claim import Reading
from rasid.model.event import Decision
from rasid.model.report import Report
from rasid.store import codings, decisions, recoding, records, search
from rasid.store.codings import Found
from rasid.store.database import told
from rasid.store.opened import BATCH, Opened
from rasid.store.records import Kind
from rasid.store.search import Hit


@dataclass(frozen=True, slots=True)
class Standing:
    """Which coding of each report stands, by the report's id, and how often something was erased from the store."""

    codings: Mapping[str, int]
    erasures: int


class Shelf(Opened):
    """The part of a store that holds reports, readings and decisions."""

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
            recoding.code(writing, [(report_id, reading)], made_by, at)

    def code_all(self, done: Iterable[tuple[str, Reading]], made_by: str, at: datetime) -> Iterator[str]:
        """Keep many readings, a batch a transaction; each report's id once it is on the disk for good."""
        given = iter(done)
        while batch := list(islice(given, BATCH)):
            with self._adding("code", at) as writing:
                ids = recoding.code(writing, batch, made_by, at)
            yield from ids

    def claims(self, report_id: str | None = None) -> Iterator[tuple[Report, Reading]]:
        """Each coded report with the claims and gaps that stand, by day of publication and id, a page in memory."""
        with self._looking() as connection:
            yield from codings.readings(connection, None if report_id is None else [report_id])

    def claims_of(self, report_ids: Sequence[str]) -> Iterator[tuple[Report, Reading]]:
        """As :meth:`claims`, of these reports alone; those that are not there, or not coded, are passed over."""
        for n in range(0, len(report_ids), BATCH):
            with self._looking() as connection:
                yield from codings.readings(connection, report_ids[n : n + BATCH])

    def standing(self) -> Standing:
        """What :meth:`claims` would give, without giving it: to tell whether anything changed since."""
        with self._looking() as connection:
            return Standing(codings.standing(connection), records.erasures(connection))

    def claim(self, id: str) -> Found:
        """A claim, current or superseded, with its report and what it became. Raises :class:`UnknownIdError`."""
        with self._looking() as connection:
            return codings.find(connection, id)

    def now_of(self, claim_id: str) -> str | None:
        """The id of what a claim has become: itself where it stands, ``None`` where nothing took its place."""
        with self._looking() as connection:
            return codings.now_of(connection, claim_id)

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
