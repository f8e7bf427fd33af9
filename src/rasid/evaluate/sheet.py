"""The figures of one gold file: right, in gold, in output, slot by slot; and what was missed or invented."""

from dataclasses import dataclass, field

SLOTS = ("(found at all)", "(kind, by group)", "kind", "status", "initiator", "target", "place", "date", "tally",
         "(tally with who)", "(breakdown)", "source", "all")  # fmt: skip


@dataclass(slots=True)
class Figures:
    """Right, in gold, in output; and the three shares of them."""

    right: int = 0
    gold: int = 0
    coded: int = 0

    def add(self, right: int, gold: int, coded: int) -> None:
        """Count more."""
        self.right += right
        self.gold += gold
        self.coded += coded

    @property
    def precision(self) -> float:
        """The share of the output that is right."""
        return self.right / self.coded if self.coded else 0.0

    @property
    def recall(self) -> float:
        """The share of the gold that was found."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0


@dataclass(frozen=True, slots=True)
class Miss:
    """A gold event not met (``missed``) or a coded claim that met none (``extra``)."""

    report: str
    what: str
    kind: str
    evidence: str


@dataclass(slots=True)
class Sheet:
    """The figures of one gold file, and what they are made of."""

    slots: dict[str, Figures] = field(default_factory=lambda: {s: Figures() for s in SLOTS})
    misses: list[Miss] = field(default_factory=list)
    reports: int = 0
