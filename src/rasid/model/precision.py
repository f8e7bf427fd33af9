"""How precisely a place is known, as ACLED and UCDP GED number it: derived from the level and the radius, never stored.

ACLED `geo_precision`: 1 the named place itself, 2 near it or a small part of a region, 3 a larger region; nothing for a
whole country. UCDP `where_prec`: 1 exact, 2 within about 25 km of a known point, 3 a second-order division, 4 a
first-order division, 5 a part of a country larger than that or fuzzy, 6 only the country. (ACLED codebook; UCDP GED
codebook. UCDP's 7, international waters, is nothing that rasid's books tell.)
"""

from rasid.model.values import Where

EXACT_KM, NEAR_KM, WIDE_KM = 2.0, 15.0, 25.0
REGION_KM = 30.0
"""A named region no wider than this («جبل الزاوية») is a small part of its governorate."""


def geo_precision(where: Where) -> int | None:
    """ACLED's figure, 1 to 3; ``None`` for a whole country and for what has no point.

    >>> geo_precision(Where("x", (), "", "", "town", lat=1.0, lon=1.0, radius_km=2.0))
    1
    """
    radius = where.radius_km
    if where.level == "country" or where.lat is None or radius is None:
        return None
    if where.level == "governorate":
        return 3
    if where.level == "region":
        return 2 if radius <= REGION_KM else 3
    if radius <= EXACT_KM:
        return 1
    return 2 if radius <= NEAR_KM else 3


def where_prec(where: Where) -> int | None:
    """UCDP's figure, 1 to 6; ``None`` where not even the country is known.

    >>> where_prec(Where("sy", ("SY",), "", "", "country", country="SY"))
    6
    """
    radius = where.radius_km
    if where.level == "country" or where.lat is None or radius is None:
        return 6 if where.country else None
    if where.level == "governorate":
        return 4
    if where.level == "region":
        return 2 if radius <= REGION_KM and where.admin1 else 5
    if where.level == "district" and radius >= WIDE_KM:
        return 3 if where.admin2 else 5  # «ريف درعا الغربي»: half a governorate, no unit of its own
    if radius <= EXACT_KM:
        return 1
    return 2 if radius <= WIDE_KM else 4 if where.admin1 else 6
