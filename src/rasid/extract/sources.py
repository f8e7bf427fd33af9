"""Reading a source: its words, what kind it is, whose name it carries, who stands behind «البيان» or «المتحدث باسم»."""

from typing import NamedTuple

from rasid.arabic.function_words import PREPOSITIONS, RELATIVES
from rasid.arabic.normalize import fold
from rasid.arabic.segment import Range
from rasid.arabic.speech import (
    ABOUT,
    BREAKS,
    COMMA,
    EACH,
    FROM,
    HELD_AT,
    IN,
    ISSUED,
    LATEST,
    NAME_OF,
    NAMED_BY_TONGUE,
    NEAR,
    PUBLISHED,
    RANKS,
    REPORTERS,
    SAME,
    SELF,
    SOURCE_NOUN,
    SPOKEN,
    STAFF,
    STOPS,
    THAT,
    TIME,
    TO,
    TO_BY,
    bare,
    definite,
)
from rasid.extract.mentions import Mention
from rasid.extract.source_phrases import (
    ANONYMOUS,
    OFFICIAL,
    ORGANISATION,
    PERSON,
    Ground,
    name_end,
    phrase_end,
    plain,
    stem,
)


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


def read_source(g: Ground, k: int, limit: int) -> Source | None:
    """The source whose phrase begins at ``k`` or after words of time; ``None`` where nothing there can speak."""
    words = g.text.words
    while k < limit and words[k] in TIME and k not in g.at:
        k += 1
    if k >= limit or g.text.is_mark(k):
        return None
    if words[k] == TO and k + 1 < limit:
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
    b = stem(g, w)
    if b in g.book.carriers:
        carried = _carried(g, k, limit, b)
        if carried is not None:
            return carried
    end = phrase_end(g, k, limit, b)
    return _classify(g, k, end, limit, b)


def _carried(g: Ground, k: int, limit: int, b: str) -> Source | None:
    """«متحدث باسم X»، «بيان للجيش»، «بيان نشرته X»، «مراسل وكالة X»: the source is X, else the carrier itself."""
    words, p = g.text.words, k + 1
    while p < limit and (words[p] in ISSUED or words[p] in SPOKEN or _adjective(g, p, k)):
        p += 1
    if p >= limit:
        return Source(k, p, p, ANONYMOUS, carrier=b)
    inner = _behind(g, k, p, limit, b)
    if inner is None:
        return _alone(g, k, p, limit, b)
    return _spokesman(g, inner, limit, b) or inner._replace(carrier=inner.carrier or b)


_SHORT_NAME = 6


def _behind(g: Ground, k: int, p: int, limit: int, b: str) -> Source | None:
    """Whom the carrier at ``k`` speaks for, where that is said from ``p`` on."""
    words, w = g.text.words, g.text.words[p]
    if w == ABOUT or w in PUBLISHED:
        return read_source(g, p + 1 + (words[p + 1 : p + 2] == [ABOUT]), limit)
    if w == TO:
        return read_source(g, p + 1, limit) if b not in g.book.mediated else None
    spoken = p > k + 1 and words[p - 1] in NAMED_BY_TONGUE
    owner = w[0] == TO and len(w) > 3 and w not in STOPS and (b in REPORTERS or bare(w[1:]) not in g.book.media)
    joined = not definite(words[k]) and (definite(w) or p in g.at or bare(w) in g.book.heads)
    at_outlet = b in REPORTERS and p in g.quoted and g.quoted[p] - p <= _SHORT_NAME  # «مراسل "سكاي نيوز عربية"»
    return read_source(g, p, limit) if spoken or owner or joined or at_outlet else None


def _alone(g: Ground, k: int, p: int, limit: int, b: str) -> Source | None:
    """«البيان»، «تقارير من سوريا»: a carrier that names nobody behind it."""
    words = g.text.words
    if p + 1 < limit and words[p] == FROM and words[p + 1] not in STOPS:
        m = g.at.get(p + 1)
        end = m.j if m is not None else p + 2
        return Source(k, end, end, ANONYMOUS, carrier=b)
    if (definite(words[k]) or p == k + 1) and _still(g, p, limit):
        end = next((q for q in range(k + 1, p) if words[q] in ISSUED or words[q] in PUBLISHED), max(k + 1, p))
        return Source(k, end, p, ANONYMOUS, carrier=b)
    return None


