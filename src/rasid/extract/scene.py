"""All that the readers of words found in one report, in one place, before any claim is made of it."""

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import partial
from typing import Protocol

from rasid.arabic.dates import DateMention, begins_date, dates
from rasid.arabic.deed_words import FORMERLY, INTO, STRIKING
from rasid.arabic.function_words import AMONG, WAS
from rasid.arabic.likeness import alike
from rasid.arabic.memo import Spots
from rasid.arabic.normalize import fold_words
from rasid.arabic.place_syntax import FACING
from rasid.arabic.segment import Range, Text, read_text
from rasid.errors import BookError
from rasid.extract.attribution import Scope, attribute
from rasid.extract.dateline import dateline, seats
from rasid.extract.hits import Hit, Means, Signals, signals
from rasid.extract.mentions import Mention, mentions
from rasid.extract.place_scan import beginnings
from rasid.extract.tallies import Measured, measured, questions
from rasid.extract.toponyms import Toponym, toponyms
from rasid.knowledge.actors import ActorBook, actor_book
from rasid.knowledge.cues import CueBook, load_cues
from rasid.knowledge.load import uncollected
from rasid.knowledge.nouns import CountBook, Form, count_book
from rasid.knowledge.overlay import entries_of, whole
from rasid.knowledge.place_words import place_words
from rasid.knowledge.places import Gazetteer, gazetteer
from rasid.knowledge.shelves import of_the_books
from rasid.knowledge.triggers import TriggerBook, triggers
from rasid.model.claim import Hop
from rasid.model.report import Report
from rasid.model.values import Stated


@dataclass(frozen=True, slots=True)
class Books:
    """Every book the reading needs."""

    triggers: TriggerBook
    actors: ActorBook
    places: Gazetteer
    cues: CueBook
    nouns: CountBook
    held: frozenset[str]
    held_rule: str
    counted: frozenset[str]
    spots: Spots
    """What all the readers ask of a word: where each has to look."""


@of_the_books
@uncollected()
def books() -> Books:
    """The books, loaded once a process."""
    rows = entries_of("words/held.yaml")
    held = frozenset(fold_words(w) for e in rows for w in e.data.get("words", ()))
    rule = next(e.rule for e in rows if e.data.get("words"))
    readers = triggers(), actor_book(), gazetteer(), load_cues(), count_book()
    counted = {str(a): e for e in rows for a in e.data.get("actors", ())}
    unknown = next((a for a in counted if whole() and readers[1].entry(a) is None), None)
    if unknown is not None:
        mend = "name entries of actors/generic.yaml"
        raise BookError(f"no entry has the id «{unknown}»", where=counted[unknown].where, mend=mend)
    return Books(*readers, held, rule, frozenset(counted), Spots(_questions(*readers)))


def _questions(
    told: TriggerBook, actors: ActorBook, places: Gazetteer, cues: CueBook, nouns: CountBook
) -> dict[str, Callable[[str], object]]:
    return {
        "triggers": told.scanner.begins,
        "parties": actors.begins,
        "places": beginnings(places, place_words()).told,
        "dates": begins_date,
        "cues": cues.openers.__contains__,
        **questions(nouns),
    }


class _Placed(Protocol):
    @property
    def i(self) -> int: ...


