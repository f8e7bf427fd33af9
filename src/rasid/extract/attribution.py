"""According to whom: which words of a report stand on whose word.

Three ways of saying so are read: the speaker before his words («قال المصدر إن …»، «وبحسب المرصد، …»), after them
(«…، وفق ناشطين») and not at all («وأضاف أن …»), each with the words it covers.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rasid.arabic.normalize import fold
from rasid.arabic.segment import Text, read_text
from rasid.arabic.speech import (
    BREAKS,
    COMMA,
    NOT,
    RELAYED,
    definite,
)
from rasid.extract.cue_lines import Found
from rasid.extract.cue_scopes import Links, Open, quotes_from
from rasid.extract.cue_speakers import Asked
from rasid.extract.mentions import Mention, mentions
from rasid.extract.pointing import points_back
from rasid.extract.source_phrases import Ground, stem
from rasid.extract.sources import Source, read_source
from rasid.knowledge.actors import actor_book
from rasid.knowledge.cues import BOOK, Cue, CueBook, load_cues
from rasid.model.claim import Gap, Hop
from rasid.model.values import Stated

_HEADED = Cue(BOOK, "phrase", "says")


class Scope(NamedTuple):
    """Words ``[i, j)`` stand on ``chain``, outermost first, the outlet left out; ``cue`` is the range of the cue.

    A wish or a threat («طالب بوقف القصف») tells nothing that has happened: its scope is empty, and tells only whose
    it is.
    """

    i: int
    j: int
    chain: tuple[Stated[Hop], ...]
    cue: tuple[int, int]
    denies: bool
    doubts: bool


def attribute(text: Text, cues: CueBook, mentions: Sequence[Mention], *, outlet: str | None = None,
              at: Sequence[int] | None = None) -> list[Scope]:  # fmt: skip
    """The stretches of ``text`` that stand on somebody's word, in the order in which they begin.

    ``at`` are the words that may open a cue, if that is known.
    """
    return _Reader(text, cues, mentions, outlet, at).read()[0]


def gaps(text: Text, cues: CueBook, mentions: Sequence[Mention], *, outlet: str | None = None) -> list[Gap]:
    """The cues whose speaker was not understood."""
    return _Reader(text, cues, mentions, outlet).read()[1]


def chain_at(scopes: Iterable[Scope], word: int) -> Scope | None:
    """The innermost of ``scopes``, in order, that covers ``word``; ``None`` where the outlet speaks for itself."""
    best = None
    for s in scopes:
        if s.i > word:
            break
        if word < s.j and (best is None or s.j - s.i <= best.j - best.i):
            best = s
    return best


def fired(text: str) -> set[str]:
    """The entries of the book of cues that found who says so, or the outlet's own voice, in ``text``."""
    read = read_text(text)
    reader = _Reader(read, load_cues(), mentions(read, actor_book()), None)
    reader.read()
    return reader.fired


