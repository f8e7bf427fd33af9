"""Incidents made by hand, many of them and all different, for the store to keep and to find."""

from datetime import date, timedelta

from rasid.model.claim import Actor
from rasid.model.event import Backing, Event, Hold, Incident, Root, Settled
from rasid.model.values import Count, When, Where

DAY = date(2021, 1, 1)
KINDS = ("Armed clash", "Air/drone strike", "Attack", "Arrests", "Displacement")
GRADES = ("Weak", "Fair", "Confirmed", "Contested")


def place_of(n: int) -> Where:
    admin1, admin2 = f"محافظة {n % 14}", f"قضاء {n % 60}"
    return Where(f"p{n % 500}", ("SY", admin1, admin2), "بلدة", "Town", "town", ("SY", "IQ")[n % 5 == 0], admin1,
                 admin2, lat=32 + (n % 97) / 20, lon=36 + (n % 89) / 20, radius_km=2.0)  # fmt: skip


def actor_of(n: int) -> Actor:
    return Actor(
        f"side/{n % 4}/unit{n % 20}", f"فصيل {n}", f"Unit {n}", (f"side/{n % 4}", f"side/{n % 4}/unit{n % 20}")
    )


def figure_of(n: int, low: int, high: int | None) -> Settled:
    root = Root(f"root{n % 7}", f"مصدر {n % 7}", "agency")
    backing = Backing(root, f"c{n}", 0, f"r{n}", Count(low, high), "exact", "reported")
    return Settled("killed", "people", None, "incident", low, high, (backing,), GRADES[n % 4], contested=n % 4 == 3)


def incident_of(n: int) -> Incident:
    """``n`` tells everything: claims c<n> and c<n>b, day, place, kind, parties, killed n % 50, at times open."""
    low, high = n % 50, None if n % 11 == 0 else n % 50 + n % 3
    first = DAY + timedelta(n % 365)
    when = When(first, first + timedelta(n % 2)) if n % 13 else None
    claims = (f"c{n}", f"c{n}b")
    roots = tuple(Root(f"root{k}", f"مصدر {k}", "agency") for k in range(1 + n % 3))
    return Incident(f"c{n}", claims, (f"r{n}",), (Event(f"e{n}", KINDS[n % 5], claims),), when, place_of(n),
                    (actor_of(n),), (actor_of(n + 1),), (figure_of(n, low, high),), (), roots, (), ())  # fmt: skip


def hold_of(n: int) -> Hold:
    until = When(DAY + timedelta(n + 10), DAY + timedelta(n + 10)) if n % 2 else None
    return Hold(place_of(n), actor_of(n), When(DAY + timedelta(n), DAY + timedelta(n)), f"c{n}",
                Root("root1", "مصدر", "agency"), until=until)  # fmt: skip
