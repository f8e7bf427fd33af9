"""What became of every item that was met: stored, duplicate of what, or failed and why; nothing goes missing unseen."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, func, select

from rasid.errors import UnknownIdError
from rasid.store.journal import Writing, stamp
from rasid.store.schema import ENDS, ITEMS, OUTCOMES, RUNS

STATUSES = ("stored", "duplicate", "failed")


@dataclass(frozen=True, slots=True)
class Ledger:
    """discovered = stored + duplicate + failed + open, always; ``open`` are items that no run has finished yet.

    ``reasons`` counts the failures by code.
    """

    discovered: int
    stored: int
    duplicate: int
    failed: int
    open: int
    reasons: dict[str, int]

    @property
    def adds_up(self) -> bool:
        """Whether every item is accounted for once."""
        return self.discovered == self.stored + self.duplicate + self.failed + self.open and self.open >= 0


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a run: where it was met, what became of it, as which report (of which it is a duplicate)."""

    run: int
    where: str
    status: str
    report: str | None = None
    code: str | None = None
    message: str | None = None


def begin(writing: Writing, sources: Sequence[str], at: datetime) -> int:
    """A new run over ``sources``; its number."""
    return writing.add(RUNS, sources=json.dumps(list(sources), ensure_ascii=True), at=stamp(at))


def end(writing: Writing, run: int, at: datetime) -> None:
    """Close a run; closing it twice changes nothing."""
    if not writing.connection.execute(select(ENDS.c.no).where(ENDS.c.run == run)).first():
        writing.add(ENDS, run=run, at=stamp(at))


def open_item(connection: Connection, run: int, where: str) -> int | None:
    """The item of that place which was discovered and not finished yet."""
    done = select(OUTCOMES.c.no).where(OUTCOMES.c.item == ITEMS.c.no).exists()
    found = select(func.min(ITEMS.c.no)).where(ITEMS.c.run == run, ITEMS.c.location == where, ~done)
    return connection.execute(found).scalar()


def finished(connection: Connection, run: int, where: str) -> Entry | None:
    """What became of the item of that place, where it is finished."""
    row = connection.execute(_entries().where(ITEMS.c.run == run, ITEMS.c.location == where)).first()
    return _entry(row) if row and row.status else None


def close(writing: Writing, item: int, run: int, **outcome: Any) -> None:
    """Say what became of an item."""
    writing.add(OUTCOMES, item=item, run=run, **outcome)


def ledger(connection: Connection, run: int | None = None) -> Ledger:
    """The account of one run, or of all. Raises :class:`UnknownIdError` where there is no such run."""
    if run is not None and not connection.execute(select(RUNS.c.no).where(RUNS.c.no == run)).first():
        raise UnknownIdError(f"there is no run {run}", mend="rasid ledger lists the items of every run")
    items, done = select(func.count()).select_from(ITEMS), select(OUTCOMES.c.status, OUTCOMES.c.code, func.count())
    if run is not None:
        items, done = items.where(ITEMS.c.run == run), done.where(OUTCOMES.c.run == run)
    discovered = connection.execute(items).scalar() or 0
    counted = connection.execute(done.group_by(OUTCOMES.c.status, OUTCOMES.c.code)).all()
    sums = {s: sum(n for status, _, n in counted if status == s) for s in STATUSES}
    reasons = {str(code): n for status, code, n in sorted(counted, key=str) if status == "failed"}
    left = discovered - sum(sums.values())
    return Ledger(discovered, sums["stored"], sums["duplicate"], sums["failed"], left, reasons)


def _entries() -> Select[Any]:
    return (
        select(ITEMS.c.run, ITEMS.c.location, OUTCOMES.c.status, OUTCOMES.c.report, OUTCOMES.c.code, OUTCOMES.c.message)
        .select_from(ITEMS.outerjoin(OUTCOMES, OUTCOMES.c.item == ITEMS.c.no))
        .order_by(ITEMS.c.no)
    )


def entries(connection: Connection, run: int | None = None, status: str | None = None) -> list[Entry]:
    """The items of a run, or of all, in the order they were met; ``status`` picks, «open» among them."""
    query = _entries()
    if run is not None:
        query = query.where(ITEMS.c.run == run)
    if status is not None:
        query = query.where(OUTCOMES.c.status.is_(None) if status == "open" else OUTCOMES.c.status == status)
    return [_entry(row) for row in connection.execute(query)]


def _entry(row: Any) -> Entry:
    return Entry(row.run, row.location or "", row.status or "open", row.report, row.code, row.message)


def unfinished(connection: Connection, sources: Sequence[str] | None = None) -> list[int]:
    """The runs that never ended, oldest first; of those ``sources`` alone, where given."""
    ended = select(ENDS.c.no).where(ENDS.c.run == RUNS.c.no).exists()
    query = select(RUNS.c.no).where(~ended).order_by(RUNS.c.no)
    if sources is not None:
        query = query.where(RUNS.c.sources == json.dumps(list(sources), ensure_ascii=True))
    return list(connection.execute(query).scalars())
