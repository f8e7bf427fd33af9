"""Many phrases found in one pass: each word is asked once what may begin with it, behind what Arabic writes onto it."""

from collections.abc import Iterable
from typing import NamedTuple

from rasid.arabic.clitics import PREFIXES
from rasid.arabic.memo import Memo
from rasid.arabic.segment import Text

SUFFIXES: frozenset[str] = frozenset(["ه", "ها", "هم", "هن", "هما", "ك", "كم", "نا", "ي", "ا"])
"""Pronouns, and the alef of an accusative, that may be written onto a phrase's last word."""

_ALEF = "ا"
_CONJUNCTIONS = frozenset(["", "و", "ف"])
_LONGEST_PREFIX, _LONGEST_SUFFIX = max(map(len, PREFIXES)), max(map(len, SUFFIXES))


class Match(NamedTuple):
    """Words ``[i, j)`` hold the phrase; ``prefix`` and ``suffix`` are what was written onto it."""

    i: int
    j: int
    phrase: str
    prefix: str
    suffix: str


class _Spelt(NamedTuple):
    """A phrase as it is looked up: its words after the first, and the ل that its first word has swallowed, if any."""

    tail: tuple[str, ...]
    phrase: str
    onto: str


class _Alone(NamedTuple):
    """A phrase of one word, and what is written onto it."""

    phrase: str
    prefix: str
    suffix: str


class _Begun(NamedTuple):
    """A phrase of several words that a word begins behind ``prefix``: ``tail`` is still to come."""

    tail: tuple[str, ...]
    phrase: str
    prefix: str


class _Opening(NamedTuple):
    """What a word may open: phrases of it ``alone``, and ``longer`` ones by the first letter of their second word."""

    alone: list[_Alone]
    longer: dict[str, list[_Begun]]


class Phrases:
    """A set of folded phrases, looked up by first word; safe to share between threads.

    A phrase that begins with ال is found after ل too («للجيش»). ``suffixed`` names those of its phrases that may
    carry a pronoun; of the others only the accusative alef is taken.
    """

    def __init__(self, phrases: Iterable[str], suffixed: Iterable[str] = ()) -> None:
        plain = sorted({p for p in phrases if p})
        spelt = {p: (p, "") for p in plain}
        for p in plain:
            if p.startswith("ال") and len(p) > 4:
                spelt.setdefault("لل" + p[2:], (p, "ل"))
        self._suffixed = frozenset(suffixed)
        self._size = len(spelt)
        self._of: dict[str, list[_Spelt]] = {}
        for pattern, (phrase, onto) in spelt.items():
            first, *tail = pattern.split(" ")
            self._of.setdefault(first, []).append(_Spelt(tuple(tail), phrase, onto))
        self._openings = Memo(self._opening)

    def __len__(self) -> int:
        return self._size

    def begins(self, word: str) -> bool:
        """Whether a phrase may begin with ``word`` (folded)."""
        return any(self._openings[word])

    def scan(self, text: Text, at: Iterable[int] | None = None) -> list[Match]:
        """Every occurrence of every phrase, overlapping ones too, in order of their first word.

        ``at`` are the words at which one may begin, where the caller has asked already.
        """
        words, found, openings = text.words, list[Match](), self._openings
        for i in range(len(words)) if at is None else at:
            alone, longer = openings[words[i]]
            here = [Match(i, i + 1, phrase, prefix, suffix) for phrase, prefix, suffix in alone]
            if longer and i + 1 < len(words):
                for tail, phrase, prefix in longer.get(words[i + 1][0], ()):
                    suffix = self._ending(words, i, tail, phrase)
                    if suffix is not None:
                        here.append(Match(i, i + 1 + len(tail), phrase, prefix, suffix))
            if len(here) > 1:
                here.sort(key=_longest_first)
            found += here
        return found

    def _ending(self, words: list[str], i: int, tail: tuple[str, ...], phrase: str) -> str | None:
        """What is written onto the last word of a phrase begun at ``i``; ``None`` where the others do not follow."""
        last = i + len(tail)
        if last >= len(words) or not words[last].startswith(tail[-1]):
            return None
        suffix = words[last][len(tail[-1]) :]
        if not self._may_end(phrase, suffix) or (len(tail) > 1 and tuple(words[i + 1 : last]) != tail[:-1]):
            return None
        return suffix

    def _may_end(self, phrase: str, suffix: str) -> bool:
        """Whether ``phrase`` may carry ``suffix``."""
        return not suffix or suffix == _ALEF or (suffix in SUFFIXES and phrase in self._suffixed)

    def _opening(self, word: str) -> _Opening:
        """The phrases that ``word`` (folded) may begin."""
        out = _Opening([], {})
        for n in range(min(_LONGEST_PREFIX + 1, len(word))):
            prefix, rest = word[:n], word[n:]
            if prefix and prefix not in PREFIXES:
                continue
            for spelt in self._fit(rest, prefix):
                if spelt.tail:
                    begun = _Begun(spelt.tail, spelt.phrase, prefix + spelt.onto)
                    out.longer.setdefault(spelt.tail[0][0], []).append(begun)
                else:
                    out.alone.append(_Alone(spelt.phrase, prefix + spelt.onto, ""))
            for cut in range(1, min(_LONGEST_SUFFIX + 1, len(rest))):
                suffix = rest[-cut:]
                for spelt in self._fit(rest[:-cut], prefix) if suffix in SUFFIXES else ():
                    if not spelt.tail and self._may_end(spelt.phrase, suffix):
                        out.alone.append(_Alone(spelt.phrase, prefix + spelt.onto, suffix))
        return out

    def _fit(self, first: str, prefix: str) -> list[_Spelt]:
        """The phrases whose first word is ``first``; a swallowed ل has only a conjunction before it."""
        return [s for s in self._of.get(first, ()) if not s.onto or prefix in _CONJUNCTIONS]


def _longest_first(m: Match) -> tuple[int, int, int]:
    """Of the matches at one word the longest comes first, then the unstripped reading before a stripped one."""
    return -m.j, len(m.prefix), -len(m.suffix)


def longest(matches: Iterable[Match]) -> list[Match]:
    """Leftmost-longest of ``matches``, which come in the order of :meth:`Phrases.scan`."""
    kept: list[Match] = []
    end = -1
    for m in matches:
        if m.i >= end:
            kept.append(m)
            end = m.j
    return kept
