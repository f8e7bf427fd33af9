"""The pipeline: one fault stops nothing else, and every claim says who made it."""

import re

import pytest

import rasid
from rasid.errors import NotArabicError, NoTextError, RasidError, UserError
from rasid.ingest.inputs import FailedInput, ReadReport
from rasid.model.claim import Reading
from rasid.model.report import Report
from rasid.pipeline import Coded, code_inputs, made_by, read, unfit


class Hand:
    """A reader that returns what it was given, and trips over one word."""

    def __init__(self, reading: Reading | None = None) -> None:
        self.reading = reading or Reading((), ())
        self.asked = []

    def read(self, report: Report, *, candidates: bool = False) -> Reading:
        self.asked.append(candidates)
        if "عثرة" in report.text:
            raise ZeroDivisionError("tripped")
        if "كتاب" in report.text:
            raise UserError("a fault with a mend", mend="mend it")
        return self.reading


def test_one_failure_among_many():
    given = [Report("قصف الحي", id="a"), Report("عثرة", id="b"), Report("قصف الحي", id="c")]
    one, two, three = code_inputs(given, reader=Hand())
    assert isinstance(one, Coded) and isinstance(three, Coded)
    assert (
        isinstance(two, FailedInput) and two.id == "b" and "ZeroDivisionError" in two.error.message and two.error.mend
    )


def test_a_fault_of_our_own_kind_keeps_its_words():
    [failed] = code_inputs([Report("كتاب", id="a")], reader=Hand())
    assert isinstance(failed, FailedInput) and failed.error.mend == "mend it"


def test_what_is_no_report_fails_where_it_stood():
    given = [
        ReadReport("Seven soldiers were killed", id="a", where="a.jsonl:3"),
        ReadReport("قصف الحي", id="b", where="b.txt", warnings=("no day",)),
    ]
    failed, coded = code_inputs(given, reader=Hand())
    assert isinstance(failed, FailedInput) and (failed.where, failed.error.where) == ("a.jsonl:3", "a.jsonl:3")
    assert isinstance(failed.error, NotArabicError) and failed.error.mend
    assert isinstance(coded, Coded) and (coded.where, coded.warnings) == ("b.txt", ("no day",))


def test_inputs_come_one_at_a_time():
    seen = []

    def inputs():
        for k in range(3):
            seen.append(k)
            yield Report("قصف الحي", id=str(k))

    next(iter(code_inputs(inputs(), reader=Hand())))
    assert seen == [0]


def test_claims_are_stamped(report, reading):
    stamped = read(report, reader=Hand(reading)).claims[0].made_by
    assert stamped == made_by() and re.fullmatch(r"rasid \S+ books:[0-9a-f]{12}", stamped)


def test_candidates_are_asked_for_only_on_demand(report):
    hand = Hand()
    list(code_inputs([report], reader=hand))
    list(code_inputs([report], reader=hand, candidates=True))
    assert hand.asked == [False, True]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", NoTextError),
        (" \n\t", NoTextError),
        ("12, 13: 14!", NoTextError),
        ("Seven soldiers were killed", NotArabicError),
        ("Семь солдат", NotArabicError),
        ("Seven soldiers were killed near the town of Saida in the eastern countryside of Daraa صيدا", NotArabicError),
        ("قتل سبعة جنود", type(None)),
        ("قتل سبعة جنود من SDF وYPG", type(None)),
        ("ﻗﺘﻞ ﺟﻨﺪﻱ", type(None)),
    ],
)
def test_what_can_be_read(text, fault):
    assert type(unfit(text)) is fault


def test_every_error_has_its_place_in_the_tree():
    error = RasidError("what", mend="how to mend", where="file:3")
    assert str(error) == "file:3: what (how to mend)"


def test_the_library_speaks_for_itself():
    assert all(getattr(rasid, name) for name in rasid.__all__)
    assert rasid.Report is Report
    with pytest.raises(AttributeError, match="no attribute"):
        rasid.nothing  # noqa: B018
