"""What the count reader keeps while it walks a sentence: counts on their way, and the measure word in force."""

from dataclasses import dataclass, field
from typing import NamedTuple

from rasid.arabic.count_words import AND
from rasid.arabic.digits import Value
from rasid.arabic.segment import Range, Text
from rasid.knowledge.nouns import CountBook, Form, Measure


class Quantity(NamedTuple):
    """Words ``[i, j)`` count something.

    ``head`` is the noun's word or -1, ``form`` its book entry. ``how``: number, dual, plural, single, amount, zero.
    ``link``: among («بينهم خمسة»), of («خمسة منهم»), sibling («والآخر مدني»), or nothing. ``other`` says «آخرين»;
    ``conj`` that و adds it; ``prep`` the preposition written onto it; ``at`` its first word without bounds.
    """

    i: int
    j: int
    head: int
    form: Form | None
    low: Value | None
    high: Value | None
    qualifier: str
    how: str
    link: str = ""
    other: bool = False
    conj: bool = False
    prep: str = ""
    at: int = 0


@dataclass(slots=True, eq=False)
class Record:
    """A count on its way: ``whats`` is empty until a word that governs it is found.

    ``also`` is the rule of a word that made it a count without saying what befell («سقط … قتلى»).
    """

    q: Quantity
    whats: tuple[str, ...] = ()
    either: bool = False
    trigger: Range = (0, 0)
    rule: str = ""
    parent: "Record | None" = None
    also: str = ""

    def whole(self) -> "Record":
        """The record itself, or the nearest whole that a word governs: its words say what befell this part."""
        at = self
        while not at.whats and at.parent:
            at = at.parent
        return at

    def befell(self) -> tuple[str, ...]:
        """What befell the counted; a part has it of its whole."""
        return self.whole().whats

    def settle(self, active: "Active", measure: Measure) -> "Record":
        """Let ``measure`` of the word in force say what befell; of a pair («قتل وجرح») either may have."""
        whats = measure.what if measure.low else measure.what[:1]
        if active.either:
            whats = tuple(dict.fromkeys(w for m in active.measures for w in m.what))
        self.whats, self.either = whats, len(whats) > 1
        self.trigger, self.rule = (active.i, active.j), measure.rule
        return self

    def read_by(self, whats: tuple[str, ...], rule: str, trigger: Range) -> "Record":
        """Let a noun or another count say what befell."""
        self.whats, self.rule, self.trigger = whats, rule, trigger
        return self


@dataclass(slots=True)
class Active:
    """A measure word in force: words ``[i, j)``, and where the last count it took ends."""

    i: int
    j: int
    measures: tuple[Measure, ...]
    either: bool = False
    used: bool = False
    last: int = 0

    @property
    def first(self) -> Measure:
        """The first of its readings."""
        return self.measures[0]

    def take(self, end: int) -> None:
        """Note that it has taken a count that ends before word ``end``."""
        self.used, self.last = True, end

    def fitting(self, q: Quantity) -> Measure | None:
        """The reading that takes this sort of thing."""
        sort = q.form.noun.sort if q.form else "person"
        for m in self.measures:
            if not m.neutral and (sort in m.sorts or (q.form is None and q.other)):
                return m
        return None


class Topic(NamedTuple):
    """Word ``k`` names those whom a running total is of («عدد القتلى … إلى 12»)."""

    k: int
    what: str
    rule: str


@dataclass(slots=True)
class Walk:
    """The state of a sentence: what is in force, what waits for a verb, and the count before."""

    counts: dict[int, Quantity]
    marks: dict[int, Active]
    last: Record | None = None
    active: Active | None = None
    pending: list[Record] = field(default_factory=list)
    topic: Topic | None = None
    toll: int = -99
    end: int = 0

    def tolled(self, q: Quantity) -> bool:
        """Whether a word of a running total stands before the count."""
        return -1 <= q.i - self.toll <= 16


class Case(NamedTuple):
    """A count at its place."""

    text: Text
    book: CountBook
    q: Quantity
    walk: Walk

    @property
    def before(self) -> str:
        """The word before the count; before the و that stands alone before it."""
        words, i = self.text.words, self.q.i
        if i > 1 and words[i - 1] == AND:
            return words[i - 2]
        return words[i - 1] if i else ""

    @property
    def own(self) -> str:
        """What the counted noun itself says befell."""
        return self.q.form.noun.measure if self.q.form else ""

    @property
    def sort(self) -> str:
        """The sort of the counted; people where no noun says."""
        return self.q.form.noun.sort if self.q.form else "person"

    @property
    def told(self) -> bool:
        """Whether a number or a dual makes it a count; a single mention or a bare plural has to be governed."""
        return self.q.how not in ("single", "plural")

    def record(self) -> Record:
        """A fresh record of the count."""
        return Record(self.q, trigger=(self.q.at, self.q.j))

    def head(self) -> Range:
        """The noun's words, or the number's."""
        return (self.q.head, self.q.head + 1) if self.q.head >= 0 else (self.q.at, self.q.j)
