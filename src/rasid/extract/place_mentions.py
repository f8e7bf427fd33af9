"""Names of the books where they stand in a text, and what a mention of a place is made of.

The readers of class nouns and of sides build on this room; which of several places of one name is meant is not
asked here (see place_choice).
"""

from dataclasses import dataclass, field

from rasid.arabic.place_syntax import AND, BEFORE_PLACES, IN, NO_NAME, is_definite, unjoined
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
    apart: "Mention | None" = None
    """What its words say one by one, where the whole is the shy name of a unit («مركز المنصورة»)."""


@dataclass(slots=True)
class Names:
    """Reads one text; ``found`` are its mentions in order, ``votes`` what adjectives say of the country."""

    text: Text
    gaz: Gazetteer
    book: PlaceWords
    blocked: frozenset[int] = frozenset()
    found: list[Mention] = field(default_factory=list)
    votes: dict[str, int] = field(default_factory=dict)

    def _inner(self, at: int) -> int:
        """A class noun with its name, an anaphor or a name, with no clitic but ال; the word after it, or 0."""
        raise NotImplementedError

    def _edge(self, k: int, prefix: str, stem: str) -> int:
        """A position or bearing with its place; the word after it, or 0."""
        raise NotImplementedError

    def _written(self, k: int, forms: tuple[str, ...]) -> bool:
        """Whether the raw word ends as the book spells it: «وادي», never «وأدى»."""
        return self.text.surface(k, k + 1).endswith(forms)

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
        if stem in NO_NAME or (stem in b.nation and places[0].level != "country"):
            return 0
        before = words[k - 1] if k else "\n"
        single = end == k + 1
        if single and self._is_part_of_name(k, before, prefix, places):
            return 0
        core = k
        m = Mention(k, end, (core, end), "name", prefix, None, places, rule=places[0].rule)
        m.after = before in BEFORE_PLACES or prefix.endswith(IN) or before in "\n(:" or k == 0
        spelt = stem if single else " ".join([stem, *words[k + 1 : end]])
        m.shy = spelt in b.ordinary or all(p.shy for p in places) or (single and len(stem) < 3)
        stripped = bool(prefix) and not is_definite(stem) and not prefix.endswith((IN, AND))
        if single and (stripped or len(stem) < 4):  # «لجنة» is no ل + «جنة»
            m.shy = m.shy or all(p.weight < (3 if stripped else 2) for p in places)
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

    def _placed(self, k: int) -> bool:
        """Whether a preposition or a position stands before word ``k``."""
        before = self.text.words[k - 1] if k else ""
        return before in BEFORE_PLACES or unjoined(before) in BEFORE_PLACES or unjoined(before) in self.book.position

    def _put(self, i: int, j: int, core: tuple[int, int], kind: str, prefix: str, c: PlaceClass | None,
             places: tuple[Place, ...]) -> Mention:  # fmt: skip
        m = Mention(i, j, core, kind, prefix, c, places, after=True)
        m.rule = places[0].rule if places else (c.rule if c else "")
        self.found.append(m)
        return m

    def _tails(self, end: int) -> int:
        """Adjectives that belong to the name of a site: «مطار حماة العسكري»."""
        words, tail = self.text.words, self.book.tail
        while end < len(words) and words[end] in tail:
            end += 1
        return end
