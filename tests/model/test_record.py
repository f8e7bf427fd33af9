"""Whatever the readers make goes through JSON and comes back the same."""

import json
from datetime import date
from pathlib import Path

import pytest

import rasid
from rasid.model.claim import Reading
from rasid.model.record import canonical, digest, record, restored

GOLD = Path(__file__).parents[2] / "gold" / "composed.jsonl"


@pytest.mark.parametrize("line", GOLD.read_text(encoding="utf-8").splitlines()[:6])
def test_a_reading_survives_the_journey(line: str) -> None:
    row = json.loads(line)
    reading = rasid.code(row["text"], published=date.fromisoformat(row["published"]), outlet=row["outlet"])
    assert reading.claims
    assert restored(Reading, json.loads(canonical(reading))) == reading


def test_one_digest_for_equal_values_and_another_for_others() -> None:
    one, same, other = (rasid.code(f"قُتل {n} جنود في درعا", id="a") for n in ("سبعة", "سبعة", "ثمانية"))
    assert digest(one) == digest(same) != digest(other)


def test_what_is_no_such_value_is_refused() -> None:
    with pytest.raises((KeyError, TypeError)):
        restored(Reading, {"claims": [{"id": "x"}]})
    assert record(date(2021, 7, 29)) == "2021-07-29"
