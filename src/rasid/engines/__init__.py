"""Other readers, and what every reader is: a report goes in, its claims and gaps come out."""

from typing import Protocol

from rasid.model.claim import Reading
from rasid.model.report import Report


class Reader(Protocol):
    """Whatever reads a report; it must be safe to share between threads and raise on no text."""

    def read(self, report: Report, *, candidates: bool = False) -> Reading:
        """The claims of ``report``; with ``candidates`` each place lists those that it won over."""
        ...
