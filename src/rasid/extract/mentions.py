"""Who is named in a report: every party, person and source as a noun phrase with its clitics, in order.

``actor_phrases`` reads the phrases; here each gets the party it stands for in this report: by its date, by the
countries the report speaks of, and, for «التنظيم» or «الجيش», by what was named before.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from rasid.arabic.clause_words import CONTENT, OPENERS
from rasid.arabic.nouns import BINDS, FUNCTION, OWNED, bare, gist, stems
from rasid.arabic.segment import Text, read_text
from rasid.extract.actor_phrases import PhraseReader
from rasid.extract.as_written import as_written
from rasid.extract.backing import backs
from rasid.extract.full_names import Surnames, fallen_names, full_name, names_person
from rasid.extract.metonyms import state_acts
from rasid.extract.office_phrases import OFFICE
from rasid.extract.phrase_parts import Found
from rasid.knowledge.actor_entry import ActorEntry
from rasid.knowledge.actors import ActorBook, actor_book
from rasid.model.claim import Actor


class Mention(NamedTuple):
    """Words ``[i, j)`` name ``actor``. ``gap`` is the name proposed where no book has it, else empty.

    ``role`` is party, people, state, source or person; ``source`` the kind of source it can be, or empty. One that
    ``points`` says who is meant only by what the report named before: «التنظيم المتطرف», «قواته».
    """

    i: int
    j: int
    actor: Actor
    role: str
    source: str
    prefix: str
    rule: str
    gap: str
    points: bool = False


_AGAINST_STATE = frozenset({"armed/insurgents", "state/militia"})
_ONE_CLAUSE = 8
"""Words of one clause, no more."""
_ROLES = {
    "civilians": "people", "protesters": "people", "rioters": "people", "government": "state", "ministry": "state",
    "person-role": "person", "agency": "source", "outlet": "source", "monitor": "source", "anonymous source": "source",
}  # fmt: skip


def mentions(
    text: Text,
    book: ActorBook,
    *,
    published: date | None = None,
    country: str | None = None,
    at: Sequence[int] | None = None,
) -> list[Mention]:
    """The parties, people and sources named in ``text``, without overlap, in order.

    ``at`` are the words that may begin a phrase of the book, if that is known.

    >>> text = read_text("قتل جندي بنيران مسلحين مجهولين")
    >>> [text.surface(m.i, m.j) for m in mentions(text, actor_book())]
    ['جندي', 'مسلحين مجهولين']
    """
    at = _opening(text, book) if at is None else at
    settler = _Settler(text, book, published, _phrases(text, book, at))
    settler.weigh(country, at)
    return settler.all()


def fired(text: str) -> set[str]:
    """The rules («book:line») that name somebody in ``text``, for the checker of the books' examples."""
    book, words = actor_book(), read_text(text)
    said = mentions(words, book)
    entries = (_read_by(book, m.actor) for m in said)
    names = {e.rule for f in _phrases(words, book, _opening(words, book)) for e in f.ids if f.what == "name"}
    return {m.rule for m in said} | {e.rule for e in entries if e} | names


def _read_by(book: ActorBook, actor: Actor) -> ActorEntry | None:
    """The entry that a party was read by: its own, that of its form («وزارة الدفاع»), or the nearest above it."""
    form = f"state/{actor.id.rpartition('/')[2]}"
    return next(filter(None, map(book.entry, (actor.id, form, *reversed(actor.path)))), None)


def _opening(text: Text, book: ActorBook) -> list[int]:
    return [k for k, w in enumerate(text.words) if book.opens[w]]


def _phrases(text: Text, book: ActorBook, at: Sequence[int]) -> list[Found]:
    """Leftmost phrases, each as long as it goes; persons by full name, and again by their surname alone."""
    reader, i, words = PhraseReader(text, book), 0, text.words
    found: list[Found] = []
    given, surnames = book.words.set("given"), Surnames(words)
    opens = bytearray(len(words))
    for k in at:
        opens[k] = 1
    fallen = fallen_names(text, book, given, at)
    for k in fallen:
        opens[k] = 1
    while (i := opens.find(1, i)) >= 0:
        phrase = reader.at(i)
        if phrase is None or phrase.j == i + 1:
            phrase = full_name(text, book, i, given, fallen) or phrase
        if phrase is None and (full := surnames.known.get(words[i])) is not None:
            phrase = full._replace(i=i, j=i + 1)
        if phrase is None or not state_acts(text, book, phrase, found):
            i += 1
            continue
        if names_person(phrase, last := words[phrase.j - 1]) and len(last) > 2 and last not in FUNCTION:
            for k in surnames.learn(phrase):
                opens[k] = 1
        found.append(phrase)
        i = phrase.j
        if i < reader.n and phrase.what in ("name", "state") and BINDS[words[i]]:
            i = reader.modifiers(i, True)[0]  # «الحوثيين الموالين لإيران»
            if OWNED in words[phrase.j]:  # «الطيران الحربي التابع للحكومة»
                found[-1] = phrase._replace(j=i)
    return found


