"""What each profile lets through: canaries of private names, words and deciders in every format, coarser places."""

import io
import json
import zipfile

import pytest

from rasid.cli import export_arguments
from rasid.export.formats import FORMS, PROFILES, SCHEMES
from rasid.export.formats.coarse import coarse
from rasid.export.formats.counts import Counts
from rasid.export.formats.profiles import dropped, shown
from rasid.export.incident_rows import place_row
from rasid.knowledge.formats import disclosure
from rasid.knowledge.ontology import kinds
from rasid.knowledge.places import gazetteer
from rasid.model.claim import Actor
from rasid.model.event import Flag
from rasid.model.values import Where
from tests.formats.made import CAMP, CODER, PRIVATE, QUARTER, REGIME, SAIDA, figure, file, incident, root

WORDS = "قُتل أربعة في اشتباك"
OFFICE_HOLDER = Actor(f"?{PRIVATE}", PRIVATE, PRIVATE, ("person/named", f"?{PRIVATE}"), "person-role")
UNNAMED = "ممرض في عيادة الحارة"
EVERY = [(s, f) for s in SCHEMES if s != "tallies" for f in FORMS]


def canaries():
    """An incident with private names, words and a decider in every place that can hold them."""
    told = (Flag("accepted", (CODER, "2021-04-01T10:00:00Z")), Flag("rival_perpetrators", (f"{PRIVATE} / مرصد",)))
    flags = (Flag("roots_differ", (f"{PRIVATE} 3 / مرصد السهل 6",)), Flag("silent_roots", (f"{UNNAMED} (صدى السهل)",)))
    unnamed = root(f"{UNNAMED} (صدى السهل)", "anonymous source")
    roots = (root(PRIVATE), type(unnamed)(f"body:صدى السهل|{UNNAMED}", unnamed.name, unnamed.kind))
    return incident(
        kinds=(("Armed clash", "asserted"), ("Displacement", "asserted")), did=(REGIME, OFFICE_HOLDER), flags=told,
        figures=(figure(3, 6, flags=flags, roots=roots), figure(1, 1, "officers", side=OFFICE_HOLDER)), roots=roots,
        text=f"{WORDS}، بحسب {PRIVATE}.",
    )  # fmt: skip


def readable(made: bytes, form: str) -> str:
    """All that a file holds, also what lies packed in it."""
    if form == "xlsx":
        with zipfile.ZipFile(io.BytesIO(made)) as parts:
            return "\n".join(_unescaped(parts.read(n).decode("utf-8", "replace")) for n in parts.namelist())
    if form == "parquet":
        import pyarrow.parquet

        held = pyarrow.parquet.ParquetFile(io.BytesIO(made))
        return f"{held.read().to_pylist()} {[m.decode() for m in held.metadata.metadata.values()]}"
    return made.decode("utf-8", "replace")


def _unescaped(xml: str) -> str:
    import html

    return html.unescape(xml)


@pytest.mark.parametrize(("scheme", "form"), EVERY)
def test_no_private_name_word_or_decider_leaves_in_public(scheme, form):
    made, about = file([canaries()], scheme, form, profile="public")
    held = readable(made, form) + json.dumps(about, ensure_ascii=False)
    for canary in (PRIVATE, *PRIVATE.split(), CODER, WORDS, UNNAMED, "news.example/2021"):
        assert canary not in held, canary
    assert about["profile"]["code"] == "public" and about["profile"]["masked"] >= 2


@pytest.mark.parametrize(("scheme", "form"), EVERY)
def test_no_word_of_a_report_and_no_decider_leaves_to_partners(scheme, form):
    made, about = file([canaries()], scheme, form, profile="partner")
    held = readable(made, form) + json.dumps(about, ensure_ascii=False)
    assert WORDS not in held and CODER not in held


@pytest.mark.parametrize(("scheme", "form"), [("claims", "csv"), ("events", "jsonl"), ("figures", "xlsx")])
def test_the_canaries_are_there_where_nothing_is_held_back(scheme, form):
    held = readable(file([canaries()], scheme, form)[0], form)
    assert PRIVATE in held and (scheme != "claims" or WORDS in held) and (scheme != "events" or CODER in held)


def test_masks_tell_people_apart_within_an_incident_and_keep_the_sentences():
    two = incident(figures=(figure(3, 6, roots=(root(PRIVATE), root("نادر السهلي")), counts=[*_counts(3, 6)]),),
                   roots=(root(PRIVATE), root("نادر السهلي")))  # fmt: skip
    row = shown(two, "public", Counts())
    assert [r["root_name"] for r in row["roots"]] == ["person 1 (name masked)", "person 2 (name masked)"]
    flags = shown(canaries(), "public", Counts())["figures"][0]["flags"]
    assert flags[0]["en"] == "sources differ: person 1 (name masked) 3 / مرصد السهل 6"
    assert flags[0]["ar"] == "تختلف المصادر: شخص 1 (الاسم محجوب) 3 / مرصد السهل 6"


