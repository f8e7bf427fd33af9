"""Reading the noun phrase of a source: where it begins and ends, what kind it is, and whose name it carries."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from rasid.arabic.function_words import PREPOSITIONS
from rasid.arabic.segment import Range, Text
from rasid.arabic.speech import (
    AFTER_IN,
    BREAKS,
    CHARGED,
    EACH,
    ISSUED,
    LATEST,
    NEAR,
    PUBLISHED,
    RESETS,
    SAME,
    SELF,
    SPOKEN,
    STOPS,
    THAT,
    TIME,
    bare,
    definite,
    owned,
)
from rasid.extract.mentions import Mention
from rasid.knowledge.cues import CueBook

LONGEST = 14
_PERSON, _OFFICIAL, _ORGANISATION = "named person", "official body", "organisation"
_ANONYMOUS = "anonymous source"


class Source(NamedTuple):
    """Words ``[i, j)`` name the source; the phrase ends at ``end``. ``carrier`` is «البيان»، «المتحدث» or nothing."""

    i: int
    j: int
    end: int
    kind: str
    org: Range | None = None
    carrier: str = ""
    mention: Mention | None = None
    own: bool = False


@dataclass(slots=True)
class Ground:
    """What a source is read against: the text, the book, the mentions by first word, the quotations by first word."""

    text: Text
    book: CueBook
    at: Mapping[int, Mention]
    quoted: Mapping[int, int]
    outlet: frozenset[str] = field(default_factory=frozenset)


def ground(text: Text, book: CueBook, mentions: Mapping[int, Mention], outlet: frozenset[str]) -> Ground:
    """The ground of one report."""
    return Ground(text, book, mentions, dict(text.quotes), outlet)


def read_source(g: Ground, k: int, limit: int) -> Source | None:
    """The source whose phrase begins at ``k`` or after words of time; ``None`` where nothing there can speak."""
    words = g.text.words
    while k < limit and words[k] in TIME and k not in g.at:
        k += 1
    if k >= limit or g.text.is_mark(k):
        return None
    if words[k] == "ل" and k + 1 < limit:
        k += 1
    if (words[k] in LATEST or words[k] in SAME) and k + 1 < limit:
        k += 1
    if tuple(words[k : k + 2]) == EACH and k + 2 < limit:
        k += 2
    w = words[k]
    if w in STOPS or w in BREAKS or w in PREPOSITIONS or w.isdigit():
        return None
    if w in g.book.own:
        return Source(k, k + 1, k + 1, "outlet", own=True)
    b = _stem(g, w)
    if b in g.book.carriers:
        carried = _carried(g, k, limit, b)
        if carried is not None:
            return carried
    end = _phrase_end(g, k, limit, b)
    return _classify(g, k, end, limit, b)


def _stem(g: Ground, w: str) -> str:
    """The head without article; a ل or a conjunction comes off where what is left is a known head."""
    b = bare(w)
    if b in g.book.heads or b in g.book.carriers or b in g.book.titles:
        return b
    if len(w) > 3 and w[0] in "لو":
        inner = bare(w[1:])
        if inner in g.book.heads or inner in g.book.carriers or inner in g.book.titles:
            return inner
    return b


def _carried(g: Ground, k: int, limit: int, b: str) -> Source | None:
    """«متحدث باسم X»، «بيان للجيش»، «بيان نشرته X»، «مراسل وكالة X»: the source is X, else the carrier itself."""
    words, p = g.text.words, k + 1
    while p < limit and (words[p] in ISSUED or words[p] in SPOKEN or _adjective(g, p, k)):
        p += 1
    spoken = p > k + 1 and words[p - 1] in ("باسم", "بلسان")
    if p >= limit:
        return Source(k, p, p, _ANONYMOUS, carrier=b)
    w = words[p]
    if w == "عن" or w in PUBLISHED:
        inner = read_source(g, p + 1 + (words[p + 1 : p + 2] == ["عن"]), limit)
    elif w == "ل" and b not in _MEDIATED:
        inner = read_source(g, p + 1, limit)
    elif len(w) > 3 and w[0] == "ل" and w not in STOPS and bare(w[1:]) not in g.book.media:
        inner = read_source(g, p, limit)
    elif spoken or (not definite(words[k]) and (definite(w) or p in g.at or bare(w) in g.book.heads)):
        inner = read_source(g, p, limit)
    elif b in ("مراسل", "مراسلو", "مراسلون", "مراسلي") and w[0] == "ل":
        inner = read_source(g, p, limit)
    else:
        inner = None
    if inner is None:
        if p + 1 < limit and words[p] == "من" and words[p + 1] not in STOPS:
            m = g.at.get(p + 1)
            end = m.j if m is not None else p + 2
            return Source(k, end, end, _ANONYMOUS, carrier=b)
        if definite(words[k]) or p == k + 1:
            return Source(k, max(k + 1, p), p, _ANONYMOUS, carrier=b) if _still(g, p, limit) else None
        return None
    at = inner.end + (inner.end < limit and words[inner.end] == "،")
    if inner.kind != _PERSON and b in g.book.titles and at < limit:
        if at + 1 < limit and definite(words[at]) and bare(words[at]) in g.book.titles:
            at += 1
            stop = _name_end(g, at, limit)
            if stop - at >= 2 and words[at] not in STOPS and not g.text.is_mark(at):
                return Source(at, stop, stop, _PERSON, (inner.i, inner.j), carrier=b)
        m = g.at.get(at)
        if words[at] in g.book.names or m is not None and m.role == "person":
            end = _name_end(g, at, limit)
            return Source(at, end, end, _PERSON, (inner.i, inner.j), carrier=b)
    return inner._replace(carrier=inner.carrier or b)


_MEDIATED = frozenset("متحدث ناطق مراسل".split())


def _still(g: Ground, p: int, limit: int) -> bool:
    """Whether the carrier's phrase is over at ``p``."""
    return p >= limit or g.text.is_mark(p) or g.text.words[p] in STOPS or g.text.words[p] in SELF or p in g.quoted or (
        g.text.words[p] in ("في", "من", "ل") or g.text.words[p][0] in "لب" or g.text.words[p] in g.book.words
    )


