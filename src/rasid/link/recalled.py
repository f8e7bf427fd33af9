"""What a pure function said of its arguments, recalled for as long as the books are the same.

Few names stand behind many claims: on a million of them most of what settling asks of the books it has asked before.
"""

from collections.abc import Callable
from functools import lru_cache, update_wrapper
from typing import Any, TypeVar

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