@dataclass(slots=True)
class Scene:
    """What was found in a report. All ranges are words of ``text``."""

    report: Report
    text: Text
    books: Books
    signals: Signals
    mentions: Sequence[Mention]
    toponyms: Sequence[Toponym]
    dates: Sequence[DateMention]
    tallies: Sequence[Measured]
    scopes: Sequence[Scope]
    sources: frozenset[int]
    """The words that name who says so."""
    aside: frozenset[int]
    """Toponyms, by number, that say where the report was written or where a body sits: no place of an event."""
    acts: int
    """How many sentences hold a word that tells of an act of conflict."""

    _spots: dict[int, list[int]] = field(default_factory=dict)

    def mentions_in(self, words: Range) -> Sequence[Mention]:
        """The parties and people whose names begin in ``words``."""
        return self.mentions[self.spread(self.mentions, words)]

    def tallies_in(self, words: Range) -> Sequence[Measured]:
        """The counts that begin in ``words``."""
        return self.tallies[self.spread(self.tallies, words)]

    def dates_in(self, words: Range) -> Sequence[DateMention]:
        """The phrases of time that begin in ``words``."""
        return self.dates[self.spread(self.dates, words)]

    def means_in(self, words: Range) -> Sequence[Means]:
        """The means of violence named in ``words``."""
        return self.signals.means[self.spread(self.signals.means, words)]

    def hits_in(self, words: Range) -> Sequence[Hit]:
        """The trigger words that begin in ``words``."""
        return self.signals.hits[self.spread(self.signals.hits, words)]

    def spread(self, found: Sequence[_Placed], words: Range) -> slice:
        """Where in ``found``, one of the scene's own lists and in order, those stand that begin in ``words``."""
        spots = self._spots.get(id(found))
        if spots is None:
            spots = self._spots[id(found)] = [one.i for one in found]
        return slice(bisect_left(spots, words[0]), bisect_left(spots, words[1]))

    def names_last(self, scope: Scope, m: Mention) -> bool:
        """Whether a mention names the last link of the scope's chain, the one who says so."""
        if not scope.chain:
            return False
        last = scope.chain[-1].value
        called = last.name if last.kind != "anonymous source" else None  # «مصدر مقرب من اللجنة» is not the committee
        return self._named_by(scope.chain[-1:], m) or alike(called, self.text.surface(m.i, m.j))

    def names_source(self, scope: Scope, m: Mention) -> bool:
        """Whether a mention names the source of the scope."""
        return self._named_by(scope.chain, m)

    def _named_by(self, hops: Sequence[Stated[Hop]], m: Mention) -> bool:
        a, b = self.text.starts[m.i], self.text.ends[m.j - 1]
        for hop in hops:
            for w in hop.words:
                if w.start < b and a < w.end:
                    return True
        return False


def _by_first_name(text: Text, found: Sequence[Mention], at: Sequence[int], verbs: Set[str]) -> list[tuple[int, int]]:
    """«رئيس الوزراء أبيي أحمد … وقال أبيي»: a person's first name by itself behind his verb is no town of that name.

    ``at`` are the words that may begin a place.
    """
    words = text.words
    persons = [m for m in found if m.role == "person" and m.j - m.i > 1]
    first = {w for m in persons for w in words[m.i : m.j - 1]}
    alone = [k for k in at if words[k] in first] if first else []
    return [(k, k + 1) for k in alone if k and not verbs.isdisjoint((words[k - 1], words[k - 1][1:]))]


def _is_house(text: Text, m: Mention) -> bool:
    """«غارة استهدفت المشفى الرئيسي», «قصف الطيران مستشفى»: a house struck or stood in, and no body that acts."""
    if _HOSPITAL not in m.actor.path or not m.i:
        return False
    start = max(text.sentences[text.sentence_of(m.i)][0], m.i - 3)
    if text.words[m.i - 1].lstrip("وف") in INTO:
        return True
    return any(text.words[k].lstrip("وف") in STRIKING for k in range(start, m.i))


_HOSPITAL = "org/medical"


def _source_words(text: Text, scopes: Sequence[Scope]) -> frozenset[int]:
    starts, out = text.starts, set[int]()
    for scope in scopes:
        a, b = text.sentences[text.sentence_of(scope.cue[0])]
        for hop in scope.chain:
            for w in hop.words:  # «قال المتظاهرون»: the fuller mention of before stays one of who did it
                out.update(range(max(a, bisect_left(starts, w.start)), min(b, bisect_left(starts, w.end))))
    return frozenset(out)


def read_scene(report: Report, known: Books) -> Scene:
    """Read every kind of word of ``report`` once."""
    text = read_text(report.text)
    spots = known.spots.of(text.words)
    return scene_of(report, known, text, spots, signals(text, known.triggers, spots["triggers"]))


