"""What became of every row of an import: counted by reason for the eye, written out row by row for who must check."""

import contextlib
import csv
import os
from collections import Counter
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from rasid.cli.say import out
from rasid.knowledge.foreign_places import PassedOver, Refused
from rasid.knowledge.place_merge import Verdict

_COLUMNS = ("verdict", "where", "name", "reason", "detail", "mend", "merged_into", "new_spellings")
_SHOWN = 12


class Report:
    """Counts, and the file of ``--report``, which appears whole at the end or not at all."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._part = path.with_name(f".{path.name}.{os.getpid()}.part") if path else None
        self._stream: IO[str] | None = None
        self._rows: Any = None
        self.rows = self.added = self.merged = self.spelt = 0
        self.reasons: Counter[str] = Counter()
        self.others: Counter[str] = Counter()
        self.kinds: Counter[str] = Counter()
        self.sheets: list[PassedOver] = []
        self.shy = 0

    def __enter__(self) -> "Report":
        if self._part:
            self._stream = self._part.open("w", encoding="utf-8-sig", newline="")
            self._rows = csv.writer(self._stream)
            self._rows.writerow(_COLUMNS)
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, at: TracebackType | None) -> None:
        if not (self._stream and self._part and self._path):
            return
        self._stream.close()
        if kind is None or issubclass(kind, Exception):  # what was refused is most wanted where nothing was taken
            self._part.replace(self._path)
        with contextlib.suppress(OSError):
            self._part.unlink()

    def refused(self, r: Refused) -> None:
        """A row that gave no place."""
        self.reasons[r.reason] += 1
        self._write("refused", r.where, r.name, r.reason, r.detail, r.mend, "", "")

    def passed_over(self, p: PassedOver) -> None:
        """A sheet of which nothing was read."""
        self.sheets.append(p)
        self._write("passed over", p.where, p.sheet, p.reason, "", "", "", "")

    def left_out(self, reason: str) -> None:
        """A row that was not asked for."""
        self.others[reason] += 1

    def taken(self, v: Verdict) -> None:
        """A place that is new, or one of ours."""
        if v.what == "added":
            self.added += 1
            self.kinds[v.place.kind] += 1
            return
        self.merged += 1
        self.spelt += bool(v.more)
        self._write("merged", v.place.where, v.place.names_ar[0], "", "", "", v.into, "|".join(v.more))

    def counts(self) -> dict[str, Any]:
        """The figures, for the manifest."""
        refused, others = dict(sorted(self.reasons.items())), dict(sorted(self.others.items()))
        passed = {"sheets passed over": [p.where for p in self.sheets]} if self.sheets else {}
        return {"rows": self.rows, "added": self.added, "merged": self.merged, "with new spellings": self.spelt,
                "refused": refused, "left out": others, **passed}  # fmt: skip

    def _write(self, *cells: str) -> None:
        if self._rows:
            self._rows.writerow([f"'{c}" if c[:1] in ("=", "+", "@") else c for c in cells])


def print_counts(report: Report, name: str) -> None:
    """The counts as a page."""
    out(f"{name}: {report.rows} rows read", "head")
    kinds = ", ".join(f"{n} {kind}" for kind, n in report.kinds.most_common(6))
    out(f"{report.added:9}  added{': ' + kinds if kinds else ''}")
    out(f"{report.merged:9}  merged with places that are known, {report.spelt} of them with new spellings")
    _print_reasons("refused", report.reasons)
    _print_reasons("left out", report.others)
    if report.sheets:
        out(f"{len(report.sheets):9}  {'sheet' if len(report.sheets) == 1 else 'sheets'} passed over")
        for p in report.sheets[:_SHOWN]:
            out(f"{'':9}  {p.where}: {p.reason}", "note")
        if len(report.sheets) > _SHOWN:
            out(f"{'':9}  and {len(report.sheets) - _SHOWN} more; --report FILE has every one", "note")


def _print_reasons(what: str, reasons: Counter[str]) -> None:
    if not reasons:
        return
    out(f"{reasons.total():9}  {what}")
    for reason, n in reasons.most_common(_SHOWN):
        out(f"{'':9}  {n:7}  {reason}", "note")
    if len(reasons) > _SHOWN:
        rest = sum(n for _, n in reasons.most_common()[_SHOWN:])
        out(f"{'':9}  {rest:7}  for {len(reasons) - _SHOWN} other reasons; --report FILE has every row", "note")
