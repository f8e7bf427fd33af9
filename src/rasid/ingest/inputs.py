"""What an input becomes: a report with its warnings, or a failure that says where, what and the mend."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from rasid.errors import BadDateError, InputError, NoTextError, RasidError
from rasid.model.report import Report

LARGEST = 10_000_000
"""Bytes of one report. No report is as long; what is longer is no report."""
NO_DATE = "no day of publication, so words like «اليوم» give no date: give it with --published, or in the input"
TWICE = "another report before it has the same id: `rasid explain` and `rasid evaluate` cannot tell them apart"


@dataclass(frozen=True, slots=True)
class ReadReport(Report):
    """A report as it came in; ``warnings`` tell what it lacks, ``where`` the file and line it stood in."""

    warnings: tuple[str, ...] = ()
    where: str = ""


@dataclass(frozen=True, slots=True)
class FailedInput:
    """An input that gave no report: never to be taken for a report without claims."""

    id: str
    where: str
    error: RasidError


Outcome = ReadReport | FailedInput


@dataclass(frozen=True, slots=True)
class Given:
    """What the caller says of every input that does not say it of itself, and which day it is today."""

    published: date | None = None
    outlet: str | None = None
    country: str | None = None
    today: date | None = None


def finished(report: ReadReport, given: Given) -> ReadReport:
    """``report`` with what the caller says added. Whether its text can be read at all is the pipeline's to say.

    Raises :class:`BadDateError`, or :class:`InputError` where it is longer than any report.
    """
    if len(report.text) > LARGEST:
        raise too_large(report.where)
    own_id = report.id != Report(report.text, source=report.source).id
    report = replace(
        report,
        id=report.id if own_id else "",  # a hash of outlet and text, once the outlet is known
        source=report.source or given.outlet,
        published=report.published or given.published,
        country=report.country or given.country,
    )
    today = given.today or date.today()
    if report.published and report.published > today + timedelta(1):  # it may be tomorrow already east of here
        raise BadDateError(
            f"it is dated {report.published}, which is still to come",
            where=report.where,
            mend="correct the date in the input",
        )
    return report if report.published else replace(report, warnings=(*report.warnings, NO_DATE))


def too_large(where: str) -> InputError:
    """The error for what is longer than any report."""
    return InputError(
        f"it is over {LARGEST // 1_000_000} MB, which no report is",
        where=where,
        mend="split it into one report a file, or one a line in JSON Lines",
    )


def empty(where: str) -> NoTextError:
    """The error for an input that holds nothing at all."""
    return NoTextError("the input is empty", where=where, mend="check that it holds the article's text")


def failed(id: str, where: str, error: RasidError) -> Iterator[Outcome]:
    """One failure as the only outcome."""
    error.where = error.where or where
    yield FailedInput(id or where, where, error)