def _adjective(g: Ground, p: int, k: int) -> bool:
    """«تقرير جديد»: an indefinite word before a preposition; kept narrow."""
    w = g.text.words[p]
    nxt = g.text.words[p + 1] if p + 1 < len(g.text.words) else ""
    return (
        p == k + 1
        and w not in STOPS
        and not g.text.is_mark(p)
        and w not in PUBLISHED
        and w not in g.book.heads
        and definite(w) == definite(g.text.words[k])
        and w[0] != "ل"
        and p not in g.at
        and (nxt == "عن" or nxt in ISSUED or nxt in PUBLISHED or nxt[:1] == "ل" or nxt == "باسم")
    )


_GENERIC = frozenset(["people", "armed", "source"])


def named(m: Mention) -> bool:
    """Whether the mention is one party of the books, and no «مسلحون» or «الجيش» that many are called."""
    head, _, rest = m.actor.id.partition("/")
    if head.startswith("?") or head in _GENERIC:
        return False
    return head != "state" or len(rest.partition("/")[0]) == 2


def _plain(g: Ground, m: Mention) -> bool:
    """A mention that names its party outright: «الجيش» alone only points back."""
    return named(m) and (m.j - m.i > 1 or not definite(g.text.words[m.i]))


def _phrase_end(g: Ground, k: int, limit: int, b: str) -> int:
    """Where the noun phrase that begins at ``k`` ends."""
    words, book = g.text.words, g.book
    m = g.at.get(k)
    known = m is not None and named(m)
    if k in g.quoted and g.quoted[k] - k <= 6:
        j, done = g.quoted[k], True
    else:
        j, done = k + 1, definite(words[k])
    if m is not None and m.role == "person" and m.j > k + 1:
        return max(m.j, j, _name_end(g, m.j - 1, limit))
    if known and m is not None and m.j > j:
        j, done = m.j, True
    if known or (words[k] in book.heads and book.heads[words[k]] == _OFFICIAL and b not in _FAMILY):
        done = True
    if words[k] in book.names or b in book.titles and j < limit and words[j] in book.names:
        return _name_end(g, j if words[k] not in book.names else k, limit)
    titled = b in book.titles
    while j < min(limit, k + LONGEST):
        step = _step(g, k, j, limit, done=done, titled=titled, known=known)
        if step == 0:
            break
        if titled and step > 0 and words[j] in book.names and j > k:
            return _name_end(g, j, limit)
        done = done or definite(words[j]) or step > 1
        j += step
    if titled and j + 1 < limit and words[j] == "،" and words[j + 1] in book.names:
        return _name_end(g, j + 1, limit)
    return j


