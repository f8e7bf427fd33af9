"""The books' own examples, and what is told where one fails: file, line, mend."""

import random
from importlib import import_module

import pytest

from rasid import lexicon
from rasid.lexicon import examples


@pytest.fixture
def books(tmp_path):
    folder = tmp_path / "triggers"
    folder.mkdir()

    def write(text: str, name: str = "war.yaml"):
        (folder / name).write_text(text, encoding="utf-8")
        return tmp_path

    return write


def fired(text: str, entry: object) -> set[str]:
    """A reader that knows one word."""
    return {"triggers/war.yaml:1"} if "قصف" in text else {"triggers/war.yaml:9"}


def check(root):
    return lexicon.check(fired, fired, root)


def test_examples_that_hold(books):
    assert check(books('- id: a\n  yes: ["قصف الحي"]\n  no: ["زار الحي"]\n')) == (2, [])


def test_an_example_that_is_not_read_names_line_and_mend(books):
    _, [fault] = check(books('- id: a\n  yes: ["زار الحي"]\n'))
    assert fault.where == "triggers/war.yaml:1" and "زار الحي" in fault.what and "triggers/war.yaml:9" in fault.mend


def test_an_example_that_must_not_match_and_does(books):
    _, [fault] = check(books('- id: a\n  yes: ["قصف الحي"]\n  no: ["قصف المدينة"]\n'))
    assert "must not" in fault.what and fault.mend


@pytest.mark.parametrize(
    "text",
    [
        "- id: a\n- id: a\n",
        "- id: a\n  yes: قصف الحي\n",
        '- id: a\n  no: ["زار الحي"]\n',
        "- just words\n",
        "id: a\n",
        "- id: [\n",
    ],
)
def test_what_is_no_book(books, text):
    _, faults = check(books(text))
    assert len(faults) == 1 and faults[0].where.startswith("triggers/war.yaml:") and faults[0].mend


def test_ids_are_unique_across_the_files_of_a_folder(books):
    books("- id: a\n")
    _, [fault] = check(books("- id: a\n", "zeal.yaml"))
    assert fault.where == "triggers/zeal.yaml:1" and "triggers/war.yaml:1" in fault.what


def test_one_broken_book_does_not_hide_the_faults_of_another(books):
    books("- id: [\n", "broken.yaml")
    _, faults = check(books('- id: a\n  yes: ["زار الحي"]\n'))
    assert len(faults) == 2


def test_stats(books):
    [size] = lexicon.stats(books('- id: a\n  yes: ["قصف الحي"]\n- id: b\n'))
    assert (size.book, size.entries, size.examples, size.bare) == ("triggers/war.yaml", 2, 1, 1)


def test_the_books_of_rasid_hold():
    run, faults = lexicon.check()
    assert faults == [] and run > 100


def test_no_other_reader_reads_a_book_than_the_one_that_is_asked():
    told = examples.standing([], None)
    texts = sorted({text for e in told for key in ("yes", "no") for text in e.data.get(key, ())})
    folder = {str(e.data.get("id")): "actors" for e in told if e.book.startswith("actors/")}
    met: dict[str, set[str]] = {}
    for text in random.Random(1).sample(texts, 800):
        for name in examples._READERS:
            for rule in import_module(f"rasid.extract.{name}").fired(text):
                book = rule.partition("/")[0]
                met.setdefault(folder.get(rule, book), set()).add(name)
    assert {book: met[book] for book in examples._OF} == {book: set(names) for book, names in examples._OF.items()}
    assert len(met["words"]) > 1
