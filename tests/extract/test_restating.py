"""A tally that only repeats another of its claim names the one it repeats."""

import pytest

import rasid


@pytest.mark.parametrize(
    ("text", "restates"),
    [
        ("قُتل سبعة مدنيين في قصف على بلدة طفس، وأوضح المصدر أن القتلى السبعة من عائلة واحدة", [None, 0]),
        ("أعلنت الوزارة مقتل 12 شخصاً (12 قتيلاً) في غارة على مدينة إدلب", [None, 0]),
        ("سقط عشرة قتلى، أي عشرة شهداء، في قصف على بلدة طفس", [None, 0]),
        ("مقتل أربعة رجال وأربع نساء في قصف على بلدة طفس", [None, None]),
        ("قُتل سبعة مدنيين وأصيب سبعة في قصف على بلدة طفس", [None, None]),
    ],
)
def test_what_repeats_is_told(text: str, restates: list[int | None]) -> None:
    [claim] = rasid.code(text, country="sy").claims
    assert [t.value.restates for t in claim.tallies] == restates
