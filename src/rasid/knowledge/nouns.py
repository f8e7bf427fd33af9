"""The nouns that reports count, and the measure words that say what befell the counted, compiled for one look-up."""

from dataclasses import dataclass, field, replace
from typing import NamedTuple

from rasid.arabic.memo import Memo
from rasid.arabic.normalize import fold, fold_words
from rasid.arabic.noun_forms import VERB_HEADS, behind, verbal_nouns, written
from rasid.arabic.verbs import forms
from rasid.errors import BookError
from rasid.knowledge.load import Entry, compiled, uncollected
from rasid.knowledge.overlay import entries_of, source_of
from rasid.knowledge.shelves import of_books

NOUNS = "words/nouns.yaml"
MEASURES = "words/measures.yaml"

SORTS = frozenset({"person", "household", "equipment", "munition", "site", "attack", "unit", "loss"})
WHATS = frozenset(
    "killed injured captured arrested abducted missing displaced released sites_seized equipment_seized "
    "equipment_destroyed munitions attacks participants".split()
)


_SORTS_MEND = "use one of " + ", ".join(sorted(SORTS))
_WHATS_MEND = "use one of " + ", ".join(sorted(WHATS))


@dataclass(frozen=True, slots=True)
class Noun:
    """What is counted: ``who`` of the tally, ``sort`` of thing, and ``measure`` where the noun itself has one."""

    who: str
    sort: str
    rule: str
    measure: str = ""
    weak: bool = False
    behind: tuple[tuple[str, str], ...] = ()
    acts: bool = False

    def whose(self, after: str) -> str:
        """The class, by the word behind the noun where that decides it («قذيفة مدفعية»)."""
        return next((who for word, who in self.behind if word == after), self.who)


class Form(NamedTuple):
    """One written form of a noun: ``number`` s, d, p or dp (either, by the spelling), and what stands on it."""

    noun: Noun
    number: str
    definite: bool = False
    bound: bool = False
    conj: bool = False
    prep: str = ""
    accusative: bool = False

    @property
    def total(self) -> bool:
        """Whether it names many people of whom the noun itself says what befell."""
        return bool(self.noun.measure) and self.number in ("p", "dp") and self.noun.sort == "person"


@dataclass(frozen=True, slots=True)
class Measure:
    """A word that says what befell the counted.

    ``form``: verb or noun. ``neutral``: the noun counted says what («سقط … قتلى»). ``low``: only the most is said
    («تحييد»). ``with_``: words one of which must follow («ألقى … القبض»). ``prep``: the prepositions that may stand
    right before the count. ``intransitive``: the counted is its subject.
    """

    what: tuple[str, ...]
    sorts: frozenset[str]
    rule: str
    form: str
    neutral: bool = False
    low: bool = False
    toll: bool = False
    intransitive: bool = False
    prep: frozenset[str] = frozenset()
    with_: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()


@dataclass(slots=True)
class CountBook:
    """Everything the count reader looks up, by folded word."""

    nouns: dict[str, Form] = field(default_factory=dict)
    measures: dict[str, tuple[Measure, ...]] = field(default_factory=dict)
    company: dict[tuple[str, ...], tuple[str, str]] = field(default_factory=dict)
    doers: frozenset[str] = frozenset()
    forms: Memo[Form | None] = field(init=False)
    """Word → :meth:`noun`."""
    totals: Memo[bool] = field(init=False)
    """Whether a word names those whom a running total may be of: «القتلى», «النازحين»."""

    def __post_init__(self) -> None:
        self.forms = Memo(lambda word: self.nouns.get(word) or _behind(self.nouns, word))
        self.totals = Memo(lambda word: (form := self.forms[word]) is not None and form.total)

    def __reduce__(self) -> tuple[object, ...]:
        """What is kept of it in a compiled book: all but what it learned of words met in texts."""
        return CountBook, (self.nouns, self.measures, self.company, self.doers)

    def noun(self, word: str) -> Form | None:
        """The noun that ``word`` (folded) is, behind its clitics; the unstripped reading first."""
        return self.forms[word]


def _behind(nouns: dict[str, Form], word: str) -> Form | None:
    """The noun behind و ف and ب ل ك of ``word``."""
    for conj, prep, rest in behind(word):
        if form := nouns.get(rest):
            return form._replace(conj=conj, prep=prep)
    return None


