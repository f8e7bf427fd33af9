"""Sides, edges and parts: «محيط طفس», «ريف درعا الغربي», «شمال غربي سوريا», «الأحياء الجنوبية من المدينة»."""

from rasid.arabic.place_syntax import (
    AND,
    FOR,
    IN,
    is_definite,
    readings,
)
from rasid.extract.place_lines import Lines
from rasid.extract.place_mentions import Mention


class Sides(Lines):
    """Reads what is told by its side of a place; each reader returns the word after what it read, or 0."""

    __slots__ = ()

    def _edge(self, k: int, prefix: str, stem: str) -> int:
        """«محيط طفس», «شمال غربي سوريا», «المناطق الغربية من إدلب»."""
        b, words, n = self.book, self.text.words, len(self.text.words)
        at, toward, radius = k, [], 0.0
        w = stem
        while at < n and at - k < 3 and (w in b.bearing or w in b.position):
            if w in b.bearing:
                toward.append(b.bearing[w])
            else:
                radius = b.position[w]
            at += 1
            if at < n:
                w = words[at]
                if w.startswith(AND) and w[1:] in b.bearing:
                    w = w[1:]
        if at >= n or at in self.blocked:
            return 0
        if is_definite(stem) and stem in b.bearing:
            return self._region_side(k, prefix, at, toward)
        if w in b.rural:
            end = self._rural(at, "", b.rural[w])
            if end:
                self.found[-1].i, self.found[-1].prefix = k, prefix
            return end
        size = len(self.found)
        end = self._inner(at)
        if not end or len(self.found) == size:
            return 0
        m = self.found[size]
        m.position, m.toward, m.after = radius, tuple(toward), True
        if stem not in b.within or m.core[0] == m.i or toward:
            m.i, m.prefix = k, prefix
        return end

    def _region_side(self, k: int, prefix: str, at: int, toward: list[int]) -> int:
        """«الشمال السوري», «الشمال الغربي لسوريا»."""
        b, words = self.book, self.text.words
        while at < len(words) and words[at] in b.side:
            toward.append(b.side[words[at]])
            at += 1
        if at < len(words) and words[at] in b.nation:
            place = self.gaz.country(b.nation[words[at]])
            if place:
                m = self._put(k, at + 1, (at, at + 1), "area", prefix, None, (place,))
                m.toward = tuple(toward)
                return at + 1
        return 0

    def _rural(self, k: int, prefix: str, form: str) -> int:
        """«ريف درعا الغربي», «ريفي حماة الجنوبي وحمص الشمالي», «الريف الغربي», «الريفين الشمالي والشرقي لحمص»."""
        if form in ("the", "pair"):
            return self._rural_definite(k, prefix)
        end, first, at = 0, True, k + 1
        while at < len(self.text.words):
            w = self.text.words[at]
            head = ""
            if not first:
                if not w.startswith(AND) or form == "words":
                    break
                head, w = AND, w[1:]
            noun = self.book.single.get(w)
            if noun and noun.id in ("governorate", "city") and at + 1 < len(self.text.words):
                at, w = at + 1, self.text.words[at + 1]
            read = self._book_name(at, w, 1) if at not in self.blocked else None
            if not read:
                break
            m = self._put(k if first else at, read[0], (at, read[0]), "area", prefix if first else head, None, read[1])
            m.rural = True
            m.j, m.toward = self._sides(read[0])
            end, at, first = m.j, m.j, False
        return end

    def _sides(self, at: int) -> tuple[int, tuple[int, ...]]:
        words, side, out = self.text.words, self.book.side, []
        while at < len(words):
            w = words[at]
            if w in side:
                out.append(side[w])
            elif out and w.startswith(AND) and w[1:] in side:
                out.append(side[w[1:]])
            else:
                break
            at += 1
        return at, tuple(out)

    def _rural_definite(self, k: int, prefix: str) -> int:
        end, toward = self._sides(k + 1)
        words = self.text.words
        m = Mention(k, end, (k, end), "area", prefix, rural=True, toward=toward, after=True)
        if end < len(words):
            for p, stem in readings(words[end]):
                read = self._book_name(end, stem, 1) if p.endswith(FOR) else None
                if read:
                    m.places, m.j, m.core, m.rule = read[1], read[0], (end, read[0]), read[1][0].rule
                    break
        if not toward and not m.places:
            return 0
        self.found.append(m)
        return m.j

    def _part(self, k: int, prefix: str, stem: str) -> int:
        """«الأحياء الجنوبية من المدينة», «المزارع المحيطة بطفس», «الأراضي السورية»."""
        b, words, n = self.book, self.text.words, len(self.text.words)
        at, toward = k + 1, list[int]()
        while at < n and (words[at] in b.side or words[at] in b.around):
            if words[at] in b.side:
                toward.append(b.side[words[at]])
            at += 1
        if at >= n or at in self.blocked:
            return 0
        if at == k + 1 and words[at] in b.nation and stem not in b.definite:
            place = self.gaz.country(b.nation[words[at]])
            return self._put(k, at + 1, (k, at + 1), "area", prefix, None, (place,)).j if place else 0
        if at == k + 1 and words[at] not in b.link:
            return 0
        size = len(self.found)
        end = self._whole_of(at)
        if end and len(self.found) == size + 1:
            whole = self.found.pop()
            c = b.classes["hood" if stem in b.hoods else "area"]
            m = self._put(k, at, (k, at), "site", prefix, c, ())
            m.inside, m.ref, m.toward = whole.places or whole.inside, whole, tuple(toward)
            m.position = b.part[stem]
            self.found.append(whole)
            return end
        del self.found[size:]
        if toward and (stem not in b.definite or b.definite[stem].id == "area"):
            m = self._put(k, at, (k, at), "area", prefix, None, ())
            m.toward = tuple(toward)
            return at
        return 0

    def _whole_of(self, at: int) -> int:
        """The place after «من», «في», or after ب and ل written onto it; the word after it, or 0."""
        words = self.text.words
        if words[at] in self.book.link:
            return self._inner(at + 1) if at + 1 < len(words) else 0
        for p, stem in readings(words[at]):
            if p in (IN, FOR):
                read = self._book_name(at, stem, 1)
                if read:
                    return self._add_name(at, p, read, stem)
                if stem in self.book.single:
                    return self._class(at, p, stem)
        return 0
