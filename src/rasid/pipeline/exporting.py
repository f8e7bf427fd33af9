"""The incidents that an export asks for: by filter, as of a day, under a policy, with all that their reports say."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import IO

from rasid.browse.filter import Filter
from rasid.browse.index import Index
from rasid.browse.sums import group_of, total_row
from rasid.errors import CorrectionError, ExportError
from rasid.export.formats import Counts, Sheet, export, refused
from rasid.export.incident_rows import Row
from rasid.export.told_rows import told_row
from rasid.link.corrections import corrected
from rasid.link.incidents import under_policy
from rasid.link.totals import totals
from rasid.model.claim import Claim
from rasid.model.event import Incident
from rasid.pipeline.coding import made_by
from rasid.pipeline.rebuilding import Decisions, draw
from rasid.store.store import Store

_PAGE = 200
"""Incidents whose reports are in memory at a time."""
Step = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for: see :class:`rasid.export.formats.Sheet` for the names.

    ``cut_off`` draws the events anew of the reports published up to that day; ``policy`` chooses the best figures anew;
    ``per`` groups sums by admin1, month, kind or country.
    """

    scheme: str
    form: str
    profile: str = "internal"
    hxl: bool = False
    filter: Filter = field(default_factory=Filter)
    cut_off: date | None = None
    policy: str | None = None
    per: str | None = None

    def sheet(self, head: str) -> Sheet:
        """The sheet of it, taken at the ``head`` of the audit."""
        filters: dict[str, object] = {}
        for name, value in self.filter.pairs():
            filters[name] = f"{filters[name]}, {value}" if name in filters else value
        if self.per:
            filters["per"] = self.per
        cut_off = self.cut_off.isoformat() if self.cut_off else None
        return Sheet(self.scheme, self.form, self.profile, self.hxl, filters, cut_off, self.policy, made_by(), head)


def export_to(
    store: Store, wanted: Wanted, out: IO[bytes], index: Index | None = None, step: Step = lambda: None
) -> Row:
    """Write the export to ``out``; its sheet as JSON. ``index`` is that of the store as it stands, if at hand.

    Raises :class:`ExportError`, and :class:`rasid.browse.filter.FilterError` for an unfit filter.
    """
    sheet = wanted.sheet(store.head())
    refused(sheet)
    decisions = Decisions.of(store)
    found = incidents(store, wanted, index, step)
    if wanted.policy:
        found = (under_policy(i, str(wanted.policy), decisions.on((*i.claims, i.id))) for i in found)
    if wanted.scheme == "tallies":
        counts = Counts()
        sums = totals(_counted(found, counts), group_of(wanted.per))
        return export(sheet, map(total_row, sums), out, counts)
    return export(sheet, rows(store, found, decisions), out)


def _counted(found: Iterable[Incident], counts: Counts) -> Iterator[Incident]:
    """The incidents, with what sums leave out of them."""
    for i in found:
        counts.incidents += 1
        counts.policies.update(f.policy for f in i.figures if f.policy)
        for f in i.figures:
            if f.basis in ("since", "sum"):
                counts.leave(f"basis_{f.basis}", f.what)
        for x in i.left_out:
            counts.leave(f"figure_{x.why.code}")
        yield i


def incidents(
    store: Store, wanted: Wanted, index: Index | None = None, step: Step = lambda: None
) -> Iterator[Incident]:
    """The incidents that meet the filter, by day."""
    if wanted.cut_off is not None:
        drawn = draw(store, step=step, cut_off=wanted.cut_off)
        every = {i.id: i for i in drawn.incidents}
        met = Index("", list(drawn.cards)).select_in(wanted.filter, store).every_id()
        return (every[id] for id in met)
    index = index or Index.of(store)
    if not index.complete:
        raise ExportError("the events were drawn by an older rasid", where=str(store.place), mend="rasid rebuild")
    return store.incidents_in(index.select_in(wanted.filter, store).every_id())


def rows(store: Store, found: Iterable[Incident], decisions: Decisions) -> Iterator[Row]:
    """Each incident with what its reports say, corrected as people corrected it, some reports in memory at a time."""
    books, found = made_by(), iter(found)
    while page := list(islice(found, _PAGE)):
        kept = store.told(sorted({c for i in page for c in i.claims}))
        told = {id: (report, _now(claim, decisions)) for id, (report, claim) in kept.items()}
        yield from (told_row(i, told, books) for i in page)


def _now(claim: Claim, decisions: Decisions) -> Claim:
    """The claim with what people corrected; as it was read where no book bears a correction any more."""
    corrections = [d for d in decisions.about.get(claim.id, ()) if d.what == "correct"]
    try:
        return corrected(claim, corrections) or claim
    except CorrectionError:
        return claim
