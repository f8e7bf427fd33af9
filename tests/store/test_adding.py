"""What comes in is kept once, whatever comes twice; the ledger accounts for each item; nothing is lost."""

import hashlib
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from rasid.errors import NoTextError, StoreError, UnknownIdError
from rasid.model.report import Report
from rasid.store.store import Failure, Store
from tests.store.conftest import NOW, item_of, items, report_of


def test_each_report_comes_back_as_it_was(store: Store) -> None:
    run = store.begin(["folder"], NOW)
    assert [k.status for k in store.keep_all(run, items(1, 130))] == ["stored"] * 129
    assert store.count() == 129
    assert store.report("r7") == report_of(7)
    days = [(r.published, r.id) for r in store.reports()]
    assert days == sorted(days, key=lambda d: (str(d[0]), d[1])) and len(days) == 129


def test_raw_bytes_are_kept_with_when_how_and_from_where(store: Store) -> None:
    run = store.begin(["folder"], NOW)
    item = replace(item_of(1), raw=b"\x00\xffraw", warnings=("no day",))
    store.keep(run, item)
    (kept,) = store.provenance("r1")
    assert (kept["how"], kept["media"], kept["location"]) == (item.how, item.media, item.where)
    assert kept["warnings"] == ["no day"] and kept["raw"] == hashlib.sha256(item.raw).hexdigest() and kept["at"]
    assert store.raw(kept["raw"]) == item.raw
    store.blobs.path(kept["raw"]).unlink()
    with pytest.raises(StoreError, match="raw bytes are not there"):
        store.raw(kept["raw"])


def test_the_same_id_or_the_same_words_of_one_outlet_are_a_duplicate(store: Store) -> None:
    run = store.begin(["folder"], NOW)
    store.keep(run, item_of(1))
    again = store.keep(run, item_of(1))
    assert (again.status, again.report) == ("duplicate", "r1")
    spelt = report_of(1).text.replace("قُتل", "قتل") + "  "
    other_id = store.keep(run, item_of(2, spelt, published=report_of(1).published))
    assert (other_id.status, other_id.report) == ("duplicate", "r1")
    elsewhere = store.keep(run, item_of(3, spelt, source="وكالة الفرات"))
    assert (elsewhere.status, elsewhere.report) == ("stored", "r3")


def test_the_same_id_with_another_text_is_a_new_version_and_both_are_kept(store: Store) -> None:
    run = store.begin(["folder"], NOW)
    store.keep(run, item_of(1))
    assert store.keep(run, item_of(1, "نص مصحح عن القصف")).status == "stored"
    assert store.report("r1").text == "نص مصحح عن القصف" and store.report("r1", version=1) == report_of(1)
    assert [r.text for r in store.reports()] == ["نص مصحح عن القصف"] and store.count() == 1
    assert store.keep(run, item_of(1)).status == "duplicate", "a text that was seen comes to nothing new"
    assert [v["version"] for v in store.provenance("r1")] == [1, 2]


def test_a_day_that_was_missing_comes_with_a_later_adding(store: Store) -> None:
    run = store.begin(["folder"], NOW)
    store.keep(run, item_of(1, published=None))
    assert store.keep(run, item_of(1)).status == "stored" and store.report("r1") == report_of(1)
    assert store.keep(run, item_of(1, published=None)).status == "duplicate"
    assert store.keep(run, item_of(1)).status == "duplicate"


def test_the_ledger_adds_up_and_names_each_item(store: Store) -> None:
    run = store.begin(["folder"], NOW)
    mixed = [*items(1, 6), item_of(1), Failure("x.html", NoTextError("there are no words in it", mend="look"), b"<p>")]
    list(store.keep_all(run, mixed))
    account = store.ledger(run)
    assert (account.discovered, account.stored, account.duplicate, account.failed, account.open) == (7, 5, 1, 1, 0)
    assert account.adds_up and account.reasons == {"EXTRACTION_FAILED": 1}
    (failed,) = store.entries(run, "failed")
    assert (failed.where, failed.code) == ("x.html", "EXTRACTION_FAILED") and "no words" in (failed.message or "")
    (twice,) = store.entries(run, "duplicate")
    assert twice.report == "r1" and twice.where == "dispatches.jsonl:1"
    with pytest.raises(UnknownIdError):
        store.ledger(99)


