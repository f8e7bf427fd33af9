"""A text as words with their raw offsets, and as paragraphs, sentences and quotations over those words."""

import re
import sys
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, chain, compress, count, repeat
from operator import add, itemgetter, not_, sub

from rasid.arabic.clitics import BARES
from rasid.arabic.memo import MOST
from rasid.arabic.normalize import INVISIBLE, MARKS, fold

_TOKEN = re.compile(rf"[^\W\d_]+(?:[{MARKS}{INVISIBLE}]+[^\W\d_]*)*|\d+(?:[.,٫٬]\d+)*|\n|[^\w\s]")
_QUOTE_PAIRS = {"«": "»", "“": "”", "„": "“", "‹": "›"}
_CLOSING = set(_QUOTE_PAIRS.values())
_STRAIGHT = {'"', "″", "＂"}
_SILENT = {"#", "'", "’", "‘", "`", "*", "_", "~"} | _STRAIGHT | _CLOSING | set(_QUOTE_PAIRS)
_ENDS = {".", "!", "؟", "?", "\n", "؛", ";", "…"}
_WRITTEN_ON = {"،": ("،",), ":": (":",), ".": (".",)}
"""The marks most often written onto a word, as words."""

_read: dict[str, tuple[str, ...]] = {}
"""Words as texts have them → folded, and what may be left of them: nearly all that is asked of most words."""


def _folded(word: str) -> tuple[str, ...]:
    """``word`` folded and its bare forms, kept for next time where it is a plain word of letters or figures."""
    folded = word if word == "\n" else sys.intern(fold(word))
    forms = BARES[folded] if folded else ()
    if folded and folded not in _ENDS and len(_read) < MOST:
        _read[word] = forms
    return forms


Range = tuple[int, int]
"""``[first, last)`` in words of a :class:`Text`."""


def inside(words: Sequence[int], ranges: Iterable[Range]) -> list[int]:
    """Those of ``words`` that stand in one of ``ranges``, all in order."""
    out: list[int] = []
    end = 0
    for first, last in ranges:
        out += words[bisect_left(words, max(first, end)) : bisect_left(words, last)]
        end = max(end, last)
    return out


@dataclass(slots=True)
class Text:
    """The words of a report. Quotation marks and # are no words: a quoted name reads as an unquoted one.

    ``words`` are folded; ``starts`` and ``ends`` are code points of ``raw``. Punctuation is a word of one mark.
    ``bares`` is what may be left of each word without its clitics, the word itself first.
    """

    raw: str
    words: list[str] = field(default_factory=list)
    bares: list[tuple[str, ...]] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    sentences: list[Range] = field(default_factory=list)
    paragraphs: list[Range] = field(default_factory=list)
    quotes: list[Range] = field(default_factory=list)

    _in_sentence: list[int] = field(default_factory=list)
    _in_paragraph: list[int] = field(default_factory=list)

    def sentence_of(self, word: int) -> int:
        """Index of the sentence that holds ``word``."""
        return self._in_sentence[word]

    def paragraph_of(self, word: int) -> int:
        """Index of the paragraph that holds ``word``."""
        return self._in_paragraph[word]

    def end_sentence(self, word: int) -> None:
        """Let the first sentence end before ``word``, where a dateline does."""
        self.sentences[:1] = [(0, word), (word, self.sentences[0][1])]
        self._in_sentence = [0] * word + [s + 1 for s in self._in_sentence[word:]]

    def one_of(self, word: int, among: frozenset[str]) -> bool:
        """Whether the word is in ``among``, as it stands or without its clitics."""
        return not among.isdisjoint(self.bares[word])

    def any_of(self, first: int, last: int, among: frozenset[str]) -> bool:
        """Whether one of the words ``[first, last)`` is in ``among``: :meth:`one_of` of many words at once."""
        return not among.isdisjoint(chain.from_iterable(self.bares[first:last]))

    def surface(self, first: int, last: int) -> str:
        """The raw words of ``[first, last)``."""
        return self.raw[self.starts[first] : self.ends[last - 1]] if first < last else ""

    def is_mark(self, word: int) -> bool:
        """Whether the word is punctuation or a line end."""
        w = self.words[word]
        return len(w) == 1 and not w.isalnum()


