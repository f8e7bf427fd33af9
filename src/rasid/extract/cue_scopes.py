"""Which words stand on whom: scopes that open after a cue, reach back before one, nest, and give way to the next."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from rasid.arabic.segment import Range, Text
from rasid.arabic.speech import (
    BREAKS,
    COMMA,
    JOINTS,
    LEADS,
    LIMITS,
    RUN_ON,
    TAIL_BREAKS,
    TAIL_PAIRS,
    THAT,
    WITHIN,
)
from rasid.extract.cue_lines import Found, Line
from rasid.extract.source_phrases import Ground
from rasid.extract.sources import Source
from rasid.extract.speakers import Speakers
from rasid.knowledge.cues import Cue

Link = tuple[int, str, str]
"""A speaker's key, the rule and the class of the verb."""

Links = tuple[Link, ...]


@dataclass(slots=True)
class Open:
    """A scope while its sentence is read: ``within`` where its source stands inside it, ``nested`` inside another."""

    i: int
    j: int
    chain: Links
    cue: tuple[int, int]
    entry: Cue
    clause: bool
    fronted: bool = True
    within: bool = False
    nested: bool = False


LONG_QUOTE = 8
"""A quotation of so many words is speech, and no name or catchword."""


def quotes_from(text: Text, word: int) -> Sequence[Range]:
    """The quotations of a text, in order, from the first that begins at ``word`` or behind it."""
    return text.quotes[bisect_left(text.quotes, (word, 0)) :]


