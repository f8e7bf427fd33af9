"""According to whom: which words of a report stand on whose word.

Three ways of saying so are read: the speaker before his words («قال المصدر إن …»، «وبحسب المرصد، …»), after them
(«…، وفق ناشطين») and not at all («وأضاف أن …»), each with the words it covers.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rasid.arabic.function_words import PREPOSITIONS
from rasid.arabic.normalize import fold
from rasid.arabic.segment import Text, read_text
from rasid.arabic.speech import (
    LAST_NAMED,
    MEDIUM,
    AFTER_IN,
    TAIL_BREAKS,
    TAIL_PAIRS,
    THAT_PRONOUN,
    WITHIN,
    WITH_IT,
    agrees,
    feminine,
    feminine_verb,
    ASIDES,
    BREAK_PAIRS,
    BREAKS,
    LEADS,
    LIMITS,
    NO_THAT,
    NOT,
    OBLIQUE,
    PLURAL,
    RELATIVES,
    RELAYED,
    RESETS,
    THAT,
    TIME,
    TOLD,
    WERE,
    bare,
    definite,
    owned,
)
from rasid.extract.mentions import Mention
from rasid.extract.sources import Ground, Source, ground, read_source
from rasid.extract.speakers import Speakers
from rasid.knowledge.cues import Cue, CueBook, load_cues
from rasid.model.claim import Gap, Hop
from rasid.model.values import Span, Stated


class Scope(NamedTuple):
    """Words ``[i, j)`` stand on ``chain``, outermost first, the outlet left out; ``cue`` is the range of the cue."""

    i: int
    j: int
    chain: tuple[Stated[Hop], ...]
    cue: tuple[int, int]
    denies: bool
    doubts: bool


Link = tuple[int, str, str]
"""A speaker's key, the rule and the class of the verb."""


@dataclass(slots=True)
class _Open:
    """A scope while its sentence is read."""

    i: int
    j: int
    chain: tuple[Link, ...]
    cue: tuple[int, int]
    entry: Cue
    clause: bool
    fronted: bool = True
    within: bool = False
    nested: bool = False


class _Found(NamedTuple):
    """A cue in the text: words ``[i, j)``; ``onto`` is the ل written onto the next word."""

    i: int
    j: int
    entry: Cue
    onto: str = ""


def attribute(text: Text, cues: CueBook, mentions: Sequence[Mention], *, outlet: str | None = None) -> list[Scope]:
    """The stretches of ``text`` that stand on somebody's word, in the order in which they begin."""
    return _Reader(text, cues, mentions, outlet).read()[0]


def gaps(text: Text, cues: CueBook, mentions: Sequence[Mention], *, outlet: str | None = None) -> list[Gap]:
    """The cues whose speaker was not understood."""
    return _Reader(text, cues, mentions, outlet).read()[1]


def chain_at(scopes: Iterable[Scope], word: int) -> Scope | None:
    """The innermost scope that covers ``word``, or ``None`` where the outlet speaks for itself."""
    best = None
    for s in scopes:
        if s.i <= word < s.j and (best is None or s.j - s.i <= best.j - best.i):
            best = s
    return best


def fired(text: str) -> set[str]:
    """The entries of the book of cues that found who says so, or the outlet's own voice, in ``text``."""
    reader = _Reader(read_text(text), load_cues(), (), None)
    reader.read()
    return reader.fired


def text_mark(text: Text, k: int) -> bool:
    """Whether word ``k`` is a mark or a line end."""
    return text.is_mark(k)


