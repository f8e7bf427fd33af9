"""A value that names a kind, a class or another entry and is none of these is refused with its line and the mend."""

import pytest

from rasid import lexicon
from rasid.errors import BookError
from rasid.extract.scene import books
from rasid.knowledge import triggers
from rasid.knowledge.load import Entry
from rasid.knowledge.shelves import use_books

TRIGGER = "- id: zap\n  kind: Attack\n  frame: strike\n  verbs: [زعق/يزعق]\n"
PARTY = "- id: xx/plain\n  ar: حرس السهل\n  en: Plain Guard\n  kind: rebel group\n"
WORD = "- {class: CLASS, FIELD, words: [زعقان]}\n"


def word(cls: str, said: str = "pattern: broken") -> str:
    return WORD.replace("CLASS", cls).replace("FIELD", said)


CASES = [
    ("triggers/a.yaml", TRIGGER + "  never: [Attack, Armed clas]\n", "Armed clas", "is it «Armed clash»?"),
    ("triggers/a.yaml", TRIGGER.replace("Attack", "Attak"), "Attak", "is it «Attack»?"),
    ("triggers/a.yaml", TRIGGER.replace("strike", "stike"), "stike", "is it «strike»?"),
    ("triggers/a.yaml", TRIGGER + "  measure: kiled\n", "kiled", "is it «killed»?"),
    ("triggers/a.yaml", TRIGGER + "  status: maybe\n", "maybe", "one of demanded"),
    ("words/means.yaml", "- id: zap\n  kind: Airstrike\n  words: [زعقة]\n", "Airstrike", "is it «Air/drone strike»?"),
    ("words/actor_words.yaml", word("force", "unit: army").replace("force", "forse"), "forse", "is it «force»?"),
    ("words/actor_words.yaml", word("org", "kind: rebel grup"), "rebel grup", "is it «rebel group»?"),
    ("words/actor_words.yaml", word("org", "kind: council"), "council", "one of rebel group, party"),
    ("words/actor_words.yaml", word("anaphor", "kinds: [coalition]"), "coalition", "is it «organisation»?"),
    ("words/actor_words.yaml", word("member", "refers: [rebel grup]"), "rebel grup", "is it «rebel group»?"),
    ("words/actor_words.yaml", word("source", "source: nobody"), "nobody", "one of official body"),
    ("words/actor_words.yaml", word("member", "pattern: brocken"), "brocken", "is it «broken»?"),
    ("words/actor_words.yaml", word("member", "actor: armed/gunman"), "armed/gunman", "mend «actor»"),
    ("words/actor_words.yaml", word("anaphor", "kinds: [party], default: armed/grup"), "armed/grup", "mend «default»"),
    ("words/actor_words.yaml", word("force", "unit: armee"), "state/armee", "mend «unit»"),
    ("words/actor_words.yaml", word("force"), "«unit»", "see its neighbours"),
    ("words/actor_words.yaml", word("org"), "«kind»", "see its neighbours"),
    ("words/cues.yaml", "- heads: [زعقان]\n  kind: agence\n", "agence", "is it «agency»?"),
    ("words/cues.yaml", "- verb: زعق / يزعق\n  class: shouts\n", "shouts", "one of accuses"),
    ("words/nouns.yaml", "- nouns: [زعقة]\n  who: unknown\n  sort: persons\n", "persons", "is it «person»?"),
    ("words/place_words.yaml", "- role: clas\n  words: [زعقة]\n", "clas", "is it «class»?"),
    ("words/place_words.yaml", "- {role: class, id: zap, words: [زعقة], levels: [twon], level: town, radius: 1}\n",
     "twon", "is it «town»?"),
    ("words/place_words.yaml", "- {role: class, id: zap, words: [زعقة], levels: [town], level: twon, radius: 1}\n",
     "twon", "is it «town»?"),
    ("words/place_words.yaml", "- {role: nation, country: SX, words: [زعقي]}\n", "SX", "two capital letters"),
    ("words/settling.yaml", "- for: officials\n  words: [زعقة]\n", "officials", "is it «official»?"),
    ("words/held.yaml", "- id: zap\n  actors: [people/womens]\n", "people/womens", "actors/generic.yaml"),
    ("words/populations.yaml", "- id: zap\n  under: peeple\n  who: [zaps]\n", "peeple", "name one"),
    ("words/populations.yaml", "- id: zap\n  side: states\n  who: [zaps]\n", "states", "is it «state»?"),
    ("actors/a.yaml", PARTY.replace("rebel group", "rebel grup"), "rebel grup", "is it «rebel group»?"),
    ("actors/a.yaml", PARTY + "  source: outlets\n", "outlets", "is it «outlet»?"),
    ("actors/a.yaml", PARTY + "  unit: armee\n", "armee", "mend «unit»"),
    ("actors/a.yaml", PARTY + "  same: xx/plane\n", "xx/plane", "mend «same»"),
    ("actors/a.yaml", PARTY + "  parent: xx/plane\n", "xx/plane", "mend «parent»"),
    ("actors/a.yaml", PARTY + "  became: xx/plane\n", "xx/plane", "mend «became»"),
    ("actors/a.yaml", PARTY + "  country: [SX]\n", "SX", "two capital letters"),
]  # fmt: skip


@pytest.fixture
def laid(tmp_path):
    def lay(book: str, text: str) -> str:
        file = tmp_path / "mine" / book
        file.parent.mkdir(parents=True)
        file.write_text(text, encoding="utf-8")
        use_books(tmp_path / "mine")
        return f"{file}:1"

    yield lay
    use_books()


@pytest.mark.parametrize(("book", "text", "what", "mend"), CASES)
def test_an_unknown_name_is_a_fault_of_its_line(laid, book, text, what, mend):
    where = laid(book, text)
    _, faults = lexicon.check()
    assert [f.where for f in faults] == [where], faults
    assert what in faults[0].what and mend in faults[0].mend


READ = [c for c in CASES if c[0] not in ("words/settling.yaml", "words/populations.yaml")]
"""Those that a report is read with; the others are of the linking."""


@pytest.mark.parametrize(("book", "text", "what", "mend"), READ)
def test_and_stops_the_reading(laid, book, text, what, mend):
    where = laid(book, text)
    with pytest.raises(BookError) as e:
        books()
    assert e.value.where == where and what in e.value.message and mend in e.value.mend


def test_what_stands_there_rightly_is_no_fault(laid):
    laid("triggers/a.yaml", TRIGGER + "  never: [Attack, Armed clash]\n  measure: killed\n")
    assert lexicon.check()[1] == []


def test_a_book_of_ours_is_held_to_the_same():
    """Where no shelf is laid over ours, the books' own loading says it."""
    for data, said in (({"never": ["Attak"]}, "Attak"), ({"measure": "kiled"}, "kiled"), ({"kind": "Attak"}, "Attak")):
        with pytest.raises(BookError, match=said) as e:
            triggers._trigger(Entry("triggers/violence.yaml", 7, {"id": "x", "kind": "Attack", "frame": "act", **data}))
        assert e.value.where == "triggers/violence.yaml:7" and e.value.mend
