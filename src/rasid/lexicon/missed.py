"""Who would miss an entry, or a guard of it: what its own examples are read as without it.

An entry earns its place where some example of its own is read otherwise once it is gone; a guard, where some sentence
that the entry must not read is. A trigger's «company» does more: of entries that share a word, those that ask for
company come first, so a sentence that the entry must read may be what misses it. What nobody would miss can be
deleted, or lacks the example that shows what it is for.
"""

import re
from collections.abc import Callable, Iterator

from rasid.arabic.segment import read_text
from rasid.extract.claims import RuleReader
from rasid.extract.hits import signals
from rasid.extract.scene import books, scene_of
from rasid.extract.tallies import measured
from rasid.knowledge.load import Entry
from rasid.knowledge.overlay import altered
from rasid.lexicon.examples import Fault, standing
from rasid.model.report import Report

_RULE = re.compile(r"(?:[\w.-]+:)?[\w./-]+\.(?:yaml|csv):\d+")
_GUARDS = (
    "guarded", "near", "near_report", "after", "not_after", "not_before", "company", "without", "except", "never",
    "needs", "with",
)  # fmt: skip
_CHOOSING = ("company", "never")
_PARTS = ("actors/", "triggers/", "words/")


def unmissed(progress: Callable[[int, int], None] = lambda done, total: None) -> Iterator[Fault]:
    """The entries with examples, and the guards, that no example of theirs would miss; ``progress`` counts entries."""
    tried = [e for e in standing([], None) if e.book.startswith(_PARTS) and (e.data.get("yes") or e.data.get("no"))]
    whole = {text: _seen(text) for e in tried for text in _texts(e)}
    for done, entry in enumerate(tried):
        progress(done, len(tried))
        if not _misses(entry, None, _texts(entry), whole):
            yield Fault(
                entry.where, "no example of its own is read otherwise without it", "delete it, or add such a one"
            )
            continue
        for guard in _GUARDS:
            if not isinstance(entry.data.get(guard), list) or (entry.book.endswith("nouns.yaml") and guard == "with"):
                continue
            without = {k: v for k, v in entry.data.items() if k != guard}
            if not _misses(entry, without, _texts(entry) if guard in _CHOOSING else entry.data.get("no", []), whole):
                what = f"no sentence under «no» is read otherwise without «{guard}»"
                yield Fault(entry.where, what, f"drop «{guard}», or add a sentence that it keeps from being read")


def _texts(entry: Entry) -> list[str]:
    return [*entry.data.get("yes", []), *entry.data.get("no", [])]


def _misses(entry: Entry, data: dict[str, object] | None, texts: list[str], whole: dict[str, str]) -> bool:
    """Whether one of ``texts`` is read otherwise with ``data`` in place of the entry's own, or without it."""
    with altered(entry, data):
        try:
            return any(_seen(text) != whole[text] for text in texts)
        except Exception:
            return True  # other entries stand on it


def _seen(text: str) -> str:
    """All that any reader makes of a text, without the lines that read it."""
    known, words, report = books(), read_text(text), Report(text)
    spots = known.spots.of(words.words)
    noticed = signals(words, known.triggers, spots["triggers"])
    scene = scene_of(report, known, words, spots, noticed)
    triggered = [(h.i, h.j, h.trigger.kind, h.trigger.frame, h.trigger.measure, h.form) for h in noticed.hits]
    beside = ([m[:3] for m in noticed.means], [i for i, _ in noticed.other], len(noticed.idle))
    found = (scene.mentions, scene.toponyms, scene.tallies, scene.scopes, measured(words, known.nouns))
    claims = RuleReader(known).read(report)
    return _RULE.sub("", repr((triggered, beside, found, claims)))