class _Reader:
    """One report on its way to scopes."""

    def __init__(self, text: Text, cues: CueBook, mentions: Sequence[Mention], outlet: str | None) -> None:
        at: dict[int, Mention] = {}
        for m in mentions:
            if m.i not in at or at[m.i].j < m.j:
                at[m.i] = m
        self.text, self.words, self.cues = text, text.words, cues
        self.outlet = frozenset(fold(outlet).split()) if outlet else frozenset()
        self.g: Ground = ground(text, cues, at, self.outlet)
        self.speakers = Speakers(self.g)
        self.done: list[_Open] = []
        self.gaps: list[Gap] = []
        self.fired: set[str] = set()
        self.last: tuple[Link, ...] | None = None
        self.s = self.e = self.busy = 0
        self.open: list[_Open] = []
        self.voiced = False

    def read(self) -> tuple[list[Scope], list[Gap]]:
        """All scopes and gaps of the text."""
        paragraph = -1
        carried: _Open | None = None
        for s, e in self.text.sentences:
            p = self.text.paragraph_of(s)
            if p != paragraph:
                carried, paragraph = None, p
            if e - s == 1 and text_mark(self.text, s):
                continue
            self._sentence(s, e)
            carried = self._carry(carried)
            self.done.extend(self.open)
        return self._close(), self.gaps

    def _close(self) -> list[Scope]:
        out = []
        for o in self.done:
            if o.i >= o.j:
                continue
            chain = tuple(self.speakers.hop(k, rule, verb) for k, rule, verb in o.chain)
            out.append(Scope(o.i, self._quote_end(o), chain, o.cue, o.entry.denies, o.entry.doubts))
        out.sort(key=lambda x: (x.i, -x.j))
        return out

    def _quote_end(self, o: _Open) -> int:
        """A quotation that the scope opens is covered to its end, over sentences."""
        end = o.j
        for a, b in self.text.quotes:
            if o.i <= a < o.j < b:
                end = max(end, b)
        return end

    # -- one sentence ------------------------------------------------------------------------------------------

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

    def _cues(self, s: int, e: int) -> list[_Found]:
        words, book, out, k = self.words, self.cues, [], s
        while k < e:
            found = self._phrase_at(k, e) if words[k] in book.phrases else None
            if found is None:
                entry = book.words.get(words[k])
                if entry is not None:
                    found = _Found(k, k + 1, entry)
            if found is not None:
                out.append(found)
                k = found.j
            else:
                k += 1
        return out

    def _phrase_at(self, k: int, e: int) -> _Found | None:
        words = self.words
        for parts, onto, entry in self.cues.phrases[words[k]]:
            j = k + len(parts)
            if j > e or tuple(words[k:j]) != parts:
                continue
            if onto and not (j < e and words[j][0] == onto):
                continue
            return _Found(k, j, entry, onto)
        return None

    def _headed(self, s: int, e: int) -> None:
        """«المرصد: مقتل ثلاثة»: a source and a colon at the head of a line."""
        for k in range(s, min(e, s + 9)):
            if self.words[k] != ":":
                continue
            src = read_source(self.g, s, k)
            if src is not None and src.end == k and self._speaks(src) and src.kind != "official body":
                key = self.speakers.key_of(src)
                if key is not None:
                    entry = Cue("words/cues.yaml", "phrase", "says")
                    self._push(_Open(k + 1, e, ((key, entry.rule, "says"),), (s, k + 1), entry, True))
            return

    def _voice(self, f: _Found) -> None:
        if f.i - self.s <= 1 or self._clause_start(f.i) == f.i:
            self.fired.add(f.entry.rule)
            self._cut(f.i)
            self.busy = f.j
            self.voiced = True

    # -- verbs and participles ---------------------------------------------------------------------------------

    def _verb(self, f: _Found) -> None:
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
            if src is not None and self._speaks(src):
                self._trails(f, src)
            elif src is None:
                pass
            return
        if entry.form == "participle" and not self._apart(f, direct):
            return
        link, top = self._speaker(f, src, direct)
        if link is None:
            return
        link = self._passed_on(after, start, link)
        self._front(f, link, start, top=top, clause=direct, src=src)

    def _begins(self, k: int) -> bool:
        """Whether the verb at ``k`` begins a clause, and describes no noun before it («قرار يدين إسرائيل»)."""
        w, before = self.words[k], self.words[k - 1] if k > self.s else ""
        if k == self.s or w[0] in "وف" and w[1:] in self.cues.words or self.text.is_mark(k - 1):
            return True
        if before in TIME or before in THAT or before in BREAKS or before in WERE or before in RESETS or before in ("حين", "حيث"):
            return True
        return self._subject_before(_Found(k, k + 1, self.cues.words[w])) is not None

    def _passed_on(self, a: int, b: int, chain: tuple[Link, ...]) -> tuple[Link, ...]:
        """«قالت المصادر، حسب وسائل إعلام، إن»: a medium named between the speaker and his words is the outer link."""
        for p in range(a, b - 1 if b - a > 3 else a):
            f = self._phrase_at(p, b) if self.words[p] in self.cues.phrases else None
            if f is None or f.entry.said or f.entry.form != "phrase":
                continue
            src = read_source(self.g, f.j, b)
            outer = self._links(src, f) if src is not None and self._speaks(src) else None
            if outer and self.speakers.medium(outer[0][0]):
                return outer + chain
        return chain

    def _apart(self, f: _Found, direct: bool) -> bool:
        """A participle speaks after a mark or «و»; elsewhere it may be any noun («إلى مطالبة الجيش»)."""
        w = self.words[f.i]
        return direct or f.i == self.s or self.text.is_mark(f.i - 1) or w[0] == "و" and w[1:] in self.cues.words

    def _subject_after(self, f: _Found) -> Source | None:
        if f.entry.form == "participle" or self.words[f.i].endswith(PLURAL):
            return None
        k = f.j
        while k < self.e and self.words[k] in TIME:
            k += 1
        if k < self.e and self.words[k] == "،":
            nxt = self._skip_asides(k)
            if nxt != k:
                k = nxt
        if k >= self.e or self.words[k] in THAT or self._takes(k, f.entry, first=True):
            return None
        if self._speech(k) and not (self.g.quoted[k] < self.e and self.words[self.g.quoted[k]] in THAT):
            return None
        if self.words[k] in WITHIN or self.words[k] in WITH_IT:
            k += 1
        if k < self.e and self._hearer(k):
            return None
        if k < self.e and self.words[k] in LAST_NAMED:
            return self._last_named(k)
        src = read_source(self.g, k, self.e)
        if src is not None and (f.entry.loose and not self._speaks(src) or self._object(f, src)):
            return None
        return src

    def _hearer(self, k: int) -> bool:
        """«وأضاف للصحفيين أن»، «وقال لرويترز إن»: whom he spoke to."""
        w = self.words[k]
        if w == "ل" or w.startswith("لل"):
            return True
        return w[0] == "ل" and bare(w[1:]) in self.cues.media and bare(w) not in self.cues.heads

    def _object(self, f: _Found, src: Source) -> bool:
        """«…، ودعا المجتمع الدولي إلى»: whom the speaker of this sentence calls upon, and no new speaker."""
        if "noun" not in f.entry.takes or not (f.entry.act or f.entry.loose):
            return False
        if not feminine_verb(self.words[f.i]) and feminine(self.words[src.i]):
            return True
        head = self.words[src.i]
        if head.endswith(OBLIQUE) and definite(head) and bare(head) not in self.cues.titles:
            return True
        if not (self.words[f.i][0] == "و" and self.open):
            return False
        chain = self.open[-1].chain
        return bool(chain) and agrees(self.words[f.i], self.speakers.head(chain[-1][0])) and not src.kind

    def _last_named(self, k: int) -> Source | None:
        """«الأخيرة»: the party named last before it."""
        for p in range(k - 1, max(-1, k - 60), -1):
            m = self.g.at.get(p)
            if m is not None and m.role in ("party", "state", "source"):
                src = read_source(self.g, p, k)
                return src._replace(end=k + 1) if src is not None else None
        return None

    def _takes(self, k: int, entry: Cue, *, first: bool) -> bool:
        """Whether the content of the cue opens at ``k`` by a preposition or as a bare noun."""
        w = self.words[k]
        nxt = self.words[k + 1] if k + 1 < self.e else ""
        if w in LEADS and (w in entry.takes or nxt in THAT):
            return True
        if "ب" in entry.takes and w[0] == "ب" and len(w) > 3 and (bare(w) not in self.cues.heads) and (
            not first or w.startswith("بال") or w[1:] in self.cues.content
        ):
            return True
        if "noun" in entry.takes and first:
            if owned(w) and k not in self.g.at and bare(w) not in self.cues.heads and not entry.act:
                return True
            return w in self.cues.content and w not in self.cues.heads
        return False

    def _content(self, k: int, entry: Cue, f: _Found) -> tuple[int | None, bool]:
        """Where what was said begins, and whether it is a clause or a quotation rather than a bare noun."""
        k = self._skip_asides(k)
        words, e = self.words, self.e
        if k >= e:
            return None, False
        w = words[k]
        if w in THAT:
            return k, True
        if w in LEADS and k + 1 < e and words[k + 1] in THAT:
            return k + 1, True
        if w == ":" or self._speech(k):
            return k, True
        if w in LEADS and w in entry.takes:
            return k + 1, False
        if "ب" in entry.takes and w[0] == "ب" and len(w) > 2:
            return k, False
        if "ل" in entry.takes and w[0] == "ل":
            return k, False
        if "noun" in entry.takes and not self.text.is_mark(k) and w not in BREAKS and self._needs(k, entry):
            if self._noun(k, entry):
                return k, False
        if not entry.loose:
            return self._far(k, f)
        return None, False

    def _noun(self, k: int, entry: Cue) -> bool:
        """Whether a bare noun at ``k`` is what was announced, denied or condemned."""
        w = self.words[k]
        if w in LEADS or w in RELATIVES or w in PREPOSITIONS or (w[0] == "ل" and len(w) > 3 and not entry.act):
            return False
        if entry.act or entry.loose:
            return True
        return w in self.cues.content or bare(w) in self.cues.content or owned(w) or w.isdigit() or k in self.g.quoted

    def _needs(self, k: int, entry: Cue) -> bool:
        return not entry.needs or any(w in entry.needs for w in self.words[k : min(self.e, k + 10)])

    def _speech(self, k: int) -> bool:
        """A quotation of more than three words, that is speech and no name, begins here."""
        return k in self.g.quoted and self.g.quoted[k] - k > 3

    def _far(self, k: int, f: _Found) -> tuple[int | None, bool]:
        """«أن» or a quotation further on, with no other cue between."""
        words, book = self.words, self.cues
        for p in range(k, min(self.e, k + 22)):
            w = words[p]
            if w in THAT and (p == k or words[p - 1] not in NO_THAT):
                return p, True
            if w == ":" or p > k and self._speech(p):
                return p, True
            other = book.words.get(w)
            if w in BREAKS or other is not None and not other.loose and p > f.j + 1 and w not in book.heads:
                return None, False
        return None, False

    def _skip_asides(self, k: int) -> int:
        """Past «أمس الخميس», «في بيان», «، ومقره لندن،», «لوكالة …» to what was said."""
        words, e = self.words, self.e
        while k < e:
            w = words[k]
            if w in MEDIUM and k + 1 < e and (words[k + 1] in AFTER_IN or w == "عبر"):
                past = self._past_medium(k + 2)
                if past is None:
                    return k
                k = past
            elif w in TIME or w in ("فيه", "فيها", "عنه", "عنها", "له", "لها") or w == "(":
                k = k + 1 if w != "(" else self._after(k, ")")
            elif w == "،" and k + 1 < e and (words[k + 1] in ASIDES or definite(words[k + 1]) or words[k + 1] in self.cues.titles):
                closing = self._after(k + 1, "،")
                if closing > k + 16:
                    return k
                k = closing
            elif w == "،" and k + 1 < e and (words[k + 1] in THAT or words[k + 1] == ":"):
                k += 1
            elif w == "،" and k + 1 < e and words[k + 1] in self.cues.content:
                k += 1
            else:
                return k
        return k

    def _past_medium(self, k: int) -> int | None:
        """Past the rest of «في بيان متلفز»، «عبر صفحته الشخصية» to what can open a content."""
        for p in range(k, min(self.e, k + 7)):
            w = self.words[p]
            opens = w in THAT or w in self.cues.content or bare(w) in self.cues.content or w.isdigit()
            if opens or self.text.is_mark(p) or self._speech(p) or w[0] == "ب" and w[1:] in self.cues.content:
                return p
            if w in LEADS and p + 1 < self.e and (self.words[p + 1] in THAT or self.words[p + 1] in self.cues.content):
                return p
        return None

    def _after(self, k: int, mark: str) -> int:
        for p in range(k + 1, min(self.e, k + 18)):
            if self.words[p] == mark:
                return p + 1
        return k + 99 if mark == "،" else k + 1

    # -- who -----------------------------------------------------------------------------------------------------

    def _speaks(self, src: Source) -> bool:
        """Whether the noun phrase is one that can speak: by its head, a mention, a name, or pointing back."""
        return bool(src.kind or src.carrier or src.own) or self.speakers.known(src)

    def _speaker(self, f: _Found, src: Source | None, direct: bool) -> tuple[tuple[Link, ...] | None, bool]:
        """The chain of the cue's speaker, and whether he was named anew."""
        if src is not None:
            if not self._speaks(src) and not direct:
                return None, False
            return self._links(src, f), True
        before = self._subject_before(f)
        if before is not None:
            return self._links(before, f), True
        if f.entry.loose and not direct:
            return None, False
        if self._unread_subject(f):
            named = self._sentence_subject(f)
            if named is not None:
                return self._links(named, f), False
            self.gaps.append(self._gap(f))
            return None, False
        inner = self._around(f)
        if f.entry.act and self.open and f.i > self.s and self.words[f.i - 1] in THAT_PRONOUN:
            return self.open[-1].chain, False
        if inner is not None:
            if f.entry.act and inner and not agrees(self.words[f.i], self.speakers.head(inner[-1][0])):
                return None, False
            return inner, False
        if f.i - self.s > 2:
            named = self._sentence_subject(f)
            if named is not None:
                return self._links(named, f), False
            if f.entry.form == "verb" and not self._adverbial(self.s) and self.words[self.s] not in BREAKS:
                self.gaps.append(self._gap(f))
                return None, False
        if self.last is None:
            self.gaps.append(self._gap(f))
        return self.last, False

    def _around(self, f: _Found) -> tuple[Link, ...] | None:
        """The chain of the last cue of this sentence."""
        return next((o.chain for o in reversed(self.open) if not o.nested), None)

    def _links(self, src: Source, f: _Found) -> tuple[Link, ...] | None:
        if src.own:
            return ()
        if self.outlet and not src.carrier and src.kind in ("agency", "organisation"):
            named = {bare(w) for w in self.words[src.i : src.j]}
            if named <= {bare(w) for w in self.outlet}:
                return ()
        key = self.speakers.key_of(src)
        if key is None:
            return None
        chain: tuple[Link, ...] = ((key, f.entry.rule, f.entry.verb_class),)
        told = self._told(src.end, f)
        return told + chain if told else chain

    def _told(self, k: int, f: _Found) -> tuple[Link, ...]:
        """«قال مسؤول لوكالة رويترز»: an agency spoken to is the outer link; other hearers are none."""
        if f.entry.form != "verb" or k >= self.e or self.words[k][0] != "ل":
            return ()
        w = self.words[k]
        at = k + 1 if w == "ل" else k
        if at >= self.e:
            return ()
        inner = bare(w[1:]) if w != "ل" and not w.startswith("لل") else bare(self.words[at])
        if self.cues.heads.get(inner) != "agency" or inner in self.outlet:
            return ()
        src = read_source(self.g, at, self.e)
        if src is None or {bare(x) for x in self.words[src.i : src.j]} <= {bare(x) for x in self.outlet}:
            return ()
        key = self.speakers.key_of(src._replace(kind="agency"))
        return () if key is None else ((key, f.entry.rule, f.entry.verb_class),)

    def _subject_before(self, f: _Found) -> Source | None:
        """«المصدر قال إن»، «وكان المرصد، ومقره لندن، أكد أن»، «المسؤول الذي رفض كشف اسمه قال»."""
        k = f.i
        if f.entry.form == "participle" or self._joined(k):
            return None
        while k > self.s and self.words[k - 1] in TIME:
            k -= 1
        if self.words[self.s] in WERE and k - self.s <= 14 and not self.open:
            src = read_source(self.g, self.s + 1, k)
            able = src is not None and (self._speaks(src) or definite(self.words[src.i]))
            if src is not None and able and (src.end == k or self.words[src.end] in ("،", "(")):
                return src
        start = self._before_start(k)
        if start >= k or self._adverbial(start):
            return None
        src = read_source(self.g, start, k)
        if src is None or src.end < k:
            return None
        return src if self._speaks(src) or definite(self.words[src.i]) else None

    def _joined(self, k: int) -> bool:
        """«وقال»: the conjunction written onto the verb says that nothing before it is its subject."""
        return self.words[k][0] in "وف" and self.words[k][1:] in self.cues.words

    def _before_start(self, k: int) -> int:
        """Where the words between the last mark or joint and the verb at ``k`` begin."""
        b = k - 1
        while b >= self.s and b > k - 11 and not self._bound(b):
            b -= 1
        start = b + 1
        while start < k and (self.words[start] in BREAKS or self.words[start] in WERE or self.words[start] in TIME):
            start += 1
        return start

    def _adverbial(self, k: int) -> bool:
        """«وفي المساء قال»: what stands before the verb tells when or where, and is no subject."""
        w = self.words[k]
        return w in PREPOSITIONS or w[0] in "وف" and w[1:] in PREPOSITIONS or (w[0] == "ب" and len(w) > 3)

    def _unread_subject(self, f: _Found) -> bool:
        """«أصابع الاتهام أشارت»: something stands before the verb that is not understood as a source."""
        if f.entry.form != "verb" or self._joined(f.i):
            return False
        k = f.i
        while k > self.s and self.words[k - 1] in TIME:
            k -= 1
        start = self._before_start(k)
        return start < k and not self._adverbial(start) and self.words[start] not in RESETS

    def _bound(self, b: int) -> bool:
        w = self.words[b]
        return self.text.is_mark(b) or w in THAT or w in BREAKS or w in RELATIVES or w in WERE

    def _sentence_subject(self, f: _Found) -> Source | None:
        """Who acts in the sentence: «استهدفت الفصائل مواقع … وقالت إنها»، «وأمر الوزير بالتحقيق، قائلا»."""
        if f.entry.form == "participle" and not self._bound(self.s):
            src = read_source(self.g, self.s + 1, f.i)
            if src is not None and (self._speaks(src) or definite(self.words[src.i])) and not self._is_content(src.i):
                return src
        for p in range(f.i - 1, max(self.s, f.i - 8), -1):
            m = self.g.at.get(p)
            if m is not None and m.role == "person" and m.j <= f.i:
                return read_source(self.g, p, f.i)
        for p in range(self.s, min(f.i, self.s + 12)):
            w = self.words[p]
            m = self.g.at.get(p)
            party = m is not None and m.role in ("party", "source", "state", "person") and m.prefix in ("", "و")
            head = self.cues.heads.get(bare(w))
            if party or p > self.s and not definite(w[1:]) and head not in (None, "anonymous source"):
                return read_source(self.g, p, f.i)
        return None

    def _is_content(self, k: int) -> bool:
        return self.words[k] in self.cues.content or bare(self.words[k]) in self.cues.content

    def _gap(self, f: _Found) -> Gap:
        return Gap("cue", Span(self.text.starts[f.i], self.text.ends[f.j - 1]), "who says so is not understood")

    # -- scopes --------------------------------------------------------------------------------------------------

    def _front(self, f: _Found, chain: tuple[Link, ...], start: int, *, top: bool, clause: bool, src: Source | None) -> None:
        outer = self.open[-1] if self.open else None
        if outer is not None and top and chain and outer.chain != chain and not self._fresh(f) and outer.j > f.i:
            if outer.clause:
                keys = {k for k, _, _ in outer.chain}
                chain = outer.chain + tuple(x for x in chain if x[0] not in keys)
                self._push(_Open(start, self._end(start, clause), chain, (f.i, f.j), f.entry, clause, nested=True))
                self.busy = max(self.busy, start)
                return
        if f.entry.form != "participle" and (top or not self.open):
            self._cut(self._clause_start(f.i))
        elif self.open and self.open[-1].chain != chain:
            self._cut(self._clause_start(f.i))
        elif f.entry.act and chain:
            self._uncover(f.i, chain[-1][0])
        if f.entry.wish:
            self.last = chain
            self.fired.add(f.entry.rule)
            self.open.append(_Open(start, start, chain, (f.i, f.j), f.entry, False))
            return
        self._push(_Open(start, self._end(start, clause or self._unbounded(start, f)), chain, (f.i, f.j), f.entry, clause))
        self.busy = max(self.busy, start)

    def _unbounded(self, start: int, f: _Found) -> bool:
        """«أشار إلى مقتل عشرة …، بينما …»: what a preposition opens runs on as a clause does."""
        return not f.entry.act and self.words[start - 1] in LEADS

    def _push(self, o: _Open) -> None:
        self.open.append(o)
        if not o.nested:
            self.last = o.chain
        self.fired.add(o.entry.rule)

    def _end(self, start: int, clause: bool) -> int:
        """A clause runs to the end of the sentence; a bare noun to a comma and what only dates it."""
        if clause:
            return self.e
        for p in range(start, self.e - 1):
            if self.words[p] == "،" and self.words[p + 1] in LIMITS:
                return p
        return self.e

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

    def _fresh(self, f: _Found) -> bool:
        """Whether the cue begins a clause of its own at the top of the sentence."""
        w = self.words[f.i]
        if f.j < self.e and self.words[f.j] in WITHIN:
            return False
        start = self._clause_start(f.i)
        first = self.words[start]
        if w[0] in "وف" and self.cues.words.get(w[1:]) is not None and start == f.i:
            return True
        return first in BREAKS or (start > self.s and self.words[start - 1] == "،" and first not in THAT) or start == self.s

    def _clause_start(self, k: int) -> int:
        """The word with which the clause of the cue at ``k`` begins."""
        if self.words[k][0] in "وف" and self.words[k][1:] in self.cues.words:
            return k
        p = k
        while p > self.s and p > k - 10:
            w = self.words[p - 1]
            if self.text.is_mark(p - 1) or w in THAT:
                return p
            if w in BREAKS:
                return p - 1
            if p - 2 >= self.s and (self.words[p - 2], w) in BREAK_PAIRS:
                return p - 2
            p -= 1
        return p if p == self.s else k

    # -- phrases -------------------------------------------------------------------------------------------------

    def _phrase(self, f: _Found) -> None:
        k = f.j
        entry = f.entry
        if entry.said:
            k2 = self._said_verb(k)
            if k2 is None:
                return
            if self._fronts(f, k2):
                return
            k = k2
        src = read_source(self.g, k, self.e)
        if src is None or not (self._speaks(src) or definite(self.words[src.i])):
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
                self._front(f, chain, start, top=True, clause=direct, src=src)
            return
        if self._opens(f):
            self._cut(f.i)
            start = self._skip_comma(src.end)
            self._push(_Open(start, self.e, chain, (f.i, f.j), entry, True))
            return
        self._behind(f, src, chain)

    def _said_verb(self, k: int) -> int | None:
        """Past the verb of «حسبما أفاد …»، «وفق ما نقلته …»."""
        for p in range(k, min(self.e, k + 3)):
            w = self.words[p]
            if w in self.cues.words or w[-1:] in "ها" and (w[:-1] in self.cues.words or w[:-2] in self.cues.words):
                p += 1
                while p < self.e and (self.words[p] in TIME or self.words[p] in ("عنه", "عنها", "به", "عنهم", "له")):
                    p += 1
                return p
            if w not in TIME:
                return None
        return None

    def _fronts(self, f: _Found, k: int) -> bool:
        """«كما أعلن الجيش أن …» goes on to what was said: left to the verb."""
        if not self._comparing(f):
            return False
        src = read_source(self.g, k, self.e)
        after = self._skip_asides(src.end if src else k)
        if after >= self.e:
            return False
        verb = self.cues.words.get(self.words[f.j])
        return verb is not None and self._content(after, verb, _Found(f.j, f.j + 1, verb))[0] is not None

    def _comparing(self, f: _Found) -> bool:
        return f.j - f.i == 1 and self.words[f.i] in BREAKS

    def _opens(self, f: _Found) -> bool:
        """Whether the phrase stands at the head of its sentence."""
        if f.i - self.s <= 1:
            return True
        return all(not self.text.is_mark(p) for p in range(self.s, f.i)) and f.i - self.s <= 2

    def _skip_comma(self, k: int) -> int:
        while k < self.e and (self.words[k] == "،" or self.words[k] in TIME):
            k += 1
        return k

    def _behind(self, f: _Found, src: Source, chain: tuple[Link, ...]) -> None:
        """A source after its words covers them back to the head of the clause, and what an aside leaves after it."""
        medium = bool(chain) and self.speakers.medium(chain[0][0])
        live = [o for o in self.open if o.i < o.j and o.fronted and (o.j >= f.i or medium and o is self.open[-1])]
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
        self._push(_Open(begin, end, chain, (f.i, src.end), f.entry, True, fronted=False, within=end > src.end))

    def _back(self, f: _Found) -> int:
        """How far back a source after its words reaches."""
        inner = [o for o in self.open if o.j > o.i]
        low = self.s
        for p in range(f.i - 2, self.s, -1):
            w = self.words[p]
            pair = (w, self.words[p + 1]) in TAIL_PAIRS
            if (w in TAIL_BREAKS or pair) and p > self.s + 1:
                low = p
                break
        if inner:
            last = inner[-1]
            commas = [p for p in range(max(last.i, low), f.i - 2) if self.words[p] == "،"]
            if not last.fronted:
                return max(low, last.j, last.cue[1])
            return max(low, commas[-1] + 1 if commas else last.i)
        return low

    def _goes_on(self, k: int) -> bool:
        """«…، بحسب الأمم المتحدة، منهم …»: the sentence goes on within what is said."""
        if k + 1 >= self.e:
            return False
        if self.words[k] == "،":
            nxt = self.words[k + 1]
            return nxt not in BREAKS and (nxt, self.words[min(k + 2, self.e - 1)]) not in BREAK_PAIRS
        return not self.text.is_mark(k)

    def _trails(self, f: _Found, src: Source) -> None:
        """«"…"، قال المصدر.»: a verb and its speaker after the quotation."""
        before = f.i - 1
        while before >= self.s and self.words[before] == "،":
            before -= 1
        quote = next(((a, b) for a, b in self.text.quotes if b in (before + 1, f.i) and b - a > 3), None)
        if quote is None:
            if f.entry.act:
                key = self._links(src, f)
                self.last = key if key else self.last
            return
        chain = self._links(src, f)
        if chain is not None:
            self._push(_Open(quote[0], quote[1], chain, (f.i, src.end), f.entry, True))

    def _relay(self, f: _Found, src: Source | None) -> None:
        """«نقلت وكالة Y عن مصدر Z (قوله) إن»: two links."""
        k = self._skip_asides(src.end if src else f.j)
        if k >= self.e or self.words[k] != f.entry.relay:
            return
        inner = read_source(self.g, k + 1, self.e)
        if inner is None:
            return
        outer: tuple[Link, ...] | None = ()
        if src is not None and self._speaks(src):
            outer = self._links(src, f)
        key = self._links(inner, f)
        if key is None:
            return
        chain = (outer or ()) + tuple(x for x in key if x not in (outer or ()))
        start, clause = self._told_content(inner.end, f)
        if start is None:
            return
        self._front(f, chain, start, top=True, clause=clause, src=inner)

    def _told_content(self, k: int, f: _Found) -> tuple[int | None, bool]:
        k = self._skip_asides(k)
        while k < self.e and self.words[k] in TOLD:
            k = self._skip_asides(k + 1)
        if k < self.e and (self.words[k] in THAT or self._speech(k) or self.words[k] == ":"):
            return k, True
        start, _ = self._far(k, f)
        if start is not None:
            return start, True
        return (k, False) if k < self.e and not self.text.is_mark(k) else (None, False)

    # -- from sentence to sentence -----------------------------------------------------------------------------

    def _carry(self, before: _Open | None) -> _Open | None:
        """The account that a source opens within («وبدأت القصة، وفق مصدر أهلي، عندما …») runs on over the paragraph."""
        if self.voiced:
            return None
        live = [o for o in self.open if o.i < o.j]
        if not self.open and before is not None and before.chain and before.within:
            kept = _Open(self.s, self.e, before.chain, before.cue, before.entry, True, within=True)
            self.open.append(kept)
            return kept
        return live[-1] if live else None