def _spokesman(g: Ground, inner: Source, limit: int, b: str) -> Source | None:
    """«الناطق باسم الجيش، العميد أحمد المسماري»: the person, with whom he speaks for as his organisation."""
    words = g.text.words
    at = inner.end + (inner.end < limit and words[inner.end] == COMMA)
    if inner.kind == PERSON or b not in g.book.titles or at >= limit:
        return None
    past = _past_ranks(g, at, limit)
    ranked, at = past > at, past
    if g.text.is_mark(at) or (words[at] in STOPS and words[at] not in g.book.names):
        return None
    m = g.at.get(at)
    stop = name_end(g, at, limit)
    if words[at] in g.book.names or (m is not None and m.role == "person") or (ranked and stop - at >= 2):
        return Source(at, stop, stop, PERSON, (inner.i, inner.j), carrier=b)
    return None


def _still(g: Ground, p: int, limit: int) -> bool:
    """Whether the carrier's phrase is over at ``p``."""
    return (
        p >= limit
        or g.text.is_mark(p)
        or g.text.words[p] in STOPS
        or g.text.words[p] in SELF
        or p in g.quoted
        or (g.text.words[p] in (IN, FROM, TO) or g.text.words[p][0] in TO_BY or g.text.words[p] in g.book.words)
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
        and w[0] != TO
        and p not in g.at
        and (nxt in (ABOUT, NAME_OF) or nxt in ISSUED or nxt in PUBLISHED or nxt[:1] == TO)
    )


_ROLES = {"party": ORGANISATION, "state": OFFICIAL, "people": ANONYMOUS, "person": PERSON, "source": ORGANISATION}


def _classify(g: Ground, k: int, end: int, limit: int, b: str) -> Source:
    person = _person(g, k, end, limit, b)
    if person is not None:
        return person
    words, m = g.text.words, g.at.get(k)
    kind = g.book.heads.get(b) or g.book.heads.get(words[k], "")
    if m is not None:
        kind = kind or (m.source if m.source != "outlet" else ORGANISATION) or _ROLES.get(m.role, "")
    whole_name = g.proper.get(bare(words[k])) if not kind and end - k == 1 else None
    if whole_name is not None and whole_name.i < k:
        return Source(whole_name.i, whole_name.j, end, ORGANISATION)
    if not kind and k in g.quoted:
        kind = ORGANISATION
    if kind == ANONYMOUS and _in_office(g, words[k:end]):
        kind = OFFICIAL
    if kind == ANONYMOUS:
        end = _who_did(g, end, limit)
    stop = end if kind == ANONYMOUS else next((p for p in range(k + 1, end) if words[p] in NEAR), end)
    whole = m is not None and m.j >= end - 1 and plain(g, m)
    return Source(k, stop, end, kind, mention=m if whole else None)


def _who_did(g: Ground, end: int, limit: int) -> int:
    """«قال المسلحون الذين دخلوا عفرين إنهم»: the clause that says which of them spoke belongs to the source."""
    words = g.text.words
    if end >= limit or words[end] not in RELATIVES:
        return end
    over = next((p for p in range(end + 2, min(limit, end + 6)) if words[p] in THAT or g.text.is_mark(p)), None)
    return over if over is not None else end


def _person(g: Ground, k: int, end: int, limit: int, b: str) -> Source | None:
    """«مدير المرصد رامي عبد الرحمن»، «أحمد السعدي، العضو في تجمع»: the name, and the office as affiliation."""
    words, book, m = g.text.words, g.book, g.at.get(k)
    if m is not None and m.role == "person" and m.j > k + 1 and not _names(g, m):
        # «وزير الخارجية الروسي، سيرغي لافروف،»: known by the office, then by name
        by_name = _apposed(g, m.j, limit) or (_apposed(g, end, limit) if end > m.j else None)
        if by_name is not None:
            return Source(*by_name, by_name[1], PERSON, _org(g, k, m.j), mention=m)
        return Source(k, m.j, end, PERSON, mention=m) if m.source in ("", PERSON) else None
    if m is not None and m.role == "person" and m.source in ("", PERSON) and m.j > k + 1:
        start = max(k, m.j - m.actor.name_ar.count(" ") - 1)
        stop = next((p for p in range(start + 2, end) if definite(words[p]) and bare(words[p]) in book.titles), end)
        return Source(start, stop, end, PERSON, _org(g, k, start) or _after_name(g, end, limit), mention=m)
    if b not in book.titles and words[k] not in book.names:
        return None
    named = next((p for p in range(k, end) if words[p] in book.names), None)
    if named is not None and (named > k or end - k > 1):
        start = k if named == k + 1 and b in book.honours else named
        org = _org(g, k, start) or _after_name(g, end, limit)
        return Source(start, end, end, PERSON, org, mention=g.at.get(named))
    apposed = _apposed(g, end, limit)
    if apposed is not None:
        return Source(*apposed, apposed[1], PERSON, _org(g, k, end))
    unknown = _unknown_name(g, k, end, limit) if b in book.titles else None
    if unknown is None and b in book.titles:
        unknown = _beyond_post(g, end, limit)
    if unknown is None:
        return None
    stop = name_end(g, unknown, limit)
    return Source(unknown, stop, stop, PERSON, _org(g, k, unknown))


