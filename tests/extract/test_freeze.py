"""What words are shown of a party that is only pointed to: its name, where the report gave one before."""

import pytest

import rasid

CASES = [
    ("سيطر تنظيم داعش الإرهابي على بلدة طفس. وشن التنظيم المتطرف هجوماً على بلدة داعل", "تنظيم داعش الإرهابي"),
    ("قصفت هيئة تحرير الشام بلدة طفس. واقتحمت الفصائل المتشددة بلدة داعل", "الفصائل المتشددة"),
    ("فرقت الشرطة متظاهرين غاضبين في مدينة طفس. واقتحم عشرات المحتجين مبنى البلدية في مدينة داعل", "المحتجين"),
    ("خرج المحتجون السلميون في مدينة طفس. وأحرق المحتجون مبنى البلدية في مدينة داعل", "المحتجون"),
    ("قال الجيش الإسرائيلي إن قواته اعتقلت عشرة شبان في مدينة نابلس", "الجيش الإسرائيلي"),
]


@pytest.mark.parametrize(("text", "shown"), CASES)
def test_what_is_shown_of_the_doer(text: str, shown: str) -> None:
    last = rasid.code(text, outlet="صدى الجنوب").claims[-1]
    assert last.initiators[0].words[0].of(text) == shown
