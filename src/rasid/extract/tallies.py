"""The tallies of a text: what befell how many of whom, and which count is a part of which."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from rasid.arabic.clause_words import CAUSE, OPENERS
from rasid.arabic.count_words import ACTIVE, AND, FAMILIES, FORMER, OF, ONE_FAMILY, THEIR_RANKS, THEIRS
from rasid.arabic.digits import Value
from rasid.arabic.function_words import AGENT_MARKS, PREPOSITIONS
from rasid.arabic.memo import Spots
from rasid.arabic.numbers import begins_number, numbers
from rasid.arabic.segment import Range, Text, inside, read_text
from rasid.extract.governing import TURNS, govern
from rasid.extract.quantities import may_count, quantities
from rasid.extract.records import Quantity, Record
from rasid.knowledge.nouns import CountBook, count_book
from rasid.model.values import Count

WhoOf = Callable[[int, int], str | None]
"""From the words of a count and what follows it to the class of people it belongs to, where an actor is named."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One tally: words ``[i, j)``, what befell whom, how many, by which words and rule.

    ``subset_of`` is an index into the list it stands in; ``trigger`` are the words that say ``what``.
    """

    i: int
    j: int
    what: str
    who: str
    count: Count
    qualifier: str
    trigger: tuple[int, int]
    rule: str
    subset_of: int | None = None


def measured(
    text: Text,
    book: CountBook | None = None,
    who_of: WhoOf | None = None,
    names: Iterable[Range] = (),
    within: Collection[int] | None = None,
    spots: Mapping[str, Sequence[int]] | None = None,
) -> list[Measured]:
    """Every tally the text states, in the order of its words; with ``within`` only those of the sentences numbered.

    ``names`` are the words of proper names: nothing in them is counted or measures («هيئة تحرير الشام»، «الفوج 46»).
    ``spots`` are the answers to :func:`questions`, where the caller has asked already.
    """
    book = book or count_book()
    spots = spots or Spots(questions(book)).of(text.words)
    shut = {k for a, b in names if b - a > 1 for k in range(a, b)}
    spans = text.sentences if within is None else [text.sentences[s] for s in sorted(within)]
    found = numbers(text, inside(spots["numbers"], spans))
    counts = [q for q in quantities(text, book, found, inside(spots["counts"], spans)) if q.at not in shut]
    if not counts:
        return []
    return _tallies(text, book, govern(text, book, counts, spots, shut), who_of)


def questions(book: CountBook) -> dict[str, Callable[[str], object]]:
    """What the reader of tallies asks of each word of a text."""
    return {
        "numbers": begins_number,
        "counts": partial(may_count, book),
        "measures": book.measures.__contains__,
        "turns": TURNS.__contains__,
    }


def _tallies(text: Text, book: CountBook, records: list[Record], who_of: WhoOf | None) -> list[Measured]:
    out: list[Measured] = []
    index: dict[int, int] = {}
    whose: dict[int, str] = {}
    root, last = "", None
    for r in records:
        if _acts(text, r):
            continue
        parent = index.get(id(r.parent)) if r.parent else None
        who = _who(text, book, r, who_of)
        if who is None:
            who = whose.get(id(r.parent), "unknown") if r.parent else root or "unknown"
        whose[id(r)] = who
        if r.parent is None and r.q.how != "zero" and (r.q.form is None or r.q.form.noun.sort == "person"):
            mixed = last is not None and last.whole().trigger == r.whole().trigger and not r.q.other
            mixed = mixed and root != who and not _SERVING.issuperset((root, who))
            root, last = "unknown" if mixed else who, r  # «ثلاثة جنود وامرأة وطفلان … وأصيب 40 آخرون»
        index[id(r)] = len(out)
        whats = r.befell()
        for what in whats[: 1 if r.parent else 2]:
            whom = "unknown" if what == "participants" and who == "protesters" else who
            both = len(whats) > 1 and r.q.how != "zero" and not _some_of_each(r.q)
            out.append(_tally(text, r, (what, whom), parent, both))
    return out


def _some_of_each(q: Quantity) -> bool:
    """«عدد من القتلى والجرحى»: there were dead and there were hurt; «قتل وجرح عدد من الجنود» may be all the one."""
    return q.form is not None and q.form.definite and bool(q.form.noun.measure) and (q.low, q.high) == (3, None)


def _acts(text: Text, r: Record) -> bool:
    """«اختطف مسلحون طبيباً»: a bare plural in the nominative right behind its verb, an object after it, is the doer."""
    q, words = r.q, text.words
    if q.how == "number" or r.parent or not words[q.i].endswith("ون") or not r.whats or q.i == 0:
        return False
    after = words[q.j] if q.j < len(words) else ""
    trigger = r.whole().trigger
    if trigger[1] == q.i and words[trigger[0]] in ACTIVE:
        return True  # «اغتال مسلحون القيادي»: of those killed it would be «اغتيل»
    return trigger[1] == q.i and len(after) > 2 and after not in _AWAY and (after.endswith("ا") or after[0].isdigit())


def _tally(text: Text, r: Record, of: tuple[str, str], parent: int | None, either: bool) -> Measured:
    q = r.q
    low = 0 if either else _whole(q.low)
    qualifier = {"range": "approx", "less_than": "approx", "at_most": "approx"}.get(q.qualifier, q.qualifier)
    if q.how == "number" and q.qualifier == "exact" and q.low == 2 and q.at == q.i and not text.words[q.i][0].isdigit():
        qualifier = "dual"
    if _superseded(text.words, q.i):
        qualifier = "superseded"
    governed = r.whole()
    return Measured(
        q.i, q.j, of[0], of[1], Count(low, _whole(q.high)), qualifier, governed.trigger, governed.rule, parent
    )


def _superseded(words: list[str], i: int) -> bool:
    """Whether the words before a count say that it is of an earlier toll."""
    start = max(0, i - 8)
    if _FORMER_FIRST.isdisjoint(words[start:i]):
        return False
    return any(tuple(words[k : k + 2]) in FORMER for k in range(start, i))


_FORMER_FIRST = frozenset(first for first, _ in FORMER)


def _whole(value: Value | None) -> int | None:
    return None if value is None else int(value)


_SERVING = frozenset({"soldiers", "officers", "police", "regime forces"})
_GENERIC = frozenset({"unknown", "fighters", "men", "soldiers"})


def _who(text: Text, book: CountBook, r: Record, who_of: WhoOf | None) -> str | None:
    """By the noun, by the party named behind it, by an actor there; ``None`` where the count before says it."""
    q = r.q
    named = who_of(q.i, _phrase_end(text, q)) if who_of else None
    form = q.form
    after = text.words[q.head + 1] if form and q.head + 1 < len(text.words) else ""
    who = form.noun.whose(after) if form else None
    if who and form and form.noun.sort == "equipment" and q.high == 1:
        who = who.removesuffix("s")
    if _of_one_family(text, q):
        return "family"
    if who is not None and who not in _GENERIC:
        return who
    if named:
        return named
    k = q.j
    while k < len(text.words) and text.words[k] in THEIRS:
        k += 1
    for length in (3, 2, 1):
        known = book.company.get(tuple(text.words[k : k + length]))
        if known:
            return known[0]
    if form and form.noun.measure and q.j + 1 < len(text.words) and text.words[q.j] == OF:
        behind = book.noun(text.words[q.j + 1])
        if behind and behind.noun.sort == "person" and behind.noun.who != "family":
            return behind.noun.who
    if who in (None, "unknown") and not THEIR_RANKS.isdisjoint(text.words[q.j : _clause_end(text, q.j, 4)]):
        return "fighters"
    return None if who == "unknown" and q.other else who


def _clause_end(text: Text, j: int, most: int) -> int:
    """Up to ``most`` words on, and never over a mark."""
    return next(
        (k for k in range(j, min(j + most, len(text.words))) if text.is_mark(k)), min(j + most, len(text.words))
    )


_AWAY = PREPOSITIONS | OPENERS | AGENT_MARKS | CAUSE


def _phrase_end(text: Text, q: Quantity) -> int:
    """A few words behind a count, up to the next mark, number, «و» or preposition that leads away from the counted."""
    end, words = q.j, text.words
    while end < min(q.j + 5, len(words)) and not text.is_mark(end) and not words[end][0].isdigit():
        away = text.one_of(end, AGENT_MARKS)  # «54 فلسطينياً بأيدي الجيش»
        away = away or (words[end] in _AWAY and words[end] != OF and words[end + 1 : end + 2] != ["صفوف"])
        if away or (end > q.j and words[end][0] == AND and words[end - 1] not in THEIRS):
            break  # «200 شخص في تفجيرين نفذهما متشددون»
        end += 1
    return end


def _of_one_family(text: Text, q: Quantity) -> bool:
    words = text.words[q.j : q.j + 3]
    return len(words) == 3 and words[0] == OF and words[1] in FAMILIES and words[2] == ONE_FAMILY


def fired(text: str) -> set[str]:
    """The rules (book:line) that read something in ``text``."""
    read, book = read_text(text), count_book()
    spots = Spots(questions(book)).of(read.words)
    counts = quantities(read, book, numbers(read, spots["numbers"]), spots["counts"])
    records = govern(read, book, counts, spots)
    nouns = {r.q.form.noun.rule for r in records if r.q.form}
    return nouns | {rule for r in records for rule in (r.whole().rule, r.also) if rule}


__all__ = ["Measured", "WhoOf", "fired", "measured"]
