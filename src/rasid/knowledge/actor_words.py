"""The words that name parties without a proper name, every written form of each compiled for one look-up a word."""

from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from rasid.arabic.normalize import fold_words
from rasid.arabic.nouns import PATTERNS, Form, broken, nisba
from rasid.arabic.verbs import forms
from rasid.errors import BookError
from rasid.knowledge.load import Entry, compiled
from rasid.knowledge.overlay import entries_of, source_of
from rasid.knowledge.shelves import Shelf, shelf_of

BOOK = "words/actor_words.yaml"
HEADS = frozenset(
    ["member", "people", "force", "org", "institution", "office", "title", "weapon", "source", "modifier", "ethnic",
     "filler", "nation", "anaphor"]
)  # fmt: skip
"""Classes whose words are heads or adjectives with written forms; the others are plain sets, of verbs or of words."""
CLASSES = HEADS | frozenset(
    ["variant", "acting", "verb", "acting_noun", "acting_before", "placing", "place", "definite_place", "place_start",
     "named_after", "foreign", "given", "name_start", "weak_given", "victim_before", "ordinal", "number",
     "not_org_name", "not_after_institution", "middle"]
)  # fmt: skip
"""Every class that something reads."""
GROUPS = {"rebel group": "armed/group", "party": "party/party", "agency": "media/local", "organisation": "org/body"}
"""What a head of organisations with adjectives alone stands for: «مجموعة مسلحة»، «صحيفة محلية»."""
_NEEDED = {"force": "unit", "org": "kind", "anaphor": "kinds"}
"""What a word of a class cannot be read without."""
_NO_WORDS: frozenset[str] = frozenset()


class Head(NamedTuple):
    """One written form of a head noun or adjective. ``data`` is the book's line of it."""

    cls: str
    definite: bool
    number: str
    construct: bool
    pronoun: str
    actor: str
    data: Mapping[str, Any]
    rule: str


class ActorWords:
    """Heads by their written form, the plain sets of words by class, and ``rules``, the first line of each class."""

    def __init__(self, entries: list[Entry], states: list[Entry]) -> None:
        self.heads: dict[str, list[Head]] = {}
        self.sets: dict[str, frozenset[str]] = {}
        self.variants: dict[str, tuple[str, ...]] = {}
        self.rules: dict[str, str] = {}
        self._named: set[tuple[str, str, str]] = set()
        for entry in entries:
            self._take(entry)
        for state in states:
            self._nation(state)
        self._join("verb", self.set("acting"))

    @classmethod
    def load(cls, states: list[Entry], over: Iterable[Shelf] | None = None) -> "ActorWords":
        """Read the book of words; ``states`` are the entries whose adjectives are words too, of ``over`` alone."""
        made_of = source_of("actors", BOOK) if over is None else b""
        return compiled(made_of, lambda: cls(entries_of(BOOK, over=over), states))

    def set(self, name: str) -> frozenset[str]:
        """The words of a class without forms."""
        return self.sets.get(name, _NO_WORDS)

    def check(self, parties: Container[str]) -> None:
        """Whether all whom words stand for are in the books. Raises :class:`BookError`."""
        for rule, field, id in sorted(self._named):
            if id not in parties:
                found = shelf_of(rule)
                where = found[0].where(*found[1:]) if found else rule
                mend = f"mend «{field}»: the entries that words stand for are in actors/generic.yaml"
                raise BookError(f"no entry has the id «{id}»", where=where, mend=mend)

    def _take(self, entry: Entry) -> None:
        data = entry.data
        cls, words = data.get("class"), data.get("words")
        if not isinstance(cls, str) or not isinstance(words, list):
            raise BookError("an entry needs «class» and «words»", where=entry.where, mend="see its neighbours")
        if cls not in CLASSES:
            raise BookError(f"no such class: «{cls}»", where=entry.where, mend=f"one of {', '.join(sorted(CLASSES))}")
        if not data.get(_NEEDED.get(cls, "class")):
            told = f"an entry of class «{cls}» needs «{_NEEDED[cls]}»"
            raise BookError(told, where=entry.where, mend="see its neighbours")
        if cls == "variant":
            group = tuple(fold_words(w) for w in words)
            self.variants.update(dict.fromkeys(group, group))
        elif cls in ("acting", "verb"):
            self._join(cls, frozenset(f for pair in words for f in forms(*_citation(pair, entry))))
        elif cls in HEADS:
            self.rules.setdefault(cls, entry.rule)
            number, actor = str(data.get("number", "")), str(data.get("actor", ""))
            plain = Head(cls, False, number, False, "", actor, data, entry.rule)
            for form in (f for word in words for f in _written(word, entry)):
                self._add(form, plain)
            self._named |= {(entry.rule, field, id) for field, id in _ids(data)}
        else:
            self.rules.setdefault(cls, entry.rule)
            self._join(cls, frozenset(fold_words(w) for w in words))

    def _join(self, cls: str, words: frozenset[str]) -> None:
        self.sets[cls] = self.sets.get(cls, frozenset()) | words

    def _add(self, form: Form, plain: Head) -> None:
        word, definite, number, construct, pronoun = form
        head = Head(plain.cls, definite, plain.number or number, construct, pronoun, *plain[5:])
        known = self.heads.get(word)
        if known is None:
            self.heads[word] = [head]
        elif not any(k.data is head.data and k[3:5] == head[3:5] for k in known):
            known.append(head)

    def _nation(self, state: Entry) -> None:
        adjectives = [nisba(w) for w in state.data.get("adjective", []) if " " not in w]
        peoples = [broken(w) for w in state.data.get("people", [])]
        for form in (f for written in adjectives + peoples for f in written if not f.pronoun):
            head = Head("nation", form.definite, form.number, False, "", state.data["id"], state.data, state.rule)
            self.heads.setdefault(form.word, []).append(head)


def _citation(pair: str, entry: Entry) -> tuple[str, str]:
    past, _, present = pair.partition("/")
    if not present:
        raise BookError(f"«{pair}» needs past and present", where=entry.where, mend="write قال/يقول")
    return past.strip(), present.strip()


def _ids(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The entries of parties that a word stands for, each with the field that names it."""
    yield from ((field, str(data[field])) for field in ("actor", "default") if data.get(field))
    if data.get("unit"):
        yield "unit", f"state/{data['unit']}"


def _written(word: str, entry: Entry) -> list[Form]:
    data = entry.data
    if data.get("class") == "anaphor":
        return [Form(fold_words(word), True, "s")]
    pattern = str(data.get("pattern", "broken"))
    if pattern not in PATTERNS:
        mend = f"one of {', '.join(sorted(PATTERNS))}"
        raise BookError(f"no such pattern: «{pattern}»", where=entry.where, mend=mend)
    written = PATTERNS[pattern](word)
    if data.get("pronouns") == "no":
        written = [f for f in written if not f.pronoun]
    return [f for f in written if f.definite and not f.pronoun] if data.get("definite") else written
