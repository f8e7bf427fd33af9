"""A text read at once, and nothing of it kept: what a newcomer tries first."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Response
from pydantic import BaseModel, ConfigDict, Field

from rasid.errors import BadDateError, TooLargeError, UserError
from rasid.export.rows import report_row
from rasid.model.claim import Gap, Reading
from rasid.model.report import Report
from rasid.model.values import Span
from rasid.pipeline import read, unfit
from rasid.web.answers import AtDesk, answer
from rasid.web.guard import Person, allowed
from rasid.web.models import Report as ReportModel
from rasid.web.models import failures
from rasid.web.slots import slots

router = APIRouter(tags=["reports"], responses=failures())
LONGEST = 200_000
"""Code points of a text that is read while somebody waits."""
_LINE = 2_000


class Text(BaseModel):
    """A text, and what it does not say itself. ``published`` is a day, as 2021-07-29; ``country`` two letters."""

    model_config = ConfigDict(extra="forbid", strict=True)

    text: str
    published: str | None = None
    outlet: Annotated[str, Field(max_length=_LINE)] | None = None
    title: Annotated[str, Field(max_length=_LINE)] | None = None
    country: str | None = None
    url: Annotated[str, Field(max_length=_LINE)] | None = None

    def report(self, today: date) -> Report:
        """The report. Raises :class:`UserError` where its day, its country or its length is unfit."""
        if len(self.text) > LONGEST:
            raise TooLargeError(f"more than {LONGEST} characters", where="text", mend="give a part of it")
        country = (self.country or "").strip()
        if country and not (len(country) == 2 and country.isascii() and country.isalpha()):
            raise UserError(f"«{country[:20]}» is no country code", where="country", mend="two letters, as sy, iq, ye")
        day = _day(self.published, today)
        return Report(self.text, "", self.outlet or None, day, self.title or None, self.url or None, country or None)


def _day(text: str | None, today: date) -> date | None:
    if not (text or "").strip():
        return None
    try:
        day = date.fromisoformat(str(text).strip())
    except ValueError as e:
        raise BadDateError(f"«{str(text)[:40]}» is no day", where="published", mend="write it as 2021-07-29") from e
    if day > today:
        raise BadDateError(f"{day} lies in the future", where="published", mend="give the day the report appeared")
    return day


@router.post("/code", response_model=ReportModel)
def code(given: Text, desk: AtDesk, _: Annotated[Person, Depends(allowed("code"))]) -> Response:
    """What the text claims, and according to whom; nothing is kept."""
    report = given.report(desk.now().date())
    fault = unfit(report.text)
    if fault is None:
        reading = read(report, candidates=True)
    else:
        reading = Reading((), (Gap(fault.code, Span(0, len(report.text)), fault.message),))
    row = report_row(report, reading, desk.books(), explain=True)
    return answer(row | {"slots": slots(reading.claims)})
