"""Whether two names are made of the same words, whatever article or one-letter particle is written onto them."""

import re

from rasid.arabic.normalize import fold

_WORD = re.compile(r"\w+")
_ARTICLES = ("وال", "فال", "بال", "كال", "لال", "ال", "لل")
_LETTERS = frozenset("وفبكل")


def bare_words(text: str | None) -> frozenset[str]:
    """The folded words of ``text`` without the article.

    >>> sorted(bare_words("والقوات")) == sorted(bare_words("للقوات")) == ["قوات"]
    True
    """
    return frozenset(without_article(w) for w in _WORD.findall(fold(text or "")))


def without_article(word: str) -> str:
    """``word`` (folded) without the article and what is written before it; two letters stay at least."""
    for article in _ARTICLES:
        if word.startswith(article) and len(word) >= len(article) + 2:
            return word[len(article) :]
    return word


def alike(a: str | None, b: str | None) -> bool:
    """At least half of the words of the longer name stand in both; «بدرعا» counts as «درعا»."""
    x, y = bare_words(a), bare_words(b)
    if not x or not y:
        return False
    enough = max(len(x), len(y))
    if x & y and len(x & y) * 2 >= enough:
        return True
    return len(_lone(x) & _lone(y)) * 2 >= enough


def _lone(words: frozenset[str]) -> frozenset[str]:
    return words | {w[1:] for w in words if w[0] in _LETTERS and len(w) > 3}
