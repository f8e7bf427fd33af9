"""Where a text speaks of places: the words, their class noun, and what the books have under that name.

One pass over the words. Which of several places of one name is meant is not asked here (see place_choice).
"""

from collections.abc import Collection
from dataclasses import dataclass, field

from rasid.arabic.place_syntax import (
    AND,
    ARTICLE,
    BEFORE_PLACES,
    BETWEEN,
    COMMAS,
    DASHES,
    LINKING,
    NO_NAME,
    ROAD,
    ROADS,
    TOWARDS,
    is_definite,
    readings,
    unjoined,
)
from rasid.arabic.segment import Text
from rasid.knowledge.place_words import PlaceClass, PlaceWords
from rasid.knowledge.places import Gazetteer, Place

@dataclass(slots=True)
class Mention:
    """Words ``[i, j)`` that name a place; ``name`` is words ``core`` as the books would spell them."""

    i: int
    j: int
    core: tuple[int, int]
    kind: str
    prefix: str = ""
    cls: PlaceClass | None = None
    places: tuple[Place, ...] = ()
    position: float = 0.0
    toward: tuple[int, ...] = ()
    rural: bool = False
    rule: str = ""
    shy: bool = False
    after: bool = False
    """A preposition of place or a class noun stands before it."""
    holder: int = -1
    """Index of the mention inside which this one lies, by its own words («حاجز الري في طفس»)."""
    loose: bool = False
    """Told by an adjective alone («المخيم القديم»): a place only where another was just named."""
    ref: "Mention | None" = None
    """The place that a site is named after («سوق *المدينة*»)."""
    inside: tuple[Place, ...] = ()
    """Places that the words of a site itself name («محطة كهرباء تل تمر»)."""


