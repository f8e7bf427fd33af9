"""Looking for things among the events as they stand: filters, facets, histogram and map, quick over very many."""

from rasid.browse.filter import Filter, FilterError

__all__ = ["Filter", "FilterError"]
