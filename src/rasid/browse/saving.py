"""A search as it is saved: a name, and a filter in the one spelling that all filters have."""

import hashlib
from urllib.parse import parse_qsl, urlencode

from rasid.browse.filter import Filter
from rasid.errors import UserError
from rasid.store.searches import Search

_LONGEST_NAME, _LONGEST_QUERY = 120, 8000
_OF_THE_PAGE = ("lang", "sort", "cursor", "limit", "view", "zoom", "event")
"""What the page's address says besides its filter; a saved search is of the filter alone."""


def search_of(name: str, query: str, by: str, at: str) -> Search:
    """The search as it is kept. Raises :class:`UserError` for a name or a filter that cannot be."""
    name = " ".join(name.split())
    if not name or len(name) > _LONGEST_NAME or not name.isprintable():
        raise UserError("a search needs a name", where="name", mend=f"one of 1 to {_LONGEST_NAME} characters")
    if len(query) > _LONGEST_QUERY:
        raise UserError("the search is too long", where="query", mend=f"at most {_LONGEST_QUERY} characters")
    spelt = urlencode(filter_of(query).pairs())
    id = hashlib.sha256(f"{name}\x1f{spelt}\x1f{by}\x1f{at}".encode()).hexdigest()[:12]
    return Search(id, name, spelt, by, at)


def filter_of(query: str) -> Filter:
    """The filter that a saved query, or the query of the page's address, spells. Raises :class:`FilterError`."""
    try:
        pairs = parse_qsl(query.removeprefix("?"), keep_blank_values=True, max_num_fields=1000, errors="strict")
    except (ValueError, UnicodeDecodeError) as e:
        raise UserError("this is no query", where="query", mend="write it as country=sy&killed_min=5") from e
    return Filter.of((k, v) for k, v in pairs if k not in _OF_THE_PAGE)
