"""What tells a copy from a report of its own: a hash of the whole, a MinHash of its shingles, its agency's credit.

Shingles are runs of three folded words, marks left out, so that other vowels, quotation marks or spaces are no
difference. Two signatures agree in as many places as their reports share of all their shingles (Broder 1997).
"""

import hashlib
from collections.abc import Iterable

from rasid.arabic.credit_words import SOURCES
from rasid.arabic.segment import Text, read_text
from rasid.knowledge.actors import ActorBook, actor_book
from rasid.model.event import Passage, Sketch
from rasid.model.report import Report

PERMUTATIONS = 128
_SHINGLE, _SEED = 3, 1
_LEAST_PASSAGE = 12
"""Words; a shorter paragraph may be written alike by two people."""
_HEAD, _TAIL = 10, 10
"""Words at the start and end of a report where a credit may stand."""
_DASHES = frozenset("-–—")
_MARKED = _DASHES | {")"}


def sketch(report: Report) -> Sketch:
    """What linking keeps of ``report``."""
    text = read_text(report.text)
    words = _plain(text, 0, len(text.words))
    return Sketch(
        report=report.id,
        outlet=report.source,
        published=report.published,
        country=report.country,
        exact=_hash(words),
        signature=signature(shingles(words)),
        credit=credit(text),
        passages=tuple(_passages(text)),
    )


def shingles(words: list[str]) -> set[str]:
    """Every run of three words, the last shorter where the text is."""
    return {" ".join(words[k : k + _SHINGLE]) for k in range(max(1, len(words) - _SHINGLE + 1))}


def signature(tokens: Iterable[str]) -> tuple[int, ...]:
    """The MinHash values of a set: the one place that knows which library makes them."""
    from rensa import RMinHash

    made = RMinHash(PERMUTATIONS, _SEED)
    made.update(sorted(tokens))
    return tuple(made.digest())


def resemblance(a: Sketch, b: Sketch) -> float:
    """About the share of shingles that two reports have in common, of all that either has; 1 where they are one."""
    if a.exact == b.exact:
        return 1.0
    return sum(x == y for x, y in zip(a.signature, b.signature, strict=True)) / PERMUTATIONS


def credit(text: Text) -> str | None:
    """The id of the agency that the report says it is taken from: «دمشق - رويترز», «… (رويترز)», «المصدر: سانا».

    An agency that is quoted in the body is a link of the chain of what it said, and no credit.
    """
    book = actor_book()
    return _credit_in(text, book, *_head(text)) or _credit_in(text, book, *_tail(text))


def _head(text: Text) -> tuple[int, int]:
    """The words of a dateline: a short first line, or all before the last dash near the start, or a colon after one."""
    first = text.words[:_HEAD]
    if "\n" in first:
        first = first[: first.index("\n")]
        return 0, len(first)
    ends = [k for k, w in enumerate(first) if w in _DASHES or (w == ":" and _MARKED & {*first[:k]})]
    return 0, ends[-1] if ends else 0


def _tail(text: Text) -> tuple[int, int]:
    """The last words in brackets, or a last line that says «المصدر»."""
    end = len(text.words)
    while end and text.words[end - 1] in {"\n", ".", *_DASHES}:
        end -= 1
    last = text.words[max(0, end - _TAIL) : end]
    first = max(0, end - _TAIL)
    if last and last[-1] == ")" and "(" in last:
        return first + len(last) - 1 - last[::-1].index("("), end
    line = first + len(last) - last[::-1].index("\n") if "\n" in last else end
    return (line, end) if line < end and text.words[line] in SOURCES else (end, end)


def _credit_in(text: Text, book: ActorBook, i: int, j: int) -> str | None:
    for a in range(i, j):
        for b in range(min(j, a + 5), a, -1):
            if not text.is_mark(a):
                agency = next((e for e in book.named(_phrase(text, a, b)) if e.actor.kind == "agency"), None)
                if agency is not None:
                    return agency.actor.id
    return None


def _phrase(text: Text, a: int, b: int) -> str:
    return " ".join(w for k, w in enumerate(text.words[a:b], a) if w != "." and not text.is_mark(k))


def _passages(text: Text) -> Iterable[Passage]:
    for i, j in text.paragraphs:
        words = _plain(text, i, j)
        if len(words) >= _LEAST_PASSAGE:
            yield Passage(text.starts[i], text.ends[j - 1], _hash(words))


def _plain(text: Text, i: int, j: int) -> list[str]:
    return [text.words[k] for k in range(i, j) if not text.is_mark(k)]


def _hash(words: list[str]) -> str:
    return hashlib.sha256(" ".join(words).encode("utf-8", "surrogatepass")).hexdigest()[:32]
