"""The tools of whoever keeps the books: examples that are run, what reports lack, new entries, what they change."""

from rasid.lexicon.examples import Fault, check
from rasid.lexicon.sizes import BookSize, stats
from rasid.lexicon.unknowns import Unknown, gaps

__all__ = ["BookSize", "Fault", "Unknown", "check", "gaps", "stats"]
