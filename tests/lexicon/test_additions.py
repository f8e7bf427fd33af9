"""A new entry: its defaults, where it belongs, what it clashes with, what its checks say; and how it is asked for."""

import pytest

from rasid.cli.add import fill
from rasid.errors import BookError
from rasid.knowledge.fields import fields
from rasid.knowledge.place_books import COLUMNS
from rasid.knowledge.shelves import forget, shelves, use_books
from rasid.lexicon import additions
from rasid.lexicon.additions import Addition

ACTOR = ["--ar", "لواء السهل", "--country", "SY", "--yes", "هاجم لواء السهل الحاجز", "--no", "زرع الفلاحون السهل"]
TRIGGER = ["--verbs", "شاغل/يشاغل", "--kind", "Armed clash", "--frame", "strike", "--yes", "شاغل المقاتلون الحاجز"]
PLACE = ["--name-ar", "تل السهل", "--country", "SY", "--admin1", "Daraa", "--kind", "hill"]


@pytest.fixture
def add(rasid, tmp_path):
    def run(sort, *flags, write=True):
        env = {"RASID_HOME": str(tmp_path)}
        done = rasid("lexicon", "add", sort, *flags, *(["--write"] if write else []), env=env)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    return run


def test_an_actor_is_written_with_what_follows_from_what_was_said(add, tmp_path):
    status, shown, said = add("actor", *ACTOR)
    file = tmp_path / "books/actors/syria.yaml"
    assert status == 0 and f"written: {file}:1" in said
    assert file.read_text(encoding="utf-8") == shown == (
        "- id: sy/liwa-al-sahl\n  ar: لواء السهل\n  en: Liwa al-Sahl\n  kind: rebel group\n  country: [SY]\n"
        "  yes: [هاجم لواء السهل الحاجز]\n  no: [زرع الفلاحون السهل]\n"
    )  # fmt: skip
    assert not list(file.parent.glob("*.part"))


def test_a_place_is_a_row_and_a_verb_an_entry(add, tmp_path):
    assert add("place", *PLACE)[0] == 0
    row = "sy-daraa-tal-al-sahl,hill,site,تل السهل,Tal al-Sahl,,Daraa,,,,,,,own,"
    assert (tmp_path / "books/places/own/sy.csv").read_text(encoding="utf-8").splitlines() == [",".join(COLUMNS), row]
    assert add("trigger", *TRIGGER, "--no", "شغلت الأم المدفأة")[0] == 0
    assert "verbs: [شاغل/يشاغل]" in (tmp_path / "books/triggers/violence.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("sort", "flags", "said"),
    [
        ("actor", ["--ar", "لواء السهل"], "the entry lacks yes"),
        ("actor", [*ACTOR, "--kind", "rebels"], "«rebels» is no kind"),
        ("actor", [*ACTOR, "--id", "un"], "the id «un» stands already at data/actors/international.yaml:2"),
        ("actor", [*ACTOR, "--country", "Syria"], "«Syria» is no country"),
        ("actor", [*ACTOR, "--yes", "وزعت الجمعية الخبز"], "the new entry: it does not read its own example"),
        ("actor", [*ACTOR, "--parent", "nobody"], "no entry has the id «nobody»"),
        ("trigger", TRIGGER, "the entry lacks no"),
        ("trigger", [*TRIGGER, "--no", "شاغل المسلحون الدورية في البلدة"], "it reads «شاغل المسلحون الدورية"),
        ("trigger", [*TRIGGER, "--no", "س", "--verbs", "شاغل"], "past/present"),
        ("place", [*PLACE, "--lat", "99", "--lon", "36"], "no such point: 99,36"),
        ("place", [*PLACE, "--within", "sy-nowhere"], "«sy-nowhere», which is to hold it"),
        ("place", [*PLACE, "--into", "x.yaml"], "no place can stand there"),
    ],
)
def test_nothing_is_written_where_a_check_fails(add, tmp_path, sort, flags, said):
    status, _, told = add(sort, *flags)
    assert status == 2 and said in told, told
    assert not (tmp_path / "books").exists()


def test_a_name_that_another_bears_is_told_and_may_be_borne(add):
    status, _, said = add("actor", *ACTOR, "--aliases", "مجلس الأمن الدولي")
    assert status == 0 and "«مجلس الأمن الدولي» is a name already at data/actors/international.yaml:" in said


def test_without_a_word_nothing_is_written(add, tmp_path):
    status, shown, said = add("actor", *ACTOR, write=False)
    assert status == 0 and shown and "nothing was written; --write writes it" in said
    assert not (tmp_path / "books").exists()


def test_a_second_entry_stands_in_order_and_the_first_stays(add, tmp_path):
    add("actor", *ACTOR)
    first = (tmp_path / "books/actors/syria.yaml").read_text(encoding="utf-8")
    assert add("actor", *ACTOR)[0] == 2  # the same id
    others = [w.replace("السهل", "الجبل") for w in ACTOR]
    assert add("actor", *others)[0] == 0
    whole = (tmp_path / "books/actors/syria.yaml").read_text(encoding="utf-8")
    assert whole.endswith(first) and whole.startswith("- id: sy/liwa-al-jabal\n")


def test_what_a_person_is_asked_and_what_enter_takes():
    given = iter(
        ["لواء السهل", "", "Syria", "SY", "rebels", "", "un", "", "أ، ب", "", "", "هاجم لواء السهل", "", "س", ""]
    )
    asked = []
    new = Addition("actor")
    fill(new, lambda prompt: (asked.append(prompt), next(given))[1])
    assert new.data() == {
        "id": "sy/liwa-al-sahl", "ar": "لواء السهل", "en": "Liwa al-Sahl", "kind": "rebel group", "country": ["SY"],
        "aliases": ["أ", "ب"], "yes": ["هاجم لواء السهل"], "no": ["س"],
    }  # fmt: skip
    assert "en [Liwa al-Sahl]: " in asked and asked.count("country: ") == 2
    assert asked.count("kind [rebel group]: ") == 2 and asked.count("id [sy/liwa-al-sahl]: ") == 2


def test_what_is_asked_for_is_what_the_books_hold():
    assert tuple(fields()["places.csv"]) == COLUMNS
    for sort in additions.SORTS:
        assert set(additions.asked(sort)) <= set(additions.known_fields(sort))


def test_trying_an_entry_leaves_the_books_as_they_were():
    new = additions.given("actor", {"ar": "لواء السهل", "en": "X", "id": "x", "kind": "party", "yes": ["وزعت"]})
    before = shelves()
    [fault] = additions.tried(new)
    assert fault.where == "the new entry" and shelves() == before
    with pytest.raises(BookError, match="no country"):
        additions.answer(additions.known_fields("actor")["country"], "Syria")
    use_books()
    forget()
