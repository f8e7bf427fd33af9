"""What is erased is gone from rows, index, log, raw files and new backups; a tombstone stays, and all verifies."""

import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest

from rasid.errors import StoreUseError, UnknownIdError
from rasid.model.claim import Hop, Reading
from rasid.model.event import Decision
from rasid.model.values import Span, Stated
from rasid.store.redaction import BLOCK, Name
from rasid.store.store import Store, open_store, restore
from tests.store.conftest import NOW, claim_of, item_of, items, report_of
from tests.store.made import incident_of

NAME = "زعفران القنديلي"
SPELT = ("زعفران القنديلي", "وزَعفران القنديلي", "لزعفران القنديلى")
TEXTS = [f"قال الناشط {one} إن سبعة قتلوا في القصف على بلدة الزيتونة." for one in SPELT]
WHY = {"reason": "the family asked", "by": "A", "at": NOW}


@pytest.fixture
def named(store: Store) -> Store:
    """Three reports that name him, eight that do not, claims and decisions with his name."""
    run = store.begin([f"folder of {NAME}"], NOW)
    list(store.keep_all(run, [*items(1, 9), *(item_of(20 + n, text) for n, text in enumerate(TEXTS))]))
    store.keep(run, replace(item_of(30), raw=f"<p>{NAME}</p>".encode("cp1256"), where=f"{NAME}.html"))
    for id in ("r1", "r20", "r21", "r22"):
        report = store.report(id)
        hop = Stated(Hop("named person", NAME), (Span(11, 20),), "cues")
        claim = replace(claim_of(report, 0, 30, id=f"claim-{id}"), said_by=(hop,) if id != "r1" else ())
        store.code(id, Reading((claim,), ()), "v1", NOW)
    store.decide(Decision("d1", "accept", ("claim-r20",), "", "A", "2021-08-01T00:00:00+00:00", f"by {NAME}"))
    store.replace_events([incident_of(1)])
    return store


def _bytes_of(store: Store) -> Iterator[tuple[str, bytes]]:
    """Every file in which something might be left: the database's, its log's, the raw ones."""
    if store.place.file:
        files = [p for p in store.place.file.parent.glob(store.place.file.name + "*") if p.is_file()]
    else:
        url = store.place.url.set(drivername="postgresql").render_as_string(hide_password=False)
        with psycopg.connect(url, autocommit=True) as c:
            (data,) = c.execute("SHOW data_directory").fetchone() or ("",)
            (oid,) = c.execute("SELECT oid FROM pg_database WHERE datname = current_database()").fetchone() or (0,)
            c.execute("CHECKPOINT")
        files = [p for p in (Path(data) / "base" / str(oid)).iterdir() if p.is_file()]
    files += [p for p in store.blobs.folder.rglob("*") if p.is_file()]
    for path in files:
        yield str(path), path.read_bytes()


def _holders(store: Store, *words: str) -> list[str]:
    wanted = [w.encode(e) for w in words for e in ("utf-8", "cp1256")] + [
        w.encode("unicode_escape") for w in words]  # fmt: skip
    return [path for path, raw in _bytes_of(store) if any(w in raw for w in wanted)]


def test_a_name_is_gone_everywhere_and_the_rest_stays(named: Store, tmp_path: Path, new_url: Callable[[], str]) -> None:
    head = named.head()
    assert _holders(named, "زعفران", "القنديلي") and len(named.search("زعفران")) == 3
    gone = named.erase(name=NAME, **WHY)
    assert gone.reports == 3 and len(gone.raw) == 4
    assert _holders(named, "زعفران", "القنديلي", "قنديل") == []
    assert named.search("زعفران") == [] == named.search("القنديلي")
    for n, text in enumerate(TEXTS):
        left = named.report(f"r2{n}").text
        assert BLOCK in left and len(left) == len(text) and left[-25:] == text[-25:], "spans still hold"
    ((_, reading),) = named.claims("r20")
    assert reading.claims[0].said_by[0].value.name == " ".join(BLOCK * len(word) for word in NAME.split())
    assert named.report("r1") == report_of(1) and named.count() == 12
    assert named.count_incidents() == 0, "the events are to be built anew"
    assert named.verify(head) == [] and named.ledger().adds_up
    named.backup(tmp_path / "after.zip")
    with zipfile.ZipFile(tmp_path / "after.zip") as z:
        assert not any(
            w.encode(e) in z.read(n) for n in z.namelist() for w in NAME.split() for e in ("utf-8", "cp1256")
        )
    to = new_url()
    restore(tmp_path / "after.zip", to, tmp_path / "new.files")
    with open_store(to, tmp_path / "new.files") as other:
        assert other.verify(head) == [] and other.report("r20") == named.report("r20")


