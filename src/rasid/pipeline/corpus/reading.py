"""One report of a shard, read: its rows for every table, or why there are none. One fault stops no other."""

import gc
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from typing import Any

from rasid.engines import Reader
from rasid.errors import BookError, RasidError, ReaderKilledError
from rasid.export.rows import Row, report_row
from rasid.ingest.inputs import FailedInput, ReadReport
from rasid.link.sketches import sketch
from rasid.link.telling import tellings
from rasid.model.event import Sketch, Telling
from rasid.pipeline.coding import Coded, code_inputs, default_reader, made_by
from rasid.pipeline.corpus.tables import claim_rows, gap_rows

_SELDOM = 50_000
"""So many new objects before the collector of garbage looks again, as `rasid code` has it."""
_MEND = "this is a fault of rasid: please report it with the text that caused it"


@dataclass(slots=True)
class Rows:
    """What came of a shard, table by table."""

    claims: list[Row] = field(default_factory=list)
    gaps: list[Row] = field(default_factory=list)
    readings: list[Row] = field(default_factory=list)
    told: list[Telling] = field(default_factory=list)
    sketches: list[Sketch] = field(default_factory=list)
    failed: int = 0

    def take(self, n: int, report: ReadReport, reader: Reader, made: str) -> None:
        """Read ``report``, the ``n``-th of its shard, and keep what comes of it."""
        try:
            (outcome,) = code_inputs([report], reader=reader)
            if isinstance(outcome, FailedInput):
                self.fail(n, report, outcome.error)
            else:
                self._keep(n, outcome, made)
        except BookError:
            raise  # it would meet every report
        except Exception as e:
            self.fail(n, report, RasidError(f"the reader failed: {type(e).__name__}: {e}", mend=_MEND))

    def _keep(self, n: int, coded: Coded, made: str) -> None:
        told, outline = tellings(coded.report, coded.reading), sketch(coded.report)
        row = report_row(coded.report, coded.reading, made, warnings=coded.warnings)
        claims, gaps = list(claim_rows(row, _dump)), list(gap_rows(row))
        self.told += told
        self.sketches.append(outline)
        self.claims += claims
        self.gaps += gaps
        counted = {"claims": len(claims), "gaps": len(gaps), "made_by": made}
        self.readings.append({"report": coded.report.id, "n": n, **counted})

    def fail(self, n: int, report: ReadReport, error: RasidError) -> None:
        """Keep why there is nothing."""
        self.failed += 1
        fault = {"code": error.code, "message": error.message, "mend": error.mend}
        self.readings.append({"report": report.id, "n": n, "claims": 0, "gaps": 0, "made_by": made_by(), **fault})


def rows_of(reports: Iterator[ReadReport], reader: Reader, deadly: frozenset[int] = frozenset()) -> Rows:
    """Every report read but the ``deadly``, which are told as failed."""
    rows, made = Rows(), made_by()
    for n, report in enumerate(reports):
        if n in deadly:
            told = "the process that read it died of it, each time"
            rows.fail(n, report, ReaderKilledError(told, mend=_MEND))
        else:
            rows.take(n, report, reader, made)
    return rows


def reader_of(name: str) -> Reader:
    """The reader that «module:function» makes, a new one each time; the one by rules where nothing is named."""
    if not name:
        made = default_reader()
    else:
        module, _, attribute = name.partition(":")
        made = getattr(import_module(module), attribute)()
    _spare()
    return made


@cache
def _spare() -> None:
    """Spare the collector of garbage: the books stay to the end, and what a report leaves behind has no cycles."""
    gc.freeze()
    gc.set_threshold(_SELDOM)


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
