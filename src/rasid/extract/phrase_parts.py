"""The parts that phrases of parties are built of: names of the books, adjectives, places by form, company."""

from abc import ABC, abstractmethod
from typing import NamedTuple

from rasid.arabic.function_words import AGENT_MARKS
from rasid.arabic.nouns import (
    AFTER_MODIFIER,
    AND,
    BEFORE_RELATION,
    BINDS,
    FUNCTION,
    OF,
    TO,
    WITHOUT,
    accusative,
    adjectival,
    country_form,
    definite,
    plural_verb,
    verbal,
)
from rasid.arabic.segment import Text
from rasid.knowledge.actor_entry import ActorEntry
from rasid.knowledge.actor_words import Head
from rasid.knowledge.actors import ActorBook, Names


class Found(NamedTuple):
    """A phrase ``[i, j)``. ``what`` says how to settle it; ``label`` is the name proposed where no book has it."""

    i: int
    j: int
    what: str
    rule: str
    ids: tuple[ActorEntry, ...] = ()
    country: str = ""
    unit: str = ""
    actor: str = ""
    source: str = ""
    label: str = ""
    prefix: str = ""
    kinds: tuple[str, ...] = ()

    def begun(self, i: int) -> "Found":
        """The same from word ``i`` on."""
        return Found(i, *self[1:])

    def behind(self, prefix: str) -> "Found":
        """The same behind clitics."""
        return Found(*self[:10], prefix, self[11])


_LONGEST_NAME = 6
"""Words in quotation marks that may be a name: «جيش إنقاذ … في …»."""