def test_a_report_is_gone_with_all_that_was_read_from_it(named: Store) -> None:
    text = "نص خاص عن الزمردة المفقودة"
    named.keep(1, item_of(9, text, title="الزمردة", id="خبر الزمردة"))
    named.keep(1, replace(item_of(9, text + ".", id="again"), where="الزمردة.txt"))
    named.code("خبر الزمردة", Reading((claim_of(report_of(9, text), 0, 9, id="c-gone"),), ()), "v1", NOW)
    named.decide(Decision("d9", "assess", ("خبر الزمردة",), "الزمردة", "A", "2021-08-01T00:00:00+00:00"))
    head = named.head()
    assert _holders(named, "الزمردة")
    gone = named.erase(report="خبر الزمردة", **WHY)
    assert (gone.reports, len(gone.raw)) == (1, 2)
    assert _holders(named, "الزمردة", "زمرد") == [] and named.search("الزمردة") == []
    for lost in (lambda: named.report("خبر الزمردة"), lambda: named.claim("c-gone")):
        with pytest.raises(UnknownIdError):
            lost()
    assert named.verify(head) == [] and named.ledger().adds_up and named.count() == 12
    (decision,) = [d for d in named.decisions() if d.id == "d9"]
    assert decision.value == "" and decision.about == ("erased-1",)


def test_what_was_erased_stays_out(named: Store) -> None:
    named.erase(report="r1", **WHY)
    named.erase(name=NAME, **WHY)
    for again in (item_of(1), item_of(77, report_of(1).text), item_of(20, TEXTS[0])):
        kept = named.keep(1, again)
        assert (kept.status, kept.report) == ("failed", None)
    assert named.ledger().reasons == {"ERASED": 3} and named.ledger().adds_up
    assert named.keep(1, item_of(20, "نص آخر")).status == "stored" and named.verify() == []
    with pytest.raises(UnknownIdError):
        named.erase(report="r1", **WHY)


def test_one_erasure_after_another_over_the_same_rows(named: Store) -> None:
    named.erase(name="زعفران", **WHY)
    named.erase(name="القنديلي", **WHY)
    named.erase(report="r20", **WHY)
    assert named.verify() == [] and _holders(named, "زعفران", "القنديلي") == []
    assert [r.id for r in named.uncoded("v2")] and named.search("الناشط")


def test_what_is_not_said_is_not_erased(named: Store) -> None:
    for wrong in ({}, {"name": " "}, {"name": "x", "report": "y"}):
        with pytest.raises(StoreUseError):
            named.erase(**WHY, **wrong)
    nobody = named.erase(name="لا أحد بهذا الاسم", **WHY)
    assert (nobody.rows, nobody.reports, nobody.raw) == (0, 0, ()) and named.verify() == []


def test_a_change_that_no_tombstone_names_is_no_erasure(named: Store) -> None:
    from sqlalchemy import text

    named.erase(report="r1", **WHY)
    with named.engine.begin() as c:
        c.execute(text("UPDATE state SET erasing = 1"))
        c.execute(text("UPDATE reports SET erased = 1, salt = 'x', body = NULL WHERE id = 'r2'"))
        c.execute(text("UPDATE state SET erasing = 0"))
    assert "reports 2" in {f.where for f in named.verify()}


@pytest.mark.parametrize(
    ("name", "text", "left"),
    [
        ("سامر", "قال سامر وسامر ولسامر وسامراء", "قال ████ █████ ██████ وسامراء"),
        ("سامر علي", "سَامِر  عليّ، سامر، علي سامر", "██████  ████، سامر، علي سامر"),
        ("", "قال", "قال"),
        ("ABU Ali", "abu ali", "███ ███"),
    ],
)
def test_a_name_in_a_text(name: str, text: str, left: str) -> None:
    assert Name(name).out_of(text) == left and len(left) == len(text)
