"""`rasid code`: reports in, claims out, as a table on a terminal and as JSON Lines elsewhere."""

import argparse
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import IO, TYPE_CHECKING

from rasid.cli.say import Progress, console, fault, say
from rasid.errors import BadDateError, InputError, UserError
from rasid.export.rows import Row, failed_row, report_row
from rasid.export.write import pieces, to_bytes
from rasid.model.report import Report
from rasid.pipeline import Coded, Failed, code_inputs, made_by

if TYPE_CHECKING:
    from rasid.ingest.files import FailedInput


def run(asked: argparse.Namespace) -> int:
    """Write the claims of every input; 1 where an input failed."""
    on_terminal = asked.out is None and sys.stdout.isatty()
    form = asked.to or ("table" if on_terminal else "jsonl")
    results = code_inputs(inputs(asked), candidates=asked.explain)
    tally = _Tally()
    with Progress(_expected(asked.inputs), on_stdout=form == "table" and on_terminal) as progress:
        _write(tally.watch(results, progress, asked.explain), form, asked.out)
    return tally.close()


def inputs(asked: argparse.Namespace) -> "Iterator[Report | FailedInput]":
    """What the arguments name, read one by one."""
    from rasid.ingest.files import read_inputs

    day = day_of(asked.published)
    _known(asked.inputs)
    country = country_of(asked.country)
    return read_inputs(asked.inputs, published=day, outlet=asked.outlet, country=country, stdin=sys.stdin.buffer)


class _Tally:
    """What became of the inputs: counted as they pass, told at the end."""

    def __init__(self) -> None:
        self.read = self.failed = 0
        self.warned: dict[str, list[str]] = {}

    def watch(self, results: Iterable[Coded | Failed], progress: Progress, explain: bool) -> Iterator[Row]:
        stamp = made_by()
        for result in results:
            if isinstance(result, Failed):
                self.failed += 1
                progress.step()
                fault(result.error, result.where)
                yield failed_row(result.id, result.where, result.error)
            else:
                self.read += 1
                for warning in result.warnings:
                    self.warned.setdefault(warning, []).append(result.report.id)
                progress.step()
                yield self._row(result, stamp, explain)

    @staticmethod
    def _row(result: Coded, stamp: str, explain: bool) -> Row:
        return report_row(result.report, result.reading, stamp, explain=explain, warnings=result.warnings)

    def close(self) -> int:
        """Tell what the reader should know; the exit status is 1 where an input failed."""
        for warning, ids in self.warned.items():
            say(f"rasid: {len(ids)} of {self.read} reports ({ids[0]}{', …' if len(ids) > 1 else ''}): {warning}")
        if not self.read and not self.failed:
            raise InputError("no report was found", mend="rasid reads .txt, .html and .jsonl files and folders")
        if self.failed and self.read + self.failed > 1:
            say(f"rasid: {self.failed} of {self.read + self.failed} inputs could not be read")
        return 1 if self.failed else 0


def _write(rows: Iterable[Row], form: str, out: Path | None) -> None:
    if form == "table":
        _table(rows, out)
    elif out is None:
        _pour(rows, form, sys.stdout.buffer)
    else:
        with out.open("wb") as f:
            _pour(rows, form, f)


def _pour(rows: Iterable[Row], form: str, stream: IO[bytes]) -> None:
    for piece in pieces(rows, form):
        stream.write(to_bytes(piece, form))
    stream.flush()


def _table(rows: Iterable[Row], out: Path | None) -> None:
    from rasid.export.table import print_report

    if out is None:
        for row in rows:
            print_report(row, console(on_stdout=True))
        return
    from rich.console import Console

    with out.open("w", encoding="utf-8") as f:
        for row in rows:
            print_report(row, Console(file=f, width=160, highlight=False, emoji=False, markup=False))


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
    if all(name != "-" and not Path(name).exists() for name in inputs):
        raise InputError("there is no such file or folder", where=", ".join(inputs), mend="check the path")


def _expected(inputs: list[str]) -> int | None:
    """How many reports there will be, where that is cheap to know."""
    total = 0
    for name in inputs:
        path = Path(name)
        if name == "-":
            return None
        if path.is_dir():
            total += sum(1 for p in path.rglob("*") if p.is_file())
        elif path.suffix in (".jsonl", ".ndjson") and path.is_file():
            with path.open("rb") as f:
                total += sum(chunk.count(b"\n") for chunk in iter(lambda: f.read(1 << 20), b""))
        else:
            total += 1
    return total