class _Settler:
    """Gives each phrase of one report the party it stands for."""

    def __init__(self, text: Text, book: ActorBook, published: date | None, found: list[Found]) -> None:
        self.text, self.book, self.published, self.found = text, book, published, found
        self.countries: Counter[str] = Counter()
        self.main = ""
        self.last_state: dict[str, Actor] = {}
        self.before: list[Mention] = []

    def weigh(self, country: str | None, at: Sequence[int]) -> None:
        """How much the report speaks of each country: its own heads the list. Words ``at`` may name one."""
        weight, words = self.countries, self.text.words
        for f in self.found:
            if f.country:
                weight[f.country] += 2
            if f.ids and not (f.j == f.i + 1 and any(self._doubtful(f, e) for e in f.ids)):
                for own in sorted(frozenset.intersection(*[e.countries for e in f.ids])):  # of all who bear one name
                    weight[own] += 1
        for k in at:
            spoken = self.book.countries[words[k]]
            if spoken:
                weight[spoken] += 1
        if country:
            weight[country] += 1000
        top = max(weight, key=weight.__getitem__, default="")
        self.main = top if weight[top] > 1 else ""

    def all(self) -> list[Mention]:
        """Every mention, settled in order of the text."""
        for f in self.found:
            made = self._settle(f)
            if made is not None:
                self.before.append(made)
        return self.before

    def _settle(self, f: Found) -> Mention | None:
        settle = getattr(self, f"_{f.what}", None)
        return settle(f) if settle else None

    def _mention(
        self, f: Found, actor: Actor, *, role: str = "", gap: str = "", rule: str = "", source: str = ""
    ) -> Mention:
        role = role or _ROLES.get(actor.kind, "party")
        return Mention(f.i, f.j, actor, role, source or f.source, f.prefix, rule or f.rule, gap)

    def _name(self, f: Found) -> Mention | None:
        entry = self._choose(f.ids)
        if entry is None or (self._doubtful(f, entry) and self.main and not self._speaks_of(entry)):
            return None
        entry = self._local(entry)
        actor = entry.actor
        if entry.unit:
            return self._state(f._replace(what="state", unit=entry.unit, source=entry.source))
        if actor.id.startswith("state/"):
            return self._mention(f, actor, role="state", source="official body", rule=entry.rule)
        if actor.kind in ("state forces", "other forces"):
            self.last_state["forces"] = actor
        if actor.kind == "state forces":
            self.last_state["army"] = actor
        return self._mention(f, actor, rule=entry.rule, source=entry.source)

    def _local(self, entry: ActorEntry) -> ActorEntry:
        """«فصائل المعارضة» in a report on Syria: the opposition of that country's book, where it has one."""
        group, _, kind = entry.actor.id.partition("/")
        own = self.book.entry(f"{self.main.lower()}/{kind}") if group == "armed" and self.main else None
        return own or entry

    def _doubtful(self, f: Found, entry: ActorEntry) -> bool:
        """Whether the entry guards this one word: «النظام», which in a report on another country is another's."""
        return f.j == f.i + 1 and bool(entry.countries) and entry.guards_name(self.text.words[f.i])

    def _speaks_of(self, entry: ActorEntry) -> bool:
        return any(self.countries.get(c) for c in entry.countries)

    def _choose(self, ids: tuple[ActorEntry, ...]) -> ActorEntry | None:
        """Of entries that share a name: by date, then by the country the report speaks of most."""
        if len(ids) < 2:
            return ids[0] if ids else None
        valid = [e for e in ids if e.valid(self.published)] or list(ids)
        if len(valid) == 1:
            return valid[0]
        return max(valid, key=lambda e: max((self.countries.get(c, 0) for c in e.countries), default=0))

    def _state(self, f: Found) -> Mention:
        """A state's unit: by its adjective, else the one named before, else the report's country."""
        if f.j == f.i + 1 and not f.country:
            own = bare(self.text.words[f.i])  # «القوات» are those of «قوات سوريا الديمقراطية» too
            spoken = (m for m in reversed(self.before) if m.j > m.i + 1 and own == self.text.words[m.i])
            spoken = (m for m in spoken if not backs(self.text, m.i, by_deed=True))
            whose = next((m for m in spoken if m.role == "party" and self._has_name(m)), None)
            if whose is not None:
                return self._mention(f, whose.actor)._replace(source=whose.source)
        last = self.last_state.get(f.unit)
        if f.country:
            actor, rule = self.book.state(f.country, f.unit, self.published)
        elif last is not None:
            actor, rule = last, f.rule
        elif self.main:
            actor, rule = self.book.state(self.main, f.unit, self.published)
        else:
            actor, rule = self.book.actor(f"state/{f.unit}"), f.rule
        self.last_state[f.unit] = actor
        if f.unit in ("army", "forces"):
            self.last_state["army"] = self.last_state["forces"] = actor
        role = "state" if f.unit in ("gov", "president", "parliament", "mfa", "judiciary") else "party"
        return self._mention(f, actor, role=role, rule=rule, source=f.source or "official body")

    def _generic(self, f: Found) -> Mention:
        entry = self.book[f.actor or "armed/group"]
        if f.j - f.i > 1:
            words = " ".join(self.text.words[f.i : f.j])
            a = entry.actor
            return self._mention(f, Actor(a.id, self._written(f, words), a.name_en, a.path, a.kind))
        return self._mention(f, entry.actor)

    def _people(self, f: Found) -> Mention:
        base = self.book.actor("people/nationals")
        state = self.book.entry(f"state/{f.country.lower()}")
        if state is None:
            return self._mention(f, base)
        name = state.actor
        own = Actor(f"{name.id}/people", base.name_ar, f"{name.name_en}: nationals", (*name.path, base.id), base.kind)
        return self._mention(f, own)

    def _institution(self, f: Found) -> Mention:
        words = " ".join(self.text.words[f.i : f.j])
        base = self.book.actor(f.actor)
        cc = f.country or self.main
        state = self.book.entry(f"state/{cc.lower()}") if f.actor == "org/ministry" else None
        path = (*(state.actor.path if state else ()), base.id, f"?{words}")
        return self._mention(f, Actor(f"?{words}", self._written(f, words), base.name_en, path, base.kind))

    def _office(self, f: Found) -> Mention:
        words = " ".join(self.text.words[f.i : f.j])
        path = self._under(f, f"?{words}", "person/office")
        return self._mention(f, Actor(f"?{words}", self._written(f, words), OFFICE, path, "person-role"))

    def _person(self, f: Found) -> Mention:
        """A person: the book's where it has the name, else one made up of the words."""
        known = self._choose(self.book.named(f.label, self.published))
        if known is not None:
            return self._mention(f, known.actor, role="person", rule=known.rule)
        own, name = f"?{f.label}", self._written(f, f.label)
        path = self._under(f, own, "person/named")
        return self._mention(f, Actor(own, name, name, path, "person-role"), role="person")

    def _under(self, f: Found, own: str, form: str) -> tuple[str, ...]:
        """The path of a person: the party whose office they hold first, or what they are where no party is named."""
        owner = self._choose(f.ids)
        return (*owner.actor.path, own) if owner else (form, own)

    def _unknown(self, f: Found) -> Mention:
        kind = f.kinds[0]
        form = ("org/agency",) if kind == "agency" else ()
        name = self._written(f, f.label)
        actor = Actor(f"?{f.label}", name, name, (*form, f"?{f.label}"), kind)
        return self._mention(f, actor, gap=f.label if kind == "rebel group" else "")

    def _written(self, f: Found, words: str) -> str:
        own = words[len(f.prefix) :] if f.prefix and words.startswith(f.prefix) else words  # «لمقاتلين محليين»
        return as_written(self.text, f.i, f.j, own)

    def _has_name(self, m: Mention) -> bool:
        """Whether the party is one with a name, and no «مسلحون» that nothing can point back to by «التنظيم»."""
        entry = self.book.entry(m.actor.id)
        return entry is None or not entry.rule.startswith("actors/generic")

    def _owned(self, f: Found) -> Mention:
        """«مقاتليها»: the members of the party named last."""
        last = next((m for m in reversed(self.before) if m.role == "party" and self._has_name(m)), None)
        return self._mention(f, last.actor if last else self.book.actor(f.actor))._replace(points=True)

    def _anaphor(self, f: Found) -> Mention | None:
        own = gist(self.text.words[f.i])
        beside = {m.actor.id for m in self.before[-3:] if self._beside(m, f)}
        fit = [m for m in self.before if m.actor.kind in f.kinds and m.actor.id not in beside]
        if f.actor in _AGAINST_STATE:  # «المتمردين»: never who fights for the government
            fit = [m for m in fit if not self.book.for_state(m.actor, self.main or None, self.published)]
        named = [m for m in fit if self._has_name(m)]  # «الميليشيات»: «ميليشيا الحوثي», not «قوات المقاومة» named since
        called = (m for m in reversed(named) if own in map(gist, self.text.words[m.i : m.j]))
        last = next(called, named[-1] if named else None)
        if last is None and not f.actor:
            last = next((m for m in reversed(fit) if bare(self.text.words[f.i]) in self.text.words[m.i : m.j]), None)
        if last is None:
            entry = self.book.entry(f.actor or ("armed/gunmen" if f.j > f.i + 1 else ""))  # «مسلحو التنظيم»
            return self._generic(f)._replace(source=entry.source) if entry else None
        return self._mention(f, last.actor)._replace(source=last.source, role=last.role, points=True)

    def _beside(self, m: Mention, f: Found) -> bool:
        """Whether nothing parts the two: «أسرت قوات المقاومة عدداً من مسلحي الميليشيات» tells of two parties.

        Right behind its verb the second may be the first once more: «أعلنت الحركة موقفها وقالت الحركة إنها».
        """
        words, acting = self.text.words, self.book.words.set("acting")
        if f.i - m.j > _ONE_CLAUSE or not acting.isdisjoint(stems(words[f.i - 1])):
            return False
        return not any(self.text.is_mark(k) or words[k] in CONTENT or words[k] in OPENERS for k in range(m.j, f.i))