def read_text(raw: str) -> Text:
    """Split ``raw`` into words, sentences, paragraphs and quotations. Linear in its length."""
    text = Text(raw)
    bares, starts, ends = text.bares, text.starts, text.ends
    opened: list[tuple[str, int]] = []
    stops: list[int] = []
    runs = raw.split(" ")
    found, sizes = list(map(_read.get, runs, repeat(()))), list(map(len, runs))
    afters = list(map(add, accumulate(sizes), count()))  # each run has one space before it but the first
    ats = list(map(sub, afters, sizes))
    done = 0
    for k in compress(count(), map(not_, found)):  # between these are plain words, known from before
        bares += found[done:k]
        starts += ats[done:k]
        ends += afters[done:k]
        _run(text, runs[k], ats[k], opened, stops)
        done = k + 1
    bares += found[done:]
    starts += ats[done:]
    ends += afters[done:]
    text.words = list(map(itemgetter(0), bares))
    text.quotes.sort()
    _divide(text, stops)
    return text


def _run(text: Text, run: str, at: int, opened: list[tuple[str, int]], stops: list[int]) -> None:
    """Add the words of a run without spaces that begins at ``at`` and is no word known."""
    mark, after = run[-1:], at + len(run)
    forms = _read.get(run[:-1]) if mark in _WRITTEN_ON else None
    if forms is not None:
        if mark in _ENDS:
            stops.append(len(text.bares) + 1)
        text.bares += (forms, _WRITTEN_ON[mark])
        text.starts += (at, after - 1)
        text.ends += (after - 1, after)
    elif run.isalpha():
        if forms := _read.get(run) or _folded(run):
            text.bares.append(forms)
            text.starts.append(at)
            text.ends.append(after)
    elif run:
        _pieces(text, run, at, opened, stops)


def _pieces(text: Text, run: str, at: int, opened: list[tuple[str, int]], stops: list[int]) -> None:
    """Add the words of a run without spaces that begins at ``at``: marks written onto words, or words not yet known."""
    bares, known = text.bares, _read.get
    for m in _TOKEN.finditer(run):
        piece = m.group()
        forms = known(piece)
        if forms is None:
            if piece in _SILENT:
                _quote(piece, len(bares), opened, text.quotes)
                continue
            if piece == "\n":
                opened.clear()
                if bares and bares[-1][0] == "\n":
                    continue
            forms = _folded(piece)
            if not forms:
                continue
            if forms[0] in _ENDS:
                stops.append(len(bares))
        bares.append(forms)
        a, b = m.span()
        text.starts.append(at + a)
        text.ends.append(at + b)


def _quote(mark: str, at: int, opened: list[tuple[str, int]], quotes: list[Range]) -> None:
    """Note a quotation mark before word ``at``; a straight one closes what it opened."""
    if mark in _QUOTE_PAIRS and not (opened and opened[-1][0] == mark):
        opened.append((_QUOTE_PAIRS[mark], at))
    elif mark in _STRAIGHT or mark in _CLOSING:
        for k in range(len(opened) - 1, -1, -1):
            if opened[k][0] == mark:
                if opened[k][1] < at:
                    quotes.append((opened[k][1], at))
                del opened[k:]
                return
        if mark in _STRAIGHT:
            opened.append((mark, at))


def _divide(text: Text, stops: list[int]) -> None:
    """Sentences end at an end mark outside a quotation of speech, and always at a line end."""
    words, n = text.words, len(text.words)
    inside = {k for a, b in text.quotes if b - a > 3 for k in range(a, b)} if stops else set()
    s = p = 0
    for k in stops:
        w = words[k]
        if w != "\n" and (k in inside or not _ends_here(text, k)):
            continue
        text.sentences.append((s, k + 1))
        s = k + 1
        if w == "\n":
            text.paragraphs.append((p, k + 1))
            p = k + 1
    if s < n:
        text.sentences.append((s, n))
    if p < n:
        text.paragraphs.append((p, n))
    text._in_sentence, text._in_paragraph = _numbered(text.sentences), _numbered(text.paragraphs)


def _numbered(ranges: list[Range]) -> list[int]:
    """For each word the number of the range that holds it."""
    out: list[int] = []
    for number, (a, b) in enumerate(ranges):
        out += [number] * (b - a)
    return out


def _ends_here(text: Text, k: int) -> bool:
    """An end mark ends a sentence only before white space, a quotation mark or the end of the text."""
    if text.words[k] == "." and k and len(text.words[k - 1]) == 1 and text.words[k - 1].isalpha():
        return False  # an initial: «أ. ف. ب»
    after = text.raw[text.ends[k] : text.ends[k] + 1]
    return not after or after.isspace() or after in _SILENT or after in ")]"
