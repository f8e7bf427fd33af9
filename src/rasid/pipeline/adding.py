"""Sources in, reports kept: every item found is stored, known already, or failed with its reason, and none is lost."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from rasid.engines import Reader
from rasid.errors import RasidError
from rasid.ingest.item import Item as Found
from rasid.model.claim import Reading
from rasid.model.report import Report
from rasid.pipeline.coding import default_reader, made_by, read, unfit
from rasid.store.store import Failure, Item, Ledger, Store

Clock = Callable[[], datetime]
Step = Callable[[], None]


@dataclass(frozen=True, slots=True)
class CodedNew:
    """How many reports were read, how many claims they held, and those that the reader failed on."""

    reports: int
    claims: int
    failed: tuple[tuple[str, RasidError], ...]


def keep(
    store: Store, sources: Sequence[str], found: Iterable[Found], now: Clock, step: Step = lambda: None
) -> tuple[int, Ledger]:
    """Keep every item that ``sources`` hold; the number of the run and its ledger, which always adds up.

    A run over the same sources that was broken off is gone on with: what it finished is not kept twice.
    """
    broken_off = store.unfinished(sources)
    run = store.resume(broken_off[-1]) if broken_off else store.begin(sources, now())
    for _ in store.keep_all(run, map(_given, found)):
        step()
    store.end(run, now())
    return run, store.ledger(run)


def _given(found: Found) -> Item | Failure:
    """A report to keep, or why there is none: what holds no Arabic is a failure, and never «no claims»."""
    report = found.report
    fault = found.error if report is None else unfit(report.text)
    if report is None or fault is not None:
        return Failure(found.where, fault or RasidError("nothing came of it"), found.raw)
    return Item(report, found.raw, found.where, found.how, found.media, found.warnings)


def code_new(store: Store, now: Clock, step: Step = lambda: None, reader: Reader | None = None) -> CodedNew:
    """Read every stored report that the books in force have not read yet; a fault in one stops no other."""
    reader = reader or default_reader()
    stamp = made_by()
    failed: list[tuple[str, RasidError]] = []
    counted = _Counted()
    for _ in store.code_all(counted.watch(_read(store, stamp, reader, failed)), stamp, now()):
        step()
    return CodedNew(counted.reports, counted.claims, tuple(failed))


class _Counted:
    """How much passed by."""

    def __init__(self) -> None:
        self.reports = self.claims = 0

    def watch(self, readings: Iterable[tuple[str, Reading]]) -> Iterator[tuple[str, Reading]]:
        for id, reading in readings:
            self.reports += 1
            self.claims += len(reading.claims)
            yield id, reading


def _read(
    store: Store, stamp: str, reader: Reader, failed: list[tuple[str, RasidError]]
) -> Iterator[tuple[str, Reading]]:
    for report in store.uncoded(stamp):
        reading = _attempt(report, reader, failed)
        if reading is not None:
            yield report.id, reading


def _attempt(report: Report, reader: Reader, failed: list[tuple[str, RasidError]]) -> Reading | None:
    try:
        return read(report, reader=reader)
    except RasidError as e:
        failed.append((report.id, e))
    except Exception as e:
        mend = "this is a fault of rasid: please report it with the text that caused it"
        failed.append((report.id, RasidError(f"the reader failed: {type(e).__name__}: {e}", mend=mend)))
    return None
