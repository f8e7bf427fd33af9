"""Where what was said begins: past «أمس الخميس»، «في بيان»، «لوكالة …» to «إن», a quotation, or «بمقتل ثلاثة»."""

from typing import NamedTuple

from rasid.arabic.function_words import PREPOSITIONS
from rasid.arabic.speech import (
    AFTER_IN,
    AND,
    ASIDES,
    BREAK_PAIRS,
    BREAKS,
    BY,
    BY_THE,
    COMMA,
    HIM,
    JOINTS,
    LEADS,
    MEDIUM,
    NO_THAT,
    PRONOUN_TAILS,
    RELATIVES,
    THAT,
    TIME,
    TO,
    TO_THE,
    TOLD,
    VIA,
    WERE,
    bare,
    definite,
    owned,
)
from rasid.extract.source_phrases import Ground
from rasid.knowledge.cues import Cue


class Found(NamedTuple):
    """A cue in the text: words ``[i, j)``; ``onto`` is the ل written onto the next word."""

    i: int
    j: int
    entry: Cue
    onto: str = ""


class Line:
    """A sentence ``[s, e)`` of a report, and what can be asked of its words without knowing who spoke before."""

    def __init__(self, g: Ground) -> None:
        self.g, self.text, self.words, self.cues = g, g.text, g.text.words, g.book
        self.s = self.e = 0

    def _phrase_at(self, k: int, e: int) -> Found | None:
        words = self.words
        for parts, onto, entry in self.cues.phrases[words[k]]:
            j = k + len(parts)
            if j > e or tuple(words[k:j]) != parts:
                continue
            if onto and not (j < e and words[j][0] == onto):
                continue
            return Found(k, j, entry, onto)
        return None

    def _said_verb(self, k: int) -> int | None:
        """Past the verb of «حسبما أفاد …»، «وفق ما نقلته …»."""
        for p in range(k, min(self.e, k + 3)):
            w = self.words[p]
            suffixed = w[-1:] in PRONOUN_TAILS and (w[:-1] in self.cues.words or w[:-2] in self.cues.words)
            if w in self.cues.words or suffixed:
                p += 1
                while p < self.e and (self.words[p] in TIME or self.words[p] in HIM):
                    p += 1
                return p
            if w not in TIME:
                return None
        return None

    def _joined(self, k: int) -> bool:
        """«وقال»: the conjunction written onto the verb says that nothing before it is its subject."""
        return self.words[k][0] in JOINTS and self.words[k][1:] in self.cues.words

    def _adverbial(self, k: int) -> bool:
        """«وفي المساء قال»: what stands before the verb tells when or where, and is no subject."""
        w = self.words[k]
        return w in PREPOSITIONS or (w[0] in JOINTS and w[1:] in PREPOSITIONS) or (w[0] == BY and len(w) > 3)

    def _bound(self, b: int) -> bool:
        w = self.words[b]
        return self.text.is_mark(b) or w in THAT or w in BREAKS or w in RELATIVES or w in WERE

    def _before_start(self, k: int) -> int:
        """Where the words between the last mark or joint and the verb at ``k`` begin."""
        b = k - 1
        while b >= self.s and b > k - 11 and not self._bound(b):
            b -= 1
        start = b + 1
        while start < k and (self.words[start] in BREAKS or self.words[start] in WERE or self.words[start] in TIME):
            start += 1
        return start

    def _clause_start(self, k: int) -> int:
        """The word with which the clause of the cue at ``k`` begins."""
        if self.words[k][0] in JOINTS and self.words[k][1:] in self.cues.words:
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

    def _hearer(self, k: int) -> bool:
        """«وأضاف للصحفيين أن»، «وقال لرويترز إن»: whom he spoke to."""
        w = self.words[k]
        if w == TO or w.startswith(TO_THE):
            return True
        return w[0] == TO and bare(w[1:]) in self.cues.media and bare(w) not in self.cues.heads

    def _takes(self, k: int, entry: Cue, *, first: bool) -> bool:
        """Whether the content of the cue opens at ``k`` by a preposition or as a bare noun."""
        w = self.words[k]
        nxt = self.words[k + 1] if k + 1 < self.e else ""
        if w in LEADS and (w in entry.takes or nxt in THAT):
            return True
        if (
            BY in entry.takes
            and w[0] == BY
            and len(w) > 3
            and (bare(w) not in self.cues.heads)
            and (not first or w.startswith(BY_THE) or w[1:] in self.cues.content)
        ):
            return True
        if "noun" in entry.takes and first:
            if owned(w) and k not in self.g.at and bare(w) not in self.cues.heads and not entry.act:
                return True
            return w in self.cues.content and w not in self.cues.heads
        return False

    def _content(self, k: int, entry: Cue, f: Found) -> tuple[int | None, bool]:
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
        if BY in entry.takes and w[0] == BY and len(w) > 2:
            return k, False
        if TO in entry.takes and w[0] == TO:
            return k, False
        if "noun" in entry.takes and self._needs(k, entry) and self._noun(k, entry):
            return k, False
        if not entry.loose:
            return self._far(k, f)
        return None, False

    def _noun(self, k: int, entry: Cue) -> bool:
        """Whether a bare noun at ``k`` is what was announced, denied or condemned."""
        w = self.words[k]
        if self.text.is_mark(k) or w in BREAKS or w in LEADS or w in RELATIVES or w in PREPOSITIONS:
            return False
        if w[0] == TO and len(w) > 3 and not entry.act:
            return False
        if entry.act or entry.loose:
            return True
        return w in self.cues.content or bare(w) in self.cues.content or owned(w) or w.isdigit() or k in self.g.quoted

    def _is_content(self, k: int) -> bool:
        return self.words[k] in self.cues.content or bare(self.words[k]) in self.cues.content

    def _needs(self, k: int, entry: Cue) -> bool:
        return not entry.needs or any(w in entry.needs for w in self.words[k : min(self.e, k + 10)])

    def _speech(self, k: int) -> bool:
        """A quotation of more than three words, that is speech and no name, begins here."""
        return k in self.g.quoted and self.g.quoted[k] - k > 3

    def _far(self, k: int, f: Found) -> tuple[int | None, bool]:
        """«أن» or a quotation further on, with no other cue between."""
        words, book = self.words, self.cues
        for p in range(k, min(self.e, k + 22)):
            w = words[p]
            if w in THAT and (p == k or words[p - 1] not in NO_THAT):
                return p, True
            if w == ":" or (p > k and self._speech(p)):
                return p, True
            other = book.words.get(w)
            if w in BREAKS or (other is not None and not other.loose and p > f.j + 1 and w not in book.heads):
                return None, False
        return None, False

    def _skip_asides(self, k: int) -> int:
        """Past «أمس الخميس», «في بيان», «، ومقره لندن،», «لوكالة …» to what was said."""
        words, e = self.words, self.e
        while k < e:
            w = words[k]
            if w in MEDIUM and k + 1 < e and (words[k + 1] in AFTER_IN or w == VIA):
                past = self._past_medium(k + 2)
                if past is None:
                    return k
                k = past
            elif self._to_medium(k) and (past := self._past_medium(k + 1)) is not None:
                k = past
            elif w in TIME or w in HIM or w == "(":
                k = k + 1 if w != "(" else self._after(k, ")")
            elif w == COMMA and k + 1 < e:
                past = self._past_comma(k)
                if past is None:
                    return k
                k = past
            else:
                return k
        return k

    def _to_medium(self, k: int) -> bool:
        """«لوكالة رويترز», «لسكاي نيوز عربية»: what was said follows the name of the medium it was said to."""
        w = self.words[k]
        return w[0] == TO and len(w) > 3 and (w in self.cues.media or bare(w[1:]) in self.cues.media)

    def _past_comma(self, k: int) -> int | None:
        """Past «، ومقره لندن،» as a whole, and past a comma right before what was said."""
        w = self.words[k + 1]
        if w in ASIDES or definite(w) or w in self.cues.titles:
            closing = self._after(k + 1, COMMA)
            return closing if closing <= k + 16 else None
        return k + 1 if w in THAT or w == ":" or w in self.cues.content else None

    def _past_medium(self, k: int) -> int | None:
        """Past the rest of «في بيان متلفز»، «عبر صفحته الشخصية» to what can open a content."""
        for p in range(k, min(self.e, k + 7)):
            w = self.words[p]
            opens = w in THAT or w in self.cues.content or bare(w) in self.cues.content or w.isdigit()
            if opens or self.text.is_mark(p) or self._speech(p) or (w[0] == BY and w[1:] in self.cues.content):
                return p
            if w in LEADS and p + 1 < self.e and (self.words[p + 1] in THAT or self.words[p + 1] in self.cues.content):
                return p
        return None

    def _after(self, k: int, mark: str) -> int:
        for p in range(k + 1, min(self.e, k + 18)):
            if self.words[p] == mark:
                return p + 1
        return k + 99 if mark == COMMA else k + 1

    def _skip_comma(self, k: int) -> int:
        while k < self.e and (self.words[k] == COMMA or self.words[k] in TIME):
            k += 1
        return k

    def _goes_on(self, k: int) -> bool:
        """«…، بحسب الأمم المتحدة، منهم …»: the sentence goes on within what is said."""
        if k + 1 >= self.e:
            return False
        if self.words[k] == COMMA:
            nxt = self.words[k + 1]
            return nxt not in BREAKS and (nxt, self.words[min(k + 2, self.e - 1)]) not in BREAK_PAIRS
        return not self.text.is_mark(k)

    def _apart(self, f: Found, direct: bool) -> bool:
        """A participle speaks after a mark or «و»; elsewhere it may be any noun («إلى مطالبة الجيش»)."""
        w = self.words[f.i]
        return direct or f.i == self.s or self.text.is_mark(f.i - 1) or (w[0] == AND and w[1:] in self.cues.words)

    def _told_content(self, k: int, f: Found) -> tuple[int | None, bool]:
        k = self._skip_asides(k)
        while k < self.e and self.words[k] in TOLD:
            k = self._skip_asides(k + 1)
        if k < self.e and (self.words[k] in THAT or self._speech(k) or self.words[k] == ":"):
            return k, True
        start, _ = self._far(k, f)
        if start is not None:
            return start, True
        return (k, False) if k < self.e and not self.text.is_mark(k) else (None, False)
