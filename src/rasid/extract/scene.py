"""All that the readers of words found in one report, in one place, before any claim is made of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

from rasid.arabic.dates import DateMention, dates
from rasid.arabic.function_words import AMONG
from rasid.arabic.normalize import fold_words
from rasid.arabic.segment import Text, read_text
from rasid.extract.attribution import Scope, attribute
from rasid.extract.hits import Signals, signals
from rasid.extract.mentions import Mention, mentions
from rasid.extract.tallies import Measured, measured
from rasid.extract.toponyms import Toponym, toponyms
from rasid.knowledge.actors import ActorBook, actor_book
from rasid.knowledge.cues import CueBook, load_cues
from rasid.knowledge.load import read_yaml
from rasid.knowledge.nouns import CountBook, count_book
from rasid.knowledge.places import Gazetteer, gazetteer
from rasid.knowledge.triggers import TriggerBook, triggers
from rasid.model.report import Report


@dataclass(frozen=True, slots=True)
class Books:
    """Every book the reading needs."""

    triggers: TriggerBook
    actors: ActorBook
    places: Gazetteer
    cues: CueBook
    nouns: CountBook
    held: frozenset[str]
    counted: frozenset[str]


@lru_cache(maxsize=1)
def books() -> Books:
    """The books, loaded once a process."""
    rows = read_yaml("words/held.yaml")
    held = frozenset(fold_words(w) for e in rows for w in e.data.get("words", ()))
    counted = frozenset(a for e in rows for a in e.data.get("actors", ()))
    return Books(triggers(), actor_book(), gazetteer(), load_cues(), count_book(), held, counted)


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


def read_scene(report: Report, known: Books) -> Scene:
    """Read every kind of word of ``report`` once."""
    text = read_text(report.text)
    found = mentions(text, known.actors, published=report.published, country=report.country)
    named = [(m.i, m.j) for m in found if m.role != "people"]
    places = toponyms(text, known.places, country=report.country, blocked=named)
    return Scene(
        report=report,
        text=text,
        books=known,
        signals=signals(text, known.triggers, named),
        mentions=found,
        toponyms=places,
        dates=dates(text, report.published),
        tallies=measured(text, known.nouns, partial(_who_of, text, found), named),
        scopes=attribute(text, known.cues, found, outlet=report.source),
    )


_WHO = {"state forces": "soldiers", "rebel": "fighters", "militia": "fighters"}


def _who_of(text: Text, found: Sequence[Mention], i: int, j: int) -> str | None:
    """The class of the party that words ``[i, j)`` name, for counts such as «عشرة من قوات النظام»."""
    for m in found:
        if i <= m.i < j and m.role == "party" and AMONG.isdisjoint(text.words[i : m.i]):
            if m.actor.id.startswith("sy/regime"):
                return "regime forces"
            return next((who for kind, who in _WHO.items() if kind in m.actor.kind), None)
    return None
