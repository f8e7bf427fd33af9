"""A user's own books over ours: added, replaced, dropped; later over earlier; told by file and line where broken."""

import os
import random
from pathlib import Path

import pytest

import rasid
from rasid.errors import BookError, UserError
from rasid.knowledge import places, shelves
from rasid.knowledge.actors import actor_book
from rasid.knowledge.cues import load_cues
from rasid.knowledge.entries import data_line
from rasid.knowledge.place_books import COLUMNS
from rasid.knowledge.places import gazetteer
from rasid.knowledge.shelves import use_books
from rasid.knowledge.triggers import triggers
from rasid.lexicon import check

ACTOR = """\
- id: sy/opposition/{id}
  ar: لواء {name}
  en: Liwa {id}
  kind: rebel group
  country: [SY]
"""
TRIGGER = """\
- id: harass-by-fire
  kind: Armed clash
  frame: strike
  verbs: [شاغل/يشاغل]
  yes: ["شاغل المقاتلون الحاجز بالرشاشات"]
"""
TEXT = "هاجم لواء السهل حاجزاً قرب تل السهل في ريف درعا"


@pytest.fixture(autouse=True)
def none_left():
    yield
    use_books()


@pytest.fixture
def write(tmp_path):
    def write(book: str, text: str, folder: str = "mine") -> Path:
        file = tmp_path / folder / book
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return tmp_path / folder

    return write


def place(id: str, name: str, **cells: str) -> str:
    cells = {"kind": "hill", "level": "site", "admin1": "Daraa", "lat": "32.8", "lon": "36.0", "source": "me", **cells}
    row = {"id": id, "name_ar": name, "name_en": "Tal", **cells}
    return ",".join(row.get(c, "") for c in COLUMNS) + "\n"


LOADERS = {"actors": actor_book, "places": gazetteer, "triggers": triggers, "words": load_cues}
HEAD = ",".join(COLUMNS) + "\n"


def who(text: str = TEXT) -> list[str]:
    return [a.value.id for c in rasid.code(text, country="sy").claims for a in c.initiators]


def rules(text: str = TEXT) -> set[str]:
    claims = rasid.code(text, country="sy").claims
    return {v.rule for c in claims for v in (*c.initiators, *c.places)} | {c.rule for c in claims}


def test_an_entry_of_a_users_book_is_read_and_its_line_is_found(write):
    before = rasid.made_by()
    write("actors/mine.yaml", "# ours\n" + ACTOR.format(id="al-sahl", name="السهل"))
    use_books(write("places/own/sy.csv", HEAD + place("sy-daraa-tal-al-sahl", "تل السهل")))
    assert who() == ["sy/opposition/al-sahl"]
    assert {"mine:actors/mine.yaml:2", "mine:places/own/sy.csv:2"} <= rules()
    assert data_line("mine:actors/mine.yaml:2").startswith("mine:actors/mine.yaml:2  sy/opposition/al-sahl · لواء")
    assert rasid.made_by() != before and str(write("triggers/x.yaml", "").parent) not in str(rules())
    use_books()
    assert rasid.made_by() == before and who() != ["sy/opposition/al-sahl"]


def test_a_verb_of_a_users_book_makes_a_claim_and_its_example_is_run(write):
    text = "شاغل المقاتلون الحاجز بالرشاشات قرب درعا"
    assert not rasid.code(text).claims
    use_books(write("triggers/mine.yaml", TRIGGER))
    assert [c.rule for c in rasid.code(text).claims] == ["mine:triggers/mine.yaml:1"]
    run, faults = check()
    assert faults == []
    use_books(write("triggers/mine.yaml", TRIGGER.replace("شاغل المقاتلون", "وزعت الجمعية")))
    _, [fault] = check()
    assert fault.where == f"{write('triggers/mine.yaml', '')}/triggers/mine.yaml:1" and run > 100


def test_the_same_id_replaces_the_whole_entry_and_drop_removes_it(write):
    write("actors/a.yaml", "- id: un/security-council\n  ar: مجلس الظل\n  en: Shadow council\n  kind: un body\n")
    write("triggers/a.yaml", "- id: clash\n  drop: true\n")
    use_books(write("places/a.yaml", "- id: sy-daraa-tafas\n  drop: true\n"))
    book = actor_book()
    assert book.actor("un/security-council").name_en == "Shadow council" and not book.named("مجلس الأمن الدولي")
    assert gazetteer().by_id("sy-daraa-tafas") is None and gazetteer().by_id("sy-daraa") is not None
    assert "clash" not in {t.id for of in triggers().of.values() for t, _ in of}


def test_of_two_folders_the_later_has_its_way(write):
    one = write("actors/a.yaml", ACTOR.format(id="x", name="السهل"), "one")
    two = write("actors/b.yaml", ACTOR.format(id="x", name="الجبل"), "two")
    use_books(one, two)
    assert actor_book().actor("sy/opposition/x").name_ar == "لواء الجبل"
    use_books(two, one)
    assert actor_book().actor("sy/opposition/x").name_ar == "لواء السهل"


def test_folders_of_one_name_are_told_apart(write):
    use_books(
        write("actors/a.yaml", "", "1/mine"), write("actors/a.yaml", "", "2/mine"), write("actors/a.yaml", "", "own")
    )
    assert [s.name for s in shelves.shelves()] == ["", "mine", "mine2", "own2"]


