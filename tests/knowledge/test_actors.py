"""The book of parties: names, dates, paths, states by form, and what is refused with file and line."""

from datetime import date

import pytest

from rasid.arabic.normalize import fold_words
from rasid.errors import BookError
from rasid.knowledge.actor_codes import CodeTable
from rasid.knowledge.actor_entry import Tie
from rasid.knowledge.actors import ActorBook, actor_book
from rasid.knowledge.load import DATA, names, read_yaml

BOOK = actor_book()


def ids(phrase: str, day: date | None = None) -> set[str]:
    return {e.actor.id for e in BOOK.named(phrase, day)}


@pytest.fixture
def book(tmp_path):
    (tmp_path / "words").mkdir()
    (tmp_path / "actors").mkdir()
    for name in ("words/actor_words.yaml", "actor_codes.yaml"):
        (tmp_path / name).write_bytes((DATA / name).read_bytes())

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


def test_the_line_of_the_islamic_state_by_date():
    assert ids("دولة العراق الإسلامية", date(2009, 1, 1)) == {"is/isi"}
    assert BOOK.entries["is/aqi"].became == "is/isi" and BOOK.entries["is/isi"].became == "is/islamic-state"
    assert ids("تنظيم داعش", date(2012, 1, 1)) == set() and ids("تنظيم داعش", date(2014, 7, 1)) == {"is/islamic-state"}


def test_the_coalition_is_another_one_by_date():
    assert ids("قوات التحالف", date(2005, 1, 1)) == {"coalition/mnf-iraq/plain", "coalition/isaf/plain"}
    assert ids("قوات التحالف", date(2016, 1, 1)) == {"coalition/anti-is/plain", "coalition/saudi-led/plain"}


def test_whom_the_rapid_support_forces_obeyed_until_the_war():
    [tie] = BOOK.entries["sd/rsf"].allegiance
    assert (tie.by, tie.until) == ("state/sd", "2023-04-14")


@pytest.mark.parametrize(
    ("name", "day", "key"),
    [
        ("الجيش السوري", date(2023, 5, 1), "sy/regime/army"),
        ("الجيش السوري", date(2025, 5, 1), "sy/gov/army"),
        ("جبهة النصرة", date(2016, 7, 27), "sy/hts/nusra"),
        ("جبهة النصرة", date(2016, 7, 28), "sy/hts/fath-al-sham"),
        ("جبهة فتح الشام", date(2017, 1, 27), "sy/hts/fath-al-sham"),
        ("جبهة النصرة", date(2019, 3, 1), "sy/hts"),
        ("هيئة تحرير الشام", date(2017, 1, 28), "sy/hts"),
        ("هتش", date(2025, 1, 29), "sy/hts"),
        ("وزارة الخارجية السورية", date(2024, 12, 7), "sy/regime/mfa"),
        ("وزارة الخارجية السورية", date(2024, 12, 8), "sy/gov/mfa"),
        ("فلول النظام", date(2025, 3, 6), "sy/insurgent-remnants"),
        ("جهاز الأمن العام", date(2023, 6, 1), "sy/hts/general-security"),
        ("الجيش الحر", date(2013, 6, 1), "sy/opposition/free-army"),
    ],
)
def test_who_bore_a_name_on_a_day(name, day, key):
    assert key in ids(name, day) and not {i for i in ids(name, day) if i.startswith("sy/")} - {key}


def test_what_a_party_became_is_followed_to_its_end():
    line, here = [], BOOK.entries["sy/hts/nusra"]
    while here.became:
        line.append((here.actor.id, here.until))
        here = BOOK.entries[here.became]
        assert line[-1][1] < here.since, "the next begins after the last ends"
    assert [key for key, _ in line] == ["sy/hts/nusra", "sy/hts/fath-al-sham"] and here.actor.id == "sy/hts"
    assert here.until == "2025-01-29"


def test_the_fifth_corps_and_its_eighth_brigade():
    brigade = BOOK.entries["sy/regime/army/fifth-corps/eighth-brigade"]
    corps = BOOK.entries[brigade.actor.path[-2]]
    assert (brigade.since, brigade.until) == ("2018-01-01", "2025-04-13") and corps.until == "2024-12-07"
    assert {t.by for t in corps.backing} == {"state/ru"} and brigade.backing[0].until == "2024-12-07"


def test_whom_the_books_say_a_party_obeys_or_is_backed_by_stands_in_them():
    ties = [t for e in BOOK.entries.values() for t in (*e.allegiance, *e.backing)]
    assert len(ties) > 60 and {t.by for t in ties} <= BOOK.entries.keys()


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
        ("EG", "border", "eg/border-guard"),
        ("IQ", "intelligence", "iq/forces/intelligence"),
        ("TR", "border", "state/tr/border"),
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

