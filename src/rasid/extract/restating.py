"""A count told twice in one claim: «مقتل سبعة مدنيين … والقتلى السبعة من عائلة واحدة»."""

from collections.abc import Sequence

from rasid.arabic.count_words import REPHRASING
from rasid.arabic.nouns import definite
from rasid.arabic.segment import Text
from rasid.extract.tallies import Measured


def restates(text: Text, tallies: Sequence[Measured], k: int) -> int | None:
    """The index of the tally that the ``k``-th of a claim repeats in other words; ``None`` where it says something new.

    It has the same figure of the same thing, and its words point back: with the article («القتلى السبعة») or in a
    bracket or behind «أي». Four dead here and four there are eight.
    """
    one = tallies[k]
    if one.count.low is None or not _points_back(text, one):
        return None
    for n, other in enumerate(tallies[:k]):
        if (other.what, other.count) == (one.what, one.count) and other.qualifier != "superseded":
            return n
    return None


def _points_back(text: Text, t: Measured) -> bool:
    words = text.words[t.i : t.j]
    return (len(words) > 1 and all(map(definite, words))) or (t.i > 0 and text.words[t.i - 1] in REPHRASING)