_FAMILY = frozenset(
    "وزاره وزير وزيره حكومه رئاسه جيش شرطه قياده محافظ محافظه نيابه خليه جهاز مديريه مدير قائد رئيس نائب امين قوات "
    "قوه فرقه سفاره سفير مبعوث منسق مفوض قائمقام قائممقام قايمقام مصالح مصلحه ناطق متحدث عضو دائره عميد عقيد لواء "
    "مختار محكمه مدعي مخابرات استخبارات امن ممثل مقرر قاضي كبير حرس اركان بيت قصر تل عمده رائد نقيب ملازم مقدم "
    "مديره رئيسه مبعوثه مفوضه امير ملك ولي دكتور فريق نظام سلطه بلديه برلمان سلطات وزارتا".split()
)
"""Official heads that want a complement («وزارة الصحة»), unlike «أنقرة»."""


def _step(g: Ground, k: int, j: int, limit: int, *, done: bool, titled: bool, known: bool) -> int:
    """How many words the phrase goes on at ``j``: 0 where it ends."""
    words, book = g.text.words, g.book
    w = words[j]
    if j in g.quoted and g.quoted[j] - j <= 6:
        return g.quoted[j] - j
    if w == "(":
        return _bracket(g, j, limit)
    if g.text.is_mark(j) or w in STOPS or w in SELF or w in BREAKS:
        return 0
    nxt = words[j + 1] if j + 1 < limit else ""
    if w == "في":
        return _in_step(g, k, j, limit)
    if w == "من":
        return _from_step(g, k, j, nxt)
    if w[0] == "ل" and len(w) > 3:
        return 1 if _name_ell(g, k, j) else 0
    if w[0] == "ب" and words[j - 1] in CHARGED:
        return 1
    if w == "ل" or w[0] == "ب" and (w.startswith("بال") and w[:3] == "بال" and len(w) > 5 or w[1:] in book.content):
        return 0
    if w[0] == "و" and w not in book.heads and w not in book.names:
        return _and_step(g, j, nxt, done=done)
    if w in book.words and j > k + 1 and not definite(w) and w not in book.names:
        return 0
    if w in book.names and j > k + 1 and not titled and words[j - 1] not in book.names and not definite(words[j - 1]):
        return 0
    m = g.at.get(j)
    if m is not None and named(m) and m.j > j + 1 and not done:
        return m.j - j
    if definite(w):
        if done and (w in book.content or bare(w) in book.content):
            return 0
        if done and j > k + 1 and bare(w) in book.titles and bare(w) not in _ADJECTIVES:
            return 0
        return 0 if done and j > k + 1 and _own_noun(g, j) else 1
    if w in book.content and (done or (j > k + 1 and w not in _NAMED_BY) or bare(words[k]) not in book.heads):
        return 0
    if w in book.names and not titled and words[k] not in book.heads and _stem(g, words[k]) not in book.heads:
        return 0
    if done:
        return 1 if titled and w in book.names or j in g.at and titled else 0
    if owned(w) and j > k + 1:
        return 0
    return 0 if known else 1


_NAMED_BY = frozenset("تحرير وقف ضبط توثيق حصار".split())
"""Verbal nouns that stand in names: «هيئة تحرير الشام»."""


def _own_noun(g: Ground, j: int) -> bool:
    """After a whole phrase a definite noun begins another: «الحكومة الإسرائيلية الحصار»، «المجلس الأمم المتحدة»."""
    b = bare(g.text.words[j])
    m = g.at.get(j)
    if m is not None and named(m):
        return True
    return g.book.heads.get(b) in (_ORGANISATION, _ANONYMOUS) and b not in _ADJECTIVES


_ADJECTIVES = frozenset("اعلام امن مدني عسكري دفاع صليب هلال خارجيه داخليه سياسي".split())


