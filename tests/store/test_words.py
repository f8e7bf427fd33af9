"""Words as search compares them."""

from hypothesis import given
from hypothesis import strategies as st

from rasid.store.words import _words, spots

LETTERS = "قصف وبال ةىأإآ ـ\u064b\u0651\u200c\u200f\ufefb١٢ab_-،.\n"


@given(st.text(LETTERS))
def test_folded_at_once_or_one_by_one_the_words_are_the_same(text: str) -> None:
    assert _words(text) == [word for word, _, _ in spots(text)]
