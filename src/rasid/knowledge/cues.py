"""The book of cues: verbs, participles and phrases by which Arabic news says who says so."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rasid.arabic.normalize import fold, fold_words
from rasid.arabic.verbs import forms
from rasid.errors import BookError
from rasid.knowledge.load import Entry, uncollected
from rasid.knowledge.overlay import entries_of
from rasid.knowledge.shelves import Shelf, of_books

BOOK = "words/cues.yaml"
CLASSES = frozenset(["says", "claims", "denies", "confirms", "warns", "demands", "announces", "reports", "accuses"])
TAKES = frozenset(["noun", "ب", "عن", "من", "الي", "علي", "ل"])
_PARTICIPLE_TAILS = ("ا", "ه", "ين", "ان", "ون", "تين", "ات")
_WORD_LISTS = (
    "carriers", "titles", "media", "own", "names", "content", "family", "named_by", "adjectives", "honours", "mediated",
    "office", "statements", "spokesmen", "no_sources",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cue:
    """One entry: ``form`` verb, participle, phrase or voice; ``takes`` what may open the content besides «أن»."""

    rule: str
    form: str
    verb_class: str
    takes: frozenset[str] = frozenset()
    relay: str = ""
    denies: bool = False
    doubts: bool = False
    act: bool = False
    loose: bool = False
    said: bool = False
    front: bool = False
    wish: bool = False
    needs: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence that an entry must find, or must not."""

    rule: str
    text: str
    wanted: bool


Phrase = tuple[tuple[str, ...], str, Cue]
"""The folded words, the preposition written onto the next word («وفقا لـ») or nothing, and the entry."""


@dataclass(frozen=True, slots=True)
class CueBook:
    """All entries, ready to be looked up by folded word."""

    words: Mapping[str, Cue]
    openers: frozenset[str]
    phrases: Mapping[str, tuple[Phrase, ...]]
    heads: Mapping[str, str]
    carriers: frozenset[str]
    titles: frozenset[str]
    media: frozenset[str]
    own: frozenset[str]
    names: frozenset[str]
    content: frozenset[str]
    family: frozenset[str]
    named_by: frozenset[str]
    adjectives: frozenset[str]
    honours: frozenset[str]
    mediated: frozenset[str]
    office: frozenset[str]
    statements: frozenset[str]
    spokesmen: frozenset[str]
    no_sources: frozenset[str]
    examples: tuple[Example, ...]


@of_books(BOOK)
@uncollected()
def load_cues(root: Path | None = None) -> CueBook:
    """Read and check the book. Raises :class:`BookError` with file and line where an entry breaks its rules."""
    entries = entries_of(BOOK, foremost=True, over=None if root is None else [Shelf("", root)])
    words: dict[str, Cue] = {}
    phrases: dict[str, list[Phrase]] = {}
    heads: dict[str, str] = {}
    lists: dict[str, frozenset[str]] = dict.fromkeys(_WORD_LISTS, frozenset())
    for e in entries:
        if "verb" in e.data:
            _add_verb(e, words)
        elif "phrase" in e.data or "voice" in e.data:
            _add_phrases(e, phrases)
        elif "heads" in e.data:
            for w in e.data["heads"]:
                heads.setdefault(fold_words(w), e.data.get("kind", "organisation"))
        else:
            _add_list(e, lists)
    ordered = {k: tuple(sorted(v, key=lambda p: -len(p[0]))) for k, v in phrases.items()}
    openers, examples = frozenset(words) | frozenset(ordered), tuple(_examples(entries))
    return CueBook(words, openers, ordered, heads, **lists, examples=examples)


def _cue(e: Entry, form: str) -> Cue:
    d = e.data
    takes = frozenset(fold(str(t)) for t in d.get("takes", []))
    if d.get("class") not in CLASSES or not takes <= TAKES:
        raise BookError(
            f"class «{d.get('class')}» or takes {sorted(takes)} is unknown",
            where=e.where,
            mend=f"class is one of {', '.join(sorted(CLASSES))}; takes one of {', '.join(sorted(TAKES))}",
        )
    yes = {k: d.get(k) == "yes" for k in ("denies", "doubts", "act", "loose", "said", "front", "wish")}
    needs = frozenset(fold_words(w) for w in d.get("needs", []))
    return Cue(e.rule, form, d["class"], takes, fold(d.get("relay", "")), needs=needs, **yes)


def _add_verb(e: Entry, words: dict[str, Cue]) -> None:
    past, slash, present = (part.strip() for part in e.data["verb"].partition("/"))
    if not slash or not past or not present:
        raise BookError("a verb is «ماضٍ / مضارع»", where=e.where, mend="write both forms, as «قال / يقول»")
    cue = _cue(e, "verb")
    left_out = {fold_words(w) for w in e.data.get("except", [])}
    for form in sorted(forms(past, present) - left_out):
        _both(words, form, cue)
        for it in ("ه", "ها") if cue.denies else ():
            _both(words, form + it, cue)  # «الأمر الذي نفاه الجيش»
    participle = fold(e.data.get("participle", ""))
    if participle:
        cue = _cue(e, "participle")
        for tail in _PARTICIPLE_TAILS:
            if participle + tail not in left_out:
                _both(words, participle + tail, cue)
        if participle.endswith("ي"):
            _both(words, participle[:-1] + "ين", cue)
        elif len(participle) == 3 and participle[1] == "ا":
            _both(words, participle + "يا", cue)
            _both(words, participle + "يه", cue)


def _both(words: dict[str, Cue], form: str, cue: Cue) -> None:
    """The form alone, and with the conjunctions that are written onto it; what stood first stays."""
    for head in ("", "و", "ف"):
        words.setdefault(head + form, cue)


def _add_phrases(e: Entry, phrases: dict[str, list[Phrase]]) -> None:
    form = "voice" if "voice" in e.data else "phrase"
    cue = _cue(e, form)
    for written in e.data[form]:
        parts = fold_words(written).split(" ")
        onto = "ل" if len(parts) > 1 and parts[-1] == "ل" else ""
        if onto:
            parts = parts[:-1]
        phrases.setdefault(parts[0], []).append((tuple(parts), onto, cue))


def _add_list(e: Entry, lists: dict[str, frozenset[str]]) -> None:
    known = [k for k in _WORD_LISTS if k in e.data]
    if len(known) != 1:
        raise BookError(
            f"an entry of {', '.join(e.data)}",
            where=e.where,
            mend=f"an entry is a verb, phrase, voice, heads or one of {', '.join(_WORD_LISTS)}",
        )
    lists[known[0]] |= frozenset(fold_words(w) for w in e.data[known[0]])


def _examples(entries: Iterable[Entry]) -> Iterable[Example]:
    for e in entries:
        rows: list[tuple[Any, bool]] = [(t, True) for t in e.data.get("yes", [])]
        rows += [(t, False) for t in e.data.get("no", [])]
        yield from (Example(e.rule, t, wanted) for t, wanted in rows)
