"""How far a source's noun phrase goes: «وزارة الصحة في غزة»، «المرصد السوري لحقوق الإنسان»، «مصدر مقرب من اللجنة»."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rasid.arabic.function_words import PREPOSITIONS
from rasid.arabic.segment import Text
from rasid.arabic.speech import (
    AFTER_IN,
    AND,
    BREAKS,
    BY,
    BY_THE,
    CHARGED,
    COMMA,
    FROM,
    HIS_WORDS,
    IN,
    JOINTS,
    NAMED_BY_TONGUE,
    NEAR,
    NO_NAME,
    RESETS,
    SELF,
    STOPS,
    SURNAMES,
    THAT,
    THE,
    TIME,
    TO,
    TO_AND,
    TO_BY,
    TO_THE,
    bare,
    definite,
    owned,
)
from rasid.extract.mentions import Mention
from rasid.knowledge.cues import CueBook

LONGEST = 14
"""No source's phrase is longer than this many words."""

PERSON, OFFICIAL, ORGANISATION = "named person", "official body", "organisation"
ANONYMOUS, AGENCY = "anonymous source", "agency"

_GENERIC = frozenset(["people", "armed", "source"])


@dataclass(slots=True)
class Ground:
    """What a source is read against: text, book, mentions and quotations by first word, proper names by their last."""

    text: Text
    book: CueBook
    at: Mapping[int, Mention]
    quoted: Mapping[int, int]
    outlet: frozenset[str] = field(default_factory=frozenset)
    proper: dict[str, Mention] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for m in self.at.values():
            last = bare(self.text.words[m.j - 1])
            if m.j - m.i > 1 and m.role in ("party", "source") and last not in self.book.heads:
                self.proper.setdefault(last, m)


def stem(g: Ground, w: str) -> str:
    """The head without article; a ل or a conjunction comes off where what is left is a known head."""
    b = bare(w)
    if b in g.book.heads or b in g.book.carriers or b in g.book.titles:
        return b
    if len(w) > 3 and w[0] in TO_AND:
        inner = bare(w[1:])
        if inner in g.book.heads or inner in g.book.carriers or inner in g.book.titles:
            return inner
    return b


def named(m: Mention) -> bool:
    """Whether the mention is one party of the books, and no «مسلحون» or «الجيش» that many are called."""
    head, _, rest = m.actor.id.partition("/")
    if head.startswith("?") or head in _GENERIC:
        return False
    return head != "state" or len(rest.partition("/")[0]) == 2


def plain(g: Ground, m: Mention) -> bool:
    """A mention that names its party outright: «الجيش» alone only points back."""
    return named(m) and (m.j - m.i > 1 or not definite(g.text.words[m.i]))


def phrase_end(g: Ground, k: int, limit: int, b: str) -> int:
    """Where the noun phrase that begins at ``k`` ends."""
    words, book = g.text.words, g.book
    m = g.at.get(k)
    known = m is not None and named(m)
    if k in g.quoted and g.quoted[k] - k <= 6:
        j, done = g.quoted[k], True
    else:
        j, done = k + 1, definite(words[k])
    if m is not None and m.role == "person" and m.j > k + 1:
        return max(m.j, j, name_end(g, m.j - 1, limit))
    if known and m is not None and m.j > j:
        j, done = m.j, True
    if known or (words[k] in book.heads and book.heads[words[k]] == OFFICIAL and b not in book.family):
        done = True
    unknown_first = not known and not definite(words[k]) and b not in book.heads and b not in book.titles
    if (
        unknown_first
        and words[k - 1] not in NAMED_BY_TONGUE
        and words[k] not in book.names
        and k + 1 < limit
        and words[k + 1] in book.names
    ):
        return name_end(g, k, limit)
    if words[k] in book.names or (b in book.titles and j < limit and words[j] in book.names):
        return name_end(g, j if words[k] not in book.names else k, limit)
    titled = b in book.titles
    while j < min(limit, k + LONGEST):
        step = _step(g, k, j, limit, done=done, titled=titled, known=known)
        if step == 0:
            break
        if titled and step > 0 and words[j] in book.names and j > k:
            return name_end(g, j, limit)
        done = done or definite(words[j]) or step > 1
        j += step
    if titled and j + 1 < limit and words[j] == COMMA and words[j + 1] in book.names:
        return name_end(g, j + 1, limit)
    return j


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
    if w == IN:
        return _in_step(g, k, j, limit)
    if w == FROM:
        return _from_step(g, k, j, nxt)
    if w[0] == TO and len(w) > 3:
        return 1 if _name_ell(g, k, j) else 0
    if w[0] == BY and words[j - 1] in CHARGED:
        return 1
    if w == TO or (w[0] == BY and ((w.startswith(BY_THE) and w[:3] == BY_THE and len(w) > 5) or w[1:] in book.content)):
        return 0
    if w[0] == AND and w not in book.heads and w not in book.names:
        return _and_step(g, j, nxt, done=done)
    if w in book.words and j > k + 1 and not definite(w) and w not in book.names:
        return 0
    if w in book.names and j > k + 1 and not titled and words[j - 1] not in book.names and not definite(words[j - 1]):
        return 0
    m = g.at.get(j)
    if m is not None and named(m) and m.j > j + 1 and not done:
        return m.j - j
    if definite(w):
        return _definite_step(g, k, j, done=done)
    if w in book.content and (done or (j > k + 1 and w not in book.named_by) or bare(words[k]) not in book.heads):
        return 0
    if w in book.names and not titled and words[k] not in book.heads and stem(g, words[k]) not in book.heads:
        return 0
    if done:
        return 1 if (titled and w in book.names) or (j in g.at and titled) else 0
    return 0 if known or (owned(w) and j > k + 1) else 1


