"""The door of the reading: a report in, its claims and gaps out."""

from rasid.arabic.segment import read_text
from rasid.extract.drafting import draft
from rasid.extract.freeze import freeze, gaps
from rasid.extract.hits import signals
from rasid.extract.mentions import mentions
from rasid.extract.scene import Books, books, scene_of
from rasid.knowledge.shelves import of_the_books
from rasid.model.claim import Reading
from rasid.model.report import Report


class RuleReader:
    """Reads by rules and books alone. Holds no state of its own: safe between threads."""

    def __init__(self, known: Books | None = None) -> None:
        self.books = known or books()

    def read(self, report: Report, *, candidates: bool = False) -> Reading:
        """The claims and gaps of ``report``; with ``candidates`` each place lists those it won over."""
        text = read_text(report.text)
        spots = self.books.spots.of(text.words)
        noticed = signals(text, self.books.triggers, spots["triggers"])
        if not noticed.hits:
            return Reading((), ())  # nothing in it tells of anything rasid codes
        scene = scene_of(report, self.books, text, spots, noticed)
        return Reading(tuple(freeze(scene, draft(scene), candidates)), tuple(gaps(scene)))


@of_the_books
def default_reader() -> RuleReader:
    """The reader with the books in force, made once."""
    return RuleReader()


def fired(text: str) -> set[str]:
    """The rules of triggers and means that read something in ``text``: what runs the examples of the books."""
    known, read = books(), read_text(text)
    found = mentions(read, known.actors)
    noticed = signals(read, known.triggers).outside([(m.i, m.j) for m in found if m.role != "people"])
    held = {known.held_rule} if read.any_of(0, len(read.words), known.held) else set()
    told = {h.trigger.rule for h in noticed.hits} | {m.rule for m in noticed.means} | set(noticed.idle)
    return told | {rule for _, rule in noticed.other} | held
