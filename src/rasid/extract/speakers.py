"""Who has spoken so far: pointing words («المصدر»، «المرصد»، a surname) lead back to the fullest mention."""

from dataclasses import dataclass

from rasid.arabic.segment import Range, Text
from rasid.arabic.speech import NO_NAMES, OFFICIAL, SELF, SINGULAR, SMALL, SOURCE_NOUN, THE, TO, TO_THE, bare, definite
from rasid.extract.source_phrases import Ground
from rasid.extract.sources import Source, read_source
from rasid.model.claim import Hop
from rasid.model.values import Span, Stated


@dataclass(slots=True, eq=False)
class Speaker:
    """One source of the report, under all the words that name it."""

    key: int
    kind: str
    words: frozenset[str]
    head: str
    best: Range
    org: Range | None
    carrier: str = ""
    titles: frozenset[str] = frozenset()
    office: frozenset[str] = frozenset()
    """The words before the name: «وزير الخارجية الإيراني» of who is later «الوزير الإيراني»."""
    actor: str = ""
    actor_name: str = ""


class Speakers:
    """The speakers of one report, in the order in which they first spoke."""

    def __init__(self, g: Ground) -> None:
        self._g = g
        self._all: list[Speaker] = []
        self._keyed: list[Speaker] = []
        self._hops: dict[tuple[int, str, str], Stated[Hop]] = {}

    def key_of(self, s: Source) -> int | None:
        """The speaker whom ``s`` names or points back to; ``None`` where it points at nobody."""
        words = self._key_words(s)
        pointing, head = self._pointing(s, words), self._head(s)
        for old in reversed(self._all):
            if self._same(old, s, words, (head, pointing)):
                self._fuller(old, s, words)
                self._touch(old)
                return old.key
        if s.carrier and bare(self._g.text.words[s.i]) == s.carrier and s.kind == "anonymous source" and pointing:
            return self._behind(s)
        spokesman = self._spokesman(s)
        if spokesman is not None:
            return spokesman.key
        if pointing and len(words) == 1 and s.kind == "anonymous source":
            return self._antecedent(s, words)
        last = self._all[-1] if self._all else None
        if pointing and head == OFFICIAL and last is not None and last.kind == "named person":
            return last.key  # «المسؤول العسكري», who has been named
        return self._new(s, words)

    def _spokesman(self, s: Source) -> Speaker | None:
        """«الناطق باسم الكتيبة» after «الناطق باسم الكتيبة، علي عبد الجليل»: the person who spoke for it before."""
        if s.kind == "named person" or SINGULAR.get(s.carrier, s.carrier) not in self._g.book.spokesmen:
            return None
        ours = self._key_words(s)
        for old in reversed(self._all):
            if old.kind == "named person" and old.org and old.carrier:
                theirs = {bare(w) for w in self._g.text.words[old.org[0] : old.org[1]]}
                if ours & theirs:
                    return old
        return None

    def _antecedent(self, s: Source, words: frozenset[str]) -> int:
        """«المصدر», «الناشط» who has not spoken yet: named without the article before, else whoever spoke last."""
        text, head = self._g.text, next(iter(words))
        for p in range(s.i - 1, -1, -1):
            if text.words[p] == head:
                src = read_source(self._g, p, text.sentences[text.sentence_of(p)][1])
                if src is not None and src.kind in ("anonymous source", "official body"):
                    return self._new(src, self._key_words(src))
        last = next((o for o in reversed(self._all) if o.kind != "agency"), None)
        if SINGULAR.get(head, head) == SOURCE_NOUN and last is not None:
            return last.key
        return self._new(s, words)

    def known(self, s: Source) -> bool:
        """Whether ``s`` points at a named person who spoke before: a bare surname."""
        words = self._key_words(s)
        return bool(words) and any(o.kind == "named person" and words <= o.words for o in self._all)

    def head(self, key: int) -> str:
        """The first word of the speaker with that key."""
        sp = self._keyed[key]
        return self._g.text.words[sp.best[0]]

    def kind(self, key: int) -> str:
        """The kind of the speaker with that key."""
        return self._keyed[key].kind

    def medium(self, key: int) -> bool:
        """Whether the speaker passes on what others say: an agency, a newspaper."""
        sp = self._keyed[key]
        return sp.kind == "agency" or sp.head in self._g.book.media

    def hop(self, key: int, rule: str, verb: str) -> Stated[Hop]:
        """The link of a chain for a speaker, under its fullest words; to be asked once the whole text is read."""
        made = self._hops.get((key, rule, verb))
        if made is None:
            made = self._hops[key, rule, verb] = self._hop(key, rule, verb)
        return made

    def _hop(self, key: int, rule: str, verb: str) -> Stated[Hop]:
        sp = self._keyed[key]
        text = self._g.text
        a, b = sp.best
        name = sp.actor_name or _name(text, a, b)
        org = _name(text, *sp.org) if sp.org else None
        span = Span(text.starts[a], text.ends[b - 1])
        return Stated(Hop(sp.kind, name, org, verb), (span,), rule)

    def _guess(self, s: Source) -> str:
        """A phrase with no known head: one or two words are a person's name, more an organisation's."""
        first = self._g.text.words[s.i]
        if s.j - s.i == 1 and definite(first) and first.endswith(NO_NAMES):
            return "anonymous source"  # «بحسب التحقيقات», «وفق التقديرات»
        return "named person" if s.j - s.i <= 2 else "organisation"

    def _key_words(self, s: Source) -> frozenset[str]:
        words = self._g.text.words
        out = {bare(w) for w in words[s.i : s.j] if len(w) > 1 and w not in SELF and w not in SMALL}
        first = words[s.i]
        if first[0] == TO and len(first) > 3 and not first.startswith(TO_THE) and bare(first) not in self._g.book.heads:
            out.discard(bare(first))
            out.add(bare(first[1:]))
        return frozenset(out)

    def _head(self, s: Source) -> str:
        w = self._g.text.words[s.i]
        b = bare(w)
        if b not in self._g.book.heads and w[0] == TO and bare(w[1:]) in self._g.book.heads:
            b = bare(w[1:])
        return SINGULAR.get(b, b)

    def _pointing(self, s: Source, words: frozenset[str]) -> bool:
        return len(words) <= 2 and definite(self._g.text.words[s.i])

    def _same(self, old: Speaker, s: Source, words: frozenset[str], by: tuple[str, bool]) -> bool:
        """Whether ``s``, of these words, ``by`` its head and whether it points back, is a speaker known."""
        if s.mention is not None and old.actor and s.mention.actor.id == old.actor:
            return True
        if not words:
            return False
        if words == old.words:
            return True
        head, pointing = by
        if old.kind == "named person":
            if s.kind in ("", "named person") and (words <= old.words or old.words <= words):
                return True
            return pointing and head in old.titles and words <= (old.titles | old.office | {head})
        if s.kind == "named person":
            return False
        if head == old.head:
            if pointing and (words <= old.words or len(words) == 1 or not old.words - {head}):
                return True
            return definite(self._g.text.words[s.i]) and (words < old.words or old.words < words)
        return pointing and len(words) == 1 and head == SINGULAR.get(old.carrier, old.carrier)

    def _behind(self, s: Source) -> int | None:
        """«البيان» with no issuer named: the last office or organisation that spoke."""
        if s.carrier in self._g.book.statements:
            wanted: tuple[str, ...] = ("organisation", "official body")
        elif SINGULAR.get(s.carrier, s.carrier) in self._g.book.spokesmen:
            wanted = ("named person", "organisation", "official body")
        else:
            return self._new(s, self._key_words(s))
        for old in reversed(self._all):
            if old.kind in wanted:
                return old.key
        return self._new(s, self._key_words(s))

    def _fuller(self, old: Speaker, s: Source, words: frozenset[str]) -> None:
        if words > old.words and s.kind == old.kind and s.j - s.i <= 9:
            old.words, old.best = words, (s.i, s.j)
        if s.org and not old.org:
            old.org = s.org

    def _touch(self, old: Speaker) -> None:
        self._all.remove(old)
        self._all.append(old)

    def _new(self, s: Source, words: frozenset[str]) -> int:
        key = len(self._all)
        titles = office = frozenset[str]()
        if s.kind == "named person":
            before = self._g.text.words[max(0, s.i - 8) : s.i]
            titles = frozenset(SINGULAR.get(bare(w), bare(w)) for w in before if bare(w) in self._g.book.titles)
            office = frozenset(map(bare, before))
        m = s.mention
        made = Speaker(
            key, s.kind or self._guess(s), words, self._head(s), (s.i, s.j), s.org, s.carrier, titles, office,
            m.actor.id if m is not None else "", m.actor.name_ar if m is not None else "",
        )  # fmt: skip
        self._all.append(made)
        self._keyed.append(made)
        return key


def _name(text: Text, a: int, b: int) -> str:
    """The words as written, without the ل of the first and without quotation marks."""
    first = text.surface(a, a + 1)
    if first.startswith(TO_THE) and len(first) > 4:
        first = THE + first[2:]
    return " ".join([first, *(text.surface(k, k + 1) for k in range(a + 1, b))])
