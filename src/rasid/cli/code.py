"""`rasid code`: reports in, claims out, as a table on a terminal and as JSON Lines elsewhere."""

import argparse
import gc
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from rasid.cli.say import Progress, fault, say
from rasid.cli.writing import refuse_input, write
from rasid.errors import BadDateError, UserError
from rasid.export.rows import Row, failed_row, report_row
from rasid.ingest.inputs import FailedInput
from rasid.model.report import Report
from rasid.pipeline import Coded, code_inputs, default_reader, made_by

_SELDOM = 50_000
"""So many new objects before the collector looks again; Python's own 700 costs a tenth of the reading."""


def run(asked: argparse.Namespace) -> int:
    """Write the claims of every input; 1 where an input failed."""
    on_terminal = asked.out is None and sys.stdout.isatty()
    form = asked.to or ("table" if on_terminal else "jsonl")
    refuse_input(asked.out, asked.inputs)
    results = code_inputs(inputs(asked), candidates=asked.explain)
    tally = _Tally()
    with Progress(lambda: _expected(asked.inputs), on_stdout=form == "table" and on_terminal) as progress:
        write(tally.watch(results, progress, asked.explain), form, asked.out)
    return tally.close()


def inputs(asked: argparse.Namespace) -> Iterator[Report | FailedInput]:
    """What the arguments name, read one by one."""
    from rasid.ingest.files import read_inputs

    day = day_of(asked.published)
    _known(asked.inputs)
    country = country_of(asked.country)
    stdin = sys.stdin.buffer if sys.stdin else None  # closed by whoever started us
    return read_inputs(asked.inputs, published=day, outlet=asked.outlet, country=country, stdin=stdin)


def settle() -> None:
    """Spare the collector of garbage: the books stay to the end, and what a report leaves behind has no cycles."""
    default_reader()
    gc.freeze()
    gc.set_threshold(_SELDOM)


class _Tally:
    """What became of the inputs: counted as they pass, told at the end."""

    def __init__(self) -> None:
        self.read = self.failed = 0
        self.warned: dict[str, list[str]] = {}

    def watch(self, results: Iterable[Coded | FailedInput], progress: Progress, explain: bool) -> Iterator[Row]:
        stamp = made_by()
        settle()
        for result in results:
            if isinstance(result, FailedInput):
                self.failed += 1
                progress.step()
                fault(result.error, result.where)
                yield failed_row(result.id, result.where, result.error)
            else:
                self.read += 1
                for warning in result.warnings:
                    self.warned.setdefault(warning, []).append(result.where)
                progress.step()
                yield self._row(result, stamp, explain)

    @staticmethod
    def _row(result: Coded, stamp: str, explain: bool) -> Row:
        return report_row(result.report, result.reading, stamp, explain=explain, warnings=result.warnings)

    def close(self) -> int:
        """Tell what the reader should know; the exit status is 1 where an input failed."""
        for warning, places in self.warned.items():
            if len(places) == 1:
                say(f"rasid: {places[0]}: {warning}")
            else:
                say(f"rasid: {places[0]} and {len(places) - 1} more of {self.read}: {warning}")
        if self.failed and self.read + self.failed > 1:
            say(f"rasid: {self.failed} of {self.read + self.failed} inputs could not be read")
        return 1 if self.failed else 0


def day_of(text: str | None) -> date | None:
    """The day that ``--published`` gives. Raises :class:`BadDateError` where it is none, or lies in the future."""
    if text is None:
        return None
    try:
        day = date.fromisoformat(text.strip())
    except ValueError as e:
        raise BadDateError(f"«{text}» is no day", where="--published", mend="write it as 2021-07-29") from e
    if day > date.today():
        raise BadDateError(f"{text} lies in the future", where="--published", mend="give the day the report appeared")
    return day


def country_of(text: str | None) -> str | None:
    """The country that ``--country`` gives. Raises :class:`UserError` where it is no code of two letters."""
    if text is not None and not (len(text) == 2 and text.isascii() and text.isalpha()):
        raise UserError(f"«{text}» is no country code", where="--country", mend="write two letters, as sy, iq, ye")
    return text.upper() if text else None


def _known(inputs: list[str]) -> None:
    """Where no input exists at all the command was mistaken; one missing among many is told with the rest."""
    from rasid.ingest.files import missing

    faults = [None if name == "-" else missing(Path(name)) for name in inputs]
    if faults[0] is not None and all(faults):
        faults[0].where = ", ".join(inputs)
        raise faults[0]


def _expected(inputs: list[str]) -> int | None:
    """How many reports there will be, where that is cheap to know; asked only when a bar is drawn."""
    try:
        counts = [_held(Path(name)) for name in inputs if name != "-"]
    except OSError:
        return None  # the reading tells what could not be read
    return None if "-" in inputs else sum(counts)


def _held(path: Path) -> int:
    if path.is_dir():
        return sum(1 for p in path.rglob("*") if p.is_file())
    if path.suffix not in (".jsonl", ".ndjson") or not path.is_file():
        return 1
    with path.open("rb") as f:
        return sum(chunk.count(b"\n") for chunk in iter(lambda: f.read(1 << 20), b""))