class Parts(ABC):
    """What every reader of phrases shares. A method that gives an end gives its start where nothing is there."""

    def __init__(self, text: Text, book: ActorBook) -> None:
        self.text, self.words, self.book = text, text.words, book
        self.n = len(text.words)
        self.quote_end = {a: b for a, b in text.quotes if b - a <= 4}
        self.quoted_name = {a: b for a, b in text.quotes if 2 <= b - a <= _LONGEST_NAME}
        self.heads = book.words.heads
        sets = book.words.set
        self.place, self.place_start = sets("place"), sets("place_start")
        self.definite_place, self.middle = sets("definite_place"), sets("middle")
        self.not_org, self.stop = sets("not_org_name"), sets("not_after_institution")
        self.acting, self.victim, self.number = sets("acting"), sets("victim_before"), sets("number")
        self.ordinal = sets("ordinal")

    @abstractmethod
    def at(self, i: int) -> Found | None:
        """The phrase that begins at word ``i``."""

    @abstractmethod
    def party(self, j: int) -> Found | None:
        """A party named at ``j`` without clitics: a book's name, or a force or institution by form."""

    # --- names of the books

    def name(self, i: int, names: Names) -> Found | None:
        """The longest of ``names`` that stands at ``i`` and that its company admits."""
        words, first = self.words, i + 1
        if first < self.n and names.longer and (longer := names.longer.get(words[first])):
            for tail, entries in longer:
                j = first + len(tail)
                if tuple(words[first:j]) == tail and (found := self._borne(entries, i, j)):
                    return found
        return self._borne(names.alone, i, first) if names.alone else None

    def _borne(self, entries: tuple[ActorEntry, ...], i: int, j: int) -> Found | None:
        phrase = self.words[i] if j == i + 1 else " ".join(self.words[i:j])
        kept = entries
        if len(entries) > 1 or entries[0].guards:
            kept = tuple(e for e in entries if not e.guards or self._admits(e, phrase, i, j))
        return Found(i, j, "name", kept[0].rule, ids=kept, source=kept[0].source) if kept else None

    def _admits(self, entry: ActorEntry, phrase: str, i: int, j: int) -> bool:
        """Whether the company allows a short name: its guards bind only the names that the entry lists as guarded."""
        if not entry.guards_name(phrase):
            return True
        guards, words = entry.guards, self.words
        before = words[i - 1] if i else ""
        if before in guards.get("not_after", ()) or (j < self.n and words[j] in guards.get("not_before", ())):
            return False
        if "after" in guards and before not in guards["after"]:
            return False
        if "near" in guards and guards["near"].isdisjoint(words[max(0, i - 4) : j + 4]):
            return False
        if "near_report" not in guards:
            return True
        whole = " ".join(words)
        return any(w in whole for w in guards["near_report"])

    # --- company

    def before(self, i: int) -> str:
        """The word before ``i``."""
        return self.words[i - 1] if i else ""

    def counts(self, k: int) -> bool:
        """Whether the word at ``k`` is a number."""
        return self.words[k] in self.number or self.words[k][0].isdigit()

    def subject(self, i: int, j: int) -> bool:
        """Whether ``[i, j)`` stands beside a verb that only somebody can do."""
        before = self.before(i)
        return before in self.acting or before in self.victim or (j < self.n and self.words[j] in self.acting)

    def stands(self, i: int, head: Head) -> bool:
        """Whether a singular that may also be an adjective («عسكري»، «مسلح») or a verb («طالب») is a noun here."""
        before = self.before(i)
        if before in WITHOUT:
            return False
        if "cue" in head.data and not head.definite:
            return i > 0 and (self.counts(i - 1) or before in self.victim)
        relative = self.words[i].endswith(BEFORE_RELATION) or country_form(self.words[i])  # «صحفي»، «صحفياً»
        adjective = head.data.get("pattern") == "male" or relative
        if head.number != "s" or not adjective or i == 0 or self.text.is_mark(i - 1):
            return True
        if accusative(self.words[i]) and not accusative(before):
            return True  # «قتل الجيش مقاتلاً», but not «هجوماً مسلحاً»
        if before in FUNCTION or before in AGENT_MARKS:
            return True  # «على يد جندي أفغاني»
        return before in self.acting or before in self.victim or self.counts(i - 1)

    # --- adjectives

    def modifiers(self, j: int, wanted: bool) -> tuple[int, str, bool]:
        """End of the adjectives at ``j``, the country they name if any, and whether one names a people."""
        nation, ethnic = "", False
        while j < self.n:
            fit = [h for h in self.adjective(j) if h.definite == wanted and h.cls in ("nation", "modifier", "ethnic")]
            if not fit or (accusative(self.words[j]) and not accusative(self.words[j - 1])):
                break  # «قتل مسلحون مدنياً»: an object, no adjective
            nation = nation or next((h.actor[6:].upper() for h in fit if h.cls == "nation"), "")
            ethnic = ethnic or fit[0].cls == "ethnic"
            j = self._bound_to(j + 1)
        return j, nation, ethnic

    def adjective(self, k: int) -> list[Head]:
        """What a word can be as an adjective: «روسيا» is one only after «ضابطاً», else it is the country."""
        heads = [h for h in self.heads.get(self.words[k], ()) if not h.construct and not h.pronoun]
        if country_form(self.words[k]) and not accusative(self.words[k - 1]):
            return [h for h in heads if h.cls != "nation"]
        return heads

    def is_modifier(self, word: str) -> bool:
        """Whether a word is an adjective of parties."""
        return any(h.cls in ("modifier", "nation") for h in self.heads.get(word, ()))

    def country_in(self, i: int, j: int) -> str:
        """The country that an adjective inside ``[i, j)`` names."""
        nations = (h for w in self.words[i:j] for h in self.heads.get(w, ()) if h.cls == "nation")
        return next((h.actor[6:].upper() for h in nations), "")

    def _bound_to(self, j: int) -> int:
        """End of what a modifier is bound to: «الموالية للنظام»، «مدعومين من تركيا»."""
        if j >= self.n or not BINDS[self.words[j - 1]]:
            return j
        w = self.words[j]
        if w in AFTER_MODIFIER and j + 1 < self.n and self.words[j + 1] not in FUNCTION:
            looks = self.book.look(self.words[j + 1])
            return next((f.j for look in looks if (f := self.name(j + 1, look.names))), j)
        if not w.startswith(TO):
            return j
        for look in self.book.look(w):
            if look.prefix.startswith(TO):
                found = self.name(j, look.names)
                if found or any(h.cls in ("force", "org", "institution") for h in look.heads):
                    return found.j if found else j + 1
        return j

    # --- places by form

    def placed(self, j: int, open_: bool) -> int:
        """End of a place at ``j`` («بلدة الجيزة»، «عين عيسى»، «المنطقة»); ``open_`` takes any other bare word too."""
        if j >= self.n or self.text.is_mark(j):
            return j
        w = self.words[j]
        if w in self.definite_place:
            return self.adjectives(j + 1)
        if w in self.place:
            return self._place_name(j + 1)
        if w in FUNCTION or w in self.acting or w in AGENT_MARKS or w[0].isdigit():
            return j
        if w in self.place_start and self._word_at(j + 1):
            return j + 2
        if not open_ or any(not look.prefix for look in self.book.look(w)):
            return j
        if w in self.stop or w in self.middle:
            return j
        if definite(w):
            return self.adjectives(j + 1)
        return j if w.startswith(AND) or verbal(w) or plural_verb(w) else j + 1

    def _place_name(self, j: int) -> int:
        if not self._word_at(j):
            return j - 1
        w = self.words[j]
        if w in self.place:
            return self._place_name(j + 1)
        return j + 2 if w in self.place_start and self._word_at(j + 1) else j + 1

    def _word_at(self, j: int) -> bool:
        return j < self.n and not self.text.is_mark(j) and self.words[j] not in FUNCTION

    def adjectives(self, j: int) -> int:
        """End of the definite relative adjectives at ``j``."""
        while j < self.n and definite(self.words[j]) and adjectival(self.words[j]) and self.words[j] not in self.stop:
            j += 1
        return j

    def origin(self, j: int) -> int:
        """End of «من بلدة …»، «من أبناء المنطقة» at ``j``."""
        if j + 1 >= self.n or self.words[j] not in OF:
            return j
        k = j + 1
        if any(h.cls == "people" for h in self.heads.get(self.words[k], ())):
            end = self.placed(k + 1, True)
            return end if end > k + 1 else j
        if self.words[k] in self.place or self.words[k] in self.definite_place:
            return self.placed(k, False)
        return j
