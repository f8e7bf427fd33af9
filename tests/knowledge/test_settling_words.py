"""The books of settling: every code has its sentences, every tally's word its class."""

import re
from pathlib import Path

import pytest

import rasid
from rasid.errors import BookError
from rasid.knowledge.entries import entries
from rasid.knowledge.flags import BOOK, flag_words, said
from rasid.knowledge.load import Entry
from rasid.knowledge.overlay import altered
from rasid.knowledge.populations import population, populations
from rasid.knowledge.settling import USES, phrases
from rasid.model.event import Flag

SETTLING = ("case", "coherence", "disputes", "extent", "incidents", "latest", "measures", "settle", "bases")


def test_every_code_that_settling_raises_has_its_sentences_and_no_other_is_kept():
    root = Path(rasid.__file__).parent / "link"
    code = "".join((root / f"{name}.py").read_text(encoding="utf-8") for name in SETTLING)
    raised = set(re.findall(r'Flag\(\s*"(\w+)"', code)) - {"restates"}
    assert raised == set(flag_words())


def test_a_flag_is_said_in_both_languages():
    flag = Flag("roots_differ", ("أ 5 / ب 6",))
    assert said(flag, "en") == "sources differ: أ 5 / ب 6" and "تختلف" in said(flag)
    assert said(Flag("no such code", ("1",))) == "no such code 1"


def test_a_sentence_that_lost_its_gap_fails_its_example():
    entry = next(e for e in entries(BOOK) if e.data["code"] == "roots_differ")
    with altered(entry, {**entry.data, "en": "sources differ"}), pytest.raises(BookError, match="come out"):
        flag_words()


def test_classes():
    assert population("soldiers").path == population("regime forces").path == population("fighters").path
    assert population("officers").within(population("soldiers"))
    assert not population("children").within(population("civilian"))
    assert population("women").apart == population("children").apart != population("civilian").apart


def test_a_class_without_its_elder_is_refused():
    entry = next(e for e in entries("words/populations.yaml") if e.data["id"] == "officers")
    assert isinstance(entry, Entry)
    with altered(entry, {**entry.data, "under": "nobody"}), pytest.raises(BookError, match="nobody"):
        populations()
    with altered(entry, {**entry.data, "who": ["soldiers"]}), pytest.raises(BookError, match="twice"):
        populations()


def test_every_use_has_words():
    assert all(phrases(use) for use in USES)
