"""What a pure function said of its arguments, recalled for as long as the books are the same.

Few names stand behind many claims: on a million of them most of what settling asks of the books it has asked before.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from datetime import date
from functools import lru_cache, update_wrapper
from typing import Any, TypeVar

from rasid.knowledge.actors import actor_book
from rasid.knowledge.shelves import of_books

F = TypeVar("F", bound=Callable[..., Any])
_MOST = 1 << 15


def recalled(make: F) -> F:
    """``make`` with its last 32,768 answers kept; its arguments must be hashable, and what it gives never changed."""

    @of_books()
    def fresh() -> Callable[..., Any]:
        return lru_cache(maxsize=_MOST)(make)

    def ask(*given: Any) -> Any:
        return fresh()(*given)

    return update_wrapper(ask, make)  # type: ignore[return-value]


Era = tuple[int, int]


@of_books("actors")
def _bounds() -> tuple[list[str], list[str], dict[Era, date]]:
    """The days from which names of parties hold, and the last ones; and of each era between them a day."""
    entries = actor_book().entries.values()
    return sorted({e.since for e in entries if e.since}), sorted({e.until for e in entries if e.until}), {}


@recalled
def era(published: date | None) -> date | None:
    """A day on which every name of a party means what it means on that day: one for years, so that much is recalled."""
    if published is None:
        return None
    since, until, days = _bounds()
    day = published.isoformat()
    return days.setdefault((bisect_right(since, day), bisect_left(until, day)), published)
