"""Where a text says that something happened: trigger words with the clause each stands in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import compress, count, pairwise
from typing import NamedTuple

from rasid.arabic.clause_words import CONTENT, OPENERS, OPENING_PAIRS, RESULT
from rasid.arabic.clitics import BARES, bares
from rasid.arabic.deed_words import SERVING, SUFFERERS
from rasid.arabic.function_words import PREPOSITIONS, RELATIVES
from rasid.arabic.kind_words import AIRY, FEW
from rasid.arabic.memo import Memo
from rasid.arabic.phrases import Match, longest
from rasid.arabic.segment import Range, Text
from rasid.knowledge.triggers import Trigger, TriggerBook

_NOMINAL_HEADS = ("ب", "ل", "ال", "ك")
_NEAR = 14
_PURPOSE = 3
"""Words of «لتجميع العبوات الناسفة» that may name a deed."""
_OBJECTS = frozenset({"", "ا", "ه", "ها", "هم", "هن", "هما"})
_SUBJECT_TO = frozenset("خاضعه الخاضعه خاضع الخاضع تخضع يخضع الخاضعين الخاضعتين ابقت ابقي".split())
_AREAS = frozenset({"مناطق", "تحت"})
_SECONDS = frozenset(second for _, second in OPENING_PAIRS)
_AMID = "وسط"
_RELATIVES = RELATIVES | {"حيث"}


class Hit(NamedTuple):
    """Words ``[i, j)`` fire ``trigger``; ``form`` is verb, noun or phrase; ``prefix`` is what stands on it.

    ``passive``: its spelling says so («هوجم», «اغتيل»); most passives are spelt like the active."""

    i: int
    j: int
    trigger: Trigger
    form: str
    prefix: str
    suffix: str
    definite: bool
    present: bool = False
    passive: bool = False


class Means(NamedTuple):
    """A word at ``i`` that decides a kind; the lower ``rank`` the more telling."""

    i: int
    rank: int
    kind: str
    rule: str


@dataclass(slots=True, eq=False)
class Clause:
    """Words ``[i, j)`` of one sentence with one predicate; ``opener`` is the word that opened it, if any."""

    i: int
    j: int
    opener: str = ""
    result: bool = False
    hits: list[Hit] = field(default_factory=list)


@dataclass(slots=True)
class Signals:
    """Everything the trigger books found in a text."""

    hits: list[Hit]
    means: list[Means]
    other: list[tuple[int, str]]
    idle: list[str]
    """Rules of entries that only keep others from firing: «احتل المرتبة الثالثة»."""
    spoken: list[int] = field(default_factory=list)
    """The words at which their verbs stand: they tell nothing, and yet a clause is over behind them."""

    def outside(self, names: Sequence[Range]) -> "Signals":
        """Without the triggers that are words of a longer name: «جبهة تحرير مورو»."""
        shut = {k for a, b in names if b - a > 1 for k in range(a, b)}
        alone = {a for a, b in names if b - a == 1}  # «برصاص الاحتلال»
        hits = [h for h in self.hits if not shut.issuperset(range(h.i, h.j)) and not (h.definite and h.i in alone)]
        return Signals(hits, self.means, self.other, self.idle, self.spoken)


def signals(text: Text, book: TriggerBook, at: Iterable[int] | None = None) -> Signals:
    """Triggers, means and words of other worlds; ``at`` are the words at which one may begin, if that is known."""
    triggering: list[Match] = []
    means, other = [], []
    for m in book.scanner.scan(text, at):
        if m.phrase in book.of and m.suffix in _OBJECTS and not _feminine(text, m) and not _homograph(text, m):
            triggering.append(m)
        tells = m.phrase in book.means and not m.suffix.strip("ا") and not _is_purpose(text, m.i)
        if tells and not _of_defence(text, m):
            means.append(Means(m.i, *book.means[m.phrase]))
        if m.phrase in book.other and not m.suffix.strip("ا"):
            other.append((m.i, book.other[m.phrase]))
    found = [h for m in longest(triggering) for h in _hits(text, book, m)]
    hits = [h for h in found if h.form == "verb" or not _is_purpose(text, h.i)]
    idle = [h.trigger.rule for h in hits if h.trigger.kind == "none"]
    spoken = [h.i for h in hits if h.trigger.kind == "none" and h.form == "verb"]
    marches = {k for h in hits if h.trigger.frame == "protest" for k in range(h.i, h.j)}
    means = [m for m in means if m.i not in marches]  # «مسيرات العودة», «في مسيرات حاشدة»: no drones
    return Signals([h for h in hits if h.trigger.kind != "none"], means, other, idle, spoken)


def _of_defence(text: Text, m: Match) -> bool:
    """«كتائب الدفاع الجوي», «المجال الجوي», «قاعدة جوية»: of the air, and no strike from it."""
    return text.words[m.i].endswith(("جوي", "جويه")) and m.i > 0 and text.one_of(m.i - 1, AIRY)


_FAMILIES = "اسر"
_DRONES = frozenset({"مسيره", "مسيرات", "المسيره", "المسيرات"})
_HOMOGRAPHS = _DRONES | {_FAMILIES}


def _homograph(text: Text, m: Match) -> bool:
    """«4 أسر», «خمس أسر» are families and nobody is captured; «المسيّرات» with its shadda are drones and no marches."""
    if m.phrase not in _HOMOGRAPHS:
        return False
    if m.phrase in _DRONES:
        return "يّ" in text.raw[text.starts[m.i] : text.ends[m.j - 1]]
    before = text.words[m.i - 1] if m.i and not m.prefix else ""
    return before[:1].isdigit() or before in FEW


def _feminine(text: Text, m: Match) -> bool:
    """«الشرطة» is no «شرط» with a pronoun: the outlet wrote ة."""
    return m.suffix == "ه" and "ة" in text.raw[text.ends[m.j - 1] - 2 : text.ends[m.j - 1]]


def _bears_verb(prefix: str, present: bool) -> bool:
    """Whether a verb can bear the prefix: «وقصف», «ليقصف», but not «بحث» as ب and «حث»."""
    return prefix in ("", "و", "ف") or (present and prefix in ("ل", "ول", "فل"))


def _hits(text: Text, book: TriggerBook, m: Match) -> list[Hit]:
    """The reading of a match: noun or verb by what stands before it, and only in the company it asks for."""
    nominal = _is_nominal(text, m)
    present = m.phrase in book.present
    options = book.of[m.phrase]
    if nominal or not _bears_verb(m.prefix, present):
        options = tuple([(t, f) for t, f in options if f != "verb"])
    fit = [(t, f) for t, f in options if f == "phrase" or (f == "noun") == nominal] or list(options)
    out = []
    if len(fit) > 1:
        fit.sort(key=lambda x: not x[0].company)
    for trigger, form in fit:
        if trigger.company and not _has_company(text, m, trigger.company):
            continue
        if trigger.without and _has_company(text, m, trigger.without):
            continue
        if trigger.barred and _is_barred(text, m, trigger.barred):
            continue
        if trigger.frame == "territory" and trigger.id != "advance" and _describes(text, m, form, present=present):
            continue
        definite = m.phrase.startswith("ال") or "ال" in m.prefix or m.prefix.endswith("لل") or bool(m.suffix.strip("ا"))
        verb = form == "verb"
        suffered = verb and m.phrase in book.passive
        out.append(Hit(m.i, m.j, trigger, form, m.prefix, m.suffix, definite, verb and present, suffered))
        break
    return out


def _is_nominal(text: Text, m: Match) -> bool:
    """«في قصف», «بعد مقتل», «القصف» are nouns; a bare «قصف» that opens a clause is a verb."""
    head = m.prefix[1:] if m.prefix[:1] in ("و", "ف") else m.prefix
    if head.startswith(_NOMINAL_HEADS) or (m.phrase.startswith("ال") and len(m.phrase) > 4):
        return True
    return bool(m.i and text.one_of(m.i - 1, PREPOSITIONS))


def _is_purpose(text: Text, at: int) -> bool:
    """«قصفت منصة لإطلاق الصواريخ», «ورشة لتصنيع العبوات الناسفة»: what a site is for is no occurrence.

    The site has no article: «دخلوا القاعدة لقتال المسلحين» tells what they did it for.
    """
    start = text.sentences[text.sentence_of(at)][0]
    for k in range(at, max(start, at - _PURPOSE), -1):
        if text.words[k].startswith("ل") and any(b != text.words[k] for b in text.bares[k]):
            return any(n >= start and _serves(text, n) for n in (k - 1, k - 2))
    return False


def _serves(text: Text, word: int) -> bool:
    if not text.one_of(word, SERVING) or "ال" in text.words[word][:3]:
        return False
    return not text.any_of(max(0, word - _PURPOSE), word, SUFFERERS)  # «تعرض مخزن لقصف»


def _is_barred(text: Text, m: Match, barred: frozenset[str]) -> bool:
    if text.one_of(m.i, barred):
        return True
    return not barred.isdisjoint(bares(" ".join(text.words[m.i : m.i + 2])))


def _describes(text: Text, m: Match, form: str, *, present: bool) -> bool:
    """«مناطق تسيطر عليها الفصائل» says whose area it is, not that it changed hands."""
    if form == "verb" and present:
        after = text.words[m.j : m.j + 1]
        before = text.words[max(0, m.i - 3) : m.i]
        sentence = text.words[m.i : text.sentences[text.sentence_of(m.i)][1]]
        return after in (["عليها"], ["عليه"], ["عليهما"]) or not _RELATIVES.isdisjoint(before) or "منذ" not in sentence
    return m.i > 0 and (text.words[m.i - 1] in _AREAS or text.one_of(m.i - 1, _SUBJECT_TO))


def _has_company(text: Text, m: Match, company: frozenset[str]) -> bool:
    a, b = text.sentences[text.sentence_of(m.i)]
    return text.any_of(max(a, m.i - _NEAR), min(b, m.j + _NEAR), company)


def clauses(text: Text, sentence: Range, hits: Sequence[Hit], spoken: Sequence[int] = ()) -> list[Clause]:
    """The clauses of a sentence; ``hits`` are those of the sentence, in order, ``spoken`` verbs that tell nothing."""
    a, b = sentence
    starts = {h.i: h for h in hits}
    cuts: dict[int, str] = {a: ""}
    words = text.words
    turns = set(starts)
    told = [*starts, *(i for i in spoken if a <= i < b)]
    for k in compress(count(a + 1), map(_TURNS.__getitem__, words[a + 1 : b + 1])):
        turns.add(k - 1)
        turns.add(k)
    for k in sorted(turns):
        if not a < k < b:
            continue
        opener = _opener(text, k, b)
        if opener:
            cuts[k] = opener
        elif words[k] in CONTENT:
            if not cuts.get(k - 1):  # «بعد أن» is one opener
                cuts[k] = ""
        elif k in starts and _begins(starts[k], words[k - 1]) and any(max(cuts) <= i < k for i in told):
            cuts[k] = starts[k].prefix[:1]
        elif words[k - 1] in "،؛" and text.one_of(k, RESULT):
            cuts[k] = "="
    for k in [k for k, opener in cuts.items() if opener == _AMID]:
        end = min((c for c in cuts if c > k), default=b)
        if not any(k < h.i < end for h in hits):
            del cuts[k]  # «مظاهرة وسط المدينة», against «وسط أنباء عن مقتل»
    return [
        Clause(i, j, cuts[i].strip("="), text.any_of(i, min(i + 3, j), RESULT), [h for h in hits if i <= h.i < j])
        for i, j in pairwise([*sorted(cuts), b])
    ]


_TURNS = Memo(lambda w: w in OPENERS or w in CONTENT or w in _SECONDS or not RESULT.isdisjoint(BARES[w]))
"""Words at which, or before which, a clause can open."""


def _begins(hit: Hit, before: str) -> bool:
    """«، قصفت», «وقصفت»: a new predicate, if one has been told already."""
    return hit.prefix[:1] in ("و", "ف") or (before in "،؛:" and hit.form == "verb")


def _opener(text: Text, k: int, end: int) -> str:
    words = text.words
    w = words[k]
    if w in OPENERS:
        return w
    if k + 1 < end and words[k + 1] in _SECONDS:
        for bare in text.bares[k][:2]:
            if (bare, words[k + 1]) in OPENING_PAIRS:
                return bare
    return ""
