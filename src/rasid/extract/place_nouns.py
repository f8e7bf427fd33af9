"""Class nouns and what follows them: «قرية كودنة», «حاجز الري», «مديريات الجوبة وصرواح», «المدينة» alone."""

from rasid.arabic.place_syntax import (
    ALEF,
    AND,
    BEFORE_PLACES,
    CLITICS_OF_PLACE,
    COMMAS,
    FACING,
    HEARD,
    IN,
    NO_NAME,
    ON_FRONTS,
    ROAD,
    is_definite,
)
from rasid.extract.place_mentions import Names
from rasid.knowledge.place_words import PlaceClass
from rasid.knowledge.places import Place

_TOWNS = frozenset({"city", "town"})


class Nouns(Names):
    """Reads class nouns; each reader returns the word after what it read, or 0."""

    __slots__ = ()

    def _road(self, k: int, prefix: str, c: PlaceClass) -> int:
        """A road by its two ends; the word after it, or 0."""
        raise NotImplementedError

    def _noun(self, k: int, prefix: str, stem: str) -> int:
        """A class noun in any of its forms."""
        b = self.book
        end = 0
        if stem in b.several:
            end = self._several(k, prefix, stem)
        if not end and stem in b.single:
            end = self._class(k, prefix, stem)
        if not end and stem in b.definite:
            end = self._definite(k, prefix, stem)
        return end

    def _class(self, k: int, prefix: str, stem: str) -> int:
        c = self.book.single[stem]
        n, at = len(self.text.words), k + 1
        if c.id == "capital":
            return self._capital(k, prefix)
        if at >= n or self.text.is_mark(at) or at in self.blocked:
            return 0
        if stem == ROAD:
            end = self._road(k, prefix, c)
            if end:
                return end
        return self._classed(k, at, prefix, c)

    def _classed(self, k: int, at: int, prefix: str, c: PlaceClass) -> int:
        """A class noun at ``k`` and its name at ``at``."""
        w = self.text.words[at]
        if "faced" in c.flags:
            return self._faced(k, at + 1, prefix, c) if is_definite(w) or w in self.book.nation else 0
        if "weak" in c.flags and prefix != IN and not self._placed(k):
            return 0
        if w in BEFORE_PLACES:  # «كمين على الطريق»: no post called «على»
            return 0
        if w in self.book.nation and "far" not in c.flags:
            return 0
        read = self._book_name(at, w, 1, loose=True)
        tagged = self._tagged(at)
        if tagged > at + 1 and (read is None or read[0] < tagged) and "known" not in c.flags:
            self._put(k, tagged, (at, tagged), "site" if c.site else "name", prefix, c, ())
            return tagged  # «منطقة #قاع_الحقل»
        word = w in self.book.definite or w in self.book.single
        town = c.id in _TOWNS and read is not None and any(p.own and p.level == "town" for p in read[1])
        if c.site and read and self._unit(w, at, read):
            return self._nested(k, at, prefix, c)
        if read is None or (read[0] == at + 1 and word and not town):  # «مدينة القاعدة» is a town of the books
            if c.site and (w in self.book.single or w in self.book.definite):
                return self._nested(k, at, prefix, c)
            read = None
        if not read:
            return self._unknown(k, at, prefix, c)
        end, places = read
        fit = tuple(p for p in places if p.level in c.levels and (not c.soft or not (p.shy and p.weight == 0)))
        if c.site:
            own = tuple(p for p in fit if p.level == "site")
            end = self._tails(end)
            if own:
                self._put(k, end, (at, end), "name", prefix, c, own)
            elif "front" in c.flags and fit:
                self._put(k, end, (at, read[0]), "name", prefix, c, fit)
            else:
                m = self._put(k, end, (at, end), "site", prefix, c, ())
                m.inside = tuple(p for p in places if not p.shy)
            return end
        if fit and not (c.soft and end == at + 1 and w in self.book.generic):
            self._put(k, end, (at, end), "name", prefix, c, fit)
            return end
        if c.soft:
            if any(p.weight >= 2 for p in places) and w not in self.book.generic:
                self._put(k, end, (at, end), "name", prefix, c, places)
                return end
            return 0
        return 0 if c.id == "governorate" else self._unknown(k, at, prefix, c)

    def _tagged(self, at: int) -> int:
        """The word behind a hashtag that goes on at ``at``: its words are one name."""
        text, k = self.text, at
        while k + 1 < len(text.words) and text.raw[text.ends[k] : text.starts[k + 1]] == "_":
            k += 1
        return k + 1

    def _unit(self, w: str, at: int, read: tuple[int, tuple[Place, ...]]) -> bool:
        """«مبنى *بلدية سرت*»: what follows a noun is a unit by its formal name."""
        formal = read[0] > at + 1 and (w in self.book.single or w in self.book.position)
        return formal and all(p.level == "district" for p in read[1])

    def _nested(self, k: int, at: int, prefix: str, c: PlaceClass) -> int:
        """«سوق المدينة», «مبنى محافظة البصرة»: a site named after another place."""
        size = len(self.found)
        end = self._inner(at)
        if len(self.found) != size + 1:
            del self.found[size:]
            return 0
        inner = self.found.pop()
        m = self._put(k, inner.j, (at, inner.j), "site", prefix, c, ())
        m.inside, m.ref = inner.places or inner.inside, inner
        return end

    def _unknown(self, k: int, at: int, prefix: str, c: PlaceClass, stem: str = "") -> int:
        """A name no book has: «قرية يعرة», «حاجز الري»."""
        words, n, b = self.text.words, len(self.text.words), self.book
        w = stem or words[at]
        if "known" in c.flags or at in self.blocked or not self._may_be_name(w):
            return 0
        if not c.site and w[0] in CLITICS_OF_PLACE and (w[1:] in b.single or w[1:] in b.definite):
            return 0  # «في قرية بقضاء الحضر»; «سوق بمدينة الصدر» is a market there
        end, inside = at + 1, tuple[Place, ...]()
        while end < min(n, at + 3) and words[end - 1] in b.inner and not self.text.is_mark(end):
            if words[end] in b.generic or (words[end].startswith(AND) and is_definite(words[end][1:])):
                break  # «قريتي سيف والمشاقنة» are two
            read = self._book_name(end, words[end], 1, loose=True)
            if read:
                end, inside = read
                break
            end += 1
        bare = "bare" in c.flags or ("front" in c.flags and self._fought_at(k, prefix))
        if not (is_definite(w) or inside or (bare and len(w) > 2)) and (c.site or c.soft):
            return 0
        while end < n and words[end] in b.tail and (c.site or is_definite(w)):
            end += 1
        m = self._put(k, end, (at, end), "site" if c.site else "name", prefix, c, ())
        m.inside = inside
        return end

    def _fought_at(self, k: int, prefix: str) -> bool:
        """«على جبهة خلصة», against «من جبهة "بوليساريو"»."""
        text = self.text
        quoted = bool(text.raw[text.ends[k] : text.starts[k + 1]].strip())
        return not quoted and (prefix.endswith(IN) or (k > 0 and text.words[k - 1] in ON_FRONTS))

    def _may_be_name(self, w: str) -> bool:
        b = self.book
        if w in b.generic or w in b.tail or w in b.nation or w in NO_NAME or w in BEFORE_PLACES or w in b.bearing:
            return False
        if len(w) < 2 or not w[0].isalpha() or w in b.position or w in b.single or w in b.several or w in b.definite:
            return False
        rest = w[1:]
        if w[0] == "ل" and len(w) > 4 and w[1] == "ا":
            return False  # «مؤتمر جامع لأطياف المعارضة»
        return not (
            w.startswith(AND) and (rest in b.single or rest in b.generic or rest in b.several or is_definite(rest))
        )

    def _capital(self, k: int, prefix: str) -> int:
        """«العاصمة الليبية طرابلس», «العاصمة صنعاء», or the capital alone."""
        words, b = self.text.words, self.book
        at = k + 1
        country = b.nation.get(words[at]) if at < len(words) else None
        if country:
            at += 1
        if at < len(words):
            read = self._book_name(at, words[at], 1)
            if read and any(p.level == "town" for p in read[1]):
                fit = tuple(p for p in read[1] if p.level == "town" and (not country or p.country == country))
                self._put(k, read[0], (at, read[0]), "name", prefix, b.classes["capital"], fit or read[1])
                return read[0]
        m = self._put(k, at, (k, at), "anaphor", prefix, b.classes["capital"], ())
        place = self.gaz.by_id(b.capital.get(country or "", ""))
        m.places = (place,) if place else ()
        return at

    def _several(self, k: int, prefix: str, stem: str) -> int:
        """«قريتي المشيرفة والجهبل»: each name a place of the class."""
        c, most = self.book.several[stem]
        end, names, size = k + 1, 0, len(self.found)
        while names < most:
            at, head = self._next_in_list(end) if names else (end, "")
            if at < 0 or at >= len(self.text.words):
                break
            name = self.text.words[at][len(head) :]
            last = self._list_name(at, name, head, c, most == 2 or (head == AND and is_definite(name)))
            if not last:
                break
            end, names = last, names + 1
        if names == 1 and stem.endswith(ALEF) and stem[:-1] in self.book.single:
            del self.found[size:]  # «حاجزاً عسكرياً»: one checkpoint and what it is, not «حاجزا الري والبكار»
            return 0
        if names == 0:
            return self._edge(k, prefix, stem) if stem in self.book.position else 0
        return end

    def _next_in_list(self, at: int) -> tuple[int, str]:
        """Where the next name of a list begins after word ``at - 1``, and its conjunction; -1 where the list ends."""
        words = self.text.words
        comma = at < len(words) and words[at] in COMMAS
        at += comma
        if at >= len(words):
            return -1, ""
        w = words[at]
        if w == AND:
            return at + 1, ""
        if w.startswith(AND) and len(w) > 2:
            own = comma and self._book_name(at, w, 1, loose=True) is not None
            return at, "" if own else AND
        return (at, "") if comma else (-1, "")

    def _list_name(self, at: int, stem: str, head: str, c: PlaceClass, last: bool) -> int:
        b = self.book
        if at in self.blocked or self.text.is_mark(at) or stem in b.single or stem in b.definite or stem in b.nation:
            return 0
        if stem in b.generic:
            return 0  # «مناطق جديدة», «قرى جديدة» are new ones, whatever towns are called so
        read = self._book_name(at, stem, 1, loose=True)
        if read:
            fit = tuple(p for p in read[1] if p.level in c.levels and not (p.shy and p.weight == 0 and c.soft))
            own = not c.site or "front" in c.flags or any(p.level == "site" for p in fit)
            if fit and own:
                self._put(at, read[0], (at, read[0]), "name", head, c, fit)
                return read[0]
            if c.site:
                m = self._put(at, read[0], (at, read[0]), "site", head, c, ())
                m.inside = read[1]
                return read[0]
        if not last or c.id == "governorate" or not self._may_be_name(stem):
            return 0
        size = len(self.found)
        end = self._unknown(at - 1, at, head, c, stem)
        if end:
            self.found[size].i = at
        return end

    def _definite(self, k: int, prefix: str, stem: str) -> int:
        """«المدينة» alone: the last place of its class. An adjective makes it something else («المدينة القديمة»)."""
        b, words = self.book, self.text.words
        c = b.definite[stem]
        nxt = words[k + 1] if k + 1 < len(words) else "\n"
        if "faced" in c.flags:
            return self._faced(k, k + 1, prefix, c)
        if nxt in b.nation and c.id != "land":
            return 0
        if nxt in b.tail and (nxt not in b.side or c.site or c.id in ("camp", "hood")):
            if c.id == "strip":  # «القطاع المحاصر»: there is but one
                return self._put(k, k + 2, (k, k + 1), "anaphor", prefix, c, ()).j
            if c.site and nxt not in b.side and self._named_of(c):
                return self._put(k, k + 2, (k, k + 1), "anaphor", prefix, c, ()).j  # «الحقل النفطي», once it was named
            return self._described(k, prefix, c)
        if c.id == "area" and is_definite(nxt) and nxt not in b.side:
            return 0  # «المنطقة الصحراوية»: told by what it is like, not named before
        if c.id in ("area", "post") and not (prefix == IN or (k and words[k - 1] in BEFORE_PLACES)):
            return 0
        m = self._put(k, k + 1, (k, k + 1), "anaphor", prefix, c, ())
        if nxt in b.side and c.id in ("governorate", "strip", "region", "land"):
            m.toward = (b.side[nxt],)
            m.j += 1
        return m.j

    def _named_of(self, c: PlaceClass) -> bool:
        """Whether a place of the class was named before: «حقل نهر بن عمر», «مدخل حقل نهر بن عمر»."""
        nouns = (w for m in self.found if m.kind != "anaphor" for w in self.text.words[m.i : m.j])
        return any(self.book.single.get(w) is c for w in nouns)

    def _faced(self, k: int, at: int, prefix: str, c: PlaceClass) -> int:
        """«أمام وزارة التربية والتعليم», «أمام السفارة التركية»: a body that one stands before."""
        words, b = self.text.words, self.book
        if not k or words[k - 1] not in FACING or not HEARD.isdisjoint(words[max(0, k - 5) : k - 1]):
            return 0  # «التماسا أمام المحكمة», «كلمة أمام البرلمان»: who hears it, and no place
        while at < len(words) and (words[at] in b.tail or words[at] in b.nation or _joined(words[at])):
            at += 1
        self._put(k, at, (k, at), "site", prefix, c, ())
        return at

    def _described(self, k: int, prefix: str, c: PlaceClass) -> int:
        """«المخيم القديم», «السوق الشعبي»: a place told by an adjective, held where the report is."""
        if c.id not in ("camp", "hood", "city") and not c.site:
            return 0
        end = self._tails(k + 1)
        self._put(k, end, (k, end), "site", prefix, c, ()).loose = True
        return end


def _joined(word: str) -> bool:
    """«(وزارة التربية) والتعليم»."""
    return word.startswith(AND) and is_definite(word[1:])
