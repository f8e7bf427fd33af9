"""The book of parties: names, dates, paths, states by form, and what is refused with file and line."""

from datetime import date

import pytest

from rasid.errors import BookError
from rasid.knowledge.actors import ActorBook, actor_book
from rasid.knowledge.load import DATA

BOOK = actor_book()


def ids(phrase: str, day: date | None = None) -> set[str]:
    return {e.actor.id for e in BOOK.named(phrase, day)}


@pytest.fixture
def book(tmp_path):
    (tmp_path / "words").mkdir()
    (tmp_path / "actors").mkdir()
    (tmp_path / "words/actor_words.yaml").write_bytes((DATA / "words/actor_words.yaml").read_bytes())

    def load(text: str) -> ActorBook:
        (tmp_path / "actors/war.yaml").write_text(text, encoding="utf-8")
        return ActorBook.load(tmp_path)

    return load


@pytest.mark.parametrize("name", ["قوات الأسد", "قوات النظام", "القوات الحكومية السورية", "قوات النظام السوري"])
def test_one_party_whatever_the_outlet_calls_it(name):
    assert ids(name, date(2021, 7, 29)) == {"sy/regime/forces"}


@pytest.mark.parametrize(
    ("name", "variant"),
    [
        ("قوات سوريا الديمقراطية", "قوات سوريا الديموقراطية"),
        ("المتمردون الحوثيون", "المتمردين الحوثيين"),
        ("ميليشيا الحوثي", "مليشيات الحوثي"),
        ("هيئة تحرير الشام", "هيئة تحرير الشامِ"),
    ],
)
def test_spellings_and_cases_of_a_name(name, variant):
    assert ids(name) == ids(variant) != set()


def test_a_name_that_changed_hands():
    assert ids("الجيش السوري", date(2024, 12, 7)) == {"sy/regime/army"}
    assert ids("الجيش السوري", date(2024, 12, 8)) == {"sy/gov/army"}
    assert ids("الجيش السوري") == {"sy/regime/army", "sy/gov/army"}


def test_a_name_no_book_has():
    assert ids("لواء الريحان") == set() and ids("قوات") == set() and ids("") == set()


def test_the_path_runs_from_coarse_to_fine():
    assert BOOK.actor("sy/regime/army/fifth-corps/eighth-brigade").path == (
        "sy/regime", "sy/regime/forces", "sy/regime/army", "sy/regime/army/fifth-corps",
        "sy/regime/army/fifth-corps/eighth-brigade",
    )  # fmt: skip


def test_every_path_ends_in_its_own_id_and_holds_only_entries():
    for key, entry in BOOK.entries.items():
        assert entry.actor.path[-1] == key and set(entry.actor.path) <= BOOK.entries.keys()


@pytest.mark.parametrize(
    ("country", "unit", "key"),
    [
        ("TR", "army", "tr/forces"),
        ("IT", "army", "state/it/army"),
        ("FR", "gov", "state/fr"),
        ("IL", "air", "il/air-force"),
    ],
)
def test_states_by_form(country, unit, key):
    actor, rule = BOOK.state(country, unit)
    assert actor.id == key and actor.path[-1] == key and ".yaml:" in rule


def test_a_state_that_changed_hands():
    assert BOOK.state("SY", "army", date(2020, 1, 1))[0].id == "sy/regime/army"
    assert BOOK.state("SY", "army", date(2025, 2, 1))[0].id == "sy/gov/army"


def test_an_unknown_country_gives_the_bare_unit():
    assert BOOK.state("ZZ", "army")[0].id == "state/army"


@pytest.mark.parametrize(("word", "country"), [("الروسية", "RU"), ("وتركيا", "TR"), ("أميركية", "US"), ("المدينة", "")])
def test_the_country_a_word_speaks_of(word, country):
    from rasid.arabic.normalize import fold

    assert BOOK.countries[fold(word)] == country


ROW = "- id: a\n  ar: لواء السهل\n  en: Sahl\n  kind: rebel group\n"


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("- id: a\n  en: A\n  kind: party\n", "actors/war.yaml:1"),
        (ROW + ROW, "actors/war.yaml:5"),
        (ROW + "  parent: nobody\n", "actors/war.yaml:1"),
        (ROW + "  parent: a\n", "actors/war.yaml:1"),
        ("- id: [\n", "actors/war.yaml"),
    ],
)
def test_a_broken_book_names_file_and_line(book, text, where):
    with pytest.raises(BookError) as e:
        book(text)
    assert e.value.where.startswith(where) and e.value.mend


def test_years_may_be_years_months_days_or_open(book):
    entry = book(ROW + "  years: [2014, 2018-06]\n").entries["a"]
    assert (entry.since, entry.until) == ("2014-01-01", "2018-06-31")
    assert entry.valid(date(2018, 6, 30)) and not entry.valid(date(2018, 7, 1)) and entry.valid(None)


def test_the_books_are_broad():
    of_syria = [e for e in BOOK.entries.values() if "SY" in e.countries]
    assert len(BOOK.entries) > 800 and len(of_syria) > 120
