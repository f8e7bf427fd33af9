"""Precision as ACLED and UCDP number it, from the words of a report to the figure."""

import pytest

import rasid
from rasid.model.precision import geo_precision, where_prec


@pytest.mark.parametrize(
    ("text", "acled", "ucdp"),
    [
        ("قصف الطيران مدينة طفس وقتل ثلاثة مدنيين", 1, 1),
        ("قصف الطيران محيط مدينة طفس وقتل ثلاثة مدنيين", 2, 2),
        ("قصف الطيران مواقع قرب مدينة طفس وقتل ثلاثة مدنيين", 2, 2),
        ("قصف الطيران مواقع بالقرب من مدينة طفس وقتل ثلاثة مدنيين", 2, 2),
        ("هاجم مسلحون حاجز الكازية في مدينة طفس وقتلوا ثلاثة جنود", 2, 2),
        ("قصف الطيران ريف درعا الغربي وقتل ثلاثة مدنيين", 3, 5),
        ("قصف الطيران محافظة درعا وقتل ثلاثة مدنيين", 3, 4),
        ("قصف الطيران جبل الزاوية وقتل ثلاثة مدنيين", 2, 2),
        ("قصف الطيران مناطق في سوريا وقتل ثلاثة مدنيين", None, 6),
    ],
)
def test_the_words_give_the_precision(text: str, acled: int | None, ucdp: int) -> None:
    places = [p.value.where for c in rasid.code(text, country="sy").claims for p in c.places]
    assert {(geo_precision(w), where_prec(w)) for w in places} == {(acled, ucdp)}
