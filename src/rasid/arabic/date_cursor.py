"""What the readers of dates share: the words, what each is in :data:`LEXICON`, and small steps over them."""

from datetime import date
from typing import NamedTuple

from rasid.arabic.calendar_words import DUE, LEXICON, TWO_WORDS, UNITS, Word
from rasid.arabic.number_words import LOOK
from rasid.arabic.numbers import numbers
from rasid.arabic.reckoning import LAST_BUT_ONE
from rasid.arabic.segment import Text

_NOTHING = Word("")
_AUGUST = frozenset(["اب", "واب"])
_THOUSANDS = frozenset(["الف", "الفين", "الفان"])
_NO_ATOM = LOOK["صفر"]
BARS = frozenset("/-–—")
COMMAS = frozenset("،,")


class Got(NamedTuple):
    """Words up to ``j`` read as days; ``fixed`` where they need no day of publication, ``ahead`` where they say it
    is to come. ``grain`` is day, period, span or vague."""

    j: int
    lo: date | None
    hi: date | None
    rule: str
    grain: str = "day"
    fixed: bool = False
    ahead: bool = False


class Cursor:
    """The words of a text, the day they are seen from, and the last single day that was named."""

    __slots__ = ("diary", "end", "last", "last_at", "pub", "start", "text", "w")

    def __init__(self, text: Text, pub: date, diary: bool) -> None:
        self.text = text
        self.w = [*text.words, "", "", "", "", "", "", "", ""]
        self.pub = pub
        self.diary = diary
        self.last: date | None = None
        self.last_at = -1
        self.start = 0
        self.end = -1

    def word(self, k: int) -> Word:
        """What the word is as a word of time."""
        return LEXICON.get(self.w[k], _NOTHING)

    def weekday_word(self, name: str) -> Word | None:
        """The entry of a weekday's name, or ``None``."""
        word = LEXICON.get(name, _NOTHING)
        return word if word.kind == "weekday" else None

    def kind(self, k: int) -> str:
        """Its kind alone, "" where it is none."""
        return LEXICON.get(self.w[k], _NOTHING).kind

    def same_sentence(self, a: int, b: int) -> bool:
        """Whether words ``a`` and ``b`` stand in one sentence."""
        return self.text.sentence_of(a) == self.text.sentence_of(b)

    def due(self) -> bool:
        """Whether the words before the phrase say that its day is to come («المقررة في»)."""
        return not DUE.isdisjoint(self.w[max(0, self.start - 4) : self.start])

    def quoted(self, i: int, j: int) -> bool:
        """Whether words ``[i, j)`` stand between quotation marks of their own."""
        return (i, j) in self.text.quotes

    def skip(self, k: int, words: frozenset[str]) -> int:
        """Past one word of ``words``, if it stands at ``k``."""
        return k + 1 if self.w[k] in words else k

    def small(self, k: int) -> tuple[int, int] | None:
        """A number up to 99 in figures or words, cardinal or ordinal: («الحادي», «والعشرين») is 21."""
        w = self.w[k]
        if w.isdigit():
            return (k + 1, int(w)) if len(w) <= 2 else None
        a = LOOK.get(w, _NO_ATOM)
        if a.kind not in ("unit", "ordinal"):
            return (k + 1, int(a.value)) if a.kind == "ten" else None
        b = LOOK.get(self.w[k + 1], _NO_ATOM)
        if b.kind == "ten" and b.conj:
            return k + 2, int(a.value + b.value)
        if b.kind == "unit" and b.value == 10 and not b.conj and a.value < 10:
            return k + 2, 10 + int(a.value)
        return k + 1, int(a.value)

    def figures(self, k: int, low: int, high: int) -> int | None:
        """The number in figures at ``k`` where it lies within the bounds."""
        w = self.w[k]
        return int(w) if w.isdigit() and len(w) <= 4 and low <= int(w) <= high else None

    def spoken_year(self, k: int) -> tuple[int, int] | None:
        """A year in words: «ألفين وثمانية عشر»."""
        if LOOK.get(self.w[k], _NO_ATOM).kind not in ("scale", "dual") or self.w[k] not in _THOUSANDS:
            return None
        year = next((n for n in numbers(self.text) if n.at == k), None)
        if year and isinstance(year.value, int) and 1000 <= year.value < 2200:
            return year.j, year.value
        return None

    def month(self, k: int) -> tuple[int, Word] | None:
        """A month's name, with the other calendar's name beside it: «أيلول/سبتمبر»، «يوليو (تموز)»."""
        first = self._one_month(k)
        if not first:
            return None
        j, word = first
        opened = self.w[j] == "("
        second = self._one_month(j + 1 if opened or self.w[j] in BARS else j)
        if second and second[1].kind == word.kind and second[1].value == word.value:
            j = second[0]
            word = word._replace(weak=0)
            if opened and self.w[j] == ")":
                j += 1
        return j, word

    def _one_month(self, k: int) -> tuple[int, Word] | None:
        w = self.w[k]
        two = TWO_WORDS.get(w)
        if two:
            found = two.get(self.w[k + 1])
            return (k + 2, found) if found else None
        word = LEXICON.get(w, _NOTHING)
        if word.kind not in ("month", "hijri") or (w in _AUGUST and self._spelled(k)[-2] in "إأ"):
            return None  # «إب», the town, and «أب», a father
        return k + 1, word

    def _spelled(self, k: int) -> str:
        """The word as the text has it."""
        return self.text.raw[self.text.starts[k] : self.text.ends[k]]

    def side(self, k: int) -> tuple[int, str]:
        """«الماضي»، «المقبل»، «الجاري»، «قبل الماضي» at ``k``: where it ends and what it says, "" for none."""
        kind = self.kind(k)
        if kind in ("last", "next", "now"):
            return k + 1, kind
        if kind == "ago" and self.kind(k + 1) == "last":
            return k + 2, LAST_BUT_ONE
        if self.w[k] == "ما" and self.kind(k + 1) == "ago" and self.kind(k + 2) == "last":
            return k + 3, LAST_BUT_ONE
        return k, ""

    def unit(self, k: int, kind: str) -> tuple[str, int] | None:
        """The unit of time at ``k`` (kind ``unit`` or ``the``) and its number: 0 singular, 1 dual, 2 plural."""
        word = self.word(k)
        return (UNITS[word.value // 3], word.value % 3) if word.kind == kind else None
