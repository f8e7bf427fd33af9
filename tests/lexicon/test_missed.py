"""What an entry's own examples are read as without it, and without each of its guards."""

import pytest

import rasid
from rasid.knowledge.entries import entries
from rasid.knowledge.overlay import altered
from rasid.knowledge.shelves import use_books
from rasid.knowledge.triggers import triggers
from rasid.lexicon import missed
from rasid.lexicon.examples import standing
from rasid.lexicon.homonyms import UNSAID, without

NEEDED = "- id: shaghal\n  kind: Armed clash\n  frame: strike\n  verbs: [شاغل/يشاغل]\n  without: [المدفأة]\n"
TEXTS = '  yes: ["شاغل المقاتلون الحاجز بالرشاشات"]\n  no: ["شاغل الجيش المدفأة في البلدة"]\n'
NEEDLESS = """\
- id: clash-again
  kind: Armed clash
  frame: clash
  nouns: [اشتباكات]
  yes: ["اندلعت اشتباكات في درعا"]
"""
OF_THEIR_YEARS = """\
- id: xx/old-guard
  ar: حرس السهل
  en: Plain Guard (old)
  kind: rebel group
  years: ["",2014-06]
  yes: [هاجم حرس السهل الحاجز]
- id: xx/short-guard
  ar: حرس السهل
  en: Plain Guard (short-lived)
  kind: rebel group
  years: [2015,2016]
  yes: [هاجم حرس السهل الحاجز]
- id: xx/new-guard
  ar: حرس السهل
  en: Plain Guard (new)
  kind: rebel group
  years: [2017,]
  yes: [هاجم حرس السهل الحاجز]
"""


NAMED = """\
- id: xx/plain-guard
  ar: حرس السهل
  en: Plain Guard
  kind: rebel group
  country: [SY]
  aliases: [ALIAS]
  yes: [هاجم حرس السهل الحاجز في سوريا]
"""


@pytest.fixture
def told(tmp_path, monkeypatch):
    """What nobody would miss of a book of one's own, ours left alone."""

    def run(text: str, folder: str = "triggers") -> list[str]:
        (tmp_path / "mine" / folder).mkdir(parents=True, exist_ok=True)
        (tmp_path / "mine" / folder / "a.yaml").write_text(text, encoding="utf-8")
        use_books(tmp_path / "mine")
        monkeypatch.setattr(missed, "standing", lambda *_: [e for e in standing([], None) if e.shelf.name])
        return [f"{f.where.rpartition(':')[2]} {f.what}" for f in missed.unmissed()]

    yield run
    use_books()


def test_what_its_examples_need_is_missed(told):
    assert told(NEEDED + TEXTS) == []


def test_a_guard_that_no_sentence_needs_is_named(told):
    [what] = told(NEEDED + TEXTS.replace("شاغل الجيش المدفأة في البلدة", "وزعت الجمعية الخبز"))
    assert what == "1 no sentence under «no» is read otherwise without «without»"


def test_an_entry_that_others_read_the_same_is_named(told):
    assert told(NEEDED + TEXTS + NEEDLESS) == ["8 no example of its own is read otherwise without it"]


def test_who_bore_a_name_in_other_years_is_missed_in_those(told):
    assert told(OF_THEIR_YEARS, "actors") == []


def test_who_bore_a_name_in_the_same_years_as_another_is_named(told):
    [what] = told(OF_THEIR_YEARS.replace("[2015,2016]", "[2017,]"), "actors")
    assert what.endswith("no example of its own is read otherwise without it")


@pytest.mark.parametrize("id", ["person/named", "person/office", "org/agency"])
def test_what_only_gives_its_name_to_those_below_it_is_missed(id):
    entry = next(e for e in entries("actors/generic.yaml") if e.data["id"] == id)
    texts = [(text, None) for text in entry.data["yes"]]
    before = [missed._seen(*text) for text in texts]
    with altered(entry, None):
        assert [missed._seen(*text) for text in texts] != before


def test_the_books_are_altered_for_a_while_only():
    entry = next(e for e in entries("triggers/violence.yaml") if e.data["id"] == "clash")
    text = "اندلعت اشتباكات بين الجيش ومسلحين في درعا"
    before, book = rasid.code(text), triggers()
    with altered(entry, None):
        assert all(c.rule != entry.rule for c in rasid.code(text).claims)
    assert rasid.code(text) == before and before.claims and triggers().of.keys() == book.of.keys()


def test_what_is_left_out_of_one_book_shifts_no_name_of_another():
    text = "قصفت وحدات حماية الشعب حاجزاً للجبهة الشامية في أعزاز"
    before = rasid.code(text)
    leaves = [e for e in entries("actors/egypt.yaml") if e.data["id"] in ("eg/sinai-foundation", "eg/law-enforcement")]
    for entry in leaves:
        with altered(entry, None):
            assert rasid.code(text) == before
    assert len(leaves) == 2 and before.claims


@pytest.mark.parametrize(
    ("alias", "also"),
    [("الشرعية", "a name of ye/gov"), ("المزيريب", "the place sy-daraa-"), ("الحصيلة", "ordinary words")],
)
def test_a_name_that_is_something_else_too_needs_a_sentence_of_its_own(told, alias, also):
    [what] = told(NAMED.replace("ALIAS", alias), "actors")
    assert what.startswith(f"1 no example is read otherwise without its name «{alias}», which is also {also}")


def test_a_name_that_a_sentence_is_read_by_is_missed(told):
    more = "حرس السهل الحاجز في سوريا, قصفت الحصيلة بلدة في سوريا]"
    assert told(NAMED.replace("ALIAS", "الحصيلة").replace("حرس السهل الحاجز في سوريا]", more), "actors") == []


def test_a_name_that_is_nothing_else_is_not_asked_about(told):
    assert told(NAMED.replace("ALIAS", "حراس السهل الأشداء"), "actors") == []


def test_the_first_name_of_a_party_is_asked_about_too(told):
    shared = NAMED.replace("حرس السهل", "الحشد الشعبي").replace("ALIAS", "حراس السهل الأشداء")
    needless = shared.replace("الحشد الشعبي الحاجز", "حراس السهل الأشداء الحاجز")
    assert [w for w in told(needless, "actors") if "«الحشد الشعبي»" in w and "a name of iq/pmf" in w]


def test_a_name_is_left_out_however_it_is_spelt():
    entry = next(e for e in entries("actors/sudan.yaml") if e.data["id"] == "sd/rsf")
    left = without(entry, "ميليشيا الجنجويد")
    assert {"ميليشيا الجنجويد", "مليشيا الجنجويد"} <= set(entry.data["aliases"])
    assert not {"ميليشيا الجنجويد", "مليشيا الجنجويد"} & set(left["aliases"]) and left["ar"] == entry.data["ar"]
    assert without(entry, entry.data["ar"])["ar"] == UNSAID