SECOND = ROW.replace("id: a", "id: b").replace("السهل", "التل")


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("- id: a\n  en: A\n  kind: party\n", "actors/war.yaml:1"),
        (ROW + ROW, "actors/war.yaml:5"),
        (ROW + "  parent: nobody\n", "actors/war.yaml:1"),
        (ROW + "  parent: a\n", "actors/war.yaml:1"),
        (ROW + "  years: 2014\n", "actors/war.yaml:1"),
        (ROW + "  years: [2014, 2012]\n", "actors/war.yaml:1"),
        (ROW + "  years: [spring]\n", "actors/war.yaml:1"),
        (ROW + "  country: [QQ]\n", "actors/war.yaml:1"),
        (ROW + "  acled: 5\n", "actors/war.yaml:1"),
        (ROW + "  acled_type: Rebels\n", "actors/war.yaml:1"),
        (ROW + "  plover: SYR\n  ucdp: Sahl\n", "actors/war.yaml:1"),
        (ROW + "  plover: SYRXXX\n", "actors/war.yaml:1"),
        (ROW + "  plover: QQQREB\n", "actors/war.yaml:1"),
        (ROW + "  backing: TR\n", "actors/war.yaml:1"),
        (ROW + "  backing: [{by: nobody}]\n", "actors/war.yaml:1"),
        (ROW + "  backing: [{by: a}]\n", "actors/war.yaml:1"),
        (ROW + "  allegiance: [{from: 2014}]\n", "actors/war.yaml:1"),
        (ROW + SECOND + "  backing: [{by: a, since: 2014}]\n", "actors/war.yaml:5"),
        (ROW + SECOND + "  backing: [{by: a, from: 2016, to: 2015}]\n", "actors/war.yaml:5"),
        (ROW + SECOND + "  became: nobody\n", "actors/war.yaml:5"),
        (ROW + "  years: [2012, 2014]\n" + SECOND + "  parent: a\n  years: [2015,]\n", "actors/war.yaml:6"),
        (ROW + "  years: [2012,]\n" + SECOND + "  became: a\n  years: [2015,]\n", "actors/war.yaml:6"),
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


def test_codes_follow_from_kind_and_country_unless_the_entry_says_them(book):
    rows = book(
        ROW + "  country: [SY, IQ]\n" + SECOND + "  acled: Tall\n  acled_type: Political militia\n  plover: SYRPRM\n"
        "- id: a/chief\n  ar: قائد لواء السهل\n  en: Chief\n  kind: person-role\n"
        "- id: un\n  ar: هيئة أممية\n  en: Body\n  kind: un body\n"
    ).entries
    plain, said, chief, body = rows["a"], rows["b"], rows["a/chief"], rows["un"]
    assert (plain.acled, plain.acled_type, plain.plover, plain.ucdp) == ("", "Rebel group", "SYRREB", "")
    assert (said.acled, said.acled_type, said.plover) == ("Tall", "Political militia", "SYRPRM")
    assert (chief.acled_type, chief.plover) == ("Rebel group", "SYRREB")
    assert (body.acled_type, body.plover) == ("Civilians", "IGO")


@pytest.mark.parametrize(
    ("key", "acled_type", "plover"),
    [
        ("sy/regime", "State forces", "SYRGOV"),
        ("sy/regime/army/fourth-division", "State forces", "SYRMIL"),
        ("sy/regime/branch-251", "State forces", "SYRSPY"),
        ("sy/regime/ndf", "Political militia", "SYRPRM"),
        ("sy/regime/assad", "State forces", "SYRGOV"),
        ("sy/hts/salvation-government", "Rebel group", "SYRREB"),
        ("sy/suwayda/men-of-dignity", "Identity militia", "SYRUAF"),
        ("sy/tribal-elders", "Civilians", "SYRCVL"),
        ("sy/iran-militias/fatemiyoun", "Political militia", "AFGUAF"),
        ("ru/forces/reconciliation", "External/Other forces", "RUSMIL"),
    ],
)
def test_codes_of_the_books(key, acled_type, plover):
    entry = BOOK.entries[key]
    assert (entry.acled_type, entry.plover) == (acled_type, plover)


def test_acled_s_names_where_they_are_known():
    assert BOOK.entries["sy/hts"].acled == "HTS: Hayat Tahrir al Sham" and BOOK.entries["sy/regime/army"].ucdp == ""


def test_whom_a_party_obeys_and_who_backs_it(book):
    ties = "  backing: [{by: a, from: 2016, to: 2018-06}]\n  allegiance: [{by: a}]\n"
    entry = book(ROW + SECOND + ties).entries["b"]
    assert entry.backing == (Tie("a", "2016-01-01", "2018-06-31"),) and entry.allegiance == (Tie("a"),)


@pytest.mark.parametrize(
    ("phrase", "after", "guarded"),
    [
        ("السهل", False, True),
        ("والسهل", False, True),
        ("للسهل", False, True),
        ("للسهل", True, False),
        ("لواء السهل", False, False),
        ("سهل", False, False),
    ],
)
def test_a_guarded_name_is_guarded_behind_its_clitics(book, phrase, after, guarded):
    guards = "  after: [عناصر]\n" if after else "  not_before: [الأخضر]\n"
    entry = book(ROW + "  aliases: [السهل]\n  guarded: [السهل]\n" + guards).entries["a"]
    assert entry.guards_name(fold_words(phrase)) == guarded


def test_every_country_of_the_states_has_three_letters():
    table = CodeTable.load()
    assert {c for e in BOOK.entries.values() for c in e.countries} <= table.iso3.keys()
    assert len(set(table.iso3.values())) == len(table.iso3) and all(len(i) == 3 for i in table.iso3.values())


def test_the_books_are_broad():
    of_syria = [e for e in BOOK.entries.values() if "SY" in e.countries]
    assert len(BOOK.entries) > 800 and len(of_syria) > 500


def test_every_syrian_entry_says_what_it_reads_and_what_it_must_not():
    books = [b for b in names("actors", ".yaml") if "/syria_" in b]
    bare = [e.rule for b in books for e in read_yaml(b) if not (e.data.get("yes") and e.data.get("no"))]
    assert len(books) > 5 and bare == []
