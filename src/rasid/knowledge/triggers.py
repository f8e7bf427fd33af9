"""The words that say that something happened: triggers with their kinds and frames, means, and other worlds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rasid.arabic.normalize import fold_words
from rasid.arabic.phrases import Phrases
from rasid.arabic.verbs import forms, passives
from rasid.errors import BookError
from rasid.knowledge.load import Entry, compiled, uncollected
from rasid.knowledge.nouns import WHATS
from rasid.knowledge.ontology import ONTOLOGY, kinds
from rasid.knowledge.overlay import entries_of, source_of
from rasid.knowledge.shelves import of_books

_MEANS, _OTHER = "words/means.yaml", "words/other_worlds.yaml"
FRAMES = frozenset(
    "strike blast clash repel casualty territory siege custody release seizure property move base displacement "
    "protest talk say demand form act toll".split()
)
"""Which roles the positions around a trigger fill; what each means stands in ``extract/roles.py``."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """One entry: ``kind`` is an ontology kind or ``Territory``, whose kind follows from who took it.

    ``generic``: means beside the word decide the kind. ``weak``: the word alone is no occurrence, it joins one.
    """

    id: str
    kind: str
    frame: str
    rule: str
    generic: bool = False
    weak: bool = False
    status: str = ""
    measure: str = ""
    company: frozenset[str] = frozenset()
    barred: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()


@dataclass(slots=True)
class TriggerBook:
    """All triggers compiled: phrase → (trigger, form), form one of verb, noun, phrase."""

    of: dict[str, tuple[tuple[Trigger, str], ...]] = field(default_factory=dict)
    means: dict[str, tuple[int, str, str]] = field(default_factory=dict)
    other: dict[str, str] = field(default_factory=dict)
    present: set[str] = field(default_factory=set)
    passive: set[str] = field(default_factory=set)
    scanner: Phrases = field(default_factory=lambda: Phrases([]))

    def add(self, phrase: str, trigger: Trigger, form: str) -> None:
        """Let ``phrase`` (folded) fire ``trigger``."""
        self.of[phrase] = (*self.of.get(phrase, ()), (trigger, form))


def _trigger(entry: Entry) -> Trigger:
    data, rule = entry.data, entry.rule
    kind, frame = str(data.get("kind", "")), str(data.get("frame", ""))
    if kind not in ("Territory", "none") and kind not in kinds():
        raise BookError(f"no such kind: «{kind}»", where=entry.where, mend="use a kind of ontology.yaml")
    never, measure = frozenset(_list(data, "never")), str(data.get("measure") or "")
    for other in sorted(never - kinds().keys()):
        raise BookError(f"no such kind under «never»: «{other}»", where=entry.where, mend="use a kind of ontology.yaml")
    if measure and measure not in WHATS:
        mend = "use one of " + ", ".join(sorted(WHATS))
        raise BookError(f"no such measure: «{measure}»", where=entry.where, mend=mend)
    if frame not in FRAMES:
        raise BookError(f"no such frame: «{frame}»", where=entry.where, mend="use one of " + ", ".join(sorted(FRAMES)))
    return Trigger(
        id=str(data["id"]),
        kind=kind,
        frame=frame,
        rule=rule,
        generic=data.get("generic") == "true",
        weak=data.get("weak") == "true",
        status=str(data.get("status", "")),
        measure=measure,
        company=_words(data, "company"),
        barred=_words(data, "except"),
        never=never,
        without=_words(data, "without"),
    )


def _list(data: Mapping[str, object], key: str) -> list[str]:
    value = data.get(key) or []
    return [str(w) for w in value] if isinstance(value, list) else []


def _words(data: Mapping[str, object], key: str) -> frozenset[str]:
    return frozenset(fold_words(w) for w in _list(data, key))


def _verb_forms(pair: str, where: str) -> set[str]:
    past, slash, present = pair.partition("/")
    if not slash:
        raise BookError(f"a verb is written «past/present», not «{pair}»", where=where, mend="e.g. قصف/يقصف")
    first, *rest = past.split()
    tail = "".join(f" {fold_words(w)}" for w in rest)
    return {f + tail for f in forms(first, present.split()[0])}


def _passive_forms(pair: str) -> set[str]:
    first, *rest = pair.partition("/")[0].split()
    tail = "".join(f" {fold_words(w)}" for w in rest)
    return {f + tail for f in passives(first)}


def _definite_too(noun: str) -> list[str]:
    """«ضربات جوية» as «الضربات الجوية», «إطلاق صواريخ» as «إطلاق الصواريخ»: what the book says once."""
    first, _, rest = noun.partition(" ")
    if not rest or " " in rest or rest.startswith("ال"):
        return [noun]
    of = [f"{first} ال{rest}"] if rest[0] != "ب" else []
    return [noun, *of] if first.startswith("ال") else [noun, *of, f"ال{first} ال{rest}"]


def _spelt(entries: Sequence[Entry]) -> list[tuple[str, int, str, str]]:
    """Every written form of the entries: folded, with the number of the entry, what it is, and its tense or voice."""
    out: list[tuple[str, int, str, str]] = []
    cited = {fold_words(pair.partition("/")[0]) for entry in entries for pair in entry.data.get("verbs", ())}
    for n, entry in enumerate(entries):
        for noun in entry.data.get("nouns", ()):
            out += [(form, n, "noun", "") for form in _definite_too(fold_words(noun))]
            if noun.endswith("ة") and " " not in noun and len(noun) > 4:
                out.append((fold_words(noun)[:-1] + "ت", n, "noun", ""))  # «مصادرتها»
        out += [(fold_words(phrase), n, "phrase", "") for phrase in entry.data.get("phrases", ())]
        for pair in entry.data.get("verbs", ()):
            head = fold_words(pair.partition("/")[0])[:2]
            spelt = sorted(_verb_forms(pair, entry.where))
            out += [(form, n, "verb", "" if form.startswith(head) else "present") for form in spelt]
            passive = _passive_forms(pair)
            out += [(form, n, "verb", "passive") for form in sorted(passive) if cited.isdisjoint(passive)]
    return out


@of_books("triggers", _MEANS, _OTHER)
@uncollected()
def triggers() -> TriggerBook:
    """The trigger book, read once. Raises :class:`BookError` on a broken entry."""
    return compiled(source_of("triggers", _MEANS, _OTHER, ONTOLOGY), _compile)


def _compile() -> TriggerBook:
    book = TriggerBook()
    entries = entries_of("triggers", foremost=True)
    made = [_trigger(entry) for entry in entries]
    for phrase, n, form, mark in _spelt(entries):
        book.add(phrase, made[n], form)
        if mark:
            (book.present if mark == "present" else book.passive).add(phrase)
    for rank, entry in enumerate(entries_of(_MEANS)):
        if entry.data["kind"] not in kinds():
            mend = "use a kind of ontology.yaml"
            raise BookError(f"no such kind: «{entry.data['kind']}»", where=entry.where, mend=mend)
        for word in entry.data["words"]:
            book.means[fold_words(word)] = (rank, entry.data["kind"], entry.rule)
    for entry in entries_of(_OTHER):
        for word in entry.data["words"]:
            book.other[fold_words(word)] = entry.rule
    shared: dict[tuple[tuple[int, str], ...], tuple[tuple[Trigger, str], ...]] = {}
    for phrase, fired in book.of.items():  # thousands of forms fire the same: kept once
        book.of[phrase] = shared.setdefault(tuple((id(t), form) for t, form in fired), fired)
    phrases = set(book.of) | set(book.means) | set(book.other)
    book.scanner = Phrases(phrases, suffixed=book.of)
    return book
