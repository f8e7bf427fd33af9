"""What became of the incidents while they were written: rows made, and what was left out, by reason."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass(slots=True)
class Counts:
    """Filled while rows stream by: ``left`` counts by reason and what it concerns, ``noted`` what rows have in them."""

    incidents: int = 0
    rows: int = 0
    masked: int = 0
    coarsened: int = 0
    cut: int = 0
    made_by: set[str] = field(default_factory=set)
    policies: set[str] = field(default_factory=set)
    left: Counter[tuple[str, str]] = field(default_factory=Counter)
    noted: Counter[str] = field(default_factory=Counter)

    def leave(self, reason: str, what: str = "", n: int = 1) -> None:
        """Count what is not in the file, under the code of its reason."""
        self.left[reason, what] += n

    def note(self, code: str) -> None:
        """Count what a reader of the rows has to know."""
        self.noted[code] += 1
