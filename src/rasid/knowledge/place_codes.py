"""What ISO 3166-2 calls the first-order units of the countries whose wars rasid reads.

The table is ``data/place_codes.csv``, by the English name that the books spell a governorate with; the codes are those
of the standard as the package ``pycountry`` 26.2.16 has it (``tests/knowledge/test_place_codes.py`` compares them).
Halabja, Keserwan-Jbeil and Abyei have none. A unit of a user's own book has none either.
"""

from functools import cache

from rasid.knowledge.load import read_csv

_BOOK = "place_codes.csv"


@cache
def _codes() -> dict[tuple[str, str], str]:
    return {(e.data["country"], e.data["admin1"]): e.data["iso"] for e in read_csv(_BOOK)}


def iso_of(country: str | None, admin1: str | None) -> str | None:
    """The code of the governorate that a place is or lies in.

    >>> iso_of("SY", "Daraa"), iso_of("SD", "Abyei"), iso_of("SY", None)
    ('SY-DR', None, None)
    """
    return _codes().get((country or "", admin1 or ""))