@dataclass(slots=True)
class Scanner:
    """Reads one text; ``found`` are its mentions in order, ``votes`` what adjectives say of the country."""

    text: Text
    gaz: Gazetteer
    book: PlaceWords
    blocked: frozenset[int] = frozenset()
    found: list[Mention] = field(default_factory=list)
    votes: dict[str, int] = field(default_factory=dict)

    def run(self) -> None:
        """Read the whole text."""
        words, n, k = self.text.words, len(self.text.words), 0
        memo = _memo(self.gaz, self.book)
        nation, blocked = self.book.nation, self.blocked
        while k < n:
            w = words[k]
            readings = memo.get(w)
            if readings is None:
                readings = memo[w] = self._readings(w)
            if not readings or k in blocked:
                k += 1
                continue
            end = 0
            for prefix, stem in readings:
                end = self._at(k, prefix, stem)
                if end:
                    break
            if not end and w in nation:
                self.votes[nation[w]] = self.votes.get(nation[w], 0) + 1
            k = max(end, k + 1)

    def _readings(self, w: str) -> tuple[tuple[str, str], ...]:
        return tuple((p, stem) for p, stem in readings(w) if self._known(stem))

    def _known(self, stem: str) -> bool:
        b = self.book
        return (stem in self.gaz.heads or stem in b.single or stem in b.several or stem in b.definite
                or stem in b.position or stem in b.bearing or stem in b.rural or stem in b.nothing
                or stem in b.part or stem == ROADS or stem in b.nation)  # fmt: skip

    def _at(self, k: int, prefix: str, stem: str) -> int:
        """Read a place that begins with word ``k``; the word after it, or 0."""
        b = self.book
        if stem in b.nothing:
            for phrase in b.nothing[stem]:
                if tuple(self.text.words[k + 1 : k + len(phrase)]) == phrase[1:]:
                    return k + len(phrase)
        whole = self._book_name(k, stem, 1)
        if whole and whole[0] > k + 1:
            return self._add_name(k, prefix, whole, stem)
        if stem in b.exact and not self._written(k, b.exact[stem]):
            return 0
        if stem in b.rural:
            return self._rural(k, prefix, b.rural[stem])
        if stem in b.part or stem == ROADS:
            end = self._part(k, prefix, stem) if stem in b.part else self._the_road(k, prefix)
            if end:
                return end
        end = self._noun(k, prefix, stem)
        if not end and (stem in b.bearing or stem in b.position):
            end = self._edge(k, prefix, stem)
        return end or (self._add_name(k, prefix, whole, stem) if whole else 0)

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

    def _written(self, k: int, forms: tuple[str, ...]) -> bool:
        """Whether the raw word ends as the book spells it: «وادي», never «وأدى»."""
        return self.text.surface(k, k + 1).endswith(forms)

    # names of the books -------------------------------------------------------------------------------------------

    def _book_name(self, k: int, stem: str, least: int, loose: bool = False) -> tuple[int, tuple[Place, ...]] | None:
        """The longest name of the books that begins with ``stem`` at word ``k``: the word after it, its places."""
        words = self.text.words
        limit = self.gaz.longest(stem, words[k + 1] if k + 1 < len(words) else "")
        if limit > len(words) - k:
            limit = len(words) - k
        for size in range(limit, least - 1, -1):
            if size == 1:
                places = self.gaz.named(stem, loose=loose)
            else:
                if k + size - 1 in self.blocked:
                    continue
                places = self.gaz.named(" ".join([stem, *words[k + 1 : k + size]]))
            if places:
                return k + size, places
        if least <= 2 and stem in self.book.inner and k + 1 < len(words):  # «كفر بطيخ» where the book has «كفربطيخ»
            places = self.gaz.named(stem + words[k + 1])
            if places:
                return k + 2, places
        return None

    def _add_name(self, k: int, prefix: str, read: tuple[int, tuple[Place, ...]], stem: str) -> int:
        end, places = read
        words, b = self.text.words, self.book
        if stem in NO_NAME or stem in b.nation and places[0].level != "country":
            return 0
        before = words[k - 1] if k else "\n"
        single = end == k + 1
        if single and self._is_part_of_name(k, before, prefix, places):
            return 0
        core = k
        m = Mention(k, end, (core, end), "name", prefix, None, places, rule=places[0].rule)
        m.after = before in BEFORE_PLACES or prefix.endswith("ب") or before in "\n(:" or k == 0
        spelt = stem if single else " ".join([stem, *words[k + 1 : end]])
        m.shy = spelt in b.ordinary or single and (all(p.shy for p in places) or len(stem) < 3)
        if single and prefix and not is_definite(stem) and not prefix.endswith(("ب", AND)) or single and len(stem) < 4:
            m.shy = m.shy or all(p.weight < 3 for p in places) and (bool(prefix) or all(p.weight < 2 for p in places))
        self.found.append(m)
        return end

    def _is_part_of_name(self, k: int, before: str, prefix: str, places: tuple[Place, ...]) -> bool:
        """«لواء القدس», «صدام حسين»: a name inside the name of a body or a person."""
        b = self.book
        if prefix:
            return False
        bare = unjoined(before)
        big = places[0].weight >= 3 or max(p.weight for p in places) >= 3
        if before in b.blocker or bare in b.blocker:
            return not (big and places[0].level == "country")
        return (before in b.given or bare in b.given) and not big

    # class nouns --------------------------------------------------------------------------------------------------

    def _class(self, k: int, prefix: str, stem: str) -> int:
        c = self.book.single[stem]
        words, n = self.text.words, len(self.text.words)
        at = k + 1
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
        if "weak" in c.flags and prefix != "ب" and not self._placed(k):
            return 0
        if w in self.book.nation and "far" not in c.flags:
            return 0
        read = self._book_name(at, w, 1, loose=True)
        if read is None or (read[0] == at + 1 and (w in self.book.definite or w in self.book.single)):
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
                m.inside = tuple(p for p in places if not p.shy or p.own)
            return end
        if fit:
            self._put(k, end, (at, end), "name", prefix, c, fit)
            return end
        if c.soft:
            if any(p.weight >= 2 for p in places) and w not in self.book.generic:
                self._put(k, end, (at, end), "name", prefix, c, places)
                return end
            return 0
        return 0 if c.id == "governorate" else self._unknown(k, at, prefix, c)

    def _placed(self, k: int) -> bool:
        """Whether a preposition or a position stands before word ``k``."""
        before = self.text.words[k - 1] if k else ""
        return before in BEFORE_PLACES or unjoined(before) in BEFORE_PLACES or unjoined(before) in self.book.position

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

    def _tails(self, end: int) -> int:
        """Adjectives that belong to the name of a site: «مطار حماة العسكري»."""
        words, tail = self.text.words, self.book.tail
        while end < len(words) and words[end] in tail:
            end += 1
        return end

    def _unknown(self, k: int, at: int, prefix: str, c: PlaceClass, stem: str = "") -> int:
        """A name no book has: «قرية يعرة», «حاجز الري»."""
        words, n, b = self.text.words, len(self.text.words), self.book
        w = stem or words[at]
        if "known" in c.flags or at in self.blocked or not self._may_be_name(w):
            return 0
        end, inside = at + 1, tuple[Place, ...]()
        while end < n and words[end - 1] in b.inner and end - at < 3 and not self.text.is_mark(end) and words[end] not in b.generic:
            read = self._book_name(end, words[end], 1, loose=True)
            if read:
                end, inside = read
                break
            end += 1
        if not (is_definite(w) or inside or ("bare" in c.flags and len(w) > 2)) and (c.site or c.soft):
            return 0
        while end < n and words[end] in b.tail and (c.site or is_definite(w)):
            end += 1
        m = self._put(k, end, (at, end), "site" if c.site else "name", prefix, c, ())
        m.inside = inside
        return end

    def _may_be_name(self, w: str) -> bool:
        b = self.book
        if w in b.generic or w in b.tail or w in b.nation or w in NO_NAME or w in BEFORE_PLACES or w in b.bearing:
            return False
        if len(w) < 2 or not w[0].isalpha() or w in b.position or w in b.single or w in b.several or w in b.definite:
            return False
        rest = w[1:] if w.startswith(AND) else ""
        return not (rest and (rest in b.single or rest in b.generic or rest in b.several or is_definite(rest)))

    def _put(self, i: int, j: int, core: tuple[int, int], kind: str, prefix: str, c: PlaceClass | None,
             places: tuple[Place, ...]) -> Mention:  # fmt: skip
        m = Mention(i, j, core, kind, prefix, c, places, after=True)
        m.rule = places[0].rule if places else (c.rule if c else "")
        self.found.append(m)
        return m

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
        at, names = k + 1, 0
        n = len(self.text.words)
        while at < n and names < most:
            start = at
            w = self.text.words[at]
            head = "" if not names else (AND if w.startswith(AND) and len(w) > 2 else "")
            if names and not head and w not in COMMAS:
                if w == AND and at + 1 < n:
                    start = at = at + 1
                else:
                    break
            if w in COMMAS:
                at += 1
                if at >= n:
                    break
                w = self.text.words[at]
                head, start = (AND if w.startswith(AND) and self._book_name(at, w, 1, loose=True) is None else ""), at
            end = self._list_name(start, self.text.words[start][len(head) :], head, c, last=most == 2 or head == AND and is_definite(self.text.words[start][1:]))
            if not end:
                break
            names, at = names + 1, end
        if names == 0:
            return self._edge(k, prefix, stem) if stem in self.book.position else 0
        return self.found[-1].j

    def _list_name(self, at: int, stem: str, head: str, c: PlaceClass, last: bool) -> int:
        if at in self.blocked or self.text.is_mark(at) or stem in self.book.single or stem in self.book.definite or stem in self.book.nation:
            return 0
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
        if nxt in b.nation and c.id != "land":
            return 0
        if nxt in b.tail and (nxt not in b.side or c.site or c.id in ("camp", "hood")):
            return self._described(k, prefix, c)
        if c.id in ("area", "post") and not (prefix == "ب" or k and words[k - 1] in BEFORE_PLACES):
            return 0
        m = self._put(k, k + 1, (k, k + 1), "anaphor", prefix, c, ())
        if nxt in b.side and c.id in ("governorate", "strip", "region", "land"):
            m.toward = (b.side[nxt],)
            m.j += 1
        return m.j

    def _described(self, k: int, prefix: str, c: PlaceClass) -> int:
        """«المخيم القديم», «السوق الشعبي»: a place told by an adjective, held where the report is."""
        if c.id not in ("camp", "hood", "city") and not c.site:
            return 0
        end = self._tails(k + 1)
        self._put(k, end, (k, end), "site", prefix, c, ()).loose = True
        return end

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
            if p in ("ب", "ل"):
                read = self._book_name(at, stem, 1)
                if read:
                    return self._add_name(at, p, read, stem)
                if stem in self.book.single:
                    return self._class(at, p, stem)
        return 0

    def _the_road(self, k: int, prefix: str) -> int:
        """«الطريق الدولي», «الطريق الواصل بين بلدتي صيدا والنعيمة», «الطريق إلى طويلة»."""
        b, words, n = self.book, self.text.words, len(self.text.words)
        at = k + 1
        while at < n and (words[at] in b.tail or words[at] in LINKING):
            at += 1
        end, inside = at, list[Place]()
        if at < n and (words[at] in BETWEEN or words[at] in TOWARDS):
            size = len(self.found)
            inner = at + 1
            while inner < n and len(self.found) - size < 2:
                w = words[inner]
                stem = w[1:] if len(self.found) > size and w.startswith(AND) else w
                whole = self._book_name(inner, stem, 1)
                if stem in b.several:
                    last = self._several(inner, "", stem)
                elif whole:
                    last = self._add_name(inner, AND if stem != w else "", whole, stem)
                else:
                    last = self._class(inner, "", stem) if stem in b.single else 0
                if not last:
                    break
                end = inner = last
                if words[at] in TOWARDS:
                    break
            inside = [p for m in self.found[size:] for p in m.places or m.inside]
            del self.found[size:]
            if not inside:
                return 0
        elif at == k + 1 or words[at - 1] in LINKING:
            return 0
        m = self._put(k, end, (k, end), "site", prefix, b.single[ROAD], ())
        m.inside, m.loose = tuple(inside), not inside
        return end

    # sides and edges ----------------------------------------------------------------------------------------------

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
        m.i, m.prefix, m.position, m.toward, m.after = k, prefix, radius, tuple(toward), True
        return end

    def _inner(self, at: int) -> int:
        """A class noun with its name, an anaphor or a name, with no clitic but ال."""
        words, b = self.text.words, self.book
        w = words[at]
        whole = self._book_name(at, w, 1)
        if whole and whole[0] > at + 1:
            return self._add_name(at, "", whole, w)
        return self._noun(at, "", w) or (self._add_name(at, "", whole, w) if whole else 0)

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
            if w in self.book.single and self.book.single[w].id in ("governorate", "city") and at + 1 < len(self.text.words):
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
                read = self._book_name(end, stem, 1) if p.endswith("ل") else None
                if read:
                    m.places, m.j, m.core, m.rule = read[1], read[0], (end, read[0]), read[1][0].rule
                    break
        if not toward and not m.places:
            return 0
        self.found.append(m)
        return m.j

    def _road(self, k: int, prefix: str, c: PlaceClass) -> int:
        """«طريق تدمر - دير الزور», «طريق دمشق حمص»: both ends are part of the name."""
        words, at, ends, inside = self.text.words, k + 1, 0, []
        while at < len(words) and ends < 3 and at not in self.blocked:
            w = words[at]
            if ends and w in DASHES:
                at += 1
                continue
            if w in self.book.single and at + 1 < len(words):
                at += 1
                w = words[at]
            read = self._book_name(at, w, 1, loose=True)
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


_MEMO: dict[tuple[int, int], dict[str, tuple[tuple[str, str], ...]]] = {}


def _memo(gaz: Gazetteer, book: PlaceWords) -> dict[str, tuple[tuple[str, str], ...]]:
    known = _MEMO.setdefault((id(gaz), id(book)), {})
    if len(known) > 300_000:
        known.clear()
    return known


def scan(text: Text, gaz: Gazetteer, book: PlaceWords, blocked: Collection[tuple[int, int]]) -> Scanner:
    """The mentions of a text, in order, none inside a blocked range."""
    out = Scanner(text, gaz, book, frozenset(k for a, b in blocked for k in range(a, b)))
    out.run()
    return out
