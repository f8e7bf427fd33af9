"""Sentences read end to end: tests/cases/reading.tsv, one test a line."""

import gc
from datetime import date

import pytest

import rasid
from rasid.arabic.likeness import alike
from rasid.knowledge.ontology import kinds
from tests.conftest import ROOT

FILE = ROOT / "tests/cases/reading.tsv"
DAY = date(2021, 7, 29)


def cases():
    for n, line in enumerate(FILE.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("# "):
            sentence, expected, *country = line.split("\t")
            yield pytest.param(sentence, expected, *country or ["sy"], id=f"line {n}")


def first_words(values, text):
    return values[0].words[0].of(text) if values and values[0].words else "-"


def shown(claim, key, text):
    """The value of ``claim`` that ``key`` names, as the case file writes it."""
    if key in ("who", "whom"):
        return first_words(claim.initiators if key == "who" else claim.targets, text)
    if key == "where":
        return first_words(claim.places, text)
    if key == "admin1":
        return claim.places[0].value.where.admin1 if claim.places else "-"
    if key == "status":
        return claim.status
    if key == "source":
        last = claim.said_by[-1]
        return "outlet" if last.value.kind == "outlet" else first_words([last], text)
    if key == "when":
        when = claim.date and claim.date.value.when
        return "/".join(str(d) for d in dict.fromkeys([when.earliest, when.latest])) if when else "-"
    tally = next((t.value.count for t in claim.tallies if t.value.what == key), None)
    if tally is None:
        return "-"
    low, high = tally.low, tally.high
    return f"{low}+" if high is None else str(low) if low == high else f"{low}-{high}"


def same(key, want, have):
    return want == have or (key in ("who", "whom", "where", "source") and "-" not in (want, have) and alike(want, have))


@pytest.mark.parametrize(("sentence", "expected", "country"), list(cases()))
def test_reading(sentence, expected, country):
    claims = list(rasid.code(sentence, published=DAY, outlet="صدى الجنوب", country=country).claims)
    wanted = [] if expected == "none" else [w.split(": ", 1) for w in expected.split(" | ")]
    assert sorted(c.kind for c in claims) == sorted(w[0] for w in wanted)
    for kind, *details in wanted:
        pairs = dict(d.split("=", 1) for d in details[0].split("; ")) if details else {}
        pairs.setdefault("status", "asserted")
        left = [c for c in claims if c.kind == kind]
        wrong = [[(k, w, h) for k, w in pairs.items() if not same(k, w, h := shown(c, k, sentence))] for c in left]
        best = min(wrong, key=len)
        assert best == []
        claims.remove(left[wrong.index(best)])


def test_every_kind_is_read_somewhere():
    told = {w.split(": ")[0] for case in cases() for w in case.values[1].split(" | ")}
    assert set(kinds()) - told == set()


def test_a_report_leaves_nothing_that_only_the_collector_of_garbage_could_free():
    texts = [case.values[0] for case in cases()]
    for text in texts:
        rasid.code(text)
    gc.collect()
    gc.disable()
    try:
        for text in texts:
            rasid.code(text)
        assert gc.collect() == 0
    finally:
        gc.enable()
