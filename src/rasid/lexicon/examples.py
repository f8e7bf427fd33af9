"""The books held to their own examples, and the faults that are told: file, line, what, mend."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from rasid.errors import BookError
from rasid.knowledge.entries import entries
from rasid.knowledge.fields import misshapen
from rasid.knowledge.flags import flag_words
from rasid.knowledge.load import Entry
from rasid.knowledge.overlay import dropped
from rasid.knowledge.place_books import imported, read_rows
from rasid.knowledge.place_checks import check as place_faults
from rasid.knowledge.populations import populations
from rasid.knowledge.shelves import Shelf, shelves
from rasid.model.report import Report
from rasid.pipeline import read

Fired = Callable[[str, Entry], set[str]]
"""The rules that a text fires, each as «book:line», of those that the entry may be among."""

_READERS = ("mentions", "toponyms", "tallies", "attribution", "claims")
_OF = {"actors": ("mentions",), "places": ("toponyms",), "triggers": ("claims",)}
"""Who alone reads the books of a folder; those of words are of use to all."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with an entry, where it stands, and the mend."""

    where: str
    what: str
    mend: str


def check(
    fired: Fired | None = None, claimed: Fired | None = None, root: Path | None = None
) -> tuple[int, list[Fault]]:
    """Run the examples of every entry in force, or below ``root``; returns how many were run, and what failed."""
    run, faults = 0, list[Fault]()
    if root is None:
        _linking(faults)
    fired, claimed = fired or _ready(faults), claimed or _claimed
    seen: dict[tuple[str, str, str], str] = {}
    for entry in standing(faults, root):
        shape = [*_twice(entry, seen), *_misshapen(entry)]
        faults += shape
        if fired and not shape:
            run += len(entry.data.get("yes", ())) + len(entry.data.get("no", ()))
            faults += _examples(entry, fired, claimed)
    return run, list(dict.fromkeys([*faults, *_places(root)]))


def _places(root: Path | None) -> list[Fault]:
    """What is wrong with places beyond the form of their rows: with the ground on which they lie, and each other.

    What was imported is not ours to mend, and not asked.
    """
    read = shelves() if root is None else (Shelf("", root),)
    books = [(s, b) for s in read for b in s.books("places", (".csv",)) if not imported(s, b)]
    try:
        rows = {row[2][0]: row for shelf, book in books for row in read_rows(book, shelf=shelf)}
    except BookError as e:
        return [Fault(e.where, e.message, e.mend)]
    return [Fault(e.where, e.message, e.mend) for e in place_faults(rows.values())]


def standing(faults: list[Fault], root: Path | None) -> list[Entry]:
    """Every entry that no later shelf replaces or drops; a book that cannot be read is a fault."""
    standing: list[Entry] = []
    later: set[tuple[str, str]] = set()
    for shelf in reversed(shelves() if root is None else (Shelf("", root),)):
        rows: list[Entry] = []
        for book in shelf.books():
            try:
                rows += entries(book, shelf=shelf)
            except BookError as e:
                faults.append(Fault(e.where, e.message, e.mend))
        standing[:0] = [e for e in rows if _key(e) not in later and not dropped(e)]
        later |= {_key(e) for e in rows if "id" in e.data}
    return standing


def _key(entry: Entry) -> tuple[str, str]:
    return entry.book.split("/")[0], str(entry.data.get("id", ""))


def _ready(faults: list[Fault]) -> Fired | None:
    """The readers, or ``None`` where a book is too broken to be loaded; examples must wait until it is mended."""
    try:
        fired = rules_fired()
        for reader in _READERS:
            _reader(reader)("")
    except BookError as e:
        faults.append(Fault(e.where, e.message, e.mend))
        return None
    return fired


def _linking(faults: list[Fault]) -> None:
    """Load the books of words that no reader of reports needs: what linking and the flags of events are told by."""
    for load in (populations, flag_words):
        try:
            load()
        except BookError as e:
            faults.append(Fault(e.where, e.message, e.mend))


def _twice(entry: Entry, seen: dict[tuple[str, str, str], str]) -> Iterator[Fault]:
    name = entry.data.get("id")
    if name is None:
        return
    first = seen.setdefault((entry.shelf.name, *_key(entry)), entry.where)
    if first != entry.where:
        yield Fault(entry.where, f"the id «{name}» stands already at {first}", "give it an id of its own")


def _misshapen(entry: Entry) -> Iterator[Fault]:
    for what, mend in misshapen(entry):
        yield Fault(entry.where, what, mend)
    mutes = entry.data.get("sort") == "unit"  # hours, kilometres: listed so that nothing counts them
    if entry.data.get("no") and not entry.data.get("yes") and not mutes:
        yield Fault(entry.where, "it says what it must not match, and not what it must", 'add yes: ["…"]')


def _examples(entry: Entry, fired: Fired, claimed: Fired) -> Iterator[Fault]:
    names = {entry.rule}
    if entry.book.startswith("actors/"):
        names.add(str(entry.data.get("id")))  # parties are told by their ids, which no other entry bears
    for text in entry.data.get("yes", ()):
        if not names & fired(text, entry):
            instead = ", ".join(sorted(fired(text, entry))[:3]) or "no entry at all"
            mend = f"mend the entry or the example; what read it: {instead}"
            yield Fault(entry.where, f"it does not read its own example «{text}»", mend)
    # A trigger may well notice a word that is then refused as no occurrence: what it must not do is make a claim.
    reads = claimed if entry.book.startswith("triggers/") else fired
    for text in entry.data.get("no", ()):
        if names & reads(text, entry):
            yield Fault(entry.where, f"it reads «{text}», which it must not", "make its words narrower")


def _claimed(text: str, entry: Entry) -> set[str]:
    """The rules of the claims that are made of ``text``."""
    return {c.rule for c in read(Report(text)).claims}


def rules_fired() -> Fired:
    """What the readers of an entry's book fire, each text read once by each."""
    known: dict[tuple[str, str], set[str]] = {}

    def fired(text: str, entry: Entry) -> set[str]:
        names = _OF.get(entry.book.split("/")[0], _READERS)
        for name in names:
            if (name, text) not in known:
                known[name, text] = _reader(name)(text)
        return set().union(*(known[name, text] for name in names))

    return fired


def _reader(name: str) -> Callable[[str], set[str]]:
    fired: Callable[[str], set[str]] = import_module(f"rasid.extract.{name}").fired
    return fired