def _bracket(g: Ground, j: int, limit: int) -> int:
    words = g.text.words
    for p in range(j + 1, min(limit, j + 6)):
        if words[p] == ")":
            return p + 1 - j
    return 0


def _in_step(g: Ground, k: int, j: int, limit: int) -> int:
    """«مصدر في وزارة الدفاع»، «وزارة الصحة في غزة» go on, «قال المتحدث في بيان» ends."""
    nxt = g.text.words[j + 1] if j + 1 < limit else ""
    if not nxt or nxt in AFTER_IN or bare(nxt) in AFTER_IN or nxt in STOPS or nxt.isdigit() or nxt in TIME:
        return 0
    m = g.at.get(j + 1)
    if nxt in g.book.content or bare(nxt) in g.book.content:
        return 0
    if j + 1 in g.quoted and g.quoted[j + 1] - j <= 6:
        return g.quoted[j + 1] - j
    if m is not None:
        office = g.book.heads.get(bare(g.text.words[k])) in (_ORGANISATION, _OFFICIAL) and bare(g.text.words[k]) not in g.book.titles
        return 0 if office and m.role in ("party", "state") else m.j - j
    words, p = g.text.words, j + 2
    while p < min(limit, j + 5) and not definite(words[p - 1]):
        w = words[p]
        if g.text.is_mark(p) or w in STOPS or w in PREPOSITIONS or w in g.book.content or w in g.book.words:
            break
        if w[0] in "لب" and len(w) > 3 or p in g.quoted:
            break
        p += 1
    return p - j


def _from_step(g: Ground, k: int, j: int, nxt: str) -> int:
    """«مصدر مقرب من اللجنة»، «مصدر من داخل المجلس»، «عدد من السكان» go on."""
    if g.text.words[j - 1] in NEAR and nxt and nxt not in STOPS:
        return 2
    if not nxt or nxt in STOPS or nxt in THAT or nxt in RESETS or j > k + 3 or nxt in g.book.content or bare(nxt) in g.book.content:
        return 0
    if g.text.words[k] in g.book.titles and g.book.heads.get(g.text.words[k]) != _ANONYMOUS:
        return 0
    if g.book.heads.get(_stem(g, g.text.words[k]), _ANONYMOUS) != _ANONYMOUS:
        return 0
    return 0 if definite(g.text.words[k]) and j > k + 1 else 2


def _name_ell(g: Ground, k: int, j: int) -> bool:
    """Whether a word in ل belongs to the name («المرصد السوري لحقوق الإنسان») or is the one spoken to."""
    w = g.text.words[j]
    if w in ("لدي", "لكن", "لان"):
        return False
    inner = bare(w[1:]) if not w.startswith("لل") else w[2:]
    if w in g.book.media or inner in g.book.media or "ال" + inner in g.book.media:
        return False
    if inner in g.outlet:
        return False
    return g.book.heads.get(_stem(g, g.text.words[k])) in (_ORGANISATION, _OFFICIAL, "agency") and j > k


def _and_step(g: Ground, j: int, nxt: str, *, done: bool) -> int:
    w = g.text.words[j]
    if w in g.book.words or w in STOPS:
        return 0
    if definite(w):
        return 1 if done else 0
    if bare(w[1:]) in g.book.heads:
        return 1
    ends = not nxt or nxt in STOPS or nxt in THAT or len(nxt) == 1
    return 1 if ends and len(w) > 3 else 0


def _name_end(g: Ground, p: int, limit: int) -> int:
    """Where a person's name that begins at ``p`` ends: up to four words, compounds kept whole."""
    words, book = g.text.words, g.book
    m = g.at.get(p)
    j = max(p + 1, m.j if m is not None and m.role == "person" else 0)
    while j < min(limit, p + 5):
        w = words[j]
        if g.text.is_mark(j) or w in STOPS or w in TIME or w in book.content or w in THAT:
            break
        if w in ("في", "من", "ل") or w[0] == "ل" and len(w) > 3 or owned(w) and j > p + 1:
            break
        if w[0] in "وف" and w in book.words or w.isdigit():
            break
        if (bare(w) in book.titles or bare(w) in book.carriers) and j > p + 1:
            break
        if j > p + 1 and w in book.words and w not in book.names:
            break
        j += 1
    return j


