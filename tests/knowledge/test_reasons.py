"""Every reason that linking gives has its sentence, and every sentence a reason that gives it."""

import re
from pathlib import Path

import rasid.link
from rasid.knowledge.load import read_yaml
from rasid.knowledge.reasons import BOOK, reason
from rasid.model.event import Flag

FILES = "clusters features merging occurrences singling spots".split()


def _given() -> dict[str, str]:
    folder = Path(rasid.link.__file__).parent
    code = "".join((folder / f"{name}.py").read_text(encoding="utf-8") for name in FILES)
    inside = re.findall(r"Flag\(([^\n]*)", code)
    ties = re.findall(r'"((?:part|version) of)"', code)
    return {c: line for line in inside for c in re.findall(r'"([a-z][a-z ]+)"', line)} | dict.fromkeys(ties, "")


def test_codes_and_sentences_meet() -> None:
    assert {e.data["code"] for e in read_yaml(BOOK)} == set(_given())


def test_both_languages_take_the_same_values() -> None:
    for e in read_yaml(BOOK):
        slots = [sorted(set(re.findall(r"\{(\w+)\}", e.data[language]))) for language in ("en", "ar")]
        assert slots[0] == slots[1], e.data["code"]
    assert reason(Flag("words shared", ("سوق", "جسر")), "ar").endswith("سوق, جسر")