def _add_noun(entry: Entry, into: dict[str, Form]) -> None:
    d = entry.data
    sort, measure = str(d.get("sort", "")), str(d.get("measure", ""))
    if sort not in SORTS:
        raise BookError(f"no such sort: «{sort}»", where=entry.where, mend=_SORTS_MEND)
    if measure and measure not in WHATS:
        raise BookError(f"no such measure: «{measure}»", where=entry.where, mend=_WHATS_MEND)
    behind = tuple((fold_words(str(word)), str(who)) for word, who in (d.get("behind") or {}).items())
    noun = Noun(str(d.get("who", "unknown")), sort, entry.rule, measure, d.get("weak") == "true", behind,
                d.get("acts") == "true")  # fmt: skip
    never = _words(d.get("except"))
    for spelt in d.get("nouns") or ():
        for w in written(fold_words(str(spelt))):
            word, form = w.word, Form(noun, w.number, w.definite, w.bound, accusative=w.accusative)
            if word in never:
                continue
            known = into.get(word)
            if known and known.noun is noun and {known.number, form.number} == {"d", "p"}:
                into[word] = Form(noun, "dp", form.definite)
            elif known is None or (known.bound and not form.bound):
                into[word] = form


def _words(data: object) -> frozenset[str]:
    items = data if isinstance(data, list) else [data] if data else []
    return frozenset(fold_words(str(w)) for w in items)


def _add_measure(entry: Entry, into: dict[str, tuple[Measure, ...]]) -> None:
    d = entry.data
    whats = tuple(str(d.get("what", "")).split())
    if not set(whats) <= WHATS:
        raise BookError(f"no such measure: «{d.get('what')}»", where=entry.where, mend=_WHATS_MEND)
    sorts = frozenset(str(d.get("takes", "person")).split())
    if not sorts <= SORTS:
        raise BookError(f"no such sort: «{d.get('takes')}»", where=entry.where, mend=_SORTS_MEND)
    if not whats or not (d.get("verbs") or d.get("nouns")):
        raise BookError("a measure needs «what» and «verbs» or «nouns»", where=entry.where, mend="see its neighbours")
    flags = {name: d.get(name) == "true" for name in ("neutral", "low", "toll", "intransitive")}
    company = {name + "_" * (name == "with"): _words(d.get(name)) for name in ("prep", "with", "near", "without")}
    verb = Measure(whats, sorts, entry.rule, "verb", **flags, **company)  # type: ignore[arg-type]
    noun = replace(verb, form="noun")
    never = _words(d.get("except"))
    for spelt in d.get("verbs") or ():
        past, _, present = str(spelt).partition("/")
        for form in forms(past.strip(), present.strip()) if present else {fold(past)}:
            for head in VERB_HEADS:
                if head + form not in never:
                    _put(into, head + form, verb)
    for spelt in d.get("nouns") or ():
        for word in verbal_nouns(fold_words(str(spelt))):
            _put(into, word, noun)


def _put(into: dict[str, tuple[Measure, ...]], word: str, measure: Measure) -> None:
    known = into.get(word, ())
    if measure not in known:
        into[word] = (*known, measure)


@of_books(NOUNS, MEASURES)
@uncollected()
def count_book() -> CountBook:
    """The books of nouns and measures, compiled once."""
    return compiled(
        source_of(NOUNS, MEASURES),
        lambda: compile_counts(entries_of(NOUNS, foremost=True), entries_of(MEASURES, foremost=True)),
    )


def compile_counts(nouns: list[Entry], measures: list[Entry]) -> CountBook:
    """A book of counts from its entries. Raises :class:`BookError` with file and line where one is wrong."""
    book = CountBook()
    for entry in nouns:
        _add_noun(entry, book.nouns)
    for entry in measures:
        d = entry.data
        if "doers" in d:
            book.doers |= _words(d["doers"])
        elif "company" in d:
            for phrase in _words(d["company"]):
                book.company[tuple(phrase.split(" "))] = (str(d.get("who", "unknown")), entry.rule)
        else:
            _add_measure(entry, book.measures)
    return book
