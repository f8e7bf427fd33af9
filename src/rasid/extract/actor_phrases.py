"""Where a noun phrase that names a party begins and ends: names of the books, and forms where no book has the name.

What a phrase stands for in this report («الجيش»، «التنظيم») is settled in ``mentions``; here it is only read.
"""

from collections.abc import Callable

from rasid.arabic.deed_words import ATTACK_NOUNS
from rasid.arabic.nouns import FUNCTION, OF, accusative, adjectival, country_form, definite, verbal
from rasid.extract.office_phrases import Offices
from rasid.extract.phrase_parts import Found
from rasid.knowledge.actor_words import GROUPS, Head

ARMED = ("rebel group", "political militia", "identity militia")
"""Kinds that «التنظيم المتطرف», «الميليشيات», «المهاجمون» point back to."""

_UNITS = {"state/soldiers": "army", "state/officers": "forces", "state/police": "police"}
"""The unit of a state that its members belong to: «جنود أتراك»."""


class PhraseReader(Offices):
    """Reads the phrase that begins at a word of one text."""

    def at(self, i: int) -> Found | None:
        """The phrase that begins at word ``i``, of the first reading of its clitics that gives one."""
        if self.words[i] in FUNCTION:
            return self._past_function(i)
        for look in self.book.look(self.words[i]):
            best = self._whole(self.name(i, look.names)) if look.named else None
            for head in look.heads:
                reader = _READERS.get(head.cls)
                found = reader(self, i, head) if reader else None
                if found and not self._another_begins(found, best):
                    best = _better(found, best)
            if best is not None:
                prefix = look.prefix if best.i == i else ""
                return best if best.prefix == prefix else best.behind(prefix)
        return None

    def _past_function(self, i: int) -> Found | None:
        """«وحدة دوفدوفان»، «آلية التحقيق المشتركة»: a name whose first word is folded like «وحده» or «إليه»."""
        look = next(iter(self.book.look(self.words[i])), None)
        found = self.name(i, look.names) if look and not look.prefix else None
        return found if found and found.j > i + 1 else None

    def _another_begins(self, found: Found, best: Found | None) -> bool:
        """«دعا مجلس الأمن الحوثيين»: what a form would add to a name of the books is a name of its own."""
        if best is None or best.what != "name" or found.j <= best.j or found.what == "state":
            return False
        look = next(iter(self.book.look(self.words[best.j])), None)
        return bool(look and not look.prefix and look.named and self.name(best.j, look.names))

    def _whole(self, found: Found | None) -> Found | None:
        """«قوات الأمن» with the country after it: «قوات الأمن اليمنية»."""
        if found is None or not found.ids[0].unit:
            return found
        k, nation, _ = self.modifiers(found.j, True)
        unit = found.ids[0].unit
        return Found(found.i, k, "state", found.rule, country=nation, unit=unit) if nation else found

    def party(self, j: int) -> Found | None:
        """A party named at ``j`` without clitics: a book's name, or a force or institution by form."""
        if j >= self.n or self.words[j] in FUNCTION:
            return None
        look = next(iter(self.book.look(self.words[j])), None)
        if look is None or look.prefix:
            return None
        best = self._whole(self.name(j, look.names))
        for head in look.heads:
            if head.cls in ("force", "org", "institution", "anaphor") and not head.pronoun:
                found = _READERS[head.cls](self, j, head)
                best = _better(found, best) if found and found.i == j else best
        return best

    # --- people with arms and without

    def _member(self, i: int, head: Head) -> Found | None:
        """«عناصر النظام»، «ضباط من الفرقة»، «مسلحون مجهولون»، «جندياً تركياً»."""
        if head.pronoun and "ة" in self.text.surface(i, i + 1):
            return None  # «مسؤولية» is no «مسؤوليه»
        if head.pronoun:
            return Found(i, i + 1, "owned", head.rule, actor=head.actor)
        if head.number == "s" and self.before(i) in ATTACK_NOUNS:
            return None  # «استهدف هجوم انتحاري قوات الأمن»
        j = i + 1
        if not head.definite:
            adjective = j < self.n and country_form(self.words[j]) and accusative(self.words[i])
            inner = None if adjective else self.party(j)
            if inner:
                return inner.begun(i)
            place = self.placed(j, head.construct or "of_place" in head.data) if head.number == "p" else j
            if place > j:
                return Found(i, place, "generic", head.rule, actor=head.actor)
        if head.construct or "needs_more" in head.data or not self.stands(i, head):
            return None
        j, nation, _ = self.modifiers(j, head.definite)
        if j + 1 < self.n and self.words[j] in OF:
            found = self._member_of(i, j, head)
            if found:
                return found
        if j == i + 1 and head.definite and head.number == "p" and "refers" in head.data:
            return Found(i, j, "anaphor", head.rule, actor=head.actor, kinds=tuple(head.data["refers"]))
        if nation and head.actor.startswith("state/"):
            return Found(i, j, "state", head.rule, country=nation, unit=_UNITS.get(head.actor, "gov"))
        return Found(i, j, "generic", head.rule, actor=head.actor, country=nation)

    def _member_of(self, i: int, j: int, head: Head) -> Found | None:
        """«ضباط من النظام» whole, but of «25 عنصراً من قوات النظام» the party alone, «مقاتلين من أبناء المنطقة»."""
        inner = self.party(j + 1)
        if inner:
            counted = (head.number == "s" and accusative(self.words[i])) or (i > 0 and self.counts(i - 1))
            counted = counted or head.number == "d"  # «عنصرين من قوات النظام»
            return inner if counted else inner.begun(i)
        after = self.origin(j)
        return Found(i, after, "generic", head.rule, actor=head.actor) if after > j else None

    def _people(self, i: int, head: Head) -> Found | None:
        """«أهالي عين عيسى»، «شبان من بلدة الجيزة»، «متظاهرين غاضبين»."""
        j, more = i + 1, False
        if head.pronoun and "ة" in self.text.surface(i, i + 1):
            return None  # «تجارة» is no «تجاره»
        if not head.definite and not head.pronoun:
            if "of_place" in head.data or head.construct:
                j = max(self.placed(j, head.number == "p"), self._bound_people(j))
            elif head.actor == "people/families":
                j = self._bound_people(j)
            more = j > i + 1
        if not self.stands(i, head) and (not more or "cue" in head.data):
            return None
        if head.construct and not more:
            return None
        if not more:
            j, _, _ = self.modifiers(j, head.definite)
        if head.number == "p" and not head.definite and (more or "of_place" in head.data):
            j = self.origin(j)
        if head.data.get("needs_more") and j == i + 1 and not head.pronoun:
            return None
        entry = self.book.entry(head.actor)
        return Found(i, j, "generic", head.rule, actor=head.actor, source=entry.source if entry else "")

    def _bound_people(self, j: int) -> int:
        """End of a group after a construct head: «أهالي الشبان المفقودين»، «شيوخ عشائر …»."""
        party = self.party(j)
        if party:
            return party.j
        if j >= self.n:
            return j
        inner = (h for h in self.heads.get(self.words[j], ()) if h.cls in ("people", "member") and not h.pronoun)
        return next((f.j for h in inner if (f := self._people(j, h))), j)

    def _nation(self, i: int, head: Head) -> Found | None:
        """«الروس»، «مقتل فلسطيني»: a people by its adjective, where it is no adjective of something else."""
        before = self.before(i)
        victim = before in self.victim or (i > 0 and self.counts(i - 1))
        if not victim and not (head.number == "p" and head.definite and not adjectival(before)):
            return None
        return Found(i, i + 1, "people", head.rule, actor="people/nationals", country=head.actor[6:].upper())

    def _ethnic(self, i: int, head: Head) -> Found | None:
        if head.construct or head.pronoun or head.number != "p" or self.before(i) in self.not_org:
            return None
        return Found(i, i + 1, "generic", head.rule, actor=head.actor)

    # --- forces, organisations

    def _force(self, i: int, head: Head) -> Found | None:
        """«القوات الروسية»، «قوات حفتر»، «حكومة سالم القطعاني»، «الجيش»."""
        unit, j = str(head.data["unit"]), i + 1
        if head.pronoun:
            unowned = unit in ("gov", "president") or "needs_more" in head.data
            return None if unowned else Found(i, j, "state", head.rule, unit=unit)
        if unit == "mfa" and i and self.text.one_of(i - 1, self.book.words.set("foreign")):
            return None  # «السياسة الخارجية الروسية» says what Russia wants, not what its ministry does
        if unit == "army" and not head.definite and (end := self._named_by_quotes(i)):
            return self._unknown(i, end, "rebel group", head)  # «"جيش إنقاذ أراكان"»
        inner = None if head.definite else self.party(j) or self.person(j)
        if inner:
            return inner.begun(i)
        k, nation, ethnic = self.modifiers(j, head.definite)
        if nation:
            alone = not head.definite and unit in ("air", "artillery", "navy")
            return Found(k - 1 if alone else i, k, "state", head.rule, country=nation, unit=unit)
        if k == j and (head.data.get("needs_more") or (not head.definite and unit != "militia")):
            return None
        if unit in ("security", "judiciary") and not self.subject(i, k):
            return None
        if "nation_only" in head.data:
            return None
        if unit == "militia" and head.definite:
            return Found(i, k, "anaphor", head.rule, actor="state/militia", kinds=ARMED)
        if not head.definite or ethnic:
            return Found(i, k, "generic", head.rule, actor=f"state/{unit}")
        return Found(i, k, "state", head.rule, unit=unit)

    def _org(self, i: int, head: Head) -> Found | None:
        """«كتيبة جنين»، «لواء شهداء …»، «مجموعة مسلحة»، and a quoted name after any such head."""
        j, kind = i + 1, str(head.data["kind"])
        if head.pronoun or j >= self.n:
            return None
        if head.definite:
            return self._definite_org(i, kind, head)
        if kind == "rebel group" and (end := self._named_by_quotes(i)):
            return self._unknown(i, end, kind, head)  # «"حركة النور الجديد"»
        inner = self.party(j)
        if inner:
            return inner.begun(i)
        quoted = self.quote_end.get(j, j)
        if j < quoted <= self.n:
            return self._unknown(i, quoted, kind, head)
        k, nation, _ = self.modifiers(j, False)
        if k > j and kind == "agency" and "quoted" in head.data:
            return None
        if k > j:
            return Found(i, self.origin(k), "generic", head.rule, actor=GROUPS[kind], country=nation)
        if "alone" in head.data and self.words[j] in self.definite_place:
            return Found(i, j + 1, "generic", head.rule, actor="armed/group")
        end = j if head.data.get("quoted") else self._org_name(j)
        return self._unknown(i, end, kind, head) if end > j else None

    def _named_by_quotes(self, i: int) -> int:
        """End of the name where quotation marks open at its first word and no book has it; 0 where they do not."""
        end = self.quoted_name.get(i, 0)
        if not end or end > self.n or self.name(i, next(iter(self.book.look(self.words[i]))).names):
            return 0
        said = any(w in self.acting or verbal(w) for w in self.words[i + 1 : end])
        return 0 if said or self.country_in(i + 1, i + 2) else end

    def _definite_org(self, i: int, kind: str, head: Head) -> Found | None:
        """«الكتيبة 604»، «الفصائل المسلحة»، «التنظيم المتطرف»."""
        j = i + 1
        if head.data.get("ordinal") and (self.words[j][0].isdigit() or self.words[j] in self.ordinal):
            return self._unknown(i, self.adjectives(j + 1), kind, head)
        k, nation, _ = self.modifiers(j, True)
        if kind == "rebel group" and k > j and not nation:
            return Found(i, k, "anaphor", head.rule, actor="armed/group", kinds=ARMED)
        alone = "alone" in head.data
        return Found(i, k, "generic", head.rule, actor=GROUPS[kind], country=nation) if k > j or alone else None

    def _unknown(self, i: int, j: int, kind: str, head: Head) -> Found:
        label, source = " ".join(self.words[i:j]), "agency" if kind == "agency" else "organisation"
        return Found(i, j, "unknown", head.rule, label=label, kinds=(kind,), source=source)

    def _org_name(self, j: int) -> int:
        """End of an unquoted name: bare words as far as they hold a name together, then words with ال."""
        words, k = self.words, j
        while k < self.n and k - j < 4:
            w = words[k]
            if w in self.not_org or w in FUNCTION or w in self.acting or w in self.stop or self.text.is_mark(k):
                break
            if k > j and not definite(w) and (definite(words[k - 1]) or words[k - 1] not in self.middle):
                break
            if k > j and definite(w) and definite(words[k - 1]) and not adjectival(w):
                break
            k += 1
        return k

    # --- weapons, sources, words that point back

    def _weapon(self, i: int, head: Head) -> Found | None:
        """«طائرة مسيّرة تركية»: the adjective alone names who did it."""
        for k in range(i + 1, min(self.n, i + 5) if not head.pronoun else 0):
            heads = self.adjective(k)
            for h in heads:
                if h.cls == "nation" and (h.definite == head.definite or k > i + 1):
                    return Found(k, k + 1, "state", h.rule, country=h.actor[6:].upper(),
                                 unit=str(head.data.get("unit", "forces")))  # fmt: skip
            if not any(h.cls in ("filler", "weapon", "modifier") for h in heads):
                return None
        return None

    def _source(self, i: int, head: Head) -> Found | None:
        """«مصدر عسكري»، «مصادر محلية»، «شهود عيان»."""
        j = i + 1
        while j < min(self.n, i + 4) and (adjectival(self.words[j]) or self.is_modifier(self.words[j])):
            if self.words[j] in FUNCTION or self.words[j] in self.acting:
                break
            j += 1
        if head.definite and head.actor == "source/unnamed" and j == i + 1:
            return None
        return Found(i, j, "generic", head.rule, actor=head.actor, source=str(head.data.get("source", "")))

    def _anaphor(self, i: int, head: Head) -> Found | None:
        default = str(head.data.get("default", ""))
        return Found(i, i + 1, "anaphor", head.rule, actor=default, kinds=tuple(head.data["kinds"]))


_READERS: dict[str, Callable[[PhraseReader, int, Head], Found | None]] = {
    "member": PhraseReader._member, "people": PhraseReader._people, "force": PhraseReader._force,
    "org": PhraseReader._org, "institution": PhraseReader.institution, "office": PhraseReader.office,
    "title": PhraseReader.title, "weapon": PhraseReader._weapon, "source": PhraseReader._source,
    "nation": PhraseReader._nation, "ethnic": PhraseReader._ethnic, "anaphor": PhraseReader._anaphor,
}  # fmt: skip
"""What reads the phrase of a head, by its class; not kept by the readers, who would hold themselves for ever."""


def _better(found: Found, best: Found | None) -> Found:
    """The better of two readings: a longer one by form beats a name only where it says more than the name does."""
    if best is None:
        return found
    if found.j <= best.j:
        return best
    if best.what != "name" or best.j - best.i == 1:
        return best if best.what == "name" and found.what == "unknown" else found
    if found.what == "institution" and found.country and found.j == best.j + 1:
        return best._replace(j=found.j)  # «جهاز مكافحة الإرهاب» + «العراقي»
    beaten = found.what in ("unknown", "person") or (found.what == "state" and not found.country)
    return best if beaten else found
