"""Recoding adds and supersedes: nothing read before is lost, ids stay where nothing changed, old ids lead on."""

from dataclasses import replace

import pytest

from rasid.errors import UnknownIdError
from rasid.model.claim import Gap, Reading
from rasid.model.values import Span
from rasid.store.store import Store
from tests.store.conftest import NOW, claim_of, item_of, items, report_of


@pytest.fixture
def filled(store: Store) -> Store:
    list(store.keep_all(store.begin(["folder"], NOW), items(1, 6)))
    return store


def test_what_was_read_comes_back_in_order(filled: Store) -> None:
    assert [r.id for r in filled.uncoded("v1")] == [f"r{n}" for n in range(1, 6)]
    readings = {f"r{n}": Reading(tuple(claim_of(report_of(n), 9 - i, 20 - i) for i in range(n)),
                                 (Gap("unknown actor", Span(0, n), "why"),)) for n in range(1, 6)}  # fmt: skip
    assert list(filled.code_all(readings.items(), "v1", NOW)) == list(readings)
    assert {r.id: reading for r, reading in filled.claims()} == readings
    assert [r.id for r, _ in filled.claims()] == [f"r{n}" for n in range(1, 6)]
    assert next(filled.claims("r3"))[1] == readings["r3"]
    assert filled.count_uncoded("v1") == 0 and filled.count_uncoded("v2") == 5


def test_reports_are_coded_while_they_are_listed(filled: Store) -> None:
    seen = []
    for report in filled.uncoded("v1"):
        filled.code(report.id, Reading((), ()), "v1", NOW)
        seen.append(report.id)
    assert len(seen) == 5 and list(filled.uncoded("v1")) == []


def test_a_claim_that_did_not_change_keeps_row_and_id(filled: Store) -> None:
    report = report_of(1)
    stays, goes = claim_of(report, 0, 10, made_by="v1"), claim_of(report, 20, 40, made_by="v1")
    comes = claim_of(report, 22, 44, made_by="v2")
    filled.code("r1", Reading((stays, goes), ()), "v1", NOW)
    filled.code("r1", Reading((replace(stays, made_by="v2"), comes), ()), "v2", NOW)
    ((_, reading),) = filled.claims("r1")
    assert reading.claims == (stays, comes), "the claim that stays is the one first kept, with who made it"
    assert filled.now_of(stays.id) == stays.id and filled.now_of(goes.id) == comes.id
    old = filled.claim(goes.id)
    assert (old.claim, old.current, old.now) == (goes, False, comes.id)
    assert filled.claim(comes.id).current and filled.claim(comes.id).report == report


def test_the_same_coding_again_adds_nothing(filled: Store) -> None:
    reading = Reading((claim_of(report_of(1), 0, 10),), ())
    filled.code("r1", reading, "v1", NOW)
    head = filled.head()
    filled.code("r1", reading, "v1", NOW)
    assert filled.head() == head


def test_an_id_leads_on_through_several_codings_and_back(filled: Store) -> None:
    report = report_of(1)
    a, b, c = (claim_of(report, s, e) for s, e in ((0, 20), (1, 21), (2, 22)))
    for n, claim in enumerate((a, b, c)):
        filled.code("r1", Reading((claim,), ()), f"v{n}", NOW)
    assert {filled.now_of(x.id) for x in (a, b, c)} == {c.id}
    filled.code("r1", Reading((a,), ()), "v9", NOW)
    assert {filled.now_of(x.id) for x in (a, b, c)} == {a.id}
    filled.code("r1", Reading((), ()), "v10", NOW)
    assert filled.now_of(a.id) is None and not filled.claim(a.id).current


def test_the_heir_is_of_the_same_kind_where_two_overlap(filled: Store) -> None:
    report = report_of(1)
    old = claim_of(report, 0, 20)
    other, same = claim_of(report, 0, 20, "Air/drone strike"), claim_of(report, 5, 25)
    filled.code("r1", Reading((old,), ()), "v1", NOW)
    filled.code("r1", Reading((other, same), ()), "v2", NOW)
    assert filled.now_of(old.id) == same.id


def test_claims_of_an_older_text_lead_to_those_of_the_newer(filled: Store) -> None:
    report = report_of(1)
    old = claim_of(report, 0, len(report.text))
    list(filled.code_all(((f"r{n}", Reading((old,) if n == 1 else (), ())) for n in range(1, 6)), "v1", NOW))
    changed = report_of(1, "تصحيح: " + report.text)
    filled.keep(1, item_of(1, changed.text))
    assert [r.id for r in filled.uncoded("v1")] == ["r1"], "a new version is read anew"
    new = claim_of(changed, 7, len(changed.text))
    filled.code("r1", Reading((new,), ()), "v1", NOW)
    assert filled.now_of(old.id) == new.id and [c.id for _, r in filled.claims() for c in r.claims] == [new.id]


def test_what_is_not_there_is_said_so(filled: Store) -> None:
    for ask in (filled.claim, filled.report, lambda id: filled.code(id, Reading((), ()), "v1", NOW)):
        with pytest.raises(UnknownIdError):
            ask("nowhere")
    assert filled.now_of("nowhere") is None and list(filled.claims("nowhere")) == []