def scene_of(report: Report, known: Books, text: Text, spots: Mapping[str, Sequence[int]], noticed: Signals) -> Scene:
    """As :func:`read_scene`, the words and triggers of ``report`` already read."""
    found = mentions(text, known.actors, published=report.published, country=report.country, at=spots["parties"])
    found = [m for m in found if not (_is_town(text, m, known.places) or _is_house(text, m))]
    named = [(m.i, m.j) for m in found if m.role != "people"]
    placing = known.actors.words.set("place") | {"في"}
    faced = [(i, j) for i, j in named if not text.one_of(i - 1, FACING)]
    shut = [(i, _before_where(text.words, i, j, placing)) for i, j in faced]
    shut += _by_first_name(text, found, spots["places"], known.actors.words.set("acting") | WAS)
    places = toponyms(text, known.places, country=report.country, blocked=shut, at=spots["places"])
    days = dates(text, report.published, at=spots["dates"])
    head = dateline(text, places, days)
    if head:
        found = [m for m in found if m.i >= head]
        text.end_sentence(head)
    outlet = f"{report.source} {known.actors.in_arabic(report.source)}" if report.source else None
    scopes = attribute(text, known.cues, found, outlet=outlet, at=spots["cues"])
    telling = {text.sentence_of(h.i) for h in noticed.hits}
    counting = telling.union(s - 1 for s in telling if s)  # «… مقتل تسعة. بينهم ثلاثة أطفال»
    return Scene(
        report=report,
        text=text,
        books=known,
        signals=noticed.outside(named),
        mentions=found,
        toponyms=places,
        dates=[d for d in days if d.i >= head],
        tallies=measured(
            text, known.nouns, partial(_who_of, text, found), _uncounted(text, found, known), counting, spots
        ),
        scopes=scopes,
        sources=_source_words(text, scopes),
        aside=frozenset(k for k, t in enumerate(places) if t.i < head) | seats(text, places),
        acts=len({text.sentence_of(h.i) for h in noticed.hits if h.trigger.frame not in _WORDS and not h.trigger.weak}),
    )


def _uncounted(text: Text, found: Sequence[Mention], known: Books) -> list[Range]:
    """The names in whose words nothing is counted; «جندي تركي», «جنود أتراك» are men, who are."""

    def men(m: Mention) -> bool:
        two = m.j == m.i + 2 and "forces" in m.actor.kind and not text.one_of(m.i + 1, FORMERLY)
        return two and not m.prefix and _men(known.nouns.noun(text.words[m.i]))

    return [(m.i, m.j) for m in found if m.role != "people" and not men(m)]


def _men(form: Form | None) -> bool:
    return form is not None and form.noun.sort == "person" and not form.definite and not form.bound


_WORDS = frozenset({"say", "demand", "talk", "form", "act", "toll"})
"""Frames of what is said, agreed and decreed, not done."""


def _before_where(words: list[str], i: int, j: int, placing: frozenset[str]) -> int:
    """The end of a name, its «في عفرين» and «بلدة نصيب» left to the places."""
    if j == i + 1 or placing.isdisjoint(words[i + 1 : j]):
        return j
    return next(k for k in range(i + 1, j) if words[k] in placing)


def _is_town(text: Text, m: Mention, places: Gazetteer) -> bool:
    """«في منطقة السيدة زينب»: no lady of that name, but a town of the books."""
    if m.role != "person" or m.j - m.i < 2:
        return False
    first = text.words[m.i][len(m.prefix) :]
    names = (" ".join([first, *text.words[m.i + 1 : j]]) for j in range(m.i + 2, m.j + 1))
    return any(p.own and p.level == "town" for name in names for p in places.named(name))


_WHO = {"state forces": "soldiers", "rebel": "fighters", "militia": "fighters"}


def _who_of(text: Text, found: Sequence[Mention], i: int, j: int) -> str | None:
    """The class of the party that words ``[i, j)`` name, for counts such as «عشرة من قوات النظام»."""
    for m in found:
        if i <= m.i < j and m.role == "party" and AMONG.isdisjoint(text.words[i : m.i]):
            if m.actor.id.startswith("sy/regime"):
                return "regime forces"
            return next((who for kind, who in _WHO.items() if kind in m.actor.kind), None)
    return None
