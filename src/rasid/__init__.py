"""Reads Arabic conflict reporting and writes down what each report claims, and according to whom.

    import rasid
    from datetime import date

    reading = rasid.code(text, published=date(2021, 7, 29), outlet="صدى الجنوب")
    for claim in reading.claims:
        print(claim.kind, claim.evidence.of(text))

Importing loads nothing; the books are read once, at the first report, and shared between threads. Books of your own
are laid over them by ``rasid.use_books("folder")``, or by the environment variable ``RASID_BOOKS``.
"""

from typing import TYPE_CHECKING, Any

from rasid.version import VERSION as __version__

if TYPE_CHECKING:
    from rasid.knowledge.shelves import use_books
    from rasid.model.claim import Claim, Gap, Reading
    from rasid.model.report import Report
    from rasid.pipeline import code, made_by

_HOMES = {
    "code": "rasid.pipeline",
    "made_by": "rasid.pipeline",
    "use_books": "rasid.knowledge.shelves",
    "Claim": "rasid.model.claim",
    "Gap": "rasid.model.claim",
    "Reading": "rasid.model.claim",
    "Report": "rasid.model.report",
}

__all__ = ["Claim", "Gap", "Reading", "Report", "__version__", "code", "made_by", "use_books"]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
