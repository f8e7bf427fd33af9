"""Reading a million reports takes no more memory than reading a thousand: nothing of a report stays when it is read."""

import json
import random
import sys

import pytest

from rasid.arabic import memo
from rasid.arabic.memo import Memo
from rasid.model.report import Report
from rasid.pipeline import read
from tests.conftest import ROOT
from tests.staying import kept

LETTERS = "بتجحدرسشصطعفقكلمنهي"
TEXT = (
    "قصفت قوات {} بلدة {} في ريف {} يوم أمس، ما أدى إلى مقتل {} مدنيين بينهم {}، بحسب {}.\n"
    "وقال المتحدث باسم {} إن مسلحين من «{}» هاجموا حاجزاً قرب {} وأسروا {} عناصر."
)


@pytest.fixture(autouse=True)
def filled(monkeypatch):
    """What is remembered up to so many words is full from the start: all that grows then has no bound."""
    most = memo.MOST
    for name, module in list(sys.modules.items()):
        if name.startswith("rasid.") and getattr(module, "MOST", None) == most:
            monkeypatch.setattr(module, "MOST", 0)


def reports():
    lines = (ROOT / "gold/clusters.jsonl").read_text(encoding="utf-8").splitlines()[::3]
    return [Report(r["text"], id=r["id"], source=r["outlet"]) for line in lines for r in json.loads(line)["reports"]]


def words(r, n):
    return ["".join(r.choices(LETTERS, k=r.randint(4, 7))) for _ in range(n)]


def never_met(k, n=60):
    """Reports full of words that no report before them had."""
    r = random.Random(k)
    return [Report(TEXT.format(*words(r, TEXT.count("{}"))), id=f"{k}.{j}") for j in range(n)]


def words_of(k):
    return [w for report in never_met(k) for w in report.text.split()]


def test_nothing_of_a_report_stays():
    held = reports()
    few = len(held) / 4
    assert kept(lambda k: [read(report) for report in held], few) < few


def test_what_stays_is_seen():
    held, hoard = reports()[:8], []
    assert kept(lambda k: hoard.extend(read(report) for report in held), 0, rounds=3) > len(held)


def test_words_never_met_before_leave_nothing():
    few = len(never_met(1))
    assert kept(lambda k: [read(report) for report in never_met(k)], few) < few


def test_a_cache_without_bounds_is_seen():
    hoard = {}
    many = len(never_met(1))
    assert kept(lambda k: hoard.update((w, w + "!") for w in words_of(k)), 0, rounds=3) > many


def test_a_memo_is_bounded(monkeypatch):
    monkeypatch.setattr(memo, "MOST", 100)
    lengths = Memo(len)
    for k in range(1000):
        assert lengths[str(k)] == len(str(k))
        assert len(lengths) <= 102