def test_a_run_that_was_broken_off_is_finished_without_doing_anything_twice(
    url: str, opened: Callable[[str], Store]
) -> None:
    all_items = items(1, 11)
    with opened(url) as store:
        run = store.begin(["folder"], NOW)
        store.discover(run, [i.where for i in all_items])
        list(store.keep_all(run, all_items[:4]))
        account = store.ledger(run)
        assert (account.stored, account.open) == (4, 6) and account.adds_up
    with opened(url) as store:
        assert store.unfinished(["folder"]) == [run] and store.unfinished(["other"]) == []
        store.resume(run)
        assert [k.status for k in store.keep_all(run, all_items)] == ["stored"] * 10
        account = store.ledger(run)
        assert (account.discovered, account.stored, account.duplicate, account.open) == (10, 10, 0, 0)
        store.end(run, NOW)
        store.end(run, NOW)
        assert store.unfinished() == []


@pytest.mark.parametrize("odd", ["\x00", "\ud800", "\u202e", "'; DROP TABLE reports; --", "\U0001f525", "a" * 3000])
def test_any_text_is_kept_as_it_is(store: Store, odd: str) -> None:
    run = store.begin([odd], NOW)
    report = Report(f"قصف {odd} قصف", id="odd", source=odd, title=odd, url=odd)
    kept = store.keep(run, replace(item_of(1), report=report, where=odd, how=odd, warnings=(odd,)))
    assert kept.status == "stored" and store.report("odd") == report
    assert store.provenance("odd")[0]["warnings"] == [odd]
    assert [h.report for h in store.search("قصف")] == ["odd"]


def test_what_is_kept_is_neither_changed_nor_removed(store: Store) -> None:
    run = store.begin(["folder"], NOW)
    store.keep(run, item_of(1))
    for deed in ("UPDATE reports SET body = 'x'", "DELETE FROM reports", "UPDATE audit SET link = 'x'",
                 "DELETE FROM audit", "UPDATE outcomes SET status = 'failed'", "DELETE FROM items"):  # fmt: skip
        with pytest.raises(DBAPIError, match="only added"), store.engine.begin() as connection:
            connection.execute(text(deed))


def test_reports_are_chosen_by_day_outlet_and_country(store: Store) -> None:
    run = store.begin(["folder"], NOW)
    list(store.keep_all(run, [*items(1, 29), item_of(40, source="وكالة الفرات", country="IQ", published=None)]))
    day = report_of(3).published
    assert [r.id for r in store.reports(since=day, until=day)] == ["r3"]
    assert (
        [r.id for r in store.reports(outlet="وكالة الفرات")] == ["r40"] == [r.id for r in store.reports(country="iq")]
    )
    assert "r40" not in {r.id for r in store.reports(until=day)}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(-3, 12), max_size=12))
def test_whatever_comes_in_whatever_order_every_ledger_adds_up(store: Store, numbers: list[int]) -> None:
    met = [item_of(n) if n > 0 else Failure(f"x{n}", NoTextError("no words", mend="look")) for n in numbers]
    before = {r.id for r in store.reports()}
    run = store.begin(["folder"], NOW)
    told = [k.status for k in store.keep_all(run, met)]
    account, new = store.ledger(run), {f"r{n}" for n in numbers if n > 0} - before
    assert account.adds_up and account.discovered == len(numbers) and account.open == 0
    assert (account.stored, account.failed) == (len(new), sum(n <= 0 for n in numbers)) and len(told) == len(numbers)
    assert {r.id for r in store.reports()} == before | new and store.ledger().adds_up