class Opened(Line):
    """A line with the scopes opened on it so far, and who spoke last."""

    def __init__(self, g: Ground) -> None:
        super().__init__(g)
        self.speakers = Speakers(g)
        self.open: list[Open] = []
        self.last: Links | None = None
        self.spoke: Open | None = None
        self.busy = 0
        self.fired: set[str] = set()

    def _around(self, f: Found) -> Links | None:
        """The chain of the last cue of this sentence."""
        return next((o.chain for o in reversed(self.open) if not o.nested), None)

    def _push(self, o: Open) -> None:
        self.open.append(o)
        if not o.nested:
            self.last, self.spoke = o.chain, o
        self.fired.add(o.entry.rule)

    def _cut(self, k: int) -> None:
        for o in self.open:
            if o.i < k < o.j:
                o.j = k
            elif o.i >= k:
                o.j = o.i

    def _uncover(self, k: int, key: int) -> None:
        """A speaker's own act («وندد بـ»، «متهماً») is not said by him: his scopes end before it."""
        for o in self.open:
            if o.chain and o.chain[-1][0] == key and o.i < k < o.j:
                o.j = k

    def _end(self, start: int, clause: bool) -> int:
        """A clause runs to the end of the sentence; a bare noun to a comma and what only dates it."""
        if clause:
            return self.e
        for p in range(start, self.e - 1):
            if self.words[p] == COMMA and self.words[p + 1] in LIMITS:
                return p
        return self.e

    def _inside(self, outer: Open, f: Found) -> bool:
        """Whether the cue stands inside a clause that somebody else says: «قالت مصادر إن الجيش أعلن»."""
        return f.entry.form == "verb" and outer.clause and outer.j > f.i and not self._fresh(f)

    def _nest(self, f: Found, chain: Links, start: int, *, clause: bool) -> None:
        outer = self.open[-1].chain
        keys = {k for k, _, _ in outer}
        chain = outer + tuple(x for x in chain if x[0] not in keys)
        self._push(Open(start, self._end(start, clause), chain, (f.i, f.j), f.entry, clause, nested=True))
        self.busy = max(self.busy, start)

    def _unbounded(self, start: int, f: Found) -> bool:
        """«أشار إلى مقتل عشرة …، بينما …»: what a preposition opens runs on as a clause does."""
        return not f.entry.act and self.words[start - 1] in LEADS

    def _fresh(self, f: Found) -> bool:
        """Whether the cue begins a clause of its own at the top of the sentence."""
        w = self.words[f.i]
        if f.j < self.e and self.words[f.j] in WITHIN:
            return False
        start = self._clause_start(f.i)
        first = self.words[start]
        if w[0] in JOINTS and self.cues.words.get(w[1:]) is not None and start == f.i:
            return True
        after_comma = start > self.s and self.words[start - 1] == COMMA and first not in THAT
        return first in BREAKS or after_comma or start == self.s

    def _front(self, f: Found, chain: Links, start: int, *, top: bool, clause: bool) -> None:
        outer = self.open[-1] if self.open else None
        if outer is not None and chain and outer.chain != chain and self._inside(outer, f):
            self._nest(f, chain, start, clause=clause)
            return
        if (f.entry.form != "participle" and (top or not self.open)) or (self.open and self.open[-1].chain != chain):
            self._cut(self._clause_start(f.i))
        elif f.entry.act and chain:
            self._uncover(f.i, chain[-1][0])
        if f.entry.wish:
            self.last = chain
            self.fired.add(f.entry.rule)
            self.open.append(Open(start, start, chain, (f.i, f.j), f.entry, False))
            return
        clause = clause or self._unbounded(start, f)
        end = self._end(start, clause)
        self._push(Open(start, end, chain, (f.i, f.j), f.entry, clause))
        self.busy = max(self.busy, start)

    def _behind(self, f: Found, src: Source, chain: Links) -> None:
        """A source after its words covers them back to the head of the clause, and what an aside leaves after it."""
        medium = bool(chain) and self.speakers.medium(chain[0][0])
        live = [o for o in self.open if o.i < o.j and o.fronted and (o.j >= f.i or (medium and o is self.open[-1]))]
        if live and medium:
            live[-1].j = max(live[-1].j, f.i)
            for o in live:
                if chain[0][0] not in {k for k, _, _ in o.chain}:
                    o.chain = chain + o.chain
            self.fired.add(f.entry.rule)
            return
        begin = self._back(f)
        end = self.e if self._goes_on(src.end) else f.i
        for o in self.open:
            if o.i < begin < o.j:
                o.j = begin
            elif o.i >= begin:
                o.j = o.i
        self._push(Open(begin, end, chain, (f.i, src.end), f.entry, True, fronted=False, within=end > src.end))

    def _back(self, f: Found) -> int:
        """How far back a source after its words reaches."""
        inner = [o for o in self.open if o.j > o.i]
        low = self.s
        quoted = next((a for a, b in self.text.quotes if b - a > 3 and b in (f.i, f.i - 1) and a >= self.s), f.i - 1)
        for p in range(quoted - 1, self.s, -1):
            w = self.words[p]
            pair = (w, self.words[p + 1]) in TAIL_PAIRS
            if (w in TAIL_BREAKS or pair) and p > self.s + 1:
                low = p
                break
        if inner:
            last = inner[-1]
            commas = [p for p in range(max(last.i, low), f.i - 2) if self.words[p] == COMMA]
            if not last.fronted:
                return max(low, last.j, last.cue[1])
            return max(low, commas[-1] + 1 if commas else last.i)
        return low

    def _carry(self, before: Open | None, *, voiced: bool) -> Open | None:
        """The account that a source opens within («وبدأت القصة، وفق مصدر أهلي، عندما …») runs on over the paragraph.

        So does what a sentence hangs on the one before («بينما قُتل …»), and a long quotation that nobody is named for.
        """
        if voiced:
            return None
        live = [o for o in self.open if o.i < o.j]
        if self.open or (before is None and self.last is None):
            return live[-1] if live else None
        if before is not None and before.chain and (before.within or self.words[self.s] in RUN_ON):
            kept = Open(self.s, self.e, before.chain, before.cue, before.entry, True, within=before.within)
            self.open.append(kept)
            return kept
        for a, b in quotes_from(self.text, self.s):
            if a >= self.e:
                break
            if b <= self.e and b - a >= LONG_QUOTE and self.last and self.spoke is not None:
                self.open.append(Open(a, b, self.last, self.spoke.cue, self.spoke.entry, True))
        return None
