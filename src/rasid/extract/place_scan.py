"""One pass over a text: every mention of a place, in order. Most words are told at once to begin none."""

from collections.abc import Collection, Iterable, Mapping
from functools import partial
from itertools import chain, starmap

from rasid.arabic.memo import Memo
from rasid.arabic.place_syntax import (
    LINES,
    readings,
)
from rasid.arabic.segment import Text
from rasid.extract.place_sides import Sides
from rasid.knowledge.place_words import PlaceWords
from rasid.knowledge.places import Gazetteer, Place


class Scanner(Sides):
    """Reads a whole text with the readers of names, class nouns and sides."""

    __slots__ = ()

    def run(self, at: Iterable[int]) -> None:
        """Read the whole text, in which the words ``at`` may begin a place."""
        words, nation, blocked, end = self.text.words, self.book.nation, self.blocked, 0
        memo = beginnings(self.gaz, self.book)
        for k in at:
            if k < end:
                continue
            if k not in blocked:
                for prefix, stem in memo[words[k]]:
                    end = self._at(k, prefix, stem)
                    if end:
                        break
            if words[k] in nation and end <= k:  # «منع الأمن السوداني»: no place, but of which country is told
                country = nation[words[k]]
                self.votes[country] = self.votes.get(country, 0) + 1

    def _at(self, k: int, prefix: str, stem: str) -> int:
        """Read a place that begins with word ``k``; the word after it, or 0."""
        b = self.book
        if stem in b.nothing:
            for phrase in b.nothing[stem]:
                if tuple(self.text.words[k + 1 : k + len(phrase)]) == phrase[1:]:
                    return k + len(phrase)
        whole = self._book_name(k, stem, 1)
        if whole and whole[0] > k + 1:
            return self._whole(k, prefix, whole, stem)
        if stem in b.exact and not self._written(k, b.exact[stem]):
            return 0
        if stem in b.rural:
            return self._rural(k, prefix, b.rural[stem])
        if stem in LINES:
            end = self._line(k, prefix, stem)
            if end:
                return end
        if stem in b.part:
            end = self._part(k, prefix, stem)
            if end:
                return end
        end = self._noun(k, prefix, stem)
        if not end and (stem in b.bearing or stem in b.position):
            end = self._edge(k, prefix, stem)
        return end or (self._add_name(k, prefix, whole, stem) if whole else 0)

    def _whole(self, k: int, prefix: str, read: tuple[int, tuple[Place, ...]], stem: str) -> int:
        """«مركز المنصورة»: a district of Egypt, and in Aden the middle of a quarter; so both readings are kept."""
        b, apart = self.book, None
        if all(p.shy and p.level == "district" for p in read[1]) and (stem in b.single or stem in b.position):
            size = len(self.found)
            if not self._noun(k, prefix, stem) and stem in b.position:
                self._edge(k, prefix, stem)
            apart = self.found[size] if len(self.found) == size + 1 else None
            del self.found[size:]
        end = self._add_name(k, prefix, read, stem)
        if end:
            self.found[-1].apart = apart
        return end

    def _inner(self, at: int) -> int:
        """A class noun with its name, an anaphor or a name, with no clitic but ال."""
        w = self.text.words[at]
        whole = self._book_name(at, w, 1)
        if whole and whole[0] > at + 1:
            return self._add_name(at, "", whole, w)
        return self._noun(at, "", w) or (self._add_name(at, "", whole, w) if whole else 0)


def beginnings(gaz: Gazetteer, b: PlaceWords) -> Memo[tuple[tuple[str, str], ...]]:
    """What each word may begin a mention of a place as, kept with the places."""
    if gaz.beginnings is None:
        around = (b.single, b.several, b.definite, b.position, b.bearing, b.rural, b.nothing, b.part, b.nation)
        gaz.beginnings = Memo(partial(_readings, gaz.heads, LINES.union(*around)))
    return gaz.beginnings


def _readings(heads: Mapping[str, int], known: frozenset[str], word: str) -> tuple[tuple[str, str], ...]:
    """The readings of a word, as (prefix, stem), that may begin a mention of a place."""
    return tuple([reading for reading in readings(word) if reading[1] in heads or reading[1] in known])


def scan(text: Text, gaz: Gazetteer, book: PlaceWords, blocked: Collection[tuple[int, int]],
         at: Iterable[int] | None = None) -> Scanner:  # fmt: skip
    """The mentions of a text, in order, none inside a blocked range; ``at`` are the words that may begin one."""
    out = Scanner(text, gaz, book, frozenset(chain.from_iterable(starmap(range, blocked))))
    out.run(range(len(text.words)) if at is None else at)
    return out
