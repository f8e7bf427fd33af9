"""Who is who: the parties of the wars by all their names, by date where a name changed hands, and states by form."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

from rasid.arabic import normalize, nouns
from rasid.arabic.memo import Memo
from rasid.arabic.normalize import fold_words
from rasid.arabic.nouns import FUNCTION, readings
from rasid.errors import BookError
from rasid.knowledge import actor_codes, actor_entry, actor_words
from rasid.knowledge.actor_codes import CodeTable
from rasid.knowledge.actor_entry import ActorEntry, Tie, made, obliques, overlap
from rasid.knowledge.actor_words import ActorWords, Head
from rasid.knowledge.load import Entry, code_of, prepared, uncollected
from rasid.knowledge.overlay import entries_of, source_of, whole
from rasid.knowledge.shelves import Shelf, of_books
from rasid.model.claim import Actor

_STATES = "actors/states.yaml"
_OF_STATE = frozenset({"state forces", "government"})
_CODE = (normalize, nouns, actor_entry, actor_codes, actor_words)
"""What the spelling and the checks are made by: where it changes, what was kept is made anew."""


Name = tuple[tuple[str, ...], tuple[ActorEntry, ...]]
"""The words of a name after its first, and the entries that bear it."""


class Names(NamedTuple):
    """Names that begin with one word: of that word ``alone``, and ``longer`` ones by second word, longest first."""

    alone: tuple[ActorEntry, ...]
    longer: dict[str, list[Name]]


_NONE = Names((), {})
_WITHIN = frozenset(["modifier", "filler"])
"""Classes of words that stand within phrases and begin none."""


@dataclass(frozen=True, slots=True)
class Look:
    """What the books know of a word behind its clitics: heads and names that begin with it."""

    prefix: str
    core: str
    heads: tuple[Head, ...]
    names: Names
    named: bool
    """Whether any name begins with the word."""


Bearers = dict[str, tuple[list[int], list[tuple[str, list[int]]]]]
"""By the first word of a name: who is called by it alone, and by it with a rest, as numbers of entries."""


_EDITION = " arabic"


class ActorBook:
    """All parties, found by id, by name, and for states by country and unit.

    ``opens[word]`` says whether any phrase or person's name can begin at a word; ``countries[word]`` which country
    it speaks of, as its name or adjective, or "".
    """

    def __init__(self, entries: list[Entry], words: ActorWords, table: CodeTable, names: Bearers) -> None:
        self.words = words
        self._rows, self._table, self._bearers = {str(e.data["id"]): e for e in entries}, table, names
        self._order = list(self._rows)
        self._made: dict[str, ActorEntry] = {}
        self._backed: dict[str, tuple[Tie, ...]] | None = None
        self._names: dict[str, Names] = {}
        self._media: dict[str, str] | None = None
        self._looks = Memo[tuple[Look, ...]](lambda word: tuple(self._read(word)))
        self.countries = Memo[str](self._country_of)
        self.opens = Memo[bool](self.begins)

    @classmethod
    def load(cls, root: Path | None = None) -> "ActorBook":
        """Read every book of actors in force and the book of words, or those below ``root`` alone.

        What an entry says is checked, and its names are spelt out, once for each state of the books.
        """
        over = None if root is None else [Shelf("", root)]
        entries = entries_of("actors", foremost=True, over=over)
        words = ActorWords.load([e for e in entries if e.book == _STATES], over)
        table = CodeTable.load()
        if root is not None:
            return cls(entries, words, table, _bearers(entries, words, table))
        source = source_of("actors", "words")
        source += table.source + code_of(*_CODE, sys.modules[__name__]) if source else b""

        def spelt() -> Bearers:
            if whole():
                words.check({str(e.data.get("id")) for e in entries})
            return _bearers(entries, words, table)

        return cls(entries, words, table, prepared(source, spelt))

    @property
    def entries(self) -> dict[str, ActorEntry]:
        """Every entry by its id."""
        return {key: self[key] for key in self._rows}

    def actor(self, key: str) -> Actor:
        """The party of that id."""
        return self[key].actor

    def entry(self, key: str) -> ActorEntry | None:
        """The entry of that id, if there is one."""
        known = self._made.get(key)
        if known is None and key in self._rows:
            known = self._made[key] = made(self._rows[key], self._rows, self._table)
        return known

    def __getitem__(self, key: str) -> ActorEntry:
        """The entry of that id. Raises :class:`KeyError` where there is none."""
        known = self.entry(key)
        if known is None:
            raise KeyError(key)
        return known

    def _begun(self, first: str) -> Names | None:
        """The names that begin with a word."""
        known = self._names.get(first)
        if known is None and (told := self._bearers.get(first)) is not None:
            alone, longer = told
            known = self._names[first] = Names(self._of(alone), {})
            for rest, bearers in longer:
                words = tuple(rest.split(" "))
                known.longer.setdefault(words[0], []).append((words, self._of(bearers)))
        return known

    def _of(self, numbers: Iterable[int]) -> tuple[ActorEntry, ...]:
        return tuple(self[self._order[n]] for n in numbers)

    def named(self, phrase: str, published: date | None = None) -> tuple[ActorEntry, ...]:
        """The entries that bear ``phrase`` as a name on that day; none where no book has it."""
        first, *rest = fold_words(phrase).split(" ")
        known = self._begun(first) or _NONE
        longer = (e for tail, e in known.longer.get(rest[0], ()) if tail == tuple(rest)) if rest else iter(())
        return tuple(e for e in (next(longer, ()) if rest else known.alone) if e.valid(published))

    def state(self, country: str, unit: str, published: date | None = None) -> tuple[Actor, str]:
        """The army, police, government … of a country, and the rule that says so."""
        special = next((e for k in _special(country, unit) if (e := self.entry(k)) and e.valid(published)), None)
        if special is not None:
            return special.actor, special.rule
        base = self.entry(f"state/{country.lower()}")
        form = self.entry(f"state/{unit}")
        if base is None or form is None:
            key = base or form or self["state/gov"]
            return key.actor, key.rule
        if unit == "gov":
            return base.actor, base.rule
        own = f"{base.actor.id}/{unit}"
        en, ar = f"{base.actor.name_en}: {form.actor.name_en.lower()}", f"{form.actor.name_ar} ({base.actor.name_ar})"
        return Actor(own, ar, en, (*base.actor.path, own), form.actor.kind), base.rule

    def for_state(self, actor: Actor, country: str | None, published: date | None = None) -> bool:
        """Whether a party takes ground for the government of a country (ISO 3166-1, two letters) on that day.

        Its forces do, whoever serves under them or keeps allegiance to them, and the foreign forces that back it;
        other foreign forces do not, as in ACLED's «Non-state actor overtakes territory».
        """
        known = self.entry(actor.id)
        above = [
            e for step in actor.path if step != actor.id and not step.startswith("state/") if (e := self.entry(step))
        ]
        served = [self[t.by] for t in (known.allegiance if known else ()) if t.holds(published)]
        countries = known.countries if known else next((e.countries for s in actor.path if (e := self.entry(s))), ())
        if country and countries and country.upper() not in countries:
            abroad = {*actor.path, *(f"state/{c.lower()}" for c in countries)}
            return any(t.by in abroad and t.holds(published) for t in self._backers(country.upper()))
        if any(kind in _OF_STATE for kind in (actor.kind, *(e.actor.kind for e in (*above, *served)))):
            return True
        return any(t.by in actor.path and t.holds(published) for t in self._backers((country or "").upper()))

    def in_arabic(self, outlet: str) -> str:
        """The Arabic name of an outlet that a catalogue calls in English: «Sky News Arabia», «BBC Arabic»; else ""."""
        if self._media is None:
            rows = (e.data for e in self._rows.values() if e.data["kind"] in ("outlet", "agency"))
            self._media = {str(d["en"]).casefold(): str(d["ar"]) for d in rows}
        name = outlet.casefold().strip()
        return self._media.get(name) or self._media.get(name.removesuffix(_EDITION), "")

    def _backers(self, country: str) -> tuple[Tie, ...]:
        """Who backs the governments of a country, and when."""
        if self._backed is None:
            self._backed = {}
            rows = (e.data for e in self._rows.values() if "backing" in e.data and e.data["kind"] in _OF_STATE)
            for key, countries in [(str(d["id"]), d.get("country", ())) for d in rows]:
                for c in countries:
                    self._backed[c] = (*self._backed.get(c, ()), *self[key].backing)
        return self._backed.get(country, ())

    def look(self, word: str) -> tuple[Look, ...]:
        """The readings of a folded word that the books know, the unstripped one first."""
        return self._looks[word]

    def _read(self, word: str) -> Iterator[Look]:
        for prefix, core in readings(word):
            heads, begun = self.words.heads.get(core), self._begun(core)
            if heads or begun:
                yield Look(prefix, core, tuple(heads or ()), begun or _NONE, begun is not None)

    def _country_of(self, word: str) -> str:
        return next(self._speaks_of(word), "")

    def _speaks_of(self, word: str) -> Iterator[str]:
        for look in self.look(word):
            yield from (h.actor[6:].upper() for h in look.heads if h.cls == "nation")
            yield from (c for e in look.names.alone[:1] if e.actor.id.startswith("state/") for c in e.countries)

    def begins(self, word: str) -> bool:
        """What ``opens`` says of a word, not kept: for who asks it once a word and keeps the answer."""
        given = self.words.set("given")
        if word in given or word[1:] in given:
            return True
        if word in FUNCTION:
            return bool((self._begun(word) or _NONE).longer)  # «آلية التحقيق» is folded like «إليه»
        heads = self.words.heads
        for _, core in readings(word):
            if core in self._bearers or any(head.cls not in _WITHIN for head in heads.get(core, ())):
                return True
        return False


@of_books("actors", "words/actor_words.yaml")
@uncollected()
def actor_book() -> ActorBook:
    """The books in force, loaded once."""
    return ActorBook.load()


def _bearers(entries: list[Entry], words: ActorWords, table: CodeTable) -> Bearers:
    """The names of all entries, each checked. Raises :class:`BookError` where an entry says what cannot be."""
    rows = {str(e.data.get("id")): e for e in entries}
    if len(rows) != len(entries):
        raise BookError("an id stands twice", where=_twice(entries), mend="give one of the two another id")
    overlap({key: made(entry, rows, table) for key, entry in rows.items()})
    bearers: dict[str, dict[int, None]] = {}
    for n, entry in enumerate(entries):
        for name in sorted(_spelt(entry, words.variants)):
            bearers.setdefault(name, {})[n] = None
    out: Bearers = {}
    for name, held in sorted(bearers.items(), key=lambda b: -b[0].count(" ")):
        first, _, rest = name.partition(" ")
        alone, longer = out.setdefault(first, ([], []))
        if rest:
            longer.append((rest, list(held)))
        else:
            alone.extend(held)
    return out


def _twice(entries: list[Entry]) -> str:
    seen: set[Any] = set()
    for e in entries:
        if e.data.get("id") in seen:
            return e.where
        seen.add(e.data.get("id"))
    return ""


def _spelt(entry: Entry, variants: dict[str, tuple[str, ...]]) -> set[str]:
    d = entry.data
    plain = [d["ar"], *d.get("aliases", []), *d.get("abbreviations", []), *d.get("capital", [])]
    if entry.book.endswith("generic.yaml"):
        plain = plain[1:]
    plain = [p.replace('"', "") for p in plain]
    out: set[str] = set()
    for phrase in obliques(plain):
        out.update(" ".join(ws) for ws in product(*(variants.get(w, (w,)) for w in phrase.split(" "))))
    return out


_UNITS = {
    "army": ("army", "gov/army", "regime/army", "forces/army", "forces"),
    "forces": ("forces", "army", "regime/forces", "gov/army"),
    "gov-forces": ("regime/forces", "gov/army", "forces", "army"),
    "air": ("air-force", "forces/air", "regime/air-force", "forces", "army", "gov/army"),
    "police": ("police", "forces/police", "pa/police"),
    "security": ("security", "gov/general-security", "regime/forces", "isf", "pa/forces"),
    "gov": ("regime", "gov", "pa"),
    "mfa": ("mfa", "regime/mfa", "gov/mfa"),
    "border": ("border", "forces/border", "police/border", "border-guard", "regime/army/border-guard"),
    "coastguard": ("coastguard", "gov/coastguard"),
    "navy": ("navy", "forces/navy"),
    "intelligence": ("forces/intelligence", "general-intelligence", "intelligence", "gis", "mit", "mois"),
}
"""Where a country's book keeps the entry that its unit means, nearest first."""


def _special(country: str, unit: str) -> list[str]:
    """Ids that may stand for a country's unit where its book has an entry of its own."""
    return [f"{country.lower()}/{tail}" for tail in _UNITS.get(unit, ())]
