"""Entries as the books write them, put where they belong, and nothing else of the file moved."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from rasid.errors import BookError
from rasid.knowledge.parse import parse
from rasid.lexicon.pages import HEAD, csv_entry, inserted, line_of, yaml_entry

text = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1, max_size=12)


@given(
    st.dictionaries(st.sampled_from(["id", "ar", "en"]), text, min_size=1), st.lists(text.map(str.strip).filter(bool))
)
def test_what_is_written_is_what_is_read_back(fields, phrases):
    data = {**fields, "aliases": phrases}
    [(line, read)] = parse("a.yaml", yaml_entry(data, quoted=frozenset()).encode())
    assert line == 1 and read == data


def test_an_entry_looks_like_its_neighbours():
    data = {
        "id": "sy/x",
        "ar": "لواء السهل",
        "country": ["SY", "IQ"],
        "years": [2014, 2018],
        "yes": ["هاجم لواء السهل"],
    }
    written = "- id: sy/x\n  ar: لواء السهل\n  country: [SY, IQ]\n  years: [2014,2018]\n  yes: [هاجم لواء السهل]\n"
    assert yaml_entry(data) == written
    assert yaml_entry({"id": "x", "yes": ["قصف"]}, quoted=frozenset(["yes"])) == '- id: x\n  yes: ["قصف"]\n'


def test_words_that_yaml_takes_for_something_else_are_quoted():
    data = {"id": "no", "ar": "17 تشرين", "en": "A: b", "aliases": ["أ، ب", "a, b", "null", "[x]", "- y", "#z"]}
    assert yaml.safe_load(yaml_entry(data)) == [data]


@pytest.mark.parametrize(
    ("before", "id", "after"),
    [
        ("", "b", "- id: b\n"),
        ("- id: a\n- id: c\n", "b", "- id: a\n- id: b\n- id: c\n"),
        ("# head\n- id: b\n", "a", "# head\n- id: a\n- id: b\n"),
        ("- id: a\n# of c\n- id: c\n", "b", "- id: a\n- id: b\n# of c\n- id: c\n"),
        ("- id: c\n- id: a\n", "b", "- id: c\n- id: a\n- id: b\n"),
        ("- id: z\n- id: s/a\n- id: s/c\n- id: b\n", "s/b", "- id: z\n- id: s/a\n- id: s/b\n- id: s/c\n- id: b\n"),
        ("- id: z\n- id: s/a\n- id: s/b\n- id: b\n", "s/c", "- id: z\n- id: s/a\n- id: s/b\n- id: s/c\n- id: b\n"),
        ("- id: a", "b", "- id: a\n- id: b\n"),
        ("- id: a\r\n", "b", "- id: a\r\n- id: b\r\n"),
    ],
)
def test_an_entry_stands_in_order(before, id, after):
    assert inserted("a.yaml", before, yaml_entry({"id": id}), id) == after


def test_places_stand_in_order_below_the_header():
    row = csv_entry({"id": "sy-b", "name_ar": 'تل "أ"', "lat": "32.8"})
    assert row == 'sy-b,,,"تل ""أ""",,,,,,32.8,,,,,\n'
    first = inserted("sy.csv", "", row, "sy-b")
    assert first == HEAD + row
    whole = inserted("sy.csv", first, csv_entry({"id": "sy-a"}), "sy-a")
    assert [line.split(",")[0] for line in whole.splitlines()] == ["id", "sy-a", "sy-b"]
    assert line_of("sy.csv", whole, "sy-b") == 3


@given(st.lists(st.sampled_from("abcdefgh"), unique=True), st.sampled_from("xyz"), st.booleans())
def test_no_other_line_moves(ids, id, commented):
    before = "".join(f"# of {i}\n- id: {i}\n  ar: س\n" if commented else f"- id: {i}\n  ar: س\n" for i in ids)
    entry = yaml_entry({"id": id, "ar": "ص"})
    after = inserted("a.yaml", before, entry, id)
    assert after.replace(entry, "", 1) == before


def test_a_broken_book_is_not_written_to():
    with pytest.raises(BookError):
        inserted("a.yaml", "- id: [\n", "- id: b\n", "b")
