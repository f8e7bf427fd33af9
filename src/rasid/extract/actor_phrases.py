"""Where a noun phrase that names a party begins and ends: names of the books, and forms where no book has the name.

What a phrase stands for in this report («الجيش»، «التنظيم») is settled in ``mentions``; here it is only read.
"""

from typing import NamedTuple

from rasid.arabic.nouns import AFTER_MODIFIER, FUNCTION, IN, OF, WITHOUT, adjectival, definite
from rasid.arabic.segment import Text
from rasid.extract.person_names import name_end
from rasid.knowledge.actor_words import Head
from rasid.knowledge.actors import ActorBook, ActorEntry, Names


class Found(NamedTuple):
    """A phrase ``[i, j)``. ``what`` says how to resolve it; ``label`` is the name proposed where no book has it."""

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


class PhraseReader:
    """Reads the phrase that begins at a word of one text."""

    def __init__(self, text: Text, book: ActorBook) -> None:
        self.text, self.words, self.book = text, text.words, book
        self.n = len(text.words)
        self.quote_end = {a: b for a, b in text.quotes if b - a <= 6}
        sets = book.words.set
        self.place, self.place_start = sets("place"), sets("place_start")
        self.definite_place, self.middle = sets("definite_place"), sets("middle")
        self.not_org, self.stop = sets("not_org_name"), sets("not_after_institution")
        self.acting, self.victim, self.number = sets("acting"), sets("victim_before"), sets("number")
        self.ordinal = sets("ordinal")
        self._readers = {
            "member": self._member, "people": self._people, "force": self._force, "org": self._org,
            "institution": self._institution, "office": self._office, "title": self._title, "weapon": self._weapon,
            "source": self._source, "nation": self._nation, "ethnic": self._ethnic, "anaphor": self._anaphor,
        }  # fmt: skip

    def at(self, i: int, bound: bool = False) -> Found | None:
        """The phrase that begins at word ``i``; ``bound`` allows no clitic, as inside another phrase."""
        if self.words[i] in FUNCTION:
            return None
        for look in self.book.look(self.words[i]):
            if bound and look.prefix:
                break
            best = self._name(i, look.names)
            for head in look.heads:
                reader = self._readers.get(head.cls)
                found = reader(i, head) if reader else None
                if found and (best is None or found.j > best.j) and not (best and found.what == "unknown"):
                    best = found
            if best is not None:
                return best._replace(prefix=look.prefix if best.i == i else "")
        return None

    # --- names of the books

    def _name(self, i: int, names: Names) -> Found | None:
        words, first = self.words, i + 1
        if first < self.n and names.longer and (longer := names.longer.get(words[first])):
            for tail, entries in longer:
                j = first + len(tail)
                if tuple(words[first:j]) == tail and (found := self._borne(entries, i, j)):
                    return found
        return self._borne(names.alone, i, first) if names.alone else None

    def _borne(self, entries: tuple[ActorEntry, ...], i: int, j: int) -> Found | None:
        phrase = self.words[i] if j == i + 1 else " ".join(self.words[i:j])
        kept = tuple(e for e in entries if not e.guards or self._admits(e, phrase, i, j))
        return Found(i, j, "name", kept[0].rule, ids=kept, source=kept[0].source) if kept else None

    def _admits(self, entry: ActorEntry, phrase: str, i: int, j: int) -> bool:
        """Whether the company allows a short name: its guards bind only the names that the entry lists as guarded."""
        if not any(phrase.endswith(g) for g in entry.guarded if g.count(" ") == phrase.count(" ")):
            return True
        guards, words = entry.guards, self.words
        before = words[i - 1] if i else ""
        if before in guards.get("not_after", ()) or (j < self.n and words[j] in guards.get("not_before", ())):
            return False
        if "after" in guards and before not in guards["after"]:
            return False
        if "near" in guards and guards["near"].isdisjoint(words[max(0, i - 4) : j + 4]):
            return False
        return "near_report" not in guards or any(w in self.text.scan for w in guards["near_report"])

    # --- heads

    def _member(self, i: int, head: Head) -> Found | None:
        """«عناصر النظام»، «ضباط من الفرقة»، «مسلحون مجهولون»، «جندياً تركياً»."""
        if head.pronoun:
            return Found(i, i + 1, "owned", head.rule, actor=head.actor)
        j = i + 1
        if not head.definite:
            inner = self._party(j)
            if inner:
                return inner._replace(i=i)
            place = self._place(j, head.construct or "of_place" in head.data) if head.number == "p" else j
            if place > j:
                return Found(i, place, "generic", head.rule, actor=head.actor)
        if head.construct or not self._stands(i, head):
            return None
        j, nation, _ = self._modifiers(j, head.definite)
        if j < self.n and self.words[j] in OF and j + 1 < self.n:
            inner = self._party(j + 1)
            if inner:
                counted = (head.number == "s" and self.words[i].endswith("ا")) or (i > 0 and self._counts(i - 1))
                return inner if counted else inner._replace(i=i)
            after = self._origin(j)
            if after > j:
                return Found(i, after, "generic", head.rule, actor=head.actor, country=nation)
        if nation and head.actor.startswith("state/"):
            return Found(i, j, "state", head.rule, country=nation, unit=_unit_of(head.actor))
        return Found(i, j, "generic", head.rule, actor=head.actor, country=nation)

    def _counts(self, k: int) -> bool:
        return self.words[k] in self.number or self.words[k][0].isdigit()

    def _stands(self, i: int, head: Head) -> bool:
        """Whether a singular that may also be an adjective («عسكري»، «مسلح») is a noun here."""
        before = self.words[i - 1] if i else ""
        if before in WITHOUT:
            return False
        adjective = head.data.get("pattern") == "male" or self.words[i].endswith(("ي", "يه"))
        if head.number != "s" or not adjective or i == 0 or self.text.is_mark(i - 1):
            return True
        if self.text.words[i] != before and (before in FUNCTION or before in self.acting or before[0].isdigit()):
            return True
        return before in self.victim or before in self.number

    def _people(self, i: int, head: Head) -> Found | None:
        """«أهالي عين عيسى»، «شبان من بلدة الجيزة»، «متظاهرين غاضبين»."""
        j, more = i + 1, False
        if not head.definite and not head.pronoun:
            if "of_place" in head.data or head.construct:
                j = max(self._place(j, head.number == "p"), self._bound_people(j))
            elif head.actor == "people/families":
                j = self._bound_people(j)
            more = j > i + 1
        if (head.construct or not self._stands(i, head)) and not more:
            return None
        if not more:
            j, _, _ = self._modifiers(j, head.definite)
        after = self._origin(j) if head.number == "p" and (more or "of_place" in head.data) else j
        if after > j:
            j, more = after, True
        if head.data.get("needs_more") and j == i + 1 and not head.pronoun:
            return None
        return Found(i, j, "generic", head.rule, actor=head.actor, source=self._source_of(head.actor))

    def _force(self, i: int, head: Head) -> Found | None:
        """«القوات الروسية»، «قوات حفتر»، «حكومة سالم القطعاني»، «الجيش»."""
        unit = str(head.data["unit"])
        if head.pronoun:
            return None if unit in ("gov", "president") else Found(i, i + 1, "state", head.rule, unit=unit)
        j = i + 1
        if not head.definite:
            inner = self._party(j) or self._named_person(j)
            if inner:
                return inner._replace(i=i)
        k, nation, ethnic = self._modifiers(j, head.definite)
        if nation and not head.definite and unit in ("air", "artillery", "navy"):
            return Found(k - 1, k, "state", head.rule, country=nation, unit=unit)
        if nation:
            return Found(i, k, "state", head.rule, country=nation, unit=unit)
        if k == j and (head.data.get("needs_more") or (not head.definite and unit not in ("militia",))):
            return None
        if unit == "security" and k == j and not self._subject(i, k):
            return None
        if not head.definite or ethnic:
            return Found(i, k, "generic", head.rule, actor=f"state/{unit}")
        return Found(i, k, "state", head.rule, unit=unit)

    def _subject(self, i: int, j: int) -> bool:
        before = self.words[i - 1] if i else ""
        return before in self.acting or before in self.victim or (j < self.n and self.words[j] in self.acting)

    def _org(self, i: int, head: Head) -> Found | None:
        """«كتيبة جنين»، «لواء شهداء …»، «مجموعة مسلحة»، and a quoted name after any such head."""
        j, kind = i + 1, str(head.data["kind"])
        if head.pronoun or j >= self.n:
            return None
        inner = self._party(j) if not head.definite else None
        if inner:
            return inner._replace(i=i)
        quoted = self.quote_end.get(j)
        if quoted and quoted <= self.n and not head.definite:
            return self._unknown(i, quoted, kind, head)
        k, nation, _ = self._modifiers(j, head.definite)
        actor = _GROUPS.get(kind, "") if kind != "rebel group" or head.number == "p" else ""
        if head.definite:
            if kind == "rebel group" and (self.words[j][0].isdigit() or self.words[j] in self.ordinal):
                return self._unknown(i, self._adjectives(j + 1), kind, head)
            alone = kind == "rebel group" and self.words[i].endswith("فصائل")
            return Found(i, k, "generic", head.rule, actor=actor, country=nation) if actor and (k > j or alone) else None
        if k > j:
            return Found(i, self._origin(k), "generic", head.rule, actor=actor or "armed/group", country=nation)
        if kind == "rebel group" and self.words[j] in self.definite_place:
            return Found(i, j + 1, "generic", head.rule, actor="armed/group")
        end = self._org_name(j) if not head.data.get("quoted") else j
        return self._unknown(i, end, kind, head) if end > j else None

    def _unknown(self, i: int, j: int, kind: str, head: Head) -> Found:
        label = " ".join(self.words[i:j])
        source = "agency" if kind == "agency" else "organisation"
        return Found(i, j, "unknown", head.rule, label=label, kinds=(kind,), source=source)

    def _org_name(self, j: int) -> int:
        """End of an unquoted name: up to two bare words, then words with ال."""
        words, k, bare = self.words, j, 0
        while k < self.n and k - j < 4:
            w = words[k]
            if w in self.not_org or w in FUNCTION or w in self.acting or w in self.stop or self.text.is_mark(k):
                break
            if not definite(w):
                if k > j and (definite(words[k - 1]) or words[k - 1] not in self.middle):
                    break
                bare += 1
            elif k > j and definite(words[k - 1]) and not adjectival(w):
                break
            k += 1
        return k

    def _institution(self, i: int, head: Head) -> Found | None:
        """«وزارة الدفاع التركية»، «المجلس المحلي في طفس»، «نقابة المعلمين»، «فرع مكافحة المخدرات»."""
        if head.pronoun:
            return None
        j = i + 1
        quoted = self.quote_end.get(j)
        k = quoted if quoted and quoted <= self.n else self._complement(j, head.definite)
        if k == j:
            return None
        country = self._country_in(j, k)
        if k < self.n and self.words[k] in IN and (head.definite or head.actor == "org/body"):
            k = max(k, self._place(k + 1, False)) if self._place(k + 1, False) > k + 1 else k
        return Found(i, k, "institution", head.rule, actor=head.actor, country=country,
                     source=str(head.data.get("source", "")))  # fmt: skip

    def _complement(self, j: int, head_definite: bool) -> int:
        """End of what follows an institution's head: definite words, «حقوق الإنسان», and adjectives after them."""
        words, k = self.words, j
        while k < self.n and k - j < 5:
            w = words[k]
            if w in self.stop or w in FUNCTION or self.text.is_mark(k) or w in self.acting:
                break
            if definite(w):
                if k > j and definite(words[k - 1]) and not (adjectival(w) or w in self.book.words.heads):
                    break
                if (head_definite or k > j) and not adjectival(w) and not self._modifier(w) and (
                    head_definite or definite(words[k - 1])
                ):
                    break
            elif head_definite:
                break
            elif w.startswith("وال") and k > j and definite(words[k - 1]) and len(words[k - 1]) > 4:
                if words[k - 2] != "وزاره" and not adjectival(w[1:]):
                    break
            elif w not in self.middle and (k > j or not self._then_definite(k)):
                break
            k += 1
        while k > j and not definite(words[k - 1]) and not words[k - 1].startswith("وال"):
            k -= 1
        return k

    def _then_definite(self, k: int) -> bool:
        return k + 1 < self.n and definite(self.words[k + 1]) and adjectival(self.words[k + 1])

    def _office(self, i: int, head: Head) -> Found | None:
        """«وزير الدفاع الإسرائيلي، أفيغدور ليبرمان»، «قائد شرطة ذي قار»، «المتحدث باسم الرئاسة»."""
        if head.construct or head.pronoun:
            return None
        j, inner = self._office_of(i + 1, head.definite)
        name_at = j + 1 if j < self.n and self.words[j] in ("،", ",", "(") else j
        end = self._titled_end(name_at) if j > i + 1 or head.definite else name_at
        if end > name_at:
            label = " ".join(self.words[name_at:end])
            start = i if (end - name_at) * 2 >= end - i else name_at
            return Found(start, end, "person", head.rule, label=label, ids=inner.ids if inner else (),
                         source="named person", country=self._country_in(i, j))  # fmt: skip
        if j == i + 1:
            return None
        return Found(i, j, "office", head.rule, actor=head.actor, ids=inner.ids if inner else (),
                     country=self._country_in(i, j), source="official body")  # fmt: skip

    def _office_of(self, j: int, head_definite: bool) -> tuple[int, Found | None]:
        words, inner, start = self.words, None, j
        while j < self.n and j - start < 6:
            w = words[j]
            if w in self.stop or self.text.is_mark(j) or w in self.acting:
                break
            if w == "باسم" and j + 1 < self.n:
                inner = self.at(j + 1, True)
                return (inner.j, inner) if inner else (j + 2, None)
            found = self.at(j) if not head_definite or w.startswith("لل") else None
            if found and found.i == j and found.what != "person" and (not found.prefix or found.prefix in ("ل", "لل")):
                inner, j = inner or found, found.j
                continue
            if definite(w) and (adjectival(w) or self._modifier(w) or (j == start and not head_definite)):
                j += 1
            elif j == start and not head_definite and self._place(j, True) > j:
                j = self._place(j, True)
            elif j == start and not head_definite and w in self.middle:
                j += 1
            else:
                break
        return j, inner

    def _titled_end(self, j: int) -> int:
        """End of a person's name at ``j``, a title before it included; ``j`` where there is none."""
        if j < self.n and any(h.cls == "title" for look in self.book.look(self.words[j]) for h in look.heads):
            titled = name_end(self.text, self.book, j + 1, titled=True)
            if titled > j + 1:
                return titled
        return name_end(self.text, self.book, j, titled=False, weak=True)

    def _title(self, i: int, head: Head) -> Found | None:
        """«الناشط الإعلامي سامر …»، «اللواء أحمد …»: the person's name, with the title."""
        if not head.definite or head.pronoun:
            return None
        j = i + 1
        while j < self.n and j < i + 3 and definite(self.words[j]) and adjectival(self.words[j]):
            j += 1
        end = name_end(self.text, self.book, j, titled=True)
        if end == j:
            return None
        return Found(i, end, "person", head.rule, label=" ".join(self.words[j:end]), source="named person",
                     country=self._country_in(i, j))  # fmt: skip

    def _named_person(self, j: int) -> Found | None:
        """A person after «قوات», «حكومة»: with a title, or a full name."""
        if j >= self.n:
            return None
        for look in self.book.look(self.words[j]):
            for head in look.heads:
                found = self._title(j, head) if head.cls == "title" and not look.prefix else None
                if found:
                    return found
        end = name_end(self.text, self.book, j, titled=False)
        if end > j:
            return Found(j, end, "person", "words/actor_words.yaml", label=" ".join(self.words[j:end]),
                         source="named person")  # fmt: skip
        return None

    def _weapon(self, i: int, head: Head) -> Found | None:
        """«طائرة مسيّرة تركية»: the adjective alone names who did it."""
        if head.pronoun:
            return None
        for k in range(i + 1, min(self.n, i + 5)):
            heads = self.book.words.heads.get(self.words[k], ())
            for h in heads:
                if h.cls == "nation" and h.definite == head.definite or h.cls == "nation" and k > i + 1:
                    return Found(k, k + 1, "state", h.rule, country=h.actor[6:].upper(), unit="forces")
            if not any(h.cls in ("filler", "weapon", "modifier") for h in heads):
                return None
        return None

    def _source(self, i: int, head: Head) -> Found | None:
        """«مصدر عسكري»، «مصادر محلية»، «شهود عيان»."""
        j = i + 1
        while j < self.n and j < i + 4 and (adjectival(self.words[j]) or self._modifier(self.words[j])):
            if self.words[j] in FUNCTION or self.words[j] in self.acting:
                break
            j += 1
        if head.definite and head.actor == "source/unnamed" and j == i + 1:
            return None
        return Found(i, j, "generic", head.rule, actor=head.actor, source=str(head.data.get("source", "")))

    def _nation(self, i: int, head: Head) -> Found | None:
        """«الروس»، «مقتل فلسطيني»: a people by its adjective, where it is no adjective of something else."""
        before = self.words[i - 1] if i else ""
        victim = before in self.victim or before in self.number or before[:1].isdigit()
        if not victim and not (head.number == "p" and head.definite and not adjectival(before)):
            return None
        cc = head.actor[6:].upper()
        return Found(i, i + 1, "people", head.rule, actor="people/nationals", country=cc)

    def _ethnic(self, i: int, head: Head) -> Found | None:
        before = self.words[i - 1] if i else ""
        if head.construct or head.pronoun or head.number != "p" or before in self.not_org:
            return None
        return Found(i, i + 1, "generic", head.rule, actor=head.actor)

    def _anaphor(self, i: int, head: Head) -> Found | None:
        return Found(i, i + 1, "anaphor", head.rule, kinds=tuple(head.data["kinds"]))

    # --- parts of phrases

    def _party(self, j: int) -> Found | None:
        """A party named at ``j`` without clitics: a book's name, or a force or institution by form."""
        if j >= self.n or self.words[j] in FUNCTION:
            return None
        for look in self.book.look(self.words[j]):
            if look.prefix:
                return None
            best = self._name(j, look.names)
            for head in look.heads:
                if head.cls in ("force", "org", "institution", "anaphor") and not head.pronoun:
                    found = self._readers[head.cls](j, head)
                    longer = found is not None and (best is None or (found.j > best.j and found.what != "unknown"))
                    if found and found.i == j and longer:
                        best = found
            return best
        return None

    def _modifiers(self, j: int, wanted: bool) -> tuple[int, str, bool]:
        """End of the adjectives at ``j``, the country they name if any, and whether one names a people."""
        nation, ethnic = "", False
        while j < self.n:
            heads = [h for h in self.book.words.heads.get(self.words[j], ()) if not h.construct and not h.pronoun]
            fit = [h for h in heads if h.definite == wanted and h.cls in ("nation", "modifier", "ethnic")]
            if not fit:
                break
            if any(h.cls == "nation" for h in fit):
                nation = nation or next(h.actor[6:].upper() for h in fit if h.cls == "nation")
            ethnic = ethnic or fit[0].cls == "ethnic"
            j += 1
            j = self._bound_to(j)
        return j, nation, ethnic

    def _bound_to(self, j: int) -> int:
        """End of what a modifier is bound to: «الموالية للنظام»، «مدعومين من تركيا»."""
        if j >= self.n or not any(
            h.data.get("words") and h.cls == "modifier" for h in self.book.words.heads.get(self.words[j - 1], ())
        ):
            return j
        w = self.words[j]
        if w in AFTER_MODIFIER and j + 1 < self.n and self._binds(self.words[j - 1]):
            inner = self._any_name(j + 1)
            return inner if inner > j + 1 else j
        if w.startswith("ل") and self._binds(self.words[j - 1]):
            for look in self.book.look(w):
                if look.prefix in ("ل", "لل"):
                    found = self._name(j, look.names)
                    if found:
                        return found.j
                    if any(h.cls in ("force", "org", "institution") for h in look.heads):
                        return j + 1
        return j

    def _binds(self, word: str) -> bool:
        return any(stem in word for stem in ("موال", "تابع", "مدعوم", "متحالف", "منتم", "مرتبط", "حليف"))

    def _any_name(self, j: int) -> int:
        if self.words[j] in FUNCTION:
            return j
        found = next((f for look in self.book.look(self.words[j]) if (f := self._name(j, look.names))), None)
        return found.j if found else j

    def _place(self, j: int, open_: bool) -> int:
        """End of a place by form at ``j`` («بلدة الجيزة»، «عين عيسى»، «المنطقة»); ``open_`` takes any other bare word."""
        if j >= self.n or self.text.is_mark(j):
            return j
        w = self.words[j]
        if w in self.definite_place:
            return self._adjectives(j + 1)
        if w in self.place:
            return self._place_name(j + 1)
        if w in FUNCTION or w in self.acting or w[0].isdigit():
            return j
        if w in self.place_start and j + 1 < self.n and not self.text.is_mark(j + 1) and self.words[j + 1] not in FUNCTION:
            return j + 2
        if not open_ or any(not look.prefix for look in self.book.look(w)):
            return j
        if w in self.stop or w in self.middle or (w[0] in "ويت" and not definite(w)):
            return j
        return self._adjectives(j + 1) if definite(w) else j + 1

    def _place_name(self, j: int) -> int:
        if j >= self.n or self.text.is_mark(j) or self.words[j] in FUNCTION:
            return j - 1
        w = self.words[j]
        if w in self.place:
            return self._place_name(j + 1)
        if w in self.place_start and j + 1 < self.n and not self.text.is_mark(j + 1):
            return j + 2
        return j + 1

    def _adjectives(self, j: int) -> int:
        while j < self.n and definite(self.words[j].removeprefix("و")) and adjectival(self.words[j]) and (
            self.words[j] not in self.stop
        ):
            j += 1
        return j

    def _origin(self, j: int) -> int:
        """End of «من بلدة …»، «من أبناء المنطقة» at ``j``."""
        if j + 1 >= self.n or self.words[j] not in OF:
            return j
        k = j + 1
        people = any(h.cls == "people" for h in self.book.words.heads.get(self.words[k], ()))
        if people and k + 1 < self.n:
            end = self._place(k + 1, True)
            return end if end > k + 1 else j
        if self.words[k] in self.place or self.words[k] in self.definite_place:
            return self._place(k, False)
        return j

    def _bound_people(self, j: int) -> int:
        """End of a group after a construct head: «أهالي الشبان المفقودين»، «شيوخ عشائر …»."""
        if j >= self.n or self.words[j] in FUNCTION:
            return j
        for look in self.book.look(self.words[j]):
            if look.prefix:
                return j
            party = self._party(j)
            if party:
                return party.j
            for head in look.heads:
                if head.cls in ("people", "member") and not head.pronoun:
                    found = self._people(j, head)
                    if found:
                        return found.j
            return j
        return j

    def _modifier(self, word: str) -> bool:
        return any(h.cls in ("modifier", "nation", "filler") for h in self.book.words.heads.get(word, ()))

    def _country_in(self, i: int, j: int) -> str:
        for w in self.words[i:j]:
            for h in self.book.words.heads.get(w, ()):
                if h.cls == "nation":
                    return h.actor[6:].upper()
        return ""

    def _source_of(self, actor: str) -> str:
        entry = self.book.entry(actor)
        return entry.source if entry else ""


_GROUPS = {"rebel group": "armed/group", "party": "party/party", "agency": "media/local", "organisation": "org/body"}
"""What a head of organisations with adjectives alone stands for: «مجموعة مسلحة»، «صحيفة محلية»."""


def _unit_of(actor: str) -> str:
    return {"state/soldiers": "army", "state/officers": "forces", "state/police": "police"}.get(actor, "gov")
