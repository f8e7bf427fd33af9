"""What is recalled of names holds for the day that was asked for, and for the books in force."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from rasid.knowledge.actors import actor_book
from rasid.knowledge.shelves import forget
from rasid.link.recalled import era, recalled

ENTRIES = [e for e in actor_book().entries.values() if e.since or e.until]
BOUNDS = sorted({date.fromisoformat(e.since) for e in ENTRIES if e.since})


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)) | st.sampled_from(BOUNDS))
def test_every_name_means_in_an_era_what_it_means_on_the_day(day: date) -> None:
    told = era(day)
    assert [e.valid(told) for e in ENTRIES] == [e.valid(day) for e in ENTRIES]


def test_eras_are_few() -> None:
    days = [date.fromordinal(n) for n in range(date(2011, 1, 1).toordinal(), date(2024, 1, 1).toordinal())]
    assert len({era(day) for day in days}) < len(days) / 20
    assert era(None) is None


def test_what_is_recalled_is_forgotten_with_the_books() -> None:
    asked = []
    once = recalled(lambda word: asked.append(word) or word.upper())
    assert [once("a"), once("a"), once("b")] == ["A", "A", "B"] and asked == ["a", "b"]
    forget()
    assert once("a") == "A" and asked == ["a", "b", "a"]
