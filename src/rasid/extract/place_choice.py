"""Which of the places of one name a report means, and where a place that no book has is held.

Evidence, strongest first: the place that the words themselves put it in («في ريف درعا»), the report's country, other
places of the sentence, paragraph and report, how well known it is. Population never decides across countries.
"""

from dataclasses import replace

from rasid.arabic.place_syntax import AND, IN, is_definite
from rasid.extract.place_evidence import Choice
from rasid.extract.place_holding import Holding
from rasid.extract.place_mentions import Mention
from rasid.knowledge.places import Place

__all__ = ["Choice", "Chooser"]


class Chooser(Holding):
    """Decides all mentions of one report together."""

    __slots__ = ()

    def run(self) -> list[Choice | None]:
        """A choice per mention, None where the words turn out to be no place."""
        text, ms = self.text, self.mentions
        self.choices = [None] * len(ms)
        self._sentence = [text.sentence_of(m.i) for m in ms]
        self._paragraph = [text.paragraph_of(m.i) for m in ms]
        self._hold()
        named = [n for n, m in enumerate(ms) if m.places and m.kind in ("name", "area")]
        plain = [n for n in named if _plain(ms[n])]
        self.home = self._vote([ms[n] for n in plain])
        self._sure = frozenset([self._spelling(m) for m in ms if m.cls and m.places])
        sure = [n for n in plain if ms[n].kind == "name" and not _waits(ms[n])]
        areas = [n for n in named if ms[n].kind == "area"]
        free = [n for n in named if not _waits(ms[n])]
        for n in [*sure, *areas, *free, *named, *named]:  # an ordinary word may have to wait for its company
            if self.choices[n] is None:
                self._take(n, self._pick(n, ms[n]))
        for n, m in enumerate(ms):
            if self.choices[n] is None and (m.kind in ("site", "anaphor", "area") or not m.places):
                self._first_its_holder(m)
                self._take(n, self._held(n, m))
        return self.choices

    def _hold(self) -> None:
        """Link a mention to the next where only «في», «من», a bracket or a bearing stands between."""
        words, link = self.text.words, self.book.link
        for n in range(len(self.mentions) - 1):
            m, x = self.mentions[n], self.mentions[n + 1]
            gap = words[m.j : x.i]
            if gap and (_epithet(gap[0]) or gap[0] in self.book.tail):  # «منطقة فضحة الاستراتيجية بمديرية الملاجم»
                gap = gap[1:]
            if self._sentence[n] != self._sentence[n + 1] or len(gap) > 2:
                continue
            beside = x.prefix == IN or ((x.toward or x.position) and x.prefix != AND)
            if (not gap and beside) or (gap and all(w in link for w in gap) and not x.prefix):
                m.holder = n + 1
        self._hold_lists()

    def _hold_lists(self) -> None:
        """«شارعي الزاوية والجمهورية في طرابلس»: both are in it."""
        for n in range(len(self.mentions) - 2, -1, -1):
            m, x = self.mentions[n], self.mentions[n + 1]
            one_noun = m.cls is not None and m.cls is x.cls and x.i == x.core[0] and m.j == x.i
            if one_noun and x.prefix == AND and m.holder < 0:
                m.holder = x.holder

    def _first_its_holder(self, m: Mention) -> None:
        """«أمام البرلمان وسط العاصمة»: which city that is tells where the site lies."""
        if m.holder < 0 or self.choices[m.holder] is not None:
            return
        x = self.mentions[m.holder]
        if x.kind == "anaphor":
            self._take(m.holder, self._held(m.holder, x))

    def _pick(self, n: int, m: Mention) -> Choice | None:
        fit = self._in_its_city(n, m) if _part(m) else m.places
        if not fit:
            return self._held(n, replace(m, kind="site", places=()))
        if len(m.places) == 1 and m.places[0].weight >= 2 and not m.shy:
            place = m.places[0]
            if self._credible(n, m, place):
                return Choice(self._where(m, place), place, "the only place of that name")
            return self._refused(n, m)
        kept = {p.id for p in fit}
        scored = [(*score, k, p) for k, (score, p) in enumerate(zip(self._scores(n, m), m.places, strict=True))]
        scored.sort(key=lambda s: (s[3].id not in kept, -s[0], s[2]))
        best, why, _, place = scored[0]
        if not self._credible(n, m, place):
            return self._refused(n, m)
        losers = tuple(
            f"{p.name_en} ({p.level}, {p.admin1 or p.country}): {w or 'nothing for it'}" for _, w, _, p in scored[1:5]
        )
        gap = ""
        for score, _, _, p in scored[1 : len(fit)]:
            if best - score < 0.75 and _apart(p, place):
                gap = "ambiguous"
        why = why or ("nothing speaks for another" if losers else "the only place of that name")
        return Choice(self._where(m, place), place, why, losers, gap)

    def _refused(self, n: int, m: Mention) -> Choice | None:
        """«قرية السويداء بمحافظة الحسكة»: a place by its class noun, but none that the books have."""
        if m.apart:
            return self._pick(n, replace(m.apart, holder=m.holder))
        told = m.holder >= 0 and (m.cls is not None or m.j - m.i > 1)
        return self._held(n, replace(m, kind="site", places=())) if told else None


def _epithet(word: str) -> bool:
    return is_definite(word) and word.endswith("يه")


def _plain(m: Mention) -> bool:
    """No doubt which place: one country and governorate, and no ordinary word."""
    if m.shy or len(m.places) == 1:
        return not m.shy
    known = [p for p in m.places if p.weight >= 2] or m.places
    return len({(p.country, p.admin1) for p in known}) == 1


def _waits(m: Mention) -> bool:
    """What another's place decides is settled after it: «حي الصالحية بالحسكة», «قرية السويداء بمحافظة الحسكة»."""
    small = m.cls is not None or all(p.level in ("site", "neighbourhood") for p in m.places)
    return _part(m) or (small and m.holder >= 0)


def _part(m: Mention) -> bool:
    """«حي الصالحية»: part of a city, which other words must tell."""
    return m.cls is not None and m.cls.id == "hood"


def _apart(a: Place, b: Place) -> bool:
    """Two places that a reader must not confuse: other countries, or other governorates."""
    return a.country != b.country or bool(a.admin1 and b.admin1 and a.admin1 != b.admin1)
