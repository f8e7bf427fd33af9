"""Claims made by hand for the tests of settling: short, with what each test is about and nothing else."""

from datetime import date

from rasid.model.claim import Actor, Hop, Tally
from rasid.model.event import Telling
from rasid.model.values import Count, When, Where

DAY = date(2021, 7, 29)
REGIME = Actor("sy/regime/forces", "قوات النظام", "Regime forces", ("sy/regime", "sy/regime/forces"), "state forces")
ARMY = Actor("sy/regime/army", "الجيش", "Army", ("sy/regime", "sy/regime/forces", "sy/regime/army"), "state forces")
IS = Actor("is/islamic-state", "تنظيم الدولة الإسلامية", "IS", ("is/islamic-state",), "rebel group")
SDF = Actor("sy/sdf", "قوات سوريا الديمقراطية", "SDF", ("sy/sdf",), "rebel group")
GUNMEN = Actor("armed/gunmen", "مسلحون", "Gunmen", ("armed/gunmen",), "rebel group")


def place(name="Yadouda", *above, id="sy-daraa-al-yadudah", level="town"):
    path = (*(above or ("SY", "Daraa", "Daraa")), name)
    return Where(id, path, name, name, level, "SY", "Daraa", None, None, 32.6, 36.1, 2.0)


def count(what, low, high=-1, who="unknown", *, of=None, qualifier="exact", restates=None):
    return Tally(what, who, Count(low, low if high == -1 else high), qualifier, of, restates)


def tell(claim, *tallies, report=None, outlet=None, by=None, kind="Shelling/artillery/missile attack", **more):
    report = report or f"r-{claim}"
    chain = (Hop("outlet", outlet or f"صحيفة {report}"), *([by] if isinstance(by, Hop) else []))
    if isinstance(by, str):
        chain += (Hop("organisation", by),)
    given = {
        "at": 0,
        "status": "asserted",
        "published": DAY,
        "when": When(DAY, DAY),
        "places": (place(),),
        "initiators": (REGIME,),
        "targets": (),
    }
    return Telling(claim=claim, report=report, kind=kind, tallies=tallies, said_by=chain, **{**given, **more})


def known(*claims):
    return {t.claim: t for t in claims}