def _definite_step(g: Ground, k: int, j: int, *, done: bool) -> int:
    """«المرصد السوري» goes on; after a whole phrase «القصف»، «العميد» or another party begins something else."""
    w, b = g.text.words[j], bare(g.text.words[j])
    if not done:
        return 1
    if w in g.book.content or b in g.book.content:
        return 0
    if j == k + 1:
        return 1
    return 0 if (b in g.book.titles and b not in g.book.adjectives) or _own_noun(g, j) else 1


def _own_noun(g: Ground, j: int) -> bool:
    """After a whole phrase a definite noun begins another: «الحكومة الإسرائيلية الحصار»، «المجلس الأمم المتحدة»."""
    b = bare(g.text.words[j])
    m = g.at.get(j)
    if m is not None and named(m):
        return True
    return g.book.heads.get(b) in (ORGANISATION, ANONYMOUS) and b not in g.book.adjectives


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
        b = bare(g.text.words[k])
        office = g.book.heads.get(b) in (ORGANISATION, OFFICIAL) and b not in g.book.titles
        return 0 if office and m.role in ("party", "state") else m.j - j
    words, p = g.text.words, j + 2
    while p < min(limit, j + 5) and not definite(words[p - 1]):
        w = words[p]
        if g.text.is_mark(p) or w in STOPS or w in PREPOSITIONS or w in g.book.content or w in g.book.words:
            break
        if (w[0] in TO_BY and len(w) > 3) or p in g.quoted:
            break
        p += 1
    return p - j


def _from_step(g: Ground, k: int, j: int, nxt: str) -> int:
    """«مصدر مقرب من اللجنة»، «مصدر من داخل المجلس»، «عدد من السكان» go on."""
    if g.text.words[j - 1] in NEAR and nxt and nxt not in STOPS:
        return 2
    content = nxt in g.book.content or bare(nxt) in g.book.content
    if not nxt or nxt in STOPS or nxt in THAT or nxt in RESETS or j > k + 3 or content:
        return 0
    if g.text.words[k] in g.book.titles and g.book.heads.get(g.text.words[k]) != ANONYMOUS:
        return 0
    if g.book.heads.get(stem(g, g.text.words[k]), ANONYMOUS) != ANONYMOUS:
        return 0
    return 0 if definite(g.text.words[k]) and j > k + 1 else 2


def _name_ell(g: Ground, k: int, j: int) -> bool:
    """Whether a word in ل belongs to the name («المرصد السوري لحقوق الإنسان») or is the one spoken to."""
    w = g.text.words[j]
    if w in NO_NAME or (j == k + 1 and definite(g.text.words[k])):
        return False
    inner = bare(w[1:]) if not w.startswith(TO_THE) else w[2:]
    if w in g.book.media or inner in g.book.media or THE + inner in g.book.media:
        return False
    if inner in g.outlet:
        return False
    return g.book.heads.get(stem(g, g.text.words[k])) in (ORGANISATION, OFFICIAL, AGENCY) and j > k


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


def name_end(g: Ground, p: int, limit: int) -> int:
    """Where a person's name that begins at ``p`` ends: up to four words, compounds kept whole."""
    words, book = g.text.words, g.book
    m = g.at.get(p)
    j = max(p + 1, m.j if m is not None and m.role == "person" else 0)
    while j < min(limit, p + 5):
        w = words[j]
        if g.text.is_mark(j) or w in STOPS or w in TIME or w in book.content or w in THAT:
            break
        spoken_to = w[0] == TO and (len(w) > 3 or w[1:] in book.media)  # «عباس عراقجي لبي بي سي»
        if w in (IN, FROM, TO) or spoken_to or w in HIS_WORDS or (owned(w) and j > p + 1):
            break
        if (w[0] in JOINTS and w in book.words) or w.isdigit():
            break
        surname = (
            definite(w) and bare(w) in SURNAMES and (j + 1 >= limit or g.text.is_mark(j + 1) or words[j + 1] in THAT)
        )
        if (bare(w) in book.titles or bare(w) in book.carriers) and j > p + 1 and not surname:
            break
        if j > p + 1 and w in book.words and w not in book.names:
            break
        if j > p + 1 and w[0] == BY and w not in book.names:
            break
        j += 1
    return j
