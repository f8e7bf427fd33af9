"""Many phrases found in one pass: each word is asked once what may begin with it, behind what Arabic writes onto it."""

from collections.abc import Container, Iterable, Mapping
from typing import NamedTuple

from rasid.arabic.clitics import fronts
from rasid.arabic.memo import Memo
from rasid.arabic.segment import Text

SUFFIXES: frozenset[str] = frozenset(["ه", "ها", "هم", "هن", "هما", "ك", "كم", "نا", "ي", "ا"])
"""Pronouns, and the alef of an accusative, that may be written onto a phrase's last word."""

_ALEF, _SWALLOWED = "ا", "ل"
_CONJUNCTIONS = frozenset(["", "و", "ف"])
_LONGEST_SUFFIX = max(map(len, SUFFIXES))
_TAIL = _LONGEST_SUFFIX + 1
_KEY = 3
"""Letters of a phrase's second word by which it is looked for."""


def _off(tail: str) -> tuple[int, ...]:
    return tuple([n for n in range(1, min(_LONGEST_SUFFIX, len(tail) - 1) + 1) if tail[-n:] in SUFFIXES])


_OFF = Memo(_off)
"""The last letters of a word → how many of them may be a suffix: many words end alike."""


class Match(NamedTuple):
    """Words ``[i, j)`` hold the phrase; ``prefix`` and ``suffix`` are what was written onto it."""

    i: int
    j: int
    phrase: str
    prefix: str
    suffix: str


_Spelt = tuple[tuple[str, ...], str, str]
"""A phrase as it is looked up: its words after the first, itself, and the ل that its first word swallowed, if any."""


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
    """What a word may open: phrases of it ``alone``, and ``longer`` ones by the first letters of their second word."""

    alone: list[_Alone]
    longer: dict[str, list[_Begun]]


_NOTHING = _Opening([], {})


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
                spelt.setdefault("لل" + p[2:], (p, _SWALLOWED))
        self._suffixed: Container[str] = suffixed if isinstance(suffixed, Mapping) else frozenset(suffixed)
        self._size = len(spelt)
        self._alone: dict[str, str] = {}
        """Phrases of one word, by how they are spelt."""
        self._of: dict[str, list[_Spelt]] = {}
        for pattern, (phrase, onto) in spelt.items():
            first, *tail = pattern.split(" ")
            if tail:
                self._of.setdefault(first, []).append((tuple(tail), phrase, onto))
            else:
                self._alone[first] = phrase
        self._openings = Memo(self._opening)

    def __reduce__(self) -> tuple[object, ...]:
        """What is kept of it in a compiled book: all but what it learned of words met in texts."""
        return _as_kept, (self._suffixed, self._size, self._alone, self._of)

    def __len__(self) -> int:
        return self._size

    def begins(self, word: str) -> bool:
        """Whether a phrase may begin with ``word`` (folded)."""
        return self._may_begin(word) and self._openings[word] is not _NOTHING

    def _may_begin(self, word: str) -> bool:
        """A quick no for most words, of which nothing need be kept."""
        alone, longer, off = self._alone, self._of, _OFF[word[-_TAIL:]]
        for n in fronts(word):
            core = word[n:]
            if core in alone or core in longer:
                return True
            for end in off:
                if core[:-end] in alone:
                    return True
        return False

    def scan(self, text: Text, at: Iterable[int] | None = None) -> list[Match]:
        """Every occurrence of every phrase, overlapping ones too, in order of their first word.

        ``at`` are the words at which one may begin, where the caller has asked already.
        """
        words, found, openings = text.words, list[Match](), self._openings
        for i in range(len(words)) if at is None else at:
            alone, longer = openings[words[i]]
            here = [Match(i, i + 1, phrase, prefix, suffix) for phrase, prefix, suffix in alone] if alone else []
            if longer and i + 1 < len(words):
                for tail, phrase, prefix in longer.get(words[i + 1][:_KEY], ()):
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
        alone: list[_Alone] = []
        longer: dict[str, list[_Begun]] = {}
        ends = [(len(word), ""), *[(len(word) - n, word[-n:]) for n in _OFF[word[-_TAIL:]]]]
        for n in fronts(word):
            prefix = word[:n]
            for end, suffix in ends:
                core = word[n:end]
                one = self._alone.get(core)
                if one is not None and self._may_end(one, suffix):
                    onto = "" if one == core else _SWALLOWED
                    if not onto or prefix in _CONJUNCTIONS:  # a swallowed ل has only a conjunction before it
                        alone.append(_Alone(one, prefix + onto, suffix))
                if suffix:
                    continue
                for tail, phrase, onto in self._of.get(core, ()):
                    if not onto or prefix in _CONJUNCTIONS:
                        for key in _keys(tail):
                            longer.setdefault(key, []).append(_Begun(tail, phrase, prefix + onto))
        return _Opening(alone, longer) if alone or longer else _NOTHING


def _keys(tail: tuple[str, ...]) -> set[str]:
    """By which first letters the word that goes on with ``tail`` is known; a short last word may bear a suffix."""
    first = tail[0]
    if len(first) >= _KEY or len(tail) > 1:
        return {first[:_KEY]}
    return {first, *[(first + suffix)[:_KEY] for suffix in SUFFIXES]}


def _as_kept(suffixed: Container[str], size: int, alone: dict[str, str], longer: dict[str, list[_Spelt]]) -> Phrases:
    """Phrases as a compiled book keeps them."""
    made = Phrases(())
    made._suffixed, made._size, made._alone, made._of = suffixed, size, alone, longer
    return made


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