def _classify(g: Ground, k: int, end: int, limit: int, b: str) -> Source:
    words, book = g.text.words, g.book
    m = g.at.get(k)
    if m is not None and m.role == "person" and m.source in ("", "named person") and m.j > k + 1:
        start = max(k, m.j - m.actor.name_ar.count(" ") - 1)
        stop = next((p for p in range(start + 2, end) if definite(words[p]) and bare(words[p]) in book.titles), end)
        org = _org(g, k, start) or _after_name(g, end, limit)
        return Source(start, stop, end, _PERSON, org, mention=m)
    if b in book.titles or words[k] in book.names:
        start = next((p for p in range(k, end) if words[p] in book.names), None)
        if start is not None and (start > k or end - k > 1):
            mention = g.at.get(start)
            if start == k + 1 and b in _HONOURS:
                start = k
            org = _org(g, k, start) or _after_name(g, end, limit)
            return Source(start, end, end, _PERSON, org, mention=mention)
        if b in book.titles:
            start = _unknown_name(g, k, end, limit)
            if start is not None:
                return Source(end if start == end else start, start_end := _name_end(g, start, limit), start_end, _PERSON, _org(g, k, start))
    kind = book.heads.get(b) or book.heads.get(words[k], "")
    if m is not None:
        kind = kind or m.source or _ROLES.get(m.role, "")
        if not kind and m.role == "person":
            kind = _PERSON
    if not kind and k in g.quoted:
        kind = _ORGANISATION
    if kind == _ANONYMOUS and _in_office(words[k:end]):
        kind = _OFFICIAL
    stop = end if kind == _ANONYMOUS else next((p for p in range(k + 1, end) if words[p] in NEAR), end)
    return Source(k, stop, end, kind, mention=m if m is not None and m.j >= end - 1 and _plain(g, m) else None)


def _org(g: Ground, k: int, start: int) -> Range | None:
    """What stands between a title and the name: the office or organisation."""
    end = start
    while end > k + 1 and (g.text.is_mark(end - 1) or bare(g.text.words[end - 1]) in g.book.titles):
        end -= 1
    return (k + 1, end) if end > k + 1 else None


def _unknown_name(g: Ground, k: int, end: int, limit: int) -> int | None:
    """«وزير الدفاع الأمريكي جيم ماتيس إن»: a name in no list, where the phrase plainly ends after it."""
    words = g.text.words
    start = end + (end < limit and words[end] == "،")
    if start >= limit or not definite(words[end - 1]) and start == end or definite(words[start]):
        return None
    stop = _name_end(g, start, limit)
    if not 2 <= stop - start <= 4 or g.text.is_mark(start) or words[start] in STOPS or words[start] in g.book.words:
        return None
    if words[start] in g.book.content or words[start] in PREPOSITIONS or words[start][0] in "لب" and start == end:
        return None
    over = stop >= limit or words[stop] in THAT or words[stop] in TIME or words[stop] == ":" or stop in g.quoted
    return start if over or start > end and words[stop] == "،" else None


_ROLES = {"party": _ORGANISATION, "state": _OFFICIAL, "people": _ANONYMOUS, "person": _PERSON, "source": _ORGANISATION}
_HONOURS = frozenset(["شيخ", "مطران", "بابا", "الشيخ"])
_OFFICE = frozenset("وزاره الوزاره رسمي الرسمي حكومي الحكومي عسكري العسكري".split())


def _in_office(words: list[str]) -> bool:
    """«مصدر عسكري»، «مصدر في وزارة الدفاع» speak for an office."""
    return bare(words[0]) == "مصدر" and any(w in _OFFICE for w in words[1:])


def _after_name(g: Ground, end: int, limit: int) -> Range | None:
    """«أبو سامر، العضو في تجمع أحرار حوران»، «فلان، المتحدث باسم المشفى»: the affiliation after the name."""
    words = g.text.words
    if end + 2 >= limit or words[end] != "،" or bare(words[end + 1]) not in g.book.titles:
        return None
    stop = next((p for p in range(end + 2, min(limit, end + 12)) if g.text.is_mark(p)), None)
    start = end + 2
    while stop is not None and start < stop and words[start] in ("في", "باسم", "عن"):
        start += 1
    return (start, stop) if stop is not None and start < stop else None
