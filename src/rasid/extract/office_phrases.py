"""Institutions, offices and persons by form: «وزارة الدفاع التركية»، «قائد شرطة ذي قار»، «الناشط سامر …»."""

from rasid.arabic.nouns import FUNCTION, IN, IN_THE_NAME, PAUSES, TO, accusative, adjectival, definite, joined
from rasid.extract.person_names import bare_word, name_end
from rasid.extract.phrase_parts import Found, Parts
from rasid.knowledge.actor_words import Head

OFFICE = "Office holder"
"""The English name of whoever is told of by an office alone."""


class Offices(Parts):
    """Reads institutions, offices and titled persons."""

    def institution(self, i: int, head: Head) -> Found | None:
        """«وزارة الدفاع التركية»، «المجلس المحلي في طفس»، «نقابة المعلمين»، «فرع مكافحة المخدرات»."""
        if head.pronoun or (head.definite and "bare" in head.data):
            return None
        j = i + 1
        quoted = self.quote_end.get(j)
        k = quoted if quoted and quoted <= self.n else self._complement(j, head.definite)
        if k == j:
            return None
        country = self.country_in(j, k)
        if k < self.n and self.words[k] in IN and (head.definite or head.actor == "org/body") and not self._named(i):
            place = self.placed(k + 1, head.actor == "org/council")
            k = place if place > k + 1 else k
        return Found(i, k, "institution", head.rule, actor=head.actor, country=country,
                     source=str(head.data.get("source", "")))  # fmt: skip

    def _named(self, i: int) -> bool:
        return any(self.name(i, look.names) for look in self.book.look(self.words[i]))

    def _complement(self, j: int, after_definite: bool) -> int:
        """End of what follows an institution's head: definite words, «حقوق الإنسان», and adjectives after them."""
        words, k = self.words, j
        while k < self.n and k - j < 5 and self._belongs(j, k, after_definite):
            k += 1
        while k > j and not definite(words[k - 1]) and not joined(words[k - 1]):
            k -= 1
        return k

    def _belongs(self, j: int, k: int, after_definite: bool) -> bool:
        w, last = self.words[k], self.words[k - 1]
        if w in self.stop or w in FUNCTION or w in self.acting or self.text.is_mark(k):
            return False
        if definite(w):
            if after_definite or (k > j and definite(last)):
                return adjectival(w) or self.is_modifier(w)
            return True
        if after_definite:
            return False
        if joined(w):
            return k == j + 1 and definite(last) and not adjectival(last)
        return w in self.middle or (k == j and self._then_definite(k))

    def _then_definite(self, k: int) -> bool:
        return k + 1 < self.n and definite(self.words[k + 1]) and adjectival(self.words[k + 1])

    def office(self, i: int, head: Head) -> Found | None:
        """«وزير الدفاع الإسرائيلي، أفيغدور ليبرمان»، «قائد شرطة ذي قار»، «المتحدث باسم الرئاسة».

        A name makes it a person: with the office where that is short, else the name alone.
        """
        if head.construct or head.pronoun or (not head.definite and accusative(self.words[i])):
            return None
        j, inner = self._office_of(i + 1, head)
        name_at = j + 1 if j < self.n and self.words[j] in PAUSES else j
        end = self._titled_end(name_at) if j > i + 1 or head.definite else name_at
        if end == name_at > j > i + 1:
            end = self._apposed(name_at)
        ids, country = inner.ids if inner else (), self.country_in(i, j)
        if end > name_at:
            start = i if (end - name_at) * 2 >= end - i else name_at
            label = " ".join(self.words[name_at:end])
            return Found(start, end, "person", head.rule, ids, country, label=label, source="named person")
        if j == i + 1:
            return None
        return Found(i, j, "office", head.rule, ids, country, actor=head.actor, source="official body")

    def _office_of(self, j: int, head: Head) -> tuple[int, Found | None]:
        """End of what the office is of, and the party in it if one is named."""
        inner: Found | None = None
        start = j
        while j < self.n and j - start < 6:
            w = self.words[j]
            if w in self.stop or self.text.is_mark(j) or w in self.acting:
                break
            if w == IN_THE_NAME and j + 1 < self.n:
                return self._in_the_name(j + 1)
            bound = j == start or not definite(self.words[j - 1])
            found = self.at(j) if (bound and not head.definite) or w.startswith(TO) else None
            if found and found.i == j and not _is_person(found) and (not found.prefix or found.prefix.startswith(TO)):
                inner, j = inner or found, found.j
                continue
            end = self._office_word(j, start, head)
            if end == j:
                break
            j = end
        return j, inner

    def _in_the_name(self, j: int) -> tuple[int, Found | None]:
        inner = self.party(j)
        if inner:
            return inner.j, inner
        return (self.adjectives(j + 1) if definite(self.words[j]) else j - 1), None

    def _office_word(self, j: int, start: int, head: Head) -> int:
        w = self.words[j]
        if definite(w):
            return j + 1 if adjectival(w) or self.is_modifier(w) or (j == start and not head.definite) else j
        if j == start and not head.definite:
            place = self.placed(j, "of_place" in head.data)
            return place if place > j else j + 1 if w in self.middle else j
        return j

    def _titled_end(self, j: int) -> int:
        """End of a person's name at ``j``, a title before it included."""
        if j < self.n and any(h.cls == "title" for h in self.heads.get(self.words[j], ())):
            titled = name_end(self.text, self.book, j + 1, titled=True)
            if titled > j + 1:
                return titled
        return name_end(self.text, self.book, j, titled=False, weak=True)

    def _apposed(self, j: int) -> int:
        """End of two to four unknown bare words between pauses: «رئيس المجلس، بول رايان،»."""
        k = j
        while k < self.n and k - j < 4 and bare_word(self.text, self.book, k):
            k += 1
        return k if k - j > 1 and k < self.n and (self.words[k] in PAUSES or self.words[k] in FUNCTION) else j

    def title(self, i: int, head: Head) -> Found | None:
        """«الناشط الإعلامي سامر …»، «اللواء أحمد …»: the person's name, with the title."""
        if not head.definite or head.pronoun or self.before(i) in self.book.words.set("named_after"):
            return None  # «حي الشيخ مقصود»
        j = self.adjectives(i + 1)
        end = name_end(self.text, self.book, j, titled=True)
        if end == j:
            return None
        return Found(i, end, "person", head.rule, country=self.country_in(i, j), label=" ".join(self.words[j:end]),
                     source="named person")  # fmt: skip

    def person(self, j: int) -> Found | None:
        """A person after «قوات», «حكومة»: with a title, or by full name."""
        if j >= self.n:
            return None
        titled = (f for h in self.heads.get(self.words[j], ()) if h.cls == "title" and (f := self.title(j, h)))
        found = next(titled, None)
        if found:
            return found
        end = name_end(self.text, self.book, j, titled=False)
        label = " ".join(self.words[j:end])
        rule = self.book.words.rules["given"]
        return Found(j, end, "person", rule, label=label, source="named person") if end > j else None


def _is_person(found: Found) -> bool:
    return found.what == "person" or (found.what == "name" and found.ids[0].actor.kind == "person-role")
