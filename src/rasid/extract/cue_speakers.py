"""Who speaks by a cue: «قال X إن»، «X قال إن»، and «وأضاف أن», whose speaker is the one before."""

from rasid.arabic.speech import (
    AND,
    BREAKS,
    COMMA,
    JOINTS,
    LAST_NAMED,
    OBLIQUE,
    OUTLET_WORDS,
    PLURAL,
    RESETS,
    THAT,
    THAT_PRONOUN,
    TIME,
    TO,
    TO_THE,
    WERE,
    WHEN,
    WITH_IT,
    WITHIN,
    agrees,
    bare,
    definite,
    feminine,
    feminine_verb,
    many,
)
from rasid.extract.cue_lines import Found
from rasid.extract.cue_scopes import Links, Opened
from rasid.extract.source_phrases import Ground
from rasid.extract.sources import Source, read_source
from rasid.model.claim import Gap
from rasid.model.values import Span


class Asked(Opened):
    """A line of which it can be asked who speaks by a cue: after it, before it, or the one who spoke last."""

    def __init__(self, g: Ground) -> None:
        super().__init__(g)
        self.gaps: list[Gap] = []

    def _speaks(self, src: Source) -> bool:
        """Whether the noun phrase is one that can speak: by its head, a mention, a name, or pointing back."""
        return bool(src.kind or src.carrier or src.own) or self.speakers.known(src)

    def _begins(self, k: int) -> bool:
        """Whether the verb at ``k`` begins a clause, and describes no noun before it («قرار يدين إسرائيل»)."""
        w, before = self.words[k], self.words[k - 1] if k > self.s else ""
        if k == self.s or (w[0] in JOINTS and w[1:] in self.cues.words) or self.text.is_mark(k - 1):
            return True
        if before in TIME or before in THAT or before in BREAKS or before in WERE or before in RESETS or before in WHEN:
            return True
        return self._subject_before(Found(k, k + 1, self.cues.words[w])) is not None

    def _subject_after(self, f: Found) -> Source | None:
        if f.entry.form == "participle" or self.words[f.i].endswith(PLURAL):
            return None
        k = f.j
        while k < self.e and self.words[k] in TIME:
            k += 1
        if k < self.e and self.words[k] == COMMA:
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
        if src is not None and ((f.entry.loose and not self._speaks(src)) or self._object(f, src)):
            return None
        return src

    def _object(self, f: Found, src: Source) -> bool:
        """«…، ودعا المجتمع الدولي إلى»: whom the speaker of this sentence calls upon, and no new speaker."""
        if "noun" not in f.entry.takes or not (f.entry.act or f.entry.loose):
            return False
        if not src.carrier and not feminine_verb(self.words[f.i]) and feminine(self.words[src.i]):
            return True
        head = self.words[src.i]
        if head.endswith(OBLIQUE) and definite(head) and bare(head) not in self.cues.titles:
            return True
        if not (self.words[f.i][0] == AND and self.open):
            return False
        chain = self.open[-1].chain
        return bool(chain) and self._agrees(f, chain) and not src.kind

    def _agrees(self, f: Found, chain: Links) -> bool:
        """Whether verb and speaker agree in gender; a proper name («النجباء») may be of either."""
        verb, head = self.words[f.i], self.speakers.head(chain[-1][0])
        proper = bare(head) not in self.cues.heads and self.speakers.kind(chain[-1][0]) == "organisation"
        return agrees(verb, head) or (proper and feminine_verb(verb))

    def _last_named(self, k: int) -> Source | None:
        """«الأخيرة»: the party named last before it."""
        for p in range(k - 1, max(-1, k - 60), -1):
            m = self.g.at.get(p)
            if m is not None and m.role in ("party", "state", "source"):
                src = read_source(self.g, p, k)
                return src._replace(end=k + 1) if src is not None else None
        return None

    def _speaker(self, f: Found, src: Source | None, direct: bool) -> tuple[Links | None, bool]:
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
            before_it = self._before_start(f.i) - 1
            if before_it >= self.s and self.words[before_it] in THAT:
                return None, False
            named = self._sentence_subject(f)
            if named is not None:
                return self._links(named, f), False
            self.gaps.append(self._gap(f))
            return None, False
        inner = self._around(f)
        if f.entry.act and self.open and f.i > self.s and self.words[f.i - 1] in THAT_PRONOUN:
            return self.open[-1].chain, False
        if inner is not None:
            if f.entry.act and inner and not self._agrees(f, inner):
                return None, False
            return inner, False
        if f.i - self.s > 2:
            named = self._sentence_subject(f)
            if named is not None and (not self.words[f.i].endswith(PLURAL) or many(self.words[named.i])):
                return self._links(named, f), False
            if f.entry.form == "verb" and not self._adverbial(self.s) and self.words[self.s] not in BREAKS:
                self.gaps.append(self._gap(f))
                return None, False
        if self.last is None or not self._many_as(f, self.last):
            self.gaps.append(self._gap(f))
            return None, False
        return self.last, False

    def _many_as(self, f: Found, chain: Links) -> bool:
        """«وقالوا» is said of several, and so not of «روسيا»."""
        plural = self.words[f.i].endswith(PLURAL)
        return not plural or not chain or many(self.speakers.head(chain[-1][0]))

    def _subject_before(self, f: Found) -> Source | None:
        """«المصدر قال إن»، «وكان المرصد، ومقره لندن، أكد أن»، «المسؤول الذي رفض كشف اسمه قال»."""
        k = f.i
        if f.entry.form == "participle" or self._joined(k):
            return None
        while k > self.s and self.words[k - 1] in TIME:
            k -= 1
        if self.words[self.s] in WERE and k - self.s <= 14 and not self.open:
            src = read_source(self.g, self.s + 1, k)
            able = src is not None and (self._speaks(src) or definite(self.words[src.i]))
            if src is not None and able and (src.end == k or self.words[src.end] in (COMMA, "(")):
                return src
        start = self._before_start(k)
        if start >= k or self._adverbial(start):
            return None
        for q in range(k - 1, max(start, k - 7), -1):
            if self.words[q][0] == AND and bare(self.words[q][1:]) in self.cues.heads:  # «… وإعلام العدو يعترف»
                src = read_source(self.g, q, k)
                return src if src is not None and src.end == k else None
        src = read_source(self.g, start, k)
        if src is None or src.end < k:
            return None
        return src if self._speaks(src) or definite(self.words[src.i]) else None

    def _unread_subject(self, f: Found) -> bool:
        """«أصابع الاتهام أشارت»: something stands before the verb that is not understood as a source."""
        if f.entry.form != "verb" or self._joined(f.i):
            return False
        k = f.i
        while k > self.s and self.words[k - 1] in TIME:
            k -= 1
        start = self._before_start(k)
        return start < k and not self._adverbial(start) and self.words[start] not in RESETS

    def _sentence_subject(self, f: Found) -> Source | None:
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
            party = m is not None and m.role in ("party", "source", "state", "person") and m.prefix in ("", AND)
            head = self.cues.heads.get(bare(w))
            if party or (p > self.s and not definite(w[1:]) and head not in (None, "anonymous source")):
                return read_source(self.g, p, f.i)
        return None

    def _links(self, src: Source, f: Found) -> Links | None:
        if src.own:
            return ()
        if src.kind in ("agency", "organisation") and not src.carrier and self._is_outlet(src):
            return ()
        key = self.speakers.key_of(src)
        if key is None:
            return None
        chain: Links = ((key, f.entry.rule, f.entry.verb_class),)
        told = self._told(src.end, f)
        return told + chain if told else chain

    def _is_outlet(self, src: Source) -> bool:
        """Whether the source is the outlet itself, under its own name."""
        named = {bare(w) for w in self.words[src.i : src.j]} | {bare(w[1:]) for w in self.words[src.i : src.i + 1]}
        outlet = {bare(w) for w in self.g.outlet}
        own = {w for w in outlet if w not in OUTLET_WORDS}
        return bool(own) and own <= named and len(named - outlet - OUTLET_WORDS) <= 1

    def _told(self, k: int, f: Found) -> Links:
        """«قال مسؤول لوكالة رويترز»: an agency spoken to is the outer link; other hearers are none."""
        if f.entry.form != "verb" or k >= self.e or self.words[k][0] != TO:
            return ()
        w = self.words[k]
        at = k + 1 if w == TO else k
        if at >= self.e:
            return ()
        inner = bare(w[1:]) if w != TO and not w.startswith(TO_THE) else bare(self.words[at])
        if self.cues.heads.get(inner) != "agency" or inner in self.g.outlet:
            return ()
        src = read_source(self.g, at, self.e)
        if src is None or self._is_outlet(src):
            return ()
        key = self.speakers.key_of(src._replace(kind="agency"))
        return () if key is None else ((key, f.entry.rule, f.entry.verb_class),)

    def _passed_on(self, a: int, b: int, chain: Links) -> Links:
        """«قالت المصادر، حسب وسائل إعلام، إن»: a medium named between the speaker and his words is the outer link."""
        for p in range(a, b - 1 if b - a > 3 else a):
            f = self._phrase_at(p, b) if self.words[p] in self.cues.phrases else None
            if f is None or f.entry.form != "phrase":
                continue
            k = self._said_verb(f.j) if f.entry.said else f.j  # «قال المصدر، وفق ما نقلت وكالة …، إن»
            src = read_source(self.g, k, b) if k is not None else None
            outer = self._links(src, f) if src is not None and self._speaks(src) else None
            if outer and self.speakers.medium(outer[0][0]):
                return outer + chain
        return chain

    def _gap(self, f: Found) -> Gap:
        return Gap("cue", Span(self.text.starts[f.i], self.text.ends[f.j - 1]), "who says so is not understood")
