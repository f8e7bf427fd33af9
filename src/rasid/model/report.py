"""A report: one published text, as it was given."""

import hashlib
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Report:
    """One published text. ``published`` is the outlet's own calendar day, ``country`` ISO 3166-1 alpha-2."""

    text: str
    id: str = ""
    source: str | None = None
    published: date | None = None
    title: str | None = None
    url: str | None = None
    country: str | None = None

    def __post_init__(self) -> None:
        if self.country and not self.country.isupper():
            object.__setattr__(self, "country", self.country.upper())
        if not self.id:
            digest = hashlib.sha256(f"{self.source or ''}\x1f{self.text}".encode("utf-8", "surrogatepass"))
            object.__setattr__(self, "id", digest.hexdigest()[:16])
