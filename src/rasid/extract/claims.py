"""The door of the reading: a report in, its claims and gaps out."""

from functools import lru_cache

from rasid.arabic.clitics import some_bare
from rasid.extract.drafting import draft
from rasid.extract.freeze import freeze, gaps
from rasid.extract.scene import Books, books, read_scene
from rasid.model.claim import Reading
from rasid.model.report import Report


class RuleReader:
    """Reads by rules and books alone. Holds no state of its own: safe between threads."""

    def __init__(self, known: Books | None = None) -> None:
        self.books = known or books()

    def read(self, report: Report, *, candidates: bool = False) -> Reading:
        """The claims and gaps of ``report``; with ``candidates`` each place lists those it won over."""
        scene = read_scene(report, self.books)
        return Reading(tuple(freeze(scene, draft(scene), candidates)), tuple(gaps(scene)))


@lru_cache(maxsize=1)
def default_reader() -> RuleReader:
    """The reader with the bundled books, made once a process."""
    return RuleReader()


def fired(text: str) -> set[str]:
    """The rules of triggers and means that read something in ``text``: what runs the examples of the books."""
    known = books()
    scene = read_scene(Report(text=text), known)
    signals = scene.signals
    held = {known.held_rule} if some_bare(scene.text.words, known.held) else set()
    told = {h.trigger.rule for h in signals.hits} | {m.rule for m in signals.means} | set(signals.idle)
    return told | {rule for _, rule in signals.other} | held