def _counts(*values):
    from rasid.model.values import Count

    return [Count(v, v) for v in values]


def test_who_holds_a_public_office_stays_named_and_organisations_do():
    name = "حسن نصر الله"
    row = shown(incident(roots=(root("مرصد السهل", "organisation"),), text="نص"), "public", Counts())
    assert row["roots"][0]["root_name"] == "مرصد السهل"
    told = incident(text="نص")
    told["coded"][0]["claims"][0]["attribution"][1] |= {"name": name, "surface": name}
    hops = shown(told, "public", Counts())["coded"][0]["claims"][0]["attribution"]
    assert hops[1]["name"] == name


def test_the_row_that_was_given_is_not_changed():
    row = canaries()
    before = json.dumps(row, ensure_ascii=False, sort_keys=True)
    shown(row, "public", Counts())
    assert json.dumps(row, ensure_ascii=False, sort_keys=True) == before


@pytest.mark.parametrize(
    ("place", "kinds_told", "name", "level"),
    [
        (SAIDA, ["Armed clash"], "Saida", "town"),
        (QUARTER, ["Armed clash"], "Daraa", "district"),
        (CAMP, ["Armed clash"], "Al-Hasakah", "district"),
        (SAIDA, ["Sexual violence"], "Daraa", "governorate"),
        (SAIDA, ["Abduction/forced disappearance"], "Daraa", "district"),
    ],
)
def test_places_are_as_coarse_as_the_table_says(place, kinds_told, name, level):
    counts = Counts()
    row = shown(incident(place=place, kinds=[(k, "asserted") for k in kinds_told]), "public", counts)
    for told in (row["place"], row["coded"][0]["claims"][0]["places"][0]):
        assert (told["name"]["en"], told["level"]) == (name, level)
    assert counts.coarsened == (place.level != level)
    if place.level != level:
        assert row["place"]["radius_km"] >= 25 and row["place"]["geo_precision"] == 3
        assert (row["place"]["lat"], row["place"]["lon"]) != (place.lat, place.lon)


def test_no_fine_place_of_the_books_stays_fine_in_public():
    table = disclosure()["coarse"]
    fine = 0
    for n in range(len(gazetteer())):
        p = gazetteer().at(n)
        if p.level in table["levels"] or p.kind in table["place_kinds"]:
            fine += 1
            told = coarse(place_row(p.where()), "")
            assert told["level"] in ("district", "governorate", "country"), p.id
            assert told["place"] != p.id
    assert fine > 1000


def test_a_site_that_no_book_has_is_coarsened_too():
    house = Where("?منزل", ("SY",), "منزل", "a house", "site", "XX", "Nowhere", "No district", None, 1.0, 2.0, 1.0)
    told = coarse(place_row(house), "")
    assert (told["lat"], told["name"]["en"], told["country"]) == (None, "", "XX")


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("scheme", [s for s in SCHEMES if s != "tallies"])
def test_what_is_dropped_is_listed_and_really_gone(scheme, profile):
    made, about = file([canaries()], scheme, "csv", profile=profile)
    heading = made.decode("utf-8-sig").splitlines()[0].split(",")
    gone = about["profile"]["dropped"]
    assert gone == dropped(profile, SCHEMES[scheme].columns)
    if not SCHEMES[scheme].foreign:
        assert not set(gone) & set(heading) and heading == [c["column"] for c in about["columns"]]


def test_what_was_asked_for_is_held_back_where_it_tells_what_the_profile_holds_back():
    asked = {"q": PRIVATE, "root": f"person:{PRIVATE}", "by": CODER, "near": "32.633,36.215,1", "country": "SY"}
    told = {p: file([], filters=asked, profile=p)[1]["filters"] for p in PROFILES}
    assert told["internal"] == asked
    assert told["partner"] == {**asked, "by": "(withheld)"}
    assert told["public"] == {**dict.fromkeys(asked, "(withheld)"), "country": "SY"}


def test_the_fields_of_a_filter_that_profiles_hold_back_are_fields():
    named = {name for names in disclosure()["filters"].values() for name in names}
    assert named <= {*export_arguments.FACETS, *export_arguments.SINGLE}


def test_the_tables_of_sensitivity_name_what_there_is():
    table = disclosure()["coarse"]
    assert set(table["place_kinds"]) <= gazetteer().kinds()
    assert set(table["event_kinds"]) <= set(kinds())
    assert set(disclosure()["profiles"]) == set(PROFILES)
