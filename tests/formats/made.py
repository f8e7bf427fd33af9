"""Incidents made by hand, with the claims and reports that tell of them; every name is invented."""

import io
from datetime import date, timedelta

from rasid.export.formats import Sheet, export
from rasid.export.told_rows import told_row
from rasid.model.claim import Actor, Claim, DateStated, Hop, Placed, Tally
from rasid.model.event import Backing, Event, Flag, Incident, Root, Settled
from rasid.model.report import Report
from rasid.model.values import Count, Span, Stated, When, Where

REGIME = Actor("sy/regime/forces", "قوات النظام السوري", "Syrian government forces",
               ("sy/regime", "sy/regime/forces"), "state forces")  # fmt: skip
TURKEY = Actor("tr/forces", "القوات التركية", "Turkish forces", ("tr/forces",), "state forces")
GUNMEN = Actor("armed/gunmen", "مسلحون", "Unidentified gunmen", ("armed/gunmen",), "rebel group")
RESIDENTS = Actor("people/residents", "أهالي", "Residents", ("people/residents",), "civilians")
PROTESTERS = Actor("people/protesters", "متظاهرون", "Protesters", ("people/protesters",), "protesters")
SAIDA = Where("sy-daraa-saida", ("SY", "Daraa", "Daraa", "Saida"), "صيدا", "Saida", "town", "SY", "Daraa", "Daraa",
              None, 32.633, 36.215, 2.0)  # fmt: skip
CAMP = Where("sy-al-hasakah-al-hol-camp", ("SY", "Al-Hasakah", "Al-Hasakah", "Al-Hol camp"), "مخيم الهول",
             "Al-Hol camp", "town", "SY", "Al-Hasakah", "Al-Hasakah", None, 36.372, 41.147, 2.0)  # fmt: skip
QUARTER = Where("sy-daraa-daraa-camp", ("SY", "Daraa", "Daraa", "Daraa camp"), "مخيم درعا", "Daraa camp",
                "neighbourhood", "SY", "Daraa", "Daraa", None, 32.617, 36.117, 1.0)  # fmt: skip
SYRIA = Where("sy", ("SY",), "سوريا", "Syria", "country", "SY", lat=35.0, lon=38.5)
DAY = date(2021, 3, 15)
PRIVATE = "ياسين القمري"
"""A person whom no book has."""
CODER = "مراجعة ليان"


def when(first: date = DAY, days: int = 1) -> When:
    return When(first, first + timedelta(days=days - 1))


def root(name: str, kind: str = "named person") -> Root:
    return Root(f"person:{name}" if kind == "named person" else f"body:{name}", name, kind)


def figure(low, high, who="unknown", what="killed", side=None, **more) -> Settled:
    """A figure on the word of one root for each end."""
    counts = more.pop("counts", [Count(low, high)])
    roots = more.pop("roots", [root(PRIVATE), root("مرصد السهل", "organisation")])
    backed = tuple(
        Backing(roots[n % len(roots)], "c0", 0, "r0", count, "exact", "claimed") for n, count in enumerate(counts)
    )
    return Settled(what, who, side, more.pop("basis", "incident"), low, high, backed, more.pop("grade", "Weak"), **more)


def incident(**given):
    """An incident and what tells of it. ``kinds`` are pairs of a kind and the status of its claim."""
    kinds = given.pop("kinds", (("Armed clash", "asserted"),))
    text = given.pop("text", f"قُتل أربعة في اشتباك، بحسب {PRIVATE}.")
    source, title = given.pop("outlet", "صدى السهل"), given.pop("title", f"اشتباك في صيدا: {PRIVATE}")
    report = Report(text, "r0", source, DAY + timedelta(days=1), title, f"https://news.example/2021/{PRIVATE}", "SY")
    place = given.pop("place", SAIDA)
    did, suffered = given.pop("did", (REGIME,)), given.pop("suffered", (GUNMEN,))
    claims = [_claim(n, kind, status, (text, place, did, suffered)) for n, (kind, status) in enumerate(kinds)]
    by_kind: dict[str, list[str]] = {}
    for c in claims:
        by_kind.setdefault(c.kind, []).append(c.id)
    made = Incident(
        id=given.pop("id", "c0"),
        claims=tuple(c.id for c in claims),
        reports=("r0",),
        events=tuple(Event(f"e{n}", k, tuple(held)) for n, (k, held) in enumerate(by_kind.items())),
        when=given.pop("on", when()),
        place=place,
        initiators=did,
        targets=suffered,
        figures=tuple(given.pop("figures", (figure(4, 4),))),
        left_out=(),
        roots=given.pop("roots", (root(PRIVATE), root("مرصد السهل", "organisation"))),
        flags=tuple(given.pop("flags", (Flag("accepted", (CODER, "2021-04-01T10:00:00Z")),))),
        bonds=(),
    )
    assert not given, given
    return told_row(made, {c.id: (report, c) for c in claims}, "rasid test books:0")


def _claim(n, kind, status, told) -> Claim:
    text, place, did, suffered = told
    whole = Span(0, len(text))
    start = text.find(PRIVATE)
    person = (Span(start, start + len(PRIVATE)),) if start >= 0 else ()
    return Claim(
        id=f"c{n}",
        report="r0",
        kind=kind,
        status=status,
        evidence=whole,
        rule="triggers/test.yaml:1",
        said_by=(
            Stated(Hop("outlet", "صدى السهل"), (), "outlet"),
            Stated(Hop("named person", PRIVATE), person, "cues"),
        ),
        initiators=tuple(Stated(a, (), "actors") for a in did),
        targets=tuple(Stated(a, (), "actors") for a in suffered),
        places=(Stated(Placed(place, "the only one"), (), "places"),) if place else (),
        date=Stated(DateStated(when(), "stated"), (), "dates"),
        tallies=(Stated(Tally("killed", "unknown", Count(4, 4), "exact"), (whole,), "tallies"),),
    )


def file(rows, scheme="acled", form="csv", **options):
    """The bytes of an export and its sheet."""
    out = io.BytesIO()
    about = export(Sheet(scheme, form, **options), rows, out)
    return out.getvalue(), about
