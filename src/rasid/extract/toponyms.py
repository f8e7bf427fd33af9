"""Places in a report: the exact words, what place they mean, why that one, and what else they might have been."""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from rasid.arabic.place_syntax import readings
from rasid.arabic.segment import Text, read_text
from rasid.extract.place_choice import Choice, Chooser
from rasid.extract.place_mentions import Mention
from rasid.extract.place_scan import scan
from rasid.knowledge.place_words import place_words
from rasid.knowledge.places import Gazetteer, gazetteer
from rasid.model.values import Where


class Toponym(NamedTuple):
    """Words ``[i, j)`` name a place, with its class noun and position; ``core`` is the name alone.

    ``kind``: name (of the books, or of a settlement no book has), site (held at its container), area (a side of a
    governorate or country), anaphor («المدينة»). ``of`` is the index of the toponym that only says where this one
    lies («حاجز الري *في طفس*»), or -1; ``gap`` names what was not understood.
    """

    i: int
    j: int
    core: tuple[int, int]
    where: Where | None
    prefix: str
    rule: str
    why: str
    candidates: tuple[str, ...]
    kind: str
    gap: str
    of: int = -1


def toponyms(text: Text, gaz: Gazetteer, *, country: str | None = None,
             blocked: Collection[tuple[int, int]] = (), at: Iterable[int] | None = None) -> list[Toponym]:  # fmt: skip
    """The places of a report, in order, none overlapping.

    ``country`` is the report's, where known; ``blocked`` are word ranges of names of actors, in which nothing is
    read as a place; ``at`` the words that may begin one, if that is known.
    """
    book = place_words()
    scanned = scan(text, gaz, book, blocked, at)
    mentions = scanned.found
    choices = Chooser(text, gaz, book, mentions, scanned.votes, country).run()
    number: dict[int, int] = {}
    kept: list[int] = []
    for n, choice in enumerate(choices):
        if choice is not None:
            number[n] = len(kept)
            kept.append(n)
    return [_toponym(mentions[n], choices[n], number) for n in kept]


def _toponym(m: Mention, c: Choice | None, number: dict[int, int]) -> Toponym:
    assert c is not None
    kind = "area" if m.kind == "name" and m.toward else m.kind
    rule = c.place.rule if c.place else _held_by(m)
    return Toponym(m.i, m.j, m.core, c.where, m.prefix, rule, c.why, c.losers, kind, c.gap, number.get(m.holder, -1))


def _held_by(m: Mention) -> str:
    """What reads a place that is only held: not the line of a namesake that lies elsewhere."""
    return m.rule if not m.places else m.cls.rule if m.cls else "held"


def fired(text: str) -> set[str]:
    """The rules, of the words and of the places, that read a place in ``text``: for the checker of examples."""
    read, book, gaz = read_text(text), place_words(), gazetteer()
    out, kept = set(), set()
    for t in toponyms(read, gaz):
        out.add(t.rule)
        kept |= set(range(t.i, t.j))
    for m in scan(read, gaz, book, ()).found:
        if kept.isdisjoint(range(m.i, m.j)):
            continue
        out |= {m.cls.rule} if m.cls else set()
        for k in range(m.i, m.core[0] + 1):
            out |= {book.rules[f] for _, f in readings(read.words[k]) if f in book.rules}
    return out
