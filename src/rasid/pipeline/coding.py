"""From a report to its claims: the one room that knows every stage, and sees that one fault stops nothing else."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from rasid.errors import BookError, NotArabicError, NoTextError, RasidError
from rasid.ingest.inputs import FailedInput, ReadReport
from rasid.knowledge.shelves import of_the_books, shelves
from rasid.model.claim import Gap, Reading
from rasid.model.report import Report
from rasid.model.values import Span
from rasid.version import VERSION
from rasid.windows import LONGEST, read_long

if TYPE_CHECKING:
    from rasid.engines import Reader

_ARABIC = re.compile(r"[\u0620-\u064a\u066e-\u06d3\ufb50-\ufdfb\ufe70-\ufefc]+")
_LATIN = re.compile(r"[^\W\d_\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufefc]+")
_LEAST_SHARE = 0.2


@dataclass(frozen=True, slots=True)
class Coded:
    """A report that was read, what came of it, where it stood, and what was noticed about the input."""

    report: Report
    reading: Reading
    where: str = ""
    warnings: tuple[str, ...] = ()


def code(
    text: str,
    *,
    published: date | None = None,
    outlet: str | None = None,
    title: str | None = None,
    country: str | None = None,
    id: str = "",
    candidates: bool = False,
) -> Reading:
    """Read one report and return its claims and gaps.

    ``published`` is the outlet's own calendar day, against which «اليوم الخميس» is resolved; without it such
    words give no date. ``country`` (ISO 3166-1 alpha-2, «sy») settles places that share a name. ``id`` names the
    report; without it a hash of outlet and text does. ``candidates`` lists, for each place, those it won over.

    No text raises: where there is nothing to read, a gap of kind ``no text`` or ``not Arabic`` says so.
    Safe to call from many threads and processes; the books are loaded at the first call.

    >>> code("").gaps[0].kind
    'no text'
    """
    report = Report(text=text, id=id, source=outlet, published=published, title=title, country=country)
    fault = unfit(text)
    if fault is not None:
        kind = "no text" if isinstance(fault, NoTextError) else "not Arabic"
        return Reading((), (Gap(kind, Span(0, len(text)), fault.message),))
    return read(report, candidates=candidates)


def read(report: Report, *, reader: "Reader | None" = None, candidates: bool = False) -> Reading:
    """Read ``report``, by the rules unless another reader is given, and stamp each claim with who made it."""
    reader = reader or default_reader()
    if len(report.text) > LONGEST:
        reading = read_long(report, reader, candidates=candidates)
    else:
        reading = reader.read(report, candidates=candidates)
    stamp = made_by()
    return Reading(tuple(replace(c, made_by=c.made_by or stamp) for c in reading.claims), reading.gaps)


def code_inputs(
    items: Iterable[Report | FailedInput], *, reader: "Reader | None" = None, candidates: bool = False
) -> Iterator[Coded | FailedInput]:
    """Read each input in turn; what fails comes out as :class:`FailedInput` and the rest are done."""
    reader = reader or default_reader()  # a broken book stops everything, and not each report anew
    for item in items:
        yield item if isinstance(item, FailedInput) else _attempt(item, reader, candidates)


def _attempt(report: Report, reader: "Reader", candidates: bool) -> Coded | FailedInput:
    where, warnings = (report.where, report.warnings) if isinstance(report, ReadReport) else (report.url or "", ())
    fault: RasidError | None = unfit(report.text)
    if fault is None:
        try:
            reading = read(report, reader=reader, candidates=candidates)
            return Coded(report, reading, where or report.id, warnings)
        except BookError:
            raise  # it would meet every report
        except RasidError as e:
            fault = e
        except Exception as e:
            fault = RasidError(
                f"the reader failed: {type(e).__name__}: {e}",
                mend="this is a fault of rasid: please report it with the text that caused it",
            )
    fault.where = fault.where or where or report.id
    return FailedInput(report.id, where or report.id, fault)


def unfit(text: str) -> NoTextError | NotArabicError | None:
    """Why ``text`` cannot be read at all, or ``None`` where it can."""
    arabic = sum(map(len, _ARABIC.findall(text)))
    other = sum(map(len, _LATIN.findall(text)))
    if not arabic and not other:
        return NoTextError("there are no words in it", mend="check that the input holds the article's text")
    if arabic < _LEAST_SHARE * (arabic + other):
        share = 100 * arabic // (arabic + other)
        return NotArabicError(f"{share} % of its letters are Arabic", mend="rasid reads Arabic reports only")
    return None


@of_the_books
def default_reader() -> "Reader":
    """The reader by rules, its books loaded once a process."""
    from rasid.extract.claims import RuleReader

    return RuleReader()


@of_the_books
def made_by() -> str:
    """What stands behind a claim: the version of rasid and a digest of every book in force."""
    digest = hashlib.sha256()
    for shelf in shelves():
        digest.update(b"\0\0" if shelf.name else b"")
        for book in shelf.books():
            digest.update(book.encode() + b"\0" + (shelf.folder / book).read_bytes())
    return f"rasid {VERSION} books:{digest.hexdigest()[:12]}"
