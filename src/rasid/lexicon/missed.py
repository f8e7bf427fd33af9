"""Who would miss an entry, or a guard of it: what its own examples are read as without it.

An entry earns its place where some example of its own is read otherwise once it is gone; a guard, where some sentence
that the entry must not read is. A trigger's «company» does more: of entries that share a word, those that ask for
company come first, so a sentence that the entry must read may be what misses it. What nobody would miss can be
deleted, or lacks the example that shows what it is for.

A party of certain years is told of in those: «وزارة الدفاع السورية» is one's before 8 December 2024, another's since.
Of its names those are asked about that are something else too («الشرعية», «الحريري»): whether they are read as they
should be hangs on what stands around them, so each needs a sentence of its own.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from rasid.arabic.segment import read_text
from rasid.extract.claims import RuleReader
from rasid.extract.hits import signals
from rasid.extract.scene import books, scene_of
from rasid.extract.tallies import measured
from rasid.knowledge.actors import actor_book
from rasid.knowledge.load import Entry
from rasid.knowledge.overlay import altered
from rasid.lexicon.examples import Fault, standing
from rasid.lexicon.homonyms import UNSAID, homonyms, without
from rasid.model.report import Report

_RULE = re.compile(r"(?:[\w.-]+:)?[\w./-]+\.(?:yaml|csv):\d+")
_GUARDS = (
    "guarded", "near", "near_report", "after", "not_after", "not_before", "company", "without", "except", "never",
    "needs", "with",
)  # fmt: skip
_CHOOSING = ("company", "never")
_PARTS = ("actors/", "triggers/", "words/")
_LATER = timedelta(days=1)

Read = tuple[str, date | None]
"""A text, and the day on which it is read."""


def unmissed(progress: Callable[[int, int], None] = lambda done, total: None) -> Iterator[Fault]:
    """The entries with examples, guards and ambiguous names that no example of theirs would miss.

    ``progress`` counts entries.
    """
    tried = [e for e in standing([], None) if e.book.startswith(_PARTS) and (e.data.get("yes") or e.data.get("no"))]
    days = {e.rule: _day(e) for e in tried}
    whole = {(text, day): _seen(text, day) for e in tried for day in (days[e.rule],) for text in _texts(e)}
    for done, entry in enumerate(tried):
        progress(done, len(tried))
        day = days[entry.rule]
        if not _misses(entry, None, _texts(entry), day, whole):
            yield Fault(
                entry.where, "no example of its own is read otherwise without it", "delete it, or add such a one"
            )
            continue
        for guard in _GUARDS:
            if not isinstance(entry.data.get(guard), list) or (entry.book.endswith("nouns.yaml") and guard == "with"):
                continue
            unguarded = {k: v for k, v in entry.data.items() if k != guard}
            texts = _texts(entry) if guard in _CHOOSING else entry.data.get("no", [])
            if not _misses(entry, unguarded, texts, day, whole):
                what = f"no sentence under «no» is read otherwise without «{guard}»"
                yield Fault(entry.where, what, f"drop «{guard}», or add a sentence that it keeps from being read")
        for name, also in homonyms(entry) if entry.book.startswith("actors/") else ():
            if not _misses(entry, without(entry, name), _texts(entry), day, whole):
                what = f"no example is read otherwise without its name «{name}», which is also {also}"
                yield Fault(entry.where, what, "drop the name, or add a sentence that is read by it")


def _texts(entry: Entry) -> list[str]:
    return [*entry.data.get("yes", []), *entry.data.get("no", [])]


def _day(entry: Entry) -> date | None:
    """A day on which the names of a party meant it: in the middle of its years, or near the one end that they have."""
    party = actor_book().entry(str(entry.data["id"])) if entry.data.get("years") else None
    if party is None:
        return None
    since = date.fromisoformat(party.since) if party.since else None
    end = party.until and party.until[:8] + min(party.until[8:], "28")  # a month ends on its «31st», be it June
    until = date.fromisoformat(end) if end else None
    if since and until:
        return since + (until - since) / 2
    return since + _LATER if since else until


def _misses(
    entry: Entry, data: dict[str, object] | None, texts: list[str], day: date | None, whole: dict[Read, str]
) -> bool:
    """Whether one of ``texts`` is read otherwise with ``data`` in place of the entry's own, or without it."""
    with altered(entry, data):
        try:
            own = str(entry.data.get("ar", ""))
            return any(_seen(text, day).replace(UNSAID, own) != whole[text, day] for text in texts)
        except Exception:
            return True  # other entries stand on it


def _seen(text: str, day: date | None = None) -> str:
    """All that any reader makes of a text published on ``day``, without the lines that read it.

    And whom the books know by the names of its sources, for linking asks them that.
    """
    known, words, report = books(), read_text(text), Report(text, published=day)
    spots = known.spots.of(words.words)
    noticed = signals(words, known.triggers, spots["triggers"])
    scene = scene_of(report, known, words, spots, noticed)
    triggered = [(h.i, h.j, h.trigger.kind, h.trigger.frame, h.trigger.measure, h.form) for h in noticed.hits]
    beside = ([m[:3] for m in noticed.means], [i for i, _ in noticed.other], len(noticed.idle))
    above = [known.actors.entry(step) is None for m in scene.mentions for step in m.actor.path]  # whom lists can name
    found = (scene.mentions, above, scene.toponyms, scene.tallies, scene.scopes, measured(words, known.nouns))
    claims = RuleReader(known).read(report)
    hops = [hop.value.name or "" for claim in claims.claims for hop in claim.said_by]
    sources = [[e.actor.id for e in known.actors.named(name, day)] for name in hops]
    return _RULE.sub("", repr((triggered, beside, found, claims, sources)))
