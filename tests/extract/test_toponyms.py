"""Places in running text: the cases, what is held where, and what no text may do."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rasid.arabic.segment import read_text
from rasid.extract.toponyms import Toponym, fired, toponyms
from rasid.knowledge.place_words import place_words
from rasid.knowledge.places import OWN, Gazetteer, gazetteer
from tests.scenes import scene_of

CASES = Path(__file__).resolve().parent.parent / "cases"


def cases() -> list[tuple[str, str, str]]:
    out = []
    for name in ("places.tsv", "places_homonyms.tsv"):
        for line in (CASES / name).read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                text, want, *country = line.split("\t")
                out.append((text, want, country[0] if country else ""))
    return out


def read(text: str, country: str | None = None) -> list[Toponym]:
    return toponyms(read_text(text), gazetteer(), country=country)


def told(text: str, t: Toponym) -> str:
    assert t.where is not None
    held, slash, _ = t.where.id.partition("/?")
    return f"{read_text(text).surface(t.i, t.j)} = {'~' if slash else ''}{held}"


@pytest.mark.parametrize(("text", "want", "country"), cases())
def test_case(text: str, want: str, country: str) -> None:
    got = " ; ".join(told(text, t) for t in read(text, country or None)) or "-"
    assert got == want


def test_the_reports_country_decides_between_towns_of_one_name() -> None:
    for country, place in (("LB", "lb-north-governorate-tripoli"), ("LY", "ly-tripoli-tripoli")):
        (one,) = read("اشتباكات في طرابلس", country)
        assert one.where is not None and one.where.id == place
        assert one.why == "the report's country"
        assert one.candidates


def test_a_tie_between_countries_is_a_gap() -> None:
    (one,) = read("اشتباكات في طرابلس")
    assert one.gap == "ambiguous" or one.candidates


def test_blocked_words_are_no_places() -> None:
    text = read_text("أعلن مجلس دير الزور العسكري ذلك في الرقة")
    free = toponyms(text, gazetteer())
    held = toponyms(text, gazetteer(), blocked=[(1, 5)])
    assert [t.i for t in free] == [2, 7]
    assert [t.i for t in held] == [7]


def test_a_half_of_a_governorate_lies_on_its_side() -> None:
    west, east = (read(f"في ريف درعا {side}")[0].where for side in ("الغربي", "الشرقي"))
    assert west and east and west.lon and east.lon and west.level == "district"
    assert west.lon < 36.2 < east.lon
    assert west.radius_km == 25


def test_an_unknown_village_is_held_with_a_gap() -> None:
    village, _ = read("قصفوا قرية الزعترورة بريف إدلب")
    assert village.where is not None
    assert village.where.admin1 == "Idlib" and village.where.level == "town" and village.gap
    assert village.where.name_ar == "الزعترورة"


def test_a_container_is_pointed_at() -> None:
    checkpoint, town = read("هاجموا حاجز الكتيبة في طفس بسوريا")[:2]
    assert checkpoint.of == 1 and checkpoint.where and checkpoint.where.admin1 == "Daraa"
    assert checkpoint.where.level == "site" and checkpoint.where.radius_km == 5
    assert town.kind == "name"


def test_every_example_of_the_book_of_words() -> None:
    for entry in place_words().entries:
        for text in entry.data.get("yes", ()):
            assert entry.rule in fired(text), text
        for text in entry.data.get("no", ()):
            assert entry.rule not in fired(text), text


WORDS = [*sorted({w for text, _, _ in cases() for w in text.split()}), *". ، \n « » ( ) - و 12".split(" ")]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=25))
def test_toponyms_are_ordered_apart_and_within_the_text(words: list[str]) -> None:
    text = read_text(" ".join(words))
    end = 0
    for t in toponyms(text, gazetteer()):
        assert end <= t.i <= t.core[0] < t.core[1] <= t.j <= len(text.words)
        assert t.where is not None and t.rule and t.why
        end = t.j


TWO_CITIES = """sy-x,city,town,قرطبة,Qurtuba,,Homs,,,34.0,36.0,500000,,x,
sy-y,city,town,بلنسية,Balansiya,,Hama,,,35.0,36.5,500000,,x,
sy-x-q,neighbourhood,neighbourhood,الريحان,Al-Rayhan,,Homs,,,34.01,36.0,,,x,sy-x
sy-y-q,neighbourhood,neighbourhood,الريحان,Al-Rayhan,,Hama,,,35.01,36.5,,,x,sy-y
sy-y-z,neighbourhood,neighbourhood,السنديان,Al-Sindyan,,Hama,,,35.02,36.5,,,x,sy-y
sy-v,village,town,الصفصاف,Al-Safsaf,,Aleppo,,,36.5,37.5,,,x,
iq-b,city,town,بغداد,Baghdad,,Baghdad,,,33.3,44.4,5000000,,x,"""


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("قصف حي الريحان في قرطبة", "sy-x-q"),
        ("قصف حي الريحان في بلنسية", "sy-y-q"),
        ("هاجموا بلنسية. ثم قصفوا حي الريحان", "sy-y-q"),
        ("قصف حي السنديان", "sy-y-z"),
        ("قصف حي السنديان في قرطبة", "~sy-x"),  # the only one of that name lies in another city
        ("قصف حي الصفصاف في قرطبة", "~sy-x"),  # never a village far away
        ("هاجموا حي الريحان في بغداد", "~iq-b"),  # nor another country's
    ],
)
def test_a_neighbourhood_is_looked_for_in_its_city(text: str, want: str) -> None:
    rows = [(f"{OWN}x.csv", n, line.split(",")) for n, line in enumerate(TWO_CITIES.splitlines(), 2)]
    read_ = read_text(text)
    found = [t for t in toponyms(read_, Gazetteer(rows), country="SY") if read_.surface(t.i, t.j).startswith("حي")]
    assert [told(text, t).partition(" = ")[2] for t in found] == [want]


def test_what_is_held_names_no_line_of_a_namesake() -> None:
    held, _ = read("قتل في قرية السويداء بمحافظة الحسكة")
    assert held.where is not None and "/?" in held.where.id
    assert held.rule.startswith("words/place_words.yaml:")


def test_a_persons_first_name_behind_his_verb_is_no_town() -> None:
    text = "قال رئيس الوزراء الإثيوبي أبيي أحمد إن سبعة جنود قتلوا. وأكد أبيي أن القتال مستمر في بلدة طفس"
    scene = scene_of(text)
    assert [scene.text.surface(t.i, t.j) for t in scene.toponyms] == ["بلدة طفس"]


def test_a_ministry_stands_in_the_capital_of_the_country_that_the_report_tells_of() -> None:
    scene = scene_of("منع الأمن السوداني وقفة احتجاجية على الظروف المعيشية أمام وزارة العدل", country="")
    [ministry] = [t.where for t in scene.toponyms]
    assert ministry and (ministry.country, ministry.admin1) == ("SD", "Khartoum")