def _names(g: Ground, m: Mention) -> bool:
    """Whether a person's mention holds the name, and not the office alone by which the books know who it is."""
    return (
        fold(m.actor.name_ar).split(" ")[-1] in map(bare, g.text.words[m.i : m.j])
        or fold(m.actor.name_ar).split(" ")[-1] in g.text.words[m.i : m.j]
    )


def _apposed(g: Ground, at: int, limit: int) -> Range | None:
    """The name behind an office and a comma, past a rank: «، اللواء فرج البحسني،»; a rank needs no comma."""
    words = g.text.words
    comma = at + 1 < limit and words[at] == COMMA
    if at + 1 >= limit or not (comma or (definite(words[at]) and bare(words[at]) in RANKS)):
        return None
    start = _past_ranks(g, at + comma, limit)
    if start >= limit:
        return None
    stop = name_end(g, start, limit)
    known = words[start] in g.book.names or start > at + comma
    over = stop >= limit or words[stop] == COMMA or words[stop] in THAT or words[stop] in TIME
    return (start, stop) if known and over and 2 <= stop - start <= 4 else None


def _past_ranks(g: Ground, at: int, limit: int) -> int:
    """The word behind «العقيد», «العميد الركن», «العقيد ركن», «الطبيب»; ``at`` where no title stands there."""
    words, p = g.text.words, at
    while p + 1 < limit and p < at + 3 and not g.text.is_mark(p):
        title = definite(words[p]) and bare(words[p]) in g.book.titles and words[p] not in g.book.names
        if not title and not (p > at and bare(words[p]) == STAFF):
            break
        p += 1
    return p


def _org(g: Ground, k: int, start: int) -> Range | None:
    """What stands between a title and the name: the office or organisation."""
    end = start
    while end > k + 1 and (g.text.is_mark(end - 1) or bare(g.text.words[end - 1]) in g.book.titles):
        end -= 1
    return (k + 1, end) if end > k + 1 else None


def _unknown_name(g: Ground, k: int, end: int, limit: int) -> int | None:
    """«وزير الدفاع الأمريكي جيم ماتيس إن»: a name in no list, where the phrase plainly ends after it."""
    words = g.text.words
    start = end + (end < limit and words[end] == COMMA)
    if start >= limit or (not definite(words[end - 1]) and start == end) or definite(words[start]):
        return None
    stop = name_end(g, start, limit)
    if not 2 <= stop - start <= 4 or g.text.is_mark(start) or words[start] in STOPS or words[start] in g.book.words:
        return None
    if words[start] in g.book.content or words[start] in PREPOSITIONS or (words[start][0] in TO_BY and start == end):
        return None
    over = stop >= limit or words[stop] in THAT or words[stop] in TIME or words[stop] == ":" or stop in g.quoted
    ranked = definite(words[start - 1]) and bare(words[start - 1]) in {
        *RANKS,
        STAFF,
    }  # «قائد الجبهة العقيد سامر الحريري،»
    return start if over or ((start > end or ranked) and words[stop] == COMMA) else None


def _beyond_post(g: Ground, end: int, limit: int) -> int | None:
    """«السفيرة الأمريكية لدى الأمم المتحدة نيكي هايلي»: a known given name behind where the office is held."""
    words = g.text.words
    if end >= limit or words[end] not in HELD_AT:
        return None
    for p in range(end + 1, min(limit, end + 8)):
        if words[p] in THAT or (g.text.is_mark(p) and words[p] != COMMA):
            return None
        if words[p] in g.book.names and p > end + 1:
            return p
    return None


def _in_office(g: Ground, words: list[str]) -> bool:
    """«مصدر عسكري»، «مصدر في وزارة الدفاع» speak for an office."""
    return bare(words[0]) == SOURCE_NOUN and any(w in g.book.office for w in words[1:])


def _after_name(g: Ground, end: int, limit: int) -> Range | None:
    """«أبو سامر، العضو في تجمع أحرار حوران»، «فلان، المتحدث باسم المشفى»: the affiliation after the name."""
    words = g.text.words
    if end + 2 >= limit or words[end] != COMMA or bare(words[end + 1]) not in g.book.titles:
        return None
    stop = next((p for p in range(end + 2, min(limit, end + 12)) if g.text.is_mark(p)), None)
    start = end + 2
    while stop is not None and start < stop and words[start] in (IN, NAME_OF, ABOUT):
        start += 1
    return (start, stop) if stop is not None and start < stop else None