def test_the_users_folder_then_the_environment_then_what_is_named(write, monkeypatch, tmp_path):
    monkeypatch.setenv("RASID_HOME", str(tmp_path))
    write("actors/a.yaml", "", "books")
    monkeypatch.setenv("RASID_BOOKS", os.pathsep.join(str(write("actors/a.yaml", "", f)) for f in ("b", "c")))
    use_books(write("actors/a.yaml", "", "d"))
    assert [s.name for s in shelves.shelves()] == ["", "own", "b", "c", "d"]
    monkeypatch.setenv("RASID_BOOKS", str(tmp_path / "nowhere"))
    with pytest.raises(UserError, match=r"RASID_BOOKS: there is no folder .*nowhere.*name a folder"):
        use_books()


@pytest.mark.parametrize(
    ("book", "text", "line", "said"),
    [
        ("actors/a.yaml", "- id: [\n", ":2", "no YAML"),
        ("actors/a.yaml", "- id: x\n  ar: س\n", ":1", "needs «en»"),
        ("actors/a.yaml", ACTOR.format(id="x", name="س") * 2, ":6", "twice"),
        ("actors/a.yaml", "- id: nobody\n  drop: true\n", ":1", "no entry has the id «nobody»"),
        ("actors/a.yaml", "- drop: true\n", ":1", "does not say which"),
        ("triggers/a.yaml", TRIGGER.replace("شاغل/يشاغل", "شاغل"), ":1", "past/present"),
        ("words/cues.yaml", "- verb: قال\n", ":1", "ماضٍ / مضارع"),
        ("words/mine.yaml", "", "", "no such book of words"),
        ("mine.yaml", "", "", "no book is read here"),
        ("actors/a.csv", "", "", "no such book is read in actors"),
        ("places/a.csv", "id,kind\n", ":1", "the header is"),
        ("places/a.csv", HEAD + "sy-a,town\n", ":2", "2 cells"),
        ("places/a.csv", HEAD + place("sy-a", "أ", level="moon"), ":2", "level «moon»"),
        ("places/a.csv", HEAD + place("sy-a", "أ", lat="north"), ":2", "no such point"),
        ("places/a.csv", HEAD + place("sy-a", "أ", population="many"), ":2", "no population"),
        ("places/a.csv", HEAD + place("xyz-a", "أ"), ":2", "begin with a country"),
        ("places/a.csv", HEAD + place("sy-a", "أ", within="sy-nowhere"), ":2", "no place of the books"),
        ("places/a.csv", HEAD + place("sy-a", "أ") * 2, ":3", "stands twice"),
    ],
)
def test_a_broken_book_is_told_by_its_real_path_line_and_mend(write, book, text, line, said):
    folder = write(book, text)
    with pytest.raises(BookError, match=said) as raised:
        use_books(folder)
        LOADERS[book.partition("/")[0]]()
    assert raised.value.where == f"{folder}/{book}{line}" and raised.value.mend and raised.value.exit_status == 2


def test_the_command_lays_books_and_tells_the_path_of_a_broken_one(write, rasid):
    folder = write("actors/mine.yaml", ACTOR.format(id="al-sahl", name="السهل"))
    done = rasid("try", TEXT, "--country", "sy", "--books", folder)
    assert done.returncode == 0 and "mine:actors/mine.yaml:1  sy/opposition/al-sahl" in done.stdout.decode()
    assert str(folder) not in done.stdout.decode()
    by_environment = rasid("try", TEXT, "--country", "sy", env={"RASID_BOOKS": str(folder)})
    assert by_environment.stdout == done.stdout
    write("actors/mine.yaml", "- id: [\n")
    broken = rasid("try", TEXT, "--books", folder)
    said = broken.stderr.decode()
    assert broken.returncode == 2 and f"rasid: {folder}/actors/mine.yaml:2: this is no YAML" in said
    assert rasid("try", TEXT, "--books", folder / "no").returncode == 2


def test_how_a_shelf_is_divided_into_files_changes_nothing(write, tmp_path):
    """The files of a folder and the folders that share no id may stand in any order."""
    actors = [ACTOR.format(id=f"g{n}", name=name) for n, name in enumerate(["السهل", "الجبل", "الوادي", "النهر"])]
    text = "هاجم لواء السهل ولواء الوادي حاجزاً للواء النهر قرب طفس، ثم شاغل لواء الجبل المقاتلين"
    seen = set()
    for seed in range(4):
        draw = random.Random(seed)
        pieces = draw.sample([*(("actors", a) for a in actors), ("triggers", TRIGGER)], k=5)
        folders = [
            write(f"{part}/{draw.random()}.yaml", piece, f"{seed}-{n % 2}") for n, (part, piece) in enumerate(pieces)
        ]
        use_books(*dict.fromkeys(folders))
        claims = rasid.code(text, country="sy").claims
        told = [(c.kind, c.evidence, [a.value.id for a in (*c.initiators, *c.targets)]) for c in claims]
        seen.add(repr(told))
    assert len(seen) == 1 and "sy/opposition/g0" in seen.pop()


def test_many_places_of_a_user_are_kept_ready(write, monkeypatch):
    many = HEAD + "".join(place(f"sy-many-{n}", f"تل رقم{n}") for n in range(20_000))
    use_books(write("places/many.csv", many))
    assert gazetteer().by_id("sy-many-19999") is not None
    shelves.forget()
    monkeypatch.setattr(places, "_compile", lambda: pytest.fail("the rows were read and indexed again"))
    assert gazetteer().named("تل رقم 7")[0].rule == "mine:places/many.csv:9"
