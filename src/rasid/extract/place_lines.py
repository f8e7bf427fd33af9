"""What runs between places: «طريق تدمر - دير الزور», «الحدود السورية التركية», «الشريط الحدودي مع تركيا»."""

from rasid.arabic.place_syntax import (
    A_ROAD,
    AND,
    BEFORE_PLACES,
    BETWEEN,
    BORDER_ADJECTIVES,
    BORDERS,
    DASHES,
    LEADING,
    LINKING,
    ROAD,
    ROADS,
    TOWARDS,
    WITH_OTHER,
)
from rasid.extract.place_nouns import Nouns
from rasid.knowledge.place_words import PlaceClass
from rasid.knowledge.places import Place


class Lines(Nouns):
    """Reads roads and borders by what they join; each reader returns the word after what it read, or 0."""

    __slots__ = ()

    def _part(self, k: int, prefix: str, stem: str) -> int:
        """«الأحياء الجنوبية من المدينة», «الأراضي السورية»; the word after it, or 0."""
        raise NotImplementedError

    def _line(self, k: int, prefix: str, stem: str) -> int:
        """A road or border told by what it joins."""
        if stem == ROADS:
            return self._the_road(k, prefix)
        return self._a_road(k, prefix) if stem in A_ROAD else self._border(k, prefix, stem)

    def _the_road(self, k: int, prefix: str) -> int:
        """«الطريق الدولي», «الطريق الواصل بين بلدتي صيدا والنعيمة», «الطريق إلى طويلة»."""
        b, words, n = self.book, self.text.words, len(self.text.words)
        at = k + 1
        while at < n and (words[at] in b.tail or words[at] in LINKING):
            at += 1
        end, inside = at, list[Place]()
        if at < n and (words[at] in BETWEEN or words[at] in TOWARDS):
            end, inside = self._ends(at + 1, 1 if words[at] in TOWARDS else 2)
            if not inside:
                return 0
        elif at == k + 1 or words[at - 1] in LINKING:
            return 0
        m = self._put(k, end, (k, end), "site", prefix, b.single[ROAD], ())
        m.inside, m.loose = tuple(inside), not inside
        return end

    def _a_road(self, k: int, prefix: str) -> int:
        """«طريقاً يربط بين البصرة والعاصمة بغداد», «طريق رئيسي يؤدي إلى الميناء»."""
        b, words, n = self.book, self.text.words, len(self.text.words)
        at = k + 1
        while at < min(n, k + 3) and words[at] in b.generic and words[at] not in BEFORE_PLACES:
            at += 1
        if at + 1 >= n or words[at] not in LEADING:
            return 0
        at += words[at + 1] in BETWEEN or words[at + 1] in TOWARDS
        end, inside = self._ends(at + 1, 2)
        if not inside:
            return 0
        m = self._put(k, end, (k, end), "site", prefix, b.single[ROAD], ())
        m.inside = tuple(inside)
        return end

    def _border(self, k: int, prefix: str, stem: str) -> int:
        """«الحدود السورية التركية», «الشريط الحدودي مع تركيا», «المنطقة الحدودية بين القطاع وإسرائيل»."""
        b, words, n = self.book, self.text.words, len(self.text.words)
        at, sides, signed = k + 1, list[Place](), stem in BORDERS
        while at < n and (words[at] in BORDER_ADJECTIVES or words[at] in b.side or words[at] in b.nation):
            signed = signed or words[at] in BORDER_ADJECTIVES
            country = self.gaz.country(b.nation.get(words[at], ""))
            sides += [country] if country else []
            at += 1 + (bool(sides) and at + 2 < n and words[at + 1] in DASHES and words[at + 2] in b.nation)
        end, inside = at, list[Place]()
        if signed and at + 1 < n and words[at] in BETWEEN | WITH_OTHER:
            end, inside = self._ends(at + 1, 2 if words[at] in BETWEEN else 1)
        if not signed or not (inside or len(sides) > 1):
            return 0
        m = self._put(k, end, (k, end), "site", prefix, b.classes["border"], ())
        m.inside = (
            *sides,
            *(inside if end > at and words[at] in BETWEEN else ()),
        )  # of «مع تركيا» it is the other side
        return end

    def _ends(self, at: int, most: int) -> tuple[int, list[Place]]:
        """The word after the places that begin at ``at`` and are joined by «و», at most so many, and what they are."""
        words, size, first = self.text.words, len(self.found), at
        while at < len(words) and len(self.found) - size < most:
            stem = words[at][1:] if at > first and words[at].startswith(AND) else words[at]
            whole = self._book_name(at, stem, 1)
            if stem in self.book.several:
                last = self._several(at, "", stem)
            elif stem in self.book.part and stem not in self.book.definite:
                last = self._part(at, "", stem)  # «طريق يؤدي إلى الحدود الإيرانية»
            elif whole:
                last = self._add_name(at, AND if stem != words[at] else "", whole, stem)
            else:
                last = self._noun(at, AND if stem != words[at] else "", stem)
            if not last or (at > first and stem == words[at]):
                break
            at = last
        inside = [p for m in self.found[size:] for p in m.places or m.inside]
        told = len(self.found) > size
        del self.found[size:]
        return at, inside if told else []

    def _road(self, k: int, prefix: str, c: PlaceClass) -> int:
        """«طريق تدمر - دير الزور», «طريق دمشق حمص»: both ends are part of the name."""
        inside: list[Place] = []
        words, at, ends = self.text.words, k + 1, 0
        while at < len(words) and ends < 3 and at not in self.blocked:
            w = words[at]
            if ends and w in DASHES:
                at += 1
                continue
            read = self._book_name(at, w, 1, loose=True)
            if not read and w in self.book.single and at + 1 < len(words):
                at += 1
                read = self._book_name(at, words[at], 1, loose=True)
            if not read or (ends and words[at - 1] not in DASHES and len(read[1]) and all(p.shy for p in read[1])):
                break
            at, inside, ends = read[0], [*inside, *read[1]], ends + 1
        if ends < 2:
            return 0
        while at < len(words) and words[at] in self.book.tail:
            at += 1
        m = self._put(k, at, (k, at), "site", prefix, c, ())
        m.inside = tuple(inside)
        return at