class _Reader(Asked):
    """One report on its way to scopes."""

    def __init__(self, text: Text, cues: CueBook, mentions: Sequence[Mention], outlet: str | None,
                 at: Sequence[int] | None = None) -> None:  # fmt: skip
        named: dict[int, Mention] = {}
        for m in mentions:
            if m.i not in named or named[m.i].j < m.j:
                named[m.i] = m
        names = frozenset(fold(outlet).split()) if outlet else frozenset()
        super().__init__(Ground(text, cues, named, dict(text.quotes), names))
        self.done: list[Open] = []
        self.voiced = False
        self.hits = [k for k, w in enumerate(text.words) if w in cues.openers] if at is None else at

    def read(self) -> tuple[list[Scope], list[Gap]]:
        """All scopes and gaps of the text."""
        paragraph = -1
        carried: Open | None = None
        for s, e in self.text.sentences:
            p = self.text.paragraph_of(s)
            if p != paragraph:
                carried, paragraph = None, p
            if e - s == 1 and self.text.is_mark(s):
                continue
            self._sentence(s, e)
            carried = self._carry(carried, voiced=self.voiced)
            self.done.extend(self.open)
        return self._close(), self.gaps

    def _close(self) -> list[Scope]:
        out = []
        for o in self.done:
            chain = tuple(self.speakers.hop(k, rule, verb) for k, rule, verb in o.chain)
            end = max(o.i, self._quote_end(o)) if o.i < o.j else o.i
            out.append(Scope(o.i, end, chain, o.cue, o.entry.denies, o.entry.doubts))
        out.sort(key=lambda x: (x.i, -x.j))
        return out

    def _quote_end(self, o: Open) -> int:
        """A quotation that the scope opens is covered to its end, over sentences."""
        end = o.j
        for a, b in quotes_from(self.text, o.i):
            if a >= o.j:
                break
            if b > o.j:
                end = max(end, b)
        return end

    def _sentence(self, s: int, e: int) -> None:
        self.s, self.e, self.busy, self.open, self.voiced = s, e, s, [], False
        self._headed(s, e)
        for found in self._cues(s, e):
            if found.i < self.busy:
                continue
            if found.entry.form == "voice":
                self._voice(found)
            elif found.entry.form == "phrase":
                self._phrase(found)
            else:
                self._verb(found)

    def _cues(self, s: int, e: int) -> list[Found]:
        words, book = self.words, self.cues
        out: list[Found] = []
        end = s
        for k in self.hits[bisect_left(self.hits, s) : bisect_left(self.hits, e)]:
            if k < end:
                continue
            found = self._phrase_at(k, e) if words[k] in book.phrases else None
            if found is None:
                entry = book.words.get(words[k])
                found = Found(k, k + 1, entry) if entry is not None else None
            if found is not None:
                out.append(found)
                end = found.j
        return out

    def _headed(self, s: int, e: int) -> None:
        """«المرصد: مقتل ثلاثة»: a source and a colon at the head of a line."""
        if ":" not in self.words[s : s + 9]:
            return
        k = self.words.index(":", s)
        first = next((p for p in range(s, k) if not self.text.is_mark(p)), k)  # «💪 كتيبة جنين: …»
        src = read_source(self.g, first, k)
        if k >= e or src is None or src.end != k or not self._speaks(src) or src.kind == "official body":
            return
        key = self.speakers.key_of(src)
        if key is not None:
            self._push(Open(k + 1, e, ((key, BOOK, "says"),), (s, k + 1), _HEADED, True))

    def _voice(self, f: Found) -> None:
        if f.i - self.s <= 1 or self._clause_start(f.i) == f.i:
            self.fired.add(f.entry.rule)
            self._cut(f.i)
            self.busy = f.j
            self.voiced = True

    def _verb(self, f: Found) -> None:
        k, entry = f.i, f.entry
        if k > self.s and self.words[k - 1] in NOT:
            return
        if entry.act and entry.form == "verb" and not self._begins(k):
            return
        src = self._subject_after(f)
        after = src.end if src else f.j
        if entry.relay:
            self._relay(f, src)
            return
        start, direct = self._content(after, entry, f)
        if start is None:
            if entry.denies and points_back(self.text, f.i, f.j):
                self._denied(f, src)
            elif src is not None and self._speaks(src):
                self._trails(f, src)
            return
        if entry.form == "participle" and not self._apart(f, direct):
            return
        link, top = self._speaker(f, src, direct)
        if link is None:
            return
        link = self._passed_on(after, start, link)
        self._front(f, link, start, top=top, clause=direct)

    def _relay(self, f: Found, src: Source | None) -> None:
        """«نقلت وكالة Y عن مصدر Z (قوله) إن»: two links."""
        k = self._skip_asides(src.end if src else f.j)
        if k >= self.e or self.words[k] != f.entry.relay:
            return
        inner = read_source(self.g, k + 1, self.e)
        if inner is None:
            return
        outer: Links | None = ()
        if src is not None and self._speaks(src):
            outer = self._links(src, f)
        key = self._links(inner, f)
        if key is None:
            return
        chain = (outer or ()) + tuple(x for x in key if x not in (outer or ()))
        start, clause = self._told_content(inner.end, f)
        if start is None:
            return
        self._front(f, chain, start, top=True, clause=clause)

    def _denied(self, f: Found, src: Source | None) -> None:
        """«ونفت موسكو ذلك», «الأمر الذي نفاه الجيش»: what is denied was told before; the verb alone is covered."""
        chain, _ = self._speaker(f, src, direct=False)
        if chain:
            self.open.append(Open(f.i, f.j, chain, (f.i, f.j), f.entry, clause=False, nested=True))
            self.fired.add(f.entry.rule)

    def _trails(self, f: Found, src: Source) -> None:
        """«"…"، قال المصدر.»: a verb and its speaker after the quotation."""
        before = f.i - 1
        while before >= self.s and self.words[before] == COMMA:
            before -= 1
        quote = next(((a, b) for a, b in self.text.quotes if b in (before + 1, f.i) and b - a > 3), None)
        if quote is None:
            if f.entry.act:
                key = self._links(src, f)
                self.last = key if key else self.last
            return
        chain = self._links(src, f)
        if chain is not None:
            self._push(Open(quote[0], quote[1], chain, (f.i, src.end), f.entry, True))

    def _phrase(self, f: Found) -> None:
        k = f.j
        entry = f.entry
        if entry.said:
            k2 = self._said_verb(k)
            if k2 is None:
                return
            if self._fronts(f, k2) or (self._comparing(f) and self._opens(f)):
                return
            k = k2
        src = read_source(self.g, k, self.e)
        if src is None or not (self._speaks(src) or definite(self.words[src.i])):
            self.voiced = self.voiced or entry.front
            return
        if stem(self.g, self.words[src.i]) in self.cues.no_sources or self.words[src.i][1:] in self.cues.no_sources:
            return
        chain = self._links(src, f)
        if chain is None:
            return
        if entry.said and src.end + 1 < self.e and self.words[src.end] == RELAYED:
            told = read_source(self.g, src.end + 1, self.e)
            inner = self._links(told, f) if told is not None and self._speaks(told) else None
            if told is not None and inner:
                chain, src = chain + inner, told
        self.busy = max(self.busy, src.end)
        if entry.front:
            start, direct = self._content(src.end, entry, f)
            if start is not None:
                self._front(f, chain, start, top=True, clause=direct)
            return
        if self._opens(f):
            self._cut(f.i)
            start = self._skip_comma(src.end)
            self._push(Open(start, self.e, chain, (f.i, f.j), entry, True))
            return
        self._behind(f, src, chain)

    def _fronts(self, f: Found, k: int) -> bool:
        """«كما أعلن الجيش أن …» goes on to what was said: left to the verb."""
        if not self._comparing(f):
            return False
        src = read_source(self.g, k, self.e)
        after = self._skip_asides(src.end if src else k)
        if after >= self.e:
            return False
        verb = self.cues.words.get(self.words[f.j])
        return verb is not None and self._content(after, verb, Found(f.j, f.j + 1, verb))[0] is not None

    def _comparing(self, f: Found) -> bool:
        return f.j - f.i == 1 and self.words[f.i] in BREAKS

    def _opens(self, f: Found) -> bool:
        """Whether the phrase stands at the head of its sentence."""
        if f.i - self.s <= 1:
            return True
        return all(not self.text.is_mark(p) for p in range(self.s, f.i)) and f.i - self.s <= 2
