"""The books held to their own examples; what reports hold that no book has; and how large the books are."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from rasid.arabic.clitics import bares
from rasid.arabic.normalize import fold_words
from rasid.errors import BookError
from rasid.knowledge.entries import books, entries
from rasid.knowledge.load import DATA, Entry
from rasid.knowledge.place_checks import check as place_faults
from rasid.knowledge.places import read_rows
from rasid.model.report import Report
from rasid.pipeline import Coded, read

Fired = Callable[[str], set[str]]
"""The rules that a text fires, each as «book:line»."""

_READERS = ("mentions", "toponyms", "tallies", "attribution", "claims")
_LISTS = frozenset({"yes", "no", "aliases", "nouns", "verbs", "phrases", "words"})
_AROUND = 40


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with an entry, where it stands, and the mend."""

    where: str
    what: str
    mend: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """Something noticed and not understood: how often, in how many reports, and one place where it stands."""

    kind: str
    words: str
    times: int
    reports: int
    example: str
    why: str


@dataclass(frozen=True, slots=True)
class BookSize:
    """How much one book holds."""

    book: str
    entries: int
    examples: int
    bare: int


def check(fired: Fired | None = None, claimed: Fired | None = None, root: Path = DATA) -> tuple[int, list[Fault]]:
    """Run the examples of every entry; returns how many were run, and what failed."""
    run, faults = 0, list[Fault]()
    fired, claimed = fired or _ready(faults), claimed or _claimed
    seen: dict[tuple[str, str], str] = {}
    for book in books(root):
        try:
            rows = entries(book, root)
        except BookError as e:
            faults.append(Fault(e.where, e.message, e.mend))
            continue
        for entry in rows:
            shape = [*_twice(entry, seen), *_misshapen(entry)]
            faults += shape
            if fired and not shape:
                run += len(entry.data.get("yes", ())) + len(entry.data.get("no", ()))
                faults += _examples(entry, fired, claimed)
    return run, faults + _places(root)


def _places(root: Path) -> list[Fault]:
    """What is wrong with the books of places: what their rows say of each other, beyond the form of each."""
    try:
        rows = [row for book in books(root) if book.startswith("places/") for row in read_rows(book, root)]
    except BookError as e:
        return [Fault(e.where, e.message, e.mend)]
    return [Fault(e.where, e.message, e.mend) for e in place_faults(rows)]


def _ready(faults: list[Fault]) -> Fired | None:
    """The readers, or ``None`` where a book is too broken to be loaded; examples must wait until it is mended."""
    try:
        fired = rules_fired()
        fired("")
    except BookError as e:
        faults.append(Fault(e.where, e.message, e.mend))
        return None
    return fired


def _twice(entry: Entry, seen: dict[tuple[str, str], str]) -> Iterator[Fault]:
    name = entry.data.get("id")
    if name is None:
        return
    family = entry.book.split("/")[0]
    first = seen.setdefault((family, str(name)), entry.rule)
    if first != entry.rule:
        yield Fault(entry.rule, f"the id «{name}» stands already at {first}", "give it an id of its own")


def _misshapen(entry: Entry) -> Iterator[Fault]:
    for key in _LISTS & entry.data.keys():
        value = entry.data[key]
        if entry.book.endswith(".yaml") and not (
            isinstance(value, list) and all(isinstance(v, str) and v.strip() for v in value)
        ):
            yield Fault(entry.rule, f"«{key}» is no list of phrases", f'write it as {key}: ["…", "…"]')
    mutes = entry.data.get("sort") == "unit"  # hours, kilometres: listed so that nothing counts them
    if entry.data.get("no") and not entry.data.get("yes") and not mutes:
        yield Fault(entry.rule, "it says what it must not match, and not what it must", 'add yes: ["…"]')


def _examples(entry: Entry, fired: Fired, claimed: Fired) -> Iterator[Fault]:
    names = {entry.rule}
    if entry.book.startswith("actors/"):
        names.add(str(entry.data.get("id")))  # parties are told by their ids, which no other entry bears
    for text in entry.data.get("yes", ()):
        if not names & fired(text):
            instead = ", ".join(sorted(fired(text))[:3]) or "no entry at all"
            mend = f"mend the entry or the example; what read it: {instead}"
            yield Fault(entry.rule, f"it does not read its own example «{text}»", mend)
    # A trigger may well notice a word that is then refused as no occurrence: what it must not do is make a claim.
    reads = claimed if entry.book.startswith("triggers/") else fired
    for text in entry.data.get("no", ()):
        if names & reads(text):
            yield Fault(entry.rule, f"it reads «{text}», which it must not", "make its words narrower")


def _claimed(text: str) -> set[str]:
    """The rules of the claims that are made of ``text``."""
    return {c.rule for c in read(Report(text)).claims}


def rules_fired() -> Fired:
    """What any of the readers fires, each text read once."""
    readers: list[Fired] = [import_module(f"rasid.extract.{name}").fired for name in _READERS]
    known: dict[str, set[str]] = {}

    def fired(text: str) -> set[str]:
        if text not in known:
            known[text] = set().union(*(reader(text) for reader in readers))
        return known[text]

    return fired


@dataclass(slots=True)
class _Met:
    """Where one unknown was met, and how it was spelt."""

    spelt: Counter[str]
    reports: set[str]
    example: str
    why: str


def gaps(coded: Iterable[Coded]) -> list[Unknown]:
    """What was noticed and not understood, the most frequent first; with and without «و» or «ب» it is one."""
    met: dict[tuple[str, str], _Met] = {}
    for item in coded:
        text = item.report.text
        for gap in item.reading.gaps:
            words = " ".join(gap.span.of(text).split())
            key = (gap.kind, fold_words(words))
            if key not in met:
                around = text[max(0, gap.span.start - _AROUND) : gap.span.end + _AROUND]
                met[key] = _Met(Counter(), set(), " ".join(around.split()), gap.why)
            met[key].spelt[words] += 1
            met[key].reports.add(item.report.id)
    return sorted(_unknowns(met), key=lambda u: (-u.times, u.kind, u.words))


def _unknowns(met: dict[tuple[str, str], _Met]) -> Iterator[Unknown]:
    for kind, words in sorted(met, key=lambda k: len(k[1]), reverse=True):
        one = met[kind, words]
        bare = next((met[kind, b] for b in bares(words)[1:] if (kind, b) in met), None)
        if bare is None:
            common = min(one.spelt, key=lambda s: (-one.spelt[s], len(s), s))
            yield Unknown(kind, common, one.spelt.total(), len(one.reports), one.example, one.why)
        else:
            bare.spelt += one.spelt
            bare.reports |= one.reports


def stats(root: Path = DATA) -> list[BookSize]:
    """How many entries each book has, how many examples, and how many entries without any."""
    out = []
    for book in books(root):
        rows = entries(book, root)
        examples = [len(e.data.get("yes", ())) + len(e.data.get("no", ())) for e in rows]
        out.append(BookSize(book, len(rows), sum(examples), examples.count(0)))
    return out
